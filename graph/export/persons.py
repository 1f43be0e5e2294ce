"""The graph as it may leave: without names, addresses and numbers of persons (DESIGN §7).

Which words those are the graph knows from its passages: they stand in ``text`` and are blanked in
``search_text``. They are taken out of every other text too: quotes, contexts, sections, purposes.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from difflib import SequenceMatcher

from nysta.graph.evidence import EdgeEvidence, read_evidence
from nysta.graph.model import Edge, MergedGraph, Node, Value

BLANK = "[…]"
_WORD = re.compile(r"\w+")
_TEXTS_OF_A_NODE = ("section", "title")
_TEXTS_OF_AN_EDGE = ("purpose", "amount_text", "role")


def without_persons(graph: MergedGraph) -> MergedGraph:
    """``graph`` with ``search_text`` for every passage's text, and its blanked words blanked everywhere."""
    blanked: dict[str, tuple[str, ...]] = {}
    for node in graph.nodes:
        if node.label == "Passage":
            found = blanked_words(str(node.properties["text"]), str(node.properties["search_text"]))
            if found:
                blanked[node.id] = found
    names = _names_of_entities(graph)
    telling = (run for runs in blanked.values() for run in runs if _telling(run))
    everywhere = Blanking(run for run in telling if _bare(run) not in names)
    inside = {passage: Blanking(runs) for passage, runs in blanked.items()}
    nodes = tuple(_node(node, everywhere) for node in graph.nodes)
    return MergedGraph(nodes, tuple(_edge(edge, everywhere, inside) for edge in graph.edges))


def _names_of_entities(graph: MergedGraph) -> frozenset[str]:
    """What is no person: a passage may blank too much, and an organisation is not lost for it elsewhere."""
    found = set()
    for node in graph.nodes:
        if node.label not in ("Passage", "Document"):
            aliases = node.properties.get("aliases")
            for name in (node.properties.get("name"), *(aliases if isinstance(aliases, list) else ())):
                found.add(_bare(str(name)))
    return frozenset(found)


def _bare(name: str) -> str:
    return " ".join(_WORD.findall(name)).removesuffix("s")


def blanked_words(text: str, search_text: str) -> tuple[str, ...]:
    """The stretches of ``text`` whose words are not in ``search_text``, as they are written.

    A passage without ``search_text`` was never searched, so nothing tells its persons: all of it
    is blanked.
    """
    if text == search_text:
        return ()
    words = list(_WORD.finditer(text))
    before, after = [match.group() for match in words], _WORD.findall(search_text)
    runs = []
    for what, start, end, _, _ in SequenceMatcher(None, before, after, autojunk=False).get_opcodes():
        if what in ("delete", "replace"):
            runs.append(text[words[start].start() : words[end - 1].end()])
    return tuple(runs)


def _telling(run: str) -> bool:
    """Whether a stretch points out a person also outside its passage: a first name alone does not."""
    return len(_WORD.findall(run)) > 1 or any(char.isdigit() for char in run)


class Blanking:
    """Blanks sequences of words, whatever stands between the words; fast with many thousand sequences."""

    def __init__(self, runs: Iterable[str]) -> None:
        by_first: dict[str, set[tuple[str, ...]]] = defaultdict(set)
        for run in runs:
            words = tuple(_WORD.findall(run))
            if words:
                by_first[words[0]].add(words)
        self._by_first = {
            first: sorted(found, key=lambda each: (-len(each), each)) for first, found in by_first.items()
        }

    def __call__(self, text: str) -> str:
        """``text`` with the sequences blanked, the longest first."""
        words = list(_WORD.finditer(text))
        parts, at, n = [], 0, 0
        while n < len(words):
            length = self._length_at(words, n)
            if length:
                parts += [text[at : words[n].start()], BLANK]
                at = words[n + length - 1].end()
            n += length or 1
        return "".join([*parts, text[at:]])

    def _length_at(self, words: Sequence[re.Match[str]], n: int) -> int:
        first = words[n].group()
        for run in (*self._by_first.get(first, ()), *self._by_first.get(first.removesuffix("s"), ())):
            here = tuple(match.group() for match in words[n : n + len(run)])
            if here in (run, (*run[:-1], run[-1] + "s")):  # also in the genitive
                return len(run)
        return 0


def _node(node: Node, everywhere: Blanking) -> Node:
    properties: dict[str, Value] = dict(node.properties)
    if node.label == "Passage":
        properties["text"] = properties["search_text"]
    if node.label in ("Passage", "Document"):
        for name in _TEXTS_OF_A_NODE:
            _blank(properties, name, everywhere)
    return replace(node, properties=properties)


def _edge(edge: Edge, everywhere: Blanking, inside: Mapping[str, Blanking]) -> Edge:
    if not edge.properties:
        return edge
    properties: dict[str, Value] = dict(edge.properties)
    for name in _TEXTS_OF_AN_EDGE:
        _blank(properties, name, everywhere)
    if "evidence" in properties:
        properties["evidence"] = [
            _quote(quote, everywhere, inside).to_json() for quote in read_evidence(edge.properties)
        ]
    return replace(edge, properties=properties)


def _blank(properties: dict[str, Value], name: str, blanking: Blanking) -> None:
    text = properties.get(name)
    if isinstance(text, str):
        properties[name] = blanking(text)


def _quote(quote: EdgeEvidence, everywhere: Blanking, inside: Mapping[str, Blanking]) -> EdgeEvidence:
    own = inside.get(quote.passage or "")
    words, context = quote.quote, quote.context
    for blanking in (own, everywhere):
        if blanking is not None:
            words = blanking(words)
            context = blanking(context) if context else context
    return replace(quote, quote=words, context=context)
