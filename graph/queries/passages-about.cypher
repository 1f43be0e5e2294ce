// title: {sv: Textställen om någon, en: Passages about somebody}
// question:
//   sv: "Var nämns X, med vilka ord? Personers namn är borttagna."
//   en: "Where is X named, in which words? Persons are blanked."
// parameters:
//   name: {type: name, description: "id, name or alias", example: Inlandsnoden}
//   limit: {type: integer, default: 100, description: "at most so many rows"}
// example: nysta query passages-about -p name=Inlandsnoden

MATCH (x:Organisation|Programme|Project)
WHERE x.id = $name OR $name IN coalesce(x.former_ids, [])
   OR toLower(x.name) = toLower($name)
   OR any(alias IN coalesce(x.aliases, []) WHERE toLower(alias) = toLower($name))
MATCH (x)-[:MENTIONED_IN]->(p:Passage)-[:FROM]->(d:Document)
RETURN coalesce(d.title, d.id) AS document, p.page AS page, p.line AS line, p.search_text AS passage, p.id AS id
ORDER BY document, coalesce(page, 0), line, id
LIMIT $limit
