// The edges on which sources contradict each other, or whose continuity is inferred; the other findings make no edge.
MATCH (source)-[edge]->(target)
WHERE edge.status = 'disputed' OR 'continuity' IN edge.inferred
RETURN source, edge, target
