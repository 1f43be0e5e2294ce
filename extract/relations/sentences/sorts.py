"""Sorts of ends: what a pattern lets stand at the two ends of what it finds, by the sorts that its ``only`` names."""

from __future__ import annotations

import re

from nysta.extract.language.anaphors import FIRST_PERSON
from nysta.extract.language.mention import Mention
from nysta.extract.relations.sentences.patterns import Pattern
from nysta.extract.relations.statement import End

OWN_BODIES = frozenset({"nämnd", "enhet", "samverkansorgan"})
PARENTS = frozenset(
    {
        "kommun",
        "region",
        "kommunalförbund",
        "myndighet",
        "bolag",
        "universitet",
        "förening",
        "stiftelse",
        "övrigt",
    }
)
ASSOCIATIONS = frozenset({"kommunalförbund", "förening", "samverkansorgan"})
NETWORKS = frozenset({"samverkansorgan", "övrigt", "förening", "nämnd"})
# Who houses the platforms and centres that a pattern finds: any body, or a university alone.
_HOSTS = {"lodged": PARENTS | {"enhet"}, "academic": frozenset({"universitet"})}
# Whose proposals on money are of their own money.
PURSES = frozenset({"kommun", "region", "kommunalförbund", "departement"})
# Who grants money to those who tell of it in their own documents.
AUTHORITIES = frozenset({"myndighet", "departement", "eu"})
GOVERNMENT, PARLIAMENT = "regeringen", "riksdagen"
# A noun with its article, as a common noun has it: "klimatteamet", but not "klimatfunktion".
_DEFINITE = re.compile(r"(?<!io)n$|et$")
# What universities are divided into.
_DEPARTMENT = re.compile(r"(?:institution|fakultet)(?:en)?\b", re.IGNORECASE)


def is_owned_network(one: Mention) -> bool:
    """Whether a name is that of a network which only its owner's name before it tells apart: "nätverk för chefer"."""
    first, _, rest = one.name.partition(" ")
    return one.kind == "samverkansorgan" and bool(rest) and first.islower() and first.endswith(("nätverk", "forum"))


def is_allowed(pattern: Pattern, source: Mention | End, target: Mention | End) -> bool:
    """Whether ``source`` and ``target`` are of the sorts that the pattern is ``only`` for; what is unsaid always is."""
    first = source if isinstance(source, Mention) else None
    second = target if isinstance(target, Mention) else None
    if first is not None and second is not None and first.name == second.name:
        return False
    if pattern.only in ("own-body", "listed-body"):
        return (first is None or first.kind in OWN_BODIES) and (second is None or second.kind in PARENTS)
    if pattern.only == "own-unit":  # a body so called only behind whose it is may be a board's or an office's, too
        if first is not None and is_owned_network(first):
            return False  # who has a network runs it
        owned = first is not None and first.name[:1].islower() and _DEFINITE.search(first.name) is None
        bodies = first is None or first.kind in OWN_BODIES
        return bodies and (second is None or second.kind in PARENTS or (owned and second.kind in OWN_BODIES))
    if pattern.only == "unit-of-body":
        return (first is None or first.kind in OWN_BODIES) and (second is None or second.kind in PARENTS | OWN_BODIES)
    if pattern.only == "unit-of-unit":
        units = first is None or first.kind in ("enhet", "övrigt")
        return units and (second is None or second.kind in ("nämnd", "enhet"))
    if pattern.only == "no-unit":  # who is in an office is a part of it
        return second is None or second.kind != "enhet"
    if pattern.only == "unit-in-body":
        return first is not None and first.kind == "enhet" and (second is None or second.kind in PARENTS | OWN_BODIES)
    if (hosts := _HOSTS.get(pattern.only or "")) is not None:
        lodged = first is not None and first.kind in ("enhet", "övrigt", "samverkansorgan")
        return lodged and (second is None or second.kind in hosts)
    if pattern.only == "department":  # in a row of hospitals and universities none is the other's
        lodged = first is not None and first.kind == "enhet" and _DEPARTMENT.search(first.name) is not None
        return lodged and second is not None and second.kind == "universitet"
    if pattern.only == "owned-network":
        return second is not None and is_owned_network(second)
    if pattern.only == "not-own-body":
        return first is None or first.kind not in ("nämnd", "enhet")
    if pattern.only == "common-board":  # what several have together, none of them has for its own
        return (first is None or first.kind not in OWN_BODIES) and second is not None and second.kind == "nämnd"
    if pattern.only == "purse":  # what others propose, others pay
        return first is None or first.kind in PURSES or first.name.casefold() == GOVERNMENT
    if pattern.only == "board":
        return second is not None and second.kind == "nämnd"
    if pattern.only == "company":
        return second is None or second.kind == "bolag"
    if pattern.only == "authority":
        return first is None or first.kind in AUTHORITIES
    if pattern.only == "owned":
        return second is None or second.kind in ("bolag", "stiftelse", "enhet")
    if pattern.only == "association":
        return second is None or second.kind in ASSOCIATIONS
    if pattern.only == "joined" and first is not None and first.kind in (*OWN_BODIES, "övrigt"):
        return False  # what is found in a network and no body that joins others is rather a part of it
    if pattern.only in ("network", "joined"):
        return second is None or second.label != "ORG" or (second.kind in NETWORKS and second.name != FIRST_PERSON)
    return True
