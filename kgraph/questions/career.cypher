// The posts of a person, their bodies and places, and the decisions that filled them.
// $person: the id of a person
MATCH (source:Person {id: $person})-[edge:HOLDS]->(target:Post)
RETURN source, edge, target
UNION ALL
MATCH (:Person {id: $person})-[:HOLDS]->(target:Post)<-[edge:FILLS]-(source:Decision)
RETURN source, edge, target
UNION ALL
MATCH (:Person {id: $person})-[:HOLDS]->(source:Post)-[edge:POST_IN]->(target:Organization)
RETURN source, edge, target
UNION ALL
MATCH (:Person {id: $person})-[:HOLDS]->(source:Post)-[edge:LOCATED_IN]->(target)
RETURN source, edge, target
UNION ALL
MATCH (:Person {id: $person})-[:HOLDS]->(:Post)-[:POST_IN]->(source:Organization)-[edge:PART_OF]->(target:Organization)
RETURN source, edge, target
UNION ALL
MATCH (:Person {id: $person})-[:HOLDS]->(:Post)-[:POST_IN]->(:Organization)
      -[:PART_OF]->(source:Organization)-[edge:PART_OF]->(target:Organization)
RETURN source, edge, target
UNION ALL
MATCH (:Person {id: $person})-[:HOLDS]->(:Post)-[:POST_IN]->(source:Organization)-[edge:GOVERNS]->(target)
RETURN source, edge, target
UNION ALL
MATCH (:Person {id: $person})-[:HOLDS]->(:Post)-[:POST_IN]->(source:Organization)-[edge:LOCATED_IN]->(target)
RETURN source, edge, target
UNION ALL
MATCH (:Person {id: $person})-[:HOLDS]->(:Post)-[:POST_IN]->(:Organization)-[:PART_OF]->(source:Organization)-[edge:GOVERNS]->(target)
RETURN source, edge, target
UNION ALL
MATCH (:Person {id: $person})-[:HOLDS]->(:Post)-[:POST_IN]->(:Organization)-[:PART_OF]->(source:Organization)-[edge:LOCATED_IN]->(target)
RETURN source, edge, target
UNION ALL
MATCH (:Person {id: $person})-[:HOLDS]->(:Post)-[:POST_IN]->(:Organization)
      -[:PART_OF]->(:Organization)-[:PART_OF]->(source:Organization)-[edge:GOVERNS]->(target)
RETURN source, edge, target
UNION ALL
MATCH (:Person {id: $person})-[:HOLDS]->(:Post)-[:POST_IN]->(:Organization)
      -[:PART_OF]->(:Organization)-[:PART_OF]->(source:Organization)-[edge:LOCATED_IN]->(target)
RETURN source, edge, target
