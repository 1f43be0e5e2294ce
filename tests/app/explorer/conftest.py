"""A small invented graph in the style of the real one, loaded into a real embedded store; a real browser for it."""

from __future__ import annotations

import hashlib
import os
import socket
import subprocess
import time
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

import pytest
import streamlit as st

from nysta.app.commands.explorer import explorer_environment, streamlit_command
from nysta.extract.graph_file import Entity, Evidence, GraphFile, Mention, Passage, Relation, Skipped
from nysta.graph.merge import merge
from nysta.graph.model import GraphStore, MergedGraph
from nysta.graph.stores import open_store
from nysta.graph.workspace import Workspace

if TYPE_CHECKING:
    from playwright.sync_api import Browser, BrowserContext, Page

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

ENTITIES = {
    "gr": ("Organisation", "kommunalförbund", "Göteborgsregionen", ["GR"]),
    "sjuhärad": ("Organisation", "kommunalförbund", "Boråsregionen Sjuhärads kommunalförbund", ["BSK"]),
    "gryning": ("Organisation", "bolag", "Gryning Vård", ["Gryning"]),
    "skolan": ("Organisation", "bolag", "Internationella skolan i Göteborgsregionen", ["ISGR"]),
    "göteborg": ("Organisation", "kommun", "Göteborgs Stad", ["Göteborg"]),
    "borås": ("Organisation", "kommun", "Borås Stad", []),
    "vgr": ("Organisation", "region", "Västra Götalandsregionen", ["VGR"]),
    "esf": ("Organisation", "fond", "Europeiska socialfonden", ["ESF"]),
    "nämnden": ("Organisation", "nämnd", "regionutvecklingsnämnden", ["RUN"]),
    "stiftelsen": ("Organisation", "stiftelse", "Stiftelsen Skärgårdsleden", []),
    "program": ("Programme", "program", "Hållbara bygder", []),
    "projekt": ("Project", "projekt", "Ung i arbete", []),
    "kust": ("Organisation", "övrigt", 'Kust <script>alert("1")</script> & **Co** {x}', []),
}


class Writing:
    """Builds graph files the way a document reads: one line per relation."""

    def __init__(self, name: str, title: str, issuer: str, year: int) -> None:
        self.name = name
        self.title = title
        self.issuer = issuer
        self.year = year
        self.relations: list[Relation] = []
        self.passages: list[Passage] = []
        self.used: set[str] = {issuer}
        self.places: dict[str, list[Mention]] = {}
        self.offset = 0
        self.line = 0

    def says(self, kind: str, source: str, target: str, quote: str, **more: Any) -> None:
        """The document states this relation in the words ``quote``."""
        self.line += 3
        start, end = self.offset, self.offset + len(quote)
        self.offset = end + 1
        page = more.pop("page", None)
        rule = more.pop("rule", "sentence/verb")
        confidence = more.pop("confidence", 0.9)
        evidence = [Evidence(page=page, line=self.line, start=start, end=end, quote=quote)]
        self.used |= {source, target}
        self.relations.append(
            Relation(
                type=kind,  # type: ignore[arg-type]
                source=entity_id(source),
                target=entity_id(target),
                confidence=confidence,
                rule=rule,
                evidence=evidence,
                **more,
            )
        )
        self.passages.append(Passage(start=start, end=end, line=self.line, page=page, text=quote, search_text=quote))
        for each in (source, target):
            mention = Mention(text=ENTITIES[each][2], line=self.line, page=page, start=start, end=end)
            self.places.setdefault(each, []).append(mention)

    def file(self, skipped: list[Skipped] | None = None) -> GraphFile:
        """The graph file."""
        sha = hashlib.sha256(self.name.encode()).hexdigest()
        return GraphFile(
            document=self.name,
            id=f"{self.name.replace('.', '-')}-{sha[:8]}",
            sha256=sha,
            path=self.name,
            title=self.title,
            issuer=entity_id(self.issuer),
            year=self.year,
            pages=12,
            words=3400,
            extractor="nysta test",
            entities=[
                Entity(
                    id=entity_id(each),
                    label=ENTITIES[each][0],  # type: ignore[arg-type]
                    kind=ENTITIES[each][1],
                    name=ENTITIES[each][2],
                    aliases=ENTITIES[each][3],
                    mentions=self.places.get(each, []),
                )
                for each in sorted(self.used)
            ],
            relations=self.relations,
            passages=self.passages,
            skipped=skipped or [],
        )


def entity_id(short: str) -> str:
    """The id of an entity of this graph."""
    return f"{ENTITIES[short][0].lower()}/{short}"


def region_files() -> list[GraphFile]:
    """Two invented yearly reports that speak of the same company."""
    report = Writing("förbund-2024.txt", "Årsberättelse 2024 för förbundet", "gr", 2024)
    report.says("OWNS", "gr", "gryning", "Förbundet äger 54 procent av Gryning Vård.", share=54, page=7)
    report.says("OWNS", "gr", "skolan", "Skolan ägs helt av Göteborgsregionen.", share=100)
    for year, amount in ((2022, 41_200_000), (2023, 42_600_000), (2024, 43_355_000)):
        report.says(
            "FUNDS",
            "göteborg",
            "gr",
            f"Göteborgs Stad, årsavgift {year}",
            amount_sek=amount,
            amount_text=str(amount),
            year=year,
            basis="outcome",
            purpose="Årsavgift",
            rule="table/contribution",
        )
    report.says(
        "FUNDS",
        "göteborg",
        "gr",
        "Budget 2024: avgift från staden 43 000",
        amount_sek=43_000_000,
        amount_text="43 000",
        year=2024,
        basis="budget",
        purpose="Årsavgift",
        rule="table/contribution",
    )
    report.says("MEMBER_OF", "göteborg", "gr", "Göteborgs Stad är medlem i förbundet.")
    report.says("FUNDS", "esf", "projekt", "Europeiska socialfonden finansierar Ung i arbete.")
    report.says("COORDINATES", "gr", "projekt", "Förbundet samordnar projektet Ung i arbete.")
    report.says("PART_OF", "projekt", "program", "Ung i arbete är en del av Hållbara bygder.")
    report.says("COORDINATES", "gr", "program", "Förbundet ska leda programmet Hållbara bygder.", modality="planned")
    report.says("OWNS", "gr", "stiftelsen", "Förbundet är inte längre stiftare.", modality="ended", role="stiftare")
    other = Writing("sjuhärad-2023.pdf", "Verksamhetsplan 2023", "sjuhärad", 2023)
    other.says(
        "OWNS",
        "sjuhärad",
        "gryning",
        "Boråsregionen äger 19 procent i Gryning Vård tillsammans med tre andra förbund.",
        share=19,
        page=4,
    )
    other.says(
        "FUNDS",
        "nämnden",
        "sjuhärad",
        "RUN delregionala utvecklingsmedel 7 500",
        amount_sek=7_500_000,
        amount_text="7 500",
        year=2023,
        basis="outcome",
        purpose="Delregionala utvecklingsmedel",
        rule="table/contribution",
    )
    other.says("PART_OF", "nämnden", "vgr", "Regionutvecklingsnämnden är en nämnd i Västra Götalandsregionen.")
    other.says("MEMBER_OF", "borås", "sjuhärad", "Borås Stad ingår i förbundet.")
    other.says("COLLABORATES_WITH", "gr", "sjuhärad", "Förbunden samverkar om kompetens.")
    other.says("MEMBER_OF", "kust", "sjuhärad", '=HYPERLINK("x") <img src=x onerror=alert(1)> är medlem.')
    skipped = [Skipped(page=9, line=None, what="page has no text layer")]
    return [report.file(), other.file(skipped)]


@pytest.fixture(scope="session")
def region_reports() -> list[GraphFile]:
    """The two reports, as they were read."""
    return region_files()


@pytest.fixture(scope="session")
def region_graph() -> MergedGraph:
    """The two reports, merged."""
    return merge(region_files())


@pytest.fixture(scope="session")
def region_home(tmp_path_factory: pytest.TempPathFactory, region_graph: MergedGraph) -> Path:
    """A workspace with the two reports' graph files and a loaded embedded store."""
    home = tmp_path_factory.mktemp("explorer") / "nysta-data"
    (home / "graphs").mkdir(parents=True)
    for file in region_files():
        (home / "graphs" / f"{file.id}.json").write_text(file.to_json(), encoding="utf-8")
    store = open_store(f"embedded:{home / 'nysta.kgl'}")
    store.ensure_schema()
    store.load(region_graph)
    store.close()
    return home


@pytest.fixture(scope="session")
def region_store(region_home: Path) -> GraphStore:
    """The loaded store, opened for reading."""
    return open_store(f"embedded:{region_home / 'nysta.kgl'}", read_only=True)


@pytest.fixture
def use_store(monkeypatch: pytest.MonkeyPatch) -> Callable[[Path], None]:
    """Point the explorer at a workspace."""

    def use(home: Path) -> None:
        monkeypatch.setenv("NYSTA_HOME", str(home))
        monkeypatch.setenv("NYSTA_STORE", f"embedded:{home / 'nysta.kgl'}")

    return use


@pytest.fixture
def fresh_caches() -> None:
    """Nothing remembered from the pages of another test."""
    st.cache_data.clear()
    st.cache_resource.clear()


@pytest.fixture(scope="module")
def serve(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Callable[..., str]]:
    """Starts the explorer on a workspace as ``nysta app --host`` does; gives its address. All end with the module."""
    with ExitStack() as running:

        def start(home: Path, *, host: str = "127.0.0.1") -> str:
            log = tmp_path_factory.mktemp("log") / "streamlit.txt"
            return running.enter_context(_served(home, log, host))

        yield start


@contextmanager
def _served(home: Path, log: Path, host: str) -> Iterator[str]:
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        port: int = listener.getsockname()[1]
    environment = explorer_environment(Workspace(home).store_uri, home) | {"NYSTA_USER": "Ada"}
    command = streamlit_command(host, port, browser=False)
    with log.open("w") as out:
        server = subprocess.Popen(command, env=environment, cwd=log.parent, stdout=out, stderr=out)
    try:
        deadline = time.monotonic() + 60
        while not _answers(f"http://127.0.0.1:{port}/_stcore/health"):
            assert server.poll() is None, log.read_text()
            assert time.monotonic() < deadline, log.read_text()
            time.sleep(0.1)
        yield f"http://127.0.0.1:{port}/"
    finally:
        server.terminate()
        server.wait(10)


def _answers(url: str) -> bool:
    try:
        urllib.request.urlopen(url, timeout=1).close()
    except OSError:
        return False
    return True


@pytest.fixture(scope="session")
def picture() -> Callable[[Page, str], None]:
    """Keeps what a page shows, in the ignored folder ``screenshots/``, for people to look at."""
    folder = Path(__file__).parents[3] / "screenshots"
    folder.mkdir(exist_ok=True)

    def keep(page: Page, name: str) -> None:
        page.screenshot(path=folder / f"{name}.png")

    return keep


@pytest.fixture(scope="module")
def launch() -> Iterator[Callable[..., Browser]]:
    """Starts Chromium as Debian has it, with further flags; without it tests are skipped, with CI=true they fail."""
    from playwright.sync_api import sync_playwright

    if not Path(CHROMIUM).exists():
        said = f"no browser at {CHROMIUM} (apt install chromium, or set NYSTA_CHROMIUM)"
        pytest.fail(said) if os.environ.get("CI") else pytest.skip(said)
    with sync_playwright() as playwright:
        yield lambda *more: playwright.chromium.launch(executable_path=CHROMIUM, args=[*FLAGS, *more])


@pytest.fixture(scope="module")
def browser(launch: Callable[..., Browser]) -> Iterator[Browser]:
    """One browser for a module."""
    browser = launch()
    yield browser
    browser.close()


@pytest.fixture(scope="module")
def context(browser: Browser) -> Iterator[BrowserContext]:
    """What the pages of a module share: above all the scripts that were fetched once."""
    context = browser.new_context(viewport={"width": 1400, "height": 900}, color_scheme="light")
    yield context
    context.close()


@pytest.fixture
def page(context: BrowserContext) -> Iterator[Page]:
    """A page that must not ask any other host, nor fail in its script."""
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
    page.close()
    assert foreign == []
    assert errors == []
