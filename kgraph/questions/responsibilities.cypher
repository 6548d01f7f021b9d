// What a person (through posts and their bodies as well), post or body answers for; who answers for an initiative, or for a place
// and what lies in it, three steps down.
// $node: the id of a person, post, organization, initiative or place
MATCH (source:Person {id: $node})-[edge:HOLDS]->(target:Post)
RETURN source, edge, target
UNION ALL
MATCH (:Person {id: $node})-[:HOLDS]->(source:Post)-[edge:POST_IN]->(target:Organization)
RETURN source, edge, target
UNION ALL
MATCH (source:Organization|Person|Post {id: $node})-[edge:RESPONSIBLE_FOR]->(target)
RETURN source, edge, target
UNION ALL
MATCH (:Person {id: $node})-[:HOLDS]->(source:Post)-[edge:RESPONSIBLE_FOR]->(target)
RETURN source, edge, target
UNION ALL
MATCH (:Person {id: $node})-[:HOLDS]->(:Post)-[:POST_IN]->(source:Organization)-[edge:RESPONSIBLE_FOR]->(target)
RETURN source, edge, target
UNION ALL
MATCH (:Organization|Person|Post {id: $node})-[:RESPONSIBLE_FOR]->(source:Initiative)-[edge:LOCATED_IN]->(target)
RETURN source, edge, target
UNION ALL
MATCH (:Person {id: $node})-[:HOLDS]->(:Post)-[:RESPONSIBLE_FOR]->(source:Initiative)-[edge:LOCATED_IN]->(target)
RETURN source, edge, target
UNION ALL
MATCH (:Person {id: $node})-[:HOLDS]->(:Post)-[:POST_IN]->(:Organization)
      -[:RESPONSIBLE_FOR]->(source:Initiative)-[edge:LOCATED_IN]->(target)
RETURN source, edge, target
UNION ALL
MATCH (source:Initiative|Organization|Post {id: $node})-[edge:LOCATED_IN]->(target)
RETURN source, edge, target
UNION ALL
MATCH (target:Initiative {id: $node})<-[edge:RESPONSIBLE_FOR]-(source)
RETURN source, edge, target
UNION ALL
MATCH (target:Organization|Commune|District|Province|Village {id: $node})<-[edge:PART_OF]-(source:Commune|District|Province|Village)
RETURN source, edge, target
UNION ALL
MATCH (:Organization|Commune|District|Province|Village {id: $node})
      <-[:PART_OF]-(target:Commune|District|Province|Village)<-[edge:PART_OF]-(source:Commune|District|Province|Village)
RETURN source, edge, target
UNION ALL
MATCH (:Organization|Commune|District|Province|Village {id: $node})<-[:PART_OF]-(:Commune|District|Province|Village)
      <-[:PART_OF]-(target:Commune|District|Province|Village)<-[edge:PART_OF]-(source:Commune|District|Province|Village)
RETURN source, edge, target
UNION ALL
MATCH (target:Commune|District|Province|Village {id: $node})<-[edge:RESPONSIBLE_FOR]-(source)
RETURN source, edge, target
UNION ALL
MATCH (target:Commune|District|Province|Village {id: $node})<-[edge:LOCATED_IN]-(source:Initiative)
RETURN source, edge, target
UNION ALL
MATCH (:Commune|District|Province|Village {id: $node})<-[:LOCATED_IN]-(target:Initiative)<-[edge:RESPONSIBLE_FOR]-(source)
RETURN source, edge, target
UNION ALL
MATCH (:Organization|Commune|District|Province|Village {id: $node})
      <-[:PART_OF]-(target:Commune|District|Province|Village)<-[edge:RESPONSIBLE_FOR]-(source)
RETURN source, edge, target
UNION ALL
MATCH (:Organization|Commune|District|Province|Village {id: $node})
      <-[:PART_OF]-(target:Commune|District|Province|Village)<-[edge:LOCATED_IN]-(source:Initiative)
RETURN source, edge, target
UNION ALL
MATCH (:Organization|Commune|District|Province|Village {id: $node})
      <-[:PART_OF]-(:Commune|District|Province|Village)<-[:LOCATED_IN]-(target:Initiative)<-[edge:RESPONSIBLE_FOR]-(source)
RETURN source, edge, target
UNION ALL
MATCH (:Organization|Commune|District|Province|Village {id: $node})<-[:PART_OF]-(:Commune|District|Province|Village)
      <-[:PART_OF]-(target:Commune|District|Province|Village)<-[edge:RESPONSIBLE_FOR]-(source)
RETURN source, edge, target
UNION ALL
MATCH (:Organization|Commune|District|Province|Village {id: $node})<-[:PART_OF]-(:Commune|District|Province|Village)
      <-[:PART_OF]-(target:Commune|District|Province|Village)<-[edge:LOCATED_IN]-(source:Initiative)
RETURN source, edge, target
UNION ALL
MATCH (:Organization|Commune|District|Province|Village {id: $node})<-[:PART_OF]-(:Commune|District|Province|Village)
      <-[:PART_OF]-(:Commune|District|Province|Village)<-[:LOCATED_IN]-(target:Initiative)<-[edge:RESPONSIBLE_FOR]-(source)
RETURN source, edge, target
UNION ALL
MATCH (:Organization|Commune|District|Province|Village {id: $node})<-[:PART_OF]-(:Commune|District|Province|Village)
      <-[:PART_OF]-(:Commune|District|Province|Village)
      <-[:PART_OF]-(target:Commune|District|Province|Village)<-[edge:RESPONSIBLE_FOR]-(source)
RETURN source, edge, target
UNION ALL
MATCH (:Organization|Commune|District|Province|Village {id: $node})<-[:PART_OF]-(:Commune|District|Province|Village)
      <-[:PART_OF]-(:Commune|District|Province|Village)
      <-[:PART_OF]-(target:Commune|District|Province|Village)<-[edge:LOCATED_IN]-(source:Initiative)
RETURN source, edge, target
UNION ALL
MATCH (:Organization|Commune|District|Province|Village {id: $node})<-[:PART_OF]-(:Commune|District|Province|Village)
      <-[:PART_OF]-(:Commune|District|Province|Village)
      <-[:PART_OF]-(:Commune|District|Province|Village)<-[:LOCATED_IN]-(target:Initiative)<-[edge:RESPONSIBLE_FOR]-(source)
RETURN source, edge, target
