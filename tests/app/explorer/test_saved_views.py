"""Views that people saved."""

from __future__ import annotations

from pathlib import Path

import pytest

from nysta.app.explorer.address import Pin, ViewState
from nysta.app.explorer.saved_views import MOST, remove_view, rename_view, save_view, saved_views
from nysta.graph.workspace import WorkspaceError

STATE = ViewState(
    view="network",
    focus=("organisation/göteborg", "organisation/a&b=c"),
    years=(2022, 2024),
    hidden=("organisation/x",),
    pinned=(Pin("organisation/y", -3, 40),),
)


def test_a_view_is_saved_renamed_and_removed(tmp_path: Path) -> None:
    path = tmp_path / "views.json"
    assert saved_views(path) == ()
    save_view(path, STATE, "  Vem finansierar  <b>vem</b>? ", "anna")
    save_view(path, ViewState(view="money"), "Pengar", "bo")
    latest, first = saved_views(path)
    assert (latest.caption, latest.by) == ("Pengar", "bo")
    assert first.caption == "Vem finansierar <b>vem</b>?"
    assert first.state == STATE
    rename_view(path, first.id, "Annat namn")
    assert [view.caption for view in saved_views(path)] == ["Pengar", "Annat namn"]
    remove_view(path, latest.id)
    assert [view.id for view in saved_views(path)] == [first.id]


def test_of_too_many_the_oldest_goes(tmp_path: Path) -> None:
    path = tmp_path / "views.json"
    for n in range(MOST + 2):
        save_view(path, STATE, f"vy {n}", "anna")
    assert len(saved_views(path)) == MOST
    assert saved_views(path)[0].caption == f"vy {MOST + 1}"


def test_a_view_without_a_caption_or_a_damaged_file_is_told(tmp_path: Path) -> None:
    path = tmp_path / "views.json"
    with pytest.raises(WorkspaceError, match="caption"):
        save_view(path, STATE, "   ", "anna")
    path.write_text("[{}]", encoding="utf-8")
    with pytest.raises(WorkspaceError, match="no saved views"):
        save_view(path, STATE, "x", "anna")
    assert path.read_text(encoding="utf-8") == "[{}]", "what cannot be read is not written over"
