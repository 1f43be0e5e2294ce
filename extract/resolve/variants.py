"""Variants: the spellings under which one document names the same thing."""

from __future__ import annotations

from collections.abc import Iterator

# A shorter word has too many neighbours: "Habo" and "Håbo", "Teknik" and "Tekniken".
SHORTEST = 9
_DEFINITE = ("et", "en", "n", "t")
_OF_IT = ("sverksamheten", "verksamheten")


def variants(form: str) -> Iterator[str]:
    """The normal forms (:func:`nysta.extract.language.forms.normalise`) that would name the same as ``form``: without
    the definite ending ("förbundskansliet"), without the word for what it does ("ombudsverksamheten"), and without a
    letter that is doubled or links a compound by a slip of the pen ("millennium", "kulturschefsnätverket")."""
    if len(form) < SHORTEST:
        return
    for ending in (*_OF_IT, *_DEFINITE):
        stem = form.removesuffix(ending)
        if stem != form and len(stem) >= SHORTEST - 1:
            yield stem
    for at in range(1, len(form) - 1):
        if form[at] == form[at - 1] or (form[at] == "s" and form[at + 1].isalpha()):
            yield form[:at] + form[at + 1 :]
