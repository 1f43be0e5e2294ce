"""The review queue: one question at a time, what changes most first, answered by buttons or single keys."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import streamlit as st

from nysta.app.explorer import amounts, cached, connection, queries, wording
from nysta.app.explorer.address import ViewState
from nysta.app.explorer.components.keys import hear_keys
from nysta.app.explorer.events import Filtered, SourceOpened
from nysta.app.explorer.evidence import evidence_html
from nysta.app.explorer.judging import judge, judge_edge, judge_pair, last_decision, question_of, take_back
from nysta.app.explorer.plain import plain
from nysta.app.explorer.session import Context, send
from nysta.app.explorer.texts import Texts
from nysta.app.explorer.views.entity import card_button, decided_line, facts_of
from nysta.app.explorer.views.refusal import attempt
from nysta.app.explorer.views.sources import relation_rows
from nysta.graph.judgements import Judgement, JudgementError
from nysta.graph.model import Node
from nysta.graph.questions import Question
from nysta.graph.store_rows import fetch_nodes
from nysta.graph.workspace import Workspace

_AHEAD = 12  # questions in the list beside
_EXAMPLES = 4  # relations of an entity that may be another
_KEYS = {"j": "next", "ArrowDown": "next", "k": "back", "ArrowUp": "back", "s": "skip", "u": "undo"}
_ANSWERS = {"confirm": ("c",), "reject": ("r",), "merge": ("m",)}
_ICONS = {"confirm": ":material/check:", "reject": ":material/close:", "merge": ":material/merge:"}


def show(context: Context) -> None:
    """The page."""
    texts, place = context.texts, connection.settings()
    workspace = Workspace(place.home)
    if not workspace.graph_paths():
        st.info(texts("review.no_files"), icon=":material/inbox:")
        return
    everything = cached.questions(context.store)
    waiting = _in_order([each for each in everything if not each.answered])
    _act(context, waiting)
    who = judge()
    _progress(everything, waiting, texts)
    if who is None:
        st.caption(texts("judge.read_only"))
    elif workspace.busy():
        st.warning(texts("review.busy"), icon=":material/hourglass:")
    if not waiting:
        st.success(texts("review.done"), icon=":material/done_all:")
        _undo(who, texts)
        return
    current = _current(context.state, waiting)
    if current is None:
        st.info(texts("review.gone"), icon=":material/link_off:")
        current = waiting[0]
    with st.container(key="side_by_side"):
        left, right = st.columns([5, 3], gap="large")
    with left:
        _card(context, current, who)
        _undo(who, texts)
    with right:
        _list(context, waiting, current)
    answers = [key for answer in _answers(current) for key in _ANSWERS[answer]] if who else []
    moves = [key for key, name in _KEYS.items() if who or name in ("next", "back")]
    hear_keys([*answers, *moves], lambda key: _ask(_KEYS.get(key) or _named(key)))


def _answers(question: Question) -> tuple[str, ...]:
    return ("confirm", "reject") if question.edge else ("merge", "reject")


def _named(key: str) -> str:
    return next(answer for answer, keys in _ANSWERS.items() if key in keys)


def _ask(action: str) -> None:
    """Remember what was pressed; the page does it when it runs again, where it can say why it cannot."""
    st.session_state["review_action"] = action


def _in_order(questions: Sequence[Question]) -> list[Question]:
    """What was skipped comes last."""
    skipped: set[str] = st.session_state.setdefault("review_skipped", set())
    return sorted(questions, key=lambda each: each.id in skipped)


def _current(state: ViewState, waiting: Sequence[Question]) -> Question | None:
    if state.question is None:
        return waiting[0]
    return next((each for each in waiting if each.id == state.question), None)


def _act(context: Context, waiting: Sequence[Question]) -> None:
    action = st.session_state.pop("review_action", None)
    if action is None:
        return
    who = judge()
    if action == "undo":
        if who:
            _take_back(context, who)
        return
    if not waiting:
        return
    current = _current(context.state, waiting) or waiting[0]
    at = waiting.index(current)
    step = -1 if action == "back" else 1
    following = waiting[(at + step) % len(waiting)].id
    if action in ("next", "back"):
        _go_to(following)
    if who is None:
        return
    if action == "skip":
        st.session_state["review_skipped"].add(current.id)
        _go_to(following if following != current.id else None)
    if action in _answers(current) and attempt(lambda: _answer(context, current, action, who), context.texts):
        st.session_state["review_why"] = ""  # the reason was for this one
        _go_to(following if following != current.id else None)


def _go_to(question: str | None) -> None:
    send(Filtered({"question": question}))
    st.rerun()


def _answer(context: Context, question: Question, action: str, who: str) -> None:
    place, why = connection.settings(), str(st.session_state.get("review_why") or "")
    if question.edge is not None:
        judge_edge(place, context.store, question.edge, action, who=who, why=why)  # type: ignore[arg-type]
    else:
        gone, stays = _pair(question)
        judge_pair(place, context.store, "merge" if action == "merge" else "split", gone.id, stays.id, who=who, why=why)


def _take_back(context: Context, who: str) -> None:
    place = connection.settings()
    before: Judgement | None = None

    def change() -> None:
        nonlocal before
        before = last_decision(place, who)
        if before is not None:
            take_back(place, context.store, before, who=who)

    if attempt(change, context.texts) and before is not None:
        _go_to(question_of(before))


def _progress(everything: Sequence[Question], waiting: Sequence[Question], texts: Texts) -> None:
    total, left = len(everything), len(waiting)
    said = texts("review.progress", n=total - left, total=total)
    st.progress((total - left) / total if total else 1.0, text=said)


def _card(context: Context, question: Question, who: str | None) -> None:
    texts = context.texts
    with st.container(border=True, key="question"):
        if question.edge is not None:
            _relation(context, question)
        else:
            _merge(context, question)
        st.caption(plain(_stake(question, texts)))
        if who is None:
            return
        with st.container(horizontal=True, key="answers"):
            for answer in _answers(question):
                kind = "apart" if answer == "reject" and question.edge is None else answer
                st.button(
                    texts("review.with_key", words=texts(f"review.{kind}"), key=_ANSWERS[answer][0].upper()),
                    key=f"answer-{answer}",
                    icon=_ICONS[answer],
                    type="primary" if answer != "reject" else "secondary",
                    on_click=_ask,
                    args=(answer,),
                )
            st.button(
                texts("review.with_key", words=texts("review.skip"), key="S"),
                key="answer-skip",
                icon=":material/skip_next:",
                on_click=_ask,
                args=("skip",),
            )
        st.text_input(texts("judge.why"), key="review_why", max_chars=1_000)


def _relation(context: Context, question: Question) -> None:
    texts, edge = context.texts, question.edge
    assert edge is not None
    names = queries.names_of(context.store, [edge.source, edge.target])
    rows = relation_rows(context, [edge], names)
    st.markdown(f"##### {plain(wording.sentence(edge, names, texts) + wording.dated(edge, texts))}")
    with st.container(key="question_evidence"):
        st.html(evidence_html(rows, texts))
    with st.container(horizontal=True):
        st.button(
            texts("source.open"),
            key="question-source",
            icon=":material/menu_book:",
            type="tertiary",
            on_click=send,
            args=(SourceOpened(edge.key),),
        )
        for end in dict.fromkeys((edge.source, edge.target)):
            card_button(end, names.get(end, end), texts, key=f"question-{end}")


def _merge(context: Context, question: Question) -> None:
    texts = context.texts
    gone, stays = _pair(question)
    st.markdown(f"##### {texts('review.same')}")
    for column, node, words in zip(st.columns(2), (gone, stays), ("review.gone_id", "review.stays"), strict=True):
        with column:
            card_button(node.id, wording.name(node), texts, key=f"question-{node.id}")
            st.caption(plain(facts_of(node, texts)))
            _examples(context, node)
            st.caption(texts(words))


def _examples(context: Context, node: Node) -> None:
    texts = context.texts
    edges = queries.relations_of_entity(context.store, node.id, most=_EXAMPLES)
    if not edges:
        st.caption(texts("evidence.none"))
        return
    ends = dict.fromkeys(end for edge in edges for end in (edge.source, edge.target))
    names = {each.id: wording.name(each) for each in fetch_nodes(context.store, ends)}
    st.html(evidence_html(relation_rows(context, edges, names), texts))


def _pair(question: Question) -> tuple[Node, Node]:
    """The one that goes and the one whose id stays: of two, the one that the gazetteer knows."""
    assert question.proposal is not None
    one, other = question.proposal.entity, question.proposal.other
    return (other, one) if one.properties.get("identifiers") else (one, other)


def _stake(question: Question, texts: Texts) -> str:
    stake = question.stake
    said = []
    if stake.kronor:
        said.append(amounts.kronor(stake.kronor, texts.language))
    if stake.relations:
        said.append(texts("review.relations", n=amounts.number(stake.relations, texts.language)))
    if stake.chains:
        said.append(texts("review.chains", n=amounts.number(stake.chains, texts.language)))
    return texts("review.stake", what=", ".join(said)) if said else texts("review.no_stake")


def _list(context: Context, waiting: Sequence[Question], current: Question) -> None:
    texts = context.texts
    at = waiting.index(current)
    first = max(0, min(at - 2, len(waiting) - _AHEAD))
    shown = waiting[first : first + _AHEAD]
    ids = {end for each in shown if each.edge for end in (each.edge.source, each.edge.target)}
    names = queries.names_of(context.store, sorted(ids))
    st.markdown(f"**{texts('review.queue')}**", help=texts("review.queue_help"))
    with st.container(gap=None, key="queue"):
        for number, each in enumerate(shown, first + 1):
            st.button(
                f"{number}. {plain(_short(each, names, texts))}",
                key=f"queue-{each.id}",
                type="tertiary",
                icon=":material/chevron_right:" if each is current else ":material/remove:",
                on_click=send,
                args=(Filtered({"question": each.id}),),
            )
    st.caption(texts("review.keys"))


def _short(question: Question, names: Mapping[str, str], texts: Texts) -> str:
    if question.edge is not None:
        return wording.sentence(question.edge, names, texts) + wording.dated(question.edge, texts)
    assert question.proposal is not None
    one, other = question.proposal.said
    return texts("review.pair", one=one, other=other)


def _undo(who: str | None, texts: Texts) -> None:
    if who is None:
        return
    try:
        before = last_decision(connection.settings(), who)
    except JudgementError as error:
        st.warning(texts("judge.refused"))
        st.code(str(error), language=None, wrap_lines=True)
        return
    if before is None:
        return
    with st.container(horizontal=True, vertical_alignment="center", key="undo"):
        st.button(
            texts("review.with_key", words=texts("review.undo"), key="U"),
            key="answer-undo",
            icon=":material/undo:",
            type="tertiary",
            on_click=_ask,
            args=("undo",),
        )
        st.caption(plain(decided_line(before, texts)))
