"""Whether words say that something is over, not so or only wished for, as a trained scorer reads them.

The cues of ``modality.yaml`` know the usual words ("upphörde", "deltar inte"); a linear model and a layer beside it
have learned from our own documents what else says so: "lämnade kretsen", "tackade nej", "har begärt att bli upptaget"
(``modality.npz``, made by ``training/relations``).
"""

from __future__ import annotations

import re
from functools import lru_cache
from itertools import pairwise

from nysta.extract.graph_file import Modality
from nysta.extract.relations.stems import stem
from nysta.extract.relations.weights import load_scorer

# How sure the scorer must be before a statement is taken for no asserted one, and before it is for an ended one where
# years stand beside it: what is over by its years is for ``periods.py`` to tell.
SURE, SURE_BESIDE_YEARS = 0.5, 0.65
_YEARS = re.compile(r"⟦Y|\b(?:under året|i år)\b")
# How many words before and after what is stated are looked at.
AROUND = 8

_TOKEN = re.compile(r"⟦[A-Z]\d+⟧|[^\W\d_]+|\d+")


def modality_features(text: str, start: int, end: int) -> frozenset[str]:
    """The words of a masked ``text`` within, before and after ``text[start:end]``, in which something is stated."""
    words = [(found.start(), _plain(found[0])) for found in _TOKEN.finditer(text)]
    places = {
        "within": [word for at, word in words if start <= at < end],
        "before": [word for at, word in words if at < start][-AROUND:],
        "after": [word for at, word in words if at >= end][:AROUND],
    }
    seen: set[str] = set()
    for place, found in places.items():
        seen |= {f"{place}:{word}" for word in found} | {f"any:{word}" for word in found}
    near = [word for place in ("before", "within", "after") for word in places[place]]
    return frozenset(seen | {f"{one}_{other}" for one, other in pairwise(near)})


@lru_cache(maxsize=1000)
def learned_modality(text: str, start: int, end: int) -> Modality:
    """What the scorer reads ``text[start:end]`` of a masked text to be: "ended", "negated" or "proposed" where it is
    sure, else "asserted"."""
    told = load_scorer("modality").reading(modality_features(text, start, end))
    least = SURE_BESIDE_YEARS if told.kind == "ended" and _YEARS.search(text) else SURE
    return told.kind if told.sure >= least else "asserted"  # type: ignore[return-value]


def _plain(word: str) -> str:
    if word.startswith("⟦"):
        return f"<{word[1]}>"
    return "<n>" if word.isdigit() else stem(word)
