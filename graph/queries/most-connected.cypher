// title: {sv: Flest band, en: Most connected}
// question:
//   sv: "Vilka är bundna till flest andra?"
//   en: "Who is tied to most others?"
// parameters:
//   kind: {type: text, default: null, description: "only this kind, as kommun or bolag"}
//   limit: {type: integer, default: 25, description: "at most so many rows"}
// example: nysta query most-connected -p kind=bolag

MATCH (x)-[r:FUNDS|OWNS|COORDINATES|MEMBER_OF|PARTICIPATES_IN|COLLABORATES_WITH|PART_OF|COMMISSIONS]-(y)
WHERE $kind IS NULL OR x.kind = $kind
RETURN x.name + coalesce(' (' + x.whose + ')', '') AS name, x.kind AS kind, count(DISTINCT y) AS neighbours,
       count(DISTINCT r) AS relations
ORDER BY neighbours DESC, relations DESC, name
LIMIT $limit
