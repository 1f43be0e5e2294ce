"""The graph as it may leave: without names, addresses and numbers of persons (DESIGN §7).

Which words those are the graph knows from its passages: they stand in ``text`` and are blanked in
``search_text``. They are taken out of every other text too: quotes, contexts, sections, purposes.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Mapping
from dataclasses import replace
from difflib import SequenceMatcher
from typing import Any

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
    everywhere = _pattern(run for runs in blanked.values() for run in runs if _telling(run))
    own = {passage: _pattern(runs) for passage, runs in blanked.items()}
    nodes = tuple(_node(node, everywhere) for node in graph.nodes)
    return MergedGraph(nodes, tuple(_edge(edge, everywhere, own) for edge in graph.edges))


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


def _pattern(runs: Iterable[str]) -> re.Pattern[str] | None:
    spaced = (r"\W+".join(map(re.escape, _WORD.findall(run))) for run in runs)
    longest_first = sorted({each for each in spaced if each}, key=lambda each: (-len(each), each))
    return re.compile(rf"\b(?:{'|'.join(longest_first)})\b") if longest_first else None


def _blank(text: Any, *patterns: re.Pattern[str] | None) -> Any:
    if isinstance(text, str):
        for pattern in patterns:
            if pattern is not None:
                text = pattern.sub(BLANK, text)
    return text


def _node(node: Node, everywhere: re.Pattern[str] | None) -> Node:
    properties: dict[str, Value] = dict(node.properties)
    if node.label == "Passage":
        properties["text"] = properties.pop("search_text")
    if node.label in ("Passage", "Document"):
        properties |= {name: _blank(properties[name], everywhere) for name in _TEXTS_OF_A_NODE if name in properties}
    return replace(node, properties=properties)


def _edge(edge: Edge, everywhere: re.Pattern[str] | None, own: Mapping[str, re.Pattern[str] | None]) -> Edge:
    if everywhere is None and not own:
        return edge
    properties: dict[str, Value] = dict(edge.properties)
    for name in _TEXTS_OF_AN_EDGE:
        if name in properties:
            properties[name] = _blank(properties[name], everywhere)
    quotes = properties.get("evidence")
    if isinstance(quotes, list):
        properties["evidence"] = [_quote(each, everywhere, own) for each in quotes]
    return replace(edge, properties=properties)


def _quote(line: str, everywhere: re.Pattern[str] | None, own: Mapping[str, re.Pattern[str] | None]) -> str:
    fields = json.loads(line)
    passage = own.get(fields.get("passage", ""))
    for name in ("quote", "context"):
        if name in fields:
            fields[name] = _blank(fields[name], passage, everywhere)
    return json.dumps(fields, ensure_ascii=False)
