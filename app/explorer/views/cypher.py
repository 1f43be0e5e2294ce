"""Cypher for analysts: the cookbook or one's own text. What the address asks is filled in; only the button runs it."""

from __future__ import annotations

from typing import Any

import streamlit as st

from nysta.app.explorer import cached, queries
from nysta.app.explorer.answer import parameter_names
from nysta.app.explorer.components.typeahead import typeahead
from nysta.app.explorer.events import Filtered
from nysta.app.explorer.plain import plain
from nysta.app.explorer.session import Context, current_state, send
from nysta.app.explorer.suggestions import suggest
from nysta.app.explorer.views.cypher_answer import show_answer
from nysta.app.explorer.views.cypher_schema import show_schema
from nysta.graph.cookbook import CookbookQuery, find_query, list_queries, parameter_values, unknown_names
from nysta.graph.model import QueryResult
from nysta.graph.stores.errors import QueryError

_EXAMPLE = """MATCH (a)-[r:OWNS]->(b)
RETURN a.name AS owner, r.share AS share, b.name AS owned, r.key AS key
ORDER BY owned, share DESC"""
MOST_ROWS = 10_000
Ran = tuple[str, tuple[str, ...]]  # a text and its parameters as "name=value"


def show(context: Context) -> None:
    """The page."""
    state, texts = context.state, context.texts
    st.caption(texts("cypher.help"))
    with st.container(key="side_by_side"):
        asking, schema = st.columns([3, 1], gap="large")
    with asking:
        recipe = _chosen(context)
        asked = _recipe(context, recipe) if recipe else _own_text(context)
        held: tuple[Ran, QueryResult] | None = st.session_state.get("cypher_answer")
        if asked is not None:
            held = _run(context, recipe, asked)
            st.session_state["cypher_answer"] = held
        current = (recipe.cypher if recipe else state.cypher or _EXAMPLE, state.parameters)
        if held is not None and held[0] == (asked or current):
            show_answer(context, held[1])
    with schema:
        show_schema(texts)


def _chosen(context: Context) -> CookbookQuery | None:
    """The query of the cookbook that the address names; the field changes it."""
    state, texts = context.state, context.texts
    known = {each.name: each for each in list_queries()}
    recipe = find_query(state.recipe) if state.recipe else None
    if state.recipe and recipe is None:
        st.info(plain(texts("cypher.unknown", name=state.recipe)), icon=":material/link_off:")

    def title(name: str) -> str:
        return str(getattr(known[name].title, texts.language))

    st.session_state["recipe"] = recipe.name if recipe else None
    st.selectbox(
        texts("cypher.cookbook"),
        sorted(known, key=lambda name: title(name).casefold()),
        index=None,
        key="recipe",
        format_func=title,
        placeholder=texts("cypher.own"),
        on_change=lambda: send(Filtered({"recipe": st.session_state["recipe"], "parameters": ()})),
    )
    return recipe


def _recipe(context: Context, recipe: CookbookQuery) -> Ran | None:
    """The question with a field for each parameter; what is to be run when the button was pressed."""
    state, texts = context.state, context.texts
    st.markdown(f"**{plain(getattr(recipe.question, texts.language))}**")
    given = _given(state.parameters)
    for name, parameter in recipe.parameters.items():
        held = given.get(name)
        label = texts.optional(f"parameter.{name}", name)
        hint = "" if parameter.example is None else texts("cypher.for_example", example=parameter.example)
        match parameter.type:
            case "name":
                _name_field(context, name, held, label)
            case "boolean":
                _widget(name, held == "true" if held is not None else bool(parameter.default))
                st.toggle(label, key=f"p-{name}", on_change=_said, args=(name,))
            case "integer" | "number":
                kind = int if parameter.type == "integer" else float
                _widget(name, _number(held, kind, parameter.default))
                st.number_input(label, key=f"p-{name}", step=kind(1), help=hint or None, on_change=_said, args=(name,))
            case _:
                default = parameter.default
                shown = ", ".join(map(str, default)) if isinstance(default, list) else str(default or "")
                _widget(name, held if held is not None else shown)
                st.text_input(label, key=f"p-{name}", placeholder=hint, max_chars=500, on_change=_said, args=(name,))
    with st.container(horizontal=True):
        run = st.button(texts("cypher.run"), type="primary", icon=":material/play_arrow:", key="run")
        st.button(
            texts("cypher.edit"),
            icon=":material/edit:",
            key="edit",
            on_click=send,
            args=(Filtered({"recipe": None, "cypher": recipe.cypher}),),
        )
    with st.expander(texts("cypher.as_cypher")):
        st.code(recipe.cypher, language="cypher", wrap_lines=True)
    return (recipe.cypher, state.parameters) if run else None


def _own_text(context: Context) -> Ran | None:
    """A field for Cypher with one for each ``$name`` in it; what is to be run when the button was pressed."""
    state, texts = context.state, context.texts
    with st.form("cypher_form", border=False):
        written = st.text_area(
            texts("cypher.query"),
            value=state.cypher or _EXAMPLE,
            height=200,
            key=f"cypher-{hash(state.cypher)}",
        )
        given = _given(state.parameters)
        pairs = []
        for name in parameter_names(state.cypher):
            said = st.text_input(
                f"${name}", given.get(name, ""), key=f"own-{name}-{hash(state.parameters)}", help=texts("cypher.json")
            )
            pairs.append(f"{name}={said}")
        run = st.form_submit_button(texts("cypher.run"), type="primary", icon=":material/play_arrow:")
    text = written.strip()
    if not run or not text:
        return None
    send(Filtered({"cypher": text, "parameters": tuple(pairs)}))
    if set(parameter_names(text)) - set(parameter_names(state.cypher)):
        st.rerun()  # the new text asks for values: their fields come first
    return text, tuple(pairs)


def _name_field(context: Context, name: str, held: str | None, label: str) -> None:
    store, texts = context.store, context.texts
    names = queries.names_of(store, [held]) if held else {}
    typeahead(
        f"p_{name}",
        texts,
        lambda text: suggest(store, cached.spelling, text, texts, passages=False),
        label=label,
        value=names.get(held or "", held or ""),
        show_label=True,
        picked=lambda own: _set(name, own),
        submitted=lambda text: _set(name, text.strip()),
    )


def _widget(name: str, value: Any) -> None:
    """The field shows what the address says."""
    st.session_state[f"p-{name}"] = value


def _said(name: str) -> None:
    value = st.session_state[f"p-{name}"]
    _set(name, "" if value is None else str(value).lower() if isinstance(value, bool) else str(value))


def _set(name: str, value: str) -> None:
    given = _given(current_state().parameters)
    given[name] = value
    send(Filtered({"parameters": tuple(f"{own}={said}" for own, said in given.items() if said)}))


def _given(pairs: tuple[str, ...]) -> dict[str, str]:
    return {name: value for name, _, value in (pair.partition("=") for pair in pairs) if name}


def _number(held: str | None, kind: type[int] | type[float], default: Any) -> Any:
    try:
        return kind(held) if held else default
    except ValueError:
        return default


def _run(context: Context, recipe: CookbookQuery | None, asked: Ran) -> tuple[Ran, QueryResult] | None:
    texts, (cypher, pairs) = context.texts, asked
    try:
        values = parameter_values(recipe, pairs)
        result = context.store.query(cypher, values, max_rows=MOST_ROWS)
    except QueryError as error:
        st.error(texts("cypher.refused", why=""), icon=":material/block:")
        st.code(str(error), language=None, wrap_lines=True)
        return None
    if recipe and not result.rows:
        for name, near in unknown_names(context.store, recipe, values).items():
            said = texts("cypher.no_name", name=values[name])
            st.info(plain(f"{said} {texts('cypher.near', names=', '.join(near)) if near else ''}"))
    return asked, result
