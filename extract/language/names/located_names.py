"""Bodies that a common word names together with their place or a name of their own (names.yaml)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from nysta.extract.language.forms import CAPITALISED
from nysta.extract.language.names.name_rules import RuleName, kind_by_form, lexicon


@cache
def _in_place() -> re.Pattern[str]:
    """A body that its place tells from others like it: "Hyttmuseet i Fors", "vårdcentralen i Norra
    Hamn", "Förskolan Kotten"."""
    named, any_case, called = ("|".join(lexicon()[key]) for key in ("located_names", "located_bodies", "called_bodies"))
    alone = "|".join(word.capitalize() for word in lexicon()["located_bodies"])  # "Sjukhuset i Fors"
    quarters = "|".join(lexicon()["quarters"])
    place = rf"(?!Region\s)(?:(?:{quarters})(?:\s{CAPITALISED})?|{CAPITALISED}(?:\s{CAPITALISED})?)(?:\slän)?"
    return re.compile(
        rf"(?<![\w-])(?P<body>[A-ZÅÄÖ][\wåäö-]*(?:{named})|[\wåäöÅÄÖ-]*(?:{any_case})|{alone}|[a-zåäö]{{3,}}(?:{any_case}))"
        rf"\si\s{place}(?![\w-]|\s(?:kommun|stad|län|region))"
        rf"|(?<![\w-])(?P<called>[A-ZÅÄÖ][\wåäö-]*(?:{called}))\s(?!Region\s){CAPITALISED}(?![\w-]|\s(?:kommun|stad|län|region))"
    )


@cache
def _bodies() -> frozenset[str]:
    """What one of is in whatever the expression matches."""
    words = [word for key in ("located_names", "located_bodies", "called_bodies") for word in lexicon()[key]]
    return frozenset((*words, *(word.capitalize() for word in words)))


def located_names(text: str) -> Iterator[RuleName]:
    """The bodies in ``text`` that the place behind them, or a name of their own, belongs to."""
    if not any(map(text.__contains__, _bodies())):
        return
    for found in _in_place().finditer(text):
        yield RuleName(
            found.start(), found.end(), "ORG", kind_by_form(found["body"] or found["called"]) or "övrigt", "located"
        )
