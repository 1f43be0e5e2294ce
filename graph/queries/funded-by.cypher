// title: {sv: Vad X finansierar, en: Funded by X}
// question:
//   sv: Vilka får pengar av X, och hur mycket i varje enskilt fall?
//   en: "Who gets money from X, and how much each time?"
// parameters:
//   name: {type: name, description: "id, name or alias", example: Region Dalarna}
//   year: {type: integer, default: null, description: "only this year"}
// example: nysta query funded-by -p name="Region Dalarna"

MATCH (x:Organisation|Programme|Project)
WHERE x.id = $name OR $name IN coalesce(x.former_ids, [])
   OR toLower(x.name) = toLower($name)
   OR any(alias IN coalesce(x.aliases, []) WHERE toLower(alias) = toLower($name))
MATCH (x)-[f:FUNDS]->(recipient)
WHERE (f.counts OR f.amount_sek IS NULL) AND ($year IS NULL OR f.year = $year)
RETURN x.name + coalesce(' (' + x.whose + ')', '') AS funder,
       recipient.name + coalesce(' (' + recipient.whose + ')', '') AS recipient, f.year AS year,
       f.year_to AS year_to, f.amount_sek AS amount_sek, f.basis AS basis, f.purpose AS purpose,
       f.modality AS modality, f.key AS key
ORDER BY coalesce(year, 0) DESC, coalesce(amount_sek, 0) DESC, recipient, key
