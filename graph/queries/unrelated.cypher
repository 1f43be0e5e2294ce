// title: {sv: Nämnda utan relation, en: Named without a relation}
// question:
//   sv: "Vilka nämns i dokumenten utan att ha en enda relation? Där kan något ha missats."
//   en: "Who is named in the documents without a single relation? Something may have been missed there."
// parameters:
//   limit: {type: integer, default: 100, description: "at most so many rows"}
// example: nysta query unrelated

MATCH (x:Organisation|Programme|Project)
WHERE NOT EXISTS { MATCH (x)-[:FUNDS|OWNS|COORDINATES|MEMBER_OF|PARTICIPATES_IN|COLLABORATES_WITH|PART_OF|COMMISSIONS|CLAIM]-() }
RETURN x.name + coalesce(' (' + x.whose + ')', '') AS name, x.kind AS kind, coalesce(x.mentions, 0) AS mentions,
       x.id AS id
ORDER BY mentions DESC, name, id
LIMIT $limit
