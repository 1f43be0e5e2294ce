"""What is said when there is nothing to show, and what to do about it."""

from __future__ import annotations

import streamlit as st

from nysta.app.explorer.plain import plain
from nysta.app.explorer.texts import Texts
from nysta.graph.stores.errors import QueryError, StoreError


def empty(texts: Texts) -> None:
    """The store is there but holds nothing."""
    st.info(f"**{texts('problem.empty')}.** {texts('problem.empty_help')}", icon=":material/inbox:")


def missing(texts: Texts, place: str) -> None:
    """There is no store yet."""
    st.info(texts("problem.missing", place=f"`{place.replace('`', '')}`") + ".", icon=":material/inbox:")
    st.markdown(texts("problem.missing_help"))


def unknown(texts: Texts, own: str) -> None:
    """There is no entity with the id ``own``: a link of another graph, or of an earlier one."""
    said = f"{plain(texts('network.unknown', id=own))} {texts('network.unknown_help')}"
    st.warning(said, icon=":material/link_off:")


def unreachable(texts: Texts, error: StoreError) -> None:
    """The store cannot be opened or went away."""
    st.warning(
        f"**{texts('problem.unreachable')}.** {texts('problem.unreachable_help')}",
        icon=":material/cloud_off:",
    )
    _details(texts, str(error))


def query_failed(texts: Texts, error: QueryError) -> None:
    """A query of the explorer itself failed."""
    st.warning(f"**{texts('problem.query')}.** {texts('problem.query_help')}", icon=":material/error:")
    _details(texts, str(error))


def workspace_broken(texts: Texts, error: Exception) -> None:
    """A file of the workspace is not as it must be."""
    st.warning(f"**{texts('problem.workspace')}.** {texts('problem.workspace_help')}", icon=":material/error:")
    _details(texts, str(error))


def _details(texts: Texts, said: str) -> None:
    st.button(texts("problem.retry"), icon=":material/refresh:")
    with st.expander(texts("problem.details")):
        st.code(said, language=None, wrap_lines=True)
