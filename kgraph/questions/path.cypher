// The holders of two people's posts, of all posts of the bodies that these are in, and of the posts that the same decisions filled.
// $person, $other: the ids of two people
UNWIND [$person, $other] AS id
MATCH (:Person {id: id})-[:HOLDS]->(:Post)-[:POST_IN*0..2]-(target:Post)
WITH DISTINCT target
MATCH (target)<-[edge:HOLDS]-(source:Person)
RETURN source, edge, target
UNION ALL
UNWIND [$person, $other] AS id
MATCH (:Person {id: id})-[:HOLDS]->(:Post)-[:POST_IN*0..2]-(source:Post)
WITH DISTINCT source
MATCH (source)-[edge:POST_IN]->(target:Organization)
RETURN source, edge, target
UNION ALL
UNWIND [$person, $other] AS id
MATCH (:Person {id: id})-[:HOLDS]->(:Post)<-[:FILLS]-(source:Decision)
WITH DISTINCT source
MATCH (source)-[edge:FILLS]->(target:Post)
RETURN source, edge, target
UNION ALL
UNWIND [$person, $other] AS id
MATCH (:Person {id: id})-[:HOLDS]->(:Post)<-[:FILLS]-(decision:Decision)
WITH DISTINCT decision
MATCH (decision)-[:FILLS]->(target:Post)
WITH DISTINCT target
MATCH (target)<-[edge:HOLDS]-(source:Person)
RETURN source, edge, target
