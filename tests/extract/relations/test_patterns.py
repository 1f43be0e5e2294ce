"""The notation of the pattern files, and that every pattern in them can match."""

from __future__ import annotations

import re
from importlib.resources import files
from typing import Any

import pytest
import yaml

from nysta.extract.relations.patterns import Pattern, compile_pattern, patterns, places

FORMS = {"äga": ["äger", "ägde"]}
FOLDER = files("nysta.extract.relations").joinpath("patterns")
TYPES = (
    "funds",
    "owns",
    "coordinates",
    "member_of",
    "participates_in",
    "collaborates_with",
    "part_of",
    "commissions",
)


@pytest.mark.parametrize(
    ("pattern", "text", "found"),
    [
        ("{S} <äga> {T}", "⟦O0⟧ äger ⟦O1⟧ .", {"S": "⟦O0⟧", "T": "⟦O1⟧"}),
        ("{S} <äga> {T}", "⟦O0⟧ ägde ⟦O1⟧ .", {"S": "⟦O0⟧", "T": "⟦O1⟧"}),
        ("{S} <äga> {T}", "⟦O0⟧ ser ⟦O1⟧ .", None),
        ("{S} <äga> {T}", "⟦O0⟧s äger ⟦O1⟧ .", None),
        ("{S}s bolag {T}", "⟦O0⟧s bolag ⟦O1⟧ .", {"S": "⟦O0⟧", "T": "⟦O1⟧"}),
        ("{S}s bolag {T}", "⟦O0⟧ bolag ⟦O1⟧ .", None),
        ("{S:J} <äga> {T}", "⟦O0⟧ äger ⟦O1⟧ .", None),
        ("{S} .. <äga> {T}", "⟦O0⟧ som helt visst äger ⟦O1⟧ .", {"S": "⟦O0⟧", "T": "⟦O1⟧"}),
        ("{S} .. <äga> {T}", "⟦O0⟧ som sedan länge helt visst äger ⟦O1⟧ .", None),
        ("{S} ... <äga> {T}", "⟦O0⟧ som sedan länge helt visst äger ⟦O1⟧ .", {"S": "⟦O0⟧", "T": "⟦O1⟧"}),
        ("{S} ... <äga> {T}", "⟦O0⟧ , ⟦O1⟧ äger ⟦O2⟧ .", {"S": "⟦O1⟧", "T": "⟦O2⟧"}),
        ("{S} <äga> {P} av {T}", "⟦O0⟧ äger ⟦P1⟧ av ⟦O2⟧ .", {"S": "⟦O0⟧", "P": "⟦P1⟧", "T": "⟦O2⟧"}),
        ("^ {S} <äga> {T}", "⟦O0⟧ äger ⟦O1⟧ .", {"S": "⟦O0⟧", "T": "⟦O1⟧"}),
        ("^ {S} <äga> {T}", "Här : ⟦O0⟧ äger ⟦O1⟧ .", None),
    ],
)
def test_the_notation(pattern: str, text: str, found: dict[str, str] | None) -> None:
    match = compile_pattern(pattern, FORMS).search(text)
    assert (places(match) if match else None) == found


def test_a_word_without_forms_is_an_error() -> None:
    with pytest.raises(KeyError, match="hitta"):
        compile_pattern("{S} <hitta> {T}", FORMS)


def test_no_pattern_goes_astray_on_a_long_sentence() -> None:
    long = "⟦O0⟧ " + "och en sak till " * 200 + "⟦O1⟧ ."
    assert [one.id for one in patterns() if one.regex.search(long)] == []


def test_every_file_of_patterns_is_read() -> None:
    entries = [entry for name in TYPES for entry in _table(name)["patterns"]]
    lines = [len(one["pattern"]) if isinstance(one["pattern"], list) else 1 for one in entries]
    assert len(patterns()) == sum(lines) > 100
    assert {one.type.lower() for one in patterns()} == set(TYPES)
    assert {path.name for path in FOLDER.iterdir()} == {f"{name}.yaml" for name in (*TYPES, "forms")}


def test_ids_are_not_given_twice_within_a_type() -> None:
    for name in TYPES:
        ids = [entry["id"] for entry in _table(name)["patterns"]]
        assert sorted(ids) == sorted(set(ids)), name


def test_every_word_with_forms_is_used() -> None:
    used = set()
    for name in TYPES:
        used |= set(re.findall(r"(?<!\?P)<([\wåäö-]+)>", FOLDER.joinpath(f"{name}.yaml").read_text(encoding="utf-8")))
    assert set(yaml.safe_load(FOLDER.joinpath("forms.yaml").read_text(encoding="utf-8"))) == used


@pytest.mark.parametrize("pattern", patterns(), ids=lambda one: f"{one.type}/{one.id}")
def test_a_pattern_says_both_ends_and_how_sure_it_is(pattern: Pattern) -> None:
    named = {name.split("__")[0] for name in pattern.regex.groupindex}
    if "ST" in named:
        assert not {"S", "T"} & named
    else:
        assert pattern.source is not None or {"S", "S2"} & named
        assert pattern.target is not None or {"T", "T2"} & named
    assert 0.2 <= pattern.confidence <= 1
    assert pattern.role in (None, "huvudman", "stiftare", "adjungerad", "ägare")


def _table(name: str) -> dict[str, Any]:
    loaded: dict[str, Any] = yaml.safe_load(FOLDER.joinpath(f"{name}.yaml").read_text(encoding="utf-8"))
    return loaded
