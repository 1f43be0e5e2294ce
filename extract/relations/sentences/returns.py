"""Returns: money that passes as a price, as damages or a fine, or for looking into somebody, and so as no grant.

And what is granted or handed in that is no money.
"""

from __future__ import annotations

import re
from functools import cache
from importlib.resources import files
from typing import Any

from nysta.extract.lexicons import load_yaml
from nysta.extract.relations.factuality.modality import stretch

# How far beyond the words of a statement, in characters, it may be said what the money is.
AROUND = 60

# What charges others for what it does or allows.
_SELLERS = frozenset({"myndighet", "bolag"})
# A preposition leads the name that follows.
_LED = re.compile(r"\b(?:till|åt|i|vid|med|hos|från|på|inom|kring) (?:[\w-]+ ){0,3}$", re.IGNORECASE)


def is_no_gift(text: str, start: int, end: int, payer: int | None, receiver: int | None) -> bool:
    """Whether ``text[start:end]`` of a masked sentence, or the words around, tell of such money or of something else;
    ``payer`` and ``receiver`` are the numbers of the names between which it would pass."""
    left, right = stretch(text, start, end, (" ; ", " . ", " , ", " men "))
    around = text[max(left, start - AROUND) : min(right, end + AROUND)]
    if _cue("in_return").search(around) is not None:
        return True
    if "⟦M" not in text and any(_cue(one).search(text) is not None for one in ("moved", "might")):
        return True
    if _cue("money").search(around) is None and _cue("granted_else").search(around) is not None:
        return True
    gives, gets = _place(text, payer), _place(text, receiver)
    if _is_help(text, gives, gets) or (gets is not None and _is_aim(text, gives, gets)):
        return True
    if gets is not None and _cue("looked_into").search(text[:gets]) is not None:
        return True
    if gives is None or gets is None:
        return False
    depends = _cue("depends").search(text)
    if depends is not None and (gives < depends.start()) != (gets < depends.start()):
        return True
    between = text[gives:gets]
    return "⟦M" not in between and _cue("handed_in").search(between) is not None


def must_be_paid(text: str, start: int, end: int, to: str) -> bool:
    """Whether ``text[start:end]`` of a masked sentence tells what somebody has to pay, and no fee of a member: to what
    is of the kind ``to`` that is rather a price of what it does or allows."""
    if to not in _SELLERS:
        return False
    left, right = stretch(text, start, end, (" ; ", " . ", " men "))
    said = text[left:right]
    return _cue("must_pay").search(said) is not None and _cue("fee").search(said) is None


def _is_help(text: str, gives: int | None, gets: int | None) -> bool:
    """Whether what the first name gives is help or consent, and no money is spoken of."""
    without = text
    helps = False
    for cue in _helps():
        for found in cue.finditer(text):
            at = found.end()
            helps |= gives is None or gives >= at - len("⟦O0⟧ ") or gets is None or gets >= at
            without = without.replace(found[0], " ")
    return helps and _cue("other_money").search(without) is None


def _is_aim(text: str, gives: int | None, gets: int) -> bool:
    """Whether a name is an aim of what the money is for, and not of the money."""
    if any(_cue(one).search(text[:gets]) is not None for one in ("aim", "sent_to")):
        return True
    begin = gives if gives is not None and gives < gets else 0
    purpose = _cue("purpose").search(text[begin:gets])
    return (
        purpose is not None
        and _cue("gives_on").search(purpose["rest"]) is None
        and _LED.search(purpose["rest"]) is not None
    )


@cache
def _helps() -> tuple[re.Pattern[str], ...]:
    return tuple(re.compile(one, re.IGNORECASE) for one in _table()["help"])


def _place(text: str, number: int | None) -> int | None:
    """Where the name of this number stands in a masked text; None for one that is left unsaid."""
    found = re.search(rf"⟦[OGJ]{number}⟧", text) if number is not None else None
    return found.start() if found is not None else None


@cache
def _table() -> dict[str, Any]:
    loaded: dict[str, Any] = load_yaml(
        files("nysta.extract.relations.sentences").joinpath("returns.yaml").read_text(encoding="utf-8")
    )
    return loaded


@cache
def _cue(name: str) -> re.Pattern[str]:
    return re.compile(_table()[name], re.IGNORECASE)
