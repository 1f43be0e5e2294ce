"""The notation of the pattern files, and that every pattern in them can match."""

from __future__ import annotations

import re
import re._parser as parser  # type: ignore[import-not-found]
from collections.abc import Iterator
from importlib.resources import files
from typing import Any

import pytest
import yaml

from nysta.extract.relations.needs import Needs, needs_of
from nysta.extract.relations.sentences.patterns import Pattern, compile_pattern, may_match, patterns, places, stems_of

FORMS = {"äga": ["äger", "ägde"]}
FOLDER = files("nysta.extract.relations.sentences").joinpath("patterns")
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


def _table(name: str) -> dict[str, Any]:
    loaded: dict[str, Any] = yaml.safe_load(FOLDER.joinpath(f"{name}.yaml").read_text(encoding="utf-8"))
    return loaded


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


def test_no_condition_stands_between_spaces_before_words_that_may_be_missing() -> None:
    """It would ask for two spaces where one stands: "{T} <bestå> (?!av) ... {S}" matches no "⟦O0⟧ består ⟦O1⟧"."""
    alone = re.compile(r" \(\?<?[=!](?:[^()]|\((?:[^()]|\([^()]*\))*\))*\) (?:\.\.|\(\?:[^ ]*\)\?)")
    lines = [text for kind in TYPES for one in _table(kind)["patterns"] for text in [one["pattern"]]]
    assert [text for one in lines for text in ([one] if isinstance(one, str) else one) if alone.search(text)] == []


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


def test_dots_stand_apart_from_the_word_before() -> None:
    glued = [name for name in TYPES if ")?.." in FOLDER.joinpath(f"{name}.yaml").read_text(encoding="utf-8")]
    assert glued == []  # ".. (?:ett |en )?.." would mean two characters


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


@pytest.mark.parametrize("pattern", patterns(), ids=lambda one: f"{one.type}/{one.id}")
def test_a_pattern_matches_a_sentence_built_along_it(pattern: Pattern) -> None:
    built = re.sub(r"\s+", " ", "".join(_along(parser.parse(pattern.regex.pattern, re.IGNORECASE)))).strip()
    found = [
        one
        for one in (built, f"Nu {built}", f"{built} .")
        if (match := pattern.regex.search(one)) and set(places(match)) - {"M", "P", "Y"}
    ]
    assert found, built
    assert all(pattern in may_match(one) for one in (*found, *(one.upper() for one in found)))


# A word one of whose forms may be a sign or a year has no stems, and no text is left unsearched for it.
@pytest.mark.parametrize("word", [word for word in _table("forms") if stems_of(f"<{word}>")])
def test_each_form_of_a_word_meets_the_word_s_need(word: str) -> None:
    needs = needs_of(f"<{word}>", stems_of)
    numbered = Needs(iter(needs))
    for form in _table("forms")[word]:
        least = "".join(_along(parser.parse(form, re.IGNORECASE)))
        assert numbered.met(f"A {least} B") == numbered.mask(needs) > 0, form


def test_most_words_of_patterns_have_stems() -> None:
    words = _table("forms")
    assert sum(stems_of(f"<{word}>") is not None for word in words) > len(words) / 2


def test_a_text_without_what_a_pattern_needs_is_not_searched() -> None:
    assert all(pattern.needs for pattern in patterns())
    assert len(may_match("⟦O0⟧ ⟦O1⟧")) < 10


def _along(parts: Any) -> Iterator[str]:
    """The least text along a parsed regular expression: first branches, fewest repeats, assertions left out."""
    for kind, value in parts:
        name = str(kind)
        if name == "LITERAL":
            yield chr(value)
        elif name == "IN":
            yield next((sign for sign in "Oo0 ⟧[JGMYPL.,;:" if _in(sign, value)), "x")
        elif name in ("ANY", "NOT_LITERAL"):
            yield "o"
        elif name in ("MAX_REPEAT", "MIN_REPEAT", "POSSESSIVE_REPEAT"):
            least, _, inner = value
            yield from (text for _ in range(least) for text in _along(inner))
        elif name == "BRANCH":
            yield from _along(value[1][0])
        elif name == "SUBPATTERN":
            yield from _along(value[-1])
        elif name == "ATOMIC_GROUP":
            yield from _along(value)
        else:
            assert name in ("ASSERT", "ASSERT_NOT", "AT"), name


def _in(sign: str, allowed: Any) -> bool:
    """Whether a class of signs holds ``sign``."""
    negated = str(allowed[0][0]) == "NEGATE"
    inside = False
    for kind, value in allowed[1 if negated else 0 :]:
        if str(kind) == "LITERAL":
            inside |= ord(sign) == value
        elif str(kind) == "RANGE":
            inside |= value[0] <= ord(sign) <= value[1]
        else:
            classes = {"DIGIT": r"\d", "SPACE": r"\s", "WORD": r"\w"}
            said = str(value).removeprefix("CATEGORY_")
            plain = classes[said.removeprefix("NOT_")]
            inside |= (re.fullmatch(plain, sign) is not None) != said.startswith("NOT_")
    return inside != negated
