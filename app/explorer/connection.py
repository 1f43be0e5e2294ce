"""Opening the store that the explorer reads, and seeing when it has changed."""

from __future__ import annotations

import os
import time
from dataclasses import dataclass
from pathlib import Path

import streamlit as st

from nysta.graph.model import GraphStore
from nysta.graph.stores import open_store
from nysta.graph.stores.errors import StoreError

_EMBEDDED = "embedded:"


@dataclass(frozen=True, slots=True)
class Settings:
    """Where the graph is (``NYSTA_STORE``) and where the workspace is (``NYSTA_HOME``)."""

    uri: str
    home: Path

    @property
    def file(self) -> Path | None:
        """The file of an embedded store, None for a server."""
        return Path(self.uri.removeprefix(_EMBEDDED)) if self.uri.startswith(_EMBEDDED) else None

    @property
    def folders(self) -> tuple[Path, ...]:
        """Where published documents may lie: uploads, ``NYSTA_DOCUMENTS``, where the app was started, ``corpus/``."""
        further = [Path(each) for each in os.environ.get("NYSTA_DOCUMENTS", "").split(os.pathsep) if each]
        return (self.home / "uploads", *further, Path.cwd(), Path.cwd() / "corpus")


class MissingStoreError(Exception):
    """The embedded store's file does not exist; ``place`` tells where it should be."""

    def __init__(self, place: Path) -> None:
        super().__init__(str(place))
        self.place = place


def settings() -> Settings:
    """The settings of this process; ``nysta app`` sets both variables."""
    home = Path(os.environ.get("NYSTA_HOME") or "nysta-data")
    uri = os.environ.get("NYSTA_STORE") or f"{_EMBEDDED}{home / 'nysta.kgl'}"
    return Settings(uri, home)


def stamp(chosen: Settings) -> str:
    """Changes whenever an embedded store's file does, and every minute for a server, which gives no sign."""
    if chosen.file is None:
        return f"minute {int(time.time() // 60)}"
    try:
        state = chosen.file.stat()
    except FileNotFoundError:
        raise MissingStoreError(chosen.file) from None
    except OSError as error:
        raise StoreError(f"cannot look at the store: {error.strerror}", str(chosen.file), "check the folder") from error
    return f"{state.st_mtime_ns}-{state.st_size}"


def connect() -> GraphStore:
    """The store, opened once for all readers; an embedded one reads its file anew when that has changed.

    Raises:
        MissingStoreError: an embedded store that nobody has made yet.
        StoreError: it cannot be opened or reached.
    """
    chosen = settings()
    stamp(chosen)
    return _open(chosen.uri)


@st.cache_resource(max_entries=1, show_spinner=False)
def _open(uri: str) -> GraphStore:
    return open_store(uri, read_only=True)


def forget() -> None:
    """Open the store anew at the next call: after a server went away."""
    _open.clear()
