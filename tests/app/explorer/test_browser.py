"""The way through in a real browser: search, see the owners drawn, click, read the source."""

from __future__ import annotations

import os
import shutil
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

import pytest

import nysta.app.explorer

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

CHROMIUM = os.environ.get("NYSTA_CHROMIUM") or "/usr/bin/chromium"
FLAGS = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)
PICTURES = Path(__file__).parents[3] / "screenshots"
READY = '.stApp[data-test-script-state="notRunning"]'

pytestmark = pytest.mark.skipif(
    not Path(CHROMIUM).exists() and not os.environ.get("CI"),
    reason=f"no browser at {CHROMIUM} (apt install chromium, or set NYSTA_CHROMIUM)",
)


def free_port() -> int:
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        port: int = listener.getsockname()[1]
        return port


@pytest.fixture(scope="module")
def address(region_home: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The explorer, running on a workspace of its own: here somebody judges."""
    port = free_port()
    home = tmp_path_factory.mktemp("browser") / "nysta-data"
    shutil.copytree(region_home, home)
    script = Path(nysta.app.explorer.__file__).with_name("main.py")
    environment = os.environ | {
        "NYSTA_HOME": str(home),
        "NYSTA_STORE": f"embedded:{home / 'nysta.kgl'}",
    }
    log = tmp_path_factory.mktemp("log") / "streamlit.txt"
    command = [sys.executable, "-m", "streamlit", "run", str(script), "--server.port", str(port)]
    command += ["--server.headless", "true", "--server.address", "127.0.0.1"]
    command += ["--browser.gatherUsageStats", "false", "--server.fileWatcherType", "none"]
    with log.open("w") as out:
        server = subprocess.Popen(command, env=environment, cwd=log.parent, stdout=out, stderr=out)
    try:
        _wait(f"http://127.0.0.1:{port}/_stcore/health", server, log)
        yield f"http://127.0.0.1:{port}/"
    finally:
        server.terminate()
        server.wait(10)


def _wait(url: str, server: subprocess.Popen[bytes], log: Path) -> None:
    for _ in range(240):
        if server.poll() is not None:
            break
        try:
            with urllib.request.urlopen(url, timeout=1):
                return
        except OSError:
            time.sleep(0.25)
    raise AssertionError(f"streamlit did not start: {log.read_text()}")


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    """Chromium as Debian has it."""
    from playwright.sync_api import sync_playwright

    if not Path(CHROMIUM).exists() and shutil.which("chromium") is None:
        pytest.fail(f"no browser at {CHROMIUM}; install it (apt install chromium)")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=list(FLAGS))
        yield browser
        browser.close()


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    """A page that must not ask any other host, nor fail in its script."""
    context = browser.new_context(viewport={"width": 1400, "height": 900}, color_scheme="light")
    page = context.new_page()
    foreign: list[str] = []
    errors: list[str] = []

    def asked(url: str) -> None:
        parts = urlsplit(url)
        if parts.scheme in {"http", "https", "ws", "wss"} and parts.hostname != "127.0.0.1":
            foreign.append(url)

    page.on("request", lambda request: asked(request.url))
    page.on("websocket", lambda socket: asked(socket.url))
    page.on("pageerror", lambda error: errors.append(str(error)))
    page.on("dialog", lambda dialog: errors.append(f"a dialog came up: {dialog.message}"))
    page.set_default_timeout(30_000)
    yield page
    context.close()
    assert foreign == []
    assert errors == []


def picture(page: Page, name: str) -> None:
    PICTURES.mkdir(exist_ok=True)
    page.screenshot(path=PICTURES / f"{name}.png")


def drawn(page: Page, *, nodes: int) -> None:
    """Wait until so many nodes stand in the drawing."""
    page.wait_for_selector(f'.nysta-network[data-nodes="{nodes}"]')


def place_of(page: Page, name: str) -> dict[str, float]:
    """Where on the page a node or an arrow is."""
    found = page.locator(".nysta-network").evaluate("(root, id) => root.placeOf(id)", name)
    return {"x": found["x"], "y": found["y"]}


def evidence(page: Page) -> str:
    """What stands beside the drawing, as text, when the page has come to rest."""
    page.wait_for_selector(READY)
    page.locator(".st-key-evidence .nysta-evidence").last.wait_for()
    return page.locator(".st-key-evidence").inner_text()


def test_search_owners_click_and_source(page: Page, address: str) -> None:
    page.goto(address)
    field = page.get_by_role("combobox", name="Sök organisation")
    field.press_sequentially("g")
    page.get_by_text("Skriv minst två bokstäver.").wait_for()
    field.press_sequentially("ryning va\u030ard")  # å as two signs, as some systems type it
    option = page.get_by_role("option", name="Gryning Vård bolag")
    option.wait_for()
    assert field.get_attribute("aria-expanded") == "true"
    picture(page, "start-typing-sv")
    field.press("Escape")
    assert page.get_by_role("option").count() == 0
    field.fill("götebrog")
    page.get_by_role("option", name="Göteborgsregionen").first.wait_for()
    assert "liknande stavning" in page.get_by_role("listbox").inner_text()
    field.fill("gryning")
    page.wait_for_selector('.nysta-typeahead[data-typed="gryning"]')
    option.wait_for()
    field.press("ArrowDown")
    assert option.get_attribute("aria-selected") == "true"
    assert field.get_attribute("aria-activedescendant") == option.get_attribute("id")
    field.press("Enter")
    drawn(page, nodes=3)
    page.wait_for_selector(READY)
    assert "focus=organisation" in page.url
    said = evidence(page)
    assert "Göteborgsregionen äger Gryning Vård, 54\u00a0%" in said
    assert "Boråsregionen Sjuhärads kommunalförbund äger Gryning Vård, 19\u00a0%" in said
    picture(page, "network-gryning-sv")

    owner = place_of(page, "organisation/sjuhärad")
    page.mouse.click(**owner)
    page.wait_for_url("**node=organisation*")
    page.get_by_role("heading", name="Boråsregionen Sjuhärads kommunalförbund").wait_for()
    page.wait_for_selector(READY)
    said = evidence(page)
    assert "Boråsregionen äger 19 procent i Gryning Vård" in said
    assert "Verksamhetsplan 2023, sida 4, rad 3" in said
    assert "54" not in said
    assert place_of(page, "organisation/sjuhärad") == owner, "the drawing moved at a selection"
    picture(page, "network-selected-sv")

    page.locator("[class*=st-key-relation-]", has_text="19 procent").locator("button:visible").first.click()
    dialog = page.get_by_role("dialog")
    dialog.get_by_text("Boråsregionen Sjuhärads kommunalförbund äger Gryning Vård").wait_for()
    page.wait_for_selector(READY)
    assert dialog.locator("blockquote mark").all_inner_texts() == ["19 procent", "Gryning Vård"]
    assert "source=" in page.url
    picture(page, "source-sv")
    dialog.get_by_text("Kommentera").click()
    dialog.get_by_role("textbox", name="Varför").fill("stämmer med avtalet")
    dialog.get_by_role("button", name="Spara").click()
    dialog.get_by_text("stämmer med avtalet").wait_for()
    dialog.get_by_role("button", name="Close").click()
    dialog.wait_for(state="hidden")
    page.wait_for_url(lambda url: "source=" not in url)
    page.wait_for_selector(READY)

    with page.expect_download() as saved:
        page.locator(".st-key-network_drawing_svg button:visible").first.click()
    assert "Gryning Vård" in saved.value.path().read_text(encoding="utf-8")
    with page.expect_download() as saved:
        page.locator(".nysta-network .png").click()
    assert saved.value.path().read_bytes().startswith(b"\x89PNG")

    page.mouse.dblclick(**owner)
    page.wait_for_url("**expand=organisation*")
    drawn(page, nodes=6)
    assert "regionutvecklingsnämnden finansierar" in evidence(page)


def test_a_link_opens_the_same_view_and_an_arrow_can_be_chosen(page: Page, address: str) -> None:
    page.goto(f"{address}?view=network&focus=organisation/gr&types=FUNDS&lang=en")
    drawn(page, nodes=2)
    page.wait_for_selector(READY)
    assert "43.4\u00a0MSEK" in evidence(page)
    assert page.get_by_role("radio", name="English").is_checked()
    a, b = place_of(page, "organisation/gr"), place_of(page, "organisation/göteborg")
    page.mouse.click((a["x"] + b["x"]) / 2, (a["y"] + b["y"]) / 2)
    page.wait_for_url("**edge=*")
    page.get_by_text("What is said of the arrow").wait_for()
    assert evidence(page).count("Göteborgs Stad, årsavgift") == 3
    picture(page, "network-arrow-en")


def test_text_from_documents_stays_text(page: Page, address: str) -> None:
    page.goto(f"{address}?view=network&focus=organisation/kust")
    drawn(page, nodes=2)
    page.wait_for_selector(READY)
    page.get_by_role("heading", name='Kust <script>alert("1")</script> & **Co** {x}').wait_for()
    assert '=HYPERLINK("x") <img src=x onerror=alert(1)> är medlem.' in evidence(page)
    page.mouse.move(**place_of(page, "organisation/kust"))
    page.wait_for_selector("div.vis-tooltip", state="visible")
    assert "<script>" in page.locator("div.vis-tooltip").inner_text()
    assert page.locator("div.vis-tooltip script, .nysta-evidence img").count() == 0


def test_a_band_of_money_leads_to_its_source(page: Page, address: str) -> None:
    page.goto(f"{address}?view=money")
    page.wait_for_selector('.js-plotly-plot[data-clickable="yes"]')
    page.wait_for_selector(READY)
    band = page.locator(".sankey-link").last.bounding_box()
    assert band
    page.mouse.click(band["x"] + band["width"] / 2, band["y"] + band["height"] / 2)
    page.wait_for_url("**band=organisation*")
    page.get_by_role("heading", name="regionutvecklingsnämnden till Boråsregionen").wait_for()
    page.wait_for_selector(READY)
    assert "RUN delregionala utvecklingsmedel 7 500" in evidence(page)
    assert "årsavgift" not in evidence(page)
    picture(page, "money-band-sv")
    page.reload()
    page.get_by_role("heading", name="regionutvecklingsnämnden till Boråsregionen").wait_for()


def test_from_an_owner_tree_to_a_path(page: Page, address: str) -> None:
    page.goto(f"{address}?view=ownership&focus=organisation/gryning")
    drawn(page, nodes=3)
    page.wait_for_selector(READY)
    page.mouse.click(**place_of(page, "organisation/gr"))
    page.wait_for_url("**node=organisation*")
    assert "19 procent" not in evidence(page)
    picture(page, "ownership-sv")

    page.locator(".st-key-menu").get_by_text("Vägar").click()
    start = page.get_by_role("combobox", name="Från")
    start.press_sequentially("borås s")
    page.get_by_role("option").first.click()
    page.wait_for_url("**from=organisation*")
    goal = page.get_by_role("combobox", name="Till")
    page.wait_for_selector(READY)
    goal.press_sequentially("gryn")
    page.get_by_role("option", name="Gryning Vård").wait_for()
    goal.press("ArrowDown")
    goal.press("Enter")
    page.wait_for_url("**to=organisation*")
    drawn(page, nodes=3)
    assert "Borås Stad är medlem i Boråsregionen Sjuhärads kommunalförbund, som äger Gryning Vård" in evidence(page)
    assert goal.input_value() == "Gryning Vård"
    picture(page, "paths-sv")


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_pages_in_both_schemes(browser: Browser, address: str, scheme: str) -> None:
    context = browser.new_context(
        viewport={"width": 1400, "height": 900}, color_scheme="dark" if scheme == "dark" else "light"
    )
    page = context.new_page()
    for name, query, sign in (
        ("start", "", "Största finansiärer"),
        ("documents", "?view=documents&lang=en", "What was not read"),
        ("money", "?view=money&lang=en", "Budget against outcome"),
        ("compare", "?view=compare&lang=en", "All changes"),
        ("coordination", "?view=coordination", "Insatser och aktörer"),
        ("network", "?view=network&focus=organisation/gr&steps=2&claims=1", "Rensa urval"),
    ):
        page.goto(address + query)
        page.get_by_text(sign).first.wait_for()
        page.wait_for_selector(READY)
        assert page.locator('[data-testid="stException"]').count() == 0
        if name == "start":
            page.wait_for_selector(".js-plotly-plot .point")
        if name in ("network", "coordination"):
            drawn(page, nodes=12 if name == "network" else 4)
        picture(page, f"{name}-{scheme}")
    context.close()
