"""What a query can ask for: labels, relations and properties, beside the editor."""

from __future__ import annotations

from collections.abc import Mapping
from html import escape

import streamlit as st

from nysta.app.explorer.texts import Texts
from nysta.graph.ontology import Property, ontology

_HEIGHT = 690  # fills a window of 900 pixels


def show_schema(texts: Texts) -> None:
    """The schema, folded by label and relation."""
    known = ontology()
    parts = [f"<h6>{escape(texts('schema.labels'))}</h6>"]
    for name, label in known.labels.items():
        parts.append(_part(name, getattr(label, texts.language), known.properties_of_label(name)))
    parts.append(f"<h6>{escape(texts('schema.relations'))}</h6>")
    parts.append(_part("…", texts("schema.common"), known.relation_properties))
    for name, relation in known.relations.items():
        parts.append(_part(name, getattr(relation, texts.language), relation.properties))
    with st.container(height=_HEIGHT, key="schema"):
        st.markdown(f"**{texts('schema.title')}**", help=texts("schema.help"))
        st.html(f'<div class="nysta-schema">{"".join(parts)}</div>')


def _part(name: str, words: str, properties: Mapping[str, Property]) -> str:
    head = f"<code>{escape(name)}</code> {escape(words)}"
    listed = "".join(
        f'<li title="{escape(each.description)}"><code>{escape(own)}</code> {escape(each.type)}</li>'
        for own, each in properties.items()
        if not each.hidden
    )
    return f"<details><summary>{head}</summary><ul>{listed}</ul></details>" if listed else f"<p>{head}</p>"
