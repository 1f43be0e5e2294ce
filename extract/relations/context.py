"""What the words around a statement make of it: headings, introductions, status cells, and sentences that take back."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from nysta.extract.language.reading import Reading
from nysta.extract.relations.factuality.periods import with_periods
from nysta.extract.relations.factuality.proposals import as_proposed
from nysta.extract.relations.factuality.revoked import with_revoked
from nysta.extract.relations.factuality.scopes import in_scopes
from nysta.extract.relations.factuality.standing import with_standing
from nysta.extract.relations.factuality.takebacks import with_takebacks
from nysta.extract.relations.sentences.told_shares import with_told_shares
from nysta.extract.relations.statement import Statement


def in_context(said: Iterable[Statement], reading: Reading, title: str, year: int | None) -> Iterator[Statement]:
    """``said`` in a document of this ``title`` and ``year``, each statement with the modality and the share that
    what stands around it gives it: one that its own words deny, end or propose keeps theirs."""
    said = with_standing(with_told_shares(said, reading), reading, year)
    said = with_periods(in_scopes(said, reading), reading, year)
    said = with_takebacks(said, reading)
    return with_revoked(as_proposed(said, reading, title), reading)
