"""kglite's values as plain Python: nodes, relations and paths as dicts, with our ids."""

from __future__ import annotations

import datetime as dt
from typing import Any

from nysta.graph.stores.values import edge_value, node_value, shown_keys, shown_map

_NODE = {"id", "labels", "properties"}
_EDGE = {"id", "start", "end", "type", "properties"}
_PATH = {"nodes", "relationships"}


def plain(value: Any, own_id: Any) -> Any:
    """A value of kglite as plain Python: nodes, relations and paths as dicts, dates as ISO text."""
    if value is None or isinstance(value, str | int | float):  # nearly all are
        return value
    if isinstance(value, dict):
        keys = value.keys()
        if keys == _NODE:
            label = value["labels"]
            properties = {k: plain(v, own_id) for k, v in value["properties"].items()}
            return node_value(label, properties, structural=True)
        if keys == _EDGE:
            properties = {k: plain(v, own_id) for k, v in value["properties"].items()}
            return edge_value(value["type"], own_id(value["start"]), own_id(value["end"]), properties)
        if keys == _PATH:
            return {k: plain(v, own_id) for k, v in value.items()}
        return shown_map({k: plain(v, own_id) for k, v in value.items()})
    if isinstance(value, list | tuple):
        return shown_keys([plain(each, own_id) for each in value])
    if isinstance(value, dt.date | dt.time | dt.datetime):
        return value.isoformat()
    return value
