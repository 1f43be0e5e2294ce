"""The JSON Schema that is delivered is that of the models."""

from __future__ import annotations

import json
from importlib.resources import files

from nysta.extract.graph_file import schema


def test_the_delivered_schema_is_up_to_date():
    delivered = files("nysta.extract").joinpath("graph-file.schema.json").read_text(encoding="utf-8")
    assert json.loads(delivered) == json.loads(json.dumps(schema())), (
        "write it anew: nysta check --schema > extract/graph-file.schema.json"
    )
