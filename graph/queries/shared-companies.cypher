// title: {sv: Gemensamt ägda, en: Owned by several}
// question:
//   sv: "Vilka har flera ägare, och hur stor del av ägandet är känd?"
//   en: "Which have several owners, and how much of the ownership is known?"
// parameters:
//   limit: {type: integer, default: 100, description: "at most so many rows"}
// example: nysta query shared-companies

MATCH (owner)-[o:OWNS]->(owned)
WITH owned, count(DISTINCT owner) AS owners, sum(coalesce(o.share, 0.0)) AS known_share
WHERE owners > 1
RETURN owned.name + coalesce(' (' + owned.whose + ')', '') AS owned, owned.kind AS kind, owners, known_share
ORDER BY owners DESC, owned
LIMIT $limit
