"""Whether a document has to be read: what the manifest and the graph files say of the version that is there."""

from __future__ import annotations

import time
from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from nysta.extract.batch.folder import GraphFolder
from nysta.extract.batch.manifest import Manifest, Record, told
from nysta.extract.batch.reading import Finding
from nysta.extract.batch.sources import Source, is_address
from nysta.extract.document import Metadata
from nysta.extract.graph_file import GraphFile
from nysta.extract.identity import expected_signature

# A file written so shortly before a look may be written again within the same tick of the clock.
_YOUNG_NS = 2_000_000_000


@dataclass(frozen=True, slots=True)
class Glance:
    """What can be told of a source without reading it.

    ``unchanged`` is its record when nothing has changed. Else ``known`` are the records, by checksum, of versions
    whose graph files are current: if its bytes are one of those, it need not be extracted.
    """

    unchanged: Record | None = None
    known: Mapping[str, Record] = field(default_factory=dict)


def glance(source: Source, book: Manifest, folder: GraphFolder, model: str | None) -> Glance:
    """What the manifest, and where it knows nothing the graph files, say of ``source``."""
    wanted = expected_signature(model)
    if wanted is None:
        return Glance()
    record = book.record(source.name)
    if record is not None and record.id is not None and record.graph == folder.stamp(record.id) != "":
        current = record.extractor == wanted and record.metadata == told(source.metadata)
        if not current or not folder.has_text(record.id):
            return Glance()
        same = (record.location, record.size, record.stamp) == (source.location, source.size, source.stamp)
        return Glance(unchanged=record) if same and record.stamp else Glance(known={record.sha256: record})
    if record is not None and record.id is None:  # it failed: tried again
        return Glance()
    return Glance(
        known={
            graph.sha256: _from_graph_file(source, graph, folder)
            for graph in folder.versions(source.name)
            if graph.extractor == wanted and folder.has_text(graph.id) and _as_metadata_says(source, graph, folder)
        }
    )


def record_of(
    source: Source, finding: Finding, model: str | None, *, run: int, graph: str = "", before: Record | None = None
) -> Record:
    """What is to be noted of a source after it has been looked at or read; ``before`` when it turned out the same."""
    if finding.state == "same" and before is not None:
        return replace(
            before, location=source.location, size=source.size, stamp=_sure_stamp(source), graph=graph,
            metadata=told(source.metadata), run=run,
        )  # fmt: skip
    return Record(
        path=source.name,
        location=source.location,
        size=source.size,
        stamp=_sure_stamp(source),
        sha256=finding.sha256,
        state="failed" if finding.state == "failed" else "done",
        id=finding.id,
        graph=graph,
        extractor=expected_signature(model) or "",
        metadata=told(source.metadata),
        seconds=finding.seconds,
        words=finding.words,
        entities=finding.entities,
        relations=finding.relations,
        skipped=finding.skipped,
        error=finding.message,
        run=run,
    )


def _sure_stamp(source: Source) -> str:
    """The stamp of a source, ``""`` for a file so young that it may change without the stamp telling."""
    if is_address(source.location):
        return source.stamp
    return "" if time.time_ns() - int(source.stamp or 0) < _YOUNG_NS else source.stamp


def _from_graph_file(source: Source, graph: GraphFile, folder: GraphFolder) -> Record:
    return Record(
        source.name, source.location, source.size, "", graph.sha256, "done", graph.id, folder.stamp(graph.id),
        graph.extractor, told(source.metadata), 0.0, graph.words, len(graph.entities), len(graph.relations),
        len(graph.skipped), None, 0,
    )  # fmt: skip


def _as_metadata_says(source: Source, graph: GraphFile, folder: GraphFolder) -> bool:
    """Whether a graph file was written after metadata.csv, or says what its row says."""
    written = folder.path(graph.id).stat().st_mtime_ns
    return written > source.metadata_changed or _agrees(graph, source.metadata)


def _agrees(graph: GraphFile, said: Metadata | None) -> bool:
    if said is None:
        return True
    issuer = next((one for one in graph.entities if one.id == graph.issuer), None)
    names = {form.casefold() for form in (issuer.name, *issuer.aliases)} if issuer else set()
    stated = ((said.title, graph.title), (said.year, graph.year), (said.url, graph.url))
    return all(wanted in (None, has) for wanted, has in stated) and (
        said.issuer is None or said.issuer.casefold() in names
    )
