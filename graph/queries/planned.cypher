// title: {sv: Det som planeras, en: What is planned}
// question:
//   sv: "Vad är beslutat eller planerat men ännu inte genomfört?"
//   en: "What is decided or planned but not yet so?"
// parameters:
//   year: {type: integer, default: null, description: "only this year"}
//   limit: {type: integer, default: 200, description: "at most so many rows"}
// example: nysta query planned

MATCH (a)-[r:FUNDS|OWNS|COORDINATES|MEMBER_OF|PARTICIPATES_IN|COLLABORATES_WITH|PART_OF|COMMISSIONS]->(b)
WHERE r.modality = 'planned' AND ($year IS NULL OR r.year = $year OR (r.first_year <= $year AND $year <= r.last_year))
RETURN type(r) AS relation, a.name + coalesce(' (' + a.whose + ')', '') AS source,
       b.name + coalesce(' (' + b.whose + ')', '') AS target, r.year AS year, r.amount_sek AS amount_sek,
       r.key AS key
ORDER BY relation, source, target, key
LIMIT $limit
