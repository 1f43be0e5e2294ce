"""The review queue on the page: its order, each answer, and taking the last one back."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
import streamlit as st
from streamlit.testing.v1 import AppTest

import nysta.app.explorer
from nysta.app.explorer import judging
from nysta.extract.graph_file import Entity, Evidence, GraphFile, Passage, Relation
from nysta.graph.stores import open_store
from nysta.graph.workspace import Workspace

MAIN = Path(nysta.app.explorer.__file__).with_name("main.py")
NASTY = 'Kust <script>alert("1")</script> & **Co** {x} "onclick=\u202e'
ENDS = {
    "organisation/åsbygdens-framtid": "Åsbygdens framtid",
    "organisation/kulturföreningen-linjen": "Kulturföreningen Linjen",
    "organisation/kulturförening-linjen": "Kulturförening Linjen",
    "organisation/norrskog-energi": "Norrskog Energi",
    "organisation/kust": NASTY,
}
TOWN, LINE, OTHER_LINE, FIRM, COAST = ENDS
SENTENCES = [  # type, source, target, confidence, kronor, words
    ("FUNDS", TOWN, LINE, 0.55, 9_000_000, "Åsbygdens framtid gav Kulturföreningen Linjen 9 mnkr."),
    ("FUNDS", TOWN, OTHER_LINE, 0.95, 80_000, "Åsbygdens framtid gav Kulturförening Linjen 80 tkr."),
    ("MEMBER_OF", COAST, TOWN, 0.58, None, f"{NASTY} är medlem i Åsbygdens framtid."),
    ("OWNS", TOWN, FIRM, 0.95, None, "Åsbygdens framtid äger Norrskog Energi."),
]


def reports() -> GraphFile:
    """A document with sure and unsure statements, and two names that look alike."""
    relations, passages, at = [], [], 0
    for line, (kind, source, target, confidence, kronor, words) in enumerate(SENTENCES, 1):
        end = at + len(words)
        money = {"amount_sek": kronor, "amount_text": "x", "year": 2023, "basis": "outcome"} if kronor else {}
        evidence = Evidence(line=line, start=at, end=end, quote=words)
        relations.append(
            Relation(type=kind, source=source, target=target, confidence=confidence, rule="sentence/verb",  # type: ignore[arg-type]
                     evidence=[evidence], **money)  # type: ignore[arg-type]
        )  # fmt: skip
        passages.append(Passage(start=at, end=end, line=line, text=words, search_text=words))
        at = end + 1
    entities = [Entity(id=own, label="Organisation", kind="förening", name=name) for own, name in ENDS.items()]
    return GraphFile(
        document="bok.txt", id="bok-txt-00000000", sha256="0" * 64, path="bok.txt", title=NASTY, issuer=TOWN, year=2023,
        words=40, extractor="nysta test", entities=entities, relations=relations, passages=passages,
    )  # fmt: skip


@pytest.fixture
def home(tmp_path: Path, use_store: Callable[[Path], None], monkeypatch: pytest.MonkeyPatch) -> Path:
    """A workspace to decide on, by Ada, on this machine alone."""
    st.cache_data.clear()
    st.cache_resource.clear()
    workspace = Workspace(tmp_path)
    workspace.graphs.mkdir()
    (workspace.graphs / "bok-txt-00000000.json").write_text(reports().to_json(), encoding="utf-8")
    open_store(workspace.store_uri).load(workspace.merged())
    use_store(tmp_path)
    monkeypatch.setattr(judging, "is_local", lambda address: True)
    monkeypatch.setenv("NYSTA_USER", "Ada")
    return tmp_path


def page(**query: str) -> AppTest:
    app = AppTest.from_file(str(MAIN), default_timeout=30)
    for name, value in ({"view": "review"} | query).items():
        app.query_params[name] = value
    app.run()
    assert not app.exception, app.exception
    return app


def press(app: AppTest, answer: str) -> AppTest:
    app.button(key=f"answer-{answer}").click().run()
    assert not app.exception, app.exception
    return app


def heading(app: AppTest) -> str:
    return next(part.value for part in app.markdown if part.value.startswith("#####")).replace("\\", "")


def progress(app: AppTest) -> str:
    return str(app.get("progress")[0].proto.text)


def actions(home: Path) -> list[tuple[str, str]]:
    return [(each.action, each.who) for each in Workspace(home).read_judgements()]


def test_what_changes_most_comes_first(home: Path) -> None:
    app = page()
    assert (
        heading(app)
        .replace("\u00a0", " ")
        .startswith("##### Åsbygdens framtid finansierar Kulturföreningen Linjen, 9 000 tkr")
    )
    assert progress(app) == "0 av 3 avgjorda"
    assert "Beslutet rör 9 000 tkr" in "".join(part.value for part in app.caption).replace("\\", "").replace(
        "\xa0", " "
    )


def test_confirm_then_reject_then_nothing_unsure_is_left_but_the_pair(home: Path) -> None:
    app = press(page(), "confirm")
    assert progress(app) == "1 av 3 avgjorda"
    while "Är de här samma" in heading(app):
        press(app, "skip")
    press(app, "reject")
    assert actions(home) == [("confirm", "Ada"), ("reject", "Ada")]
    app = page()
    assert "Är de här samma" in heading(app)
    assert progress(app) == "2 av 3 avgjorda"


def test_the_last_decision_can_be_taken_back_again_and_again(home: Path) -> None:
    app = press(press(page(), "reject"), "undo")
    assert progress(app) == "0 av 3 avgjorda"
    assert "9 000 tkr" in heading(app).replace("\u00a0", " "), "the page shows what is open again"
    assert actions(home) == [("reject", "Ada"), ("withdraw", "Ada")]
    assert "answer-undo" not in [button.key for button in app.button]


def pair() -> str:
    return "|".join(sorted((LINE, OTHER_LINE)))


def test_two_names_become_one(home: Path) -> None:
    press(page(question=pair()), "merge")
    names = open_store(f"embedded:{home / 'nysta.kgl'}").query("MATCH (n:Organisation) RETURN n.name AS name").rows
    assert len(names) == 4
    app = press(page(), "undo")
    assert "Är de här samma" in heading(app)


def test_two_names_stay_two_and_are_not_asked_about_again(home: Path) -> None:
    press(page(question=pair()), "reject")
    assert actions(home) == [("split", "Ada")]
    assert progress(page()) == "0 av 2 avgjorda"


def test_an_answer_goes_on_to_the_next_in_the_address(home: Path) -> None:
    app = press(page(), "confirm")
    [question] = [app.query_params["question"]]
    assert question
    assert "är redan avgjord" in "".join(part.value for part in page(question="finns-inte").info)


def test_a_reason_goes_with_the_decision(home: Path) -> None:
    app = page()
    app.text_input(key="review_why").input("står i avtalet")
    press(app, "confirm")
    assert [each.why for each in Workspace(home).read_judgements()] == ["står i avtalet"]


def test_while_a_run_goes_on_nothing_is_saved(home: Path) -> None:
    app = page()
    with Workspace(home).writing():
        press(app, "confirm")
        assert "En körning pågår" in "".join(part.value for part in app.warning)
    assert actions(home) == []


def test_words_from_documents_stay_words(home: Path) -> None:
    app = page()
    while "Kust" not in heading(app):
        press(app, "skip")
    assert "\\<script\\>" in next(part.value for part in app.markdown if part.value.startswith("#####"))
    for html in (element.proto.body for element in app.get("html")):
        assert "<script" not in html


def test_without_graph_files_there_is_nothing_to_decide(home: Path) -> None:
    for path in Workspace(home).graph_paths():
        path.unlink()
    assert "inget att avgöra" in "".join(part.value for part in page().info)


def test_a_broken_graph_file_is_named(home: Path) -> None:
    next(iter(Workspace(home).graph_paths())).write_text("{", encoding="utf-8")
    app = page()
    assert "Arbetsmappen är inte i ordning" in "".join(part.value for part in app.warning)
    assert "bok-txt-00000000.json" in "".join(part.value for part in app.code)
