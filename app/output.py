"""How every command prints what it found: a table for people, CSV and JSON for programs.

Data goes to standard output and everything that is said about it to standard error, so that
``nysta query … --output csv > file.csv`` writes data alone.
"""

from __future__ import annotations

import csv
import json
import sys
from collections.abc import Iterable, Mapping, Sequence
from enum import StrEnum
from typing import IO, TYPE_CHECKING, Any

from nysta.graph.cells import safe_cell

if TYPE_CHECKING:
    from rich.console import Console

_WIDE = 100_000  # characters; a table in a file is not folded
_LONG_WORD = 40  # characters; a longer word, as an address, may be folded


class Output(StrEnum):
    """The forms that data is printed in."""

    TABLE = "table"
    CSV = "csv"
    JSON = "json"


def console(*, error: bool = False) -> Console:
    """A console that folds lines on a terminal only."""
    from rich.console import Console

    stream = sys.stderr if error else sys.stdout
    return Console(file=stream, width=None if stream.isatty() else _WIDE, soft_wrap=False, highlight=False)


def say(message: str) -> None:
    """Tell the person something that is not data."""
    print(message, file=sys.stderr)


def print_rows(
    columns: Sequence[str], rows: Iterable[Mapping[str, Any]], output: Output, *, title: str | None = None
) -> None:
    """Print ``rows`` in the form that was asked for; ``title`` stands over a table only."""
    if output is Output.JSON:
        print_json([{column: row.get(column) for column in columns} for row in rows])
    elif output is Output.CSV:
        write_csv(sys.stdout, columns, rows)
    else:
        _print_table(columns, rows, title)


def print_json(value: Any) -> None:
    """Print ``value`` as JSON; what JSON does not know (dates) as text."""
    print(json.dumps(value, ensure_ascii=False, indent=1, default=str))


def write_csv(stream: IO[str], columns: Sequence[str], rows: Iterable[Mapping[str, Any]]) -> None:
    """Write ``rows`` as CSV with a header line; texts that look like formulas are made harmless."""
    writer = csv.writer(stream, lineterminator="\n")
    writer.writerow([safe_cell(column) for column in columns])
    for row in rows:
        writer.writerow([safe_cell(_flat(row.get(column))) for column in columns])


def _flat(value: Any) -> Any:
    """A value as one CSV cell: texts of a list on lines of their own, anything deeper as JSON."""
    if value is None:
        return ""
    if isinstance(value, list) and all(isinstance(each, str) for each in value):
        return "\n".join(value)
    if isinstance(value, dict | list):
        return json.dumps(value, ensure_ascii=False, default=str)
    if isinstance(value, bool):
        return "true" if value else "false"
    return value


def shown(value: Any) -> str:
    """A value as people read it: a node by its name, a relation with its ends, whole kronor in groups."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, int) and abs(value) >= 10_000:
        return f"{value:,}".replace(",", "\u00a0")
    if isinstance(value, Mapping):
        if {"key", "type", "source", "target"} <= value.keys():
            return f"{value['source']} -{value['type']}-> {value['target']}"
        if {"nodes", "relationships"} <= value.keys():
            return _shown_path(value)
        if {"id", "label", "properties"} <= value.keys():
            return str(value["properties"].get("name") or value["id"])
        return json.dumps(value, ensure_ascii=False, default=str)
    if isinstance(value, list | tuple):
        return ", ".join(shown(each) for each in value)
    return str(value)


def _shown_path(path: Mapping[str, Any]) -> str:
    nodes, said = path["nodes"], []
    for n, node in enumerate(nodes):
        said.append(shown(node))
        if n < len(path["relationships"]):
            relation = path["relationships"][n]
            forth = relation["source"] == node["id"]
            said.append(f"-{relation['type']}->" if forth else f"<-{relation['type']}-")
    return " ".join(said)


def _print_table(columns: Sequence[str], rows: Iterable[Mapping[str, Any]], title: str | None) -> None:
    from rich import box
    from rich.table import Table
    from rich.text import Text

    rows = list(rows)
    screen = console()
    if rows and _broken(columns, rows, screen.width):
        _print_records(screen, columns, rows, title)
        return
    table = Table(title=title, title_justify="left", box=box.SIMPLE_HEAD, pad_edge=False)
    for column in columns:
        numbers = [row.get(column) for row in rows if row.get(column) is not None]
        numeric = bool(numbers) and all(
            isinstance(each, int | float) and not isinstance(each, bool) for each in numbers
        )
        table.add_column(Text(column), justify="right" if numeric else "left", overflow="fold")
    for row in rows:
        table.add_row(*(Text(shown(row.get(column))) for column in columns))
    screen.print(table)


def _broken(columns: Sequence[str], rows: Sequence[Mapping[str, Any]], width: int) -> bool:
    """Whether a table in ``width`` characters has columns that are narrower than their words."""
    from rich.cells import cell_len

    needed = -2
    for column in columns:
        words = [column, *(word for row in rows for word in shown(row.get(column)).split())]
        needed += 2 + min(_LONG_WORD, max(map(cell_len, words)))
    return needed > width


def _print_records(
    screen: Console, columns: Sequence[str], rows: Sequence[Mapping[str, Any]], title: str | None
) -> None:
    """One line a value, one paragraph a row: for what is too wide for a table."""
    from rich.table import Table
    from rich.text import Text

    if title:
        screen.print(Text(title, "italic"))
    for row in rows:
        lines = Table.grid(padding=(0, 2))
        lines.add_column(style="bold", no_wrap=True)
        lines.add_column(overflow="fold")
        for column in columns:
            lines.add_row(Text(column), Text(shown(row.get(column))))
        screen.print()
        screen.print(lines)
