"""Cell names: a name with what its cell adds behind a comma, where the name alone might be another's.

"Rädda Barnen, Östersund", "Knivsta IK, sektion dam & flick", "Föreningen Röda Tråden, Lammhult": which of the two is
the name, not even two people agree on; the document calls it by both.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from nysta.extract.language.gazetteer import load_gazetteer
from nysta.extract.language.mention import Mention
from nysta.extract.language.reading import Reading
from nysta.extract.relations.scorers.scorer import has_cue_in
from nysta.extract.resolve.cluster import Cluster
from nysta.extract.structure import Block

# What follows a name up to the figures of its row, or to the end of its cell.
_ADDED = re.compile(r",\s(?P<more>[^\W\d_][^\d,;:()\t]*?)(?=\s+[–-]?\s?\d|\s+–|\s{2,}|\t|$)")
# No more words than this are a place or a branch; no more characters than this a name.
MOST_WORDS, LONGEST = 5, 70


def cell_names(reading: Reading, cluster: Cluster) -> Iterator[str]:
    """The names under which rows list ``cluster``, each with what a comma adds to it; none of what a list knows."""
    if cluster.entry is None and cluster.label == "ORG":
        for block, one in cluster.places:
            if block.kind == "row" and (more := _added(reading, block, one)) is not None:
                yield f"{one.name}, {more}"


def _added(reading: Reading, block: Block, one: Mention) -> str | None:
    found = _ADDED.match(block.text, one.end)
    if found is None or len(one.name) + len(found["more"]) > LONGEST or len(found["more"].split()) > MOST_WORDS:
        return None
    listed = load_gazetteer().find(found["more"])
    another = listed is not None and listed[1] == "full"
    return None if another or has_cue_in(found["more"], "FUNDS") else found["more"]
