"""``nysta app``: the explorer."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
from importlib.resources import files
from typing import Annotated

import typer

from nysta.app import options
from nysta.app.errors import ABORTED, CommandError
from nysta.app.output import say
from nysta.app.places import embedded_path, store_uri, workspace_at

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
    _see_that_port_is_free(host, port)
    path = embedded_path(uri)
    if path is not None and not path.exists():
        say(f"there is no graph at {path} yet: upload documents in the explorer, or end it and name another workspace")
    say(f"the explorer: http://{host}:{port}  (store {uri}; Ctrl+C ends it)")
    command, environment = streamlit_command(host, port, browser), explorer_environment(uri, place.root)
    if os.name == "posix":  # become Streamlit: whoever ends this process ends the explorer
        os.execve(command[0], command, environment)
    raise typer.Exit(subprocess.run(command, env=environment).returncode)


def _see_that_port_is_free(host: str, port: int) -> None:
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    with socket.socket(family, socket.SOCK_STREAM) as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((host, port))
        except OSError as error:
            raise CommandError(
                f"cannot listen on {host}:{port}: {error.strerror or error}",
                fix=f"choose another port: nysta app --port {port + 1}",
                exit_code=ABORTED,
            ) from error


def streamlit_command(host: str, port: int, browser: bool) -> list[str]:
    """The command that starts Streamlit with our settings: no statistics, no question for an e-mail, small uploads."""
    settings = {
        "server.address": host,
        "server.port": port,
        "server.headless": "false" if browser else "true",
        "server.showEmailPrompt": "false",  # asked for at the first start, in the terminal, before anything opens
        "logger.hideWelcomeMessage": "true",  # with it goes a card in the app that offers tools for programmers
        "server.maxUploadSize": UPLOAD_LIMIT_MB,
        "browser.gatherUsageStats": "false",
        "server.fileWatcherType": "none",
        "client.toolbarMode": "minimal",
        "client.showErrorDetails": "none",  # a crash is for the log; its page offers links to other hosts
        "client.showErrorLinks": "false",
    }
    main = files("nysta.app.explorer").joinpath("main.py")
    # -P: a module of the user's in the current folder must not take the place of ours
    command = [sys.executable, "-P", "-m", "streamlit", "run", str(main)]
    return command + [part for name, value in settings.items() for part in (f"--{name}", str(value))]


def explorer_environment(uri: str, workspace: object) -> dict[str, str]:
    """The environment in which the explorer finds its store and workspace."""
    return {**os.environ, "NYSTA_STORE": uri, "NYSTA_HOME": str(workspace)}
