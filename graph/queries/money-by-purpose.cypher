// title: {sv: Pengar per ändamål, en: Money by purpose}
// question:
//   sv: "Vad får och ger X pengar till? Varje belopp räknas en gång."
//   en: "What does X get and give money for? Each amount is counted once."
// parameters:
//   name: {type: name, description: "id, name or alias", example: Siljansbygdens kommunalförbund}
//   year: {type: integer, default: null, description: "only this year"}
// example: nysta query money-by-purpose -p name="Siljansbygdens kommunalförbund" -p year=2023

MATCH (x:Organisation|Programme|Project)
WHERE x.id = $name OR $name IN coalesce(x.former_ids, [])
   OR toLower(x.name) = toLower($name)
   OR any(alias IN coalesce(x.aliases, []) WHERE toLower(alias) = toLower($name))
MATCH (x)-[f:FUNDS]-(other)
WHERE f.counts AND f.amount_sek IS NOT NULL AND ($year IS NULL OR f.year = $year)
WITH CASE WHEN startNode(f).id = x.id THEN 'out' ELSE 'in' END AS direction, coalesce(f.purpose, '') AS purpose,
     f.amount_sek AS amount_sek, f.counts AS counts
RETURN direction, purpose, sum(amount_sek) AS amount_sek, count(*) AS flows
ORDER BY direction, amount_sek DESC, purpose
