// title: {sv: Relationer med ett enda belägg, en: Relations that rest on one passage}
// question:
//   sv: "Vilka relationer vilar på ett enda textställe, de osäkraste först?"
//   en: "Which relations rest on one passage alone, the least sure first?"
// parameters:
//   limit: {type: integer, default: 100, description: "at most so many rows"}
//   type: {type: text, default: null, description: "only this relation type"}
// example: nysta query single-passage-edges -p type=OWNS

MATCH (a)-[r:FUNDS|OWNS|COORDINATES|MEMBER_OF|PARTICIPATES_IN|COLLABORATES_WITH|PART_OF|COMMISSIONS]->(b)
WHERE size(coalesce(r.passages, [])) = 1 AND ($type IS NULL OR type(r) = $type)
RETURN type(r) AS relation, a.name + coalesce(' (' + a.whose + ')', '') AS source,
       b.name + coalesce(' (' + b.whose + ')', '') AS target, r.confidence AS confidence, r.rule AS rule,
       r.passages[0] AS passage, r.key AS key
ORDER BY confidence, relation, source, target, key
LIMIT $limit
