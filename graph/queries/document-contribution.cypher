// title: {sv: Vad ett dokument bidrar med, en: What a document contributes}
// question:
//   sv: "Vilka relationer står i dokumentet, och vilka finns bara där?"
//   en: "Which relations does the document state, and which stand there alone?"
// parameters:
//   document: {type: text, description: "id, path or title of a document", example: 06_samverkansavtal_inlandsnoden.txt}
// example: nysta query document-contribution -p document=06_samverkansavtal_inlandsnoden.txt

MATCH (d:Document)
WHERE d.id = $document OR d.path = $document OR toLower(d.title) = toLower($document)
MATCH (a)-[r:FUNDS|OWNS|COORDINATES|MEMBER_OF|PARTICIPATES_IN|COLLABORATES_WITH|PART_OF|COMMISSIONS|CLAIM]->(b)
WHERE d.id IN r.documents
RETURN type(r) AS relation, a.name + coalesce(' (' + a.whose + ')', '') AS source,
       b.name + coalesce(' (' + b.whose + ')', '') AS target, r.year AS year, r.amount_sek AS amount_sek,
       size(r.documents) = 1 AS only_here, r.key AS key
ORDER BY relation, source, target, coalesce(year, 0), key
