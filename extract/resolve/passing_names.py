"""Names in passing: what looked like one and that nothing rests on, be it a place, a term or a heading's first word."""

from __future__ import annotations

import re
from functools import cache
from importlib.resources import files

from nysta.extract.lexicons import load_yaml
from nysta.extract.resolve.clusters import Cluster

# Kinds that a name has when nothing in it tells what it is.
_UNDECIDED = frozenset({"övrigt", "projekt", "program", "satsning"})


def is_passing(cluster: Cluster) -> bool:
    """Whether a supposed entity that no relation rests on is rather none: only a place, a word with the capital of a
    beginning, or what only the trained model takes for a name and is not built as an organisation's."""
    if cluster.only_a_place or cluster.only_begins:
        return True
    if not cluster.only_guessed or cluster.kind not in _UNDECIDED:
        return False
    return cluster.label != "ORG" or not any(map(is_built_as_a_name, cluster.names))


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
    ends = {"body_words": rf"{raw['body_words']}$"}
    return {name: re.compile(ends.get(name, pattern), re.IGNORECASE) for name, pattern in raw.items()}
