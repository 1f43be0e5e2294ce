"""Tables whose cells their format or layout tells apart: which of their columns hold names, and which figures."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass, replace

from nysta.extract.document import Hint, SourceText
from nysta.extract.structure.blocks import Block, Cell, Column
from nysta.extract.structure.heads import native_column
from nysta.extract.structure.headwords import words

# The longest cell of a head's second line, in characters.
LONGEST_BELOW = 30


@dataclass(frozen=True, slots=True)
class NativeHead:
    """The columns of words, those of figures, and their ``order``: an "n" or an "f" for each cell of a row."""

    names: tuple[Column, ...]
    figures: tuple[Column, ...]
    order: str


def told_cells(block: Block, source: SourceText, hints: Mapping[int, Hint]) -> tuple[Cell, ...] | None:
    """The cells of a row that the format (``hints``, by line) or its layout tells apart, None for another."""
    if block.kind != "row":
        return None
    if block.woven is not None:
        at = block.span[0]  # an empty cell stands where its row does
        return tuple(
            Cell(block.text[a:b], *block.source_span(a, b)) if b > a else Cell("", at, at) for a, b in block.cells
        )
    hint = hints.get(source.line_of(block.offsets[0]))
    return tuple(Cell(source.text[a:b].strip(), a, b) for a, b in hint.cells) if hint is not None else None


def native_head(cells: tuple[Cell, ...], numeric: Collection[int]) -> NativeHead:
    """The columns below the ``cells`` of a head; ``numeric`` are those that hold mostly figures."""
    columns = [_decided(at, native_column(" ".join(cell.text.split())), numeric) for at, cell in enumerate(cells)]
    order = "".join("n" if _is_words(at, one, numeric) else "f" for at, one in enumerate(columns))
    order = order if "n" in order else f"n{order[1:]}"  # what a row is called stands somewhere
    names, figures = (tuple(one for one, kind in zip(columns, order, strict=True) if kind == wanted) for wanted in "nf")
    return NativeHead(names, figures, order)


def _decided(at: int, column: Column, numeric: Collection[int]) -> Column:
    """A column of decisions, which are amounts where most of them are figures: "Beslut | 30 000 kr"."""
    return replace(column, role="amount") if column.text == "Beslut" and at in numeric else column


def _is_words(at: int, column: Column, numeric: Collection[int]) -> bool:
    """Whether a column holds words, as far as its head and its cells tell."""
    told = column.year or column.basis or column.role in ("amount", "share", "asked", "other")
    if at == 0:  # names stand first, but for numbers of cases and for amounts before names
        return not (column.text.casefold() in words()["numbers"] or (told and at in numeric))
    # "Kommuner" over what they give together, "Egen medfinansiering" over what each adds
    group = column.role in ("party", "payer", "cofunder", "project") and at in numeric
    return not told and not group and (column.role is not None or at not in numeric)


def goes_on_with_head(head: tuple[Cell, ...], cells: tuple[Cell, ...]) -> bool:
    """Whether a row below a head is its second line: years or budget and outcome over figures, nothing over names."""
    below = [native_column(" ".join(cell.text.split())) for cell in cells[1:] if cell.text]
    told = all((one.year is not None or one.basis is not None) and len(one.text) <= LONGEST_BELOW for one in below)
    return len(cells) == len(head) and not cells[0].text and len(below) >= 2 and told


def stacked_cells(head: tuple[Cell, ...], cells: tuple[Cell, ...]) -> tuple[Cell, ...]:
    """The cells of a head over two lines, each with what stands below it."""
    return tuple(
        replace(above, text=f"{above.text} {below.text}".strip(), end=below.end if below.text else above.end)
        for above, below in zip(head, cells, strict=True)
    )


def parted(cells: tuple[Cell, ...], order: str, above: tuple[Cell, ...]) -> tuple[tuple[Cell, ...], tuple[Cell, ...]]:
    """The cells of words and those of figures of a row; without an ``order`` only its first cell holds words.

    Those of words that are empty at its beginning stand once, among those of the row ``above``.
    """
    order = (order or "n" + "f" * (len(cells) - 1)).ljust(len(cells), "f")
    texts, figures = (
        tuple(cell for cell, kind in zip(cells, order, strict=False) if kind == wanted) for wanted in "nf"
    )
    first = next((at for at, cell in enumerate(texts) if cell.text), None)
    if first is not None and len(above) == len(texts):
        texts = (*above[:first], *texts[first:])
    return texts, figures
