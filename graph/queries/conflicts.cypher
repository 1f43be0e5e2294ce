// title: {sv: Motsägelser, en: Conflicts}
// question:
//   sv: "Var anger dokumenten olika belopp för samma sak?"
//   en: "Where do documents state different amounts for the same thing?"
// parameters: {}
// example: nysta query conflicts

MATCH (funder)-[f:FUNDS]->(recipient)
WHERE f.conflict
RETURN funder.name + coalesce(' (' + funder.whose + ')', '') AS funder,
       recipient.name + coalesce(' (' + recipient.whose + ')', '') AS recipient, f.year AS year,
       f.basis AS basis, f.purpose AS purpose, f.amount_sek AS amount_sek, f.documents AS documents, f.key AS key
ORDER BY funder, recipient, coalesce(year, 0), purpose, amount_sek, key
