"""Table heads: what a line above figures says of their columns, years and basis."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from nysta.extract.language.amounts import find_unit
from nysta.extract.structure.blocks import Basis, Cell, Column
from nysta.extract.structure.headwords import (
    YEAR,
    Token,
    basis_of,
    known_tokens,
    last_words,
    loose,
    may_begin_columns,
    tokens_of,
    words,
    written_out,
    year_of,
)

# The longest line, in characters, that is read as a head, and the most words of a title before its columns.
LONGEST, MOST_LEAD = 130, 9
# The longest cell of a head whose role a word in it tells, in characters.
LONGEST_LOOSE = 40

_PARTS = re.compile(r"\s{2,}|\t| / | \| ")
_COLON = re.compile(r":(?=\s{2,}|$)")
_CAPTION = re.compile(r"(?:not|tabell|tab\.|bilaga)?\s*[A-Z]?\d{0,2}(?:\.\d{1,2})*[.:]?\s", re.IGNORECASE)
_FIELD = re.compile(r"[^:|]{2,50}:\s+\S")
# A word that stands before each year: "Avtal 2023 Avtal 2024".
_REPEATED = re.compile(r"(?<!\w)([A-ZÅÄÖ][a-zåäö]+)\s+((?:19|20)\d\d)\s+\1\s+((?:19|20)\d\d)(?!\d)")
# A title that tells to whom or from whom, in one go: "Bidrag till föreningar 2024 (kr)".
_GRANTS_TO = re.compile(
    r"[\w-]*(?:bidrag|stöd|anslag|avgifter|ersättning|tillskott)(?:\s\w+)?\s(?:till|från|för)(?!\s{2})(?:\s\S+)+$",
    re.IGNORECASE,
)
_PROSE_END = re.compile(
    r"(?:^|\s)(?:är|av|under|till|från|den|det|att|som|för|har|i|på|om|med|per|år|sedan|och|eller|samt|mellan|enligt|för)$"
)


@dataclass(frozen=True, slots=True)
class Head:
    """A head: the title on the same line, the columns of words, the columns of figures, and what comes when.

    ``order`` has an ``n`` for each column of words and an ``f`` for each of figures, as they stand.
    """

    lead: str
    names: tuple[Column, ...]
    figures: tuple[Column, ...]
    order: str


@lru_cache(maxsize=2000)  # rules ask it of the lines of a document, one rule after the other
def read_head(text: str) -> Head | None:
    """The columns that a head line names, None when the line is no head.

    A head is made of words for columns (``tables.yaml``), years and units, after a title at most; it holds no
    other figures. A word before a year ("Budget 2024") or after it ("2024 budget") belongs to it.
    """
    text = _REPEATED.sub(r"\2 \3", written_out(text.strip()))
    if len(_COLON.findall(text)) > 1:
        text = _COLON.sub("", text)  # "Insats:   Kostnad:   Varav bidrag:"
    if len(text) > LONGEST or not _may_end_head(text) or _FIELD.match(text) or _GRANTS_TO.match(text):
        return None
    parts = [one.strip() for one in _PARTS.split(text) if one.strip()]
    if len(parts) > 1 and (head := _from_parts(parts)) is not None:
        return _without_subject(head)
    if not may_begin_columns(text) and any(one.kind == "words" for one in known_tokens(text)):
        return None
    tokens = list(tokens_of(text))
    unknown = [at for at, one in enumerate(tokens) if one.kind == "words"]
    lead = ""
    if unknown:
        first = next((at for at, one in enumerate(tokens) if at > unknown[-1] and _begins_columns(one)), None)
        if first is None:
            return None
        tokens, before = tokens[first:], tokens[:first]
        lead = text[: _offset(text, tokens)].strip(" ,;:/|(")
        plain = _CAPTION.sub("", lead, count=1) if _CAPTION.match(lead) else lead
        if re.search(r"\d", YEAR.sub("", plain)) or len(before) > 2 * MOST_LEAD or len(lead.split()) > MOST_LEAD:
            return None
        if _PROSE_END.search(lead) or lead.endswith((".", ",")):
            return None
    head = _columns(tokens)
    if head is None:
        return None
    if lead:
        enough = len(head.figures) >= 2 and not head.names
        return replace(head, lead=lead) if enough and any(one.year or one.basis for one in head.figures) else None
    told = tokens[0].kind == "unit" and len(head.figures) == 1 and head.figures[0].year is not None
    if (len(head.names) + len(head.figures) < 2 and not told) or _lone_pair(head, text):
        return None
    return _without_subject(head)


def _without_subject(head: Head) -> Head:
    """A head whose first word says what the figures are ("Intäkter, tkr 2023 2022") has it as title."""
    first, rest = head.figures[:1], head.figures[1:]
    says = first and head.order[0] == "f" and first[0].role in ("amount", "other") and first[0].year is None
    if says and head.names and first[0].text.casefold() in words()["numbers"]:
        return head
    if says and rest and all(one.year for one in rest):
        return Head(first[0].text, head.names, rest, head.order[1:])
    return head


def without_numbers(head: Head) -> Head:
    """A head without its first columns of numbers of cases and accounts, which stand as codes before names."""
    order, figures = head.order, head.figures
    least = 0 if len(head.names) >= 2 else 1  # figures that must be left
    while order.startswith(("fn", "ffn")) and len(figures) > least and figures[0].text.casefold() in words()["numbers"]:
        order, figures = order[1:], figures[1:]
    return replace(head, order=order, figures=figures)


def _lone_pair(head: Head, text: str) -> bool:
    """Two words for columns alone in a line are rather a heading than a head, unless they must be one."""
    if head.figures:
        return False
    return "," in text or (len(head.names) == 2 and head.names[1].role in ("party", "nothing", "purpose"))


def _may_end_head(text: str) -> bool:
    last = text.rstrip(" :|*").rsplit(maxsplit=1)[-1:]
    if not last:
        return False
    word = last[0].strip("(),.;:").casefold()
    return word in last_words() or text.endswith(")") or YEAR.search(word) is not None or bool(_PARTS.search(text))


def _begins_columns(token: Token) -> bool:
    return token.kind in ("year", "budget", "outcome") or _is_note(token)


def _is_note(token: Token) -> bool:
    """Whether a column holds the numbers of notes or accounts, which belong to no year."""
    return token.kind == "figure" and token.text.casefold() in words()["numbers"]


def _offset(text: str, tokens: list[Token]) -> int:
    """Where the first of the last ``tokens`` of ``text`` begins."""
    at = len(text)
    for token in reversed(tokens):
        at = text.rfind(token.text, 0, at)
    return at


def _from_parts(parts: list[str]) -> Head | None:
    """A head whose columns stand apart; an unknown one among known ones is a column too."""
    names: list[Column] = []
    figures: list[Column] = []
    order, known = "", 0
    for at, part in enumerate(parts):
        tokens = known_tokens(part)
        column = _columns(tokens) if not any(one.kind == "words" for one in tokens) else None
        if at and part.casefold() == "år":
            known += 1  # "Mottagare / år": what stands in the other columns
        elif column is not None:
            known += 1
            names += column.names
            figures += column.figures
            order += column.order
        elif all(one.kind == "unit" for one in tokens):
            known += 1
        elif re.search(r"\d", YEAR.sub("", re.sub(r"1:\d+", "", part))) or len(part.split()) > 5:
            return None
        elif _is_money(part, tokens):
            known += 1
            figures.append(Column(part, year_of(part), basis_of(part), "amount"))
            order += "f"
        elif at == 0:
            names.append(Column(part))
            order += "n"
        else:
            part_of = part.split()[0].casefold() in words()["part_beginnings"]
            known += part_of
            figures.append(Column(part, None, None, "other"))
            order += "f"
    unknown = len(parts) - known - (1 if names and names[0].role is None else 0)
    if known == 0 or known <= unknown or len(names) + len(figures) < 2 or parts[0].endswith(":"):
        return None
    return Head("", tuple(names), tuple(figures), order)


def _is_money(part: str, tokens: list[Token]) -> bool:
    bare = re.sub(r"\(.*?\)|\d+:\d+|(?:19|20)\d\d", " ", part).split()
    if not bare or bare[0].casefold() in words()["part_beginnings"] or not tokens:
        return False
    return bare[-1].casefold().endswith(tuple(words()["amount_endings"]))


def _columns(tokens: list[Token]) -> Head | None:
    """Columns out of tokens that are all known; a unit alone is none."""
    names: list[Column] = []
    figures: list[Column] = []
    order = ""
    years_first = bool(tokens) and tokens[-1].kind in ("budget", "outcome")
    pending: Token | None = None
    for at, token in enumerate(tokens):
        if token.kind == "year":
            # "Andel 2025 2026": a share, then the amounts of two years
            years = at + 1 < len(tokens) and tokens[at + 1].kind == "year"
            apart = pending is not None and pending.role in ("share", "other") and years
            if pending is not None and (_is_note(pending) or apart):
                figures.append(_alone(pending))
                order += "f"
                pending = None
            basis, role = _says(pending)
            figures.append(Column(f"{pending.text} {token.text}" if pending else token.text, token.year, basis, role))
            order += "f"
            pending = None
        elif token.kind == "name":
            if pending is not None:
                figures.append(_alone(pending))
                order += "f"
                pending = None
            names.append(Column(token.text, role=token.role))
            order += "n"
        elif token.kind == "unit":
            lone = not figures and pending is None and names and not token.text.startswith("(")
            if lone and not any(one.kind in ("year", "budget", "outcome", "figure") for one in tokens):
                figures.append(Column(token.text, None, None, "amount"))
                order += "f"
        elif years_first and figures and figures[-1].year and figures[-1].basis is None:
            basis, role = _says(token)
            figures[-1] = replace(figures[-1], text=f"{figures[-1].text} {token.text}", basis=basis, role=role)
        else:
            if pending is not None:
                figures.append(_alone(pending))
                order += "f"
            pending = token
    if pending is not None:
        figures.append(_alone(pending))
        order += "f"
    return Head("", tuple(names), tuple(figures), order) if order else None


def _says(token: Token | None) -> tuple[Basis | None, str | None]:
    if token is None:
        return None, None
    return (token.kind, None) if token.kind in ("budget", "outcome") else (None, token.role)  # type: ignore[return-value]


def _alone(token: Token) -> Column:
    basis, role = _says(token)
    return Column(token.text, None, basis, role)


@lru_cache(maxsize=2000)  # the same
def native_column(text: str) -> Column:
    """What one cell of a native table's head says of its column."""
    bare = " ".join(text.split())
    if (
        whole := next((role for role, forms in words()["whole"].items() if bare.casefold() in forms), None)
    ) is not None:
        return Column(bare, role=whole)
    tokens = known_tokens(bare)
    if bare and not any(one.kind == "words" for one in tokens) and (head := _columns(tokens)) is not None:
        columns = [*head.names, *head.figures]
        if len(columns) == 1:
            return replace(columns[0], text=bare)
        if head.figures and not head.names:
            return Column(bare, year_of(bare), basis_of(bare), next((c.role for c in head.figures if c.role), None))
        if head.names and all(one.kind in ("name", "unit") for one in tokens):
            return replace(head.names[0], text=bare)  # "Finansiär, tkr": names with their amounts; "Företag, säte"
    if bare and bare.split()[0].casefold() in words()["part_beginnings"]:
        return Column(bare, year_of(bare), basis_of(bare), "other")
    if bare and _is_money(bare, tokens):
        return Column(bare, year_of(bare), basis_of(bare), "amount")
    role = _loose_role(bare) or ("amount" if find_unit(bare) is not None and len(bare) < 25 else None)
    return Column(bare, year_of(bare), basis_of(bare), role)


def is_native_head(cells: Sequence[Cell]) -> bool:
    """The first row is the head when no cell of it is an amount."""
    for cell in cells[1:]:
        bare = re.sub(r"\(.*?\)|1:\d+", "", re.sub(r"(?:19|20)\d\d(?:[-–/]\d{2,4})*", "", cell.text))
        if re.search(r"\d", bare) and native_column(cell.text).role is None:
            return False
    return True


def _loose_role(text: str) -> str | None:
    """The role of a head's cell by a word in it: "Vi och andra i partnerskapet", "Övriga större ägare"."""
    if len(text) > LONGEST_LOOSE or loose()["not_loose"].search(text):
        return None
    return next((role for role, pattern in loose().items() if role != "not_loose" and pattern.search(text)), None)
