"""Evidence as rows: what is stated of a node or a tie, with the words and the place that state it."""

from __future__ import annotations

import csv
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from html import escape
from io import StringIO

from nysta.app.explorer import amounts, wording
from nysta.app.explorer.documents import DocumentSource
from nysta.app.explorer.highlights import Mentions, Span, highlights, marked_html
from nysta.app.explorer.texts import Texts
from nysta.graph.cells import safe_cell
from nysta.graph.evidence import EdgeEvidence, read_evidence
from nysta.graph.model import Edge, Node
from nysta.graph.store_rows import RELATION_TYPES, relation_type


@dataclass(frozen=True, slots=True)
class Quoted:
    """One quote with its document and place in words."""

    quote: str
    context: str
    document: str
    place: str
    url: str
    marks: tuple[Span, ...] = ()


@dataclass(frozen=True, slots=True)
class EvidenceRow:
    """One relation as a line of the table, with all its quotes, clearest first.

    ``number`` is its amount in kronor or its share in per cent, as ``unit`` says; ``size`` only sorts.
    """

    key: str
    sentence: str
    relation: str
    source: str
    target: str
    figure: str
    exact: str
    number: int | float | None
    unit: str
    year: str
    basis: str
    purpose: str
    standing: str
    status: str
    holds: bool
    conflict: bool
    confidence: float
    size: float
    rule: str
    quotes: tuple[Quoted, ...]


def evidence_rows(
    edges: Iterable[Edge],
    names: Mapping[str, str],
    sources: Mapping[str, DocumentSource],
    texts: Texts,
    *,
    nodes: Mapping[str, Node] | None = None,
    mentions: Callable[[str], Mentions] | None = None,
) -> tuple[EvidenceRow, ...]:
    """A row for each relation: those that hold first, then by type in the order of the ontology (money before all),
    then the pair of entities with the largest amount or share, and for each pair the latest year first.

    Args:
        edges: the relations.
        names: of their ends, by id.
        sources: the documents, by id.
        texts: the words.
        nodes: the ends with their aliases, to mark them in the quotes.
        mentions: gives where a document (by id) names its entities, for the same.
    """
    largest: dict[tuple[str, str, str], float] = defaultdict(float)
    pairs = [(edge, (relation_type(edge), edge.source, edge.target)) for edge in edges]
    for edge, pair in pairs:
        largest[pair] = max(largest[pair], _size(edge))

    def marks(quote: EdgeEvidence, edge: Edge) -> tuple[Span, ...]:
        if nodes is None:
            return ()
        return highlights(quote, edge, nodes, mentions(quote.document) if mentions else {})

    order = {relation: n for n, relation in enumerate(RELATION_TYPES)}
    rows = [
        (_row(edge, names, sources, texts, marks), order.get(pair[0], len(order)), largest[pair])
        for edge, pair in pairs
    ]
    rows.sort(key=lambda each: (each[0].year, each[0].size), reverse=True)
    rows.sort(key=lambda each: (not each[0].holds, each[1], -each[2], each[0].source, each[0].target))
    return tuple(row for row, _, _ in rows)


def documents_of(edges: Iterable[Edge]) -> set[str]:
    """The ids of the documents that state ``edges``."""
    return {quote.document for edge in edges for quote in read_evidence(edge.properties) if quote.document}


def evidence_html(rows: Sequence[EvidenceRow], texts: Texts) -> str:
    """The rows as an HTML table for people to read, every text from a document escaped."""
    body = "".join(_html_row(row, texts) for row in rows)
    return f'<table class="nysta-evidence"><tbody>{body}</tbody></table>'


def table_columns(rows: Sequence[EvidenceRow], texts: Texts) -> dict[str, list[object]]:
    """The rows as columns for a sortable table and for CSV, headed in the language of ``texts``."""
    columns: dict[str, list[object]] = {
        texts("table.source"): [row.source for row in rows],
        texts("table.relation"): [row.relation for row in rows],
        texts("table.target"): [row.target for row in rows],
        texts("table.figure"): [row.exact for row in rows],
        texts("table.year"): [row.year for row in rows],
        texts("table.purpose"): [row.purpose for row in rows],
        texts("table.standing"): [row.standing for row in rows],
        texts("table.confidence"): [row.confidence for row in rows],
        texts("table.quote"): [row.quotes[0].quote if row.quotes else "" for row in rows],
        texts("table.document"): [row.quotes[0].document if row.quotes else "" for row in rows],
        texts("table.place"): [row.quotes[0].place if row.quotes else "" for row in rows],
    }
    return {head: [safe_cell(value) for value in column] for head, column in columns.items()}


def csv_of(rows: Sequence[EvidenceRow], texts: Texts) -> bytes:
    """The same as a CSV file, as `nysta export` writes them: UTF-8 with a byte order mark, so that Excel shows å.

    Amounts and shares are plain numbers with their unit in the column beside, so that they can be added up.
    """
    columns: dict[str, list[object]] = {}
    for head, column in table_columns(rows, texts).items():
        columns[head] = column
        if head == texts("table.figure"):
            columns[head] = [row.number for row in rows]
            columns[texts("money.unit")] = [row.unit for row in rows]
    written = StringIO(newline="")
    writer = csv.writer(written, lineterminator="\r\n")
    writer.writerow(columns)
    writer.writerows(zip(*columns.values(), strict=True))
    return written.getvalue().encode("utf-8-sig")


def _row(
    edge: Edge,
    names: Mapping[str, str],
    sources: Mapping[str, DocumentSource],
    texts: Texts,
    marks: Callable[[EdgeEvidence, Edge], tuple[Span, ...]],
) -> EvidenceRow:
    properties = edge.properties
    amount = properties.get("amount_sek")
    share = properties.get("share")
    figure = wording.figure(edge, texts)
    basis = properties.get("basis")
    confidence = properties.get("confidence", 0.0)
    return EvidenceRow(
        key=edge.key,
        sentence=wording.sentence(edge, names, texts),
        relation=wording.stated_verb(edge, texts),
        source=names.get(edge.source, edge.source),
        target=names.get(edge.target, edge.target),
        figure=figure,
        exact=amounts.exact_kronor(amount, texts.language) if isinstance(amount, int) else figure,
        number=next((_plain(each) for each in (amount, share) if isinstance(each, int | float)), None),
        unit=amounts.unit_name("kr", texts.language) if isinstance(amount, int) else "%" if figure else "",
        year=wording.year_text(edge),
        basis=texts.optional(f"basis.{basis}", "") if basis else "",
        purpose=str(properties.get("purpose") or ""),
        standing=wording.standing_text(edge, texts),
        status=str(properties.get("status", "extracted")),
        holds=edge.type != "CLAIM",
        conflict=bool(properties.get("conflict")),
        confidence=float(confidence) if isinstance(confidence, int | float) else 0.0,
        size=_size(edge),
        rule=str(properties.get("rule", "")),
        quotes=tuple(
            replace(_quoted(quote, sources, texts), marks=marks(quote, edge)) for quote in read_evidence(properties)
        ),
    )


def _plain(number: int | float) -> int | float:
    """Without ".0"."""
    return int(number) if number == int(number) else number


def _size(edge: Edge) -> float:
    sizes = (edge.properties.get(name) for name in ("amount_sek", "share"))
    return max((float(size) for size in sizes if isinstance(size, int | float)), default=0.0)


def _quoted(quote: EdgeEvidence, sources: Mapping[str, DocumentSource], texts: Texts) -> Quoted:
    source = sources.get(quote.document)
    return Quoted(
        quote=quote.quote,
        context=quote.context or "",
        document=source.title if source else quote.file or quote.document,
        place=wording.place(quote, texts),
        url=source.url if source and source.url.startswith(("https://", "http://")) else "",
    )


def _html_row(row: EvidenceRow, texts: Texts) -> str:
    facts = [row.year, row.basis, row.purpose]
    if row.standing != texts("modality.asserted"):
        facts.append(row.standing)
    if row.status in ("confirmed", "added"):
        facts.append(texts(f"status.{row.status}"))
    if row.conflict:
        facts.append(texts("evidence.conflict"))
    facts.append(texts("evidence.confidence", percent=round(row.confidence * 100)))
    said = "".join(_html_quote(quote, texts) for quote in row.quotes[:4])
    if len(row.quotes) > 4:
        said += f"<p>{escape(texts('evidence.more_quotes', n=len(row.quotes) - 4))}</p>"
    if not row.quotes:
        said = f"<p>{escape(texts('evidence.no_quote'))}</p>"
    # Whitespace inside a name stays as it is; dir=auto keeps right-to-left marks from turning the line round.
    return (
        f'<tr data-key="{escape(row.key)}" class="{"holds" if row.holds else "claim"}">'
        f'<th scope="row" dir="auto"><span class="sentence">{_html_sentence(row)}</span>'
        f'<span class="facts">{escape(" · ".join(fact for fact in facts if fact))}</span></th>'
        f"<td>{said}</td></tr>"
    )


def _html_sentence(row: EvidenceRow) -> str:
    figure = f", <strong>{escape(row.figure)}</strong>" if row.figure else ""
    return f"<bdi>{escape(row.source)}</bdi> <em>{escape(row.relation)}</em> <bdi>{escape(row.target)}</bdi>{figure}"


def _html_quote(quote: Quoted, texts: Texts) -> str:
    title = f"<bdi>{escape(quote.document)}</bdi>"
    if quote.url:
        title = f'<a href="{escape(quote.url)}" target="_blank" rel="noreferrer">{title}</a>'
    where = f", {escape(quote.place)}" if quote.place else ""
    context = f'<p class="context" dir="auto">{escape(quote.context)}</p>' if quote.context else ""
    words = f'<blockquote dir="auto">{marked_html(quote.quote, quote.marks)}</blockquote>'
    return f'{context}{words}<p class="source">{title}{where}</p>'
