"""The folder of graph files that a run writes, with the texts beside it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from functools import cached_property
from pathlib import Path

from pydantic import ValidationError

from nysta.extract.files import cannot_write, sweep_parts, write_whole
from nysta.extract.graph_file import GraphFile, read_graph_file
from nysta.extract.identity import document_stem, stem_of


class GraphFolder:
    """Graph files by document. One run at a time writes into it."""

    def __init__(self, out: Path, texts: Path | None = None) -> None:
        self._out, self._texts = out, texts

    def prepare(self) -> None:
        """Make the folders, and sweep out what a killed run left half written.

        Raises:
            OutputError: the folders cannot be made.
        """
        for folder in (self._out, self._texts):
            if folder is not None:
                try:
                    folder.mkdir(parents=True, exist_ok=True)
                except OSError as error:
                    raise cannot_write(folder, error) from error
                sweep_parts(folder)

    def path(self, identifier: str) -> Path:
        """Where the graph file of a document is or will be."""
        return self._out / f"{identifier}.json"

    def stamp(self, identifier: str) -> str:
        """Size and time of a graph file, ``""`` when there is none."""
        try:
            held = self.path(identifier).stat()
        except OSError:
            return ""
        return f"{held.st_size}/{held.st_mtime_ns}"

    def versions(self, name: str) -> list[GraphFile]:
        """The whole graph files of the document called ``name``; more than one after a run that was killed."""
        found = []
        for identifier in sorted(self._by_stem[document_stem(name)]):
            graph = self._read(identifier)
            if graph is not None and graph.path == name:
                found.append(graph)
        return found

    def others(self, names: Iterable[str]) -> int:
        """How many graph files are of documents that have none of ``names``."""
        known = {document_stem(name) for name in names}
        return sum(len(found) for stem, found in self._by_stem.items() if stem not in known)

    def has_text(self, identifier: str) -> bool:
        """Whether the text of a document is there, if texts are kept at all."""
        return self._texts is None or (self._texts / f"{identifier}.txt").exists()

    def write(self, identifier: str, graph: bytes, text: str) -> None:
        """Put a document there: first its text, so that where the graph file is the text is too.

        Raises:
            OutputError: the disk is full, or the folder may not be written.
        """
        if self._texts is not None:
            write_whole(self._texts / f"{identifier}.txt", text.encode("utf-8", errors="surrogatepass"))
        write_whole(self.path(identifier), graph)
        self._by_stem[stem_of(identifier)].add(identifier)

    def forget_older(self, name: str, current: str) -> None:
        """Remove the graph files, and texts, of other versions of the document, and what is spoilt of them."""
        for identifier in sorted(self._by_stem[document_stem(name)] - {current}):
            graph = self._read(identifier)
            if graph is not None and graph.path != name:
                continue
            try:
                self.path(identifier).unlink(missing_ok=True)
                if self._texts is not None:
                    (self._texts / f"{identifier}.txt").unlink(missing_ok=True)
            except OSError as error:
                raise cannot_write(self.path(identifier), error) from error
            self._by_stem[stem_of(identifier)].discard(identifier)

    @cached_property
    def _by_stem(self) -> defaultdict[str, set[str]]:
        """The ids of the folder by what all versions of a document share; listed once, and only when needed."""
        found: defaultdict[str, set[str]] = defaultdict(set)
        for path in self._out.glob("*.json"):
            found[stem_of(path.stem)].add(path.stem)
        return found

    def _read(self, identifier: str) -> GraphFile | None:
        try:
            return read_graph_file(self.path(identifier))
        except (OSError, ValidationError):
            return None
