"""Governing bodies: the sentence that says of a board that it governs whom the document is by."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from nysta.extract.language.reading import Reading, Sentence

# What a definite noun ends in: "direktionen", "styrelsen", "utskottet"; "fullmäktige" has one form.
_DEFINITE = re.compile(r"(?:e?n|et)$")
_BODY = "⟨body⟩"
# Whose it is may stand in its word here and be left out there.
_WHOSE = "(?:kommun|stads|region|förbunds|bolags)"
_NAMED_BY_OWNER = re.compile(rf"{_WHOSE}(?=fullmäktige|styrelsen|direktionen|stämman)")


def governing_sentence(
    reading: Reading, body: str, wordings: Sequence[str], of_issuer: Callable[[Sentence], bool]
) -> Sentence | None:
    """The first sentence that says by one of the ``wordings`` (regular expressions; ⟨body⟩ for the body) that ``body``
    ("Direktionen") governs, of those that name nobody but the issuer (``of_issuer``): "Förbundet leds av en direktion
    med nio ledamöter"; None where none does."""
    name = _NAMED_BY_OWNER.sub("", body.casefold())
    word = rf"{_WHOSE}?{re.escape(_DEFINITE.sub('', name))}(?:en?|n|et)?\b"
    said = re.compile("|".join(one.replace(_BODY, word) for one in wordings), re.IGNORECASE)
    prose = (one for one in reading.sentences if one.block.kind != "row")
    return next((one for one in prose if said.search(one.text) and of_issuer(one)), None)
