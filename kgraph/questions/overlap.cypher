// The holders of a person's posts, and of all posts of the bodies that these are in.
// $person: the id of a person
MATCH (:Person {id: $person})-[:HOLDS]->(:Post)-[:POST_IN*0..2]-(target:Post)
WITH DISTINCT target
MATCH (target)<-[edge:HOLDS]-(source:Person)
RETURN source, edge, target
UNION ALL
MATCH (:Person {id: $person})-[:HOLDS]->(:Post)-[:POST_IN*0..2]-(source:Post)
WITH DISTINCT source
MATCH (source)-[edge:POST_IN]->(target:Organization)
RETURN source, edge, target
