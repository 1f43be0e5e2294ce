// title: {sv: Kronor per finansiär, en: Kronor by funder}
// question:
//   sv: "Hur mycket har var och en gett sammanlagt? Varje belopp räknas en gång."
//   en: "How much has each given in all? Each amount is counted once."
// parameters:
//   limit: {type: integer, default: 50, description: "at most so many rows"}
//   year: {type: integer, default: null, description: "only this year"}
// example: nysta query money-by-funder -p year=2024

MATCH (funder)-[f:FUNDS]->(recipient)
WHERE f.counts AND f.amount_sek IS NOT NULL AND ($year IS NULL OR f.year = $year)
RETURN funder.name + coalesce(' (' + funder.whose + ')', '') AS funder, sum(f.amount_sek) AS amount_sek,
       count(DISTINCT recipient) AS recipients, count(f) AS flows
ORDER BY amount_sek DESC, funder
LIMIT $limit
