// title: {sv: Kortaste vägen, en: Shortest connection}
// question:
//   sv: "Hur hänger X och Y ihop, på kortast möjliga väg?"
//   en: "How are X and Y connected, by the shortest way?"
// parameters:
//   from: {type: name, description: "id, name or alias", example: Mora kommun}
//   to: {type: name, description: "id, name or alias", example: Region Värmland}
// example: nysta query shortest-connection -p from="Mora kommun" -p to="Region Värmland"

MATCH (x:Organisation|Programme|Project)
WHERE x.id = $from OR $from IN coalesce(x.former_ids, [])
   OR toLower(x.name) = toLower($from)
   OR any(alias IN coalesce(x.aliases, []) WHERE toLower(alias) = toLower($from))
MATCH (y:Organisation|Programme|Project)
WHERE (y.id = $to OR $to IN coalesce(y.former_ids, [])
       OR toLower(y.name) = toLower($to)
       OR any(alias IN coalesce(y.aliases, []) WHERE toLower(alias) = toLower($to)))
  AND y.id <> x.id
MATCH p = allShortestPaths((x)-[:FUNDS|OWNS|COORDINATES|MEMBER_OF|PARTICIPATES_IN|COLLABORATES_WITH|PART_OF|COMMISSIONS*..6]-(y))
RETURN length(p) AS steps, [node IN nodes(p) | node.name + coalesce(' (' + node.whose + ')', '')] AS names,
       [step IN relationships(p) | type(step)] AS relations, [step IN relationships(p) | step.key] AS keys
ORDER BY names, keys
LIMIT 25
