"""Names in the rows of tables that only the trained model tells: "Tyringe Brottarklubb 45 000"."""

from __future__ import annotations

from collections.abc import Iterable

from nysta.extract.language.forms import ends_in_legal_form
from nysta.extract.language.mention import Mention


def with_guessed(known: Iterable[Mention], guessed: Iterable[Mention]) -> list[Mention]:
    """The mentions of a row that lists, rules and the document itself tell, and those that the model guesses where
    these tell nothing, in reading order.

    The model has learned from sentences: where cells stand side by side it takes two names for one ("RUN Navet"). So
    a guess may take up a bare name of a kommun ("Coompanion Sörmland"), a rule's name that it carries on ("Föreningen
    Rulla!") and one right behind a kommun's ("Sunne Ungdomsråd"), and no other.
    """
    mentions = list(known)
    for guess in guessed:
        if guess.origin != "model" or (guess.name.isupper() and " " not in guess.name):
            continue  # initials are the glossary's to tell, and capitals a head's
        over = [one for one in mentions if one.start < guess.end and guess.start < one.end]
        if all(_carried_on(one, guess, over) for one in over):
            mentions = [*(one for one in mentions if one not in over), guess]
    return sorted(mentions, key=lambda one: one.start)


def _carried_on(one: Mention, guess: Mention, over: list[Mention]) -> bool:
    """Whether a mention is only a part of the name that ``guess`` is."""
    inside = guess.start <= one.start and one.end <= guess.end and len(one.name) < len(guess.name)
    if not inside or one.origin == "short":
        return inside
    if one.start == guess.start and ends_in_legal_form(one.name):
        return False  # its seat stands in the next cell: "Ale Energi AB Ale 100"
    placed = any(it.origin == "short" and it.start == guess.start and it.end + 1 == one.start for it in over)
    return one.origin == "rule" and (one.start == guess.start or placed)
