"""The style for Neo4j Browser speaks of every label and relation type, and of nothing else."""

from __future__ import annotations

import re
from pathlib import Path

from nysta.graph.export import export
from nysta.graph.model import MergedGraph
from nysta.graph.ontology import ontology


def test_every_label_and_type_has_a_rule(tmp_path: Path) -> None:
    (path,) = export(MergedGraph((), ()), tmp_path / "nysta.grass")
    text = path.read_text(encoding="utf-8")
    assert set(re.findall(r"^node\.(\w+) \{", text, re.MULTILINE)) == set(ontology().labels)
    assert set(re.findall(r"^relationship\.(\w+) \{", text, re.MULTILINE)) == set(ontology().relations)
    assert text.count("{\n") == text.count("\n}")
    for label, names in re.findall(r"^node\.(\w+) \{[^}]*caption: '\{(\w+)\}'", text, re.MULTILINE):
        assert names in ontology().properties_of_label(label)
