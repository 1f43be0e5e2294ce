"""Graph files made in a few lines, for the tests of the merge."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

import pytest

from nysta.extract.graph_file import GraphFile


def build_graph_file(
    name: str,
    entities: Sequence[tuple[Any, ...]],
    relations: Sequence[tuple[Any, ...]] = (),
    *,
    year: int | None = 2023,
    issuer: str | None = None,
) -> GraphFile:
    """A graph file whose text is one line per entity and then one per relation.

    ``entities``: (id, name, [aliases], {other fields}); ``relations``: (type, source, target, {fields},
    quote), where fields and quote may be left out.
    """
    at, line, found, stated, passages = 0, 0, [], [], []

    def passage(text: str) -> dict[str, Any]:
        nonlocal at, line
        place = {"start": at, "end": at + len(text), "line": line + 1, "page": None}
        passages.append({**place, "section": None, "text": text, "search_text": text})
        at, line = at + len(text) + 1, line + 1
        return place

    for own, form, *rest in entities:
        aliases = rest[0] if rest else []
        more = rest[1] if len(rest) > 1 else {}
        label = {"organisation": "Organisation", "programme": "Programme", "project": "Project"}[own.split("/")[0]]
        mention = {**passage(form), "text": form}
        kind = "övrigt" if label == "Organisation" else label.lower()
        found.append(
            {
                "id": own,
                "label": label,
                "kind": kind,
                "name": form,
                "aliases": aliases,
                "mentions": [mention],
                **more,
            }
        )
    for kind, source, target, *rest in relations:
        fields = dict(rest[0]) if rest else {}
        quote = rest[1] if len(rest) > 1 else f"{source} {kind} {target} {fields.get('year', '')}".strip()
        stated.append(
            {
                "type": kind,
                "source": source,
                "target": target,
                "confidence": 0.9,
                "rule": "sentence/verb",
                "evidence": [{**passage(quote), "quote": quote}],
                **fields,
            }
        )
    return GraphFile.model_validate(
        {
            "document": f"{name}.txt",
            "id": f"{name}-txt-00000000",
            "sha256": "0" * 64,
            "path": f"{name}.txt",
            "title": f"Dokument {name}",
            "issuer": issuer,
            "year": year,
            "words": 10,
            "extractor": "test",
            "entities": found,
            "relations": stated,
            "passages": passages,
        }
    )


@pytest.fixture(scope="session")
def graph_file() -> Callable[..., GraphFile]:
    """``build_graph_file``."""
    return build_graph_file
