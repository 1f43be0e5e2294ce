"""The address holds the whole state, and survives whatever is written into it."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nysta.app.explorer.address import (
    BASES,
    LANGUAGES,
    UNITS,
    VIEWS,
    Pin,
    ViewState,
    query_from_state,
    state_from_query,
)
from nysta.graph.store_rows import RELATION_TYPES

IDS = st.text(st.characters(exclude_categories=("Cs",)), min_size=1, max_size=40)
SOME_IDS = st.lists(IDS, max_size=4, unique=True).map(tuple)
PLACES = st.integers(-20_000, 20_000)
PINS = st.builds(Pin, IDS, PLACES, PLACES)
YEARS = st.tuples(st.integers(1900, 1999), st.integers(2000, 2100))

STATES = st.builds(
    ViewState,
    view=st.sampled_from(VIEWS),
    language=st.sampled_from(LANGUAGES),
    search=st.text(max_size=50),
    focus=SOME_IDS,
    steps=st.integers(1, 3),
    types=st.sets(st.sampled_from(RELATION_TYPES)).map(lambda s: tuple(t for t in RELATION_TYPES if t in s)),
    years=st.none() | YEARS,
    confidence=st.integers(0, 100).map(lambda n: n / 100),
    claims=st.booleans(),
    expanded=SOME_IDS,
    hidden=SOME_IDS,
    pinned=st.lists(PINS, max_size=4, unique_by=lambda pin: pin.node).map(tuple),
    node=st.none() | IDS,
    edge=st.none() | IDS,
    cypher=st.text(max_size=80),
    basis=st.sampled_from(["", *BASES]),
    unit=st.sampled_from(["", *UNITS]),
    **{
        name: st.none() | IDS
        for name in ("funder", "recipient", "programme", "band", "start", "goal", "source", "before", "after")
    },
    compare=st.sampled_from(["", "documents"]),
)


def as_lists(query: dict[str, str | list[str]]) -> dict[str, list[str]]:
    return {name: value if isinstance(value, list) else [value] for name, value in query.items()}


@given(STATES)
def test_every_state_comes_back_from_its_address(state: ViewState) -> None:
    assert state_from_query(as_lists(query_from_state(state))) == state


@given(
    st.dictionaries(
        st.sampled_from(["view", "lang", "steps", "types", "years", "confidence", "focus", "pin", "hide"]),
        st.lists(st.text(), min_size=1, max_size=3),
    )
)
def test_no_address_is_an_error(query: dict[str, list[str]]) -> None:
    state = state_from_query(query)
    assert state.view in VIEWS
    assert 1 <= state.steps <= 3
    assert 0 <= state.confidence <= 1


def test_the_plain_start_page_has_an_empty_address() -> None:
    assert query_from_state(ViewState()) == {}


@pytest.mark.parametrize(
    ("name", "value"),
    [("view", "hemlig"), ("lang", "de"), ("types", "OWNS,DROP"), ("years", "24-25"), ("confidence", "nan")],
)
def test_wrong_values_fall_back(name: str, value: str) -> None:
    state = state_from_query({name: [value]})
    assert state == ViewState(types=("OWNS",) if name == "types" else ())


def test_an_address_cannot_ask_for_a_thousand_entities() -> None:
    assert len(state_from_query({"focus": [f"organisation/{n}" for n in range(1000)]}).focus) == 20
