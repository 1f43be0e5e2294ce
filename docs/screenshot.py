"""Takes the README's picture of the explorer anew, from the sample documents: ``make screenshot``.

Needs Debian's Chromium, or ``$NYSTA_CHROMIUM``.
"""

from __future__ import annotations

import argparse
import json
import os
import socket
import subprocess
import sys
import tempfile
import time
import urllib.request
from pathlib import Path
from urllib.parse import urlencode

from playwright.sync_api import sync_playwright

HERE = Path(__file__).resolve().parent
CHROMIUM = os.environ.get("NYSTA_CHROMIUM") or "/usr/bin/chromium"
NYSTA = (sys.executable, "-m", "nysta.app.cli")
READY = '.stApp[data-test-script-state="notRunning"]'


def entity_id(name: str) -> str:
    """The id of the entity of this name in the graph of the sample documents."""
    cypher = "MATCH (n {name: $name}) RETURN n.id AS id"
    command = [*NYSTA, "query", cypher, "-p", f"name={name}", "--output", "json"]
    rows = json.loads(subprocess.run(command, check=True, capture_output=True, text=True).stdout)
    if not rows:
        raise SystemExit(f"the sample documents name no {name}")
    return str(rows[0]["id"])


def take(target: Path, name: str, **state: str) -> None:
    """Photograph the network around ``name``."""
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
            page = browser.new_page(viewport={"width": 1400, "height": 900}, color_scheme="light")
            page.goto(address + "?" + urlencode({"view": "network", "focus": entity_id(name), **state}))
            page.wait_for_selector(".nysta-network[data-nodes]")
            page.wait_for_selector(READY)
            page.wait_for_timeout(1500)  # fonts and the drawing settle
            page.screenshot(path=target)
            browser.close()
    finally:
        server.terminate()
        server.wait(10)


def main() -> None:
    """Read the sample documents into a workspace of its own and take the picture."""
    parser = argparse.ArgumentParser(description="Takes the README's picture of the explorer anew.")
    parser.add_argument("--name", default="Siljansbygdens kommunalförbund", help="entity in the middle")
    parser.add_argument("--steps", default="1", help="how far the network reaches")
    parser.add_argument("--confidence", default="0.75", help="least confidence of what is drawn")
    parser.add_argument("--language", default="en", help="sv or en")
    parser.add_argument("--out", type=Path, default=HERE / "explorer.png")
    chosen = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        os.environ["NYSTA_HOME"] = folder
        os.environ.pop("NYSTA_STORE", None)
        command = [*NYSTA, "run", str(HERE.parent / "corpus"), "--output", "json"]
        subprocess.run(command, check=True, stdout=subprocess.DEVNULL)
        take(chosen.out, chosen.name, steps=chosen.steps, confidence=chosen.confidence, lang=chosen.language)


if __name__ == "__main__":
    main()
