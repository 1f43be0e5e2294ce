"""What no match of a pattern is without."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nysta.extract.relations.needs import Needs, needs_of

INSIDE = {"<äga>": frozenset({"äger", "ägde"}), "{S}": frozenset({"⟦o"}), "<tal>": None}


@pytest.mark.parametrize(
    ("pattern", "needs"),
    [
        ("{S} <äga> resten", [{"⟦o"}, {"äger", "ägde"}, {"resten"}]),
        ("{S} .. <tal> kronor", [{"⟦o"}, {"kronor"}]),
        ("(?:stöd|bidrag) till", [{"stöd", "bidrag"}, {"till"}]),
        ("(?:stöd|\\w+) till", [{"till"}]),
        ("(?:stöd )?till ?en? (?:nya)*", [{"till"}]),
        ("(?:det nya|ett (?:stort|litet)) bolag", [{"det", "stort", "litet"}, {"bolag"}]),
        ("chef(?:en|er)? (?!inte)(?<!utan )ja", [{"chef"}, {"ja"}]),
        ("(?:chef){0,2} (?:man){1,2}", [{"man"}]),
        ("bolage[nt] AB\\.", [{"bolage"}, {"ab"}]),
        ("(?P<S>ale)(?i:lerum)", [{"ale"}, {"lerum"}]),
        ("a b", []),
    ],
)
def test_needs(pattern: str, needs: list[set[str]]) -> None:
    found = needs_of(pattern, INSIDE.get)
    assert sorted(map(sorted, found)) == sorted(map(sorted, needs))


_WORDS = st.sampled_from(
    ["stöd", "till", "av", "(?:nya|gamla)", "(?:ett )?", "en?", "\\w+", "(?:a|(?:bc|de)f)", "x{0,2}"]
)


@given(st.lists(_WORDS, min_size=1, max_size=6), st.text("stödilavnyagmlebcdfx ", max_size=60))
def test_whatever_matches_meets_the_needs(words: list[str], text: str) -> None:
    pattern = " ".join(words)
    needs = needs_of(pattern, lambda _: None)
    numbered = Needs(iter(needs))
    if re.search(pattern, text, re.IGNORECASE):
        assert numbered.met(text.upper()) == numbered.mask(needs)


def test_what_a_text_meets() -> None:
    needs = [frozenset({"äger", "ägde"}), frozenset({"⟦o"}), frozenset({"resten"})]
    numbered = Needs(iter(needs))
    assert numbered.met("⟦O0⟧ samäger Resten") == numbered.mask(frozenset(needs))
    assert numbered.met("⟦O0⟧ ägde") == numbered.mask(frozenset(needs[:2]))
    assert numbered.met("") == 0
