"""The explorer's page: what ``streamlit run app/explorer/main.py`` shows (started by ``nysta app``)."""

from __future__ import annotations

from types import ModuleType

import streamlit as st

from nysta.app.explorer import cached, connection
from nysta.app.explorer.address import LANGUAGES, VIEWS, ViewState
from nysta.app.explorer.events import Filtered, WentTo
from nysta.app.explorer.session import Context, current_state, send
from nysta.app.explorer.style import icon, page_style, tell_language
from nysta.app.explorer.texts import Texts
from nysta.app.explorer.views import (
    compare,
    coordination,
    cypher,
    documents,
    money,
    network,
    ownership,
    paths,
    problem,
    review,
    start,
)
from nysta.app.explorer.views.entity import show_card
from nysta.app.explorer.views.saved import save_button, steps_back
from nysta.app.explorer.views.source import show_source
from nysta.app.explorer.views.uploading import uploading
from nysta.graph.judgements import JudgementError
from nysta.graph.merge import MergeError
from nysta.graph.model import GraphStore
from nysta.graph.stores.errors import QueryError, StoreError
from nysta.graph.workspace import WorkspaceError

_VIEWS: dict[str, ModuleType] = {
    "start": start,
    "network": network,
    "money": money,
    "ownership": ownership,
    "coordination": coordination,
    "paths": paths,
    "compare": compare,
    "documents": documents,
    "review": review,
    "cypher": cypher,
}
_LANGUAGE_NAMES = {"sv": "Svenska", "en": "English"}


def page() -> None:
    """Run the page once, for the state that the address holds."""
    state = current_state()
    texts = Texts(state.language)
    st.set_page_config(
        page_title=f"{texts('app.title')} – {texts(f'view.{state.view}')}",
        page_icon=icon(),
        layout="wide",
        initial_sidebar_state="collapsed",
    )
    st.html(page_style())
    _header(state, texts)
    tell_language(texts.language)
    try:
        store = connection.connect()
        if cached.is_empty(store):
            problem.empty(texts)
            _begin(state.view, texts, store)
            return
        context = Context(state, texts, store)
        _VIEWS[state.view].show(context)
        show_source(context)
        show_card(context)
    except connection.MissingStoreError as missing:
        problem.missing(texts, str(missing.place))
        _begin(state.view, texts, None)
    except StoreError as error:
        connection.forget()
        problem.unreachable(texts, error)
    except QueryError as error:
        problem.query_failed(texts, error)
    except (WorkspaceError, JudgementError, MergeError) as error:
        problem.workspace_broken(texts, error)


def _begin(view: str, texts: Texts, store: GraphStore | None) -> None:
    """Where there is no graph yet: bring documents in, or go where that is done."""
    if view == "documents":
        uploading(texts, store)
    else:
        st.button(texts("problem.upload"), icon=":material/upload_file:", on_click=send, args=(WentTo("documents"),))


def _header(state: ViewState, texts: Texts) -> None:
    view = state.view
    with st.container(horizontal=True, vertical_alignment="center", key="header"):
        st.html(f"<h1 class='nysta-name'>{texts('app.title')}</h1>", width="content")
        st.session_state["menu"] = view
        st.segmented_control(
            texts("app.menu"),
            VIEWS,
            key="menu",
            format_func=lambda name: texts(f"view.{name}"),
            label_visibility="collapsed",
            on_change=lambda: send(WentTo(st.session_state["menu"] or view)),
        )
        st.space("stretch")
        with st.container(horizontal=True, width="content", gap="small", key="tools"):
            steps_back(state, texts)
            save_button(state, texts)
        st.session_state["language"] = texts.language
        st.segmented_control(
            texts("app.language"),
            LANGUAGES,
            key="language",
            format_func=lambda code: _LANGUAGE_NAMES[code],
            label_visibility="collapsed",
            on_change=lambda: send(Filtered({"language": st.session_state["language"] or texts.language})),
        )


page()
