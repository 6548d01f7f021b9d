// A body with its superiors, subordinates, predecessors and successors, the places of all these, its posts and their holders.
// $organization: the id of an organization
MATCH (source:Organization {id: $organization})-[edge:PART_OF]->(target:Organization)
RETURN source, edge, target
UNION ALL
MATCH (:Organization {id: $organization})-[:PART_OF]->(source:Organization)-[edge:PART_OF]->(target:Organization)
RETURN source, edge, target
UNION ALL
MATCH (target:Organization {id: $organization})<-[edge:PART_OF]-(source:Organization)
RETURN source, edge, target
UNION ALL
MATCH (target:Organization {id: $organization})<-[edge:BECAME]-(source:Organization)
RETURN source, edge, target
UNION ALL
MATCH (source:Organization {id: $organization})-[edge:BECAME]->(target:Organization)
RETURN source, edge, target
UNION ALL
MATCH (source:Organization {id: $organization})-[edge:GOVERNS]->(target)
RETURN source, edge, target
UNION ALL
MATCH (:Organization {id: $organization})-[:PART_OF]->(source:Organization)-[edge:GOVERNS]->(target)
RETURN source, edge, target
UNION ALL
MATCH (:Organization {id: $organization})-[:PART_OF]->(:Organization)-[:PART_OF]->(source:Organization)-[edge:GOVERNS]->(target)
RETURN source, edge, target
UNION ALL
MATCH (:Organization {id: $organization})<-[:PART_OF]-(source:Organization)-[edge:GOVERNS]->(target)
RETURN source, edge, target
UNION ALL
MATCH (:Organization {id: $organization})<-[:BECAME]-(source:Organization)-[edge:GOVERNS]->(target)
RETURN source, edge, target
UNION ALL
MATCH (:Organization {id: $organization})-[:BECAME]->(source:Organization)-[edge:GOVERNS]->(target)
RETURN source, edge, target
UNION ALL
MATCH (source:Organization {id: $organization})-[edge:LOCATED_IN]->(target)
RETURN source, edge, target
UNION ALL
MATCH (:Organization {id: $organization})-[:PART_OF]->(source:Organization)-[edge:LOCATED_IN]->(target)
RETURN source, edge, target
UNION ALL
MATCH (:Organization {id: $organization})-[:PART_OF]->(:Organization)-[:PART_OF]->(source:Organization)-[edge:LOCATED_IN]->(target)
RETURN source, edge, target
UNION ALL
MATCH (:Organization {id: $organization})<-[:PART_OF]-(source:Organization)-[edge:LOCATED_IN]->(target)
RETURN source, edge, target
UNION ALL
MATCH (:Organization {id: $organization})<-[:BECAME]-(source:Organization)-[edge:LOCATED_IN]->(target)
RETURN source, edge, target
UNION ALL
MATCH (:Organization {id: $organization})-[:BECAME]->(source:Organization)-[edge:LOCATED_IN]->(target)
RETURN source, edge, target
UNION ALL
MATCH (target:Organization {id: $organization})<-[edge:POST_IN]-(source:Post)
RETURN source, edge, target
UNION ALL
MATCH (:Organization {id: $organization})<-[:POST_IN]-(target:Post)<-[edge:HOLDS]-(source:Person)
RETURN source, edge, target
UNION ALL
MATCH (:Organization {id: $organization})<-[:POST_IN]-(source:Post)-[edge:VACANT]->(target:Organization)
RETURN source, edge, target
