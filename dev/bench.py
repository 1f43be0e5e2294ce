#!/usr/bin/env python3
"""What the extraction costs on this machine (``make bench``; some ten minutes).

    python dev/bench.py [--documents 40] [--words 800] [--rounds 5] [--workers-rounds 3] [--no-ray]

1. One process, one thread: words a second of the whole extraction, from bytes to graph file, against plain spaCy
   (``spacy.load``, then ``nlp.pipe`` with all trained components of the same model, over the same texts, already read),
   and against the same components with the two things that make ours quicker (products of matrices by NumPy, each word
   embedded once a batch); turn by turn in the same process; the middle of the rounds. Then the seconds of each stage.
2. ``nysta extract`` with one worker and with two, with the local engine and on a local Ray, turn by turn: seconds from
   the first document handed out to the last one written, and with the start of all processes; the most memory. On a
   machine that does other work too, processor time tells more than the clock: workers that cost no more of it in
   company than alone are as many times faster as there are free cores.
3. The same command again when nothing has changed, and ``nysta --help``.

The corpus is made by ``dev/corpus.py`` from our own sample documents, the same one each time.
"""

from __future__ import annotations

import argparse
import json
import os
import statistics
import subprocess
import sys
import tempfile
import time
from collections import defaultdict
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from corpus import write_corpus

# The functions that nysta.extract.pipeline calls one after another, by stage.
STAGES = {
    "structure": "analyse",
    "language": "read",
    "relations": "_statements",
    "resolve": "resolve",
    "passages": "passages",
}


def main() -> int:
    """Measure and print."""
    os.environ.update(OPENBLAS_NUM_THREADS="1", OMP_NUM_THREADS="1")  # NumPy, loaded later, reads them
    parser = argparse.ArgumentParser(description="Measures the extraction.")
    parser.add_argument("--documents", type=int, default=40)
    parser.add_argument("--words", type=int, default=800, help="of a document, on average")
    parser.add_argument("--rounds", type=int, default=5, help="of ours against plain spaCy")
    parser.add_argument("--workers-rounds", type=int, default=3)
    parser.add_argument("--unchanged", type=int, default=1000, help="documents of the run in which nothing changed")
    parser.add_argument("--no-ray", action="store_true")
    chosen = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="nysta-bench-") as temporary:
        folder = Path(temporary)
        words = write_corpus(folder / "in", chosen.documents, words=chosen.words)
        load = os.getloadavg()[0] if hasattr(os, "getloadavg") else float("nan")
        print(f"{chosen.documents} documents, {words:,} words; {os.cpu_count()} cores, load {load:.1f} at the start")
        one_process(folder / "in", words, chosen.rounds)
        engines = [("local", 1), ("local", 2)] + ([] if chosen.no_ray or not _has_ray() else [("ray", 2)])
        processes(folder, words, engines, chosen.workers_rounds)
        nothing_changed(folder, chosen.unchanged)
    return 0


def one_process(documents: Path, words: int, rounds: int) -> None:
    """Ours against plain spaCy, and where our time goes."""
    from nysta.extract import pipeline
    from nysta.extract.batch.reading import spare_the_collector
    from nysta.extract.language import load
    from nysta.extract.readers import read

    nlp, quicker, plain = load(), load(), _plain()
    trained = [name for name in quicker.pipe_names if name in _trained()]
    quicker.select_pipes(enable=trained)
    paths = sorted(each for each in documents.rglob("*") if each.is_file())
    texts = [read(path, name=path.name).text for path in paths]

    def ours() -> None:
        for path in paths:
            pipeline.extract(read(path, name=path.name), nlp).to_json()

    def all_components(pipeline: Any) -> Callable[[], None]:
        def theirs() -> None:
            for _ in pipeline.pipe(texts):
                pass

        return theirs

    spare_the_collector()  # as a worker does, for all of them
    works = {"ours": ours, "plain": all_components(plain), "quicker": all_components(quicker)}
    for work in works.values():
        work()  # caches are filled for all
    taken: dict[str, list[float]] = defaultdict(list)
    for _ in range(rounds):
        for name, work in works.items():
            taken[name].append(_seconds(work))
    middle = {name: statistics.median(each) for name, each in taken.items()}
    print(f"\none process, one thread, the middle of {rounds} rounds")
    print(f"  plain spaCy ({', '.join(trained)})")
    print(
        f"    {words / middle['plain']:10,.0f} words/s; {words / middle['quicker']:,.0f} with what makes ours quicker"
    )
    million = 1e6 * middle["ours"] / words / 60
    print(f"  ours, from bytes to graph file\n    {words / middle['ours']:10,.0f} words/s")
    print(
        f"    {middle['plain'] / middle['ours']:10.2f} × plain spaCy, {middle['quicker'] / middle['ours']:.2f} × the "
        f"quicker one; {million:.1f} minutes a million words"
    )
    spent: dict[str, float] = defaultdict(float)
    begin = time.perf_counter()
    with _timed_stages(pipeline, spent):
        for path in paths:
            source = _told(spent, "read the file", read)(path, name=path.name)
            pipeline.extract(source, nlp).to_json()
    whole = time.perf_counter() - begin
    spent["the rest"] = whole - sum(spent.values())
    for stage, seconds in spent.items():
        print(f"    {stage:<14}{seconds:8.2f} s {100 * seconds / whole:5.1f} %")


def _plain() -> Any:
    """Our model as spaCy loads it; its vectors, which we keep at half their size on the disk, as spaCy needs them."""
    from importlib.resources import files

    import spacy

    import nysta.extract.language.pipeline  # noqa: F401, registers what the model's settings name

    nlp = spacy.load(Path(str(files("nysta.extract.language").joinpath("model"))))
    nlp.vocab.vectors.data = nlp.vocab.vectors.data.astype("float32")
    return nlp


def _trained() -> list[str]:
    from importlib.resources import files

    meta = json.loads(files("nysta.extract.language").joinpath("model", "meta.json").read_text("utf-8"))
    return list(meta["pipeline"])


@contextmanager
def _timed_stages(pipeline: Any, spent: dict[str, float]) -> Iterator[None]:
    before = {name: getattr(pipeline, name) for name in STAGES.values()}
    try:
        for stage, name in STAGES.items():
            setattr(pipeline, name, _told(spent, stage, before[name]))
        yield
    finally:
        for name, function in before.items():
            setattr(pipeline, name, function)


def _told(spent: dict[str, float], stage: str, function: Callable[..., Any]) -> Callable[..., Any]:
    def timed(*arguments: Any, **named: Any) -> Any:
        begin = time.perf_counter()
        result = function(*arguments, **named)
        result = list(result) if isinstance(result, Iterator) else result  # a generator works when it is asked
        spent[stage] += time.perf_counter() - begin
        return result

    return timed


def processes(folder: Path, words: int, engines: list[tuple[str, int]], rounds: int) -> None:
    """The command with each engine; the middle of ``rounds``, turn by turn."""
    reading: dict[tuple[str, int], list[float]] = defaultdict(list)
    whole: dict[tuple[str, int], list[float]] = defaultdict(list)
    used: dict[tuple[str, int], list[float]] = defaultdict(list)
    peak: dict[tuple[str, int], dict[str, int]] = {}
    results = set()
    for number in range(rounds):
        for engine in engines:
            out = folder / f"{engine[0]}-{engine[1]}-{number}"
            before = os.times()
            report, log = _extract(folder / "in", out, engine)
            after = os.times()
            used[engine].append(
                after.children_user + after.children_system - before.children_user - before.children_system
            )
            whole[engine].append(report["seconds"])
            reading[engine].append(_from_first_to_last(log))
            peak[engine] = report["peak_megabytes"]
            results.add(tuple((path.name, path.read_bytes()) for path in sorted(out.glob("*.json"))))
    print(f"\nnysta extract, the middle of {rounds} rounds; graph files byte for byte the same: {len(results) == 1}")
    base = statistics.median(reading[engines[0]])
    for engine in engines:
        seconds, all_seconds = statistics.median(reading[engine]), statistics.median(whole[engine])
        memory = ", ".join(f"{name.replace('_', ' ')} {size} MB" for name, size in peak[engine].items())
        print(
            f"  {engine[0]:<6}{engine[1]} workers {seconds:7.1f} s reading {words / seconds:8,.0f} words/s "
            f"{base / seconds:5.2f} × one worker; {all_seconds:6.1f} s with the start of all; "
            + (f"{statistics.median(used[engine]):.1f} s of processor time; " if engine[0] == "local" else "")
            + f"peak: {memory}"
        )


def _extract(documents: Path, out: Path, engine: tuple[str, int]) -> tuple[dict[str, Any], list[dict[str, Any]]]:
    file = out.with_suffix(".report.json")
    command = [sys.executable, "-m", "nysta.app.cli", "extract", str(documents), "--out", str(out)]
    options = ["--engine", engine[0], "--workers", str(engine[1]), "--report", str(file), "--log-format", "json"]
    done = subprocess.run([*command, *options], capture_output=True, text=True, check=True)
    lines = [json.loads(line) for line in done.stderr.splitlines() if line.startswith("{")]
    return json.loads(file.read_text(encoding="utf-8")), lines


def _from_first_to_last(log: list[dict[str, Any]]) -> float:
    """Seconds from when the first document was begun to when the last was written."""
    from datetime import datetime

    read = [each for each in log if each["event"] == "document"]
    ends = [datetime.fromisoformat(each["time"]).timestamp() for each in read]
    return max(ends) - min(end - each["seconds"] for end, each in zip(ends, read, strict=True))


def nothing_changed(folder: Path, documents: int) -> None:
    """A run over documents that have all been read, and the help text: with the start of the process."""
    write_corpus(folder / "many", documents, words=60)
    workspace = ["--workspace", str(folder / "data")]
    command = [sys.executable, "-m", "nysta.app.cli", "run", str(folder / "many"), *workspace, "--workers", "2"]
    subprocess.run(command, capture_output=True, check=True)
    again = [_seconds(lambda: subprocess.run(command, capture_output=True, check=True)) for _ in range(5)]
    help_text = [sys.executable, "-m", "nysta.app.cli", "--help"]
    helped = [_seconds(lambda: subprocess.run(help_text, capture_output=True, check=True)) for _ in range(5)]
    print(
        f"\nwith the start of the process, the middle of 5\n  nysta run, {documents} documents, nothing changed"
        f" {statistics.median(again):6.2f} s\n  nysta --help {statistics.median(helped):31.2f} s"
    )


def _seconds(work: Callable[[], object]) -> float:
    begin = time.perf_counter()
    work()
    return time.perf_counter() - begin


def _has_ray() -> bool:
    from importlib.util import find_spec

    return find_spec("ray") is not None


if __name__ == "__main__":
    sys.exit(main())
