"""Allotments: who gets money in a clause that leaves out who pays, which the text said shortly before.

"Regeringen ger Boverket i uppdrag att … För uppdraget får Boverket använda 3 miljoner kronor": the government pays. So
"Region Halland satsar på kulturen. Teater Halland tilldelas 2 mnkr". The words are in ``allotted.yaml``.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from functools import cache
from importlib.resources import files

from nysta.extract.language.mention import Mention
from nysta.extract.language.values import Money
from nysta.extract.lexicons import load_yaml
from nysta.extract.relations.ends import can_be
from nysta.extract.relations.sentences.mask import Masked
from nysta.extract.relations.sentences.match import state
from nysta.extract.relations.sentences.sorts import GOVERNMENT, PARLIAMENT, PURSES
from nysta.extract.relations.statement import LIKELY, End, Found, Statement

# How many blocks before the government is still the one that pays, where the text so far has nobody else who gives, and
# any other.
REACH, REACH_OF_ONE, REACH_OF_OTHERS = 4, 12, 1
# How sure it is who pays, where the sentence itself says who gives, where one shortly before it does, and further up.
SAID, SAID_BEFORE, SAID_ABOVE = 0.76, 0.7, 0.62
_SHORTLY = 2
SURE, SURE_BEYOND = 0.7, 0.6
"""So sure another reading of the sentence, or of it with the text before it, knows better who pays."""
# Kinds of organisations that give no grants.
_NO_PAYERS = frozenset({"parti", "enhet"})
# Who decides on money that others pay.
_DECIDES_ONLY = frozenset({PARLIAMENT, "riksdag", "utskottet"})
# A rule that tells who else has a part in something and not who gives money on.
_ALSO_FUNDS = "funds/funder-is"
# Several that none is named of: "Länsstyrelserna".
_SEVERAL = re.compile(r"\w+(?:erna|arna)")


@dataclass(frozen=True)
class _Cues:
    receipts: tuple[re.Pattern[str], ...]
    givers: tuple[re.Pattern[str], ...]
    lost: re.Pattern[str]
    payer: re.Pattern[str]
    proposes: re.Pattern[str]
    past: re.Pattern[str]
    of_money: re.Pattern[str]
    refuses: re.Pattern[str]
    gives_on: re.Pattern[str]


@cache
def _cues() -> _Cues:
    raw = load_yaml(files("nysta.extract.relations.sentences").joinpath("allotted.yaml").read_text(encoding="utf-8"))

    def compiled(told: str) -> re.Pattern[str]:
        return re.compile(told.replace("{w}", raw["w"]).replace("{gives}", raw["gives"]), re.IGNORECASE)

    return _Cues(
        tuple(compiled(rf"(?<![\w⟦]){one}") for one in raw["receipts"]),
        tuple(compiled(rf"(?<![\w⟦]){one}") for one in raw["givers"]),
        compiled(raw["lost"]),
        compiled(raw["payer"]),
        compiled(rf"\b(?:{raw['proposes']})\b"),
        compiled(raw["past"]),
        compiled(raw["of_money"]),
        compiled(raw["refuses"]),
        compiled(raw["gives_on"]),
    )


@dataclass(frozen=True, slots=True)
class _Giver:
    """Who gives or decides, and whether a proposal is all that it is."""

    end: End
    proposes: bool = False


@dataclass
class Allotments:
    """Who gave or decided last, as a text is read on: who pays what the sentences after it say others to get; the last
    of them first."""

    givers: list[_Giver] = field(default_factory=list)
    names: set[str] = field(default_factory=set)

    def told(
        self, masked: Masked, near: Sequence[Statement], place: str, beyond: Sequence[Statement] = ()
    ) -> list[Statement]:
        """What a sentence states, known (``near``) and of who gets money from whoever gave before it; nothing of who is
        surely paid by another that is read of the text before it (``beyond``)."""
        near = list(_without_receivers(masked, near))
        known = [one for one in near if one.confidence >= SURE]
        found = list(self._found(masked, [*known, *(one for one in beyond if one.confidence >= SURE_BEYOND)], place))
        self._take(masked, near)
        return [*near, *found]

    def _found(self, masked: Masked, near: Sequence[Statement], place: str) -> Iterator[Statement]:
        if "⟦M" not in masked.text or "⟦O" not in masked.text:
            return
        paid = {id(one.target.mention) for one in near if one.type == "FUNDS"}
        passed: set[int] = set()
        for receipt in _receipts(masked.text):
            receivers = [one for one in masked.groups[int(receipt["name"])].mentions if id(one) not in paid]
            money = masked.groups[int(receipt["money"])].value
            giver, sure = _giver_within(masked, receipt.start()) or _giver_behind(masked, receipt.end()), SAID
            within = giver is not None
            if giver is None:
                giver, sure = self._giver_before(masked, receivers)
            if giver is None or not isinstance(money, Money) or id(money) in passed:
                continue
            passed.add(id(money))  # who has it may give it on, "⟦M⟧, som fördelas till ⟦O⟧"
            pairs = [(giver.end, one) for one in receivers if _gets(giver.end, one)]
            rule = Found("FUNDS", f"{place}/funds/allotted", sure, receipt.start(), receipt.end())
            paid |= {id(one) for one in receivers}
            for one in state(masked, rule, pairs, money=money):
                unsure = giver.proposes and (within or _cues().past.search(receipt[0]) is None)
                unsure &= one.modality == "asserted" or (within and one.modality == "planned")
                yield replace(one, modality="proposed") if unsure else one

    def _giver_before(self, masked: Masked, receivers: Sequence[Mention]) -> tuple[_Giver | None, float]:
        """Who paid last and is none of the ``receivers``, and how sure that is."""
        for known in self.givers:
            reach = REACH if len(self.names) > 1 else REACH_OF_ONE
            away = masked.sentence.block.number - known.end.block.number
            if known.end.name.casefold() != GOVERNMENT:
                reach = REACH_OF_OTHERS  # who decides on everybody's money alone is meant further down
            if 0 <= away <= reach and any(_gets(known.end, one) for one in receivers):
                near = away <= _SHORTLY
                return (known, SAID_BEFORE) if near else (replace(known, proposes=False), SAID_ABOVE)
        return None, 0.0

    def _take(self, masked: Masked, near: Sequence[Statement]) -> None:
        likely = [one for one in near if one.confidence >= LIKELY and one.modality in ("asserted", "planned")]
        tasks = [one for one in likely if one.type == "COMMISSIONS"]
        flows = [one for one in likely if one.type == "FUNDS" and not one.rule.endswith(_ALSO_FUNDS)]
        sure = [one.source for one in (*tasks, *flows) if isinstance(one.source.mention, Mention)]
        told = _giver_within(masked, len(masked.text))
        if _cues().refuses.search(masked.text) is not None:
            self.givers.clear()  # who is refused something gets nothing in what follows
            return
        if told is None or not _gives_further(masked, told):
            told = _Giver(sure[0]) if sure else None
        if told is not None:
            others = [one for one in self.givers if one.end.name.casefold() != told.end.name.casefold()]
            self.givers = [told, *others[:1]]
            self.names.add(told.end.name.casefold())


def _without_receivers(masked: Masked, near: Sequence[Statement]) -> Iterator[Statement]:
    """What a sentence states without money that passes on from who gets it in the same clause: in "A tilldelas ⟦M⟧ som
    stöd för B" the money is for B, from somebody else."""
    receivers: dict[int, str] = {}
    if "⟦M" in masked.text and any(one.type == "FUNDS" for one in near):
        for receipt in _receipts(masked.text):
            money = masked.groups[int(receipt["money"])].value
            if isinstance(money, Money) and not _gives(masked, int(receipt["name"])):
                receivers |= {id(it): money.text for it in masked.groups[int(receipt["name"])].mentions}
    for one in near:
        text = receivers.get(id(one.source.mention)) if one.type == "FUNDS" else None
        if text is None or (one.amount is not None and one.amount.text != text) or _cues().gives_on.search(masked.text):
            yield one


def _gives_further(masked: Masked, giver: _Giver) -> bool:
    """Whether one who gives or decides in a sentence may be the payer of what the next ones tell: the government, and
    whoever gives money; what others propose ends with the sentence."""
    if giver.end.name.casefold() == GOVERNMENT:
        return True
    return not giver.proposes and _cues().of_money.search(masked.text) is not None


def payers(masked: Masked, mentions: Sequence[Mention]) -> list[Mention]:
    """Those of the ``mentions`` that a masked sentence does not say to get money themselves."""
    got = {
        id(one)
        for receipt in (_receipts(masked.text) if "⟦M" in masked.text else ())
        for one in masked.groups[int(receipt["name"])].mentions
    }
    return [one for one in mentions if id(one) not in got]


def _gives(masked: Masked, number: int) -> bool:
    return any(int(one["name"]) == number for it in _cues().givers for one in it.finditer(masked.text))


def _receipts(text: str) -> Iterator[re.Match[str]]:
    """The clauses that say who gets money and not who pays."""
    for pattern in _cues().receipts:
        for found in pattern.finditer(text):
            rest = text[found.end() :]
            if _cues().lost.match(rest) is None and _cues().payer.match(rest) is None:
                yield found


def _giver_within(masked: Masked, end: int) -> _Giver | None:
    """Who gives, decides or proposes in a masked text before ``end``: the first that is said to."""
    found = [one for pattern in _cues().givers for one in pattern.finditer(masked.text, 0, end)]
    return _first_payer(masked, sorted(found, key=re.Match.start))


def _giver_behind(masked: Masked, at: int) -> _Giver | None:
    """Who is said to give behind what is given: ", föreslår ⟦O⟧"."""
    begin = re.compile(r"[^.;⟦]*(?:⟦[MYP]\d+⟧[^.;⟦]*)*,\s(?=\w+\s⟦O)").match(masked.text, at)
    said = _cues().givers[1].match(masked.text, begin.end()) if begin is not None else None
    return _first_payer(masked, [said]) if said is not None else None


def _first_payer(masked: Masked, found: Sequence[re.Match[str]]) -> _Giver | None:
    for one in found:
        mentions = masked.groups[int(one["name"])].mentions
        if len(mentions) != 1 or mentions[0].name.casefold() in _DECIDES_ONLY or mentions[0].kind in _NO_PAYERS:
            continue
        if not can_be("FUNDS", "source", mentions[0]):
            continue
        proposes = _cues().proposes.search(one[0]) is not None
        if not proposes or mentions[0].kind in PURSES or mentions[0].name.casefold() == GOVERNMENT:
            return _Giver(End(masked.sentence.block, mentions[0]), proposes)  # what others propose, others pay
    return None


def _gets(giver: End, one: Mention) -> bool:
    other = giver.mention is not one and giver.name != one.name
    return other and _SEVERAL.fullmatch(one.name) is None and can_be("FUNDS", "target", one)
