"""The documents view: what each gave, corrections, removal, and that a page open to others changes nothing."""

from __future__ import annotations

import shutil
import time
from collections.abc import Callable
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

import nysta.app.explorer
from nysta.app.explorer import judging, reading
from nysta.app.explorer.connection import settings
from nysta.app.explorer.corrections import Correction, correction_of
from nysta.app.explorer.document_changes import correct_document, remove_document
from nysta.app.explorer.documents import documents
from nysta.app.explorer.judging import ForeignStoreError
from nysta.app.explorer.uploads import keep_upload
from nysta.app.places import reload_store
from nysta.extract.batch import extract_paths
from nysta.graph.model import GraphStore, MergedGraph
from nysta.graph.stores import open_store
from nysta.graph.workspace import Workspace, WorkspaceError

pytestmark = pytest.mark.usefixtures("fresh_caches")
MAIN = Path(nysta.app.explorer.__file__).with_name("main.py")
NAME = "protokoll.txt"
TEXT = "Styrelseprotokoll 2024\n\nKustbygdens kommunalförbund äger 60 procent av Gryning Vård AB.\n"


@pytest.fixture
def home(region_home: Path, tmp_path: Path, use_store: Callable[[Path], None]) -> Path:
    """The region's workspace with an upload that was read."""
    own = tmp_path / "nysta-data"
    shutil.copytree(region_home, own)
    use_store(own)
    workspace = Workspace(own)
    kept = keep_upload(workspace.uploads, NAME, TEXT.encode())
    assert [each.state for each in extract_paths([kept.path], workspace.graphs, texts=workspace.text)] == ["done"]
    reload_store(workspace, settings().uri)
    return own


@pytest.fixture
def allowed(monkeypatch: pytest.MonkeyPatch) -> None:
    """The page is open to this machine alone."""
    monkeypatch.setattr(judging, "is_local", lambda address: True)
    monkeypatch.setenv("NYSTA_USER", "Ada")


def opened_store(home: Path) -> GraphStore:
    return open_store(f"embedded:{home / 'nysta.kgl'}", read_only=True)


def uploaded(home: Path) -> str:
    [own] = [row.id for row in documents(opened_store(home)) if row.path == NAME]
    return own


def page(**query: str) -> AppTest:
    app = AppTest.from_file(str(MAIN), default_timeout=30)
    for name, value in ({"view": "documents"} | query).items():
        app.query_params[name] = value
    app.run()
    assert not app.exception, app.exception
    return app


def words(app: AppTest) -> str:
    parts = [*app.markdown, *app.caption, *app.info, *app.warning, *app.error, *app.code]
    return "\n".join([*(part.value for part in parts), *(element.proto.body for element in app.get("html"))])


def ended(home: Path) -> None:
    for _ in range(1200):
        seen = reading.progress(home)
        if seen is not None and not seen.going:
            assert (seen.stage, seen.fault) == ("done", "")
            return
        time.sleep(0.1)
    raise AssertionError("the run does not end")


def test_what_a_document_gave(home: Path, allowed: None) -> None:
    app = page(document=uploaded(home))
    gave = next(table.value for table in app.dataframe if "Varav bara här" in table.value)
    assert gave[["Relation", "Antal"]].to_numpy().tolist() == [["Äger", 1]]
    assert "Inget hoppades över." in words(app)
    assert "Kustbygdens kommunalförbund" in words(app)


def test_an_unknown_document_in_a_link(home: Path) -> None:
    assert "Dokumentet som länken pekar på" in words(page(document="finns-inte"))


def test_a_correction_is_written_and_read(home: Path, allowed: None) -> None:
    app = page(document=uploaded(home))
    next(field for field in app.text_input if field.label == "Titel").input("Protokoll från mars")
    next(field for field in app.number_input if field.label == "År").set_value(2023)
    next(button for button in app.button if button.label == "Spara och läs om").click().run()
    assert not app.exception
    ended(home)
    assert correction_of(home / "uploads", NAME) == Correction(title="Protokoll från mars", year="2023")
    [row] = [row for row in documents(opened_store(home)) if row.path == NAME]
    assert (row.title, row.year) == ("Protokoll från mars", 2023)


def test_a_removed_document_leaves_nothing(home: Path, allowed: None) -> None:
    own = uploaded(home)
    (home / "uploads" / "förbund-2024.txt").write_text("en annan fil med samma namn", encoding="utf-8")
    app = page(document=own)
    app.button(key="remove").click().run()
    assert not app.exception
    assert own not in [row.id for row in documents(opened_store(home))]
    assert not [path for path in home.rglob("*") if "protokoll" in path.name]
    store = opened_store(home)
    assert store.query("MATCH (n {name: 'Kustbygdens kommunalförbund'}) RETURN n.id AS id").rows == ()
    [other] = [row.id for row in documents(store) if row.path == "förbund-2024.txt"]
    remove_document(settings(), store, other)
    assert (home / "uploads" / "förbund-2024.txt").exists(), "an upload of the same name is another file"


def test_nothing_changes_while_a_run_goes_on(home: Path) -> None:
    store = opened_store(home)
    [row] = [row for row in documents(store) if row.path == NAME]
    with Workspace(home).writing():
        with pytest.raises(WorkspaceError):
            remove_document(settings(), store, row.id)
        with pytest.raises(WorkspaceError):
            correct_document(settings(), store, home / "uploads", row, Correction(title="x"))
    assert correction_of(home / "uploads", NAME) == Correction()
    assert uploaded(home) == row.id


def test_a_run_elsewhere_is_told_of(home: Path, allowed: None) -> None:
    with Workspace(home).writing():
        assert "startad någon annanstans" in words(page())
        assert not page().get("file_uploader")


def test_a_graph_of_another_workspace_is_not_touched(home: Path) -> None:
    own = uploaded(home)
    next(path for path in Workspace(home).graph_paths() if path.stem != own).unlink()
    before = opened_store(home).counts()
    with pytest.raises(ForeignStoreError):
        remove_document(settings(), opened_store(home), own)
    assert opened_store(home).counts() == before


def test_uploaded_files_that_were_not_read(home: Path, allowed: None) -> None:
    (home / "uploads" / "falsk.pdf").write_text("ingen pdf", encoding="utf-8")
    app = page()
    assert "falsk" in words(app)
    app.button(key="again-falsk.pdf").click().run()
    ended(home)
    app = page()
    assert "falsk.pdf" in " ".join(" ".join(table.value.to_string().split()) for table in app.dataframe)
    app.button(key="delete-falsk.pdf").click().run()
    assert not (home / "uploads" / "falsk.pdf").exists()


@pytest.mark.parametrize("view", ["documents", "review", "network", "cypher"])
def test_a_page_open_to_others_offers_no_change(home: Path, view: str) -> None:
    (home / "uploads" / "falsk.pdf").write_text("ingen pdf", encoding="utf-8")
    query = {"document": uploaded(home), "about": "organisation/gr", "focus": "organisation/gr"}
    app = page(**(query | {"view": view}))
    assert "går det bara att läsa" in words(app)
    assert not app.get("file_uploader")
    offered = {button.label for button in app.button} | {str(button.key) for button in app.button}
    changing = ("Ta bort", "Läs in", "Spara", "Slå ihop", "Bekräfta", "Underkänn", "Samma", "answer-", "Ångra")
    assert not [each for each in offered if any(word in each for word in changing)]


def test_a_page_open_to_others_does_nothing_when_asked_all_the_same(home: Path) -> None:
    before = sorted((path, path.stat().st_mtime_ns) for path in home.rglob("*") if path.name != "run.lock")
    for action in ("confirm", "reject", "merge", "undo", "skip"):
        app = AppTest.from_file(str(MAIN), default_timeout=30)
        app.query_params["view"] = "review"
        app.session_state["review_action"] = action
        app.run()
        assert not app.exception
    assert before == sorted((path, path.stat().st_mtime_ns) for path in home.rglob("*") if path.name != "run.lock")


@pytest.mark.parametrize("made", [False, True])
def test_documents_can_be_brought_in_where_there_is_no_graph(
    tmp_path: Path, use_store: Callable[[Path], None], allowed: None, made: bool
) -> None:
    if made:
        open_store(f"embedded:{tmp_path / 'nysta.kgl'}").load(MergedGraph((), ()))
    use_store(tmp_path)
    assert page().get("file_uploader")
    start = page(view="start")
    next(button for button in start.button if button.label == "Ladda upp dokument").click().run()
    assert start.query_params["view"] in ("documents", ["documents"])
