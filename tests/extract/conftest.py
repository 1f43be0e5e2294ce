"""What the tests of the extraction share: one loaded pipeline, and short ways from a text to what is read of it."""

from __future__ import annotations

import hashlib
from collections import defaultdict
from collections.abc import Callable

import pytest
from spacy.language import Language

from nysta.extract.document import Metadata, SourceText
from nysta.extract.graph_file import GraphFile, Relation
from nysta.extract.language.pipeline import load
from nysta.extract.language.reading import Reading, read
from nysta.extract.pipeline import extract
from nysta.extract.relations.prominence import Prominence
from nysta.extract.relations.sentences.mask import Masked, mask
from nysta.extract.resolve import Resolver
from nysta.extract.structure import analyse

# What the stores, the explorer and the measures use.
LEAST_CONFIDENCE = 0.5

Edges = dict[tuple[str, str, str], list[Relation]]


def source_of(text: str, name: str = "prov.txt") -> SourceText:
    """``text`` as a reader would hand it on."""
    return SourceText(name, hashlib.sha256(text.encode()).hexdigest(), text)


@pytest.fixture(scope="session")
def nlp() -> Language:
    """The packaged pipeline, loaded once."""
    return load()


@pytest.fixture(scope="session")
def graph_of(nlp: Language) -> Callable[..., GraphFile]:
    """A text → its graph file; ``name`` of the file and the fields of Metadata may be given."""

    def graph(text: str, name: str = "prov.txt", **metadata: object) -> GraphFile:
        return extract(source_of(text, name), nlp, Metadata(**metadata))  # type: ignore[arg-type]

    return graph


@pytest.fixture(scope="session")
def edges_of(graph_of: Callable[..., GraphFile]) -> Callable[..., Edges]:
    """A text → its relations of confidence 0.5 and more by (source's name, type, target's name)."""

    def edges(text: str, **options: object) -> Edges:
        graph = graph_of(text, **options)
        names = {one.id: one.name for one in graph.entities}
        found: Edges = defaultdict(list)
        for one in graph.relations:
            if one.confidence >= LEAST_CONFIDENCE:
                found[names[one.source], one.type, names[one.target]].append(one)
        return dict(found)

    return edges


@pytest.fixture(scope="session")
def reading_of(nlp: Language) -> Callable[[str], Reading]:
    """A text → its sentences, rows, names and values."""
    return lambda text: read(analyse(source_of(text)), nlp)


@pytest.fixture(scope="session")
def masked_of(reading_of: Callable[[str], Reading]) -> Callable[[str], Masked]:
    """A text → its first sentence, masked."""
    return lambda text: mask(reading_of(text).sentences[0])


@pytest.fixture(scope="session")
def prominence_of() -> Callable[[Reading], Prominence]:
    """A reading → how much its document speaks of its names."""
    return lambda reading: Resolver(reading).prominence()
