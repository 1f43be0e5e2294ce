// title: {sv: Gemensamma finansiärer, en: Common funders}
// question:
//   sv: "Vilka ger pengar till både X och Y, och hur mycket? Varje belopp räknas en gång."
//   en: "Who gives money to both X and Y, and how much? Each amount is counted once."
// parameters:
//   first: {type: name, description: "id, name or alias", example: Region Östergötland}
//   second: {type: name, description: "id, name or alias", example: Region Värmland}
// example: nysta query common-funders -p first="Region Östergötland" -p second="Region Värmland"

MATCH (x:Organisation|Programme|Project)
WHERE x.id = $first OR $first IN coalesce(x.former_ids, [])
   OR toLower(x.name) = toLower($first)
   OR any(alias IN coalesce(x.aliases, []) WHERE toLower(alias) = toLower($first))
MATCH (y:Organisation|Programme|Project)
WHERE (y.id = $second OR $second IN coalesce(y.former_ids, [])
       OR toLower(y.name) = toLower($second)
       OR any(alias IN coalesce(y.aliases, []) WHERE toLower(alias) = toLower($second)))
  AND y.id <> x.id
MATCH (funder)-[f:FUNDS]->(x)
WHERE f.counts OR f.amount_sek IS NULL
WITH y, funder, sum(f.amount_sek) AS to_first
MATCH (funder)-[f:FUNDS]->(y)
WHERE f.counts OR f.amount_sek IS NULL
RETURN funder.name + coalesce(' (' + funder.whose + ')', '') AS funder, funder.kind AS kind, to_first,
       sum(f.amount_sek) AS to_second
ORDER BY to_first + to_second DESC, funder
