// title: {sv: Dotterbolag, en: Subsidiaries}
// question:
//   sv: "Vad äger X, direkt och genom andra? Andelen räknas ihop längs kedjan; den är okänd där någon andel är okänd."
//   en: "What does X own, directly and through others? The share is multiplied along the chain (unknown where one share is)."
// parameters:
//   name: {type: name, description: "id, name or alias", example: Linköpings kommun}
// example: nysta query subsidiaries -p name="Linköpings kommun"

MATCH (x:Organisation|Programme|Project)
WHERE x.id = $name OR $name IN coalesce(x.former_ids, [])
   OR toLower(x.name) = toLower($name)
   OR any(alias IN coalesce(x.aliases, []) WHERE toLower(alias) = toLower($name))
MATCH p = (x)-[:OWNS*1..4]->(owned)
WITH owned, p, relationships(p) AS steps
RETURN owned.name + coalesce(' (' + owned.whose + ')', '') AS owned, length(p) AS steps,
       reduce(share = 100.0, step IN steps | share * step.share / 100.0) AS effective_share,
       [node IN nodes(p) | node.name + coalesce(' (' + node.whose + ')', '')] AS chain
ORDER BY steps, owned, chain
