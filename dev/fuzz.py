"""Hostile and damaged documents: mutates our own samples by a seed and reads each one in a worker with limits.

Every file has to end as a graph file or as one line that says why not: no crash, no run past the time limit, no
worker beyond the memory limit. ``make fuzz`` runs all of them, the tests a few.

    python dev/fuzz.py --files 2000 --seed 7 --seconds 60 --megabytes 1024
"""

from __future__ import annotations

import argparse
import io
import multiprocessing
import os
import random
import resource
import sys
import time
import zipfile
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from multiprocessing.connection import Connection
from multiprocessing.process import BaseProcess
from pathlib import Path

SAMPLES = Path(__file__).parents[1] / "corpus"
ENDINGS = (".txt", ".pdf", ".docx", ".xlsx", ".html")
# Pieces that trip parsers: numbers out of range, odd characters, unfinished marks of each format.
SPITE = (
    b"\0", b"\xff\xfe", b"\xef\xbb\xbf", b"\xed\xa0\x80", b"%PDF-1.7", b"%%EOF", b"endobj", b"stream\n",
    b"/Count -1", b"/Length 99999999", b"<<" * 40, b"[" * 200, b"<div>" * 300, b"<table><tr><td>" * 60, b"</w:p>",
    b"<w:tbl>" * 40, b'<w:gridSpan w:val="99999999"/>', b'colspan="1000000"', b'<c r="XFD1048576"/>', b"&#1114112;",
    b"&a;", b"/Kids [1 0 R]", b"<!DOCTYPE x [<!ENTITY a SYSTEM 'file:///etc/hostname'>]>", b"-" * 300, b"A " * 300,
    b"(" * 300, b"1 000 " * 200, b"Ale kommun, " * 80, "åäö\u2028\u202e\u00ad".encode(), b"\r", b"\f" * 50,
    b"1e999", b"PK\x03\x04",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Fate:
    """What became of one file: ``read``, or ``named`` with its reason; else a fault (``crash``, ``hang``)."""

    name: str
    state: str
    reason: str
    seconds: float
    megabytes: float

    @property
    def is_fault(self) -> bool:
        return self.state not in ("read", "named")


def mutants(files: int, seed: int) -> Iterator[tuple[str, bytes]]:
    """(name, bytes) of ``files`` damaged documents, the endings by turns; the same for the same seed."""
    random_ = random.Random(seed)
    samples = {end: [path.read_bytes() for path in sorted(SAMPLES.glob(f"*{end}"))] for end in ENDINGS}
    for number in range(files):
        ending = ENDINGS[number % len(ENDINGS)]
        data = random_.choice(samples[ending])
        if ending in (".docx", ".xlsx") and random_.random() < 0.7:
            data = _damaged_part(data, random_)
        else:
            for _ in range(random_.choice((1, 1, 2, 4, 16, 64))):
                data = _damaged(data, random_)
        yield f"{seed}-{number:05}{ending}", data


def _damaged(data: bytes, random_: random.Random) -> bytes:
    if not data:
        return data
    at, other = sorted((random_.randrange(len(data)), random_.randrange(len(data))))
    near = min(other, at + random_.choice((1, 8, 200, 5000)))
    return random_.choice(
        (
            lambda: data[:at] + bytes([data[at] ^ (1 << random_.randrange(8))]) + data[at + 1 :],
            lambda: data[:at] + random_.randbytes(random_.randrange(1, 40)) + data[at:],
            lambda: data[:at] + random_.choice(SPITE) + data[at:],
            lambda: data[:at] + data[near:],
            lambda: data[:near] + data[at:near] * random_.choice((1, 3, 20)) + data[near:],
            lambda: data[: max(at, len(data) // 2)],
            lambda: data.replace(b" ", random_.choice((b"\n", b"", b"\t", b"\xc2\xa0"))),
        )
    )()


def _damaged_part(data: bytes, random_: random.Random) -> bytes:
    """An Office file whose zip archive is sound and one of whose parts is not."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as source, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as target:
        names = source.namelist()
        hit = random_.choice([name for name in names if name.endswith((".xml", ".rels"))])
        for name in names:
            part = source.read(name)
            if name == hit:
                for _ in range(random_.choice((1, 2, 8))):
                    part = _damaged(part, random_)
            target.writestr(zipfile.ZipInfo(name), part, zipfile.ZIP_DEFLATED)
    return out.getvalue()


def _work(connection: Connection, megabytes: int) -> None:
    """A worker: reads what comes over the pipe until the pipe ends."""
    from nysta.extract.language.pipeline import load
    from nysta.extract.pipeline import extract
    from nysta.extract.readers import UnreadableDocument, read_bytes

    nlp = load()
    while True:
        try:
            name, data = connection.recv()
        except EOFError:
            return
        try:
            extract(read_bytes(data, name=name), nlp).to_json()
            state, reason = "read", ""
        except UnreadableDocument as error:
            state, reason = "named", str(error)
        except Exception as error:
            state, reason = "crash", f"{type(error).__name__}: {error}"
        used = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
        if used > megabytes:
            state, reason = "memory", f"the worker holds {used:.0f} MB"
        connection.send((state, reason, used))


def _processor_seconds(process: BaseProcess) -> float:
    """What a process has used of a processor so far; where the system has no /proc, the time of day."""
    try:
        figures = Path(f"/proc/{process.pid}/stat").read_text().rpartition(")")[2].split()
    except OSError:
        return time.monotonic()
    return (int(figures[11]) + int(figures[12])) / os.sysconf("SC_CLK_TCK")


class Worker:
    """One process that reads documents; started again when it dies or passes its time limit."""

    def __init__(self, megabytes: int) -> None:
        self._megabytes = megabytes
        self._start()

    def _start(self) -> None:
        context = multiprocessing.get_context("spawn")
        self._pipe, theirs = context.Pipe()
        self._process = context.Process(target=_work, args=(theirs, self._megabytes), daemon=True)
        self._process.start()
        theirs.close()

    def fate(self, name: str, data: bytes, seconds: float) -> Fate:
        """Read one document; the time limit is in seconds of processor time."""
        began = time.monotonic()
        state, reason, used = "hang", f"not done after {seconds:.0f} s of processor time", 0.0
        try:
            self._pipe.send((name, data))
            if self._answers(seconds):
                state, reason, used = self._pipe.recv()
        except (EOFError, OSError):
            self._process.join(5)
            state, reason = "crash", f"the worker ended with {self._process.exitcode}"
        if state in ("hang", "memory") or not self._process.is_alive():
            self.close()
            self._start()
        return Fate(name, state, reason, time.monotonic() - began, used)

    def _answers(self, seconds: float) -> bool:
        """Whether it is done within its processor time; on a busy machine the clock tells of the others' work.

        One that waits for something that never comes uses no processor: the clock bounds it too, ten times wider.
        """
        used, began = _processor_seconds(self._process), time.monotonic()
        while not self._pipe.poll(1.0):
            if _processor_seconds(self._process) - used > seconds or time.monotonic() - began > 10 * seconds:
                return False
        return True

    def close(self) -> None:
        """End the process."""
        self._process.kill()
        self._process.join()


def run(
    files: int, seed: int, seconds: float, megabytes: int, said: Callable[[Fate, bytes], None] = lambda *_: None
) -> list[Fate]:
    """The fates of all mutants; ``said`` hears each at once, with the file's bytes."""
    worker = Worker(megabytes)
    fates = []
    try:
        for name, data in mutants(files, seed):
            fates.append(worker.fate(name, data, seconds + 30 * (not fates)))  # the first waits for the model
            said(fates[-1], data)
    finally:
        worker.close()
    return fates


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--files", type=int, default=2000)
    parser.add_argument("--seed", type=int, default=7)
    parser.add_argument("--seconds", type=float, default=60, help="of processor time that one file may take")
    parser.add_argument("--megabytes", type=int, default=1024, help="memory limit of a worker")
    parser.add_argument("--keep", type=Path, help="folder for the files that were at fault")
    options = parser.parse_args()

    def say(fate: Fate, data: bytes) -> None:
        if fate.is_fault:
            print(f"{fate.state:7} {fate.name}: {fate.reason}", flush=True)
            if options.keep:
                options.keep.mkdir(parents=True, exist_ok=True)
                (options.keep / fate.name).write_bytes(data)

    fates = run(options.files, options.seed, options.seconds, options.megabytes, say)
    count = Counter(fate.state for fate in fates)
    slowest = max(fates, key=lambda fate: fate.seconds)
    print(f"{len(fates)} files: " + ", ".join(f"{number} {state}" for state, number in sorted(count.items())))
    print(f"slowest {slowest.seconds:.1f} s ({slowest.name}); most memory {max(f.megabytes for f in fates):.0f} MB")
    sys.exit(any(fate.is_fault for fate in fates))


if __name__ == "__main__":
    os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
    main()
