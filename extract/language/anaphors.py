"""Anaphors: the definite nouns and pronouns with which a text means something that it named before."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from nysta.extract.language.mentions import Mention
from nysta.extract.language.name_rules import Label, lexicon


def anaphors(text: str, taken: Sequence[Mention]) -> list[Mention]:
    """Definite nouns that stand for something named before ("förbundet"), outside the ``taken`` mentions."""
    out = []
    for found in _anaphor_pattern().finditer(text):
        start, end = found.span("noun")
        label, kinds = _anaphor_kinds()[found["noun"].casefold()]
        if any(start < one.end and one.start < end for one in taken):
            continue
        if any(one.label == label and (label != "ORG" or one.kind in kinds) for one in _next(text, found.end(), taken)):
            continue
        out.append(Mention(start, end, found["noun"], label, kinds[0], "anaphor", genitive=bool(found["s"])))
    for found in _first_person().finditer(text):
        genitive = found.lastgroup == "genitive"
        out.append(Mention(found.start(), found.end(), FIRST_PERSON, "ORG", "övrigt", "anaphor", genitive=genitive))
    return out


FIRST_PERSON = "vi"
"""The name of a mention that is a pronoun of the first person: the issuer speaks."""


PRONOUN = re.compile(
    r"(?<![\w-])(?:(?P<within>där|här|däri|häri)"
    r"|(?:(?P<preposition>i|inom|till|för|bakom|av|från|under|med|hos|på)\s)?"
    r"(?P<pronoun>den|det|denna|detta)(?P<last>\ssistnämnda)?)(?![\w-])",
    re.IGNORECASE,
)
"""What may stand for something that the sentence before named: "den", "i det", "där"."""


@cache
def _first_person() -> re.Pattern[str]:
    plain, genitive = ("|".join(lexicon()[key]) for key in ("first_person", "first_person_genitive"))
    return re.compile(rf"(?<![\w-])(?i:(?P<plain>{plain})|(?P<genitive>{genitive}))(?![\w-])")


def _next(text: str, end: int, taken: Sequence[Mention]) -> list[Mention]:
    """The name that follows at once, which the noun before only announces: "projektet Digital bygd"."""
    gap = re.compile(r"\s[\"”“»’']?").match(text, end)
    return [one for one in taken if gap is not None and one.start == gap.end()]


@cache
def _anaphor_kinds() -> dict[str, tuple[Label, tuple[str, ...]]]:
    table: dict[str, tuple[Label, tuple[str, ...]]] = {}
    for label, nouns in lexicon()["anaphors"].items():
        for noun, kinds in nouns.items():
            table[noun] = (label, tuple(kinds))
    return table


def anaphor_kinds(noun: str) -> tuple[str, ...]:
    """The kinds of entities that a definite noun can stand for; empty when it is none."""
    found = _anaphor_kinds().get(noun.casefold())
    return found[1] if found else ()


@cache
def _anaphor_pattern() -> re.Pattern[str]:
    nouns = "|".join(sorted(map(re.escape, _anaphor_kinds()), key=len, reverse=True))
    return re.compile(rf"(?<![\w-])(?i:(?P<noun>{nouns}))(?P<s>s?)(?![\w-])")
