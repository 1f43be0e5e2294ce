// title: {sv: Vad X samordnar, en: Coordinated by X}
// question:
//   sv: "Vad leder, samordnar eller driver X?"
//   en: "What does X lead, coordinate or run?"
// parameters:
//   name: {type: name, description: "id, name or alias", example: Tillväxtverket}
// example: nysta query coordinated-by -p name=Tillväxtverket

MATCH (x:Organisation|Programme|Project)
WHERE x.id = $name OR $name IN coalesce(x.former_ids, [])
   OR toLower(x.name) = toLower($name)
   OR any(alias IN coalesce(x.aliases, []) WHERE toLower(alias) = toLower($name))
MATCH (x)-[c:COORDINATES]->(coordinated)
RETURN x.name + coalesce(' (' + x.whose + ')', '') AS coordinator,
       coordinated.name + coalesce(' (' + coordinated.whose + ')', '') AS coordinated, coordinated.kind AS kind,
       c.role AS role, c.modality AS modality, c.key AS key
ORDER BY coordinated, key
