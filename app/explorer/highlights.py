"""Which words of a quote say what: who, whom and how much, for marking them."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache
from html import escape
from pathlib import Path

from nysta.app.explorer import amounts
from nysta.graph.evidence import EdgeEvidence
from nysta.graph.model import Edge, Node

Span = tuple[int, int, str]  # from, to, and "source", "target" or "figure"
Mentions = Mapping[str, Sequence[tuple[int, int]]]  # places in a document's text by entity id


def highlights(quote: EdgeEvidence, edge: Edge, nodes: Mapping[str, Node], mentions: Mentions) -> tuple[Span, ...]:
    """The spans of ``quote`` to mark, in order and without overlaps.

    Args:
        quote: the words.
        edge: what they state.
        nodes: the entities, for their names and aliases.
        mentions: where the document names them, also as "förbundet"; empty where that is not known.
    """
    named: list[Span] = [(start, end, "figure") for start, end in _figures(quote.quote, edge)]
    mentioned: list[Span] = []
    for role, own in (("source", edge.source), ("target", edge.target)):
        if own in nodes:
            named += [(start, end, role) for start, end in _named(quote.quote, nodes[own])]
        mentioned += [(start, end, role) for start, end in _mentioned(quote, mentions.get(own, ()))]
    kept: list[Span] = []
    for spans in (named, mentioned):
        # The longest first; what overlaps it is left out.
        for span in sorted(set(spans), key=lambda span: (span[0] - span[1], span)):
            if all(span[1] <= other[0] or span[0] >= other[1] for other in kept):
                kept.append(span)
    return tuple(sorted(kept))


def marked_html(text: str, spans: Iterable[Span]) -> str:
    """``text`` escaped, with each span in a ``mark`` element of its class."""
    parts, at = [], 0
    for start, end, role in spans:
        parts += [escape(text[at:start]), f'<mark class="{escape(role)}">{escape(text[start:end])}</mark>']
        at = end
    return "".join([*parts, escape(text[at:])])


def mentions_of(graphs: Path, document: str) -> Mentions:
    """Where a document names its entities, from its graph file; empty where that is not here."""
    path = graphs / f"{document}.json"
    if path.parent != graphs or not path.is_file():
        return {}
    state = path.stat()
    return _read(str(path), state.st_mtime_ns, state.st_size)


@lru_cache(maxsize=64)
def _read(path: str, changed: int, size: int) -> Mentions:
    try:
        entities = json.loads(Path(path).read_bytes()).get("entities", [])
        return {each["id"]: [(m["start"], m["end"]) for m in each.get("mentions", [])] for each in entities}
    except (OSError, ValueError, KeyError, TypeError, AttributeError):
        return {}


def _mentioned(quote: EdgeEvidence, places: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    start, end = quote.start, quote.end
    if start is None or end is None or end - start != len(quote.quote):
        return []  # the quote is not the text letter by letter
    return [(a - start, b - start) for a, b in places if start <= a < b <= end]


def _named(text: str, node: Node) -> list[tuple[int, int]]:
    aliases = node.properties.get("aliases")
    names = [str(node.properties.get("name") or ""), *(aliases if isinstance(aliases, list) else [])]
    found = []
    for name in names:
        if len(name) > 1:
            words = r"\s+".join(re.escape(word) for word in name.split())
            flags = 0 if name.isupper() else re.IGNORECASE
            found += [match.span() for match in re.finditer(rf"(?<!\w){words}(?:s|:s)?(?!\w)", text, flags)]
    return found


def _figures(text: str, edge: Edge) -> list[tuple[int, int]]:
    wanted = []
    stated = edge.properties.get("amount_text")
    if isinstance(stated, str) and any(sign.isdigit() for sign in stated):
        wanted.append(r"\s?".join(re.escape(part) for part in re.split(r"\s+", stated.strip())))
    share = edge.properties.get("share")
    if isinstance(share, int | float):
        number = re.escape(amounts.decimal(float(share), "sv", places=2))
        wanted.append(rf"{number}\s*(?:%|procent)")
    found = []
    for pattern in wanted:
        found += [match.span() for match in re.finditer(rf"(?<![\d,.]){pattern}(?![\d])", text, re.IGNORECASE)]
    return found
