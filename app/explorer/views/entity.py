"""The card of an entity, opened over the view: who it is, its report, and what people decide about it."""

from __future__ import annotations

import streamlit as st

from nysta.app.explorer import cached, connection, queries, wording
from nysta.app.explorer.components.dialog_focus import keep_focus
from nysta.app.explorer.components.typeahead import typeahead
from nysta.app.explorer.events import CardOpened, Focused, Followed
from nysta.app.explorer.judging import judge, judge_pair, judgements_of, note_on
from nysta.app.explorer.plain import plain
from nysta.app.explorer.report import report_name, report_page
from nysta.app.explorer.session import Context, send
from nysta.app.explorer.suggestions import suggest
from nysta.app.explorer.texts import Texts
from nysta.app.explorer.views import problem
from nysta.app.explorer.views.refusal import attempt
from nysta.graph.judgements import Judgement, JudgementError
from nysta.graph.model import Node
from nysta.graph.store_rows import fetch_nodes
from nysta.graph.workspace import Workspace

_FORMS = 12  # aliases and identifiers that are listed
# What else can be seen of an entity: words, icon, the relation it must have and which ways, and where that is shown.
_VIEWS = (
    ("card.money_from", ":material/payments:", "FUNDS", (True,), ("money", "funder")),
    ("card.money_to", ":material/savings:", "FUNDS", (False,), ("money", "recipient")),
    ("card.ownership", ":material/account_tree:", "OWNS", (True, False), ("ownership",)),
    ("card.coordination", ":material/diversity_3:", "COORDINATES", (True, False), ("coordination",)),
)


def card_button(entity: str, name: str, texts: Texts, *, key: str) -> None:
    """A button that opens the card of an entity."""
    st.button(
        plain(name),
        key=key,
        icon=":material/badge:",
        type="tertiary",
        help=texts("card.open"),
        on_click=send,
        args=(CardOpened(entity),),
    )


def show_card(context: Context) -> None:
    """The dialog for the entity whose card the address opens; nothing where it opens none."""
    entity = context.state.about
    if not entity or context.state.source:
        return
    opened = st.dialog(context.texts("card.title"), width="large", on_dismiss=lambda: send(CardOpened("")))
    opened(lambda: _inside(context, entity))()


def facts_of(node: Node, texts: Texts) -> str:
    """Kind, other names and identifiers on one line."""
    said = [wording.kind(node.label, node.properties.get("kind"), texts)]
    for name in ("aliases", "identifiers"):
        values = node.properties.get(name)
        if isinstance(values, list) and values:
            said.append(texts(f"entity.{name}", **{name: ", ".join(values[:_FORMS])}))
    return " · ".join(said)


def _inside(context: Context, entity: str) -> None:
    texts = context.texts
    found = fetch_nodes(context.store, [entity])
    if not found:
        problem.unknown(texts, entity)
        return
    node = found[0]
    name = wording.name(node)
    st.markdown(f"#### {plain(name)}")
    keep_focus()
    st.caption(plain(facts_of(node, texts)))
    workspace = Workspace(connection.settings().home)
    with st.container(horizontal=True, key="card_views"):
        st.button(texts("search.show"), icon=":material/hub:", on_click=send, args=(Focused(entity),))
        ties = queries.ties_of(context.store, entity)
        for words, icon, relation, outwards, there in _VIEWS:
            if any((relation, side) in ties for side in outwards):
                st.button(
                    texts(words),
                    key=f"card-{words}",
                    icon=icon,
                    on_click=send,
                    args=(Followed(entity, *there),),
                )
        if workspace.graph_paths():
            st.download_button(
                texts("card.report"),
                lambda: report_page(workspace, node.id, texts.language),
                file_name=report_name(name),
                mime="text/html",
                help=texts("card.report_help"),
                icon=":material/description:",
                on_click="ignore",
            )
    _decided(entity, texts)
    if judge() is None:
        st.caption(texts("judge.read_only"))
        return
    merging(context, node, key="card")
    _note(context, node)


def merging(context: Context, node: Node, *, key: str) -> None:
    """A field to choose which other entity ``node`` is, and the button that makes them one."""
    texts, store = context.texts, context.store
    place = f"{key}-into-{node.id}"
    with st.expander(plain(texts("merge.title", name=wording.name(node))), icon=":material/merge:", key=f"{key}-merge"):
        st.caption(plain(texts("merge.help", name=wording.name(node))))
        into = st.session_state.get(place)
        typeahead(
            f"{key}_merge_field",
            texts,
            lambda text: suggest(store, cached.spelling, text, texts, passages=False),
            label=texts("merge.into"),
            value=queries.names_of(store, [into]).get(into, into) if into else "",
            show_label=True,
            picked=lambda own: st.session_state.update({place: own}),
            submitted=lambda text: None if text else st.session_state.pop(place, None),
        )
        why = st.text_input(texts("judge.why"), key=f"{key}-merge-why", max_chars=1_000)
        if into is None:
            return
        if into == node.id:
            st.caption(texts("merge.itself"))
            return
        names = queries.names_of(store, [into])
        st.caption(plain(texts("merge.stays", name=names.get(into, into), gone=wording.name(node))))
        pressed = st.button(texts("merge.do"), type="primary", key=f"{key}-merge-do", icon=":material/merge:")
        who = judge()
        if (
            pressed
            and who
            and attempt(
                lambda: judge_pair(connection.settings(), store, "merge", node.id, into, who=who, why=why), texts
            )
        ):
            st.session_state.pop(place, None)
            st.toast(texts("judge.saved"), icon=":material/check:")
            send(CardOpened(into))
            st.rerun()


def decided_line(judgement: Judgement, texts: Texts) -> str:
    """One decision on one line: when, who, what, why."""
    said = texts.optional(f"judge.{judgement.action}", judgement.action)
    about = ""
    if judgement.relation is None:
        about = " ".join(part for part in (judgement.entity, judgement.into or judgement.name) if part)
    why = f": {judgement.why}" if judgement.why else ""
    return f"{judgement.when[:16].replace('T', ' ')} · {judgement.who} · {said} {about}".rstrip() + why


def _decided(entity: str, texts: Texts) -> None:
    try:
        for before in judgements_of(connection.settings(), entity):
            st.caption(plain(decided_line(before, texts)))
    except JudgementError as error:
        st.caption(plain(str(error)))


def _note(context: Context, node: Node) -> None:
    texts = context.texts
    with (
        st.expander(texts("judge.comment"), icon=":material/comment:", key="card-note"),
        st.form(f"note-{node.id}", border=False, clear_on_submit=True),
    ):
        words = st.text_input(texts("card.words"), max_chars=1_000)
        saved = st.form_submit_button(texts("judge.save"), type="primary")
    who = judge()
    if saved and who and attempt(lambda: note_on(connection.settings(), context.store, node.id, words, who=who), texts):
        st.toast(texts("judge.saved"), icon=":material/check:")
        st.rerun()
