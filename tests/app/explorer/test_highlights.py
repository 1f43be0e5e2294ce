"""Which words of a quote are marked, and nothing of it read as HTML."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nysta.app.explorer.highlights import highlights, marked_html
from nysta.graph.evidence import EdgeEvidence
from nysta.graph.model import Edge, Node

NODES = {
    "a": Node("a", "Organisation", {"name": "Göteborgs Stad", "aliases": ["Staden", "GBG"]}),
    "b": Node("b", "Organisation", {"name": "Gryning Vård"}),
}
OWNS = Edge("k", "OWNS", "a", "b", "Organisation", "Organisation", {"share": 12.5})
PAYS = replace(OWNS, type="FUNDS", properties={"amount_text": "7 500", "amount_sek": 7_500_000})


def marked(quote: EdgeEvidence, edge: Edge, mentions: dict[str, list[tuple[int, int]]] | None = None) -> list[str]:
    spans = highlights(quote, edge, NODES, mentions or {})
    return [f"{role}: {quote.quote[start:end]}" for start, end, role in spans]


@pytest.mark.parametrize(
    ("text", "edge", "expected"),
    [
        (
            "Göteborgs  Stad äger 12,5 procent av Gryning Vård.",
            OWNS,
            ["source: Göteborgs  Stad", "figure: 12,5 procent", "target: Gryning Vård"],
        ),
        ("Stadens andel i Gryning Vård är 112,5 %.", OWNS, ["source: Stadens", "target: Gryning Vård"]),
        ("GBG 7 500 7 500 17 500", PAYS, ["source: GBG", "figure: 7 500", "figure: 7 500"]),
        ("stadsdelen och vården", OWNS, []),
    ],
)
def test_names_and_figures_are_marked(text: str, edge: Edge, expected: list[str]) -> None:
    assert marked(EdgeEvidence(text), edge) == expected


def test_the_document_s_own_mentions_mark_what_no_name_does() -> None:
    quote = EdgeEvidence("Förbundet äger bolaget.", start=100, end=123)
    assert marked(quote, OWNS, {"a": [(100, 109)], "b": [(115, 122), (300, 310)]}) == [
        "source: Förbundet",
        "target: bolaget",
    ]
    assert marked(replace(quote, end=130), OWNS, {"a": [(100, 109)]}) == []


@given(st.text(alphabet='<>&"Göteborgs Stad\u202e 12,5%', max_size=60))
def test_a_marked_quote_is_the_quote(text: str) -> None:
    spans = highlights(EdgeEvidence(text), OWNS, NODES, {})
    html = marked_html(text, spans)
    plain = html.replace("</mark>", "")
    for role in ("source", "target", "figure"):
        plain = plain.replace(f'<mark class="{role}">', "")
    assert "<" not in plain
    for entity, sign in (("&lt;", "<"), ("&gt;", ">"), ("&quot;", '"'), ("&#x27;", "'"), ("&amp;", "&")):
        plain = plain.replace(entity, sign)
    assert plain == text
