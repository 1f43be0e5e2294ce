"""Clauses of a masked sentence: each verb with its subject, its objects and its phrases with prepositions.

A shallow reading that needs no full parse: a name after a preposition is an oblique; a bare name before the verb is
the subject, one after it the object; with nothing bare before the verb the first bare name after it is the subject
(Swedish puts the verb second). "som" takes up the name before it, "och" + verb keeps the subject.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property, lru_cache

from nysta.extract.relations.sentences.elements import Element, elements_of
from nysta.extract.relations.sentences.mask import Group, Masked

_RELATIVE = frozenset({"som", "vilket", "vilken", "vilka"})
_WHERE = frozenset({"där", "varvid"})
_PARTING = frozenset(
    {"men", "medan", "eftersom", "samtidigt", "när", "då", "varför", "utan", "så", "innan", "sedan", "hur", "huruvida"}
)
_JOINING = frozenset({"och", "samt", "eller", "men"})
# What stands before a name as a preposition does, whatever the tagger calls it.
_LIKE = frozenset({"liksom", "jämte", "förutom", "utöver"})
# Prepositions that end a relative clause: "som kommunen är huvudman för".
_LEFT_ALONE = frozenset({"i", "för", "med", "till", "av", "inom", "från", "bakom"})
_TAKING_UP = ("relative", "where", "whose")
# Every word by which a clause can begin or, with what follows it, end the one before.
_OPENERS = _RELATIVE | _WHERE | _PARTING | _JOINING | {";", ":", ",", "vars", "att", "i", "inom", "för"}
_INSIDE_PHRASE = frozenset({"DET", "ADJ", "NOUN", "NUM", "PROPN", "PRON", "ADV", "X", "SYM"})


@dataclass(frozen=True, slots=True)
class Phrase:
    """A name in a clause: its preposition (None when bare) and the words before that, nearest last."""

    group: Group
    at: int
    start: int
    preposition: str | None = None
    before: tuple[str, ...] = ()
    genitive: bool = False


@dataclass
class Clause:
    """One clause: its verbs' lemmas and words, who acts, on what, and its phrases; offsets into the masked text."""

    elements: list[Element]
    opening: str = ""
    subject: Phrase | None = None
    objects: list[Phrase] = field(default_factory=list)
    phrases: list[Phrase] = field(default_factory=list)
    antecedent: Phrase | None = None
    before: Clause | None = None

    @cached_property
    def verbs(self) -> list[Element]:
        return [one for one in self.elements if one.is_verb]

    @property
    def span(self) -> tuple[int, int]:
        last = self.elements[-1]
        return self.elements[0].start, last.start + len(last.text)


# What somebody gives to what another does: "drivs av A med stöd av B".
_HELP = ("stöd", "bidrag", "medel", "pengar", "hjälp", "finansiering", "uppdrag", "initiativ", "önskemål", "tillstånd")


def only_helps(clause: Clause, one: object) -> bool:
    """Whether a name only tells in a passive ``clause`` who helps with what is done, and not who does it."""
    held = (it for it in clause.phrases if any(mention is one for mention in it.group.mentions))
    return any(it.before and it.before[-1].casefold().endswith(_HELP) for it in held)


@lru_cache(maxsize=2)  # the frames and the scorer ask for the same sentence one after the other
def clauses_of(masked: Masked) -> tuple[Clause, ...]:
    """The clauses of a masked sentence, in order, with subjects carried over where they are left out."""
    found: list[Clause] = []
    for opening, elements in _split(elements_of(masked)):
        clause = Clause(elements, opening, before=found[-1] if found and opening == "joined" else None)
        fill(clause, found)
        found.append(clause)
    return tuple(found)


def _split(elements: Sequence[Element]) -> Iterator[tuple[str, list[Element]]]:
    opening, current = "", list[Element]()
    for at, element in enumerate(elements):
        cut = _boundary(elements, at, opening, current)
        if cut is not None and current:
            yield opening, current
            opening, current = cut, []
        current.append(element)
    if current:
        yield opening, current


def _boundary(elements: Sequence[Element], at: int, opening: str, current: Sequence[Element]) -> str | None:
    """What kind of clause begins at ``at``, None when none does."""
    word = elements[at].text.casefold()
    if word not in _OPENERS:
        return None  # most words
    has_verb = any(one.is_verb for one in current)
    ahead = elements[at + 1 : at + 9]
    if word in (";", ":"):
        return "main"
    if word in ("i", "inom", "för") and ahead and ahead[0].text.casefold() in ("vilket", "vilken", "vilka"):
        return "where" if _verb_ahead(ahead, 8) else None
    if word in _RELATIVE and opening_of(current) != "where" and _verb_ahead(ahead, 7):
        return "relative"
    if word in _WHERE and _verb_ahead(ahead, 6) and current:
        return "where"
    if word == "vars":
        return "whose"
    if word == "att" and _verb_ahead(ahead, 5):
        return "that"
    if word in _PARTING and has_verb and _verb_ahead(ahead, 6):
        return "main"
    if word in _JOINING and has_verb:
        return _after_joint(ahead)
    if word == "," and has_verb:
        following = _after_joint(ahead)
        return "resume" if following == "joined" and opening in ("relative", "where", "whose") else following
    return None


def opening_of(current: Sequence[Element]) -> str | None:
    """ "where" when the clause so far is only the preposition of "i vilket"."""
    return "where" if len(current) == 1 and current[0].text.casefold() in ("i", "inom", "för") else None


def _verb_ahead(elements: Sequence[Element], most: int) -> bool:
    for element in elements[:most]:
        if element.is_verb:
            return True
        if element.text in (",", ";", ":", "."):
            return False
    return False


def _after_joint(ahead: Sequence[Element]) -> str | None:
    """ "joined" when a verb follows at once, "main" when a bare name or pronoun and then a verb do."""
    rest = [one for one in ahead if not (one.word is not None and one.word.pos == "ADV")]
    if rest and rest[0].is_verb:
        return "joined"
    if _noun_and_verb(rest):
        return "main"
    named = next((n for n, one in enumerate(rest[:3]) if one.is_name), None)
    if named is not None and all(one.word is not None and one.word.pos in _INSIDE_PHRASE for one in rest[:named]):
        followed = rest[named + 1].is_finite if named + 1 < len(rest) else False
        if followed and not rest[named].genitive:
            return "main"
    if rest and rest[0].word is not None and rest[0].word.pos == "ADP":
        for n, one in enumerate(rest[1:6], 1):
            if one.is_verb:
                return "main" if n >= 2 else None
            if one.text in (",", "och", "samt"):
                return None
    return None


def _noun_and_verb(rest: Sequence[Element]) -> bool:
    """Whether a subject that is no name begins a clause: "och kommunerna betalar", "och den drivs"."""
    for one in rest[:3]:
        if one.word is None or one.word.pos not in ("NOUN", "PRON", "DET", "ADJ") or one.text.casefold() in _RELATIVE:
            return False
        at = rest.index(one) + 1
        if one.word.pos in ("NOUN", "PRON") and at < len(rest) and rest[at].is_finite:
            return True
    return False


def fill(clause: Clause, before: Sequence[Clause]) -> None:
    """Find subject, objects and phrases of a clause, with the clauses before it for what it leaves out."""
    phrases = [phrase for at, one in enumerate(clause.elements) if one.is_name and (phrase := _phrase(clause, at))]
    verb = next((at for at, one in enumerate(clause.elements) if one.is_verb), None)
    bare = [one for one in phrases if one.preposition is None and not one.genitive]
    clause.phrases = [one for one in phrases if one.preposition is not None]
    ahead = [one for one in bare if verb is None or one.at < verb]
    after = [one for one in bare if one not in ahead]
    clause.antecedent = _last_name(before)
    goes_on = before and before[-1].opening in _TAKING_UP and before[-1].elements[-1].text.casefold() in ("och", "samt")
    if goes_on and clause.opening in _TAKING_UP:
        clause.antecedent = before[-1].antecedent  # "X, där A är medlem och som drivs av B": both speak of X
    if clause.opening in ("relative", "where", "whose"):
        if ahead:
            clause.subject = ahead[-1]
            clause.phrases += _stranded(clause)
        elif clause.opening == "where" and after:
            clause.subject, after = after[0], after[1:]
        elif clause.opening == "relative":
            clause.subject = clause.antecedent = _last_of_many(clause.antecedent)
        clause.objects = after
        return
    if ahead:
        clause.subject = ahead[0] if clause.opening != "joined" else ahead[-1]
        clause.objects = after
    elif clause.opening in ("joined", "that") and before:
        clause.subject = before[-1].subject
        clause.objects = after
    elif clause.opening == "resume":
        main = next((one for one in reversed(before) if one.opening not in ("relative", "where", "whose")), None)
        clause.subject = (main.subject or _last_name([main])) if main else None
        clause.objects = after
    elif after and _verb_second(clause):
        clause.subject, clause.objects = after[0], after[1:]
    else:
        clause.objects = after


def _stranded(clause: Clause) -> list[Phrase]:
    """The antecedent as what a preposition left alone speaks of: "rådet, som Ale kommun är medlem i"."""
    if clause.opening != "relative" or clause.antecedent is None:
        return []
    words = [one for one in clause.elements if one.text not in (",", ".", ";", "och")]
    for at, one in enumerate(words):
        following = words[at + 1] if at + 1 < len(words) else None
        alone = following is None or (following.word is not None and following.word.pos in ("ADV", "SCONJ"))
        if at and alone and one.word is not None and one.word.pos in ("ADP", "ADV", "PART") and one.text in _LEFT_ALONE:
            before = tuple(it.text.casefold() for it in words[max(0, at - 3) : at])
            return [replace(clause.antecedent, preposition=one.text, before=before, genitive=False)]
    return []


def _last_of_many(phrase: Phrase | None) -> Phrase | None:
    """After a long enumeration "som" takes up its last member, after one or two names all of them."""
    if phrase is None or len(phrase.group.mentions) < 3:
        return phrase
    return replace(phrase, group=replace(phrase.group, mentions=phrase.group.mentions[-1:]))


def _verb_second(clause: Clause) -> bool:
    """Whether something stands before the verb, so that its subject follows it ("I maj beviljade X …"); a noun or
    pronoun there is the subject itself ("Medlemmarna betalar X …"), but for a copula ("Värd är X")."""
    first = next((one for one in clause.elements if one.text not in (",", "–", "-", "•", "och", "samt")), None)
    if first is None or first.is_verb:
        return False
    nominal = first.word is not None and first.word.pos in ("NOUN", "PRON", "DET", "ADJ")
    return not nominal or any(one.lemma in ("vara", "bli") for one in clause.verbs)


def _last_name(before: Sequence[Clause]) -> Phrase | None:
    for clause in reversed(before):
        for at in range(len(clause.elements) - 1, -1, -1):
            if clause.elements[at].is_name and not clause.elements[at].genitive:
                return _phrase(clause, at)
    return None


def _phrase(clause: Clause, at: int) -> Phrase | None:
    """The phrase around the name at ``at``: its preposition is found over determiners, adjectives and nouns."""
    element = clause.elements[at]
    if element.group is None:
        return None
    for n in range(at - 1, max(-1, at - 7), -1):
        one = clause.elements[n]
        if one.word is not None and (one.word.pos == "ADP" or one.text.casefold() in _LIKE):
            words = tuple(it.text.casefold() for it in clause.elements[max(0, n - 3) : n])
            return Phrase(element.group, at, element.start, one.text.casefold(), words, element.genitive)
        genitive_owner = one.is_name and one.genitive
        inside = one.word is not None and one.word.pos in _INSIDE_PHRASE and not one.is_verb
        if not (genitive_owner or inside):
            break
    return Phrase(element.group, at, element.start, None, (), element.genitive)
