// title: {sv: Pengar som går runt, en: Money in circles}
// question:
//   sv: "Var går pengar i ring: från en part, genom andra, tillbaka till samma part?"
//   en: "Where does money go in a circle: from one, through others, back to the same?"
// parameters:
//   name: {type: name, description: "id, name or alias", example: Siljansbygdens kommunalförbund}
//   limit: {type: integer, default: 100, description: "at most so many rows"}
// example: nysta query money-circles -p name="Siljansbygdens kommunalförbund"

MATCH (x:Organisation|Programme|Project)
WHERE x.id = $name OR $name IN coalesce(x.former_ids, [])
   OR toLower(x.name) = toLower($name)
   OR any(alias IN coalesce(x.aliases, []) WHERE toLower(alias) = toLower($name))
MATCH (x)-[first:FUNDS]->(next)
WHERE next.id <> x.id
MATCH p = (next)-[:FUNDS*1..3]->(x)
WHERE all(n IN nodes(p) WHERE size([m IN nodes(p) WHERE m.id = n.id]) = 1)
RETURN length(p) + 1 AS steps,
       [n IN [x] + nodes(p) | n.name + coalesce(' (' + n.whose + ')', '')] AS circle,
       [f IN [first] + relationships(p) | f.key] AS keys
ORDER BY steps, circle, keys
LIMIT $limit
