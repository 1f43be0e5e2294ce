"""A store that goes away while somebody looks, and comes back."""

from __future__ import annotations

import shutil
import socket
import threading
from collections.abc import Callable, Iterator
from contextlib import suppress
from pathlib import Path

import pytest
import streamlit as st
from streamlit.testing.v1 import AppTest

import nysta.app.explorer
from nysta.graph.model import MergedGraph
from nysta.graph.stores import open_store
from nysta.graph.workspace import Workspace

pytestmark = pytest.mark.usefixtures("fresh_caches")
MAIN = Path(nysta.app.explorer.__file__).with_name("main.py")


@pytest.fixture
def home(tmp_path: Path, region_home: Path, use_store: Callable[[Path], None]) -> Path:
    """A workspace that may be damaged."""
    place = tmp_path / "data"
    shutil.copytree(region_home, place)
    use_store(place)
    return place


def opened() -> AppTest:
    app = AppTest.from_file(str(MAIN), default_timeout=60)
    app.query_params["view"] = "network"
    app.query_params["focus"] = "organisation/gr"
    return app.run()


def said(app: AppTest) -> str:
    assert not app.exception, app.exception
    return "\n".join(each.value for each in (*app.markdown, *app.info, *app.warning, *app.caption))


def again(app: AppTest) -> AppTest:
    """The page after "try again"."""
    return next(button for button in app.button if button.label == "Försök igen").click().run()


def test_a_file_that_is_taken_away_and_put_back(home: Path) -> None:
    app = opened()
    assert "Göteborgsregionen" in said(app)
    away = (home / "nysta.kgl").rename(home / "away.kgl")
    assert "Det finns ingen graf" in said(app.run())
    away.rename(home / "nysta.kgl")
    assert "Göteborgsregionen" in said(app.run())


def test_a_file_that_is_damaged_and_mended(home: Path) -> None:
    app = opened()
    kept = (home / "nysta.kgl").read_bytes()
    (home / "nysta.kgl").write_bytes(b"not a graph")
    app.run()
    assert "Grafen går inte att nå" in said(app)
    (home / "nysta.kgl").write_bytes(kept)
    assert "Göteborgsregionen" in said(again(app))


def test_while_a_run_is_going_on_the_page_shows_the_graph_as_it_was(home: Path) -> None:
    with Workspace(home).writing():
        assert "Göteborgsregionen" in said(opened())
        start = AppTest.from_file(str(MAIN), default_timeout=60).run()
        assert "En körning pågår" in said(start)
        assert [metric.value for metric in start.metric][:2] == ["2", "13"]
    assert "En körning pågår" not in said(start.run())


class Line:
    """A line to a server that can be cut and mended: a forwarder on a port of its own."""

    def __init__(self, host: str, port: int) -> None:
        self.to = (host, port)
        self.port = 0
        self.listener: socket.socket | None = None
        self.open: list[socket.socket] = []

    def mend(self) -> None:
        """Forward from now on, always on the same port."""
        self.listener = socket.create_server(("127.0.0.1", self.port))
        self.port = self.listener.getsockname()[1]
        threading.Thread(target=self._accept, args=(self.listener,), daemon=True).start()

    def cut(self) -> None:
        """Drop every connection and take no new one."""
        assert self.listener is not None
        for each in (self.listener, *self.open):
            with suppress(OSError):
                each.shutdown(socket.SHUT_RDWR)
            each.close()
        self.open = []

    def _accept(self, listener: socket.socket) -> None:
        with suppress(OSError):
            while True:
                near, _ = listener.accept()
                far = socket.create_connection(self.to)
                self.open += [near, far]
                for ends in ((near, far), (far, near)):
                    threading.Thread(target=_pour, args=ends, daemon=True).start()


def _pour(source: socket.socket, target: socket.socket) -> None:
    with suppress(OSError):
        while data := source.recv(65_536):
            target.sendall(data)
        target.shutdown(socket.SHUT_WR)


@pytest.fixture
def line(neo4j_uri: str) -> Iterator[Line]:
    """A line to the real Neo4j."""
    host, _, port = neo4j_uri.rpartition("//")[2].partition(":")
    forwarder = Line(host, int(port))
    forwarder.mend()
    yield forwarder
    with suppress(OSError):
        forwarder.cut()


def test_a_server_that_goes_away_and_comes_back(
    line: Line, neo4j_uri: str, region_graph: MergedGraph, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with open_store(neo4j_uri) as store:
        store.load(region_graph)
    monkeypatch.setenv("NYSTA_HOME", str(tmp_path))
    monkeypatch.setenv("NYSTA_STORE", f"bolt://127.0.0.1:{line.port}")
    app = opened()
    assert "Göteborgsregionen" in said(app)
    line.cut()
    st.cache_data.clear()  # what was kept is shown without the server
    app.run()
    assert "Grafen går inte att nå" in said(app)
    line.mend()
    assert "Göteborgsregionen" in said(again(app))
