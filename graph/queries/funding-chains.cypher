// title: {sv: Kedjor av pengar, en: Chains of money}
// question:
//   sv: "Vilka vägar tar pengarna från X, i upp till fyra led? Beloppen hör till varsitt led och läggs inte ihop."
//   en: "Which ways does the money go from X, in up to four steps? Each amount belongs to its step; they are not added up."
// parameters:
//   name: {type: name, description: "id, name or alias", example: Region Dalarna}
//   limit: {type: integer, default: 200, description: "at most so many rows"}
// example: nysta query funding-chains -p name="Region Dalarna"

MATCH (x:Organisation|Programme|Project)
WHERE x.id = $name OR $name IN coalesce(x.former_ids, [])
   OR toLower(x.name) = toLower($name)
   OR any(alias IN coalesce(x.aliases, []) WHERE toLower(alias) = toLower($name))
MATCH p = (x)-[:FUNDS*1..4]->(recipient)
WHERE all(f IN relationships(p) WHERE f.counts OR f.amount_sek IS NULL)
  AND all(n IN nodes(p) WHERE size([m IN nodes(p) WHERE m.id = n.id]) = 1)
RETURN length(p) AS steps, [n IN nodes(p) | n.name + coalesce(' (' + n.whose + ')', '')] AS chain,
       [f IN relationships(p) | f.amount_sek] AS amounts_sek, [f IN relationships(p) | f.year] AS years,
       [f IN relationships(p) | f.key] AS keys
ORDER BY steps, chain, keys
LIMIT $limit
