"""An HTML report of one entity on one page, for a meeting: who it is, its money, its relations, with sources.

The page is in Swedish or English (``report.yaml``), loads nothing from elsewhere and prints on one A4: long lists are
cut and say by how much. Whoever the entity is tied to has one line a list, with the sum of its years, the largest
first.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from html import escape
from importlib.resources import files
from pathlib import Path
from typing import Any

import yaml

from nysta.graph.evidence import read_evidence
from nysta.graph.export.format import EntityFormat
from nysta.graph.export.report_page import PAGE
from nysta.graph.model import Edge, MergedGraph, Node
from nysta.graph.ontology import Kind, Label, RelationType, ontology

_ROWS = 42  # lines of relations that a page has room for, quotes included
_LONGEST = 110  # characters of a quote
_YEARS = 5


def write_report(graph: MergedGraph, entity: Node, path: Path, language: str) -> list[Path]:
    """Write the page about ``entity`` to ``path``, in "sv" or "en"."""
    path.write_text(report(graph, entity, language), encoding="utf-8")
    return [path]


@dataclass(frozen=True)
class _Words:
    """What the page says in one language."""

    language: str
    words: Mapping[str, str]

    def __call__(self, key: str, /, **values: object) -> str:
        return self.words[key].format(**values)

    def of(self, named: Kind | Label | RelationType) -> str:
        """How the language calls a part of the ontology."""
        return str(getattr(named, self.language))

    def number(self, value: int) -> str:
        return f"{value:,}".replace(",", self.words["thousands"])

    def kronor(self, amount: int) -> str:
        """Whole kronor as thousands, as budgets write them; small amounts in kronor."""
        if abs(amount) < 10_000:
            return f"{self.number(amount)}\u00a0{self('kr')}"
        return f"{self.number(round(amount / 1000))}\u00a0{self('tkr')}"


@cache
def _words(language: str) -> _Words:
    known = yaml.safe_load(files("nysta.graph.export").joinpath("report.yaml").read_text(encoding="utf-8"))
    return _Words(language, known[language])


def report(graph: MergedGraph, entity: Node, language: str = "sv") -> str:
    """The page as HTML in ``language`` ("sv" or "en"); every word out of a document is escaped.

    Raises:
        KeyError: the page has no words in that language.
    """
    words = _words(language)
    nodes = {node.id: node for node in graph.nodes}
    edges = [edge for edge in graph.edges if "status" in edge.properties and entity.id in (edge.source, edge.target)]
    documents = {each for edge in edges for each in _texts(edge.properties.get("documents"))}
    years = [each for edge in edges if (each := edge.properties.get("last_year")) is not None]
    said = words("basis", documents=len(documents), relations=len(edges))
    latest = words("latest", year=max(map(int, map(str, years)))) if years else ""
    return PAGE.substitute(
        language=language,
        title=escape(_name(entity)),
        about=escape(_about(entity, words)),
        money=_money(edges, entity, words),
        sections=_sections(edges, entity, nodes, words),
        footer=escape(f"{said}{latest}. {words('footer')}"),
    )


def _name(node: Node) -> str:
    return node.shown_name if "name" in node.properties else str(node.properties.get("title") or node.id)


def _texts(value: object) -> list[str]:
    return [str(each) for each in value] if isinstance(value, list) else []


def _about(entity: Node, words: _Words) -> str:
    kinds = ontology().labels[entity.label].kinds
    kind = str(entity.properties.get("kind") or "")
    parts = [words.of(kinds[kind] if kind in kinds else ontology().labels[entity.label])]
    others = _texts(entity.properties.get("aliases"))
    if others:
        parts.append(words("also", names=", ".join(others[:6])))
    parts += [each.replace(":", " ") for each in _texts(entity.properties.get("identifiers"))[:3]]
    return " · ".join(parts)


def _money(edges: Sequence[Edge], entity: Node, words: _Words) -> str:
    sums: dict[int, dict[str, int]] = defaultdict(lambda: defaultdict(int))
    for edge in edges:
        amount, year = edge.properties.get("amount_sek"), edge.properties.get("year")
        if edge.type == "FUNDS" and edge.properties.get("counts") is True and edge.source != edge.target:
            if not isinstance(amount, int) or not isinstance(year, int):
                continue
            sums[year]["ut" if edge.source == entity.id else "in"] += amount
    years = sorted(sums)[-_YEARS:]
    if not years:
        return ""
    head = "".join(f'<th class="number">{year}</th>' for year in years)
    lines = []
    for direction, said in (("in", "gets"), ("ut", "gives")):
        cells = "".join(f'<td class="number">{_sum(sums[year].get(direction), words)}</td>' for year in years)
        lines.append(f"<tr><th>{words(said)}</th>{cells}</tr>")
    return f"<h2>{words('money')}</h2><table><tr><th></th>{head}</tr>{''.join(lines)}</table>"


def _sum(amount: int | None, words: _Words) -> str:
    return words.kronor(amount) if amount else "–"


def _sections(edges: Sequence[Edge], entity: Node, nodes: Mapping[str, Node], words: _Words) -> str:
    groups: dict[tuple[str, str], list[Edge]] = defaultdict(list)
    for edge in edges:
        undirected = edge.type in ontology().relations and ontology().relations[edge.type].undirected
        direction = "out" if edge.source == entity.id or undirected else "in"
        groups[edge.type, direction].append(edge)
    order = {name: n for n, name in enumerate(ontology().relations)}
    ordered = sorted(groups.items(), key=lambda item: (order.get(item[0][0], 99), item[0][1]))
    bundles = [_bundles(kind, members, entity) for (kind, _), members in ordered]
    allowed = _shares([len(each) for each in bundles])
    return "\n".join(
        _section(kind, direction, of_kind, most, entity, nodes, words)
        for ((kind, direction), _), of_kind, most in zip(ordered, bundles, allowed, strict=True)
    )


def _bundles(kind: str, edges: Sequence[Edge], entity: Node) -> list[list[Edge]]:
    """What is stated of each that the entity is tied to, the weightiest first; claims stand each by itself."""
    found: dict[str, list[Edge]] = defaultdict(list)
    for edge in sorted(edges, key=_weight, reverse=True):
        other = edge.target if edge.source == entity.id else edge.source
        found[edge.key if ontology().relations[kind].claim else other].append(edge)
    return sorted(found.values(), key=lambda bundle: -sum(map(_counted, bundle)))


def _counted(edge: Edge) -> int:
    amount = edge.properties.get("amount_sek")
    return amount if isinstance(amount, int) and edge.properties.get("counts") is True else 0


def _shares(sizes: Sequence[int]) -> list[int]:
    """How many rows each list gets: all of a short one, the room that is left for the long ones."""
    given = [0] * len(sizes)
    left = max(len(sizes), _ROWS - 2 * len(sizes))
    while left > 0 and any(had < size for had, size in zip(given, sizes, strict=True)):
        for n, size in enumerate(sizes):
            if left > 0 and given[n] < size:
                given[n] += 1
                left -= 1
    return given


def _section(
    kind: str,
    direction: str,
    bundles: Sequence[Sequence[Edge]],
    most: int,
    entity: Node,
    nodes: Mapping[str, Node],
    words: _Words,
) -> str:
    known = ontology().relations[kind]
    named = words.of(known) if direction == "out" else known.inverse(words.language)
    head = words("untrue") if known.claim else named[:1].upper() + named[1:]
    rows = "".join(_row(bundle[0], entity, nodes, words, _total(bundle, words)) for bundle in bundles[:most])
    rest = len(bundles) - most
    more = f'<p class="more">{words("more", n=rest)}</p>' if rest > 0 else ""
    return f"<section><h2>{escape(head)}</h2>{rows}{more}</section>"


def _total(bundle: Sequence[Edge], words: _Words) -> str:
    """The sum of several amounts with the years it is over; empty where there are not several."""
    summed = [edge for edge in bundle if _counted(edge)]
    if len(summed) < 2:
        return ""
    years = [year for edge in summed for year in (edge.properties.get("year"), edge.properties.get("year_to"))]
    known = sorted(year for year in years if isinstance(year, int))
    when = "" if not known else f" {known[0]}" if known[0] == known[-1] else f" {known[0]}–{known[-1]}"
    return words("total", sum=words.kronor(sum(map(_counted, summed))), years=when)


def _weight(edge: Edge) -> tuple[Any, ...]:
    stated = edge.properties
    return (
        stated.get("counts") is True,
        stated.get("modality") != "planned",
        stated.get("year") or stated.get("last_year") or 0,
        stated.get("amount_sek") or 0,
        stated.get("share") or 0,
        len(_texts(stated.get("documents"))),
        stated.get("confidence") or 0,
        edge.key,
    )


def _row(edge: Edge, entity: Node, nodes: Mapping[str, Node], words: _Words, total: str) -> str:
    stated = edge.properties
    other = nodes[edge.target if edge.source == entity.id else edge.source]
    told = [f"<b>{escape(_name(other))}</b>"]
    if edge.type == "CLAIM":
        relation = ontology().relations.get(str(stated.get("type")))
        sentence = words.of(relation) if relation else str(stated.get("type"))
        ends = (_name(nodes[edge.source]), sentence, _name(nodes[edge.target]))
        told = [escape(" ".join(ends)), escape(_why_not(edge, words))]
    amount = stated.get("amount_sek")
    if isinstance(amount, int):
        told.append(f"{total} {words.kronor(amount)}".strip())
    if stated.get("year") is not None:
        last = stated.get("year_to")
        told.append(f"{stated['year']}–{last}" if last else str(stated["year"]))
    if stated.get("share") is not None:
        told.append(f"{stated['share']:g}".replace(".", words("decimal")) + words("percent"))
    told += [escape(str(each)) for each in (stated.get("role"), stated.get("purpose")) if each]
    if stated.get("basis") == "budget":
        told.append(words("budget"))
    if stated.get("modality") == "planned":
        told.append(f'<span class="mark">{words("planned")}</span>')
    if stated.get("conflict") is True:
        told.append(f'<span class="mark">{words("conflict")}</span>')
    return f"<p>{', '.join(told)}</p>{_source(edge, nodes, words)}"


def _why_not(edge: Edge, words: _Words) -> str:
    modality = str(edge.properties.get("modality"))
    return words(modality if modality in ("negated", "ended", "proposed") else "rejected")


def _source(edge: Edge, nodes: Mapping[str, Node], words: _Words) -> str:
    quote = next(iter(read_evidence(edge.properties)), None)
    if quote is None:
        return ""
    said = quote.quote if len(quote.quote) <= _LONGEST else quote.quote[: _LONGEST - 1].rstrip() + "…"
    document = nodes.get(quote.document)
    where = [str(document.properties.get("title") or quote.file) if document else quote.file]
    where += [words("page", n=quote.page)] if quote.page else [words("line", n=quote.line)] if quote.line else []
    quoted = words("quote", words=said)
    return f'<p class="source">{escape(quoted, quote=False)} {escape(", ".join(part for part in where if part))}</p>'


FORMAT = EntityFormat("report", ("html", "htm"), write_report)
