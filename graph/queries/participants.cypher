// title: {sv: Deltagare, en: Participants}
// question:
//   sv: "Vilka deltar i X, eller leder det?"
//   en: "Who takes part in X, or leads it?"
// parameters:
//   name: {type: name, description: "id, name or alias", example: Inlandsnoden}
// example: nysta query participants -p name=Inlandsnoden

MATCH (x:Organisation|Programme|Project)
WHERE x.id = $name OR $name IN coalesce(x.former_ids, [])
   OR toLower(x.name) = toLower($name)
   OR any(alias IN coalesce(x.aliases, []) WHERE toLower(alias) = toLower($name))
MATCH (participant)-[r:PARTICIPATES_IN|COORDINATES]->(x)
RETURN participant.name + coalesce(' (' + participant.whose + ')', '') AS participant, participant.kind AS kind,
       type(r) AS relation, x.name + coalesce(' (' + x.whose + ')', '') AS joined, r.role AS role,
       r.modality AS modality, r.key AS key
ORDER BY relation, participant, key
