// title: {sv: Uppdrag, en: Assignments}
// question:
//   sv: "Vilka uppdrag har X gett och fått?"
//   en: "Which assignments has X given and got?"
// parameters:
//   name: {type: name, description: "id, name or alias", example: Tillväxtverket}
// example: nysta query commissions -p name=Tillväxtverket

MATCH (x:Organisation|Programme|Project)
WHERE x.id = $name OR $name IN coalesce(x.former_ids, [])
   OR toLower(x.name) = toLower($name)
   OR any(alias IN coalesce(x.aliases, []) WHERE toLower(alias) = toLower($name))
MATCH (x)-[c:COMMISSIONS]-(other)
RETURN CASE WHEN startNode(c).id = x.id THEN 'given' ELSE 'got' END AS direction,
       other.name + coalesce(' (' + other.whose + ')', '') AS other, other.kind AS kind, c.role AS role,
       c.modality AS modality, c.key AS key
ORDER BY direction, other, key
