// title: {sv: Nämns ihop utan relation, en: Named together without a relation}
// question:
//   sv: "Vilka nämns i samma mening som X, fast grafen inte har någon relation mellan dem?"
//   en: "Who is named in the same sentence as X, although the graph has no relation between them?"
// parameters:
//   name: {type: name, description: "id, name or alias", example: Region Norrbotten}
//   limit: {type: integer, default: 100, description: "at most so many rows"}
// example: nysta query named-together -p name="Region Norrbotten"

MATCH (x:Organisation|Programme|Project)
WHERE x.id = $name OR $name IN coalesce(x.former_ids, [])
   OR toLower(x.name) = toLower($name)
   OR any(alias IN coalesce(x.aliases, []) WHERE toLower(alias) = toLower($name))
MATCH (x)-[:MENTIONED_IN]->(p:Passage)<-[:MENTIONED_IN]-(y)
WHERE y.id <> x.id
WITH x, y, count(DISTINCT p) AS times, min(p.id) AS passage
WHERE NOT EXISTS { MATCH (x)-[:FUNDS|OWNS|COORDINATES|MEMBER_OF|PARTICIPATES_IN|COLLABORATES_WITH|PART_OF|COMMISSIONS]-(y) }
RETURN y.name + coalesce(' (' + y.whose + ')', '') AS name, y.kind AS kind, times, passage
ORDER BY times DESC, name, passage
LIMIT $limit
