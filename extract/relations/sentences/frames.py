"""Frames: verbs and nouns of a clause → statements between the names in its places (frames.yaml)."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import files
from itertools import pairwise
from typing import Any

from nysta.extract.graph_file import RelationType
from nysta.extract.language.mention import Mention
from nysta.extract.language.values import Money, Share
from nysta.extract.lexicons import load_yaml
from nysta.extract.relations.sentences.antecedents import speaks_of_a_noun
from nysta.extract.relations.sentences.clauses import Clause, Phrase, clauses_of, only_helps
from nysta.extract.relations.sentences.elements import Element
from nysta.extract.relations.sentences.errands import ELSEWHERE, done_by_the_charged
from nysta.extract.relations.sentences.figures import pays_too
from nysta.extract.relations.sentences.mask import Masked
from nysta.extract.relations.sentences.match import state
from nysta.extract.relations.sentences.sorts import ASSOCIATIONS, OWN_BODIES, PARENTS
from nysta.extract.relations.statement import End, Found, Statement

# In these a partner of the subject ("tillsammans med X") does what the subject does.
_SHARED = frozenset({"OWNS", "MEMBER_OF", "PARTICIPATES_IN", "FUNDS"})
_BESIDE = ("tillsammans med", "ihop med", "sidan av", "liksom", "jämte", "förutom", "utöver")
# How the rule ends of a payer who is charged with paying.
CHARGED = "-charged"
_LETTERS = {"ORG": "O", "PRG": "G", "PRJ": "J"}


@dataclass(frozen=True, slots=True)
class Frame:
    """One entry of ``frames.yaml``."""

    id: str
    type: RelationType
    source: tuple[str, ...]
    target: tuple[str, ...]
    confidence: float
    verbs: frozenset[str] = frozenset()
    nouns: tuple[str, ...] = ()
    voice: str = "active"
    needs: str | None = None
    role: str | None = None
    only: str | None = None
    sources: str = "OGJ"
    targets: str = "OGJ"
    opening: str | None = None
    unless: str | None = None


@cache
def _table() -> dict[str, Any]:
    loaded: dict[str, Any] = load_yaml(
        files("nysta.extract.relations.sentences").joinpath("frames.yaml").read_text(encoding="utf-8")
    )
    return loaded


@cache
def frames() -> tuple[Frame, ...]:
    """All frames, in the order of the file."""
    return tuple(
        Frame(
            entry["id"],
            kind,  # type: ignore[arg-type]
            tuple(entry["source"]),
            tuple(entry["target"]),
            entry["confidence"],
            frozenset(entry.get("verbs", ())),
            tuple(entry.get("nouns", ())),
            entry.get("voice", "active"),
            entry.get("needs"),
            entry.get("role"),
            entry.get("only"),
            entry.get("kinds", {}).get("source", "OG" if kind == "FUNDS" else "O"),
            entry.get("kinds", {}).get("target", "OGJ"),
            entry.get("opening"),
            entry.get("unless"),
        )
        for kind, entries in _table().items()
        if kind.isupper()
        for entry in entries
    )


@cache
def _by_verb() -> dict[str | None, list[int]]:
    """The places of the frames of each verb, and of those without one (None)."""
    found: dict[str | None, list[int]] = defaultdict(list)
    for at, frame in enumerate(frames()):
        for verb in frame.verbs or (None,):
            found[verb].append(at)
    return dict(found)


def _with_a_verb_of(lemmas: Iterable[str]) -> Iterator[Frame]:
    """The frames that ask for one of these verbs or for none, in the order of the file."""
    places = {at for verb in (None, *lemmas) for at in _by_verb().get(verb, ())}
    return (frames()[at] for at in sorted(places))


def match_frames(masked: Masked, place: str = "sentence") -> Iterator[Statement]:
    """All statements that the frames find in the clauses of ``masked``."""
    alone = sum(len(group.mentions) for group in masked.groups) < 2
    if alone and masked.sentence.block.kind != "item":  # an item may leave its subject unsaid
        return
    for clause in done_by_the_charged(masked, clauses_of(masked)):
        if clause.antecedent is None and not any(one.is_name for one in clause.elements):
            continue
        verbs = [(_lemma(one), one) for one in clause.verbs]
        if len(verbs) > 1:  # "har beviljat" tells of granting alone
            verbs = [(lemma, one) for lemma, one in verbs if lemma != "ha" or not one.is_finite or _main(one, clause)]
        words = [
            word
            for at, one in enumerate(clause.elements)
            if _may_tell(word := one.text.casefold()) and not _of_another(at, clause)
        ]
        for frame in _with_a_verb_of({lemma for lemma, _ in verbs}):
            if _fits(frame, clause, verbs, words):
                yield from _apply(frame, clause, masked, place)


def _fits(frame: Frame, clause: Clause, verbs: Sequence[tuple[str, Element]], words: Sequence[str]) -> bool:
    if frame.opening is not None and clause.opening != frame.opening:
        return False
    if frame.verbs and not any(lemma in frame.verbs and _voice(verb, frame) for lemma, verb in verbs):
        return False
    if frame.nouns and not any(word.endswith(frame.nouns) for word in words):
        return False
    if frame.unless is not None and _speaks_of(clause, words, frame.unless):
        return False
    return frame.needs is None or _speaks_of(clause, words, frame.needs)


@cache
def _tellers() -> tuple[str, ...]:
    nouns = (noun for frame in frames() for noun in frame.nouns)
    needs = {need for frame in frames() for need in (frame.needs, frame.unless) if need is not None}
    return tuple({*nouns, *(ending for need in needs for ending in _table().get(need, ()))})


@lru_cache(maxsize=2000)
def _may_tell(word: str) -> bool:
    """Whether a word ends as some frame asks for, whichever: most don't, and then none needs to look at them."""
    return word.endswith(_tellers())


def _of_another(at: int, clause: Clause) -> bool:
    """Whether a noun is said of the name right before it and not of the subject: "ett samarbete med RISE som värd"."""
    before = clause.elements[max(0, at - 2) : at]
    return (
        len(before) == 2 and before[0].is_name and before[1].text.casefold() == "som" and clause.opening != "relative"
    )


def _main(verb: Element, clause: Clause) -> bool:
    """Whether "har" is the verb of its clause itself, with no supine after it."""
    at = clause.elements.index(verb)
    return not any(one.is_verb and one.text.endswith(("t", "ts")) for one in clause.elements[at + 1 : at + 8])


def _lemma(verb: Element) -> str:
    """The verb's lemma: a strong form's own, else the pipeline's, its passive s or doubled a taken off."""
    form = verb.text.casefold()
    told: str | None = _table()["irregular"].get(form)
    return told or (verb.lemma[:-1] if verb.lemma.endswith(("as", "ås", "aa")) else verb.lemma)


def _voice(verb: Element, frame: Frame) -> bool:
    text = verb.text
    s_form = text.endswith("s") and not text.endswith(("ss", "us")) and text not in ("finns", "hos")
    passive = s_form or (verb.word is not None and verb.word.passive)
    return frame.voice == "any" or passive == (frame.voice == "passive")


def _speaks_of(clause: Clause, words: Sequence[str], need: str) -> bool:
    if clause.before is not None:  # "har medel sökts och beviljats": what is shared was said before "och"
        words = [*words, *filter(_may_tell, (one.text.casefold() for one in clause.before.elements))]
    values = [one.group.value for one in clause.elements if one.group is not None]
    if need in ("money", "cash", "amount") and any(isinstance(value, Money) for value in values):
        return True
    if need == "share" and any(isinstance(value, Share) for value in values):
        return True
    endings = tuple(_table().get(need, ()))
    return any(word.endswith(endings) for word in words)


def _apply(frame: Frame, clause: Clause, masked: Masked, place: str) -> Iterator[Statement]:
    sources: Sequence[Mention | End] = _in_place(frame.source, clause, frame.sources)
    if "genitive" in frame.source:  # "stöd till A med anledning av B:s varsel": B has no part in it
        sources = [one for one in sources if not _is_genitive(one, clause) or _leads_noun(one, clause, frame.nouns)]
    if frame.type == "COORDINATES" and frame.voice == "passive":
        sources = [one for one in sources if not only_helps(clause, one)]
    targets = _in_place(frame.target, clause, frame.targets)
    if frame.type == "FUNDS" and targets and "antecedent" in frame.target and speaks_of_a_noun(clause, masked.text):
        return
    if "subject" in frame.source and frame.type in _SHARED:
        sources = [*sources, *_in_place(_BESIDE, clause, frame.sources)]
    if frame.type == "FUNDS" and "subject" in frame.source and sources:
        sources = [*sources, *(one for group in masked.groups for one in group.mentions if pays_too(masked, one))]
    if not sources and "subject" in frame.source and _speaks_the_issuer(clause, masked):
        sources = [End(masked.sentence.block, "issuer")]
    pairs = [(a, b) for a in sources for b in targets if isinstance(a, End) or _kinds_allow(frame, a, b)]
    charged = frame.type == "FUNDS" and clause.subject is not None and clause.subject.at == ELSEWHERE
    if charged and "subject" not in frame.source:
        return  # what one does "med stöd av" others, at another's bidding
    rule = f"{place}/{frame.type.lower().replace('_', '-')}/{frame.id}{CHARGED if charged else ''}"
    found = Found(frame.type, rule, frame.confidence, *clause.span)
    yield from state(masked, found, pairs, role=frame.role)


def _speaks_the_issuer(clause: Clause, masked: Masked) -> bool:
    """Whether the clause leaves its subject unsaid as the issuer's own plans and reports do: "Samordna …"."""
    first = clause.elements[0]
    said = not first.is_verb and any(one.is_finite for one in clause.verbs)  # "Filmrummet är medlem i …"
    listed = masked.sentence.block.kind == "item" and first.start == 0
    return clause.subject is None and listed and not first.is_name and not said


def _kinds_allow(frame: Frame, source: Mention, target: Mention) -> bool:
    if source is target or source.name == target.name:
        return False
    if frame.type == "COORDINATES" and target.genitive and 0 < source.start - target.end <= len(":s "):
        return False  # "leddes av nämndens råd": whose the one is that leads
    if frame.only == "own-body":
        return source.kind in OWN_BODIES and target.kind in PARENTS | {"nämnd", "enhet"}
    if frame.only == "network":
        return target.label != "ORG" or target.kind in ("samverkansorgan", "övrigt")
    if frame.only == "company":
        return target.kind == "bolag"
    if frame.only == "structure":
        joins = target.kind in ASSOCIATIONS
        return target.kind != "kommun" and (joins or source.kind not in _BODIES_OF_THEIR_OWN)
    if frame.only == "not-own-body":
        return source.kind not in ("nämnd", "enhet")
    return True


def _in_place(places: Sequence[str], clause: Clause, letters: str) -> list[Mention]:
    """The mentions in the first of ``places`` that is filled."""
    for place in places:
        found = [m for phrase in _phrases(place, clause) for m in phrase.group.mentions if _LETTERS[m.label] in letters]
        if found:
            return found
    return []


def _is_genitive(one: Mention | End, clause: Clause) -> bool:
    return any(
        it.genitive and it.group is not None and any(m is one for m in it.group.mentions) for it in clause.elements
    )


def _leads_noun(one: Mention | End, clause: Clause, nouns: tuple[str, ...]) -> bool:
    """Whether one of the nouns stands behind a name in the genitive: "⟦O0⟧s årliga bidrag"."""
    at = next(
        n for n, it in enumerate(clause.elements) if it.group is not None and any(m is one for m in it.group.mentions)
    )
    return any(it.text.casefold().endswith(nouns) for it in clause.elements[at + 1 : at + 7])


# What belongs to nobody as a part of it.
_BODIES_OF_THEIR_OWN = frozenset({"bolag", "förening", "kommun", "region", "stiftelse"})


def _beyond(clause: Clause, at: int) -> bool:
    """Whether a name behind the verb stands in a clause of its own: "leder rådet, där även B medverkar"."""
    verb = next((n for n, one in enumerate(clause.elements[:at]) if one.is_verb), at)
    between = [one.text.casefold() for one in clause.elements[verb + 1 : at]]
    return "där" in between or "vars" in between or (",", "som") in pairwise(between)


def _phrases(place: str, clause: Clause) -> list[Phrase]:
    if place == "subject":
        return [clause.subject] if clause.subject is not None else []
    if place == "object":
        return [one for one in clause.objects[:2] if not _beyond(clause, one.at)]
    if place in ("antecedent", "where"):
        openings = ("where",) if place == "where" else ("relative", "whose")
        return [clause.antecedent] if clause.antecedent is not None and clause.opening in openings else []
    if place == "genitive":
        return [
            Phrase(one.group, at, one.start)
            for at, one in enumerate(clause.elements)
            if one.is_name and one.genitive and one.group is not None
        ][:1]
    *before, preposition = place.split(" ")
    return [
        phrase
        for phrase in clause.phrases
        if phrase.preposition == preposition
        and not phrase.genitive
        and (not before or any(word.endswith(before[-1]) for word in phrase.before[-2:]))
    ]
