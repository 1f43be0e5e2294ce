"""Sentences with their names marked in the text: "[ORG Mora kommun] äger [ORG [ORG Mora] Vatten AB]"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from annotated import Annotated, CharSpan

_OPENING = re.compile(r"\[(ORG|PRG|PRJ|LOC|PRS) ")


def parse(line: str) -> tuple[str, list[CharSpan]]:
    """The text without marks, and all names of it, an outer one before those inside it.

    Raises ``ValueError`` for marks that are not closed.
    """
    text, spans, opened, at = "", list[CharSpan](), list[tuple[int, str]](), 0
    while at < len(line):
        if mark := _OPENING.match(line, at):
            opened.append((len(text), mark[1]))
            at = mark.end()
        elif line[at] == "]" and opened:
            start, label = opened.pop()
            spans.append((start, len(text), label))
            at += 1
        else:
            text += line[at]
            at += 1
    if opened:
        raise ValueError(f"a mark is not closed: {line}")
    return text, sorted(spans, key=lambda span: (span[0], -span[1]))


def outermost(spans: list[CharSpan]) -> tuple[CharSpan, ...]:
    """Those of sorted spans that lie in no other."""
    kept = list[CharSpan]()
    for span in spans:
        if not kept or span[0] >= kept[-1][1]:
            kept.append(span)
    return tuple(kept)


def read_documents(path: Path) -> Iterator[list[Annotated]]:
    """The sentences of a marked file with their outermost names, by document ("## …" begins one)."""
    document = list[Annotated]()
    for line in path.read_text(encoding="utf-8").splitlines():
        if line.startswith("##") and document:
            yield document
            document = []
        if line.strip() and not line.startswith("#"):
            text, spans = parse(line.strip())
            document.append(Annotated(text, outermost(spans)))
    if document:
        yield document
