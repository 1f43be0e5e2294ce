// title: {sv: Dokument, en: Documents}
// question:
//   sv: "Vilka dokument vilar relationerna på, och hur många på vart och ett?"
//   en: "On which documents do the relations rest, and on each how many?"
// parameters:
//   limit: {type: integer, default: 500, description: "at most so many rows"}
// example: nysta query documents

MATCH (a)-[r]->(b)
WHERE r.documents IS NOT NULL
UNWIND r.documents AS document
WITH document, count(*) AS relations
MATCH (d:Document)
WHERE d.id = document
RETURN coalesce(d.title, d.id) AS title, d.year AS year, d.path AS path, relations, d.id AS id
ORDER BY relations DESC, title, id
LIMIT $limit
