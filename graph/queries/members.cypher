// title: {sv: Medlemmar, en: Members}
// question:
//   sv: "Vilka är medlemmar i X?"
//   en: "Who is a member of X?"
// parameters:
//   name: {type: name, description: "id, name or alias", example: Siljansbygdens kommunalförbund}
// example: nysta query members -p name="Siljansbygdens kommunalförbund"

MATCH (x:Organisation|Programme|Project)
WHERE x.id = $name OR $name IN coalesce(x.former_ids, [])
   OR toLower(x.name) = toLower($name)
   OR any(alias IN coalesce(x.aliases, []) WHERE toLower(alias) = toLower($name))
MATCH (member)-[m:MEMBER_OF]->(x)
RETURN member.name + coalesce(' (' + member.whose + ')', '') AS member, member.kind AS kind,
       x.name + coalesce(' (' + x.whose + ')', '') AS of, m.role AS role, m.modality AS modality, m.key AS key
ORDER BY member, key
