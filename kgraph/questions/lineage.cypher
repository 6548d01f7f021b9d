// What a place or body became and came from, six changes in each direction, and what each of them was part of.
// $place: the id of a commune, district, province, village or organization
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
