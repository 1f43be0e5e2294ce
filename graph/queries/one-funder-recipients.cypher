// title: {sv: Mottagare med en enda finansiär, en: Recipients with one funder}
// question:
//   sv: "Vilka får pengar av en enda, och hur mycket? Varje belopp räknas en gång."
//   en: "Who gets money from one alone, and how much? Each amount is counted once."
// parameters:
//   year: {type: integer, default: null, description: "only this year"}
//   limit: {type: integer, default: 100, description: "at most so many rows"}
// example: nysta query one-funder-recipients -p year=2024

MATCH (funder)-[f:FUNDS]->(recipient)
WHERE f.counts AND f.amount_sek IS NOT NULL AND ($year IS NULL OR f.year = $year)
WITH recipient, collect(DISTINCT funder) AS funders, sum(f.amount_sek) AS amount_sek, count(f) AS flows
WHERE size(funders) = 1
WITH recipient, funders[0] AS only, amount_sek, flows
RETURN recipient.name + coalesce(' (' + recipient.whose + ')', '') AS recipient, recipient.kind AS kind,
       only.name + coalesce(' (' + only.whose + ')', '') AS funder, amount_sek, flows
ORDER BY amount_sek DESC, recipient
LIMIT $limit
