"""Anaphors: the definite nouns and pronouns with which a text means something that it named before."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache, lru_cache

from nysta.extract.language.counted import counts
from nysta.extract.language.forms import normalise
from nysta.extract.language.mention import Mention
from nysta.extract.language.names.name_rules import Label, kind_by_form, lexicon


def anaphors(text: str, taken: Sequence[Mention], called: Mapping[str, Mention] | None = None) -> list[Mention]:
    """Definite nouns that stand for something named before ("förbundet"), outside the ``taken`` mentions.

    ``called`` are the document's own ones, as :func:`called_by` makes them of its names and descriptions.
    """
    out = []
    for found in _anaphor_pattern().finditer(text):
        start, end = found.span("noun")
        label, kinds = _anaphor_kinds()[found["noun"].casefold()]
        if any(start < one.end and one.start < end for one in taken):
            continue
        if any(one.label == label and (label != "ORG" or one.kind in kinds) for one in _next(text, found.end(), taken)):
            continue
        out.append(Mention(start, end, found["noun"], label, kinds[0], "anaphor", genitive=bool(found["s"])))
    for found in _OURS.finditer(text):
        noun = _BODIES[found["noun"].casefold()]
        label, kinds = _anaphor_kinds()[noun]
        if not any(found.start() < one.end and one.start < found.end() for one in taken):
            out.append(
                Mention(found.start(), found.end("noun"), noun, label, kinds[0], "anaphor", genitive=bool(found["s"]))
            )
    first = [(one.start, one.end) for one in out]
    for found in _first_person().finditer(text):
        if any(start <= found.start() < end for start, end in first):
            continue
        genitive = found.lastgroup == "genitive"
        out.append(Mention(found.start(), found.end(), FIRST_PERSON, "ORG", "övrigt", "anaphor", genitive=genitive))
    for word in _DEFINITE.finditer(text) if called else ():
        genitive = word[0].endswith("s")  # and else indefinite: "kompetens"
        of = called.get(word[0].casefold()) if called and not genitive else None
        start, end = word.span()
        if genitive and called:
            of, end = called.get(word[0][:-1].casefold()), end - 1
        if of is None or any(start < one.end and one.start < end for one in [*taken, *out]):
            continue
        if not _next(text, end, taken):
            out.append(Mention(start, end, text[start:end], of.label, of.kind, "anaphor", genitive=genitive))
    return out


# The bodies that a text calls its own: in them the first person means that body, not whose it is.
_BODIES = {
    "nämnd": "nämnden",
    "styrelse": "styrelsen",
    "förvaltning": "förvaltningen",
    "avdelning": "avdelningen",
    "enhet": "enheten",
    "kontor": "kontoret",
}
_OURS = re.compile(rf"(?<![\w-])(?i:vår|vårt)\s(?P<noun>{'|'.join(_BODIES)})(?P<s>s?)(?![\w-])")


def is_ours(text: str, anaphor: Mention) -> bool:
    """Whether a noun that stands for something is said to be the speaker's: "vår förvaltning"."""
    return anaphor.origin == "anaphor" and _OURS.match(text, anaphor.start, anaphor.end + 1) is not None


_DEFINITE = re.compile(r"(?<![\w-])[^\W\d_]{5,}(?:en|et|an|n|t)s?(?![\w-])")
# The shortest noun that may call a name by its last part, and the shortest part before it, in letters.
SHORTEST_NOUN, SHORTEST_PART = 5, 3
# What makes an indefinite noun definite: "parken" of Fyrisbrunn Science Park.
_ENDINGS = ("en", "et", "n", "t")
# The words for a plan, and how they are definite: "kulturplanen" is "Kulturplan för Dalarna 2024–2028".
_PLANS = {"plan": "en", "program": "met", "strategi": "n", "agenda": "n"}
# Words that lose a vowel where they are definite: their ending, and what stands for it.
_SHORTENED = (("er", "ret"), ("um", "et"))
# Nouns that call a company or an association by what it does: "servicebolaget" is Fyrisbrunn Service AB.
_WHAT_IT_IS = {"bolag": "bolaget", "stiftelse": "stiftelsen", "förening": "föreningen", "kommunalförbund": "förbundet"}


def called_by(names: Iterable[Mention], described: Mapping[str, Sequence[Mention]] | None = None) -> dict[str, Mention]:
    """The definite nouns by which a document may call its ``names``: the last part of a word of theirs ("slussen" of
    Dataslussen, "kontoret" of Energikontor Lagan), or a word with what they are ("servicebolaget" of Fyrisbrunn Service
    AB), or what they are ``described`` as. Lower case → one such name."""
    found: dict[str, Mention] = {noun: ones[0] for noun, ones in (described or {}).items()}
    for one in names:
        if one.entry is not None or one.origin == "anaphor":
            continue
        words = _words(_OF_WHAT.sub("", one.name))
        if not words:
            continue
        last = words[-1]
        for form in _forms(last):
            for at in range(SHORTEST_PART, len(form) - SHORTEST_NOUN + 1):
                found.setdefault(form[at:], one)
            if form != last and len(words) > 1:
                found.setdefault(form, one)
        if len(words) > 1 and len(last) >= SHORTEST_NOUN and one.name[0].isupper() and last != words[0]:
            found.setdefault(last, one)
        for word in words[:-1]:
            for form in _forms(word) if len(word) >= SHORTEST_NOUN + SHORTEST_PART - 1 else ():
                if form != word:  # "energikontoret" of Energikontor Lagan
                    found.setdefault(form, one)
                for at in range(SHORTEST_PART, len(form) - SHORTEST_NOUN + 1):
                    found.setdefault(form[at:], one)
        for word in words[:2] if one.label == "PRG" and len(words) > 1 else ():
            if (
                ending := next((end for of, end in _PLANS.items() if word.endswith(of) and word != of), None)
            ) is not None:
                found.setdefault(word + ending, one)
        noun = _WHAT_IT_IS.get(one.kind)
        for word in words if noun is not None else ():
            if len(word) > SHORTEST_PART and noun:
                for stem in _stems(word):
                    for at in range(len(stem) - SHORTEST_PART + 1):  # "nätbolaget" is Fyrisbrunn Elnät AB
                        found.setdefault(stem[at:] + noun, one)
    general = _anaphor_kinds()
    return {word: one for word, one in found.items() if word not in general and not _names_nobody(word)}


def _words(name: str) -> list[str]:
    """The words of a name in lower case, without its legal form and where it is: nobody calls a company by that."""
    return re.findall(r"[^\W\d_]+", normalise(_WHERE.sub("", name), legal_form=False))


# What a name is of or for, behind its own noun: none calls "Ny ordning på stadskontoret" by its last word.
_OF_WHAT = re.compile(r"(?<=\w)\s(?:på|för|om|mot|av|inom|vid|till|hos|från)\s(?=[a-zåäö]).*")
# Where somebody is, behind his name: "Maritima biblioteket i Ale".
_WHERE = re.compile(r"(?<=\w{5})\s(?:i|på|vid)\s[A-ZÅÄÖ]\S*(?:\s[A-ZÅÄÖ]\S*|\slän)?$")


def _forms(word: str) -> tuple[str, ...]:
    """A word as it is and as it may be where it is definite, "lärcentret" of a Lärcenter or Lärcentrum among them."""
    short = (word[:-2] + ending for last, ending in _SHORTENED if word.endswith(last) and len(word) > SHORTEST_NOUN)
    return (*_definite(word), *short)


def _definite(word: str) -> tuple[str, ...]:
    """A word as it is and with the endings that make it definite."""
    return (word, *(word + ending for ending in _ENDINGS))


# Endings of plurals, and what a compound has instead: "fastighets" of "fastigheter".
_PLURALS = ("er", "ar")


def _stems(word: str) -> Iterator[str]:
    """A word as a compound begins with it: "flygfälts" of "flygfältet", "fibernäts" of "fibernät"."""
    yield word
    if not word.endswith("s"):
        yield word + "s"
    for ending in _PLURALS:
        if word.endswith(ending) and len(word) > len(ending) + SHORTEST_PART:
            yield word.removesuffix(ending) + "s"
    for ending in _ENDINGS[:2]:
        if word.endswith(ending) and len(word) > len(ending) + SHORTEST_PART:
            yield from (word.removesuffix(ending), word.removesuffix(ending) + "s")


@lru_cache(maxsize=5_000)  # the nouns of one document are those of the next
def _names_nobody(word: str) -> bool:
    """Whether a definite noun is too general to call one thing by, means many, or is a board's name by itself."""
    return (
        kind_by_form(word) == "nämnd" or word in lexicon()["never_calls"] or word.endswith(tuple(lexicon()["plurals"]))
    )


def only_calls(mention: Mention, limits: Sequence[tuple[int, int]], called: Mapping[str, Mention]) -> bool:
    """Whether a supposed name is a noun that calls another: at a sentence's beginning ("Servicebolaget"), or in small
    letters where it says what that is ("vatten- och energibolaget")."""
    noun = mention.name.casefold().rpartition("- och ")[2]
    of = called.get(noun)
    small = mention.name.islower() and says_what(noun)
    first = noun == mention.name.casefold() and any(mention.start == start for start, _ in limits)
    return (
        (first or small)
        and of is not None
        and of.name != mention.name
        and mention.entry is None
        and (first or not mention.announced)  # "Centralen är en enhet" only tells what it is
    )


@lru_cache(maxsize=2000)  # one noun after another asks it of the names of a document
def calls(noun: str, name: str) -> bool:
    """Whether a definite noun may call a thing of this ``name`` by its last part or by a word of it."""
    low, words = noun.casefold(), _words(name)
    parts = {low.removesuffix(kind) for kind in _WHAT_IT_IS.values() if low.endswith(kind)}
    parts = {part for part in parts if len(part) >= SHORTEST_PART}
    by_word = any(stem.endswith(part) for part in parts for word in words for stem in _stems(word))
    long = (word for word in words[:-1] if len(word) >= SHORTEST_NOUN + SHORTEST_PART - 1)
    # "centret" is rather what the text last spoke of than a centrum further up
    general = low in _anaphor_kinds()
    forms = (
        form
        for word in (*long, *words[-1:])
        for form in (*(_definite(word) if general else _forms(word)), f"{word}met")
    )
    return by_word or any(form.endswith(low) for form in forms)


def says_what(noun: str) -> bool:
    """Whether a definite noun is a compound that ends in what it calls somebody: "fibernätsbolaget", "lärcentret"."""
    low = noun.casefold()
    return any(low.endswith(one) and len(low) > len(one) + 2 for one in (*_WHAT_IT_IS.values(), "centret", "kontoret"))


FIRST_PERSON = "vi"
"""The name of a mention that is a pronoun of the first person: the issuer speaks."""


PRONOUN = re.compile(
    r"(?<![\w-])(?:(?P<within>där|här|däri|häri)"
    r"|(?:(?P<preposition>i|inom|till|för|bakom|av|från|under|med|hos|på)\s)?"
    r"(?P<pronoun>den|det|denna|detta)(?P<last>\ssistnämnda)?)(?![\w-])",
    re.IGNORECASE,
)
"""What may stand for something that the sentence before named: "den", "i det", "där"."""


def goes_back(text: str) -> bool:
    """Whether a sentence has a word by itself for what was named before: "den", "där", "de tre"."""
    return PRONOUN.search(text) is not None or counts(text)


@cache
def _first_person() -> re.Pattern[str]:
    plain, genitive = ("|".join(lexicon()[key]) for key in ("first_person", "first_person_genitive"))
    return re.compile(rf"(?<![\w-])(?i:(?P<plain>{plain})|(?P<genitive>{genitive}))(?![\w-])")


def _next(text: str, end: int, taken: Sequence[Mention]) -> list[Mention]:
    """The name that follows at once, which the noun before only announces: "projektet Digital bygd"."""
    gap = re.compile(r"\s[\"”“»’']?").match(text, end)
    return [one for one in taken if gap is not None and one.start == gap.end()]


@cache
def _anaphor_kinds() -> dict[str, tuple[Label, tuple[str, ...]]]:
    table: dict[str, tuple[Label, tuple[str, ...]]] = {}
    for label, nouns in lexicon()["anaphors"].items():
        for noun, kinds in nouns.items():
            table[noun] = (label, tuple(kinds))
    return table


def anaphor_kinds(noun: str) -> tuple[str, ...]:
    """The kinds of entities that a definite noun can stand for; empty when it is none."""
    found = _anaphor_kinds().get(noun.casefold())
    return found[1] if found else ()


@cache
def _anaphor_pattern() -> re.Pattern[str]:
    nouns = "|".join(sorted(map(re.escape, _anaphor_kinds()), key=len, reverse=True))
    return re.compile(rf"(?<![\w-])(?i:(?P<noun>{nouns}))(?P<s>s?)(?![\w-])")
