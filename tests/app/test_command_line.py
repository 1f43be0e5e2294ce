"""What holds for all commands."""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request

import pytest

COMMANDS = ["run", "extract", "load", "remove", "query", "schema", "export", "evaluate", "status", "check", "app"]
REVIEWS = ["list", "confirm", "reject", "add", "merge", "split", "rename", "comment"]


@pytest.mark.parametrize("command", [*([each] for each in COMMANDS), *(["review", each] for each in REVIEWS)])
def test_every_command_has_help_with_an_example(nysta, command):
    ran = nysta(*command, "--help")
    assert ran.code == 0
    assert f"nysta {' '.join(command)} " in ran.out


@pytest.mark.alone
def test_help_answers_at_once():
    command = [sys.executable, "-m", "nysta.app.cli", "--help"]
    took = []
    for _ in range(6):  # the best of them: other work on the machine is not ours
        started = time.perf_counter()
        subprocess.run(command, check=True, capture_output=True, env=os.environ)
        took.append(time.perf_counter() - started)
    assert min(took) < 0.5


def test_help_imports_nothing_heavy():
    code = (
        "import sys, nysta.app.cli; print([m for m in ('pydantic', 'spacy', 'kglite', 'networkx') if m in sys.modules])"
    )
    ran = subprocess.run([sys.executable, "-c", code], check=True, capture_output=True, text=True, env=os.environ)
    assert ran.stdout.strip() == "[]"


def test_nothing_is_said_on_standard_output_but_data(loaded):
    ran = loaded("query", "MATCH (n:Project) RETURN n.name AS name", "-o", "csv")
    assert ran.out == "name\nLjusa Kusten\n"


def test_the_explorer_is_started_on_this_machine_without_statistics(workspace):
    from nysta.app.commands.explorer import explorer_environment, streamlit_command

    command = streamlit_command("127.0.0.1", 8501, browser=False)
    told = dict(zip(command[6::2], command[7::2], strict=True))
    assert command[1:5] == ["-P", "-m", "streamlit", "run"]
    assert told["--server.address"] == "127.0.0.1"
    assert told["--browser.gatherUsageStats"] == "false"
    assert told["--server.showEmailPrompt"] == "false"
    assert told["--logger.hideWelcomeMessage"] == "true"
    assert told["--server.maxUploadSize"] == "50"
    environment = explorer_environment("embedded:x.kgl", workspace)
    assert (environment["NYSTA_STORE"], environment["NYSTA_HOME"]) == ("embedded:x.kgl", str(workspace))


def test_the_explorer_answers(workspace):

    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    command = [sys.executable, "-m", "nysta.app.cli", "app", "--no-browser", "--port", str(port)]
    with (
        open(workspace.parent / "said", "w+", encoding="utf-8") as said,
        subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=said, env=os.environ) as explorer,
    ):
        try:
            for _ in range(200):
                try:
                    health = urllib.request.urlopen(f"http://127.0.0.1:{port}/_stcore/health", timeout=5).read()
                    break
                except urllib.error.URLError:
                    assert explorer.poll() is None
                    time.sleep(0.1)
            assert health == b"ok"
            said.seek(0)
            assert f"there is no graph at {workspace / 'nysta.kgl'}" in said.read(), "the workspace may be misspelt"
        finally:
            explorer.send_signal(signal.SIGTERM)
            explorer.wait(timeout=20)


def test_a_port_that_is_taken_is_told(nysta):

    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        ran = nysta("app", "--no-browser", "--port", str(taken.getsockname()[1]))
    assert ran.code == 3
    assert "--port" in ran.err
