"""The graph file: what one document states, as JSON (DESIGN §2).

These Pydantic models are the border of the package: ``graph-file.schema.json`` is generated from
them and ``nysta check`` validates against them.
"""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, Literal, Self

from pydantic import BaseModel, ConfigDict, Field, model_validator

EntityLabel = Literal["Organisation", "Programme", "Project"]
RelationType = Literal[
    "FUNDS",
    "OWNS",
    "COORDINATES",
    "MEMBER_OF",
    "PARTICIPATES_IN",
    "COLLABORATES_WITH",
    "PART_OF",
    "COMMISSIONS",
]
Modality = Literal["asserted", "planned", "proposed", "ended", "negated"]
Basis = Literal["budget", "outcome"]


class _Part(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class Mention(_Part):
    """One place where an entity is named; offsets into the text as read, 1-based line and page."""

    text: str
    line: int = Field(ge=1)
    page: int | None = Field(default=None, ge=1)
    start: int = Field(ge=0)
    end: int = Field(ge=0)


class Entity(_Part):
    """An organisation, programme or project that the document names; forms are nominative."""

    id: str = Field(min_length=3)
    label: EntityLabel
    kind: str
    name: str = Field(min_length=1)
    aliases: list[str] = []
    identifiers: list[str] = []
    mentions: list[Mention] = []


class Evidence(_Part):
    """The exact words that state a relation, with their place."""

    page: int | None = Field(default=None, ge=1)
    line: int = Field(ge=1)
    start: int = Field(ge=0)
    end: int = Field(ge=0)
    quote: str
    context: str | None = None


class Relation(_Part):
    """One stated fact. Amounts are whole kronor, ``share`` is percent."""

    type: RelationType
    source: str
    target: str
    amount_sek: int | None = None
    amount_text: str | None = None
    year: int | None = Field(default=None, ge=1800, le=2200)
    year_to: int | None = Field(default=None, ge=1800, le=2200)
    basis: Basis | None = None
    purpose: str | None = None
    share: float | None = Field(default=None, ge=0, le=100)
    role: str | None = None
    modality: Modality = "asserted"
    confidence: float = Field(ge=0, le=1)
    rule: str = Field(pattern=r"^(sentence|list|heading|table)/.+")
    evidence: Annotated[list[Evidence], Field(min_length=1)]


class Passage(_Part):
    """One sentence, list item or table row that is evidence or holds a mention.

    ``search_text`` is ``text`` with persons, e-mail addresses, telephone numbers and
    personnummer blanked; only it may be indexed (DESIGN §7).
    """

    start: int = Field(ge=0)
    end: int = Field(ge=0)
    line: int = Field(ge=1)
    page: int | None = Field(default=None, ge=1)
    section: str | None = None
    text: str
    search_text: str


class Skipped(_Part):
    """What was not read or not used, and where."""

    page: int | None = None
    line: int | None = None
    what: str


class GraphFile(_Part):
    """Everything that one document states."""

    document: str
    id: str
    sha256: str
    path: str
    title: str
    issuer: str | None = None
    year: int | None = None
    url: str | None = None
    pages: int | None = None
    words: int = 0
    extractor: str
    entities: list[Entity]
    relations: list[Relation]
    passages: list[Passage] = []
    skipped: list[Skipped] = []

    @model_validator(mode="after")
    def _ends_exist(self) -> Self:
        known = {entity.id for entity in self.entities}
        if len(known) != len(self.entities):
            raise ValueError("two entities share one id")
        for relation in self.relations:
            for end in (relation.source, relation.target):
                if end not in known:
                    raise ValueError(f"relation names an unknown entity: {end}")
        if self.issuer is not None and self.issuer not in known:
            raise ValueError(f"issuer is no entity of this file: {self.issuer}")
        return self

    def to_json(self) -> str:
        """The file's text: stable order and layout, no timestamps, one final newline."""
        return self.model_dump_json(indent=1) + "\n"


def read_graph_file(path: Path) -> GraphFile:
    """The validated graph file at ``path``.

    Raises:
        OSError: the file cannot be read.
        pydantic.ValidationError: it is no graph file; the error names the field.
    """
    return GraphFile.model_validate_json(path.read_bytes())


def schema() -> dict[str, object]:
    """The JSON Schema of a graph file."""
    return GraphFile.model_json_schema()
