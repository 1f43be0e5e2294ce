// title: {sv: Största penningflöden, en: Largest flows}
// question:
//   sv: "Vilka är de största beloppen, i alla dokument eller ett visst år?"
//   en: "Which are the largest amounts, in all documents or for one year?"
// parameters:
//   limit: {type: integer, default: 20, description: "at most so many rows"}
//   year: {type: integer, default: null, description: "only this year"}
// example: nysta query largest-flows -p year=2024 -p limit=10

MATCH (funder)-[f:FUNDS]->(recipient)
WHERE f.counts AND f.amount_sek IS NOT NULL AND ($year IS NULL OR f.year = $year)
RETURN funder.name + coalesce(' (' + funder.whose + ')', '') AS funder,
       recipient.name + coalesce(' (' + recipient.whose + ')', '') AS recipient, f.year AS year,
       f.year_to AS year_to, f.amount_sek AS amount_sek, f.basis AS basis, f.purpose AS purpose, f.key AS key
ORDER BY amount_sek DESC, funder, recipient, key
LIMIT $limit
