// A commune with its villages, bodies, their parts, posts and holders, initiatives with who is responsible, and measures.
// $place: the id of a commune
MATCH (target:Commune {id: $place})<-[edge:PART_OF]-(source)
RETURN source, edge, target
UNION ALL
MATCH (:Commune {id: $place})<-[:PART_OF*0..1]-(target)<-[edge:GOVERNS]-(source:Organization)
RETURN source, edge, target
UNION ALL
MATCH (:Commune {id: $place})<-[:PART_OF*0..1]-(target)<-[edge:LOCATED_IN]-(source)
RETURN source, edge, target
UNION ALL
MATCH (:Commune {id: $place})<-[:PART_OF*0..1]-(source)-[edge:MEASURED]->(target:Initiative)
RETURN source, edge, target
UNION ALL
MATCH (:Commune {id: $place})<-[:PART_OF*0..1]-()<-[:GOVERNS|LOCATED_IN]-(target:Organization)<-[edge:PART_OF]-(source:Organization)
RETURN source, edge, target
UNION ALL
MATCH (:Commune {id: $place})<-[:PART_OF*0..1]-()<-[:GOVERNS|LOCATED_IN]-(:Organization)
      <-[:PART_OF]-(source:Organization)-[edge:GOVERNS]->(target)
RETURN source, edge, target
UNION ALL
MATCH (:Commune {id: $place})<-[:PART_OF*0..1]-()<-[:GOVERNS|LOCATED_IN]-(:Organization)
      <-[:PART_OF]-(source:Organization)-[edge:LOCATED_IN]->(target)
RETURN source, edge, target
UNION ALL
MATCH (:Commune {id: $place})<-[:PART_OF*0..1]-()<-[:GOVERNS|LOCATED_IN]-(:Organization)
      <-[:PART_OF*0..1]-(target:Organization)<-[edge:POST_IN]-(source:Post)
RETURN source, edge, target
UNION ALL
MATCH (:Commune {id: $place})<-[:PART_OF*0..1]-()<-[:GOVERNS|LOCATED_IN]-(:Organization)
      <-[:PART_OF*0..1]-(:Organization)<-[:POST_IN]-(source:Post)-[edge:POST_IN]->(target:Organization)
RETURN source, edge, target
UNION ALL
MATCH (:Commune {id: $place})<-[:PART_OF*0..1]-()<-[:GOVERNS|LOCATED_IN]-(:Organization)
      <-[:PART_OF*0..1]-(:Organization)<-[:POST_IN]-(target:Post)<-[edge:HOLDS]-(source:Person)
RETURN source, edge, target
UNION ALL
MATCH (:Commune {id: $place})<-[:PART_OF*0..1]-()<-[:GOVERNS|LOCATED_IN]-(:Organization)
      <-[:PART_OF*0..1]-(:Organization)<-[:POST_IN]-(source:Post)-[edge:VACANT]->(target:Organization)
RETURN source, edge, target
UNION ALL
MATCH (:Commune {id: $place})<-[:PART_OF*0..1]-()<-[:LOCATED_IN]-(source:Post)-[edge:POST_IN]->(target:Organization)
RETURN source, edge, target
UNION ALL
MATCH (:Commune {id: $place})<-[:PART_OF*0..1]-()<-[:LOCATED_IN]-(target:Post)<-[edge:HOLDS]-(source:Person)
RETURN source, edge, target
UNION ALL
MATCH (:Commune {id: $place})<-[:PART_OF*0..1]-()<-[:LOCATED_IN]-(source:Post)-[edge:VACANT]->(target:Organization)
RETURN source, edge, target
UNION ALL
MATCH (:Commune {id: $place})<-[:PART_OF*0..1]-()<-[:LOCATED_IN]-(target:Initiative)<-[edge:RESPONSIBLE_FOR]-(source)
RETURN source, edge, target
