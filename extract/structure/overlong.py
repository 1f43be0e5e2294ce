"""What is too long to be read as it stands: long lines and paragraphs are read in pieces, of endless lines only the
beginning, endless words not at all.

Every later stage looks at a block as a whole, some several times over; a bound on the block bounds them all.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from nysta.extract.document import Skip, SourceText

# Characters. A paragraph of public documents has some hundred, rarely two thousand.
LONGEST_LINE, LONGEST_BLOCK = 2_000, 4_000
# A row that the format itself tells, however wide, in characters.
LONGEST_ROW = 20_000
# Longer than any word or address; what has more is data, or a page of brackets.
LONGEST_WORD = 500
# What of one line is read at most: fifty pages without a line break. Ten megabytes of it would take a worker past
# its limits of time and memory, and then nothing of the document would be read.
LONGEST_READ = 100_000
_ENDLESS = re.compile(rf"(?<!\S)\S{{{LONGEST_WORD + 1}}}")
_ENDS = (". ", "? ", "! ", "; ", " ")


def pieces(text: str, row: bool = False) -> list[tuple[int, int]]:
    """Where the pieces of a line begin and end, cut after a sentence, else between words; none where it is no text.

    Together they are the line, of an endless one at most its first ``LONGEST_READ`` characters. A ``row`` that the
    format tells is whole or, beyond its own bound, no text.
    """
    if len(text) <= LONGEST_WORD:
        return [(0, len(text))]
    if not is_text(text, row):
        return []
    if row:
        return [(0, len(text))]
    found: list[tuple[int, int]] = []
    start = 0
    while len(text) - start > LONGEST_LINE:
        stop = start + LONGEST_LINE
        if stop > LONGEST_READ:
            return found  # and so ends with a sentence: the line below must not complete it
        cuts = (text.rfind(mark, start + LONGEST_LINE // 2, stop) + len(mark) for mark in _ENDS)
        cut = next((at for at in cuts if at > start + LONGEST_LINE // 2), stop)
        found.append((start, cut))
        start = cut
    return [*found, (start, len(text))]


def is_text(text: str, row: bool = False) -> bool:
    """Whether a line can be read: no word of what would be read is endless, and a row is not."""
    return _ENDLESS.search(text, 0, LONGEST_READ) is None and not (row and len(text) > LONGEST_ROW)


def skips(source: SourceText) -> Iterator[Skip]:
    """What of ``source`` is read in pieces or not at all, and why."""
    rows = {source.line_of(hint.start) for hint in source.hints if hint.kind == "row"}
    starts = source.line_starts
    for number, (start, stop) in enumerate(zip(starts, [*starts[1:], len(source.text) + 1], strict=True), 1):
        length = stop - 1 - start
        if length <= LONGEST_WORD:
            continue
        text = source.text[start : stop - 1]
        if not is_text(text, number in rows):
            what = "row" if number in rows and length > LONGEST_ROW else "line without blanks"
            yield Skip(f"a {what} of {length} characters was not read", line=number)
        elif length > LONGEST_READ and number not in rows:
            read = f"no more than the first {LONGEST_READ} were read, in pieces"
            yield Skip(f"of a line of {length} characters {read}; a relation across two is lost", line=number)
        elif length > LONGEST_LINE and number not in rows:
            yield Skip(f"a line of {length} characters was read in pieces; a relation across two is lost", line=number)
