"""Patterns over one masked sentence → statements between its mentions."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import combinations

from nysta.extract.graph_file import Modality
from nysta.extract.language.mention import Mention
from nysta.extract.language.values import Share, Value
from nysta.extract.relations.ends import can_be, unsaid_kinds
from nysta.extract.relations.factuality.learned_modality import learned_modality
from nysta.extract.relations.factuality.modality import goes_on, heard_around, modality_of, note_modality, note_on
from nysta.extract.relations.factuality.presupposed import has_task, holds_anyway, is_presupposed
from nysta.extract.relations.roles import role_in
from nysta.extract.relations.sentences.attributes import is_of_other
from nysta.extract.relations.sentences.denied_ends import gives_the_task, is_denied
from nysta.extract.relations.sentences.errands import gives_only
from nysta.extract.relations.sentences.figures import number_of, pays_too, with_money
from nysta.extract.relations.sentences.mask import Masked
from nysta.extract.relations.sentences.patterns import Pattern, may_match, places
from nysta.extract.relations.sentences.portions import with_share
from nysta.extract.relations.sentences.returns import is_no_gift, must_be_paid
from nysta.extract.relations.sentences.sorts import PARLIAMENT, is_allowed
from nysta.extract.relations.sentences.task_words import without_what_is_to_be_done
from nysta.extract.relations.statement import End, Found, Implied, Pair, Statement

EFFORTS = frozenset({"projekt", "program", "satsning", "strategi", "plan", "medel"})
# Headings below which a body writes down what it decides.
_DECIDES = re.compile(r"(?i)\b(?:\w*beslut\w*|protokoll|tilldelning\w*|fördelning\w*)\b|§")
# Of so many parties each works with each; more of them are in something together.
ALL_PAIRS = 3
# So many do something together.
FEWEST_TOGETHER = 2


def match_patterns(masked: Masked, place: str = "sentence", across: int | None = None) -> Iterator[Statement]:
    """All statements that the patterns find in ``masked``.

    ``place`` begins the rule's name. With ``across`` only matches that reach over that position of the masked
    text count (an item read together with the sentence that introduces it).
    """
    alone = masked.text.count("⟦O") + masked.text.count("⟦G") + masked.text.count("⟦J") < 2
    for pattern in may_match(masked.text):
        if alone and pattern.joins:
            continue
        if pattern.only in ("item", "listed-body") and masked.sentence.block.kind not in ("item", "heading"):
            continue
        if pattern.only == "paragraph" and masked.sentence.block.kind != "paragraph":
            continue  # of a list the heading rules know better what it speaks of
        if pattern.only == "decision" and _DECIDES.search(masked.sentence.block.section.path or "") is None:
            continue
        at = 0
        while found := pattern.regex.search(masked.text, at):
            at = found.start() + 1
            if across is None or found.start() < across < found.end():
                yield from _state(masked, pattern, found, place)


def _can_be(found: Found, end: str, one: Mention | End) -> bool:
    return isinstance(one, End) or can_be(found.type, end, one)


def owners_in_brackets(masked: Masked, place: str = "sentence") -> Iterator[Statement]:
    """OWNS statements of "X AB (A 51 procent, B 49 procent)"."""
    for group in masked.groups:
        for owner, share in group.owners:
            pairs: list[Pair] = [(owner, target) for target in group.mentions]
            found = Found("OWNS", f"{place}/owns/in-brackets", 0.75, 0, len(masked.text))
            yield from state(masked, found, pairs, share=share)


# In "Kulturnämnden i Ale kommun beviljar …" it is not the kommun that does what the words after it say.
_LODGED = re.compile(r"⟦O\d+⟧ (?:i|på|hos|vid|inom) $")


_LEADS = (
    "(?:av|från|till|för|med|hos|i|inom|på|vid|under|genom|via|mellan|mot|enligt|utom|förutom|utöver|bakom|kring|ur)"
)
_PREPOSITION = re.compile(rf"\b{_LEADS}\s(?P<between>(?:(?!{_LEADS}\s)[^\s⟦⟧,;:.]+\s){{0,2}})$", re.IGNORECASE)
# Of them those behind which ``both`` of two act: "mellan A och B finns ett avtal".
_JOINS = ("mellan", "för", "med", "hos")


def _after_preposition(masked: Masked, at: int, both: bool) -> bool:
    """Whether the name at ``at`` belongs to a preposition and so is no subject: "Till ⟦O0⟧ betalar …", "i nätverket
    ⟦O0⟧ och har …". In "I maj beviljade ⟦O0⟧ …" a verb stands between."""
    found = _PREPOSITION.search(masked.text[:at])
    if found is None or (both and found[0].casefold().startswith(_JOINS)):
        return False
    words = {word.start: word.pos for word in masked.sentence.words}
    between = [masked.offsets[one.start() + found.start("between")] for one in re.finditer(r"\S+", found["between"])]
    return all(words.get(start) in ("DET", "ADJ", "NOUN", "PROPN", "NUM") for start in between)


def _state(masked: Masked, pattern: Pattern, match: re.Match[str], place: str) -> Iterator[Statement]:
    said = places(match)
    sources = _members(masked, said, "S", "S2")
    targets = _members(masked, said, "T", "T2")
    pairs: list[Pair]
    if "ST" in said:
        both = _members(masked, said, "ST")
        pairs = list(combinations(both, 2)) if len(both) <= ALL_PAIRS else []
    elif pattern.source is not None:
        pairs = [(_unsaid(masked, pattern, match.start(), "source"), target) for target in targets]
    elif pattern.target is not None:
        pairs = [(source, _unsaid(masked, pattern, match.start(), "target")) for source in sources]
    else:
        pairs = [(source, target) for source in sources for target in targets]
    pairs = [pair for pair in pairs if is_allowed(pattern, *pair)]
    if pattern.only == "several" and len(sources) < FEWEST_TOGETHER:
        return
    kind = pattern.type
    if pattern.only == "own-unit" and len(targets) > 1:  # "kommunens och polisens samordningsgrupp" is nobody's part
        kind, pairs = "PARTICIPATES_IN", [(target, source) for source, target in pairs]
    rule = f"{place}/{kind.lower().replace('_', '-')}/{pattern.id}"
    if pattern.acts and _after_preposition(masked, match.start(), "ST" in said):
        return
    if _LODGED.search(masked.text[: match.start()]) and match[0].startswith((said.get("S", "-"), said.get("T", "-"))):
        return
    found = Found(kind, rule, pattern.confidence, match.start(), match.end())
    money, share = (masked.group(said[name]).value if name in said else None for name in ("M", "P"))
    if pattern.share is not None:
        share = Share(0, 0, pattern.share, "")
    yield from state(masked, found, pairs, money=money, share=share, role=pattern.role, modality=pattern.modality)


# Whose place another has taken: "leds numera av A i stället för av B".
_INSTEAD = re.compile(r"\bi ?stället för (?:av |hos |till |från )?$")


def state(
    masked: Masked,
    found: Found,
    pairs: Sequence[Pair],
    *,
    money: Value | None = None,
    share: Value | None = None,
    role: str | None = None,
    modality: Modality | None = None,
) -> Iterator[Statement]:
    """Statements of ``pairs`` (source, target), with the money, years, share and modality of the words found.

    A ``modality`` that is given stands; "asserted" says only that what the words tell to be over is something else:
    whose a company was that was sold.
    """
    if not pairs or (found.type == "OWNS" and is_of_other(masked.text[found.start : found.end])):
        return
    if is_denied(found.type, masked.text, found.start, found.end):
        return
    block, sentence = masked.sentence.block, masked.sentence
    start, end = block.source_span(sentence.start, sentence.end)
    of_task = found.type == "COMMISSIONS"  # a task's own words tell of what is to be done
    heard = without_what_is_to_be_done(masked.text, found.start) if of_task else masked.text
    holds = modality == "asserted"
    if modality is None or holds:
        modality = modality_of(heard, found.start, found.end, block.section)
    if holds and modality == "ended":
        modality = "asserted"
    if modality == "asserted" and not holds and not of_task and not goes_on(masked.text, found.start, found.end):
        modality = learned_modality(heard_around(masked.text, found.start, found.end), found.start, found.end)
    granted = is_presupposed(found.type, masked.text, found.start, found.end, modality)
    given = has_task(found.type, masked.text, found.start, found.end, modality)
    if granted or given or holds_anyway(found, modality, masked.text):
        modality = "asserted"
    for source, target in pairs:
        if not (_can_be(found, "source", source) and _can_be(found, "target", target)):
            continue
        if found.type == "FUNDS" and _is_no_flow(masked, found, source, target):
            continue
        sign = _sign(masked, source)
        if sign and gives_the_task(found.type, masked.text, masked.text.find(sign), found.end):
            continue
        notes = [
            note for one in (source, target) if isinstance(one, Mention) and (note := note_on(block.text, one.end))
        ]
        noted = [told for note in notes if (told := note_modality(note)) != "asserted"]
        if isinstance(source, Mention) and block.text.endswith(" utom ", 0, source.start):
            noted = ["negated"]  # "Alla kommuner utom A är medlemmar"
        elif isinstance(source, Mention) and _INSTEAD.search(block.text, 0, source.start):
            noted = ["ended"]
        statement = Statement(
            found.type,
            source if isinstance(source, End) else End(block, source),
            target if isinstance(target, End) else End(block, target),
            start,
            end,
            found.rule,
            found.confidence,
            noted[0] if noted else modality,
            role=role
            or role_in(found.type, masked.text, found.start, found.end, sign)
            or next((one for note in notes if (one := role_in(found.type, note, 0, len(note)))), None),
        )
        if found.type == "FUNDS":
            yield from with_money(statement, masked, found, (source, target), len(pairs), money)
        elif found.type == "OWNS" and statement.role is None:
            yield with_share(statement, masked, found, (source, target), len(pairs), share)
        else:
            yield statement


def _is_no_flow(masked: Masked, found: Found, source: Mention | End, target: Mention | End) -> bool:
    """Whether no grant or fee passes from one name to the other: the second pays too, the first only charges another
    with paying, or the money is a price, a fine or for an examination of the second."""
    payer, receiver = number_of(masked, source), number_of(masked, target)
    return (
        source.name.casefold() == PARLIAMENT  # it decides on what others pay
        or pays_too(masked, target)
        or gives_only(masked, payer, receiver)
        or is_no_gift(masked.text, found.start, found.end, payer, receiver)
        or (isinstance(target, Mention) and must_be_paid(masked.text, found.start, found.end, target.kind))
    )


def _sign(masked: Masked, one: Mention | End) -> str:
    """What stands for a named end in the masked text, "" for one that is left unsaid."""
    number = number_of(masked, one)
    return f"⟦O{number}⟧" if number is not None else ""


def _unsaid(masked: Masked, pattern: Pattern, at: int, end: str) -> End:
    implied: Implied | None = pattern.source if end == "source" else pattern.target
    assert implied is not None
    kinds = pattern.among or (*unsaid_kinds(pattern.type, end), *pattern.also)
    if pattern.only == "own-body":  # units are an organisation's, and no part of its projects
        kinds = tuple(one for one in kinds if one not in EFFORTS)
    return End(masked.sentence.block, implied, masked.offsets[at], kinds)


def _members(masked: Masked, said: dict[str, str], *names: str) -> list[Mention]:
    return [one for name in names if (at := said.get(name)) for one in masked.group(at).mentions]
