"""The version of the graph's form in a store, and the way from an older one; the change log is ``migrations.yaml``."""

from __future__ import annotations

from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING

import yaml
from pydantic import BaseModel, ConfigDict

from nysta.graph.stores.errors import StoreError
from nysta.graph.stores.schema import MARKER, VERSION

if TYPE_CHECKING:
    from nysta.graph.stores.base import Writer


class Migration(BaseModel):
    """One version: what changed, and the statements that bring a store of the version before to it."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    version: int
    change: str
    cypher: tuple[str, ...]


@cache
def migrations() -> tuple[Migration, ...]:
    """All versions, the oldest first.

    Raises:
        ValueError: ``migrations.yaml`` is not in order, or leaves a version out.
    """
    text = files("nysta.graph.stores").joinpath("migrations.yaml").read_text(encoding="utf-8")
    found = tuple(Migration.model_validate(each) for each in yaml.safe_load(text))
    if [each.version for each in found] != list(range(1, len(found) + 1)):
        raise ValueError("stores/migrations.yaml: versions count from 1 and leave none out")
    return found


def present_version() -> int:
    """The version that this Nysta writes."""
    return migrations()[-1].version


def migrate(writer: Writer, uri: str) -> int:
    """Bring a store to the present version; the version it had (0 for an empty one).

    Raises:
        StoreError: a newer Nysta wrote it.
    """
    rows = writer.run(
        f"MATCH (d:Document {{{MARKER}: true}}) RETURN count(d) AS documents, max(coalesce(d.{VERSION}, 1)) AS version"
    )
    held = int(rows[0]["version"]) if rows and rows[0]["documents"] else 0
    if held > present_version():
        raise StoreError(
            f"the store was written by a newer Nysta (form {held}, this one knows {present_version()})",
            uri,
            "upgrade Nysta, or load into another store",
        )
    if held:
        for each in migrations()[held:]:
            for statement in each.cypher:
                writer.run(statement)
    return held
