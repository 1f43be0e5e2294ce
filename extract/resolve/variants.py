"""Variants: the spellings under which one document names the same thing."""

from __future__ import annotations

import re
from collections.abc import Iterator

# A shorter word has too many neighbours: "Habo" and "Håbo", "Teknik" and "Tekniken".
SHORTEST = 9
_DEFINITE = ("et", "en", "nen", "n", "t")
# A name so long is not another's that lacks a letter of one of its long words.
LONG, LONG_WORD = 18, 7
# "Etapp III" is not "Etapp II" with a slip.
SHORTEST_WORD = 5
_LETTERS = re.compile(r"[^\W\d_]+")
# Where a line was broken that now goes on: "kust-bevakningen".
_BROKEN = re.compile(r"(?<=[^\W\d_]{3})-(?=[^\W\d_]{4})")
_OF_IT = ("sverksamheten", "verksamheten")
# Bodies that are named by whose they are and then without it, by the kind of their owner; "styrelsen" beside a
# kommunstyrelse may be a company's.
_OF_OWNER = {
    "kommun": re.compile(r"(?:kommun|stads)(?P<bare>fullmäktige)"),
    "region": re.compile(r"region(?P<bare>fullmäktige)"),
    **dict.fromkeys(
        ("kommunalförbund", "samverkansorgan", "förening"),
        re.compile(r"förbunds(?P<bare>fullmäktige|styrelsen|direktionen)"),
    ),
}


def variants(form: str) -> Iterator[str]:
    """The normal forms (:func:`nysta.extract.language.forms.normalise`) that would name the same as ``form``: without
    the definite ending ("förbundskansliet"), without the word for what it does ("ombudsverksamheten"), with its first
    word indefinite ("bildningsförvaltning norr"), without a hyphen where a line was broken ("kust-bevakningen"), and
    without a letter that is doubled or links a compound by a slip of the pen ("millennium", "kulturschefsnätverket"),
    of long names without any letter ("regionala säkerhetsgrupen")."""
    if len(form) < SHORTEST:
        return
    for ending in (*_OF_IT, *_DEFINITE):
        stem = form.removesuffix(ending)
        if stem != form and len(stem) >= SHORTEST - 1:
            yield stem
    first, _, rest = form.partition(" ")
    if rest and len(first) >= SHORTEST and first.endswith(("en", "et")):
        yield f"{first[:-2]} {rest}"
    for hyphen in _BROKEN.finditer(form):
        yield form[: hyphen.start()] + form[hyphen.end() :]
    for word in _LETTERS.finditer(form):
        anywhere = len(form) >= LONG and len(word[0]) >= LONG_WORD
        for at in range(word.start() + 1, word.end() - 1) if len(word[0]) >= SHORTEST_WORD else ():
            if anywhere or form[at] == form[at - 1] or form[at] == "s":
                yield form[:at] + form[at + 1 :]


def bare_body(form: str, owner: str | None) -> str | None:
    """The word by which a document of an ``owner`` of this kind calls its body on, having named it by whose it is:
    "kommunfullmäktige", "fullmäktige"; None of another name."""
    pattern = _OF_OWNER.get(owner or "")
    found = pattern.fullmatch(form) if pattern is not None else None
    return found["bare"] if found is not None else None
