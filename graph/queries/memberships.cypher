// title: {sv: Medlemskap, en: Memberships}
// question:
//   sv: "Vad är X medlem i, och vad deltar X i?"
//   en: "What is X a member of, and what does X take part in?"
// parameters:
//   name: {type: name, description: "id, name or alias", example: Region Värmland}
// example: nysta query memberships -p name="Region Värmland"

MATCH (x:Organisation|Programme|Project)
WHERE x.id = $name OR $name IN coalesce(x.former_ids, [])
   OR toLower(x.name) = toLower($name)
   OR any(alias IN coalesce(x.aliases, []) WHERE toLower(alias) = toLower($name))
MATCH (x)-[r:MEMBER_OF|PARTICIPATES_IN]->(joined)
RETURN type(r) AS relation, joined.name + coalesce(' (' + joined.whose + ')', '') AS joined, joined.kind AS kind,
       r.role AS role, r.modality AS modality, r.key AS key
ORDER BY relation, joined, key
