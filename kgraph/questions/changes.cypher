// The edges that the base first took in on a day or later; what was sharpened, disputed or withdrawn does not show in one graph.
// $since: a day, as 2026-11-24
MATCH (source)-[edge]->(target)
WHERE edge.recorded >= date($since)
RETURN source, edge, target
