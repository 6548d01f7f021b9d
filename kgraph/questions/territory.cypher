// What a place became and came from, six changes in each direction, with the bodies there, their posts and who held them;
// and what became of the communes in it.
// $place: the id of a commune, district or province
MATCH (:Commune|District|Organization|Province|Village {id: $place})-[:BECAME*0..5]->(source)-[edge:BECAME]->(target)
RETURN DISTINCT source, edge, target
UNION ALL
MATCH (:Commune|District|Organization|Province|Village {id: $place})<-[:BECAME*0..5]-(target)<-[edge:BECAME]-(source)
RETURN DISTINCT source, edge, target
UNION ALL
MATCH (:Commune|District|Organization|Province|Village {id: $place})-[:BECAME*0..6]->(source)-[edge:PART_OF]->(target)
RETURN DISTINCT source, edge, target
UNION ALL
MATCH (:Commune|District|Organization|Province|Village {id: $place})<-[:BECAME*1..6]-(source)-[edge:PART_OF]->(target)
RETURN DISTINCT source, edge, target
UNION ALL
MATCH (:Commune|District|Organization|Province|Village {id: $place})<-[:BECAME*1..6]-(source)-[edge:BECAME]->(target)
RETURN DISTINCT source, edge, target
UNION ALL
MATCH (target:Commune|District|Organization|Province|Village {id: $place})<-[edge:PART_OF]-(source:Commune)
RETURN DISTINCT source, edge, target
UNION ALL
MATCH (:Commune|District|Organization|Province|Village {id: $place})<-[:PART_OF]-(:Commune)
      -[:BECAME*0..5]->(source)-[edge:BECAME]->(target)
RETURN DISTINCT source, edge, target
UNION ALL
MATCH (:Commune|District|Organization|Province|Village {id: $place})<-[:PART_OF]-(:Commune)
      -[:BECAME*0..6]->(source)-[edge:PART_OF]->(target)
RETURN DISTINCT source, edge, target
UNION ALL
MATCH (:Commune|District|Organization|Province|Village {id: $place})-[:BECAME*0..6]->(target)<-[edge:GOVERNS]-(source:Organization)
RETURN DISTINCT source, edge, target
UNION ALL
MATCH (:Commune|District|Organization|Province|Village {id: $place})-[:BECAME*0..6]->(target)<-[edge:LOCATED_IN]-(source:Organization)
RETURN DISTINCT source, edge, target
UNION ALL
MATCH (:Commune|District|Organization|Province|Village {id: $place})-[:BECAME*0..6]->()
      <-[:GOVERNS|LOCATED_IN]-(target:Organization)<-[edge:POST_IN]-(source:Post)
RETURN DISTINCT source, edge, target
UNION ALL
MATCH (:Commune|District|Organization|Province|Village {id: $place})-[:BECAME*0..6]->()
      <-[:GOVERNS|LOCATED_IN]-(:Organization)<-[:POST_IN]-(target:Post)<-[edge:HOLDS]-(source:Person)
RETURN DISTINCT source, edge, target
UNION ALL
MATCH (:Commune|District|Organization|Province|Village {id: $place})-[:BECAME*0..6]->()
      <-[:GOVERNS|LOCATED_IN]-(:Organization)<-[:POST_IN]-(source:Post)-[edge:VACANT]->(target:Organization)
RETURN DISTINCT source, edge, target
UNION ALL
MATCH (:Commune|District|Organization|Province|Village {id: $place})<-[:BECAME*1..6]-(target)<-[edge:GOVERNS]-(source:Organization)
RETURN DISTINCT source, edge, target
UNION ALL
MATCH (:Commune|District|Organization|Province|Village {id: $place})<-[:BECAME*1..6]-(target)<-[edge:LOCATED_IN]-(source:Organization)
RETURN DISTINCT source, edge, target
UNION ALL
MATCH (:Commune|District|Organization|Province|Village {id: $place})<-[:BECAME*1..6]-()
      <-[:GOVERNS|LOCATED_IN]-(target:Organization)<-[edge:POST_IN]-(source:Post)
RETURN DISTINCT source, edge, target
UNION ALL
MATCH (:Commune|District|Organization|Province|Village {id: $place})<-[:BECAME*1..6]-()
      <-[:GOVERNS|LOCATED_IN]-(:Organization)<-[:POST_IN]-(target:Post)<-[edge:HOLDS]-(source:Person)
RETURN DISTINCT source, edge, target
UNION ALL
MATCH (:Commune|District|Organization|Province|Village {id: $place})<-[:BECAME*1..6]-()
      <-[:GOVERNS|LOCATED_IN]-(:Organization)<-[:POST_IN]-(source:Post)-[edge:VACANT]->(target:Organization)
RETURN DISTINCT source, edge, target
