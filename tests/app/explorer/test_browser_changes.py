"""What people change, in a real browser: upload, correct, remove, decide by keys, ask; and read-only for others."""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from nysta.app.explorer.uploads import LIMIT_MB
from nysta.graph.workspace import Workspace

if TYPE_CHECKING:
    from playwright.sync_api import Locator, Page

Picture = Callable[["Page", str], None]
READY = '.stApp[data-test-script-state="notRunning"]'
PROTOCOL = (
    "Styrelseprotokoll 2024\n\nKustbygdens kommunalförbund äger 60 procent av Gryning Vård AB.\n"
    'Ale kommun är medlem i Kustbygdens kommunalförbund `ö` {x} <script>alert("1")</script> \u202e och växer.\n'
)


@pytest.fixture(scope="module")
def home(region_home: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A workspace to change, with one relation that is unsure."""
    own = tmp_path_factory.mktemp("changes") / "nysta-data"
    shutil.copytree(region_home, own)
    for path in Workspace(own).graph_paths():
        file = json.loads(path.read_bytes())
        for relation in file["relations"]:
            if relation["type"] in ("OWNS", "COLLABORATES_WITH"):
                relation["confidence"] = 0.55
        path.write_text(json.dumps(file, ensure_ascii=False), encoding="utf-8")
    return own


@pytest.fixture(scope="module")
def address(home: Path, serve: Callable[..., str]) -> str:
    """The explorer on it."""
    return serve(home)


@pytest.fixture
def page(page: Page) -> Page:
    """A page that waits as long as a reading of documents takes."""
    page.set_default_timeout(60_000)
    return page


def rest(page: Page) -> None:
    page.wait_for_selector(READY)
    page.wait_for_timeout(300)
    page.wait_for_selector(READY)


def sent(name: str, content: bytes) -> dict[str, object]:
    return {"name": name, "mimeType": "application/octet-stream", "buffer": content}


def heading(page: Page) -> Locator:
    return page.locator(".st-key-question h5")


def test_from_an_upload_to_its_removal(page: Page, address: str, home: Path, tmp_path: Path, picture: Picture) -> None:
    page.goto(f"{address}?view=documents")
    field = page.locator("input[type=file]")
    field.wait_for(state="attached")
    rest(page)
    said = page.locator('[data-testid="stFileUploaderDropzoneInstructions"] span')
    assert said.evaluate("element => getComputedStyle(element, '::after').content") == '"Släpp filer här"'
    assert said.evaluate("element => getComputedStyle(element).fontSize") == "0px"
    large = tmp_path / "stor.txt"
    with large.open("wb") as file:
        file.truncate(LIMIT_MB * 1024 * 1024 + 1)
    field.set_input_files(large)
    page.locator('[data-testid="stFileChip"][aria-invalid="true"]').wait_for()
    zone = page.locator('[data-testid="stFileUploaderDropzone"]')
    assert "större än 50 MB" in zone.evaluate("element => getComputedStyle(element, '::after').content")
    picture(page, "documents-too-large-sv")
    page.reload()
    field.wait_for(state="attached")
    rest(page)
    # The browser hands over names without folders; what a program hands over is cut on the server.
    page.locator("input[type=file]").set_input_files(
        [sent("../../utanför.txt", PROTOCOL.encode()), sent("bild.png", b"\x89PNG"), sent("falsk.pdf", b"text")]  # type: ignore[arg-type]
    )
    page.get_by_text("falsk.pdf").wait_for()
    page.get_by_role("button", name="Läs in").click()
    page.get_by_text("En körning pågår").wait_for()
    picture(page, "documents-running-sv")
    page.get_by_text("Senaste körningen är klar · 1 lästa · 1 gick inte att läsa").wait_for()
    page.get_by_text("bild.png: filer av den sorten läses inte.").wait_for()
    rest(page)
    picture(page, "documents-read-sv")
    assert sorted(path.name for path in (home / "uploads").iterdir()) == ["falsk.pdf", "utanför.txt"]
    assert not [path for path in home.parent.rglob("utanför.txt") if path.parent != home / "uploads"]

    [own] = [path.stem for path in (home / "graphs").glob("utanför*.json")]
    page.goto(f"{address}?view=documents&document={own}")
    page.get_by_role("heading", name="Styrelseprotokoll 2024").wait_for()
    page.get_by_text("Relationer (2)").click()
    assert '`ö` {x} <script>alert("1")</script>' in page.locator(".st-key-document").inner_text()
    picture(page, "document-sv")
    page.get_by_role("button", name="Rätta uppgifter").click()
    title = page.get_by_role("textbox", name="Titel")
    title.fill('Protokoll <b>mars</b> **2024** "onclick=')
    page.get_by_role("button", name="Spara och läs om").click()
    page.get_by_role("heading", name='Protokoll <b>mars</b> **2024** "onclick=').wait_for()
    rest(page)

    page.get_by_role("button", name="Ta bort", exact=True).click()
    page.get_by_role("button", name="Ta bort dokumentet").click()
    page.get_by_text("Inlästa dokument (2)").wait_for()
    assert "document=" not in page.url
    assert not list(home.rglob("utanför*"))
    assert not (home / "uploads" / "metadata.csv").exists()


def test_deciding_by_keys(page: Page, address: str, home: Path, picture: Picture) -> None:
    page.goto(f"{address}?view=review&lang=en")
    heading(page).wait_for()
    page.get_by_text("0 of 5 decided").wait_for()
    rest(page)
    first = heading(page).inner_text()
    picture(page, "review-en")
    page.keyboard.press("j")
    page.wait_for_url("**question=*")
    rest(page)
    assert heading(page).inner_text() != first
    page.keyboard.press("k")
    page.wait_for_function("text => document.querySelector('.st-key-question h5')?.innerText === text", arg=first)
    rest(page)
    why = page.get_by_role("textbox", name="Why")
    why.press_sequentially("cr")  # letters in a field are letters
    why.press("Tab")
    page.locator("h1").click()
    rest(page)
    assert Workspace(home).read_judgements() == ()
    page.keyboard.press("c")
    page.get_by_text("1 of 5 decided").wait_for()
    rest(page)
    page.keyboard.press("r")
    page.get_by_text("2 of 5 decided").wait_for()
    rest(page)
    page.keyboard.press("u")
    page.get_by_text("1 of 5 decided").wait_for()
    rest(page)
    assert [(each.action, each.why) for each in Workspace(home).read_judgements()] == [
        ("confirm", "cr"),
        ("reject", ""),
        ("withdraw", ""),
    ]
    page.keyboard.press("Control+c")  # the browser's own
    rest(page)
    assert len(Workspace(home).read_judgements()) == 3


def test_a_card_with_its_report_and_a_merge(page: Page, address: str, home: Path, picture: Picture) -> None:
    page.goto(f"{address}?view=network&focus=organisation/gr&about=organisation/stiftelsen")
    dialog = page.get_by_role("dialog")
    dialog.get_by_role("heading", name="Stiftelsen Skärgårdsleden").wait_for()
    rest(page)
    with page.expect_download() as saved:
        dialog.get_by_role("button", name="Rapport på en sida").click()
    assert saved.value.suggested_filename == "stiftelsen-skärgårdsleden.html"
    assert "Stiftelsen Skärgårdsleden" in saved.value.path().read_text(encoding="utf-8")
    dialog.get_by_text("Slå ihop Stiftelsen Skärgårdsleden med någon annan").click()
    field = dialog.get_by_role("combobox", name="Samma som")
    field.press_sequentially("hållbara")
    page.get_by_role("option").first.click()
    dialog.get_by_text("slås ihop med").wait_for()
    picture(page, "card-merge-sv")
    rest(page)
    assert "about=" in page.url
    page.keyboard.press("Escape")
    dialog.wait_for(state="hidden")
    page.wait_for_url(lambda url: "about=" not in url)


def test_escape_closes_a_card_also_after_its_report_was_made(page: Page, address: str) -> None:
    page.goto(f"{address}?view=network&focus=organisation/gr&about=organisation/gr")
    dialog = page.get_by_role("dialog")
    rest(page)
    report = dialog.get_by_role("button", name="Rapport på en sida")
    report.focus()
    with page.expect_download():
        page.keyboard.press("Enter")
    page.wait_for_function("document.querySelector('[role=\"dialog\"]').contains(document.activeElement)")
    page.keyboard.press("Escape")
    dialog.wait_for(state="hidden")


def test_a_question_of_the_cookbook(page: Page, address: str, picture: Picture) -> None:
    page.goto(f"{address}?view=cypher&recipe=members")
    page.get_by_text("Vilka är medlemmar i X?").wait_for()
    field = page.get_by_role("combobox", name="Namn")
    field.press_sequentially("sjuhär")
    page.get_by_role("option", name="Sjuhärads kommunalförbund").first.click()
    page.wait_for_url("**p=name*")
    rest(page)
    assert page.locator('[data-testid="stDataFrame"]').count() == 0
    page.get_by_role("button", name="Kör").click()
    page.get_by_text("2 rader").wait_for()
    rest(page)
    page.locator(".st-key-answer_bar").get_by_text("Nätverk").click()
    page.wait_for_selector('.nysta-network[data-nodes="3"]')
    rest(page)
    picture(page, "cypher-network-sv")
    with page.expect_download() as saved:
        page.get_by_role("button", name="CSV", exact=True).first.click()  # the drawing has one of its own
    assert "Borås Stad" in saved.value.path().read_text(encoding="utf-8-sig")
    page.reload()
    page.get_by_role("button", name="Kör").wait_for()
    rest(page)
    assert page.locator('[data-testid="stDataFrame"], .nysta-network').count() == 0, "a link does not run a query"


def test_opened_to_others_without_a_login_nothing_can_be_changed(
    page: Page, home: Path, serve: Callable[..., str], picture: Picture
) -> None:
    served = serve(home, host="0.0.0.0")
    for view in ("documents", "review"):
        page.goto(f"{served}?view={view}")
        page.get_by_text("går det bara att läsa").wait_for()
        rest(page)
        assert page.locator("input[type=file]").count() == 0
        before = Workspace(home).read_judgements()
        for key in "crmsu":
            page.keyboard.press(key)
        rest(page)
        assert Workspace(home).read_judgements() == before
        assert page.get_by_role("button", name="Bekräfta").count() == 0
    picture(page, "review-read-only-sv")
