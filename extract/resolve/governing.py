"""Governing bodies: the sentence that says of a board that it governs whom the document is by."""

from __future__ import annotations

import re
from collections.abc import Sequence

from nysta.extract.language.reading import Reading, Sentence
from nysta.extract.resolve.variants import bare_body

# What a definite noun ends in: "direktionen", "styrelsen", "utskottet"; "fullmäktige" has one form.
_DEFINITE = re.compile(r"(?:e?n|et)$")
_BODY = "⟨body⟩"
# Whose it is may stand in its word, though elsewhere the document leaves it out.
_WHOSE = "(?:förbunds|bolags)?"


def governing_sentence(reading: Reading, body: str, wordings: Sequence[str]) -> Sentence | None:
    """The first sentence that says by one of the ``wordings`` (regular expressions; ⟨body⟩ for the body) that ``body``
    ("Direktionen") governs: "Förbundet leds av en direktion med nio ledamöter"; None where none does."""
    name = body.casefold()
    word = rf"{_WHOSE}{re.escape(_DEFINITE.sub('', bare_body(name) or name))}(?:en?|n|et)?\b"
    said = re.compile("|".join(one.replace(_BODY, word) for one in wordings), re.IGNORECASE)
    return next((one for one in reading.sentences if one.block.kind != "row" and said.search(one.text)), None)
