"""A search field that offers names while one types, as a Streamlit component."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from importlib import resources
from typing import Any

import streamlit as st

from nysta.app.explorer.suggestions import Suggestion
from nysta.app.explorer.texts import Texts

_HTML = """
<div class="nysta-typeahead">
  <label></label>
  <div class="field">
    <input type="text" role="combobox" aria-autocomplete="list" aria-expanded="false"
      autocomplete="off" autocapitalize="off" spellcheck="false" maxlength="200">
    <button type="button" class="clear" hidden>×</button>
  </div>
  <ul role="listbox" hidden></ul>
  <div class="status" role="status"></div>
</div>
"""
_FOLDER = resources.files("nysta.app.explorer.components")
_component = st.components.v2.component(
    "nysta_typeahead",
    html=_HTML,
    css=_FOLDER.joinpath("typeahead.css").read_text(encoding="utf-8"),
    js=_FOLDER.joinpath("typeahead.js").read_text(encoding="utf-8"),
)


def typeahead(
    key: str,
    texts: Texts,
    suggestions: Callable[[str], Sequence[Suggestion]],
    *,
    label: str,
    value: str,
    show_label: bool,
    picked: Callable[[str], None],
    submitted: Callable[[str], None],
) -> None:
    """A field with its list. Only this part of the page runs again while somebody types.

    Args:
        key: of the widget.
        texts: the words.
        suggestions: gives the lines for a text.
        label: what is searched for; also the hint inside the field.
        value: what stands in the field to begin with.
        show_label: put the label above the field (else only screen readers hear it).
        picked: told the id of the line that was chosen, before the page runs again.
        submitted: told the text when Enter is pressed without a line chosen, and "" when the field is emptied.
    """

    def event(name: str, then: Callable[[str], None]) -> None:
        said = _said(key, name)
        if said is not None:
            then(said)
            st.session_state[f"{key}_done"] = True

    @st.fragment
    def field() -> None:
        if st.session_state.pop(f"{key}_done", False):
            st.rerun()  # what was chosen changes the whole page
        typed = _said(key, "typed") or ""
        hits = [each.as_dict() for each in suggestions(typed)]
        _component(
            key=key,
            data={
                "typed": typed,
                "hits": hits,
                "value": value,
                "words": {
                    "label": label,
                    "show_label": show_label,
                    "hint": label,
                    "list": texts("search.list"),
                    "clear": texts("search.clear"),
                    "short": texts("search.short"),
                    "none": texts("search.nothing"),
                    "near": texts("search.near"),
                },
            },
            on_typed_change=lambda: None,
            on_picked_change=lambda: event("picked", picked),
            on_submitted_change=lambda: event("submitted", submitted),
        )

    field()


def _said(key: str, name: str) -> str | None:
    state: Any = st.session_state.get(key) or {}
    value = state.get(name)
    return value if isinstance(value, str) else None
