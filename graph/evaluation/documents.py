"""Gold and predicted graphs as the measures read them.

Gold files are written by people and may cover parts of one document each; they are read leniently
and joined by surface form.
"""

from __future__ import annotations

import json
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path, PurePath
from typing import Any

from nysta.graph.evaluation.forms import forms_of, surface_forms


class EvaluationError(Exception):
    """There is nothing to measure against; the message says where it was looked for."""

    exit_code = 2


@dataclass(frozen=True)
class NamedEntity:
    """An entity with the forms it is known by."""

    id: str
    label: str | None
    name: str | None
    forms: frozenset[str]

    @property
    def own_forms(self) -> frozenset[str]:
        """The forms of its name alone."""
        return surface_forms(self.name or "")


@dataclass(frozen=True)
class DocumentGraph:
    """What is said (or should be said) of one document. Relations are the mappings of the file; ``passages`` the
    texts that name two entities or more, with the ids of those in reading order."""

    document: str
    entities: tuple[NamedEntity, ...] = ()
    relations: tuple[Mapping[str, Any], ...] = ()
    doubtful: tuple[Mapping[str, Any], ...] = field(default=())
    id: str | None = None
    passages: tuple[tuple[str, tuple[str, ...]], ...] = ()


def read_graphs(folder: Path) -> dict[str, DocumentGraph]:
    """The graphs in the JSON files of ``folder`` by the stem of their document; other JSON is passed over.

    Raises:
        EvaluationError: ``folder`` is no folder, or a file in it is not JSON.
    """
    if not folder.is_dir():
        raise EvaluationError(f"there is no folder {folder}\n  fix:   nysta evaluate GOLD_DIR GRAPH_DIR")
    parts: dict[str, list[Mapping[str, Any]]] = defaultdict(list)
    for path in sorted(folder.glob("*.json")):
        try:
            graph = json.loads(path.read_text(encoding="utf-8"))
        except ValueError as error:
            raise EvaluationError(f"{path} is not JSON: {error}\n  fix:   correct it or move it away") from error
        if isinstance(graph, dict) and {"document", "entities", "relations"} <= graph.keys():
            parts[PurePath(graph["document"]).stem].append(graph)
    return {stem: _joined(found) for stem, found in parts.items()}


def _names(entity: Mapping[str, Any]) -> list[str]:
    return [entity.get("name") or "", *(entity.get("aliases") or [])]


def _passages(part: Mapping[str, Any]) -> Iterator[tuple[str, tuple[str, ...]]]:
    places = sorted((m["start"], e["id"]) for e in part["entities"] for m in e.get("mentions") or ())
    starts = [start for start, _ in places]
    for each in part.get("passages") or ():
        named = places[bisect_left(starts, each["start"]) : bisect_left(starts, each["end"])]
        if len({own for _, own in named}) > 1:
            yield each["text"], tuple(own for _, own in named)


def _joined(parts: Sequence[Mapping[str, Any]]) -> DocumentGraph:
    """One graph of the parts; the entity of a later part is an earlier one that shares a form with it."""
    if len(parts) == 1:
        (part,) = parts
        return DocumentGraph(
            document=part["document"],
            entities=tuple(
                NamedEntity(each["id"], each.get("label"), each.get("name"), forms_of(_names(each)))
                for each in part["entities"]
            ),
            relations=tuple(part["relations"]),
            doubtful=tuple(part.get("doubtful", ())),
            id=part.get("id"),
            passages=tuple(_passages(part)),
        )
    entities: list[NamedEntity] = []
    relations: list[Mapping[str, Any]] = []
    doubtful: list[Mapping[str, Any]] = []
    for number, part in enumerate(parts):
        renamed: dict[str, str] = {}
        for each in part["entities"]:
            own = NamedEntity(f"{number}:{each['id']}", each.get("label"), each.get("name"), forms_of(_names(each)))
            place = _twin(entities, own)
            if place is None:
                entities.append(own)
                renamed[each["id"]] = own.id
            else:
                twin = entities[place]
                entities[place] = NamedEntity(twin.id, twin.label, twin.name, twin.forms | own.forms)
                renamed[each["id"]] = twin.id
        for key, joined in (("relations", relations), ("doubtful", doubtful)):
            joined += [
                {**each, "source": renamed[each["source"]], "target": renamed[each["target"]]}
                for each in part.get(key, ())
                if each.get("source") in renamed and each.get("target") in renamed
            ]
    return DocumentGraph(parts[0]["document"], tuple(entities), tuple(relations), tuple(doubtful))


def _twin(entities: Sequence[NamedEntity], own: NamedEntity) -> int | None:
    sharing = [n for n, each in enumerate(entities) if each.forms & own.forms]
    agreeing = [n for n in sharing if entities[n].label == own.label]
    return next(iter(agreeing or sharing), None)
