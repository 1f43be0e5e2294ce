// title: {sv: Ägare, en: Owners}
// question:
//   sv: "Vilka äger X, och hur stor del har de?"
//   en: "Who owns X, and how large a share do they have?"
// parameters:
//   name: {type: name, description: "id, name or alias", example: Norrtåg AB}
// example: nysta query owners -p name="Norrtåg AB"

MATCH (x:Organisation|Programme|Project)
WHERE x.id = $name OR $name IN coalesce(x.former_ids, [])
   OR toLower(x.name) = toLower($name)
   OR any(alias IN coalesce(x.aliases, []) WHERE toLower(alias) = toLower($name))
MATCH (owner)-[o:OWNS]->(x)
RETURN owner.name + coalesce(' (' + owner.whose + ')', '') AS owner,
       x.name + coalesce(' (' + x.whose + ')', '') AS owned, o.share AS share, o.role AS role,
       o.modality AS modality, o.key AS key
ORDER BY coalesce(share, 0) DESC, owner, key
