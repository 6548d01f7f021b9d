// What tells a node apart from its namesakes: its posts, bodies, superiors, places, issuer.
// Names themselves are found by name_folded: MATCH (n) WHERE n.name_folded CONTAINS 'huu kiem' RETURN n
// $node: the id of a node
MATCH (source:Person {id: $node})-[edge:HOLDS]->(target:Post)
RETURN source, edge, target
UNION ALL
MATCH (source:Post {id: $node})-[edge:POST_IN]->(target:Organization)
RETURN source, edge, target
UNION ALL
MATCH (source:Organization {id: $node})-[edge:PART_OF]->(target)
RETURN source, edge, target
UNION ALL
MATCH (source:Village {id: $node})-[edge:PART_OF]->(target)
RETURN source, edge, target
UNION ALL
MATCH (source:Commune {id: $node})-[edge:PART_OF]->(target)
RETURN source, edge, target
UNION ALL
MATCH (source:District {id: $node})-[edge:PART_OF]->(target)
RETURN source, edge, target
UNION ALL
MATCH (source:Province {id: $node})-[edge:PART_OF]->(target)
RETURN source, edge, target
UNION ALL
MATCH (source:Organization {id: $node})-[edge:GOVERNS]->(target)
RETURN source, edge, target
UNION ALL
MATCH (source:Organization {id: $node})-[edge:LOCATED_IN]->(target)
RETURN source, edge, target
UNION ALL
MATCH (source:Post {id: $node})-[edge:LOCATED_IN]->(target)
RETURN source, edge, target
UNION ALL
MATCH (source:Initiative {id: $node})-[edge:LOCATED_IN]->(target)
RETURN source, edge, target
UNION ALL
MATCH (source:Organization)-[edge:ISSUED]->(target:Decision {id: $node})
RETURN source, edge, target
