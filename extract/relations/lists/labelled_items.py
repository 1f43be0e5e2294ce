"""Items that name what others have joined before those others: "Norra noden: Orsa kommun (värd), Mora kommun"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from nysta.extract.graph_file import RelationType
from nysta.extract.language.mention import Mention
from nysta.extract.language.reading import Reading, Sentence
from nysta.extract.relations.parties import mentions_in, unknown
from nysta.extract.relations.sentences.mask import Masked
from nysta.extract.relations.sentences.match import state
from nysta.extract.relations.statement import End, Found, Statement

LABEL = re.compile(r"(?P<name>[A-ZÅÄÖ][^:,;()]{2,50}):\s+(?=[A-ZÅÄÖ])")
# Kinds of organisations that an item itself may name before those who have joined them.
_JOINED = frozenset({"samverkansorgan", "förening", "enhet", "övrigt"})
# Organisations that others take part in, and are no members of.
_GROUP = re.compile(r"(?:grupp|råd|nätverk|forum|nod|team|partnerskap|plattform)(?:en|n|et)?\b", re.IGNORECASE)
_HOST = re.compile(
    r"\s*\((?:är )?(?:värd|värdkommun|värdorganisation|samordnare|samordnande|sammankallande|ordförande|koordinator"
    r"|ansvarig|projektägare|huvudman)\)",
    re.IGNORECASE,
)


def own_label(reading: Reading, sentence: Sentence, item: str, kind: RelationType) -> End | None:
    """The project that an item itself names before its partners or funders: "Bryggan: Ale kommun, Tjörns kommun"."""
    label = LABEL.match(sentence.block.text)
    if label is None or item != "source" or kind not in ("PARTICIPATES_IN", "MEMBER_OF", "FUNDS"):
        return None
    name = label["name"]
    named = mentions_in(reading, sentence.block, 0, label.end())
    whole = [one for one in named if one.start == 0 and one.end == len(name)]
    known = [one for one in whole if one.label in ("PRJ", "PRG") or (one.label == "ORG" and one.kind in _JOINED)]
    if kind == "MEMBER_OF" and not known:
        return None
    return End(sentence.block, known[0] if known else unknown(name, 0, "project"))


def joined_as(other: End) -> RelationType:
    """What those are to an item's own name that it lists: members of an association, participants of all else."""
    mention = other.mention
    body = isinstance(mention, Mention) and mention.label == "ORG" and _GROUP.search(mention.name) is None
    return "MEMBER_OF" if body else "PARTICIPATES_IN"


def leads(sentence: Sentence, masked: Masked, names: Sequence[Mention], other: End) -> Iterator[Statement]:
    """That one of those leads it, by a word in brackets behind its name: "Norra noden: Orsa (värd), Mora"."""
    for one in names:
        if _HOST.match(sentence.block.text, one.end) is not None:
            found = Found("COORDINATES", "list/coordinates/host-in-brackets", 0.76, 0, len(masked.text))
            yield from state(masked, found, [(one, other)])
