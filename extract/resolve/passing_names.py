"""Names in passing: what looked like one and that nothing rests on, be it a place, a term or a heading's first word."""

from __future__ import annotations

import re
from functools import cache
from importlib.resources import files

from nysta.extract.lexicons import load_yaml
from nysta.extract.relations.parties import is_category
from nysta.extract.resolve.cluster import Cluster

# Kinds that a name has when nothing in it tells what it is.
_UNDECIDED = frozenset({"övrigt", "projekt", "program", "satsning"})


def is_passing(cluster: Cluster) -> bool:
    """Whether a supposed entity that no likely relation rests on is rather none: only a place or a word with the
    capital of a beginning, a member's party, a common noun, words of a table's row, a term, or what only the trained
    model takes for a name and is not built as an organisation's."""
    if cluster.only_a_place or cluster.only_begins:
        return True
    if cluster.entry is not None:
        return _only_beside_a_member(cluster) or (cluster.kind == "övrigt" and _all_from(cluster, "short"))
    undecided = cluster.kind in _UNDECIDED
    names = [name for name in cluster.names if not name.isupper()] or list(cluster.names)
    cells = all(block.kind == "row" for block, _ in cluster.places)
    if (cells and all(undecided or " " in name for name in names)) or all(map(_is_common, names)):
        return True
    if not undecided or cluster.label != "ORG":
        return undecided and cluster.only_guessed
    shapeless = cluster.only_guessed or all(map(_is_a_term, names))
    return shapeless and not any(map(is_built_as_a_name, names))


def _only_beside_a_member(cluster: Cluster) -> bool:
    """Whether a party is only told of persons: "Eva Ek (S)"."""
    return cluster.kind == "parti" and all(len(block.text[one.start : one.end]) <= 2 for block, one in cluster.places)


def _all_from(cluster: Cluster, origin: str) -> bool:
    return all(one.origin == origin for _, one in cluster.places)


def _is_common(name: str) -> bool:
    """Whether one word names a sort of body, or of many: "Samfällighetsförening", "elnätsbolagen", "sjukhusskolan"."""
    if " " in name or name.isupper():
        return False
    return is_category(name) or _cues()["common_nouns"].search(name) is not None


def _is_a_term(name: str) -> bool:
    """Whether only the first of several words has a capital: "Våldsbejakande extremism"."""
    return " " in name and name[1:] == name[1:].lower()


def is_built_as_a_name(name: str) -> bool:
    """Whether a supposed organisation's name has the form of one: several words with capitals ("Leksands Grafiska"),
    or a word for a body at its end ("Vansta skola")."""
    cues = _cues()
    words = name.split()
    if cues["body_words"].search(words[-1]) is not None or cues["body_words"].search(words[0]) is not None:
        return True
    if len(words) < 2 or cues["no_beginnings"].fullmatch(words[0]) is not None:
        return False
    own = [word for word in words if cues["inside"].fullmatch(word) is None]
    return len(own) >= 2 and all(word[0].isupper() or word[0].isdigit() for word in own) and not name.isupper()


@cache
def _cues() -> dict[str, re.Pattern[str]]:
    raw = load_yaml(files("nysta.extract.resolve").joinpath("passing_names.yaml").read_text(encoding="utf-8"))
    ends = {name: rf"{raw[name]}$" for name in ("body_words", "common_nouns")}
    return {name: re.compile(ends.get(name, pattern), re.IGNORECASE) for name, pattern in raw.items()}
