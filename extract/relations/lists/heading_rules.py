"""What headings and introductions say of the names below them: the rules of ``headings.yaml``, and which one fits."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cache, lru_cache
from importlib.resources import files
from typing import Any

from nysta.extract.graph_file import RelationType
from nysta.extract.language.mention import Mention
from nysta.extract.language.reading import Sentence
from nysta.extract.lexicons import load_yaml
from nysta.extract.relations.lists.introductions import only_explains

# The longest heading or introduction that is read so, in characters.
LONGEST = 160
# When something is so, before what it is: "Vid årets slut var parterna".
_WHEN = re.compile(
    r"(?:vid (?:årets slut|årsskiftet)|under (?:året|(?:19|20)\d\d)|för närvarande|i ?dag|numera|just nu"
    r"|(?:19|20)\d\d)\s+"
    r"(?=(?:är|var|ingår|ingick|deltar|deltog|medverkar|medverkade)\b)",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class HeadingRule:
    """One entry of ``headings.yaml``."""

    id: str
    type: RelationType
    heading: re.Pattern[str]
    item: str
    other: str
    confidence: float
    role: str | None
    names: str | None = None

    @property
    def name(self) -> str:
        """The rule's name as relations show it."""
        return f"heading/{self.type.lower().replace('_', '-')}/{self.id}"


@cache
def heading_rules() -> tuple[HeadingRule, ...]:
    """All rules, in the order of the file; the first that fits a heading counts."""
    return tuple(
        HeadingRule(
            entry["id"],
            entry["type"],
            re.compile(entry["heading"], re.IGNORECASE),
            entry["item"],
            entry["other"],
            entry["confidence"],
            entry.get("role"),
            entry.get("names"),
        )
        for entry in _file()["rules"]
    )


@cache
def _item_says() -> dict[RelationType, re.Pattern[str]]:
    """What an item's own words tell of its name."""
    return {kind: re.compile(words, re.IGNORECASE) for kind, words in _file()["item_says"].items()}


@cache
def _file() -> dict[str, Any]:
    text = files("nysta.extract.relations.lists").joinpath("headings.yaml").read_text(encoding="utf-8")
    loaded: dict[str, Any] = load_yaml(text)
    return loaded


@lru_cache(maxsize=1000)  # each item asks it of the heading above it
def rule_for(text: str) -> HeadingRule | None:
    """The rule that a heading or introduction fits by the last sentence that says something; None without one."""
    said = re.split(r"(?<=[.!?])\s(?=[^\d])", re.sub(r"^\d[\d.]*\s+", "", text.strip()))
    last = next((one for one in reversed(said) if not only_explains(one)), said[-1]).strip(" :.")
    last = _WHEN.sub("", last)
    return next((rule for rule in heading_rules() if len(last) <= LONGEST and rule.heading.fullmatch(last)), None)


def by_own_words(sentence: Sentence, names: Sequence[Mention], rule: HeadingRule) -> HeadingRule:
    """The rule for an item, where its own words tell more exactly than the heading what ties it to the issuer."""
    if rule.type != "COLLABORATES_WITH" or not names:
        return rule
    rest = sentence.text[names[-1].end - sentence.start :]
    told = next((kind for kind, words in _item_says().items() if words.search(rest)), None)
    return replace(rule, type=told) if told is not None else rule
