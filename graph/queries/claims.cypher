// title: {sv: Påståenden, en: Claims}
// question:
//   sv: "Vad sägs inte gälla, inte längre gälla, eller bara vara föreslaget?"
//   en: "What is said not to hold, to hold no longer, or to be proposed only?"
// parameters:
//   name: {type: name, default: null, description: "id, name or alias; all claims without it"}
// example: nysta query claims

MATCH (a)-[c:CLAIM]->(b)
WHERE $name IS NULL
   OR a.id = $name OR toLower(a.name) = toLower($name)
   OR any(alias IN coalesce(a.aliases, []) WHERE toLower(alias) = toLower($name))
   OR b.id = $name OR toLower(b.name) = toLower($name)
   OR any(alias IN coalesce(b.aliases, []) WHERE toLower(alias) = toLower($name))
RETURN c.type AS relation, a.name + coalesce(' (' + a.whose + ')', '') AS source,
       b.name + coalesce(' (' + b.whose + ')', '') AS target, c.modality AS modality, c.status AS status,
       c.year AS year, c.amount_sek AS amount_sek, c.share AS share, c.key AS key
ORDER BY relation, source, target, key
