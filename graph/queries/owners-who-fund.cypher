// title: {sv: Ägare som också finansierar, en: Owners who also fund}
// question:
//   sv: "Vilka både äger och ger pengar till samma verksamhet?"
//   en: "Who both owns a body and gives it money?"
// parameters:
//   limit: {type: integer, default: 100, description: "at most so many rows"}
// example: nysta query owners-who-fund

MATCH (owner)-[o:OWNS]->(owned)
MATCH (owner)-[f:FUNDS]->(owned)
WHERE f.counts OR f.amount_sek IS NULL
RETURN owner.name + coalesce(' (' + owner.whose + ')', '') AS owner,
       owned.name + coalesce(' (' + owned.whose + ')', '') AS owned, o.share AS share, f.year AS year,
       f.amount_sek AS amount_sek, o.key AS owns_key, f.key AS funds_key
ORDER BY owner, owned, coalesce(year, 0), funds_key
LIMIT $limit
