"""Takes pictures of the explorer in a real Chromium.

    python3 dev/screenshots.py                                   the README's six, of the sample documents
    python3 dev/screenshots.py --all --workspace W --out DIR     every view of W, in each size, language and scheme

`make screenshot` and `make screenshots` run it. The second kind is for looking: pages of one view and size stand four
to a sheet (`network-800x1000.png`: light above, dark below, Swedish left, English right). Needs Debian's Chromium, or
``$NYSTA_CHROMIUM``.
"""

from __future__ import annotations

import argparse
import io
import os
import socket
import subprocess
import sys
import tempfile
import time
import urllib.request
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlencode

from PIL import Image
from playwright.sync_api import Browser, Page, sync_playwright

from nysta.app.explorer.address import ViewState, query_from_state
from nysta.app.explorer.saved_views import save_view
from nysta.graph import connect
from nysta.graph.workspace import Workspace

ROOT = Path(__file__).resolve().parents[1]
CHROMIUM = os.environ.get("NYSTA_CHROMIUM") or "/usr/bin/chromium"
NYSTA = (sys.executable, "-m", "nysta.app.cli")
READY = '.stApp[data-test-script-state="notRunning"]'
SIZES = ((1400, 900), (800, 1000))
LANGUAGES = ("sv", "en")
SCHEMES = ("light", "dark")
_DRAWN = ".nysta-network[data-nodes]"


@dataclass(frozen=True)
class Shot:
    """One picture: the view's address, and what must stand on the page before it is taken."""

    name: str
    state: ViewState
    waits_for: str
    height: int = 900


def readme_shots(language: str) -> tuple[Shot, ...]:
    """The six pictures of the README."""
    federation = _one("MATCH (n {name: 'Siljansbygdens kommunalförbund'}) RETURN n.id AS found")
    company = _one("MATCH (n {name: 'Klarälvdalens Utveckling AB'}) RETURN n.id AS found")

    def of(view: str, **chosen: object) -> ViewState:
        return ViewState(view=view, language=language, **chosen)  # type: ignore[arg-type]

    return (
        Shot("start", of("start"), ".js-plotly-plot .point"),
        Shot("explorer", of("network", focus=(federation,), confidence=0.75), _DRAWN),
        Shot("money", of("money"), ".sankey-link"),
        Shot("ownership", of("ownership", focus=(company,)), _DRAWN, 800),
        Shot("coordination", of("coordination"), _DRAWN),
        Shot("compare", of("compare"), _DRAWN, 860),
    )


def all_shots(language: str) -> tuple[Shot, ...]:
    """Every view, with what the graph at hand has most of in it."""
    hub = _one(
        "MATCH (n:Organisation)-[r]-(m) WHERE NOT m:Passage WITH n.id AS found, count(r) AS size ORDER BY size DESC"
    )
    owner = _one("MATCH (n)-[r:OWNS]->() WITH n.id AS found, count(r) AS size ORDER BY size DESC")
    far = _one(
        "MATCH (a)-[:FUNDS|MEMBER_OF|OWNS|PART_OF]-(b)-[:FUNDS|MEMBER_OF|OWNS|PART_OF]-(c) "
        "WHERE a.id = $hub AND c.id <> $hub AND NOT (a)--(c) RETURN c.id AS found, count(*) AS ways ORDER BY ways DESC",
        hub=hub,
    )
    largest = "MATCH (a)-[r:FUNDS]->() WHERE r.counts RETURN {} AS found, r.amount_sek AS kr ORDER BY kr DESC"
    relation, funder = _one(largest.format("r.key")), _one(largest.format("a.id"))
    document = _one("MATCH (d:Document) RETURN d.id AS found, d.words AS words ORDER BY words DESC")

    def of(view: str, **chosen: object) -> ViewState:
        return ViewState(view=view, language=language, **chosen)  # type: ignore[arg-type]

    page = ".st-key-menu"
    return (
        Shot("start", of("start"), page),
        Shot("start-search", of("start", search="region"), ".st-key-hits"),
        Shot("network", of("network", focus=(hub,)), _DRAWN),
        Shot("network-chosen", of("network", focus=(funder,), edge=relation, claims=True), _DRAWN),
        Shot("money", of("money"), ".sankey-link"),
        Shot("ownership", of("ownership", focus=(owner,)), _DRAWN),
        Shot("coordination", of("coordination"), _DRAWN),
        Shot("paths", of("paths", start=hub, goal=far), _DRAWN),
        Shot("compare", of("compare"), page),
        Shot("documents", of("documents"), page),
        Shot("document", of("documents", document=document), page),
        Shot("review", of("review"), ".st-key-question"),
        Shot("cypher", of("cypher", recipe="who-funds"), ".st-key-schema"),
        Shot("source", of("network", focus=(funder,), source=relation), '[role="dialog"]'),
        Shot("card", of("network", focus=(hub,), about=hub), '[role="dialog"]'),
    )


def _one(cypher: str, **parameters: object) -> str:
    """The first id, ``found``, of an answer of the workspace's store; "" where there is none."""
    with connect(Workspace(Path(os.environ["NYSTA_HOME"])).store_uri) as graph:
        if " RETURN " not in cypher:
            cypher += " RETURN found"
        rows = graph.query(cypher, max_rows=1, **parameters).rows
    return str(rows[0]["found"]) if rows else ""


@contextmanager
def explorer() -> Iterator[str]:
    """The address of an explorer on the workspace ``$NYSTA_HOME``."""
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        port = listener.getsockname()[1]
    address = f"http://127.0.0.1:{port}/"
    server = subprocess.Popen([*NYSTA, "app", "--no-browser", "--port", str(port)], stdout=subprocess.DEVNULL)
    try:
        for _ in range(240):
            try:
                urllib.request.urlopen(f"{address}_stcore/health", timeout=1).close()
                break
            except OSError:
                time.sleep(0.25)
        yield address
    finally:
        server.terminate()
        server.wait(10)


@contextmanager
def chromium() -> Iterator[Browser]:
    """A browser without a window."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox", "--disable-gpu"])
        yield browser
        browser.close()


def photograph(page: Page, address: str, shot: Shot) -> bytes:
    """The page of ``shot`` as PNG, once it has come to rest."""
    page.goto(address + "?" + urlencode(query_from_state(shot.state), doseq=True))
    page.wait_for_selector(shot.waits_for, timeout=60_000)
    page.wait_for_selector(READY, timeout=60_000)
    page.wait_for_timeout(1200)  # fonts and the drawing settle
    page.wait_for_selector('[data-testid="stSkeleton"]', state="detached", timeout=60_000)
    page.wait_for_selector(READY, timeout=60_000)
    return page.screenshot()


def take_readme(folder: Path, language: str) -> None:
    """The README's pictures into ``folder``, of a workspace of their own with the sample documents."""
    with tempfile.TemporaryDirectory() as home:
        os.environ["NYSTA_HOME"] = home
        # In two runs: then the start page has something new to tell.
        for further in (["--exclude", "02_*"], []):
            command = [*NYSTA, "run", str(ROOT / "corpus"), *further, "--output", "json"]
            subprocess.run(command, check=True, stdout=subprocess.DEVNULL)
        shots = readme_shots(language)
        view = ViewState(view="money", recipient=shots[1].state.focus[0])
        save_view(Workspace(Path(home)).views, view, "What the members pay to the federation", "nysta")
        with explorer() as address, chromium() as browser:
            for shot in shots:
                page = browser.new_page(viewport={"width": 1400, "height": shot.height}, color_scheme="light")
                small(photograph(page, address, shot), folder / f"{shot.name}.png")
                page.close()


def take_all(home: Path, folder: Path, names: Sequence[str]) -> None:
    """Sheets of every view of the workspace ``home`` into ``folder``; only those of ``names``, where it has any."""
    os.environ["NYSTA_HOME"] = str(home)
    folder.mkdir(parents=True, exist_ok=True)
    by_language = {language: all_shots(language) for language in LANGUAGES}
    with explorer() as address, chromium() as browser:
        for width, height in SIZES:
            taken: dict[str, list[bytes]] = {}
            for scheme in SCHEMES:
                page = browser.new_page(viewport={"width": width, "height": height}, color_scheme=scheme)  # type: ignore[arg-type]
                for language in LANGUAGES:
                    for shot in by_language[language]:
                        if not names or shot.name in names:
                            taken.setdefault(shot.name, []).append(photograph(page, address, shot))
                page.close()
            for name, pictures in taken.items():
                sheet(pictures, folder / f"{name}-{width}x{height}.png")


def sheet(pictures: Sequence[bytes], target: Path) -> None:
    """Write pictures of one size side by side, two in a row."""
    images = [Image.open(io.BytesIO(each)).convert("RGB") for each in pictures]
    width, height = images[0].size
    whole = Image.new("RGB", (width * 2, height * -(-len(images) // 2)), "#ff00ff")
    for place, image in enumerate(images):
        whole.paste(image, (width * (place % 2), height * (place // 2)))
    whole.save(target)


def small(picture: bytes, target: Path) -> None:
    """Write a picture with 128 colours: a page has few, and the file is a third as large."""
    image = Image.open(io.BytesIO(picture)).convert("RGB")
    image.quantize(128, dither=Image.Dither.NONE).save(target, optimize=True)


def main() -> None:
    """Take what is asked for."""
    parser = argparse.ArgumentParser(description="Takes pictures of the explorer.")
    parser.add_argument("--all", action="store_true", help="every view in each size, language and scheme, for looking")
    parser.add_argument("--workspace", type=Path, default=Path("nysta-data"), help="whose graph --all shows")
    parser.add_argument("--views", nargs="*", default=[], help="with --all: only these")
    parser.add_argument("--language", default="en", help="of the README's pictures: sv or en")
    parser.add_argument("--out", type=Path, help="folder for the pictures")
    chosen = parser.parse_args()
    os.environ.pop("NYSTA_STORE", None)
    if chosen.all:
        take_all(chosen.workspace.resolve(), chosen.out or ROOT / "screenshots", chosen.views)
    else:
        take_readme(chosen.out or ROOT / "docs", chosen.language)


if __name__ == "__main__":
    main()
