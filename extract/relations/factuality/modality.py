"""Whether a sentence states, plans, proposes, denies or ends what it speaks of."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache, lru_cache
from importlib.resources import files
from typing import Any

from nysta.extract.graph_file import Modality
from nysta.extract.lexicons import load_yaml
from nysta.extract.relations.factuality.decisions import without_other_decisions
from nysta.extract.relations.factuality.held_clauses import held_clause
from nysta.extract.relations.factuality.standing import standing
from nysta.extract.relations.needs import Needs, needs_of
from nysta.extract.structure import Section

# How many characters before and after a match a cue that must be near may stand.
BEFORE, AFTER = 45, 30

# Where another clause begins that what stands before it says nothing of.
_BEGINS = (" , men ", " , att ", " , samt att ", " , och ", " medan ")
# What is done, and then what is to come: "har beviljat ⟦O1⟧ ⟦M2⟧ och avser att avsätta mer under förutsättning att …".
_MORE_TO_COME = re.compile(
    r" (?:,|och|samt) (?:beräknar|avser|planerar|räknar med|har för avsikt|ämnar)\b", re.IGNORECASE
)
_ORDER: tuple[Modality, ...] = ("ended", "negated", "proposed", "planned")


@cache
def _cues() -> dict[str, Any]:
    text = files("nysta.extract.relations.factuality").joinpath("modality.yaml").read_text(encoding="utf-8")

    def compiled(value: Any) -> Any:
        if isinstance(value, dict):
            return {key: compiled(one) for key, one in value.items()}
        return re.compile("|".join(value) if isinstance(value, list) else value, re.IGNORECASE)

    table: dict[str, Any] = compiled(load_yaml(text))
    return table


@lru_cache(maxsize=1000)
def _tells(kind: str, scope: str, text: str) -> bool:
    """Whether a cue stands in ``text``; remembered, since all that is found in a sentence asks the same."""
    return _cues()[kind][scope].search(text) is not None


@cache
def _hints() -> tuple[Needs, dict[Modality, tuple[int, ...]]]:
    """What a text that holds a cue of each kind cannot be without, for each of the kind's scopes."""
    told = {kind: [needs_of(cue.pattern, lambda _: None) for cue in _cues()[kind].values()] for kind in _ORDER}
    needs = Needs(need for ones in told.values() for each in ones for need in each)
    return needs, {kind: tuple(map(needs.mask, ones)) for kind, ones in told.items()}


@lru_cache(maxsize=1000)
def _may_be(text: str) -> tuple[Modality, ...]:
    """The kinds of which a cue may stand in a masked sentence, in the order in which they are asked for: most
    sentences have none, and the cues' expressions need not be searched for."""
    needs, masks = _hints()
    met = needs.met(text)
    return tuple(kind for kind in _ORDER if any(mask & met == mask for mask in masks[kind]))


def modality_of(text: str, start: int, end: int, section: Section) -> Modality:
    """The modality of the words ``text[start:end]`` of a masked sentence that stands in ``section``."""
    start, end = _trimmed(text, start, end)
    text = without_other_decisions(text, start, end)
    first, last = clause_around(text, start, end)
    left = max(first, start - BEFORE, *(text.rfind(mark, first, start) for mark in _BEGINS))
    if (aside := _ASIDE.match(text, end)) is not None and text[end - 1] == "⟧":
        if _LEFT.search(aside[0]):
            return "ended"
        if _REFUSED.search(aside[0]) and "⟦" not in aside[0]:
            return "negated"
    may_be = _may_be(text)
    holds = "ended" in may_be and _cues()["goes_on"].search(text, start, end) is not None
    for kind in may_be[1:] if holds else may_be:
        heard = _without_asides(text, first, last, start, end, attached=kind == "ended")
        heard = _NOT_OVER.sub(_blank, heard)
        right = _clause_end(heard, end)
        windows = {"sentence": heard[first:last], "near": heard[left:right], "before": heard[first:end]}
        if any(_tells(kind, scope, windows[scope]) for scope in _cues()[kind]):
            return "proposed" if kind == "planned" and text.rstrip().endswith("?") else kind  # "Avser ministern att …?"
    if _cues()["goes_on"].search(text, first, last):
        return "asserted"  # whatever the heading says
    if any(_tells("headings", "proposed", heading) for heading in section.headings):
        return "proposed"
    if section.title and _tells("headings", "ended", section.title):
        return "ended"
    if section.title and _tells("headings", "planned", section.title):
        return "planned"
    return "asserted"


def goes_on(text: str, start: int, end: int) -> bool:
    """Whether ``text[start:end]`` of a masked sentence says itself that it holds today ("är numera"), its clause does
    ("har inte sålt ⟦O1⟧ utan äger fortfarande"), or how its sentence begins."""
    first, last = clause_around(text, start, end)
    return (
        _cues()["goes_on"].search(text, start, end) is not None
        or _cues()["still"].search(text, first, last) is not None
        or _cues()["without"].match(text) is not None
    )


@lru_cache(maxsize=1000)  # all that is found in the words asks several times
def clause_around(text: str, start: int, end: int) -> tuple[int, int]:
    """Where the words begin and end that may tell of ``text[start:end]`` of a masked sentence whether it holds."""
    first, last = stretch(text, start, end, (" ; ", " . "))
    if (held := held_clause(text, start, end)) is not None:
        return max(first, held[0]), min(last, held[1])
    for one in _MORE_TO_COME.finditer(text, first, last):
        if one.start() >= end:
            last = min(last, one.start())
        elif one.end() <= start:
            first = max(first, one.start())
    return max(first, text.rfind(" medan ", first, start)), last


def heard_around(text: str, start: int, end: int) -> str:
    """A masked sentence with blanks for what clauses of others say beside ``text[start:end]``."""
    start, end = _trimmed(text, start, end)
    text = without_other_decisions(text, start, end)
    first, last = clause_around(text, start, end)
    heard = " " * first + _without_asides(text, first, last, start, end, attached=True)[first:]
    return _NOT_OVER.sub(_blank, heard)


_LEADING = re.compile(r" ?(?:, |och |samt |men )+")


def _trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    """``text[start:end]`` without what joins it to the words around it, and the clause that stands first in it."""
    end = start + len(text[start:end].rstrip(" ,;"))
    leads = _LEADING.match(text, start, end)
    start = leads.end() if leads is not None else start
    if start == 0 and (aside := _ASIDE.match(text, 0, end)) is not None:
        start = aside.end()
    return start, end


# "har inte sålt sina aktier": what is denied to have ended goes on.
_NOT_OVER = re.compile(
    r"\b(?:inte|aldrig|ej) (?:heller |ännu )?(?:sålt|sålde|såldes|sålts|avyttra\w+|avslutats?|avslutades|avveckla\w+"
    r"|lämnade|lämnat|sagts? upp|sade upp|upphört|upphörde|lagts ne[dr]|avbrutits|gått ur|gick ur|trätt ur"
    r"|utträtt|utträdde)\b|\binte (?:bara|enbart|endast)\b",
    re.IGNORECASE,
)


def _blank(found: re.Match[str]) -> str:
    return " " * len(found[0])


_PAST_OVER = (
    r"(?:avslogs|avslagits|avslutades|avslutats|upphörde|upphört|sades upp|sagts upp|löpte ut|löpt ut|avvecklades"
    r"|avvecklats|lades ne[dr]|lagts ne[dr]|såldes|sålts|drogs tillbaka|dragits tillbaka|hoppat av|hoppade av"
    r"|lämnat|gått ur|avskaffades|avskaffats|drogs in|dragits in)"
)
# A clause that hangs on a word before it, up to the comma that closes it; and one that stands first.
_ASIDE = re.compile(
    r"^ ?(?:även om|trots att|efter att|sedan|när|eftersom)\b[^,;.]*?\b" + _PAST_OVER + r"(?= \w+(?:r|s|de|te)\b)"
    r"|^ ?som [^,;.]*?\b(?:föreslog|föreslogs|föreslagits|yrkade|yrkades)\b[^,;.]*?(?= (?:är|har|ska|blev|blir)\b)"
    r"| (?:sedan|efter att|trots att|även om|eftersom|innan) (?!⟦Y)[^,;.]*?\b" + _PAST_OVER + r"(?= [,.;]|$)"
    r"| för (?:ett|en|det|den|de) (?:\w+ ){1,2}som (?:\w+ )?" + _PAST_OVER + r"[^,;.]*(?= [,.;]|$)"
    r"| , (?:däremot |dock |men )?(?:inte|ej|till skillnad från) ⟦[OGJ]\d+⟧(?= [,.;]|$)|"
    r" , (?:som|vilka|vilken|vilket|vars|där|i vilk\w+|medan|eftersom|sedan|när|trots|även om|tidigare)\b[^,;.]*"
    r"|(?:^|(?<=[.;] )) ?(?:sedan|när|efter att|eftersom|trots att|även om)\b[^,;.]*(?= , )"
    r"|^ ?för att [^,;.⟦⟧]*?(?= \w+(?:de|te|r|og|av|ick) ⟦O)"
    r"| (?:, )?men (?:\w+ ){0,2}⟦O\d+⟧ [^;.]*"
    r"| och \w+[rs] (?:inte|ej)\b[^,;.⟦]*(?:⟦O\d+⟧s?(?: \w+)*)?(?= [,.;]|$)",
    re.IGNORECASE,
)


@lru_cache(maxsize=1000)
def _without_asides(text: str, first: int, last: int, start: int, end: int, attached: bool) -> str:
    """``text`` with blanks for what ``text[first:last]`` says beside the words ``text[start:end]``: clauses of others.

    With ``attached`` the clause right behind a project that they name last stays: it tells of that.
    """
    heard = text
    outermost = text[start : start + 1] == "⟦" and text[end - 1 : end] == "⟧"
    for aside in _ASIDE.finditer(text, first, last):
        apart = aside.end() <= start or aside.start() >= end
        purpose = start < aside.start() and aside[0].startswith(" för ")  # "200 tkr för en mässa som ställdes in"
        within = start < aside.start() and aside.end() < end and (outermost or not re.search("⟦[OGJ]", aside[0]))
        of_project = attached and aside.start() == end and re.search(r"⟦[GJ]\d+⟧$", text[start:end]) is not None
        if (
            within
            or purpose
            or (apart and not (of_project and aside[0].startswith((" , som", " , där", " , vilk", " , i "))))
        ):
            heard = heard[: aside.start()] + " " * len(aside[0]) + heard[aside.end() :]
    return heard


# What an owner or member named last, of whom such a clause tells, has done with its part.
_LEFT = re.compile(
    r"\b(?:sålde|sålt|överlät|överlåtit|avyttrade|avyttrat) (?:[\w⟦⟧]+ ){0,2}?(?:sin|sina|sitt)\b"
    r"|\b(?:lämnade|lämnat|gick ur|utträdde|utträtt|hoppade av|klev av|drog sig ur)\b(?! (?:in|över|bidrag|stöd)\b)",
    re.IGNORECASE,
)

# Who is named last and turned down what is said: "⟦O1⟧ , som avslog begäran".
_REFUSED = re.compile(r"\b(?:avslog|nekade|tackade nej|sa nej|sade nej|avböjde|avstod)\b", re.IGNORECASE)

_NOTE = re.compile(r"\s?\(([^()]{3,90})\)")


def note_on(text: str, end: int) -> str:
    """What stands in brackets right behind a name that ends at ``end`` of ``text``; "" without."""
    found = _NOTE.match(text, end)
    return found[1] if found else ""


def note_modality(note: str) -> Modality:
    """What a note on a name makes of all that is said of it there ("ansökan inlämnad, ej beslutad")."""
    kinds: tuple[Modality, ...] = ("ended", "proposed", "negated")  # "ej beslutad" is open, not denied
    told: Modality = next(
        (kind for kind in kinds if any(cue.search(note) for cue in _cues()[kind].values())), "asserted"
    )
    return told if told != "asserted" else standing(note)


def section_modality(section: Section) -> Modality:
    """What the two nearest headings say of everything below them ("Avslutade projekt › Bryggan")."""
    if any(_cues()["headings"]["proposed"].search(heading) for heading in section.headings):
        return "proposed"
    return next((told for one in section.headings[-2:] if (told := heading_modality(one)) != "asserted"), "asserted")


def heading_modality(heading: str) -> Modality:
    """What a heading says of everything below it."""
    return next((kind for kind, cue in _cues()["headings"].items() if cue.search(heading)), "asserted")


def stretch(text: str, start: int, end: int, marks: Sequence[str]) -> tuple[int, int]:
    """Where what the nearest of ``marks`` on either side of ``text[start:end]`` set apart begins and ends."""
    first = max(text.rfind(mark, 0, start) for mark in marks) + 1
    return first, min((at for mark in marks if (at := text.find(mark, end)) >= 0), default=len(text))


def endings_in(text: str) -> list[tuple[int, int]]:
    """Where the words of a sentence stand that say of something that it is over ("Projektet avslutades i maj")."""
    cues = _cues()
    return [
        found.span()
        for found in cues["finished"].finditer(text)
        if not cues["unfinished"].search(text[: found.start()])
    ]


def _clause_end(text: str, end: int) -> int:
    stops = [at for mark in (" , ", " ; ", " . ", " men ", " utan ") if (at := text.find(mark, end)) >= 0]
    return min([end + AFTER, len(text), *stops])
