#!/usr/bin/env python3
"""A real Neo4j Community server on this machine, without Docker: for development and tests.

    python3 dev/neo4j.py start [--port 7687] [--fresh]   # fetches it the first time; prints its address
    python3 dev/neo4j.py status [--port 7687]
    python3 dev/neo4j.py stop [--port 7687]              # tidily, which takes ten seconds
    python3 dev/neo4j.py kill [--port 7687]              # at once, and its data with it

Needs Java 17 or 21 and Maven; nothing else than Python's standard library. It listens on loopback
only. Jars and data are kept in ``.neo4j/`` of the checkout, or in ``$NYSTA_NEO4J_HOME``. User ``neo4j``,
password ``$NYSTA_NEO4J_PASSWORD`` (default ``nysta-dev``), set when the data folder is new.

Exit codes: 0 done (``status``: it runs); 1 it failed, or ``status``: it does not run; 2 Java or Maven
is missing or too old, or wrong use.
"""

from __future__ import annotations

import argparse
import os
import re
import shutil
import signal
import socket
import subprocess
import sys
import time
from pathlib import Path

CHECKOUT = Path(__file__).resolve().parent.parent
PARTS = CHECKOUT / "dev" / "neo4j"
POM, SETTINGS, ARGUMENTS = PARTS / "pom.xml", PARTS / "neo4j.conf", PARTS / "server.args"
HOME = Path(os.environ.get("NYSTA_NEO4J_HOME") or CHECKOUT / ".neo4j").resolve()
USER = "neo4j"
PASSWORD = os.environ.get("NYSTA_NEO4J_PASSWORD") or "nysta-dev"
HEAP = os.environ.get("NYSTA_NEO4J_HEAP") or "768m"
MORE_JAVA_OPTIONS = os.environ.get("NYSTA_NEO4J_JAVA_OPTIONS") or ""

FETCH_ATTEMPTS = 6
START_SECONDS = 120
STOP_SECONDS = 30
SHORTEST_PASSWORD = 8  # Neo4j's own rule


class NoServerError(Exception):
    """Ends the command with a line and an exit code."""

    def __init__(self, line: str, code: int = 1) -> None:
        super().__init__(line)
        self.code = code


def version() -> str:
    """The server's version, as the pom pins it."""
    found = re.search(r"<neo4j\.version>([^<]+)<", POM.read_text(encoding="utf-8"))
    if found is None:
        raise NoServerError(f"{POM} names no neo4j.version")
    return found.group(1)


def java() -> str:
    """The java to run, 17 or newer."""
    home = os.environ.get("JAVA_HOME")
    program = str(Path(home) / "bin" / "java") if home else shutil.which("java")
    if not program or not shutil.which(program):
        raise NoServerError("no Neo4j: java is missing (install Java 17 or 21, e.g. openjdk-17-jre-headless)", 2)
    said = subprocess.run([program, "-version"], capture_output=True, text=True, check=False).stderr
    number = re.search(r'version "(\d+)', said)
    if number is None or int(number.group(1)) < 17:
        raise NoServerError(
            f"no Neo4j: {program} is {said.splitlines()[0] if said else 'broken'}; it needs 17 or 21", 2
        )
    return program


def jars() -> Path:
    """The folder with the server's jars; fetched when they are not there yet."""
    folder = HOME / f"lib-{version()}"
    if folder.is_dir():
        return folder
    maven = shutil.which("mvn")
    if maven is None:
        raise NoServerError("no Neo4j: mvn is missing (install Maven 3.8 or newer)", 2)
    HOME.mkdir(parents=True, exist_ok=True)
    part = HOME / f"lib-{version()}.part-{os.getpid()}"
    for attempt in range(1, FETCH_ATTEMPTS + 1):
        print(f"fetching Neo4j {version()} (about 125 MB) …", file=sys.stderr)
        done = subprocess.run(
            [
                maven,
                "--batch-mode",
                "--quiet",
                "--file",
                str(POM),
                "dependency:copy-dependencies",
                "-DincludeScope=runtime",
                f"-DoutputDirectory={part}",
            ],
            stdin=subprocess.DEVNULL,
            capture_output=True,
            text=True,
            check=False,
        )
        if done.returncode == 0:
            if not folder.is_dir():  # another start may have been quicker
                part.rename(folder)
            shutil.rmtree(part, ignore_errors=True)
            return folder
        if attempt < FETCH_ATTEMPTS:
            # The registry answers 429 under bursts; what came through is kept in Maven's own cache.
            wait = 5 * 2 ** (attempt - 1)
            print(f"  not all came through; again in {wait} s ({attempt}/{FETCH_ATTEMPTS})", file=sys.stderr)
            time.sleep(wait)
    shutil.rmtree(part, ignore_errors=True)
    said = [line for line in (done.stdout + done.stderr).splitlines() if "ERROR" in line]
    raise NoServerError("no Neo4j: Maven could not fetch it\n  " + "\n  ".join(said[:5]))


class Server:
    """One server with its own port and data."""

    def __init__(self, port: int) -> None:
        self.port = port
        self.folder = HOME / f"port-{port}"
        self.uri = f"bolt://127.0.0.1:{port}"
        self.arguments = self.folder / "server.args"
        self.log = self.folder / "server.log"

    def pid(self) -> int | None:
        """The process, if it is alive and ours."""
        try:
            number = int((self.folder / "pid").read_text())
        except (OSError, ValueError):
            return None
        said = subprocess.run(
            ["ps", "-p", str(number), "-o", "args="], capture_output=True, text=True, check=False
        ).stdout
        return number if str(self.arguments) in said else None

    def answers(self) -> bool:
        """True when something speaks Bolt at the port."""
        try:
            with socket.create_connection(("127.0.0.1", self.port), timeout=1) as connection:
                connection.settimeout(2)
                connection.sendall(bytes.fromhex("6060b01700000405000000040000000000000000"))
                return len(connection.recv(4)) == 4
        except OSError:
            return False

    def start(self, *, fresh: bool) -> None:
        """Start it and wait until it answers; at once when it does already."""
        if self.pid() is not None and not fresh:
            self.wait(self.pid())
            return
        program, library = java(), jars()
        if fresh:
            self.stop(at_once=True)  # its data goes anyway
            shutil.rmtree(self.folder, ignore_errors=True)
        if self.answers():
            raise NoServerError(f"port {self.port} is taken by another server; choose one with --port")
        self.configure(library)
        if not (self.folder / "data" / "dbms" / "auth.ini").exists():
            self.set_password(program, library)
        with self.log.open("wb") as log:
            process = subprocess.Popen(
                [program, f"@{self.arguments}"],
                stdin=subprocess.DEVNULL,
                stdout=log,
                stderr=log,
                start_new_session=True,
            )
        (self.folder / "pid").write_text(f"{process.pid}\n")
        self.wait(process.pid, process)

    def configure(self, library: Path) -> None:
        """Write neo4j.conf and the arguments of Java."""
        for name in ("conf", "plugins", "import", "logs", "run"):
            (self.folder / name).mkdir(parents=True, exist_ok=True)
        settings = SETTINGS.read_text(encoding="utf-8").format(folder=self.folder, port=self.port)
        (self.folder / "conf" / "neo4j.conf").write_text(settings)
        arguments = ARGUMENTS.read_text(encoding="utf-8")
        self.arguments.write_text(
            arguments.format(heap=HEAP, more=MORE_JAVA_OPTIONS, library=library, folder=self.folder)
        )

    def set_password(self, program: str, library: Path) -> None:
        """Give a new data folder its password; from a file, so that no process list shows it."""
        if len(PASSWORD) < SHORTEST_PASSWORD or '"' in PASSWORD or "\\" in PASSWORD:
            raise NoServerError("NYSTA_NEO4J_PASSWORD needs 8 characters or more, without quotes and backslashes", 2)
        arguments = self.folder / "password.args"
        arguments.touch(mode=0o600)
        arguments.write_text(
            f'-Xmx128m\n-XX:TieredStopAtLevel=1\n-cp "{library}/*"\norg.neo4j.cli.AdminTool\n'
            f'dbms\nset-initial-password\n"{PASSWORD}"\n'
        )
        environment = {
            **os.environ,
            "NEO4J_HOME": str(self.folder),
            "NEO4J_CONF": str(self.folder / "conf"),
        }
        try:
            done = subprocess.run(
                [program, f"@{arguments}"],
                env=environment,
                stdin=subprocess.DEVNULL,
                capture_output=True,
                text=True,
                check=False,
            )
        finally:
            arguments.unlink()
        if done.returncode != 0:
            raise NoServerError(f"the password could not be set: {(done.stderr or done.stdout).strip()}")

    def wait(self, pid: int | None, process: subprocess.Popen[bytes] | None = None) -> None:
        """Until it answers; a failure tells the end of its log."""
        deadline = time.monotonic() + START_SECONDS
        while not self.answers():
            ended = process is not None and process.poll() is not None
            if ended or time.monotonic() > deadline:
                tail = self.log.read_text(errors="replace").splitlines()[-15:]
                why = "ended at once" if ended else f"did not answer within {START_SECONDS} s"
                raise NoServerError(f"Neo4j (pid {pid}) {why}; its log {self.log} ends:\n  " + "\n  ".join(tail))
            time.sleep(0.2)

    def stop(self, *, at_once: bool = False) -> bool:
        """Stop it if it runs; True when it did. A tidy stop takes about ten seconds."""
        pid = self.pid()
        if pid is None:
            return False
        os.kill(pid, signal.SIGKILL if at_once else signal.SIGTERM)
        deadline = time.monotonic() + STOP_SECONDS
        while self.pid() is not None:
            if time.monotonic() > deadline:
                os.kill(pid, signal.SIGKILL)
                break
            time.sleep(0.1)
        (self.folder / "pid").unlink(missing_ok=True)
        return True


def main() -> int:
    """Run one command; the exit code."""
    parser = argparse.ArgumentParser(description="A real Neo4j for development and tests.")
    parser.add_argument("command", choices=["start", "stop", "kill", "status"])
    parser.add_argument("--port", type=int, default=7687, help="of Bolt, on loopback (default 7687)")
    parser.add_argument("--fresh", action="store_true", help="start: with an empty database")
    chosen = parser.parse_args()
    server = Server(chosen.port)
    try:
        if chosen.command == "start":
            server.start(fresh=chosen.fresh)
            print(server.uri)
            print(
                f"Neo4j {version()} answers; user {USER}, password $NYSTA_NEO4J_PASSWORD or nysta-dev;"
                f" stop it with: python3 dev/neo4j.py stop --port {chosen.port}",
                file=sys.stderr,
            )
            return 0
        if chosen.command in ("stop", "kill"):
            stopped = server.stop(at_once=chosen.command == "kill")
            if chosen.command == "kill":
                shutil.rmtree(server.folder, ignore_errors=True)
            print("stopped" if stopped else "it did not run", file=sys.stderr)
            return 0
        runs = server.pid() is not None and server.answers()
        print(f"{server.uri} {'runs' if runs else 'does not run'}")
        return 0 if runs else 1
    except NoServerError as error:
        print(error, file=sys.stderr)
        return error.code


if __name__ == "__main__":
    sys.exit(main())
