"""``nysta app``: the explorer."""

from __future__ import annotations

import os
import subprocess
import sys
from importlib.resources import files
from typing import Annotated

import typer

from nysta.app import options
from nysta.app.errors import ABORTED, CommandError
from nysta.app.output import say
from nysta.app.places import store_uri, workspace_at

UPLOAD_LIMIT_MB = 50


def register(app: typer.Typer) -> None:
    """Add the command of this module to ``app``."""
    app.command(name="app")(explore)


def explore(
    host: Annotated[str, typer.Option("--host", help="Address to listen on.")] = "127.0.0.1",
    port: Annotated[int, typer.Option("--port", min=1, max=65535, help="Port to listen on.")] = 8501,
    store: options.Store = None,
    workspace: options.Workspace = None,
    browser: Annotated[bool, typer.Option("--browser/--no-browser", help="Open it in the browser.")] = True,
) -> None:
    """Open the explorer, on this machine only unless told otherwise. Ctrl+C ends it.

    Example:  nysta app --port 8600
    """
    place = workspace_at(workspace)
    uri = store_uri(store, place)
    say(f"the explorer: http://{host}:{port}  (store {uri}; Ctrl+C ends it)")
    try:
        ended = subprocess.run(streamlit_command(host, port, browser), env=explorer_environment(uri, place.root))
    except KeyboardInterrupt:
        return
    if ended.returncode not in (0, -2, 130):
        raise CommandError(
            f"the explorer ended with code {ended.returncode}",
            fix=f"read what it said above; is port {port} taken? then choose another with --port",
            exit_code=ABORTED,
        )


def streamlit_command(host: str, port: int, browser: bool) -> list[str]:
    """The command that starts Streamlit with our settings: no usage statistics, uploads limited."""
    settings = {
        "server.address": host,
        "server.port": port,
        "server.headless": "false" if browser else "true",
        "server.maxUploadSize": UPLOAD_LIMIT_MB,
        "browser.gatherUsageStats": "false",
        "server.fileWatcherType": "none",
    }
    main = files("nysta.app.explorer").joinpath("main.py")
    command = [sys.executable, "-m", "streamlit", "run", str(main)]
    return command + [part for name, value in settings.items() for part in (f"--{name}", str(value))]


def explorer_environment(uri: str, workspace: object) -> dict[str, str]:
    """The environment in which the explorer finds its store and workspace."""
    return {**os.environ, "NYSTA_STORE": uri, "NYSTA_HOME": str(workspace)}
