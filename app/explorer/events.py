"""What happens when somebody clicks: plain functions from a state to the next state.

Nothing here knows Streamlit, so every rule of the explorer can be tested without a browser.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

from nysta.app.explorer.address import MORE, VIEWS, Pin, ViewState


@dataclass(frozen=True, slots=True)
class Searched:
    """Somebody sent a search text."""

    text: str


@dataclass(frozen=True, slots=True)
class Focused:
    """An entity was chosen: its network is to be shown."""

    entity: str


@dataclass(frozen=True, slots=True)
class NodeClicked:
    """A node of the drawing was clicked; an empty id is a click beside everything."""

    node: str


@dataclass(frozen=True, slots=True)
class EdgeClicked:
    """An edge of the drawing, or a row of the table, was chosen by a relation's key."""

    edge: str


@dataclass(frozen=True, slots=True)
class BandClicked:
    """A flow of money ("source|target") was chosen; an empty one is none."""

    band: str


@dataclass(frozen=True, slots=True)
class SourceOpened:
    """The source of a relation, by its key, is to be read; an empty key closes it."""

    key: str


@dataclass(frozen=True, slots=True)
class CardOpened:
    """The card of an entity, by its id, is to be read; an empty id closes it."""

    entity: str


@dataclass(frozen=True, slots=True)
class NodeExpanded:
    """A node was double-clicked, or its neighbours were asked for by a button."""

    node: str


@dataclass(frozen=True, slots=True)
class Filtered:
    """Filters were changed; only the fields given are."""

    changes: Mapping[str, object]


@dataclass(frozen=True, slots=True)
class WentTo:
    """A view was chosen in the menu."""

    view: str


@dataclass(frozen=True, slots=True)
class Followed:
    """An entity, by its id, is to be seen in ``view``; in the money view as its ``end`` ("funder", "recipient")."""

    entity: str
    view: str
    end: str = ""


@dataclass(frozen=True, slots=True)
class Added:
    """A further entity was chosen: it goes into the middle beside those that are there."""

    entity: str


@dataclass(frozen=True, slots=True)
class Hidden:
    """A node is not to be drawn; one of several in the middle leaves the middle."""

    node: str


@dataclass(frozen=True, slots=True)
class Shown:
    """All that was hidden is drawn again."""


@dataclass(frozen=True, slots=True)
class Pinned:
    """A node was put at a place of the drawing, in its pixels."""

    node: str
    x: int
    y: int


@dataclass(frozen=True, slots=True)
class Released:
    """A node goes back to where the layout puts it; an empty id are all."""

    node: str = ""


@dataclass(frozen=True, slots=True)
class Restored:
    """A whole state came back: by undo, or from a saved view."""

    state: ViewState


Event = (
    Searched | Focused | NodeClicked | EdgeClicked | BandClicked | SourceOpened | CardOpened | NodeExpanded | Filtered
    | WentTo | Followed | Added | Hidden | Shown | Pinned | Released | Restored
)  # fmt: skip

_FILTERS = frozenset(
    {"steps", "types", "years", "confidence", "claims", "expanded", "language", "cypher"}
    | {"focus", "funder", "recipient", "programme", "without", "basis", "unit", "start", "goal"}
    | {"compare", "before", "after"}
    | {"document", "question", "recipe", "parameters", "result"}
)


def after(state: ViewState, event: Event) -> ViewState:
    """The state after ``event``.

    Raises:
        ValueError: a ``Filtered`` event names something that is no filter.
    """
    match event:
        case Searched(text):
            return replace(state, search=text.strip())
        case Focused(entity):
            return replace(
                state,
                view="network",
                focus=(entity,),
                search="",
                expanded=(),
                hidden=(),
                pinned=(),
                node=None,
                edge=None,
                about=None,
                source=None,
            )
        case NodeClicked(node) if node.startswith(MORE):
            return replace(state, expanded=_with(state.expanded, node))
        case NodeClicked(node):
            return replace(state, node=node or None, edge=None, band=None)
        case EdgeClicked(edge):
            return replace(state, edge=edge or None, node=None)
        case BandClicked(band):
            return replace(state, band=band or None, node=None, edge=None)
        case SourceOpened(key):
            return replace(state, source=key or None, about=None)
        case CardOpened(entity):
            return replace(state, about=entity or None, source=None)
        case NodeExpanded(node) if node.startswith(MORE):
            return after(state, NodeClicked(node))
        case NodeExpanded(node):
            return replace(state, expanded=_with(state.expanded, node), node=node, edge=None)
        case Filtered(changes):
            wrong = set(changes) - _FILTERS
            if wrong:
                raise ValueError(f"no filter of the explorer: {', '.join(sorted(wrong))}")
            return replace(state, **dict(changes))  # type: ignore[arg-type]
        case Restored(restored):
            return restored
        case Added() | Hidden() | Shown() | Pinned() | Released():
            return _arranged(state, event)
        case Followed(entity, view, end):
            there = after(state, WentTo(view))
            if view == "money":
                chosen = dict.fromkeys(("funder", "recipient", "programme", "without")) | {end or "funder": entity}
                return replace(there, years=None, basis="", **chosen)  # type: ignore[arg-type]
            return replace(there, focus=(entity,), expanded=(), hidden=(), pinned=())
        case WentTo(view):
            nothing = {"search": "", "node": None, "edge": None, "band": None, "source": None, "about": None}
            return replace(state, view=view if view in VIEWS else "start", **nothing)  # type: ignore[arg-type]


def _arranged(state: ViewState, event: Added | Hidden | Shown | Pinned | Released) -> ViewState:
    """The state after something was put into, taken out of, or moved in the drawing."""
    match event:
        case Added(entity):
            hidden = tuple(own for own in state.hidden if own != entity)
            return replace(state, view="network", focus=_with(state.focus, entity), hidden=hidden, search="")
        case Hidden(node):
            chosen = {"node": None if state.node == node else state.node}
            if node not in state.focus:
                return replace(state, hidden=_with(state.hidden, node), **chosen)  # type: ignore[arg-type]
            rest = tuple(own for own in state.focus if own != node)
            return replace(state, focus=rest, **chosen) if rest else state  # type: ignore[arg-type]
        case Shown():
            return replace(state, hidden=())
        case Pinned(node, x, y):
            others = tuple(pin for pin in state.pinned if pin.node != node)
            return replace(state, pinned=(*others, Pin(node, x, y)))
        case Released(node):
            return replace(state, pinned=tuple(pin for pin in state.pinned if node and pin.node != node))


def _with(ids: tuple[str, ...], new: str) -> tuple[str, ...]:
    return ids if new in ids else (*ids, new)
