// title: {sv: Pengar per år, en: Money by year}
// question:
//   sv: "Hur mycket pengar får och ger X varje år? Varje belopp räknas en gång."
//   en: "How much money does X get and give each year? Each amount is counted once."
// parameters:
//   name: {type: name, description: "id, name or alias", example: Region Dalarna}
// example: nysta query money-by-year -p name="Region Dalarna"

MATCH (x:Organisation|Programme|Project)
WHERE x.id = $name OR $name IN coalesce(x.former_ids, [])
   OR toLower(x.name) = toLower($name)
   OR any(alias IN coalesce(x.aliases, []) WHERE toLower(alias) = toLower($name))
MATCH (x)-[f:FUNDS]-()
WHERE f.counts AND f.amount_sek IS NOT NULL
WITH x.name + coalesce(' (' + x.whose + ')', '') AS name,
     CASE WHEN startNode(f).id = x.id THEN 'out' ELSE 'in' END AS direction, f.year AS year, f.amount_sek AS amount_sek
RETURN name, year, direction, sum(amount_sek) AS amount_sek, count(*) AS flows
ORDER BY name, coalesce(year, 0), direction
