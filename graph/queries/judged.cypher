// title: {sv: Bedömda relationer, en: Judged relations}
// question:
//   sv: "Vilka relationer har någon bekräftat, avvisat eller lagt till?"
//   en: "Which relations has somebody confirmed, rejected or added?"
// parameters:
//   limit: {type: integer, default: 200, description: "at most so many rows"}
// example: nysta query judged

MATCH (a)-[r]->(b)
WHERE r.status IN ['confirmed', 'rejected', 'added']
RETURN r.status AS status, coalesce(r.type, type(r)) AS relation,
       a.name + coalesce(' (' + a.whose + ')', '') AS source,
       b.name + coalesce(' (' + b.whose + ')', '') AS target, r.year AS year, r.amount_sek AS amount_sek,
       r.key AS key
ORDER BY status, relation, source, target, key
LIMIT $limit
