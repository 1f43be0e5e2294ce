"""Examples for the relation scorer: pairs of names in our own annotated documents and phrases.

Inputs are documents with gold graphs (``texts/`` and ``gold/`` folders) and phrase banks (JSON lines of passages with
their relations). Nothing under ``held-out`` is read here.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, NamedTuple

from spacy.language import Language

from nysta.extract.document import SourceText
from nysta.extract.language.forms import normalise
from nysta.extract.language.mentions import Mention
from nysta.extract.language.reading import read as read_layout
from nysta.extract.readers import read
from nysta.extract.relations.mask import mask
from nysta.extract.relations.pairs import Pair, pairs_of
from nysta.extract.relations.scorer import NONE
from nysta.extract.resolve import Resolver
from nysta.extract.structure import Block, analyse


class Example(NamedTuple):
    """A pair and the class it belongs to: a relation type with its direction, or none; ``passage`` groups pairs."""

    pair: Pair
    label: str
    passage: int


Forms = Callable[[str], frozenset[str]]


def document_examples(texts: Path, gold: Path, nlp: Language) -> Iterator[tuple[Pair, str]]:
    """The pairs of every document in ``texts`` that has a gold graph; doubtful relations count as stated."""
    for path in sorted(gold.glob("*.json")):
        graph = json.loads(path.read_text(encoding="utf-8"))
        forms = {one["id"]: _forms(one["name"], *one.get("aliases", [])) for one in graph["entities"]}
        relations = [*graph["relations"], *(one for one in graph.get("doubtful", []) if "type" in one)]
        source = read(texts / graph["document"], name=graph["document"])
        yield from _examples(source, relations, forms.__getitem__, nlp, None)


def phrase_examples(file: Path, nlp: Language) -> Iterator[list[tuple[Pair, str]]]:
    """The pairs of every passage of a phrase bank."""
    for line in file.read_text(encoding="utf-8").splitlines():
        passage = json.loads(line)
        issuer = passage.get("issuer")
        text = f"{issuer}\nVerksamhetsberättelse\n\n{passage['text']}" if issuer else passage["text"]

        def forms(name: str, issuer: str | None = issuer) -> frozenset[str]:
            return _forms(issuer or "") if name == "issuer" else _forms(name)

        source = SourceText("phrase.txt", "0" * 64, text)
        yield list(_examples(source, passage["relations"], forms, nlp, issuer))


def _examples(
    source: SourceText, relations: list[dict[str, Any]], forms: Forms, nlp: Language, issuer: str | None
) -> Iterator[tuple[Pair, str]]:
    reading = read_layout(analyse(source), nlp)
    resolver = Resolver(reading, None, issuer)

    def known(block: Block, mentions: tuple[Mention, ...]) -> frozenset[str]:
        clusters = [resolver.cluster_of_mention(block, one) for one in mentions]
        return _forms(*(name for one in clusters if one is not None for name in (one.name, *one.names)))

    for sentence in reading.sentences:
        for pair in pairs_of(mask(sentence)):
            first, second = known(sentence.block, pair.first.mentions), known(sentence.block, pair.second.mentions)
            labels, elsewhere = set(), False
            for relation in relations:
                ends = forms(relation["source"]), forms(relation["target"])
                forward, backward = (
                    bool(first & ends[0] and second & ends[1]),
                    bool(second & ends[0] and first & ends[1]),
                )
                if not (forward or backward):
                    continue
                if _states(sentence.text, relation.get("quote")):
                    undirected = relation["type"] == "COLLABORATES_WITH"
                    labels.add(relation["type"] + (">" if forward or undirected else "<"))
                else:
                    elsewhere = True
            if labels:
                yield pair, min(labels)
            elif not elsewhere:
                yield pair, NONE


def _forms(*names: str) -> frozenset[str]:
    found = {normalise(name, legal_form=False) for name in names if name}
    return frozenset(found | {name[:-1] for name in found if len(name) > 4 and name.endswith("s")})


def _states(sentence: str, quote: str | None) -> bool:
    """Whether the gold's quote stands in the sentence, or the sentence in the quote."""
    if quote is None:
        return True
    inside, outside = _squash(sentence), _squash(quote)
    return outside[:60] in inside or (len(inside) > 15 and inside in outside) or outside[10:60] in inside


def _squash(text: str) -> str:
    return re.sub(r"\s+|(?<=\w)[-\u00ad](?=\s)", "", text).casefold()
