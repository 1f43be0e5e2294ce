// title: {sv: Ägare i alla led, en: Owners at every remove}
// question:
//   sv: "Vilka äger X, direkt och genom andra, och hur stor är andelen längs kedjan? Den är okänd där någon andel är okänd."
//   en: "Who owns X, directly and through others, and how large is the share along the chain (unknown where one share is)?"
// parameters:
//   name: {type: name, description: "id, name or alias", example: Östgöta Biogas AB}
// example: nysta query ultimate-owners -p name="Östgöta Biogas AB"

MATCH (x:Organisation|Programme|Project)
WHERE x.id = $name OR $name IN coalesce(x.former_ids, [])
   OR toLower(x.name) = toLower($name)
   OR any(alias IN coalesce(x.aliases, []) WHERE toLower(alias) = toLower($name))
MATCH p = (owner)-[:OWNS*1..4]->(x)
WITH owner, p, relationships(p) AS steps
RETURN owner.name + coalesce(' (' + owner.whose + ')', '') AS owner, length(p) AS steps,
       reduce(share = 100.0, step IN steps | share * step.share / 100.0) AS effective_share,
       [node IN nodes(p) | node.name + coalesce(' (' + node.whose + ')', '')] AS chain
ORDER BY steps, owner, chain
