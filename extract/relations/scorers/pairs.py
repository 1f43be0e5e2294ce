"""Pairs: what can be seen around two names of one sentence, as features for the trained scorer."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from nysta.extract.language.values import Money, Share
from nysta.extract.relations.prominence import Prominence
from nysta.extract.relations.sentences.clauses import Clause, clauses_of
from nysta.extract.relations.sentences.elements import Element
from nysta.extract.relations.sentences.mask import Group, Masked
from nysta.extract.relations.sentences.tree import way_features

# Names further apart than so many words are no pair.
FARTHEST = 30
# A sentence with more names, coordinated ones counted once, is a list; what ties them is not in its words.
MOST_NAMES = 60
# How many words before the first and after the second name are looked at.
AROUND = 4
FIGURES = re.compile(r"[\d.,:-]+")


@dataclass(frozen=True, slots=True)
class Pair:
    """Two names of a sentence in reading order, and what is seen around them: ``features``, present or not."""

    first: Group
    second: Group
    start: int
    end: int
    features: frozenset[str]


def pairs_of(masked: Masked, prominence: Prominence) -> Iterator[Pair]:
    """All pairs of names in a sentence; coordinated names are one."""
    clauses = clauses_of(masked)
    elements = [one for clause in clauses for one in clause.elements]
    clause_of = [n for n, clause in enumerate(clauses) for _ in clause.elements]
    names = [at for at, one in enumerate(elements) if one.is_name]
    if len(names) > MOST_NAMES:
        return
    values = [one.group.value for one in elements if one.group is not None and one.group.value is not None]
    about = {
        *({"money"} if any(isinstance(value, Money) for value in values) else set()),
        *({"share"} if any(isinstance(value, Share) for value in values) else set()),
        f"block={masked.sentence.block.kind}",
    }
    shapes = [_shape(one) for one in elements] if len(names) > 1 else []
    named = [elements[at].group for at in names] if len(names) > 1 else []
    standings = [prominence.standing(masked.sentence.block, one.mentions[0]) for one in named if one is not None]
    for n, at in enumerate(names):
        for m in range(n + 1, len(names)):
            if names[m] - at > FARTHEST:
                break
            standing = {f"first.{it}" for it in standings[n]} | {f"second.{it}" for it in standings[m]}
            yield _pair(masked, elements, shapes, clauses, clause_of, at, names[m], m - n - 1, about | standing)


def _pair(
    masked: Masked,
    elements: Sequence[Element],
    shapes: Sequence[str],
    clauses: Sequence[Clause],
    clause_of: Sequence[int],
    at: int,
    to: int,
    others: int,
    about: set[str],
) -> Pair:
    first, second = elements[at], elements[to]
    assert first.group is not None
    assert second.group is not None
    one, other = _letter(first), _letter(second)
    seen = set(about)
    seen |= {f"ends={one}{other}", f"kinds={_kind(first)}>{_kind(second)}", f"others={min(others, 3)}"}
    seen |= {f"far={min((to - at - 1) // 3, 5)}", f"clauses={min(clause_of[to] - clause_of[at], 3)}"}
    if first.genitive:
        seen.add("first=genitive")
    if second.genitive:
        seen.add("second=genitive")
    if at <= 1:
        seen.add("first=begins")
    path = shapes[at + 1 : to]
    around = (("before", shapes[max(0, at - AROUND) : at]), ("after", shapes[to + 1 : to + 1 + AROUND]))
    for place, lemmas in (("between", path), *around):
        seen |= {f"{place}:{lemma}" for lemma in lemmas}
        seen |= {f"{place}:{a}_{b}" for a, b in pairwise(lemmas)}
        if place == "between":
            seen |= {f"{one}{other}:{lemma}" for lemma in lemmas}
    if to - at - 1 <= 4:
        seen.add("path=" + "_".join(path))
    seen |= {f"prep1={_preposition(elements, at)}", f"prep2={_preposition(elements, to)}"}
    seen.add(f"preps={_preposition(elements, at)}>{_preposition(elements, to)}")
    for number in {clause_of[at], clause_of[to]}:
        clause = clauses[number]
        roles = f"{_role(clause, first)}{_role(clause, second)}"
        for verb in clause.verbs:
            passive = "-s" if verb.word is not None and verb.word.passive else ""
            seen |= {f"verb={verb.lemma}{passive}", f"verb={verb.lemma}{passive}/{roles}"}
    seen.update(way_features(masked.sentence.words, first.group.mentions[0], second.group.mentions[0]))
    return Pair(first.group, second.group, first.start, second.start + len(second.text), frozenset(seen))


def _letter(one: Element) -> str:
    return one.group.letter if one.group is not None else "?"


def _kind(one: Element) -> str:
    return one.group.mentions[0].kind if one.group is not None and one.group.mentions else "?"


def _shape(one: Element) -> str:
    if one.group is not None:
        return f"<{one.group.letter}>"
    if FIGURES.fullmatch(one.text):
        return "<n>"
    return one.lemma


def _preposition(elements: Sequence[Element], at: int) -> str:
    for n in range(at - 1, max(-1, at - 5), -1):
        word = elements[n].word
        if word is None or word.pos in ("VERB", "AUX", "PUNCT", "CCONJ", "SCONJ"):
            return "-"
        if word.pos == "ADP":
            return elements[n].text.casefold()
    return "-"


def _role(clause: Clause, one: Element) -> str:
    if clause.subject is not None and clause.subject.group is one.group:
        return "s"
    if any(phrase.group is one.group for phrase in clause.objects):
        return "o"
    return "p"
