"""Words that end as organisations' names do ("kulturnämnden"), with what may belong to the name before them."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache, lru_cache

# Right before a compound: "kultur- och ", "barn-, kultur- och ", "idrotts-och ".
_FIRST = re.compile(r"(?<![\w-])(?:[\wåäö]+-,\s+){0,3}[\wåäö]+-,?\s?(?:och|samt|eller)\s+$")
# Parts of a province before its name: "Norra Smålands kommunalförbund".
QUARTERS = "(?:(?:Nord|Syd)?(?:[Öö]stra|[Vv]ästra)|Norra|Södra|Mellersta|Övre|Nedre|Inre|Yttre)"
# Parts of a province behind its name.
SIDES = "(?:Väst|Öst|Nord|Syd|Norr|Mitt|Söder)"
_WORD = re.compile(r"[\w-]+")
# Words of which is remembered whether they have such an ending.
KEPT = 8_000


@dataclass(frozen=True, slots=True)
class Compound:
    """A word with the ending of an organisation, in nominative, that begins at ``start``, and what may belong to it
    before it: ``first`` right before ("kultur- och "), ``lead`` before that ("Södra ")."""

    start: int
    word: str
    lead: str
    first: str
    genitive: bool


@cache
def _lead(lands: tuple[str, ...]) -> re.Pattern[str]:
    """What may stand before a compound: "Södra ", "Kronobergs läns ", "Norra Smålands ", "Värends gemensamma ", "Göta
    älvs "."""
    return re.compile(
        rf"(?<![\w-])(?:[A-ZÅÄÖ][a-zåäö]+a\s+|(?:Region\s+|{QUARTERS}\s+)?[A-ZÅÄÖ][\w-]+s\s+(?:läns\s+)?"
        rf"|(?:{QUARTERS}\s+|[A-ZÅÄÖ][\w-]{{3,}}\s+(?={SIDES}s\b))?(?!\w+(?:nas|ens|ets)\b)[A-ZÅÄÖ][\w-]+s\s+gemensamma\s+"
        rf"|[A-ZÅÄÖ][\w-]+\s+(?:{'|'.join(lands)})\s+)$"
    )


@cache
def _nominative_with(endings: tuple[str, ...]) -> Callable[[str], str | None]:
    """What gives a word without a genitive's s, where it has one of the ``endings`` then, and None where it has none;
    words recur, so most are remembered."""

    @lru_cache(maxsize=KEPT)
    def nominative(word: str) -> str | None:
        low = word.casefold()
        if low.endswith(endings):
            return word
        return word[:-1] if low[-1] == "s" and low[:-1].endswith(endings) else None

    return nominative


def compound_words(text: str, endings: tuple[str, ...], lands: tuple[str, ...]) -> Iterator[Compound]:
    """The words of a text with one of the ``endings`` or its genitive, in reading order; ``lands`` are genitives that a
    name before such a word may end in ("Göta älvs")."""
    nominative = _nominative_with(endings)
    if not any(map(nominative, _WORD.findall(text))):
        return  # most texts have none
    for found in _WORD.finditer(text):
        word = found[0]
        if (bare := nominative(word)) is None:
            continue
        begin = found.start()
        first = _FIRST.search(text, max(0, begin - 60), begin)
        inner = first.start() if first else begin
        lead = _lead(lands).search(text, max(0, inner - 60), inner)
        yield Compound(begin, bare, lead[0] if lead else "", first[0] if first else "", bare != word)
