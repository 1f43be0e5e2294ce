// title: {sv: Största förändringar mellan två år, en: Largest changes between two years}
// question:
//   sv: "Mellan vilka ändrades pengarna mest från ett år till ett annat? Varje belopp räknas en gång. Det som har belopp för bara ett av åren är ingen känd ändring och kommer sist."
//   en: "Between whom did the money change most from one year to another? Each amount is counted once. What has an amount for one of the years only is no known change and comes last."
// parameters:
//   before: {type: integer, description: "the first year", example: 2023}
//   after: {type: integer, description: "the second year", example: 2024}
//   limit: {type: integer, default: 50, description: "at most so many rows"}
// example: nysta query largest-changes -p before=2023 -p after=2024

MATCH (funder)-[f:FUNDS]->(recipient)
WHERE f.counts AND f.amount_sek IS NOT NULL AND f.year IN [$before, $after] AND f.year_to IS NULL
WITH funder, recipient, sum(CASE WHEN f.year = $before THEN f.amount_sek ELSE 0 END) AS was,
     sum(CASE WHEN f.year = $after THEN f.amount_sek ELSE 0 END) AS now,
     sum(CASE WHEN f.year = $before THEN 1 ELSE 0 END) AS was_stated,
     sum(CASE WHEN f.year = $after THEN 1 ELSE 0 END) AS now_stated
WITH funder, recipient, CASE WHEN was_stated > 0 THEN was END AS before_sek,
     CASE WHEN now_stated > 0 THEN now END AS after_sek, abs(now - was) AS size
RETURN funder.name + coalesce(' (' + funder.whose + ')', '') AS funder,
       recipient.name + coalesce(' (' + recipient.whose + ')', '') AS recipient, before_sek, after_sek,
       after_sek - before_sek AS change_sek
ORDER BY CASE WHEN change_sek IS NULL THEN 1 ELSE 0 END, size DESC, funder, recipient
LIMIT $limit
