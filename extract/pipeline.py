"""The way through one document: source text → layout → reading → statements → graph file."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import PurePosixPath

from spacy.language import Language

from nysta.extract.document import Metadata, SourceText
from nysta.extract.graph_file import GraphFile, Skipped
from nysta.extract.identity import document_id, signature
from nysta.extract.language.mention import Mention
from nysta.extract.language.reading import Reading, read
from nysta.extract.passages import passages
from nysta.extract.relations.context import in_context
from nysta.extract.relations.lists.agreements import agreement_statements
from nysta.extract.relations.lists.amount_lists import list_statements
from nysta.extract.relations.lists.assignments import GIVEN, assignment_statements
from nysta.extract.relations.lists.bracket_fields import bracket_statements
from nysta.extract.relations.lists.fields import field_statements
from nysta.extract.relations.lists.headings import heading_statements
from nysta.extract.relations.lists.items import item_statements
from nysta.extract.relations.lists.own_project import document_project
from nysta.extract.relations.lists.task_lists import task_list_statements
from nysta.extract.relations.prominence import Prominence
from nysta.extract.relations.prose import prose_statements
from nysta.extract.relations.rows.captioned import basis_of_document
from nysta.extract.relations.rows.prose_tables import prose_table_statements
from nysta.extract.relations.sentences.holdings import holding_statements, repeats_holding
from nysta.extract.relations.statement import LEARNED, End, Statement
from nysta.extract.relations.tables import table_statements
from nysta.extract.relations.this_year import dated
from nysta.extract.resolve import Resolution, Resolver, resolve
from nysta.extract.structure import analyse
from nysta.extract.title import find_title, find_year


def extract(
    source: SourceText, nlp: Language, metadata: Metadata | None = None, *, everything: bool = False
) -> GraphFile:
    """Everything that ``source`` states, read with the pipeline ``nlp``.

    ``everything`` has the trained model read every sentence, also those in which it can find nothing that counts.
    """
    metadata = metadata or Metadata()
    reading, title, found = understand(source, nlp, metadata, everything=everything)
    return GraphFile(
        document=PurePosixPath(source.name).name,
        id=document_id(source.name, source.sha256),
        sha256=source.sha256,
        path=source.name,
        title=title,
        issuer=found.issuer,
        year=metadata.year or find_year(reading.layout, title),
        url=metadata.url,
        pages=source.pages,
        words=sum(1 for _ in re.finditer(r"\w+", source.text)),
        extractor=signature(nlp.meta),
        entities=list(found.entities),
        relations=found.relations,
        passages=passages(reading, found.entities, found.relations),
        skipped=[Skipped(page=s.page, line=s.line, what=s.what) for s in (*source.skipped, *reading.layout.skipped)],
    )


def understand(
    source: SourceText, nlp: Language, metadata: Metadata, *, everything: bool = False
) -> tuple[Reading, str, Resolution]:
    """What ``extract`` writes down, before it is: the document as read, its title, and what it states."""
    layout = analyse(source)
    title = metadata.title or source.title or find_title(layout) or PurePosixPath(source.name).stem
    year = find_year(layout, title)
    reading = read(layout, nlp, everything)
    resolver = Resolver(reading, title, metadata.issuer)
    found = _statements(reading, title, year, resolver.prominence())
    said = in_context(found, reading, title, year)
    return reading, title, resolve(reading, resolver, said)


def _statements(reading: Reading, title: str, year: int | None, prominence: Prominence) -> Iterator[Statement]:
    yield from dated(_outside_tables(reading, title, prominence), reading, year, title)
    project = document_project(reading, title)
    yield from dated(field_statements(reading, project), reading, year, title)
    in_tables = table_statements(reading, basis_of_document(reading, title), project, prominence, year)
    yield from dated(in_tables, reading, year, title)


def _outside_tables(reading: Reading, title: str, prominence: Prominence) -> Iterator[Statement]:
    items = list(item_statements(reading))
    headed = list(heading_statements(reading))
    told = {_places(said) for said in items} | {_places(said) for said in headed if said.type != "FUNDS"}
    tasks = list(assignment_statements(reading))
    charged = {_place(said.target) for said in tasks if said.rule.endswith(GIVEN)}
    held = list(holding_statements(reading))
    # what an item's own words, or the heading over it, say of two names stands before what the scorer guesses of them,
    # and who decides a clause before whom it names
    yield from (
        said
        for said in prose_statements(reading, prominence)
        if not (said.rule.endswith(LEARNED) and _places(said) in told)
        and not (said.type == "COMMISSIONS" and _place(said.target) in charged)
        and not repeats_holding(said, held)
    )
    yield from tasks
    yield from task_list_statements(reading)
    listed = list(list_statements(reading, title))
    amounts = {said.start for said in listed}
    # an item that is a party with its amount is read as such, not as a bullet below a heading
    yield from (one for one in headed if one.type != "FUNDS" or one.start not in amounts)
    yield from listed
    yield from bracket_statements(reading)
    yield from agreement_statements(reading)
    yield from held
    yield from items
    yield from prose_table_statements(reading)


def _places(said: Statement) -> frozenset[tuple[int, int]]:
    """Where the two names of a statement stand: block and offset, whichever is the source."""
    return frozenset(place for end in (said.source, said.target) if (place := _place(end)) is not None)


def _place(end: End) -> tuple[int, int] | None:
    return (end.block.number, end.mention.start) if isinstance(end.mention, Mention) else None
