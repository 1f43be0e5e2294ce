"""How well words fit into a column: what its head says stands there, against the names that are known."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from functools import cache, cached_property

from nysta.extract.language.anaphors import anaphors
from nysta.extract.language.forms import normalise
from nysta.extract.language.gazetteer import load_gazetteer
from nysta.extract.language.mention import LABELS, ORIGINS, Mention
from nysta.extract.language.names.name_rules import kind_by_form
from nysta.extract.language.reading import Reading
from nysta.extract.relations.parties import name_patterns
from nysta.extract.structure.headwords import words

EFFORTS = frozenset({"project", "action", "network", "programme"})
# Columns whose cells are words of any kind.
FREE = frozenset({"purpose", "task", "nothing", "area", "funding", "role"})
# Columns that may hold several parties.
MANY = frozenset({"rest", "partner", "payer", "cofunder", "owner", "party"})
_PARTED = re.compile(r"\s*(?:,|;|\s/\s|\s(?:och|samt|&)\s)\s*")
_NETWORKS = frozenset({"samverkansorgan", "övrigt", "nämnd", "enhet"})
_WITH_BRANCHES = frozenset({"förening", "övrigt", "myndighet", "stiftelse"})
_DASH = re.compile(r"[-–−]+")
_OPEN = re.compile(r"(?:,|\s(?:och|samt|för|i|på|av|till|med|om|–|-))$")
_MONTH = (
    r"jan(?:uari)?|feb(?:ruari)?|mars?|apr(?:il)?|maj|juni?|juli?|aug(?:usti)?|sept?(?:ember)?|okt(?:ober)?"
    r"|nov(?:ember)?|dec(?:ember)?"
)
_WHEN = re.compile(rf"(?:(?:{_MONTH})\.?\s?)?(?:(?:19|20)\d\d(?:-\d\d){{0,2}})?|tills vidare|i drift", re.IGNORECASE)
_SEAT_ROLE = re.compile(
    r"(?:ordinarie |vice |sammankallande )?(?:ledamot|medlem|ordförande|adjungerad|suppleant|ersättare|deltagare|part|"
    r"partner|representant|ombud|värd|samordnare|observatör|finansiär|medfinansiär|stödmedlem)",
    re.IGNORECASE,
)
_PERSON = re.compile(r"(?:[A-ZÅÄÖÉ][\w-]*\.?\s){1,3}[A-ZÅÄÖÉ][\w-]+(?:,\s(?:[a-zåäö]+\.?\s?){1,2})?")


@dataclass
class Fit:
    """Scores for one document; each question is answered once."""

    reading: Reading
    _scores: dict[tuple[str, str], float] = field(default_factory=dict)

    def score(self, role: str, text: str) -> float:
        """How well ``text`` fits as a whole cell of a column of ``role``; below zero where it hardly can."""
        key = role, text
        if key not in self._scores:
            self._scores[key] = self._score(role, text)
        return self._scores[key]

    def _score(self, role: str, text: str) -> float:
        if not text:
            return -1.0 if role in FREE or role in MANY else -2.5
        if _DASH.fullmatch(text):
            return -1.0 if role in EFFORTS else 0.9
        if _OPEN.search(text):
            return -2.0
        if role in EFFORTS:
            return self._effort(text, role == "network")
        if role == "seat":
            return self._seat(text)
        return self._free(role, text) if role in FREE else self._parties(role, text)

    def _effort(self, text: str, network: bool) -> float:
        if not re.match(r"[A-ZÅÄÖÉÜ0-9\"”(]", text):
            return -3.0
        known = self.known(text)
        guessed = known is not None and known.entry is None and known.kind == "övrigt"
        if known is not None and known.label == "ORG" and not guessed:
            return 2.5 if network and known.kind in _NETWORKS else -1.5
        found = 1.0 - 0.05 * len(text.split())
        if known is not None:
            found += 1.5 if guessed else 2.0
        elif self._recurs(text):
            found += 1.5
        return found - 2.5 * self._holds_party(text)

    def _seat(self, text: str) -> float:
        if re.fullmatch(r"\d{1,2}(?:/\d{1,2})?|(?:19|20)\d\d", text) or text.casefold() in words()["vacant"]:
            return 2.0
        if self.known(text) is not None or kind_by_form(text) is not None or self._holds_party(text):
            return -3.0
        return 2.0 if _PERSON.fullmatch(text) else -0.5

    def _free(self, role: str, text: str) -> float:
        found = 0.5 - 0.02 * len(text.split())
        if role == "role" and _SEAT_ROLE.fullmatch(text):
            return 2.0
        if not re.search(r"[^\W\d_]", text):
            return -0.8 if role != "nothing" else found
        if re.match(r"(?:av|för|i|på|till|med|om|och|samt)\s", text) and not _WHEN.fullmatch(text):
            return -1.5
        if role == "nothing" and re.match(r"[a-zåäö]{4,}", text) and not _WHEN.fullmatch(text):
            return -0.5
        if role == "nothing" and text.split()[0].casefold() in words()["states"]:
            return 2.0
        if role == "nothing" and (_WHEN.fullmatch(text) or re.fullmatch(r"[A-Z]{2}", text)):
            return 1.5
        return found - 0.8 * self._holds_party(text) - 0.5 * (self.known(text) is not None and role != "nothing")

    def _parties(self, role: str, text: str) -> float:
        parts = self.parts(text)
        return sum(map(self._party, parts)) / len(parts) - (0.8 * (len(parts) - 1) if role not in MANY else 0.0)

    def _party(self, text: str) -> float:
        bare = re.sub(r"\s*\([^()]*\)$", "", text)
        if not bare or not re.match(r"[A-ZÅÄÖÉÜ]", bare):
            return -3.0
        known = self.known(bare)
        if known is not None:
            if known.label == "PRJ":
                return -1.0
            vague = known.entry is None and known.kind == "övrigt" and " " not in bare
            sure = {"short": 0.5, "model": 1.8}.get(known.origin, 3.0)
            return (1.0 if vague and not bare.isupper() else sure) - 0.5 * (known.label == "PRG")
        meant = any(one.end - one.start >= len(bare) for one in anaphors(bare, ()))
        if meant or name_patterns()["no_party"].search(bare):
            return 1.0
        if self._is_branch(bare):
            return 3.1
        if self._holds_party(bare) and not (kind_by_form(bare) == "bolag" and not any(_listed_in(bare))):
            return -2.0
        first, *rest = bare.split()
        if name_patterns()["institutions"].search(bare):
            return 1.9 if rest or not first.endswith(("en", "et")) else 1.2
        named = 0 < len(rest) <= 2 and all(one[0].isupper() for one in rest)
        if named and name_patterns()["institutions"].search(first):
            return 2.1
        if kind_by_form(bare) is not None:
            return 2.0 - 0.03 * len(bare.split()) if len(bare.split()) <= 7 else -1.0
        count = len(bare.split())
        if bare.isupper() and count == 1:
            return 0.9
        again = 0.6 * (count > 1 and self._recurs(bare))
        return 0.4 + 0.3 * (count == 2) + again if count <= 4 else -1.0

    def _is_branch(self, text: str) -> bool:
        """Whether a place follows the name of an organisation: "LRF Gotland"."""
        first, _, place = text.rpartition(" ")
        known, where = self.known(first), _listed(place)
        if known is None or known.kind not in _WITH_BRANCHES or known.entry is None:
            return False
        local = where is not None and where.origin == "short"
        return local or (known.kind == "förening" and " " not in first and first.endswith("en") and place[:1].isupper())

    def parts(self, text: str) -> list[str]:
        """The parties that a cell enumerates, with a comma or "och" between them or with nothing at all."""
        if self.known(text) is not None:
            return [text]
        found: list[str] = []
        for one in filter(None, _PARTED.split(text)):
            found += [one] if self.known(one) is not None else self._side_by_side(one)
        joined: list[str] = []
        for one in found:  # "Havs- och vattenmyndigheten", "Livs, en förening": a comma or "och" inside a known name
            if joined and (whole := self._joined(joined[-1], one, text)) is not None:
                joined[-1] = whole
            else:
                joined.append(one)
        return joined or [text]

    def _joined(self, first: str, second: str, text: str) -> str | None:
        if not (first.endswith("-") or second[0].islower()):
            return None
        found = re.search(rf"{re.escape(first)}\W*(?:\w+\W+)?{re.escape(second)}", text)
        return found[0] if found is not None and (first.endswith("-") or self.known(found[0])) else None

    def _side_by_side(self, text: str) -> list[str]:
        bare = re.sub(r"\s\([A-ZÅÄÖ]{2,6}\)", "", text)
        found = [bare[m.start : m.end] for m in load_gazetteer().scan(bare) if m.strength != "short"]
        return found if len(found) > 1 and " ".join(found) == bare else [text]

    def _holds_party(self, text: str) -> bool:
        """Whether a party is named inside a longer text."""
        for found in load_gazetteer().scan(text):
            if found.strength != "short" and found.end - found.start < len(text.rstrip(" .,")) and not found.genitive:
                return True
        return any(
            name in text and name != text and re.search(rf"(?<![\w-]){re.escape(name)}(?![\w-])", text)
            for name in self._organisations
        )

    @cached_property
    def _organisations(self) -> frozenset[str]:
        last = {one.name: one for one in self.reading.named_in_prose.values() if self._is_worth_finding(one)}
        return frozenset(name for name, one in last.items() if one.label == "ORG")

    @staticmethod
    def _is_worth_finding(one: Mention) -> bool:
        return one.origin != "short" and (one.entry is not None or one.kind != "övrigt")

    def _recurs(self, text: str) -> bool:
        if text not in self.reading.prose:  # which most do not: the expression takes many times longer to tell
            return False
        return re.search(rf"(?<![\w-]){re.escape(text)}(?![\w-]|\s[A-ZÅÄÖ\d])", self.reading.prose) is not None

    def known(self, text: str) -> Mention | None:
        """The mention of a name that the gazetteer or the document's prose knows as a whole, None for another."""
        bare = text.strip(' .,"”')
        if (listed := _listed(bare)) is not None:
            return listed
        told = self.reading.named_in_prose.get(normalise(bare)) or self.reading.glossary.short_forms.get(bare)
        if told is None:
            return None
        return replace(told, start=0, end=len(bare), name=bare if told.entry is None else told.name, genitive=False)


def _listed_in(text: str) -> Iterator[str]:
    """The names in a text that the gazetteer knows in full."""
    return (found.form for found in load_gazetteer().scan(text) if found.strength != "short")


@cache
def _listed(name: str) -> Mention | None:
    found = load_gazetteer().find(name) if name else None
    if found is None:
        return None
    entry, strength = found
    return Mention(0, len(name), name, LABELS[entry.label], entry.kind, ORIGINS[strength], entry)
