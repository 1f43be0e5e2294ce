"""Identity, measured: pairs of names of our own, each from a document of its own, through the whole merge.

``identity-pairs.yaml`` is what the rules were made with; of ``identity-pairs-held-out.yaml`` only the sums are told.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
import yaml

from nysta.extract.graph_file import GraphFile
from nysta.extract.language.gazetteer import load_gazetteer
from nysta.graph.merge import merge
from nysta.graph.names import slug

FOLDER = Path(__file__).parents[1]
OWN, HELD_OUT = FOLDER / "identity-pairs.yaml", FOLDER / "identity-pairs-held-out.yaml"
SMALLEST = 300


@dataclass(frozen=True)
class Pair:
    """Two names and whether they mean one."""

    one: Any
    other: Any
    same: bool
    why: str


def pairs(path: Path) -> Iterator[Pair]:
    for answer, groups in yaml.safe_load(path.read_text(encoding="utf-8")).items():
        for why, members in groups.items():
            for one, other in members:
                yield Pair(one, other, answer == "same", why)


def entity(written: Any) -> tuple[str, str, list[str], dict[str, Any]]:
    """The name as extraction gives it: the gazetteer's id, else one made of the name, with the issuer's before it."""
    said = written if isinstance(written, dict) else {"name": written}
    label, name = re.fullmatch(r"(?:(project|programme): )?(.*)", said["name"], re.DOTALL).groups()  # type: ignore[union-attr]
    known = load_gazetteer().find(name)
    entry = known[0] if known and known[1] != "short" and not said.get("issuer") else None
    kind = said.get("kind") or (entry.kind if entry else {"project": "projekt", "programme": "program"}.get(label))
    more: dict[str, Any] = {"kind": kind or "övrigt"}
    if entry and label in (None, entry.label.lower()):
        return entry.id, name, said.get("aliases", []), {**more, "identifiers": list(entry.identifiers)}
    own = f"{label or 'organisation'}/"
    if said.get("issuer"):
        issuer = load_gazetteer().find(said["issuer"])
        assert issuer, f"{said['issuer']} is not in the gazetteer"
        own += issuer[0].id.partition("/")[2] + "/"
    return own + slug(name), name, said.get("aliases", []), more


def joined(pair: Pair, graph_file: Callable[..., GraphFile]) -> bool:
    files = [graph_file(place, [entity(written)]) for place, written in (("a", pair.one), ("b", pair.other))]
    nodes = merge(files).nodes
    return sum(node.label in ("Organisation", "Programme", "Project") for node in nodes) == 1


@pytest.mark.parametrize("path", [OWN, HELD_OUT], ids=["own", "held-out"])
def test_precision_and_recall(path: Path, graph_file: Callable[..., GraphFile]) -> None:
    measured = list(pairs(path))
    assert len(measured) >= SMALLEST
    assert sum(not pair.same for pair in measured) >= SMALLEST / 2
    found = [(pair, joined(pair, graph_file)) for pair in measured]
    wrong = [pair for pair, one in found if one and not pair.same]
    missed = [pair for pair, one in found if pair.same and not one]
    right = sum(one and pair.same for pair, one in found)
    precision, recall = right / (right + len(wrong)), right / (right + len(missed))
    told = f"{len(measured)} pairs, precision {precision:.3f}, recall {recall:.3f}"
    if path == OWN:
        told = "\n  ".join((told, *(f"wrong: {each}" for each in wrong), *(f"missed: {each}" for each in missed)))
    print(told)
    assert precision >= 0.99, told
    assert recall >= 0.90, told


def test_each_pair_stands_once() -> None:
    written = [str(sorted([str(pair.one), str(pair.other)])) for path in (OWN, HELD_OUT) for pair in pairs(path)]
    assert [each for each in written if written.count(each) > 1] == []


@pytest.mark.parametrize("written", ["Borås Stad", "VGR", "Chalmers"])
def test_known_names_have_the_ids_of_the_gazetteer(written: str) -> None:
    known = load_gazetteer().find(written)
    assert known is not None
    assert entity(written)[0] == known[0].id
