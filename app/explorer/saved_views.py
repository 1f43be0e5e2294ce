"""Views that people saved under a caption: ``views.json`` in the workspace.

A saved view is an address, so it opens what the address opens; of the graph it holds nothing.
"""

from __future__ import annotations

import uuid
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from urllib.parse import parse_qs, urlencode

from pydantic import BaseModel, ConfigDict, Field, TypeAdapter, ValidationError

from nysta.app.explorer.address import ViewState, query_from_state, state_from_query
from nysta.extract.files import write_whole
from nysta.graph.locks import locked
from nysta.graph.workspace import WorkspaceError

LONGEST_CAPTION = 120
MOST = 200


class SavedView(BaseModel):
    """One view: ``address`` is its query string, ``when`` ISO 8601 in UTC."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    id: str
    caption: str = Field(min_length=1, max_length=LONGEST_CAPTION)
    address: str
    by: str
    when: str

    @property
    def state(self) -> ViewState:
        """What it shows."""
        return state_from_query(parse_qs(self.address, keep_blank_values=True))


_VIEWS = TypeAdapter(tuple[SavedView, ...])


def saved_views(path: Path) -> tuple[SavedView, ...]:
    """All of them, the latest first.

    Raises:
        WorkspaceError: the file cannot be read.
    """
    try:
        return _VIEWS.validate_json(path.read_bytes())
    except FileNotFoundError:
        return ()
    except (OSError, ValidationError) as error:
        raise WorkspaceError(
            f"{path} holds no saved views\n  fix:   move the file away, or bring back a copy"
        ) from error


def save_view(path: Path, state: ViewState, caption: str, by: str) -> None:
    """Keep ``state`` under ``caption``; of more than :data:`MOST` the oldest goes.

    Raises:
        WorkspaceError: the file cannot be read, or the caption is empty.
        LockedError: another process is writing to it.
    """
    new = SavedView(
        id=uuid.uuid4().hex[:12],
        caption=_caption(caption),
        address=urlencode(query_from_state(state), doseq=True),
        by=by,
        when=datetime.now(UTC).isoformat(timespec="seconds"),
    )
    _change(path, lambda views: (new, *views)[:MOST])


def rename_view(path: Path, own: str, caption: str) -> None:
    """Give the view with this id another caption; raises as :func:`save_view`."""
    said = _caption(caption)
    _change(path, lambda views: tuple(v.model_copy(update={"caption": said}) if v.id == own else v for v in views))


def remove_view(path: Path, own: str) -> None:
    """Forget the view with this id; raises as :func:`save_view`."""
    _change(path, lambda views: tuple(view for view in views if view.id != own))


def _caption(text: str) -> str:
    said = " ".join(text.split())[:LONGEST_CAPTION]
    if not said:
        raise WorkspaceError("a saved view needs a caption\n  fix:   write what it shows")
    return said


def _change(path: Path, change: Callable[[tuple[SavedView, ...]], tuple[SavedView, ...]]) -> None:
    with locked(path):
        write_whole(path, _VIEWS.dump_json(change(saved_views(path)), indent=1))
