"""Takes the README's pictures of the explorer anew, from the sample documents: ``make screenshot``.

Needs Debian's Chromium, or ``$NYSTA_CHROMIUM``.
"""

from __future__ import annotations

import argparse
import io
import json
import os
import socket
import subprocess
import sys
import tempfile
import time
import urllib.request
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlencode

from PIL import Image
from playwright.sync_api import sync_playwright

from nysta.app.explorer.address import ViewState
from nysta.app.explorer.saved_views import save_view
from nysta.graph.workspace import Workspace

HERE = Path(__file__).resolve().parent
CHROMIUM = os.environ.get("NYSTA_CHROMIUM") or "/usr/bin/chromium"
NYSTA = (sys.executable, "-m", "nysta.app.cli")
READY = '.stApp[data-test-script-state="notRunning"]'


_DRAWN = ".nysta-network[data-nodes]"


def entity_id(name: str) -> str:
    """The id of the entity of this name in the graph of the sample documents."""
    cypher = "MATCH (n {name: $name}) RETURN n.id AS id"
    command = [*NYSTA, "query", cypher, "-p", f"name={name}", "--output", "json"]
    rows = json.loads(subprocess.run(command, check=True, capture_output=True, text=True).stdout)
    if not rows:
        raise SystemExit(f"the sample documents name no {name}")
    return str(rows[0]["id"])


@dataclass(frozen=True)
class Shot:
    """One picture: the view's address, and what must stand on the page before it is taken."""

    name: str
    state: dict[str, str]
    waits_for: str
    height: int = 900


def shots(language: str) -> tuple[Shot, ...]:
    """The six pictures of the README."""
    federation = entity_id("Siljansbygdens kommunalförbund")
    return (
        Shot("start", {}, ".js-plotly-plot .point"),
        Shot("explorer", {"view": "network", "focus": federation, "confidence": "0.75"}, _DRAWN),
        Shot("money", {"view": "money"}, ".sankey-link"),
        Shot("ownership", {"view": "ownership", "focus": entity_id("Klarälvdalens Utveckling AB")}, _DRAWN, 800),
        Shot("coordination", {"view": "coordination"}, _DRAWN),
        Shot("compare", {"view": "compare"}, _DRAWN, 860),
    )


def take(folder: Path, language: str) -> None:
    """Photograph all of them into ``folder``."""
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        port = listener.getsockname()[1]
    address = f"http://127.0.0.1:{port}/"
    server = subprocess.Popen([*NYSTA, "app", "--no-browser", "--port", str(port)])
    try:
        for _ in range(120):
            try:
                urllib.request.urlopen(f"{address}_stcore/health", timeout=1).close()
                break
            except OSError:
                time.sleep(0.25)
        with sync_playwright() as playwright:
            browser = playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox", "--disable-gpu"])
            for shot in shots(language):
                page = browser.new_page(viewport={"width": 1400, "height": shot.height}, color_scheme="light")
                page.goto(address + "?" + urlencode(shot.state | {"lang": language}))
                page.wait_for_selector(shot.waits_for)
                page.wait_for_selector(READY)
                page.wait_for_timeout(1500)  # fonts and the drawing settle
                small(page.screenshot(), folder / f"{shot.name}.png")
                page.close()
            browser.close()
    finally:
        server.terminate()
        server.wait(10)


def small(picture: bytes, target: Path) -> None:
    """Write a picture with 128 colours: a page has few, and the file is a third as large."""
    image = Image.open(io.BytesIO(picture)).convert("RGB")
    image.quantize(128, dither=Image.Dither.NONE).save(target, optimize=True)


def main() -> None:
    """Read the sample documents into a workspace of its own and take the pictures."""
    parser = argparse.ArgumentParser(description="Takes the README's pictures of the explorer anew.")
    parser.add_argument("--language", default="en", help="sv or en")
    parser.add_argument("--out", type=Path, default=HERE, help="folder for the pictures")
    chosen = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        os.environ["NYSTA_HOME"] = folder
        os.environ.pop("NYSTA_STORE", None)
        # In two runs: then the start page has something new to tell.
        for further in (["--exclude", "02_*"], []):
            command = [*NYSTA, "run", str(HERE.parent / "corpus"), *further, "--output", "json"]
            subprocess.run(command, check=True, stdout=subprocess.DEVNULL)
        view = ViewState(view="money", recipient=entity_id("Siljansbygdens kommunalförbund"))
        save_view(Workspace(Path(folder)).views, view, "What the members pay to the federation", "nysta")
        take(chosen.out, chosen.language)


if __name__ == "__main__":
    main()
