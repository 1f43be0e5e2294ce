// title: {sv: Grannar, en: Neighbours}
// question:
//   sv: "Vad har X för relationer, i båda riktningar?"
//   en: "Which relations does X have, in both directions?"
// parameters:
//   name: {type: name, description: "id, name or alias", example: Inlandsnoden}
// example: nysta query neighbours -p name=Inlandsnoden

MATCH (x:Organisation|Programme|Project)
WHERE x.id = $name OR $name IN coalesce(x.former_ids, [])
   OR toLower(x.name) = toLower($name)
   OR any(alias IN coalesce(x.aliases, []) WHERE toLower(alias) = toLower($name))
MATCH (x)-[r:FUNDS|OWNS|COORDINATES|MEMBER_OF|PARTICIPATES_IN|COLLABORATES_WITH|PART_OF|COMMISSIONS]-(y)
RETURN type(r) AS relation, CASE WHEN startNode(r).id = x.id THEN 'out' ELSE 'in' END AS direction,
       y.name + coalesce(' (' + y.whose + ')', '') AS neighbour, labels(y)[0] AS label, y.kind AS kind,
       r.year AS year, r.amount_sek AS amount_sek, r.share AS share, r.role AS role, r.confidence AS confidence,
       r.key AS key
ORDER BY relation, direction, neighbour, coalesce(year, 0), key
