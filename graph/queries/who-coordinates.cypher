// title: {sv: Vem samordnar, en: Who coordinates}
// question:
//   sv: "Vem leder, samordnar eller driver X?"
//   en: "Who leads, coordinates or runs X?"
// parameters:
//   name: {type: name, description: "id, name or alias", example: Cirkulära byggflöden}
// example: nysta query who-coordinates -p name="Cirkulära byggflöden"

MATCH (x:Organisation|Programme|Project)
WHERE x.id = $name OR $name IN coalesce(x.former_ids, [])
   OR toLower(x.name) = toLower($name)
   OR any(alias IN coalesce(x.aliases, []) WHERE toLower(alias) = toLower($name))
MATCH (coordinator)-[c:COORDINATES]->(x)
RETURN coordinator.name + coalesce(' (' + coordinator.whose + ')', '') AS coordinator, coordinator.kind AS kind,
       x.name + coalesce(' (' + x.whose + ')', '') AS coordinated, c.role AS role, c.modality AS modality,
       c.key AS key
ORDER BY coordinator, key
