"""A statement: one stated fact between two mentions, with its words, before entities are resolved."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from nysta.extract.graph_file import Basis, Modality, RelationType
from nysta.extract.language.mention import Mention
from nysta.extract.structure import Block

LIKELY = 0.5
"""A statement this sure is more likely than not."""

Implied = Literal["issuer", "topic"]

LEARNED = "/learned"
"""How the rule of a statement ends that a trained scorer read."""

OF_TOPIC = "-of-topic"
"""How the rule of a statement ends of whose ends one is only a pronoun."""

OF_SEVERAL = "-of-several"
"""How the rule of a statement ends of whose ends one is told by a number alone ("de tre")."""

ISSUER = "issuer"
"""Among the kinds of a topic: where nothing of these kinds was named, the issuer is meant."""


@dataclass(frozen=True, slots=True)
class End:
    """One end of a statement: a mention in a block, or what is left unsaid.

    Unsaid is the document's issuer, or the topic: the last entity of one of ``kinds`` named before ``at``
    (an offset in the block's text).
    """

    block: Block
    mention: Mention | Implied
    at: int = 0
    kinds: tuple[str, ...] = ()

    @property
    def name(self) -> str:
        """The name of the mention, or what is implied."""
        return self.mention.name if isinstance(self.mention, Mention) else self.mention

    @property
    def sort(self) -> str:
        """Label and kind of the mention ("ORG.kommun"), or what is implied."""
        return f"{self.mention.label}.{self.mention.kind}" if isinstance(self.mention, Mention) else self.mention


@dataclass(frozen=True, slots=True)
class Amount:
    """Money of a statement: whole kronor (None where only its text is known), as written."""

    kronor: int | None
    text: str


@dataclass(frozen=True, slots=True)
class Statement:
    """What one sentence, list item, heading or row states.

    ``start``/``end`` are source offsets of the evidence, ``context`` the heading or title that it needs to be
    understood. ``share`` is percent. ``confidence`` is 0–1.
    """

    type: RelationType
    source: End
    target: End
    start: int
    end: int
    rule: str
    confidence: float
    modality: Modality = "asserted"
    amount: Amount | None = None
    year: int | None = None
    year_to: int | None = None
    basis: Basis | None = None
    purpose: str | None = None
    share: float | None = None
    role: str | None = None
    context: str | None = None


@dataclass(frozen=True, slots=True)
class Found:
    """What a pattern or a frame found in ``masked.text[start:end]``, before it is a statement."""

    type: RelationType
    rule: str
    confidence: float
    start: int
    end: int


Pair = tuple[Mention | End, Mention | End]
