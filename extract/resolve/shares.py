"""Shares that are left to be reckoned: who has "the rest" of a company has what its other owners have not."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace

from nysta.extract.language.reading import Reading
from nysta.extract.relations.sentences.attributes import is_the_rest
from nysta.extract.relations.statement import LIKELY, Statement
from nysta.extract.resolve.cluster import Linked


def with_the_rest(linked: Sequence[Linked], reading: Reading) -> list[Linked]:
    """The statements with their ends; the one owner of a company whose share is told as "the rest" alone has the
    percent that the shares of all others leave."""
    owners: dict[str, dict[str, list[Statement]]] = defaultdict(lambda: defaultdict(list))
    for said, a, b in linked:
        if said.type == "OWNS" and said.modality == "asserted" and said.confidence >= LIKELY:
            owners[b.key][a.key].append(said)
    left = {key: rest for key, them in owners.items() if (rest := _left(them, reading)) is not None}
    return [
        (replace(said, share=left[b.key][1]), a, b)
        if said.type == "OWNS" and said.share is None and left.get(b.key, ("", 0.0))[0] == a.key
        else (said, a, b)
        for said, a, b in linked
    ]


def _left(owners: dict[str, list[Statement]], reading: Reading) -> tuple[str, float] | None:
    """The owner that has the rest, and its percent; None where no one owner does or the others' are not all told."""
    shares = {key: {one.share for one in said if one.share is not None} for key, said in owners.items()}
    untold = [key for key, told in shares.items() if not told]
    others = [told for key, told in shares.items() if told]
    if len(untold) != 1 or not others or any(len(told) > 1 for told in others):
        return None
    text = reading.layout.source.text
    if not any(is_the_rest(text[one.start : one.end]) for one in owners[untold[0]]):
        return None
    rest = round(100 - sum(share for told in others for share in told if share is not None), 2)
    return (untold[0], rest) if 0 < rest < 100 else None
