"""Plain words that a sentence says to be a project, a programme or a network: "Havsminnet är ett treårigt projekt".

By its form alone such a word is none: "Arbetet är ett projekt" names nothing. What the document writes small elsewhere,
what is done, and nouns that any document uses are left out.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import cache

from nysta.extract.language.mention import Mention
from nysta.extract.language.names.name_rules import announcers, kind_by_form, label_by_form, lexicon, programme_kind
from nysta.extract.language.names.ordinary_words import is_written_small
from nysta.extract.language.names.placed_mentions import may_be_name, named_already
from nysta.extract.persons import is_person_name
from nysta.extract.structure import Block, Layout

# Kinds of organisations that a name may be said to be without a word of its own for it.
_KINDS = ("samverkansorgan",)
# Endings of words for what is done: "Ombyggnaden är ett projekt", "Strandarbetet är ett program".
_DONE = re.compile(
    r"\w*(?:ningen|ingarna|eringen|andet|endet|arbetet|naden|heten|utvecklingen|frågan|processen|samverkan|sammanslagningen|bygget"
    r"|verksamheten|skolan|planen|ansökan|tanken|idén|målet|syftet|steget|delen|delar)",
    re.IGNORECASE,
)


@cache
def _said() -> re.Pattern[str]:
    nouns = "|".join(sorted(_efforts(), key=len, reverse=True))
    return re.compile(
        r"(?:^|(?<=[.!?:]\s))(?P<name>[A-ZÅÄÖÉ][\w-]{3,}(?:\s(?:\d{1,4}|[A-ZÅÄÖÉ][\w-]+)){0,2})"
        r"(?:\s\([^()]*\))?(?:\s(?:är|var|har varit)\s(?:sedan\s\S+\s)?|,\s(?:som\s(?:är|var)\s)?)"
        rf"(?:ett|en|vårt|vår)\s(?:[\w-]+\s){{0,3}}?\w*?(?P<noun>{nouns})(?![\w-])"
    )


@cache
def _efforts() -> tuple[str, ...]:
    return tuple(noun for noun, (label, kind) in announcers().items() if label != "ORG" or kind in _KINDS)


def defined_efforts(layout: Layout, named: Mapping[int, Sequence[Mention]]) -> Iterator[tuple[Block, Mention]]:
    """The first name in each paragraph or item of which its sentence says that it is a project, programme or network.

    ``named`` are the mentions found otherwise, by their blocks' numbers: what they name is named already.
    """
    prose = "\n".join(block.text for block in layout.blocks if block.kind in ("paragraph", "item"))
    for block in layout.blocks:
        if block.kind not in ("paragraph", "item") or (" e" not in block.text and " v" not in block.text):
            continue
        for found in _said().finditer(block.text):
            one = _effort(found, prose)
            if one is not None and not named_already(named[block.number], one):
                yield block, one
                break


def _effort(found: re.Match[str], prose: str) -> Mention | None:
    """What a sentence says to be an effort as a name; None where its words are ordinary ones."""
    name = found["name"]
    if not may_be_name(name) or is_person_name(name) or kind_by_form(name) is not None or _is_ordinary(name):
        return None
    if is_written_small(name, prose):
        return None
    label, kind = announcers()[found["noun"]]
    if label != "ORG" and (formed := label_by_form(name)) is not None:
        label, kind = formed, "projekt" if formed == "PRJ" else programme_kind(name)
    return Mention(found.start("name"), found.end("name"), name, label, kind, "rule", announced=True)


def _is_ordinary(name: str) -> bool:
    """Whether a name's only word is one that any document uses: a noun for what is done, or for one of several."""
    low = name.casefold()
    if " " in name:
        return False
    return _DONE.fullmatch(name) is not None or low in _common() or low.endswith(tuple(announcers()))


@cache
def _common() -> frozenset[str]:
    nouns = (noun for nouns in lexicon()["anaphors"].values() for noun in nouns)
    words = (word for key in ("quantifiers", "leading_words", "leading_known") for word in lexicon()[key])
    return frozenset(word.casefold() for word in (*lexicon()["generic_words"], *nouns, *words))
