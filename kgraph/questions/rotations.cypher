// Every decision and every holding, with the bodies and places of the posts.
MATCH (source:Person)-[edge:HOLDS]->(target:Post)
RETURN source, edge, target
UNION ALL
MATCH (source:Decision)-[edge:FILLS]->(target:Post)
RETURN source, edge, target
UNION ALL
MATCH (source:Organization)-[edge:ISSUED]->(target:Decision)
RETURN source, edge, target
UNION ALL
MATCH ()-[:HOLDS|FILLS]->(source:Post)-[edge:POST_IN]->(target:Organization)
RETURN DISTINCT source, edge, target
UNION ALL
MATCH ()-[:HOLDS|FILLS]->(source:Post)-[edge:LOCATED_IN]->(target)
RETURN DISTINCT source, edge, target
UNION ALL
MATCH ()-[:HOLDS|FILLS]->(:Post)-[:POST_IN]->(source:Organization)-[edge:PART_OF]->(target:Organization)
RETURN DISTINCT source, edge, target
UNION ALL
MATCH ()-[:HOLDS|FILLS]->(:Post)-[:POST_IN]->(:Organization)-[:PART_OF]->(source:Organization)-[edge:PART_OF]->(target:Organization)
RETURN DISTINCT source, edge, target
UNION ALL
MATCH ()-[:HOLDS|FILLS]->(:Post)-[:POST_IN]->(source:Organization)-[edge:GOVERNS]->(target)
RETURN DISTINCT source, edge, target
UNION ALL
MATCH ()-[:HOLDS|FILLS]->(:Post)-[:POST_IN]->(source:Organization)-[edge:LOCATED_IN]->(target)
RETURN DISTINCT source, edge, target
UNION ALL
MATCH ()-[:HOLDS|FILLS]->(:Post)-[:POST_IN]->(:Organization)-[:PART_OF]->(source:Organization)-[edge:GOVERNS]->(target)
RETURN DISTINCT source, edge, target
UNION ALL
MATCH ()-[:HOLDS|FILLS]->(:Post)-[:POST_IN]->(:Organization)
      -[:PART_OF]->(:Organization)-[:PART_OF]->(source:Organization)-[edge:GOVERNS]->(target)
RETURN DISTINCT source, edge, target
UNION ALL
MATCH ()-[:HOLDS|FILLS]->(:Post)-[:POST_IN]->(:Organization)-[:PART_OF]->(source:Organization)-[edge:LOCATED_IN]->(target)
RETURN DISTINCT source, edge, target
UNION ALL
MATCH ()-[:HOLDS|FILLS]->(:Post)-[:POST_IN]->(:Organization)
      -[:PART_OF]->(:Organization)-[:PART_OF]->(source:Organization)-[edge:LOCATED_IN]->(target)
RETURN DISTINCT source, edge, target
