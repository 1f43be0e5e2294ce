"""Place or body: whether the bare name of a kommun or region means the ground or the organisation."""

from __future__ import annotations

from collections.abc import Set
from functools import cache
from importlib.resources import files

from spacy.tokens import Span, Token

from nysta.extract.lexicons import load_yaml


@cache
def _words(kind: str) -> frozenset[str]:
    data = load_yaml(files("nysta.extract.language").joinpath("places.yaml").read_text(encoding="utf-8"))
    return frozenset(data[kind])


def is_place(name: Span, told: Set[str]) -> bool:
    """Whether ``name`` ("Mora", "Skåne") only says where; ``told`` are the model's labels for it.

    The word before it decides, also across a list ("i Mora, Orsa och Älvdalen"); then the model.
    """
    before = _before_the_list(name)
    if before is not None:
        if before.lower_ in _words("prepositions_of_place"):
            return True
        if before.lower_ in _words("prepositions_of_bodies") and "LOC" not in told:
            return False
    return "LOC" in told and "ORG" not in told


def _before_the_list(name: Span) -> Token | None:
    """The word before the name or before the list of capitalised names that it ends; None at a beginning."""
    at = name.start - 1
    while at >= 0:
        token = name.doc[at]
        in_a_list = token.lower_ in ("och", "samt", "eller", ",", "&", "respektive")
        if not in_a_list and not (token.text[:1].isupper() and at + 1 < name.start):
            return token
        at -= 1
    return None
