"""What the address says: the whole state of the explorer, so that a link opens the same view.

The address is the only place where the state lives. Every widget shows a value of it and every
event writes a new one; :mod:`nysta.app.explorer.events` holds the rules.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from nysta.graph.store_rows import RELATION_TYPES

VIEWS = ("start", "network", "money", "ownership", "coordination", "paths", "compare", "documents", "review", "cypher")
LANGUAGES = ("sv", "en")
BASES = ("budget", "outcome")
UNITS = ("kr", "tkr", "mnkr")
RESULTS = ("chart", "network")
DEFAULT_CONFIDENCE = 0.5
MORE = "more:"  # id prefix of the "+ n more" marks in the drawing
# Bounds for what a link can ask for: an address is written by anybody.
_MAX_IDS = 20
_MAX_ARRANGED = 60  # nodes that are hidden, or stand where somebody put them
_FARTHEST = 20_000  # pixels
_MAX_TEXT = 4000
_MAX_ID = 300


@dataclass(frozen=True, slots=True)
class Pin:
    """Where somebody put a node of the drawing, in the drawing's pixels."""

    node: str
    x: int
    y: int


@dataclass(frozen=True, slots=True)
class ViewState:
    """One view with everything that was chosen in it.

    ``types`` empty means all relation types; ``years`` None means every year. ``node`` and ``edge``
    are what is selected in the drawing (at most one of them). ``expanded`` holds, in the order in
    which they were asked for, ids of nodes whose neighbours are added and marks of "+ n more" (:data:`MORE` and the id
    of a :class:`nysta.graph.ego.Group`) that are shown whole. ``hidden`` are nodes that are not drawn,
    ``pinned`` those that were put at a place.

    The money view has ``funder``, ``recipient``, ``programme``, ``without`` (ids; the last is left out),
    ``basis`` ("" both, outcome first), ``unit`` ("" the one that fits) and ``band``, the chosen flow as
    "source|target". The paths view leads from ``start`` to ``goal``. The compare view sets ``before`` against
    ``after``: years, or ids of documents where ``compare`` is "documents". ``source`` is the key of the relation
    whose source is open, ``about`` the id of the entity whose card is.

    The documents view shows ``document``, the review view begins at ``question``. The Cypher view has
    ``recipe``, the name of a query of the cookbook, with ``parameters`` as "name=value", or the text
    ``cypher``; ``result`` is how the answer is shown.
    """

    view: str = "start"
    language: str = "sv"
    search: str = ""
    focus: tuple[str, ...] = ()
    steps: int = 1
    types: tuple[str, ...] = ()
    years: tuple[int, int] | None = None
    confidence: float = DEFAULT_CONFIDENCE
    claims: bool = False
    expanded: tuple[str, ...] = ()
    hidden: tuple[str, ...] = ()
    pinned: tuple[Pin, ...] = ()
    node: str | None = None
    edge: str | None = None
    cypher: str = ""
    funder: str | None = None
    recipient: str | None = None
    programme: str | None = None
    without: str | None = None
    basis: str = ""
    unit: str = ""
    band: str | None = None
    start: str | None = None
    goal: str | None = None
    source: str | None = None
    compare: str = ""
    before: str | None = None
    after: str | None = None
    about: str | None = None
    document: str | None = None
    question: str | None = None
    recipe: str | None = None
    parameters: tuple[str, ...] = ()
    result: str = ""


_PLACE = re.compile(r"-?[0-9]{1,6}")
# Fields that hold one id, and how the address calls them.
_SINGLE_IDS = {
    "node": "node",
    "edge": "edge",
    "funder": "funder",
    "recipient": "recipient",
    "programme": "programme",
    "without": "without",
    "band": "band",
    "start": "from",
    "goal": "to",
    "source": "source",
    "before": "before",
    "after": "after",
    "about": "about",
    "document": "document",
    "question": "question",
    "recipe": "recipe",
}


def state_from_query(query: Mapping[str, list[str]]) -> ViewState:
    """The state that an address asks for; whatever it says wrongly falls back to the default.

    Args:
        query: each name of the query string with its values, in order.
    """
    view = _first(query, "view")
    language = _first(query, "lang")
    types = tuple(t for t in RELATION_TYPES if t in _first(query, "types").split(","))
    return ViewState(
        view=view if view in VIEWS else "start",
        language=language if language in LANGUAGES else "sv",
        search=_first(query, "q")[:200],
        focus=_ids(query, "focus"),
        steps=int(_number(_first(query, "steps"), 1, 1, 3)),
        types=types,
        years=_years(_first(query, "years")),
        confidence=_number(_first(query, "confidence"), DEFAULT_CONFIDENCE, 0.0, 1.0),
        claims=_first(query, "claims") == "1",
        expanded=_ids(query, "expand"),
        hidden=_ids(query, "hide", most=_MAX_ARRANGED),
        pinned=_pins(query),
        cypher=_first(query, "cypher")[:_MAX_TEXT],
        basis=_one_of(_first(query, "basis"), BASES),
        compare=_one_of(_first(query, "compare"), ("documents",)),
        unit=_one_of(_first(query, "unit"), UNITS),
        parameters=_ids(query, "p"),
        result=_one_of(_first(query, "result"), RESULTS),
        **{field: _first(query, name)[:_MAX_ID] or None for field, name in _SINGLE_IDS.items()},
    )


def query_from_state(state: ViewState) -> dict[str, str | list[str]]:
    """The address of a state: only what differs from the default, so that links stay short."""
    query: dict[str, str | list[str]] = {}
    if state.view != "start":
        query["view"] = state.view
    if state.language != "sv":
        query["lang"] = state.language
    if state.search:
        query["q"] = state.search
    if state.focus:
        query["focus"] = list(state.focus)
    if state.steps != 1:
        query["steps"] = str(state.steps)
    if state.types:
        query["types"] = ",".join(state.types)
    if state.years:
        query["years"] = f"{state.years[0]}-{state.years[1]}"
    if state.confidence != DEFAULT_CONFIDENCE:
        query["confidence"] = f"{state.confidence:.2f}"
    if state.claims:
        query["claims"] = "1"
    if state.expanded:
        query["expand"] = list(state.expanded)
    if state.hidden:
        query["hide"] = list(state.hidden)
    if state.pinned:
        query["pin"] = [f"{pin.x},{pin.y},{pin.node}" for pin in state.pinned]
    if state.parameters:
        query["p"] = list(state.parameters)
    for name in ("cypher", "basis", "unit", "compare", "result"):
        if getattr(state, name):
            query[name] = getattr(state, name)
    for field, name in _SINGLE_IDS.items():
        if getattr(state, field):
            query[name] = getattr(state, field)
    return query


def _one_of(text: str, known: tuple[str, ...]) -> str:
    return text if text in known else ""


def _first(query: Mapping[str, list[str]], name: str) -> str:
    values = query.get(name) or [""]
    return values[0]


def _ids(query: Mapping[str, list[str]], name: str, *, most: int = _MAX_IDS) -> tuple[str, ...]:
    values = [value[:_MAX_ID] for value in query.get(name, []) if value]
    return tuple(dict.fromkeys(values))[:most]


def _pins(query: Mapping[str, list[str]]) -> tuple[Pin, ...]:
    """The places in ``pin``, each "x,y,id"; what is none is left out."""
    found: dict[str, Pin] = {}
    for value in query.get("pin", [])[:_MAX_ARRANGED]:
        x, y, node = (*value.split(",", 2), "", "")[:3]
        if node and _PLACE.fullmatch(x) and _PLACE.fullmatch(y):
            found[node[:_MAX_ID]] = Pin(
                node[:_MAX_ID], *(max(-_FARTHEST, min(_FARTHEST, int(each))) for each in (x, y))
            )
    return tuple(found.values())


def _number(text: str, default: float, low: float, high: float) -> float:
    try:
        value = float(text)
    except ValueError:
        return default
    return min(max(value, low), high) if value == value else default


def _years(text: str) -> tuple[int, int] | None:
    first, _, last = text.partition("-")
    if not (first.isascii() and last.isascii() and first.isdigit() and last.isdigit()):
        return None
    if len(first) != 4 or len(last) != 4:
        return None
    return min(int(first), int(last)), max(int(first), int(last))
