"""A cluster: the mentions of one document that name one entity."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field

from nysta.extract.language.gazetteer import GazetteerEntry
from nysta.extract.language.mention import Mention
from nysta.extract.language.names.name_rules import Label, kind_by_form
from nysta.extract.relations.statement import Statement
from nysta.extract.structure import Block

# A name used less often than this share of the commonest one's uses is a slip, not the entity's name.
RARE = 0.15


@dataclass
class Cluster:
    """One entity to be: its mentions with their blocks, the names used and how often."""

    key: str
    label: Label
    entry: GazetteerEntry | None = None
    names: Counter[str] = field(default_factory=Counter)
    kinds: Counter[str] = field(default_factory=Counter)
    places: list[tuple[Block, Mention]] = field(default_factory=list)
    told: str | None = None
    called: str | None = None

    @property
    def kind(self) -> str:
        """The gazetteer's kind, else what the document tells, the fullest name's form, the commonest guess."""
        if self.entry is not None:
            return self.entry.kind
        if self.told is not None:
            return self.told
        if self.label == "ORG" and (told := kind_by_form(self.name)):
            return told
        return self.kinds.most_common(1)[0][0] if self.kinds else "övrigt"

    @property
    def name(self) -> str:
        """The gazetteer's name, else the fullest of the names that are used now and then, nominative."""
        if self.entry is not None:
            return self.entry.name
        if self.called is not None:
            return self.called
        if len(self.names) == 1:
            return next(iter(self.names))
        spelled = {name: times for name, times in self.names.items() if not name.isupper()} or self.names
        often = max(spelled.values()) * RARE
        usual = [name for name, times in spelled.items() if times > often]
        return max(
            usual, key=lambda name: (" " in name, len(name), sum(map(str.isupper, name)) if " " in name else 0, name)
        )

    @property
    def only_a_place(self) -> bool:
        """Whether every mention is the bare name of a place, in prose, in a heading or in a row of a table."""
        return bool(self.places) and all(
            one.place or (one.origin == "short" and block.kind != "paragraph") for block, one in self.places
        )

    @property
    def only_begins(self) -> bool:
        """Whether only the model took it for a name, and only where any word has a capital: in headings and at the
        beginning of a sentence."""
        plain = all(name[1:].lower() == name[1:] for name in self.names)
        return plain and all(
            mention.origin in ("model", "glossary")
            and not mention.announced
            and (block.kind == "heading" or mention.start == 0 or block.text[mention.start - 2] in ".:?!")
            for block, mention in self.places
        )

    @property
    def only_guessed(self) -> bool:
        """Whether nothing but the trained model takes it for a name, wherever it stands."""
        guesses = (one.origin == "model" or one.guessed for _, one in self.places)
        return all(guesses) and not any(one.announced or one.entry is not None for _, one in self.places)


Linked = tuple[Statement, Cluster, Cluster]
"""A statement with what its source and its target mean."""
