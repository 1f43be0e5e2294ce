"""FollowTheMoney: every entity is valid by the library's own schema, and no value is lost in it."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from nysta.graph.export import export
from nysta.graph.export.followthemoney_file import own_id
from nysta.graph.model import MergedGraph

# Its licence is MIT; the library is a dependency of the tests alone.
followthemoney = pytest.importorskip("followthemoney")


@pytest.fixture(scope="module")
def entities(exported: MergedGraph, tmp_path_factory: pytest.TempPathFactory) -> dict[str, dict[str, Any]]:
    """What was written, by id."""
    path = tmp_path_factory.mktemp("ftm") / "graph.ftm"
    export(exported, Path(path))
    lines = [json.loads(line) for line in path.read_text(encoding="utf-8").split("\n") if line]
    assert len({each["id"] for each in lines}) == len(lines)
    return {each["id"]: each for each in lines}


def test_all_are_valid(entities: dict[str, dict[str, Any]]) -> None:
    for each in entities.values():
        schema = followthemoney.model.get(each["schema"])
        schema.validate(each)
        proxy = followthemoney.model.get_proxy(each)
        clean = followthemoney.model.make_entity(schema)
        clean.id = each["id"]
        for name, values in each["properties"].items():
            for value in values:
                clean.add(name, value)  # drops what it cannot take
        assert {name: sorted(values) for name, values in clean.to_dict()["properties"].items()} == {
            name: sorted(values) for name, values in each["properties"].items()
        }
        assert proxy.schema.name == each["schema"]


def test_the_ends_of_links_are_what_the_schema_asks_for(entities: dict[str, dict[str, Any]]) -> None:
    for each in entities.values():
        schema = followthemoney.model.get(each["schema"])
        for name, values in each["properties"].items():
            wanted = schema.properties[name].range
            for value in values if wanted is not None else ():
                assert followthemoney.model.get(entities[value]["schema"]).is_a(wanted), (each, name)


def test_relations_have_their_schemas(entities: dict[str, dict[str, Any]]) -> None:
    def link(key: str) -> tuple[str, dict[str, list[str]]]:
        found = entities[own_id(key)]
        return found["schema"], found["properties"]

    schema, payment = link("k01")
    assert (schema, payment["amount"], payment["currency"], payment["date"]) == (
        "Payment",
        ["7500000"],
        ["SEK"],
        ["2024"],
    )
    assert own_id("k02") not in entities  # its outcome counts
    assert link("k03")[0] == "UnknownLink"  # a project cannot be paid there
    assert link("k03")[1]["summary"] == ["500000 SEK, outcome"]
    assert link("k04")[0] == "Ownership"
    assert link("k04")[1]["percentage"] == ["60.5"]
    assert link("k05")[0] == "UnknownLink"  # a foundation is no asset
    assert link("k07")[0] == "Membership"
    assert link("k08")[0] == link("k09")[0] == "ProjectParticipant"
    assert {link(key)[0] for key in ("k10", "k11", "k12")} == {"UnknownLink"}
    assert own_id("k13") not in entities  # a claim
    assert link("k04")[1]["proof"] == [own_id("rapport-1")]
