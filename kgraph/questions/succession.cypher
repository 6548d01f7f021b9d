// The holders of a post, and its body.
// $post: the id of a post
MATCH (source:Person)-[edge:HOLDS]->(target:Post {id: $post})
RETURN source, edge, target
UNION ALL
MATCH (source:Post {id: $post})-[edge:POST_IN]->(target:Organization)
RETURN source, edge, target
