"""A sentence with its mentions and values masked, so that a pattern sees its frame and not its names.

"Business Region Göteborg (BRG) är helägt av Göteborgs Stad" becomes "⟦O0⟧ är helägt av ⟦O1⟧". Coordinated mentions
("A, B och C") are one placeholder. Letters: O organisation, G programme, J project, M money, Y year,
P share (percent), L place.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from nysta.extract.language.mention import Mention
from nysta.extract.language.reading import Sentence
from nysta.extract.language.values import Money, Share, Value, Years
from nysta.extract.relations.sentences.spacing import spaced_out

LETTERS = {"ORG": "O", "PRG": "G", "PRJ": "J"}
_LOCATIVE = re.compile(
    r"(?:^|\s)(?:i|inom|kring|runt|utanför|söder om|norr om|mellan|till och från|centrala)\s$", re.IGNORECASE
)
_CONJUNCTION = r"(?:\s?,?\s(?:och|samt|respektive|eller|och även|såväl som|liksom|jämte)\s|\s&\s|\s?/\s?|(?<=\w)-(?=⟦))"
_COMMA = r"\s?,\s"
_WORD_BEFORE = (
    r"(?:(?:av|från|med|hos|till|mellan|både|såväl|den|det|de|nationella|regionala|lokala|projektet|projekten|programmet"
    r"|kommunerna|kommunen|regionerna|regionen|bolagen|bolaget|universitetet|stiftelsen|föreningen|myndigheten"
    r"|myndigheterna|enheten|nätverket|organisationen|organisationerna|högskolan)\s){0,2}"
)


# Who is named besides others, for what is said of all: "står, förutom regionen, även Ale kommun".
_BESIDES = re.compile(
    r",? (?:förutom|utöver|vid sidan av|jämte)"
    rf"(?P<kept> ⟦(?P<letter>[OGJ])(?P<first>\d+)⟧)\s?,?\s(?:även|också|dessutom)\s{_WORD_BEFORE}"
    r"⟦(?P=letter)(?P<second>\d+)⟧"
)
# Brackets, with the name before them.
_BRACKETS = re.compile(r"(?P<before>⟦[OGJ](?P<n>\d+)⟧s?)?\s?\((?P<inside>[^()]*)\)")
# Amounts between commas, each behind its name, of at least two: "A, ⟦M1⟧, B, ⟦M2⟧, och C, ⟦M3⟧".
_APPOSED = re.compile(
    r"(?P<before>⟦[OGJ](?P<n>\d+)⟧), (?P<inside>⟦M\d+⟧)(?:,(?=\s(?:och|samt)\s))?(?=[,.;:]|\s(?:och|samt)\s|\s?$)"
)
_APPOSED_ROW = re.compile(
    r"⟦[OGJ]\d+⟧, ⟦M\d+⟧(?:(?:,?\s(?:och|samt)|,)\s(?:[a-zåäö]+\s)?⟦[OGJ]\d+⟧, ⟦M\d+⟧)+(?=[,.;:]|\s(?:och|samt)\s|\s?$)"
)
# The word that several names lean on: "Heby och Östhammars kommuner".
_SHARED_HEAD = re.compile(r"⟦O(?P<n>\d+)⟧s?(?P<head>\s(?P<kind>kommun|universitet)(?:er)?)s?(?!\w)")
# Two names that a conjunction joins, and two between which a comma stands.
_GLUED = {
    glue: re.compile(rf"⟦(?P<letter>[OGJ])(?P<first>\d+)⟧s?{glue}(?P<words>{_WORD_BEFORE})⟦(?P=letter)(?P<second>\d+)⟧")
    for glue in (_CONJUNCTION, _COMMA)
}
# What a name has of what another has a part of: no two names in a row ("60 procent av X och B 40", "… och B resten").
_HAS_ITS_PART = re.compile(r"\s(?:resten|resterande|återstoden|återstående)\b|\s⟦P\d+⟧\s?(?:[.,;]|$)")
# A body right behind the genitive of the last name: only that one's, unless the others stand in the genitive, too.
_OF_THE_LAST = re.compile(r"s\s⟦O\d+⟧")
_PART_OF = re.compile(r"⟦P\d+⟧\s(?:[^\W\d]+\s){0,3}(?:av|i)\s$")
# A text's own brackets of the kind that masks use are plain ones.
_PLAIN = str.maketrans("⟦⟧", "[]")


# What the tagger may take for a noun where it ends a sentence: "… leds av ⟦O1⟧, och ⟦O2⟧ medverkar".
_TAKES_PART = re.compile(r"\s(?:medverkar|medverkade|deltar|deltog|bidrar|bidrog)(?!\w)")


@dataclass(frozen=True, slots=True)
class Group:
    """One placeholder's content: coordinated mentions, or one value.

    ``own`` holds the money and shares in brackets behind a mention, by the mention's start; ``owners`` the names in
    such brackets that stand beside a share ("X AB (A 51 procent, B 49 procent)").
    """

    letter: str
    mentions: tuple[Mention, ...] = ()
    value: Value | None = None
    own: dict[int, tuple[Value, ...]] = field(default_factory=dict)
    owners: tuple[tuple[Mention, Share], ...] = ()


@dataclass(frozen=True, eq=False)
class Masked:
    """The masked text, its groups by number, and for each of its characters the offset in the block's text.

    One is equal to itself alone, so that what is found out of it can be remembered.
    """

    sentence: Sentence
    text: str
    groups: tuple[Group, ...]
    offsets: tuple[int, ...]

    def group(self, placeholder: str) -> Group:
        """The group behind a placeholder such as ``⟦O3⟧``."""
        return self.groups[int(placeholder[2 : placeholder.index("⟧")])]


ASIDE = re.compile(
    r" , (?:som|där|vars|vilket|vilken|vilka|i vilket|i vilken|tidigare|förkortat|en|ett|det|den)\s[^,;.:]*(?= , )"
)
"""A clause that hangs on a name, between commas."""


def without_asides(masked: Masked) -> Masked | None:
    """The sentence without the clauses between commas that tell more of a name: "I rådet, som leds av A, sitter B".
    None where it has none."""
    text, offsets = masked.text, list(masked.offsets)
    for aside in reversed(list(ASIDE.finditer(text))):
        begins = text[: aside.start()].rstrip().endswith(("⟧", "⟧s"))
        closes = aside.end() + len(" , ") if begins else aside.start()
        text = text[: aside.start()] + " " + text[closes:] if begins else text
        offsets = offsets[: aside.start()] + offsets[closes - 1 :] if begins else offsets
    return None if text == masked.text else Masked(masked.sentence, text, masked.groups, tuple(offsets))


def mask(sentence: Sentence) -> Masked:
    """Mask the mentions and values of ``sentence`` and fold coordinated mentions into one placeholder."""
    spans: list[tuple[int, int, Mention | Value]] = [
        (m.start, m.end, m) for m in sentence.mentions if m.kind != "parti"
    ]
    taken = [(start, end) for start, end, _ in spans]
    spans += [
        (v.start, v.end, v) for v in sentence.values if not any(v.start < end and start < v.end for start, end in taken)
    ]
    spans.sort(key=lambda one: one[:2])
    builder = _Builder(sentence)
    for start, end, content in spans:
        builder.take(start, end, content)
    return builder.finish()


class _Builder:
    def __init__(self, sentence: Sentence) -> None:
        self.sentence = sentence
        self.source = sentence.block.text
        self.at = sentence.start
        self.text: list[str] = []
        self.offsets: list[int] = []
        self.groups: list[Group] = []

    def take(self, start: int, end: int, content: Mention | Value) -> None:
        if start < self.at:
            return
        self._copy(start)
        self.groups.append(Group(self._letter(start, content), *self._content(content)))
        self._put(f"⟦{self.groups[-1].letter}{len(self.groups) - 1}⟧", start)
        self.at = end

    def _letter(self, start: int, content: Mention | Value) -> str:
        if isinstance(content, Mention):
            if content.place or (
                content.origin == "short" and _LOCATIVE.search(self.source[max(0, start - 16) : start])
            ):
                return "L"
            return LETTERS[content.label]
        return {Money: "M", Years: "Y", Share: "P"}[type(content)]

    @staticmethod
    def _content(content: Mention | Value) -> tuple[tuple[Mention, ...], Value | None]:
        return ((content,), None) if isinstance(content, Mention) else ((), content)

    def _copy(self, end: int) -> None:
        self.text.append(self.source[self.at : end].translate(_PLAIN))
        self.offsets += range(self.at, end)

    def _put(self, text: str, offset: int) -> None:
        self.text.append(text)
        self.offsets += [offset] * len(text)

    def finish(self) -> Masked:
        self._copy(self.sentence.end)
        text, offsets = "".join(self.text), list(self.offsets)
        for found in reversed(list(re.finditer(r"(?<=⟧)[:’'](?=s(?!\w))", text))):
            text = text[: found.start()] + text[found.end() :]
            del offsets[found.start() : found.end()]
        text, offsets = self._drop_brackets(text, offsets)
        text, offsets = self._drop_heads(text, offsets)
        text, offsets = self._fold(text, offsets)
        text, offsets = spaced_out(text, offsets)
        return Masked(self.sentence, text, tuple(self.groups), tuple(offsets))

    def _drop_brackets(self, text: str, offsets: list[int]) -> tuple[str, list[int]]:
        """Take brackets out, and amounts between commas in a row of names; money in them belongs to the mention before,
        another name in them repeats it."""
        brackets = list(_BRACKETS.finditer(text)) if "(" in text else []
        for row in _APPOSED_ROW.finditer(text):
            brackets += _APPOSED.finditer(text, row.start(), row.end())
        for found in sorted(brackets, key=lambda one: one.start(), reverse=True):
            if found["before"]:
                self._take_bracket(int(found["n"]), found["inside"])
            cut = slice(found.end("before") if found["before"] else found.start(), found.end())
            text = text[: cut.start] + text[cut.stop :]
            del offsets[cut]
        return text, offsets

    def _drop_heads(self, text: str, offsets: list[int]) -> tuple[str, list[int]]:
        """Take out the word that several names share: "Heby och Östhammars kommuner är med"."""
        for found in reversed(list(_SHARED_HEAD.finditer(text))):
            if [one.kind for one in self.groups[int(found["n"])].mentions] == [found["kind"]]:
                text = text[: found.start("head")] + text[found.end("head") :]
                del offsets[found.start("head") : found.end("head")]
        return text, offsets

    def _take_bracket(self, number: int, inside: str) -> None:
        group = self.groups[number]
        owners = [
            (mention, value)
            for name, share in re.findall(r"⟦O(\d+)⟧\s(?:med\s)?⟦P(\d+)⟧", inside)
            + [(name, share) for share, name in re.findall(r"⟦P(\d+)⟧\s(?:av\s)?⟦O(\d+)⟧", inside)]
            for mention in self.groups[int(name)].mentions
            if isinstance(value := self.groups[int(share)].value, Share)
        ]
        values = tuple(
            value
            for n in re.findall(r"⟦[MP](\d+)⟧", inside)
            if isinstance(value := self.groups[int(n)].value, (Money, Share))
        )
        own = {group.mentions[0].start: values} if values and not owners else {}
        self.groups[number] = replace(group, own={**group.own, **own}, owners=tuple(dict.fromkeys(owners)))

    def _fold(self, text: str, offsets: list[int]) -> tuple[str, list[int]]:
        """Fold "⟦O1⟧, ⟦O2⟧ och ⟦O3⟧" into "⟦O1⟧" whose group holds all three.

        Commas alone part clauses as often as they join names: they fold only into what a conjunction closes.
        """
        closed: set[int] = set()
        for glue, pattern in _GLUED.items():
            at = len(text)
            while (at := text.rfind("⟦", 0, at)) >= 0:
                found = pattern.match(text, at)
                if found is None:
                    continue
                if (
                    glue == _COMMA
                    and int(found["second"]) not in closed
                    and not self._goes_on(text, found.end(), offsets)
                ):
                    continue
                if self._begins_clause(text, found, offsets):
                    continue
                if _OF_THE_LAST.match(text, found.end()) and not self._all_own(text, found):
                    continue
                if _HAS_ITS_PART.match(text, found.end()) and _PART_OF.search(text[: found.start()]):
                    continue
                first, second = int(found["first"]), int(found["second"])
                one, other = self.groups[first], self.groups[second]
                own = {**one.own, **other.own}
                self.groups[first] = Group(one.letter, one.mentions + other.mentions, None, own)
                closed.add(first)
                cut = slice(found.end("first") + 1, found.end())  # a genitive s of the last one stays
                text = text[: cut.start] + text[cut.stop :]
                del offsets[cut]
        return self._fold_besides(text, offsets)

    @staticmethod
    def _all_own(text: str, found: re.Match[str]) -> bool:
        """Whether the first of two names that are joined owns what follows, too: "Ales och Orusts samrådsgrupp"."""
        return text.startswith("s", found.end("first") + 1)

    def _fold_besides(self, text: str, offsets: list[int]) -> tuple[str, list[int]]:
        """Fold "står, förutom ⟦O1⟧, även ⟦O2⟧" into "står ⟦O1⟧" whose group holds both."""
        for found in reversed(list(_BESIDES.finditer(text))):
            first, second = (self.groups[int(found[name])] for name in ("first", "second"))
            own = {**first.own, **second.own}
            self.groups[int(found["first"])] = Group(first.letter, first.mentions + second.mentions, None, own)
            for cut in (slice(found.end("kept"), found.end()), slice(found.start(), found.start("kept"))):
                text = text[: cut.start] + text[cut.stop :]
                del offsets[cut]
        return text, offsets

    def _begins_clause(self, text: str, found: re.Match[str], offsets: Sequence[int]) -> bool:
        """Whether ", och" joins no two names but two clauses: "… drivs av ⟦O1⟧, och ⟦O2⟧ har …"."""
        if not re.match(r"⟦\w\d+⟧s?\s?,\s(?:och|samt)\s", found[0]):
            return False
        words = {word.start: word for word in self.sentence.words}
        before = text[: found.start()].rstrip()
        follows = words.get(offsets[found.end() + 1]) if found.end() + 1 < len(offsets) else None
        acts = follows is not None and (follows.finite or _TAKES_PART.match(text, found.end()) is not None)
        return bool(before) and before[-1] not in ",:;⟧" and acts

    def _goes_on(self, text: str, at: int, offsets: Sequence[int]) -> bool:
        """Whether the enumeration ends in something that names nobody: "… och länets kommuner"."""
        found = re.compile(r"s?\s?,?\s(?:och|samt)\s(?=[a-zåäö])").match(text, at)
        if found is None or found.end() >= len(offsets):
            return False
        offset = offsets[found.end()]
        word = next((one for one in self.sentence.words if one.start == offset), None)
        again = text.startswith("med ", found.end())  # "… med ⟦O0⟧, ⟦O1⟧ och med berörda kommuner"
        return again or (word is not None and word.pos in ("NOUN", "ADJ", "DET", "PRON", "NUM"))
