// The units of a district or province three steps down, their kin, what was measured there, their bodies, posts and holders.
// $territory: the id of a district or province
MATCH (:District|Province {id: $territory})<-[:PART_OF*0..2]-(target)<-[edge:PART_OF]-(source)
RETURN DISTINCT source, edge, target
UNION ALL
MATCH (:District|Province {id: $territory})<-[:PART_OF*0..2]-(source)-[edge:BECAME]->(target)
RETURN DISTINCT source, edge, target
UNION ALL
MATCH (:District|Province {id: $territory})<-[:PART_OF*0..2]-(target)<-[edge:BECAME]-(source)
RETURN DISTINCT source, edge, target
UNION ALL
MATCH (:District|Province {id: $territory})<-[:PART_OF*0..2]-(source)-[edge:MEASURED]->(target)
RETURN DISTINCT source, edge, target
UNION ALL
MATCH (:District|Province {id: $territory})<-[:PART_OF*0..3]-(target)<-[edge:GOVERNS]-(source)
RETURN DISTINCT source, edge, target
UNION ALL
MATCH (:District|Province {id: $territory})<-[:PART_OF*0..3]-(target)<-[edge:LOCATED_IN]-(source:Organization)
RETURN DISTINCT source, edge, target
UNION ALL
MATCH (:District|Province {id: $territory})<-[:PART_OF*0..3]-(target)<-[edge:LOCATED_IN]-(source:Post)
RETURN DISTINCT source, edge, target
UNION ALL
MATCH (:District|Province {id: $territory})<-[:PART_OF*0..3]-()<-[:GOVERNS|LOCATED_IN]-(target:Organization)<-[edge:PART_OF]-(source:Organization)
RETURN DISTINCT source, edge, target
UNION ALL
MATCH (:District|Province {id: $territory})<-[:PART_OF*0..3]-()<-[:GOVERNS|LOCATED_IN]-(:Organization)
      <-[:PART_OF]-(source:Organization)-[edge:GOVERNS]->(target)
RETURN DISTINCT source, edge, target
UNION ALL
MATCH (:District|Province {id: $territory})<-[:PART_OF*0..3]-()<-[:GOVERNS|LOCATED_IN]-(:Organization)
      <-[:PART_OF]-(source:Organization)-[edge:LOCATED_IN]->(target)
RETURN DISTINCT source, edge, target
UNION ALL
MATCH (:District|Province {id: $territory})<-[:PART_OF*0..3]-()<-[:GOVERNS|LOCATED_IN]-(:Organization)
      <-[:PART_OF*0..1]-(target:Organization)<-[edge:POST_IN]-(source:Post)
RETURN DISTINCT source, edge, target
UNION ALL
MATCH (:District|Province {id: $territory})<-[:PART_OF*0..3]-()<-[:GOVERNS|LOCATED_IN]-(:Organization)
      <-[:PART_OF*0..1]-(:Organization)<-[:POST_IN]-(source:Post)-[edge:POST_IN]->(target:Organization)
RETURN DISTINCT source, edge, target
UNION ALL
MATCH (:District|Province {id: $territory})<-[:PART_OF*0..3]-()<-[:GOVERNS|LOCATED_IN]-(:Organization)
      <-[:PART_OF*0..1]-(:Organization)<-[:POST_IN]-(target:Post)<-[edge:HOLDS]-(source:Person)
RETURN DISTINCT source, edge, target
UNION ALL
MATCH (:District|Province {id: $territory})<-[:PART_OF*0..3]-()<-[:GOVERNS|LOCATED_IN]-(:Organization)
      <-[:PART_OF*0..1]-(:Organization)<-[:POST_IN]-(source:Post)-[edge:VACANT]->(target:Organization)
RETURN DISTINCT source, edge, target
UNION ALL
MATCH (:District|Province {id: $territory})<-[:PART_OF*0..3]-()<-[:LOCATED_IN]-(source:Post)-[edge:POST_IN]->(target:Organization)
RETURN DISTINCT source, edge, target
UNION ALL
MATCH (:District|Province {id: $territory})<-[:PART_OF*0..3]-()<-[:LOCATED_IN]-(target:Post)<-[edge:HOLDS]-(source:Person)
RETURN DISTINCT source, edge, target
UNION ALL
MATCH (:District|Province {id: $territory})<-[:PART_OF*0..3]-()<-[:LOCATED_IN]-(source:Post)-[edge:VACANT]->(target:Organization)
RETURN DISTINCT source, edge, target
