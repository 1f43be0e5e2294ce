"""Answers of the store that several people ask for, kept until the graph changes."""

from __future__ import annotations

from dataclasses import dataclass, replace
from pathlib import Path

import streamlit as st

from nysta.app.explorer import connection as chosen_store
from nysta.app.explorer import coordination as coordinated
from nysta.app.explorer import documents as listed
from nysta.app.explorer import money as payments
from nysta.app.explorer import overview as contents
from nysta.app.explorer import ownership as holdings
from nysta.app.explorer import paths, queries
from nysta.app.explorer import proposed as proposals_of_money
from nysta.app.explorer.address import DEFAULT_CONFIDENCE, MORE, ViewState
from nysta.app.explorer.canvas.drawing import Drawing, drawing
from nysta.app.explorer.compare import Comparison, compare
from nysta.app.explorer.coordination import Coordination
from nysta.app.explorer.documents import DocumentRow
from nysta.app.explorer.flows import Money, Period
from nysta.app.explorer.money import MoneyChoice, Named
from nysta.app.explorer.overview import Overview
from nysta.app.explorer.ownership import Ownership
from nysta.app.explorer.paths import Connection
from nysta.app.explorer.spelling import Spelling
from nysta.app.explorer.suggestions import names_for_spelling
from nysta.app.explorer.texts import Texts
from nysta.graph import questions as review
from nysta.graph.ego import Ego, EgoFilter, ego_network
from nysta.graph.model import GraphStore
from nysta.graph.proposals import propose
from nysta.graph.questions import Question
from nysta.graph.workspace import Workspace

_VIEWS = 40  # answers of one sort that are kept; those of a hub take about a megabyte each


@dataclass(frozen=True, slots=True)
class _Version:
    """Which graph an answer is about."""

    uri: str
    stamp: str


def overview(store: GraphStore) -> Overview:
    """:func:`overview.overview`, kept."""
    return _overview(store, _version())


def is_empty(store: GraphStore) -> bool:
    """Whether the graph holds nothing at all."""
    return not any(overview(store).counts.values())


def year_range(store: GraphStore) -> tuple[int, int] | None:
    """:func:`queries.year_range`, kept."""
    return _year_range(store, _version())


def documents(store: GraphStore) -> tuple[DocumentRow, ...]:
    """:func:`documents.documents`, kept."""
    return _documents(store, _version())


def ego(store: GraphStore, state: ViewState) -> Ego:
    """The ego network that ``state`` asks for, kept."""
    keep = EgoFilter(state.types, state.years, state.confidence, state.claims)
    opened = tuple(each.removeprefix(MORE) for each in state.expanded if each.startswith(MORE))
    expanded = tuple(each for each in state.expanded if not each.startswith(MORE))
    return _ego(store, _version(), state.focus, state.steps, keep, expanded, opened)


def drawn(store: GraphStore, state: ViewState) -> Drawing:
    """The drawing of :func:`ego` in the language of ``state``, kept.

    What is expanded is added to the drawing before it, whose nodes stay where they are.
    """
    before = drawn(store, replace(state, expanded=state.expanded[:-1])) if state.expanded else None
    return _drawn(ego(store, state), before, _ego_name(state), _version(), state.language)


def money(store: GraphStore, state: ViewState) -> Money:
    """The flows of money that ``state`` asks for, kept."""
    return _money(store, _version(), _money_choice(state))


def proposed(store: GraphStore, state: ViewState) -> dict[Period, int]:
    """:func:`proposed.proposed` for the money that ``state`` asks for, kept."""
    return _proposed(store, _version(), _money_choice(state))


def funders(store: GraphStore) -> tuple[Named, ...]:
    """:func:`money.funders`, kept."""
    return _named(store, _version(), "funders")


def recipients(store: GraphStore) -> tuple[Named, ...]:
    """:func:`money.recipients`, kept."""
    return _named(store, _version(), "recipients")


def programmes(store: GraphStore) -> tuple[Named, ...]:
    """:func:`money.programmes`, kept."""
    return _named(store, _version(), "programmes")


def ownership(store: GraphStore, middle: str) -> Ownership | None:
    """:func:`ownership.ownership`, kept."""
    return _ownership(store, _version(), middle)


def connection(store: GraphStore, state: ViewState) -> Connection:
    """The paths that ``state`` asks for, kept."""
    return _connection(store, _version(), state.start or "", state.goal or "", state.types)


def coordination(store: GraphStore, focus: str | None) -> Coordination:
    """:func:`coordination.coordination`, kept."""
    return _coordination(store, _version(), focus)


def comparison(store: GraphStore, before: str, after: str, focus: str | None) -> Comparison:
    """:func:`compare.compare`, kept."""
    return _comparison(store, _version(), before, after, focus)


def spelling(store: GraphStore) -> Spelling:
    """:func:`names_for_spelling`, kept."""
    return _spelling(store, _version())


def questions(store: GraphStore) -> tuple[Question, ...]:
    """The review queue of the workspace, kept until the graph or a judgement changes.

    Raises:
        WorkspaceError, JudgementError, MergeError: the workspace holds what is no graph.
    """
    home = chosen_store.settings().home
    workspace = Workspace(home)
    try:
        judged = workspace.judgements.stat().st_mtime_ns
    except OSError:
        judged = 0
    files = tuple((path.name, path.stat().st_mtime_ns) for path in workspace.graph_paths())
    return _questions(home, files, judged)


def _ego_name(state: ViewState) -> tuple[object, ...]:
    """What decides the ego network, apart from the graph."""
    return (
        state.focus,
        state.steps,
        state.types,
        state.years,
        state.confidence,
        state.claims,
        state.expanded,
    )


def _version() -> _Version:
    chosen = chosen_store.settings()
    return _Version(chosen.uri, chosen_store.stamp(chosen))


@st.cache_data(max_entries=4, show_spinner=False)
def _overview(_store: GraphStore, version: _Version) -> Overview:
    return contents.overview(_store)


@st.cache_data(max_entries=4, show_spinner=False)
def _year_range(_store: GraphStore, version: _Version) -> tuple[int, int] | None:
    return queries.year_range(_store)


@st.cache_data(max_entries=4, show_spinner=False)
def _documents(_store: GraphStore, version: _Version) -> tuple[DocumentRow, ...]:
    return listed.documents(_store)


@st.cache_data(max_entries=_VIEWS, show_spinner=False)
def _ego(
    _store: GraphStore,
    version: _Version,
    focus: tuple[str, ...],
    steps: int,
    keep: EgoFilter,
    expanded: tuple[str, ...],
    opened: tuple[str, ...],
) -> Ego:
    return ego_network(_store, focus, steps=steps, keep=keep, expanded=expanded, opened=opened)


@st.cache_data(max_entries=_VIEWS, show_spinner=False)
def _drawn(_ego: Ego, _before: Drawing | None, name: tuple[object, ...], version: _Version, language: str) -> Drawing:
    return drawing(_ego, Texts(language), before=_before)


@st.cache_data(max_entries=_VIEWS, show_spinner=False)
def _money(_store: GraphStore, version: _Version, choice: MoneyChoice) -> Money:
    return payments.money(_store, choice)


@st.cache_data(max_entries=_VIEWS, show_spinner=False)
def _proposed(_store: GraphStore, version: _Version, choice: MoneyChoice) -> dict[Period, int]:
    return proposals_of_money.proposed(_store, choice)


def _money_choice(state: ViewState) -> MoneyChoice:
    return MoneyChoice(
        funder=state.funder,
        recipient=state.recipient,
        programme=state.programme,
        without=state.without,
        years=state.years,
        basis=state.basis,
        min_confidence=DEFAULT_CONFIDENCE,
    )


@st.cache_data(max_entries=12, show_spinner=False)
def _named(_store: GraphStore, version: _Version, what: str) -> tuple[Named, ...]:
    ask = {"funders": payments.funders, "recipients": payments.recipients, "programmes": payments.programmes}[what]
    return ask(_store)


@st.cache_resource(max_entries=1, show_spinner=False)
def _spelling(_store: GraphStore, version: _Version) -> Spelling:
    return names_for_spelling(_store)


@st.cache_resource(max_entries=2, show_spinner=False)
def _questions(home: Path, files: tuple[tuple[str, int], ...], judged: int) -> tuple[Question, ...]:
    workspace = Workspace(home)
    graph = workspace.merged()
    return review.questions(graph, propose(graph, workspace.read_judgements()))


@st.cache_data(max_entries=_VIEWS, show_spinner=False)
def _ownership(_store: GraphStore, version: _Version, middle: str) -> Ownership | None:
    return holdings.ownership(_store, middle)


@st.cache_data(max_entries=_VIEWS, show_spinner=False)
def _connection(_store: GraphStore, version: _Version, start: str, goal: str, types: tuple[str, ...]) -> Connection:
    return paths.connection(_store, start, goal, types)


@st.cache_data(max_entries=_VIEWS, show_spinner=False)
def _coordination(_store: GraphStore, version: _Version, focus: str | None) -> Coordination:
    return coordinated.coordination(_store, focus)


@st.cache_data(max_entries=20, show_spinner=False)
def _comparison(_store: GraphStore, version: _Version, before: str, after: str, focus: str | None) -> Comparison:
    return compare(_store, before, after, focus)
