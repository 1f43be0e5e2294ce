// title: {sv: Vem finansierar, en: Who funds}
// question:
//   sv: Vem ger pengar till X, och hur mycket i varje enskilt fall?
//   en: "Who gives money to X, and how much each time?"
// parameters:
//   name: {type: name, description: "id, name or alias", example: Siljansbygdens kommunalförbund}
//   year: {type: integer, default: null, description: "only this year"}
// example: nysta query who-funds -p name="Siljansbygdens kommunalförbund" -p year=2023

MATCH (x:Organisation|Programme|Project)
WHERE x.id = $name OR $name IN coalesce(x.former_ids, [])
   OR toLower(x.name) = toLower($name)
   OR any(alias IN coalesce(x.aliases, []) WHERE toLower(alias) = toLower($name))
MATCH (funder)-[f:FUNDS]->(x)
WHERE (f.counts OR f.amount_sek IS NULL) AND ($year IS NULL OR f.year = $year)
RETURN funder.name + coalesce(' (' + funder.whose + ')', '') AS funder,
       x.name + coalesce(' (' + x.whose + ')', '') AS recipient, f.year AS year, f.year_to AS year_to,
       f.amount_sek AS amount_sek, f.basis AS basis, f.purpose AS purpose, f.modality AS modality, f.key AS key
ORDER BY coalesce(year, 0) DESC, coalesce(amount_sek, 0) DESC, funder, key
