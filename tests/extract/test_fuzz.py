"""A few of the damaged documents of ``make fuzz``, and a short run of ``make memory``."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path

DEV = Path(__file__).parents[2] / "dev"


def run(script: str, *options: str) -> str:
    done = subprocess.run(
        [sys.executable, DEV / script, *options],
        capture_output=True,
        text=True,
        timeout=240,
        env={**os.environ, "OPENBLAS_NUM_THREADS": "1"},
    )
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


def test_damaged_documents_are_read_or_named() -> None:
    said = run("fuzz.py", "--files", "100", "--seed", "11")
    named, read = (int(re.search(rf"(\d+) {state}", said)[1]) for state in ("named", "read"))  # type: ignore[index]
    assert named + read == 100
    assert min(named, read) > 10  # neither all too damaged nor all sound


def test_memory_does_not_grow_with_the_documents() -> None:
    said = run("memory.py", "--few", "60", "--many", "180")
    assert float(re.search(r"([+-][\d.]+)%", said)[1]) < 10  # type: ignore[index]
