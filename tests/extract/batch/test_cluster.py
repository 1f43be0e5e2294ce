"""The engine on Ray: a local one of two processes."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from nysta.extract.batch import Limits, extract_paths

if os.environ.get("CI", "").lower() not in ("1", "true"):
    pytest.importorskip("ray", reason="Ray is not installed (pip install 'nysta[ray]')")

OWNS = "Tjärnö Energi AB ägs av Ale kommun.\n"


def all_bytes(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in sorted(folder.iterdir())}


def test_ray_gives_the_graph_files_of_the_local_engine(tmp_path: Path) -> None:
    folder = tmp_path / "in"
    folder.mkdir()
    for n, kommun in enumerate(("Ale", "Borås", "Mora", "Orsa", "Rättvik")):
        (folder / f"{n}.txt").write_text(OWNS.replace("Ale", kommun) * (n + 1), encoding="utf-8")
    (folder / "tom.txt").write_bytes(b"")
    outcomes = {}
    for engine in ("local", "ray"):
        outcomes[engine] = [
            (one.name, one.state, one.id, one.message, one.relations)
            for one in extract_paths(
                [folder],
                tmp_path / engine,
                texts=tmp_path / f"{engine}-t",
                workers=2,
                engine=engine,
                manifest=tmp_path / f"{engine}.sqlite",
            )
        ]
    assert outcomes["ray"] == outcomes["local"]
    assert len(all_bytes(tmp_path / "ray")) == 5
    assert all_bytes(tmp_path / "ray") == all_bytes(tmp_path / "local")
    assert all_bytes(tmp_path / "ray-t") == all_bytes(tmp_path / "local-t")


def test_a_document_that_takes_its_actor_down_fails_and_the_rest_goes_on(tmp_path: Path, falling_model: str) -> None:
    folder = tmp_path / "in"
    folder.mkdir()
    for n in range(3):
        (folder / f"{n}.txt").write_text(OWNS, encoding="utf-8")
    for name, word in (("dead", "Dödkommun"), ("hang", "Hängkommun")):
        (folder / f"{name}.txt").write_text(f"Sjö Energi AB och {word} äger Tjärnö Energi AB.\n", encoding="utf-8")
    limits = Limits(seconds=8)
    outcomes = {
        one.name: one
        for one in extract_paths([folder], tmp_path / "g", workers=2, engine="ray", model=falling_model, limits=limits)
    }
    assert {name: one.state for name, one in outcomes.items()} == {
        "0.txt": "done",
        "1.txt": "done",
        "2.txt": "done",
        "dead.txt": "failed",
        "hang.txt": "failed",
    }
    assert "longer than 8 s" in (outcomes["hang.txt"].message or "")
    assert "actor died" in (outcomes["dead.txt"].message or "")
