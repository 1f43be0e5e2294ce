// title: {sv: Delar och helheter, en: Parts and wholes}
// question:
//   sv: "Vad består X av, i upp till fyra nivåer?"
//   en: "What does X consist of, down to four levels?"
// parameters:
//   name: {type: name, description: "id, name or alias", example: Region Norrbotten}
// example: nysta query structure -p name="Region Norrbotten"

MATCH (x:Organisation|Programme|Project)
WHERE x.id = $name OR $name IN coalesce(x.former_ids, [])
   OR toLower(x.name) = toLower($name)
   OR any(alias IN coalesce(x.aliases, []) WHERE toLower(alias) = toLower($name))
MATCH p = (part)-[:PART_OF*1..4]->(x)
RETURN length(p) AS level, part.name + coalesce(' (' + part.whose + ')', '') AS part, part.kind AS kind,
       [n IN nodes(p) | n.name + coalesce(' (' + n.whose + ')', '')] AS chain
ORDER BY level, part, chain
