"""A disk that is full, and one that turns read-only."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
from dataclasses import replace
from typing import Any

import pytest

pytestmark = pytest.mark.timeout(1800)

PAGE = 4096  # bytes that a file takes at least, in memory as on most disks


def mounted(script: str, place: Any) -> subprocess.CompletedProcess[str]:
    """Run a shell script in a mount namespace of its own, where file systems come and go unseen by others.

    In it ``$NYSTA`` is the command, its workspace the folder ``$DATA``.
    """
    unshare = ["unshare", "--mount", *([] if os.geteuid() == 0 else ["--map-root-user"])]
    allowed = shutil.which("unshare") and subprocess.run(
        [*unshare, "sh", "-c", "mount -t tmpfs -o size=1m none /mnt"], capture_output=True, check=False
    )
    if not allowed or allowed.returncode:
        pytest.skip("this user may not mount file systems, not even in a namespace of its own (unshare)")
    place.root.mkdir()
    words = " ".join(f"'{word}'" for word in place.command)
    script = f'set -u; nysta() {{ {words} >/dev/null; }}; DATA="{place.root}"\n{script}'
    return place.ran([*unshare, "bash", "-c", script])


def test_a_full_disk(place: Any, whole: Any, undisturbed: dict[str, Any], number: int, rounds: int) -> None:
    pages = sum(path.stat().st_size // PAGE + 1 for path in whole.root.rglob("*"))
    kilobytes = round(pages * PAGE / 1024 * (0.4 + 0.5 * number / rounds))
    done = mounted(
        f"""
        mount -t tmpfs -o size={kilobytes}k none "$DATA"
        nysta; echo "full: $?"
        for file in "$DATA"/graphs/*.json; do python3 -m json.tool "$file" >/dev/null || echo "broken: $file"; done
        mount -o remount,size=64m "$DATA"
        nysta; echo "roomy: $?"
        cp -a "$DATA" "$DATA.kept"
        """,
        place,
    )
    assert done.stdout.split("\n")[:-1] == ["full: 3", "roomy: 0"], done.stdout + done.stderr
    assert re.search("No space left on device|disk is full", done.stderr), done.stderr
    assert "fix:" in done.stderr
    assert replace(place, root=place.root.with_name("data.kept")).holds() == undisturbed


def test_a_folder_that_turns_read_only(place: Any, undisturbed: dict[str, Any]) -> None:
    done = mounted(
        """
        mount -t tmpfs -o size=64m none "$DATA"
        mount -o remount,ro "$DATA"
        nysta; echo "from the start: $?"
        mount -o remount,rw "$DATA"
        nysta & run=$!
        until ls "$DATA"/graphs/*.json >/dev/null 2>&1; do sleep 0.01; done
        mount --bind "$DATA" "$DATA"  # over it, for the run holds its lock open for writing below
        until mount -o remount,bind,ro "$DATA" 2>/dev/null; do sleep 0.001; done
        wait $run; echo "half way: $?"
        umount "$DATA"
        nysta; echo "writable: $?"
        cp -a "$DATA" "$DATA.kept"
        """,
        place,
    )
    assert done.stdout.split("\n")[:-1] == ["from the start: 3", "half way: 3", "writable: 0"], (
        done.stdout + done.stderr
    )
    assert "Read-only file system" in done.stderr
    assert replace(place, root=place.root.with_name("data.kept")).holds() == undisturbed
