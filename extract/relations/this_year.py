"""Years that a text tells without figures: "i år", "samma år", what a report of one year says was done."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from functools import cached_property

from nysta.extract.language.reading import Reading
from nysta.extract.language.years import find_years
from nysta.extract.relations.statement import Statement
from nysta.extract.structure import Block
from nysta.extract.structure.headwords import year_of, years_of

# Such words, with how far the year that they mean is from the document's own.
_TOLD = (
    (
        re.compile(
            r"\b(?:i år|(?:för|under|över) (?:(?:verksamhets|räkenskaps|budget)året?|året)|innevarande (?:\w+)?år"
            r"|det gångna (?:\w+)?året?|(?:verksamhets|räkenskaps)årets?|årets|i (?:intern|detalj)?budgeten)\b"
            r"(?! (?:innan|före|efter))",
            re.IGNORECASE,
        ),
        0,
    ),
    (re.compile(r"\b(?:i fjol|(?:förra|föregående) året?)\b", re.IGNORECASE), -1),
    (re.compile(r"\b(?:nästa|kommande) år\b", re.IGNORECASE), 1),
)
# The year that the text before speaks of.
_SAME = re.compile(r"\b(?:samma|detta|det) år(?:et)?\b|\bsamma (?:tid|period)\b", re.IGNORECASE)
# A document of one year: it reports of it, plans it or divides its money.
_REPORT = re.compile(
    r"\b(?:års(?:redovisning|rapport|bokslut|berättelse)\w*|(?:verksamhets|förvaltnings|styrelse)berättelse\w*|bokslut\w*"
    r"|delårs\w+)\b",
    re.IGNORECASE,
)
_PLAN = re.compile(
    r"\b(?:(?:intern|detalj|års|drift|mål och |ram)?budget\w*|verksamhetsplan\w*|årsplan\w*|internplan\w*)\b",
    re.IGNORECASE,
)
_GRANTS = re.compile(r"\b\w*(?:bidrag|stöd|avgifter)\w*\b|\bbilaga\b", re.IGNORECASE)
# What is said to have been done, in a month of the year, and what tells of other years.
_PAST = re.compile(
    r"\b(?:har|hade|gav|fick|gick|stod|sköt|bidrog|erhöll|mottog|utgick|kom|tog|\w{3,}(?:ade|ades|ddes|tts))\b",
    re.IGNORECASE,
)
_MONTH = re.compile(
    r"\bi (?:januari|februari|mars|april|maj|juni|juli|augusti|september|oktober|november|december)\b", re.IGNORECASE
)
_OTHER_TIME = re.compile(
    r"\b(?:sedan|tidigare|hittills|sammanlagt|totalt|fram till|per år|årlig\w*|varje år|\w*årig\w*|\w*period\w*|nästa"
    r"|kommande|förra|föregående|ursprunglig\w*|på \w+ år|under \w+ år)\b",
    re.IGNORECASE,
)
_LATER = re.compile(r"\b(?:ska|kommer att|avser|väntas|planerar)\b", re.IGNORECASE)
# What a heading speaks of that tells the year of money below it: "Projekt som beslutades 2024", "Bidrag 2023".
_MONEY = re.compile(
    r"\b(?:\w*bidrag\w*|\w*stöd\w*|\w*medel\w*|avgift\w*|beslut\w*|bevilja\w*|finansier\w*|projekt\w*)\b", re.IGNORECASE
)
# What a year says in brackets beside another's figure: "25 tkr (25 tkr 2022)".
_ASIDE = re.compile(r"\([^()]*\)")
# The title of a document stands within so many first characters, in a line no longer than this.
FIRST, LONGEST_TITLE = 1500, 90


def dated(statements: Iterable[Statement], reading: Reading, year: int | None, title: str = "") -> Iterator[Statement]:
    """The statements, those of money without a year with the one told so; ``year`` and ``title`` are the document's."""
    told = _Told(reading, year, title)
    for said in statements:
        if said.amount is None or said.year is not None or (found := told.year_of(said)) is None:
            yield said
        else:
            yield replace(said, year=found)


@dataclass(frozen=True)
class _Told:
    """What a document tells of the years of its money."""

    reading: Reading
    year: int | None
    title: str

    def year_of(self, said: Statement) -> int | None:
        """The year of a statement of money that names none; None where nothing tells it."""
        text = _ASIDE.sub("", self.reading.layout.source.text[said.start : said.end])
        if find_years(text):
            return None
        if said.rule.startswith("table/"):
            return self.year if self._genres and not self._of_another_time(said) else None
        block = self.reading.layout.block_at(said.start)
        intro = self._intro(block)
        if self.year is not None:
            away = {distance for words, distance in _TOLD if words.search(text) or (intro and words.search(intro))}
            if away:
                return self.year + away.pop() if len(away) == 1 else None
        if _SAME.search(text):
            return self._before(block, said.start)
        if intro and (named := year_of(intro)) is not None:
            return named
        return self._of_headings(block) or (self.year if self._is_of_this_year(said, text) else None)

    def _of_another_time(self, said: Statement) -> bool:
        """Whether the captions of a row or the paragraph above its table speak of other years or of several: "Avtal
        för perioden 2022–2026"."""
        blocks, at = self.reading.layout.blocks, self.reading.layout.block_at(said.start).number
        while at and blocks[at].kind == "row":
            at -= 1
        lead = blocks[at].text.rsplit(". ", 1)[-1] if blocks[at].kind == "paragraph" else ""
        told = f"{said.context or ''} · {lead}"
        return _OTHER_TIME.search(told) is not None or any(year != self.year for year in years_of(told))

    def _intro(self, block: Block) -> str:
        """What introduces the list that an item stands in, "" for what is none."""
        blocks, at = self.reading.layout.blocks, block.number
        if block.kind not in ("item", "heading"):
            return ""
        while at and blocks[at].kind == block.kind:
            at -= 1
        leads = blocks[at].kind == "paragraph" and (block.kind == "item" or blocks[at].text.endswith(":"))
        return blocks[at].text.rsplit(". ", 1)[-1] if leads else ""

    def _before(self, block: Block, start: int) -> int | None:
        """The last year that is named before a statement, in its paragraph or the one above."""
        first = self.reading.layout.blocks[max(0, block.number - 1)].span[0]
        named = years_of(self.reading.layout.source.text[first:start])
        return named[-1] if named else None

    def _of_headings(self, block: Block) -> int | None:
        """The year of the nearest heading above that names one, where it speaks of money and is not the title."""
        told = [text for text in reversed(block.section.headings) if years_of(text)]
        return year_of(told[0]) if told and told[0] not in self.title and _MONEY.search(told[0]) else None

    @cached_property
    def _genres(self) -> frozenset[str]:
        """What kinds of document of its year this is: a report of it, a plan for it, grants of it."""
        lines = (line.strip() for line in self.reading.layout.source.text[:FIRST].splitlines())
        first = [line for line in lines if len(line) <= LONGEST_TITLE]
        heads = [text for text in (self.title, *first) if years_of(text)[:1] == [self.year]]
        kinds = {"report": _REPORT, "plan": _PLAN, "grants": _GRANTS}
        return frozenset(kind for kind, words in kinds.items() if any(words.search(text) for text in heads))

    def _is_of_this_year(self, said: Statement, text: str) -> bool:
        """Whether a report of one year says that something was done, or a plan for one that something is, and of no
        other time."""
        if _OTHER_TIME.search(text) is not None or said.modality not in ("asserted", "planned"):
            return False
        past = _PAST.search(text) is not None and _LATER.search(text) is None
        plans = "plan" in self._genres and "report" not in self._genres
        if past and not plans and ("report" in self._genres or _MONTH.search(text) is not None):
            return True
        return plans and not past
