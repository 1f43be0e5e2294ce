"""The drawing as SVG and as a page of its own: whole, safe, and without a network."""

from __future__ import annotations

import re
from typing import Any
from xml.etree import ElementTree

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nysta.app.explorer.canvas.drawing import Drawing, drawing
from nysta.app.explorer.canvas.picture import page, shape, svg
from nysta.app.explorer.network_component import parts, words
from nysta.app.explorer.texts import Texts
from nysta.graph.ego import EgoFilter, ego_network
from nysta.graph.model import GraphStore

SVG = "{http://www.w3.org/2000/svg}"


@pytest.fixture
def drawn(region_store: GraphStore) -> Drawing:
    ego = ego_network(region_store, ["organisation/gr"], steps=3, keep=EgoFilter(claims=True))
    return drawing(ego, Texts("sv"))


def test_the_svg_holds_every_node_arrow_and_sign(drawn: Drawing) -> None:
    tree = ElementTree.fromstring(svg(drawn, title="Nysta"))
    told = [title.text for title in tree.iter(f"{SVG}title")]
    assert told == ["Nysta", *(node["title"] for node in drawn.nodes)]
    strokes = [path for path in tree.iter(f"{SVG}path") if path.get("fill") == "none" and "Q" in path.get("d", "")]
    assert len(strokes) == len(drawn.edges)
    texts = ["".join(text.itertext()) for text in tree.iter(f"{SVG}text")]
    assert {item["text"] for item in drawn.legend} <= set(texts)
    assert any('<script>alert("1")' in text for text in texts), "a name is text, whatever it holds"


def test_everything_lies_inside_the_picture(drawn: Drawing) -> None:
    tree = ElementTree.fromstring(svg(drawn, title="x"))
    left, top, width, height = map(float, tree.attrib["viewBox"].split())
    for node in drawn.nodes:
        assert left < node["x"] < left + width
        assert top < node["y"] < top + height


@given(st.text(max_size=30), st.text(max_size=30))
def test_no_name_breaks_the_svg(label: str, title: str) -> None:
    node: dict[str, Any] = {"id": "a", "x": 0, "y": 0, "size": 10, "shape": "star", "color": "#123456"}
    named = Drawing([{**node, "label": label, "title": title}], [], [], ())
    ElementTree.fromstring(svg(named, title=title))


@pytest.mark.parametrize(
    ("name", "corners"), [("square", 4), ("diamond", 4), ("triangle", 3), ("hexagon", 6), ("star", 10)]
)
def test_shapes_have_their_corners(name: str, corners: int) -> None:
    assert len(re.findall("[ML]", shape(name, 0, 0, 10))) == corners


def test_the_page_is_whole_and_asks_nobody(drawn: Drawing) -> None:
    html = page(drawn, parts(), words(Texts("sv"), "n", "bild.png"), title="<Nysta>", table="<table></table>")
    assert "<title>&lt;Nysta&gt;</title>" in html
    assert "default-src 'none'" in html
    assert '<script>alert("1")' not in html
    assert not re.search(r'(?:src|href)="?https?:', html)
    assert html.count("</script>") == 1
