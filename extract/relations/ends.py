"""What the two ends of a relation can be (ends.yaml)."""

from __future__ import annotations

from functools import cache
from importlib.resources import files
from typing import Any

from nysta.extract.graph_file import RelationType
from nysta.extract.language.mention import Mention
from nysta.extract.lexicons import load_yaml
from nysta.extract.relations.statement import Implied

_LETTERS = {"ORG": "O", "PRG": "G", "PRJ": "J"}


@cache
def _table() -> dict[str, dict[str, Any]]:
    text = files("nysta.extract.relations").joinpath("ends.yaml").read_text(encoding="utf-8")
    loaded: dict[str, dict[str, Any]] = load_yaml(text)
    return loaded


def can_be(kind: RelationType, end: str, mention: Mention | Implied) -> bool:
    """Whether ``mention`` can be the ``end`` ("source" or "target") of a relation; a definite noun and what is left
    unsaid always can."""
    if not isinstance(mention, Mention):
        return True
    rule = _table()[kind]
    if _LETTERS[mention.label] not in rule[end]:
        return False
    return mention.origin == "anaphor" or mention.kind not in rule.get(f"not_{end}", ())


def fits(kind: RelationType, end: str, of: str) -> bool:
    """Whether an organisation that proves to be ``of`` some kind can be the ``end`` of a relation."""
    return of not in _table()[kind].get(f"not_{end}", ())


def unsaid_kinds(kind: RelationType, end: str) -> tuple[str, ...]:
    """The kinds of what is meant where the ``end`` of a relation is left unsaid or only a pronoun."""
    return tuple(_table()[kind][f"unsaid_{end}"])
