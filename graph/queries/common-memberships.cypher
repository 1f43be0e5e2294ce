// title: {sv: Gemensamma medlemskap, en: Common memberships}
// question:
//   sv: "Vad är både X och Y med i?"
//   en: "What are X and Y both in?"
// parameters:
//   first: {type: name, description: "id, name or alias", example: Region Dalarna}
//   second: {type: name, description: "id, name or alias", example: Region Värmland}
// example: nysta query common-memberships -p first="Region Dalarna" -p second="Region Värmland"

MATCH (x:Organisation|Programme|Project)
WHERE x.id = $first OR $first IN coalesce(x.former_ids, [])
   OR toLower(x.name) = toLower($first)
   OR any(alias IN coalesce(x.aliases, []) WHERE toLower(alias) = toLower($first))
MATCH (y:Organisation|Programme|Project)
WHERE (y.id = $second OR $second IN coalesce(y.former_ids, [])
       OR toLower(y.name) = toLower($second)
       OR any(alias IN coalesce(y.aliases, []) WHERE toLower(alias) = toLower($second)))
  AND y.id <> x.id
MATCH (x)-[a:MEMBER_OF|PARTICIPATES_IN]->(joined)<-[b:MEMBER_OF|PARTICIPATES_IN]-(y)
RETURN joined.name + coalesce(' (' + joined.whose + ')', '') AS joined, joined.kind AS kind,
       type(a) AS first_relation, type(b) AS second_relation, a.key AS first_key, b.key AS second_key
ORDER BY joined, first_key, second_key
