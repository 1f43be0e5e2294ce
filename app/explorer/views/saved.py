"""Saving a view under a caption, and the list of saved views; and the way back through this visit."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime
from pathlib import Path

import streamlit as st

from nysta.app.explorer import connection
from nysta.app.explorer.address import ViewState
from nysta.app.explorer.events import Restored
from nysta.app.explorer.history import History, arrived
from nysta.app.explorer.judging import judge
from nysta.app.explorer.plain import plain
from nysta.app.explorer.saved_views import LONGEST_CAPTION, SavedView, remove_view, rename_view, save_view, saved_views
from nysta.app.explorer.session import send
from nysta.app.explorer.texts import Texts
from nysta.graph.locks import LockedError
from nysta.graph.workspace import Workspace, WorkspaceError

_HISTORY = "history"
_LISTED = 8  # before the rest folds in


def steps_back(state: ViewState, texts: Texts) -> None:
    """Two buttons that lead back and forward through what was shown on this visit."""
    history: History = arrived(st.session_state.get(_HISTORY), state)
    st.session_state[_HISTORY] = history
    for name, where in (("back", history.back), ("forward", history.forward)):
        st.button(
            texts(f"app.{name}"),
            icon=f":material/{'undo' if name == 'back' else 'redo'}:",
            key=f"go_{name}",
            help=texts(f"app.{name}"),
            type="tertiary",
            disabled=where is None,
            on_click=send,
            args=(Restored(where or state),),
        )


def save_button(state: ViewState, texts: Texts) -> None:
    """A field for the caption under which this view is saved; nothing where nobody may change anything."""
    who = judge()
    if who is None:
        return
    with (
        st.popover(
            texts("saved.save"),
            icon=":material/bookmark_add:",
            help=texts("saved.save"),
            type="tertiary",
            key="save_view",
        ),
        st.form("saved_view", border=False, clear_on_submit=True),
    ):
        caption = st.text_input(texts("saved.caption"), max_chars=LONGEST_CAPTION, key="saved_caption")
        if st.form_submit_button(texts("saved.save"), type="primary", help=texts("judge.as", who=plain(who))):
            try:
                save_view(_path(), state, caption, who)
            except WorkspaceError:
                st.warning(texts("saved.no_caption") if not caption.strip() else texts("saved.unreadable"))
            except (LockedError, OSError):
                st.warning(texts("saved.busy"))
            else:
                st.toast(texts("saved.saved"), icon=":material/bookmark_added:")


def saved_list(state: ViewState, texts: Texts) -> None:
    """The saved views, each with its caption; renamed and removed by those who may change something."""
    try:
        views = saved_views(_path())
    except WorkspaceError:
        st.caption(texts("saved.unreadable"))
        return
    st.markdown(f"**{texts('saved.title')}**")
    if not views:
        st.caption(texts("saved.none") if judge() else texts("start.none"))
        return
    for view in views[:_LISTED]:
        _line(view, state, texts)
    if views[_LISTED:]:
        with st.expander(texts("saved.more", n=len(views) - _LISTED)):
            for view in views[_LISTED:]:
                _line(view, state, texts)


def moment(when: str) -> str:
    """An ISO time as this machine's clock shows it, to the minute."""
    return datetime.fromisoformat(when).astimezone().strftime("%Y-%m-%d %H:%M")


def _line(view: SavedView, state: ViewState, texts: Texts) -> None:
    shown = replace(view.state, language=state.language)
    with st.container(horizontal=True, vertical_alignment="center", gap="small", key=f"saved-{view.id}"):
        st.button(
            plain(view.caption),
            key=f"saved-open-{view.id}",
            type="tertiary",
            icon=":material/bookmark:",
            help=plain(f"{texts(f'view.{shown.view}')} · {view.by} · {moment(view.when)}"),
            on_click=send,
            args=(Restored(shown),),
        )
        if judge() is None:
            return
        with st.popover(
            texts("saved.change"),
            icon=":material/edit:",
            type="tertiary",
            help=texts("saved.change"),
            key=f"saved-change-{view.id}",
        ):
            caption = st.text_input(
                texts("saved.caption"), view.caption, max_chars=LONGEST_CAPTION, key=f"saved-caption-{view.id}"
            )
            with st.container(horizontal=True):
                if st.button(texts("saved.rename"), key=f"saved-rename-{view.id}", disabled=not caption.strip()):
                    rename_view(_path(), view.id, caption)
                    st.rerun()
                if st.button(texts("saved.remove"), key=f"saved-remove-{view.id}", icon=":material/delete:"):
                    remove_view(_path(), view.id)
                    st.rerun()


def _path() -> Path:
    return Workspace(connection.settings().home).views
