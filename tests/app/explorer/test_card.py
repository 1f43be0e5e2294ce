"""The card of an entity: its report, merging, comments; and what the source dialog says beside its own quote."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
import streamlit as st
from streamlit.testing.v1 import AppTest

import nysta.app.explorer
from nysta.app.explorer import judging
from nysta.app.explorer.connection import settings
from nysta.app.explorer.judging import judge_pair, judgements_of, last_decision, note_on, take_back
from nysta.app.explorer.report import file_name, report_name, report_page
from nysta.graph.export import ExportError
from nysta.graph.judgements import JudgementError
from nysta.graph.model import GraphStore
from nysta.graph.stores import open_store
from nysta.graph.workspace import Workspace

MAIN = Path(nysta.app.explorer.__file__).with_name("main.py")
GR, OTHER = "organisation/gr", "organisation/sjuhärad"


@pytest.fixture
def home(region_home: Path, tmp_path: Path, use_store: Callable[[Path], None], monkeypatch: pytest.MonkeyPatch) -> Path:
    own = tmp_path / "nysta-data"
    shutil.copytree(region_home, own)
    use_store(own)
    st.cache_data.clear()
    st.cache_resource.clear()
    monkeypatch.setattr(judging, "is_local", lambda address: True)
    monkeypatch.setenv("NYSTA_USER", "Ada")
    return own


def opened_store(home: Path) -> GraphStore:
    return open_store(f"embedded:{home / 'nysta.kgl'}", read_only=True)


def page(**query: str) -> AppTest:
    app = AppTest.from_file(str(MAIN), default_timeout=30)
    for name, value in query.items():
        app.query_params[name] = value
    app.run()
    assert not app.exception, app.exception
    return app


def words(app: AppTest) -> str:
    html = [element.proto.body for element in app.get("html")]
    labels = [button.label for button in app.button]
    return "\n".join([*(part.value for part in (*app.markdown, *app.caption, *app.info, *app.warning)), *html, *labels])


def test_a_card_says_who_it_is(home: Path) -> None:
    app = page(about=GR)
    said = words(app).replace("\\", "")
    assert "#### Göteborgsregionen" in said
    assert "Kallas också: GR" in said
    assert "finns ingen nod" in words(page(about="organisation/finns-inte"))


def test_the_card_of_a_hostile_name(home: Path) -> None:
    said = words(page(about="organisation/kust"))
    assert "<script" not in said.replace("\\<script", "")
    assert "**Co**" not in said


@pytest.mark.parametrize("view", ["network", "ownership"])
def test_what_is_in_the_middle_has_a_button_to_its_card(home: Path, view: str) -> None:
    app = page(view=view, focus=GR)
    next(button for button in app.button if button.label == "Om Göteborgsregionen").click().run()
    assert app.query_params["about"] in (GR, [GR])


def test_the_report_is_one_page_with_the_money(home: Path) -> None:
    html = report_page(Workspace(home), GR, "sv").decode()
    assert "<title>Göteborgsregionen</title>" in html
    assert "43\u00a0355\u00a0tkr" in html
    assert "43,355\u00a0kSEK" in report_page(Workspace(home), GR, "en").decode()
    assert "http" not in html.replace("http-equiv", "")
    with pytest.raises(ExportError):
        report_page(Workspace(home), "organisation/finns-inte", "sv")
    assert report_name("Kust <script> & Co") == "kust-script-co.html"
    assert report_name("…") == "rapport.html"
    assert file_name(("Jämför", "Göteborgs Stad", "2023–2024"), "csv") == "jämför-göteborgs-stad-2023-2024.csv"
    assert file_name(("…",), "svg") == "nysta.svg"


def test_a_merge_and_back(home: Path) -> None:
    def name() -> list[str]:
        rows = opened_store(home).query(
            "MATCH (n:Organisation) WHERE n.id IN $ids RETURN n.id AS id", {"ids": [GR, OTHER]}
        )
        return sorted(row["id"] for row in rows.rows)

    with pytest.raises(JudgementError):
        judge_pair(settings(), opened_store(home), "merge", GR, GR, who="Ada", why="")
    judge_pair(settings(), opened_store(home), "merge", GR, OTHER, who="Ada", why="samma förbund")
    assert name() == [OTHER]
    assert [each.why for each in judgements_of(settings(), OTHER)] == ["samma förbund"]
    assert "samma förbund" in words(page(about=OTHER)).replace("\\", "")
    before = last_decision(settings(), "Ada")
    assert before is not None
    take_back(settings(), opened_store(home), before, who="Ada")
    assert name() == [GR, OTHER]
    assert last_decision(settings(), "Ada") is None


def test_a_comment_on_an_entity(home: Path) -> None:
    with pytest.raises(JudgementError):
        note_on(settings(), opened_store(home), GR, " ", who="Ada")
    app = page(about=GR)
    next(field for field in app.text_input if field.label == "Kommentar").input("bytte namn 2021")
    next(button for button in app.button if button.label == "Spara").click().run()
    assert not app.exception
    assert "bytte namn 2021" in words(page(about=GR))


def test_the_source_names_what_else_is_said_of_the_two(home: Path) -> None:
    store = opened_store(home)
    rows = store.query(
        "MATCH (:Organisation {id: 'organisation/göteborg'})-[r:FUNDS {year: 2024}]->() "
        "RETURN r.key AS key, r.basis AS b"
    ).rows
    keys = {row["b"]: row["key"] for row in rows}
    said = words(page(source=keys["outcome"])).replace("\\", "").replace("\u00a0", " ")
    assert "Annat som sägs om samma två" in said
    assert "43 mnkr (2024, budget) · gäller" in said
    assert "(2022" not in said


def test_a_card_closes_when_a_source_opens(home: Path) -> None:
    from nysta.app.explorer.address import ViewState
    from nysta.app.explorer.events import CardOpened, SourceOpened, WentTo, after

    opened = after(ViewState(source="k"), CardOpened(GR))
    assert (opened.about, opened.source) == (GR, None)
    assert after(opened, SourceOpened("k")).about is None
    assert after(opened, WentTo("money")).about is None


def test_a_card_leads_to_the_views_that_show_something_of_it(home: Path) -> None:
    app = page(view="network", focus=GR, about=GR)
    shown = {button.key for button in app.button if str(button.key).startswith("card-card.")}
    assert shown == {"card-card.money_to", "card-card.ownership", "card-card.coordination"}
    app.button(key="card-card.money_to").click().run()
    assert not app.exception, app.exception
    assert {name: app.query_params[name] for name in ("view", "recipient")} in (
        {"view": "money", "recipient": GR},
        {"view": ["money"], "recipient": [GR]},
    )
    assert "about" not in app.query_params
