// One edge with the ids of its claims and sources; the claims' words stand in the ledger.
// $edge: the id of an edge
MATCH (source)-[edge]->(target)
WHERE edge.id = $edge
RETURN source, edge, target
