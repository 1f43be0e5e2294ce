// title: {sv: Broar mellan två grupper, en: Bridges between two groups}
// question:
//   sv: "Vilka har band både till X eller dem som är med där, och till Y eller dem som är med där?"
//   en: "Who is tied both to X or those in it, and to Y or those in it?"
// parameters:
//   first: {type: name, description: "id, name or alias", example: Region Värmland}
//   second: {type: name, description: "id, name or alias", example: Inlandsrådet}
//   limit: {type: integer, default: 50, description: "at most so many rows"}
// example: nysta query bridges -p first="Region Värmland" -p second=Inlandsrådet

MATCH (x:Organisation|Programme|Project)
WHERE x.id = $first OR $first IN coalesce(x.former_ids, [])
   OR toLower(x.name) = toLower($first)
   OR any(alias IN coalesce(x.aliases, []) WHERE toLower(alias) = toLower($first))
MATCH (y:Organisation|Programme|Project)
WHERE (y.id = $second OR $second IN coalesce(y.former_ids, [])
       OR toLower(y.name) = toLower($second)
       OR any(alias IN coalesce(y.aliases, []) WHERE toLower(alias) = toLower($second)))
  AND y.id <> x.id
MATCH (one)-[:MEMBER_OF|PART_OF|PARTICIPATES_IN*0..1]->(x)
MATCH (bridge)-[:FUNDS|OWNS|COORDINATES|MEMBER_OF|PARTICIPATES_IN|COLLABORATES_WITH|PART_OF|COMMISSIONS]-(one)
WHERE bridge.id <> x.id AND bridge.id <> y.id
WITH y, bridge, count(DISTINCT one) AS ties_to_first
MATCH (other)-[:MEMBER_OF|PART_OF|PARTICIPATES_IN*0..1]->(y)
MATCH (bridge)-[:FUNDS|OWNS|COORDINATES|MEMBER_OF|PARTICIPATES_IN|COLLABORATES_WITH|PART_OF|COMMISSIONS]-(other)
RETURN bridge.name + coalesce(' (' + bridge.whose + ')', '') AS bridge, bridge.kind AS kind, ties_to_first,
       count(DISTINCT other) AS ties_to_second
ORDER BY ties_to_first + ties_to_second DESC, bridge
LIMIT $limit
