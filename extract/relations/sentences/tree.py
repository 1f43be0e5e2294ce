"""The way through a sentence's tree from one name to another: what ties them in the grammar."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from nysta.extract.language.mention import Mention
from nysta.extract.language.reading import Word

# Longer ways tie nothing.
LONGEST_WAY = 7
_VERBS = ("VERB", "AUX")


def way_features(words: Sequence[Word], first: Mention, second: Mention) -> Iterator[str]:
    """Features of the shortest way between two names: the word where it turns, the relations on each side with their
    prepositions, and the words it passes. Nothing where there is no tree or the way is long.
    """
    by_start = {word.start: word for word in words}
    case = {word.head: word.lemma for word in words if word.dep == "case"}
    one, other = (_up(by_start, _top(words, mention)) for mention in (first, second))
    if not one or not other:
        return
    met = {word.start: at for at, word in enumerate(other)}
    turn = next((at for at, word in enumerate(one) if word.start in met), None)
    if turn is None:
        return
    peak_word, left, right = one[turn], one[:turn], other[: met[one[turn].start]]
    if len(left) + len(right) > LONGEST_WAY:
        return
    if left and left[-1].dep.startswith(
        "nsubj"
    ):  # "Ny kraft finansieras av A och drivs av B": the second verb's subject too
        while right and right[-1].dep == "conj" and right[-1].pos in _VERBS:
            peak_word = right.pop()
    left, right = ([word for word in side if word.dep != "conj" or word.pos in _VERBS] for side in (left, right))
    peak = peak_word.lemma if left and right else "="
    sides = "/".join("<".join(_step(word, case) for word in side) or "=" for side in (left, right))
    plain = "/".join("<".join(word.dep for word in side) or "=" for side in (left, right))
    passive = "-s" if peak_word.passive else ""
    yield f"way={plain}"
    yield f"turn={peak}{passive}"
    yield f"turn={peak}{passive}/{sides}"
    yield f"turn={peak_word.pos}/{sides}"
    passed = [word.lemma for word in (*left[1:], peak_word, *reversed(right[1:]))] if left or right else []
    yield from (f"passes:{lemma}" for lemma in passed)
    yield from (f"passes:{a}_{b}" for a, b in pairwise(passed))


def _step(word: Word, case: dict[int, str]) -> str:
    return f"{word.dep}:{case[word.start]}" if word.start in case else word.dep


def _top(words: Sequence[Word], mention: Mention) -> Word | None:
    """The word of a name that the rest of the name leans on."""
    inside = [word for word in words if mention.start <= word.start < mention.end]
    tops = (word for word in inside if not mention.start <= word.head < mention.end or word.head == word.start)
    return next(tops, None)


def _up(by_start: dict[int, Word], word: Word | None) -> list[Word]:
    """The word and all above it, up to the root; conjuncts count as what they are joined to."""
    found: list[Word] = []
    passed: set[int] = set()
    while word is not None and word.start not in passed:
        passed.add(word.start)
        found.append(word)
        if word.head == word.start:
            break
        word = by_start.get(word.head)
    return found
