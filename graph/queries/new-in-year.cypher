// title: {sv: Nytt ett visst år, en: New in a year}
// question:
//   sv: "Vilka relationer nämns för första gången ett visst år?"
//   en: "Which relations are stated for the first time for a year?"
// parameters:
//   year: {type: integer, description: "the year", example: 2024}
//   limit: {type: integer, default: 200, description: "at most so many rows"}
// example: nysta query new-in-year -p year=2024

MATCH (a)-[r:FUNDS|OWNS|COORDINATES|MEMBER_OF|PARTICIPATES_IN|COLLABORATES_WITH|PART_OF|COMMISSIONS]->(b)
WHERE r.first_year = $year
RETURN type(r) AS relation, a.name + coalesce(' (' + a.whose + ')', '') AS source,
       b.name + coalesce(' (' + b.whose + ')', '') AS target, r.amount_sek AS amount_sek, r.modality AS modality,
       r.key AS key
ORDER BY relation, source, target, key
LIMIT $limit
