// title: {sv: Budget mot utfall, en: Budget against outcome}
// question:
//   sv: "Var finns både budget och utfall för samma pengar, och hur stor är skillnaden?"
//   en: "Where are there both a budget and an outcome for the same money, and how large is the difference?"
// parameters:
//   year: {type: integer, default: null, description: "only this year"}
//   limit: {type: integer, default: 100, description: "at most so many rows"}
// example: nysta query budget-and-outcome -p year=2023

MATCH (funder)-[b:FUNDS {basis: 'budget'}]->(recipient)
WHERE b.amount_sek IS NOT NULL AND ($year IS NULL OR b.year = $year)
MATCH (funder)-[o:FUNDS {basis: 'outcome'}]->(recipient)
WHERE o.amount_sek IS NOT NULL AND o.year = b.year AND coalesce(o.year_to, 0) = coalesce(b.year_to, 0)
  AND toLower(coalesce(o.purpose, '')) = toLower(coalesce(b.purpose, ''))
RETURN funder.name + coalesce(' (' + funder.whose + ')', '') AS funder,
       recipient.name + coalesce(' (' + recipient.whose + ')', '') AS recipient, b.year AS year,
       b.purpose AS purpose, b.amount_sek AS budget_sek, o.amount_sek AS outcome_sek,
       o.amount_sek - b.amount_sek AS difference_sek, b.key AS budget_key, o.key AS outcome_key
ORDER BY abs(difference_sek) DESC, funder, recipient, budget_key, outcome_key
LIMIT $limit
