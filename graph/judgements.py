"""Judgements: what people decided about the graph, one line of JSON each in ``judgements.jsonl`` (DESIGN §5).

The file is append-only and two people's files may be concatenated: lines are ordered by their time.
A judgement names its relation by type, ends, year, basis, purpose and amount rather than by key
alone, so that it still finds it when a merge has changed an id.
"""

from __future__ import annotations

import getpass
import hashlib
import os
from collections.abc import Iterable, Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import Literal, Self

from pydantic import BaseModel, ConfigDict, Field, ValidationError, model_validator

from nysta.extract.graph_file import Basis, EntityLabel, Modality, RelationType
from nysta.graph.locks import locked

Action = Literal["confirm", "reject", "add", "merge", "split", "rename", "comment", "withdraw"]


class JudgementError(Exception):
    """A judgement that cannot be read or does not say what it must; the message names the line."""

    exit_code = 2


class _Part(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class RelationRef(_Part):
    """The relation that is judged, or the one that is added."""

    type: RelationType
    source: str
    target: str
    year: int | None = None
    basis: Basis | None = None
    purpose: str | None = None
    amount_sek: int | None = None
    amount_text: str | None = None
    year_to: int | None = None
    share: float | None = Field(default=None, ge=0, le=100)
    role: str | None = None
    modality: Modality = "asserted"


class QuoteRef(_Part):
    """The evidence that the judge saw; ``quote`` is empty once its document was removed."""

    document: str = ""
    quote: str = ""
    line: int | None = None
    page: int | None = None


class NewEntity(_Part):
    """An entity that no document names and an added relation needs."""

    id: str = Field(min_length=3)
    label: EntityLabel
    name: str = Field(min_length=1)
    kind: str = "övrigt"


class Judgement(_Part):
    """One decision: what, by whom, when (UTC, ISO 8601) and why.

    ``confirm``, ``reject`` and ``add`` need ``relation``; ``merge`` needs ``entity`` and ``into``
    (the id that stays); ``split`` needs ``entity`` and either ``into`` (an id that was merged into
    it) or ``documents`` (those in which it is another one); ``rename`` needs ``entity`` and
    ``name``; ``comment`` needs ``why``; ``withdraw`` needs ``withdraws``, the id of the judgement
    that is taken back.
    """

    action: Action
    who: str = Field(min_length=1)
    when: str = Field(min_length=10)
    why: str = ""
    relation: RelationRef | None = None
    evidence: list[QuoteRef] = []
    entity: str | None = None
    into: str | None = None
    documents: list[str] = []
    name: str | None = None
    entities: list[NewEntity] = []
    withdraws: str | None = None

    @model_validator(mode="after")
    def _complete(self) -> Self:
        needs = {
            "confirm": ("relation",),
            "reject": ("relation",),
            "add": ("relation",),
            "merge": ("entity", "into"),
            "split": ("entity",),
            "rename": ("entity", "name"),
            "comment": ("why",),
            "withdraw": ("withdraws",),
        }[self.action]
        missing = [field for field in needs if not getattr(self, field)]
        if self.action == "split" and not (self.into or self.documents):
            missing.append("into or documents")
        if missing:
            raise ValueError(f"a judgement '{self.action}' needs {', '.join(missing)}")
        if self.action == "merge" and self.entity == self.into:
            raise ValueError("an entity cannot be merged into itself")
        return self

    @property
    def id(self) -> str:
        """A short id made of the line itself: the same in every copy of the file.

        Quotes are left out, so that a judgement keeps its id when they are forgotten.
        """
        without = [QuoteRef(document=each.document) for each in self.evidence]
        line = self.model_copy(update={"evidence": without}).to_line()
        return hashlib.sha256(line.encode("utf-8")).hexdigest()[:10]

    def to_line(self) -> str:
        """The judgement as one line of JSON, without the fields that say nothing."""
        return self.model_dump_json(exclude_defaults=True)


def now() -> str:
    """The present time as a judgement writes it."""
    return datetime.now(UTC).isoformat(timespec="milliseconds")


def judge_name() -> str:
    """Who judges: ``$NYSTA_USER``, else the name of the account."""
    return os.environ.get("NYSTA_USER") or getpass.getuser()


def read_judgements(path: Path) -> tuple[Judgement, ...]:
    """All judgements in the order of their time, each once; none where there is no file.

    Empty lines and lines that begin with ``#`` are notes.

    Raises:
        JudgementError: a line is no judgement.
    """
    if not path.exists():
        return ()
    found: dict[str, Judgement] = {}
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
        if not line.strip() or line.lstrip().startswith("#"):
            continue
        try:
            judgement = Judgement.model_validate_json(line)
        except ValidationError as error:
            first = error.errors()[0]
            where = ".".join(str(part) for part in first["loc"])
            raise JudgementError(
                f"{path}, line {number}: {where + ': ' if where else ''}{first['msg']}. "
                "Correct the line, or put # before it to leave it out."
            ) from error
        found.setdefault(judgement.id, judgement)
    return in_order(found.values())


def in_order(judgements: Iterable[Judgement]) -> tuple[Judgement, ...]:
    """Judgements by time; those of one moment by their text, so that the order of files does not matter."""
    return tuple(sorted(judgements, key=lambda each: (each.when, each.to_line())))


def not_withdrawn(judgements: Iterable[Judgement]) -> tuple[Judgement, ...]:
    """The judgements that nobody took back, by time, without the withdrawals; those can be withdrawn too."""
    gone: set[str] = set()
    kept: list[Judgement] = []
    for each in reversed(in_order(judgements)):
        if each.id in gone:
            continue
        if each.action == "withdraw":
            gone.add(each.withdraws or "")
        else:
            kept.append(each)
    return tuple(reversed(kept))


def append_judgement(path: Path, judgement: Judgement) -> None:
    """Add one line to the file, under a lock, so that two writers never mix their lines."""
    path.parent.mkdir(parents=True, exist_ok=True)
    with locked(path), path.open("a+b") as file:
        if file.tell() and not _ends_line(path):
            file.write(b"\n")
        file.write(judgement.to_line().encode("utf-8") + b"\n")
        file.flush()
        os.fsync(file.fileno())


def _ends_line(path: Path) -> bool:
    with path.open("rb") as file:
        file.seek(-1, os.SEEK_END)
        return file.read(1) == b"\n"


def forget_quotes(path: Path, documents: Sequence[str]) -> int:
    """Blank the quotes of removed ``documents``; how many there were. The decisions stay."""
    if not path.exists():
        return 0
    gone, forgotten = set(documents), 0
    with locked(path):
        lines = path.read_text(encoding="utf-8").splitlines()
        for n, line in enumerate(lines):
            if not line.strip() or line.lstrip().startswith("#"):
                continue
            judgement = Judgement.model_validate_json(line)
            blank = [
                QuoteRef(document=each.document) if each.document in gone and each.quote else each
                for each in judgement.evidence
            ]
            changed = sum(a != b for a, b in zip(judgement.evidence, blank, strict=True))
            if changed:
                forgotten += changed
                lines[n] = judgement.model_copy(update={"evidence": blank}).to_line()
        if forgotten:
            new = path.with_suffix(".new")
            new.write_text("\n".join(lines) + "\n", encoding="utf-8")
            new.replace(path)
    return forgotten
