"""Options that several commands share, so that each means the same everywhere."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from nysta.app.output import Output
from nysta.app.progress import LogFormat

Workspace = Annotated[
    Path | None,
    typer.Option(
        "--workspace",
        "-w",
        envvar="NYSTA_HOME",
        help="Folder that holds graph files, judgements and the store.",
        show_default="./nysta-data",
        file_okay=False,
    ),
]
Store = Annotated[
    str | None,
    typer.Option(
        "--store",
        "-s",
        envvar="NYSTA_STORE",
        help="embedded:PATH, neo4j://HOST, neo4j+s://, bolt:// or bolt+s://. "
        "User and password of Neo4j: NYSTA_NEO4J_USER, NYSTA_NEO4J_PASSWORD.",
        show_default="the workspace's own",
    ),
]
Printed = Annotated[Output, typer.Option("--output", "-o", help="How to print it.", case_sensitive=False)]
Include = Annotated[list[str] | None, typer.Option("--include", help="Only files that match this pattern, as '*.pdf'.")]
Exclude = Annotated[list[str] | None, typer.Option("--exclude", help="No files that match this pattern.")]
Workers = Annotated[int, typer.Option("--workers", min=1, max=256, help="Processes that read documents.")]
Model = Annotated[
    str | None,
    typer.Option("--model", help="Another spaCy pipeline: a package or a folder.", show_default="our own"),
]
Force = Annotated[bool, typer.Option("--force", help="Extract again what has not changed.")]
MinConfidence = Annotated[
    float, typer.Option("--min-confidence", min=0.0, max=1.0, help="Leave out relations less sure than this.")
]


class Engine(StrEnum):
    """Where documents are read."""

    LOCAL = "local"
    RAY = "ray"


Paths = Annotated[
    list[str] | None,
    typer.Argument(
        help="Documents, or folders of documents; addresses as s3://BUCKET/FOLDER too (see README).",
        show_default="corpus/, where the workspace holds nothing else",
    ),
]
DryRun = Annotated[bool, typer.Option("--dry-run", help="Only list what would be read.")]
ReadBy = Annotated[
    Engine,
    typer.Option("--engine", help="Processes of this machine, or a Ray cluster ($RAY_ADDRESS).", case_sensitive=False),
]
TimeLimit = Annotated[
    float, typer.Option("--time-limit", min=1, help="Seconds a document may take; beyond them it fails.")
]
MemoryLimit = Annotated[
    int, typer.Option("--memory-limit", min=50, help="Megabytes a document may take beside the model (Linux).")
]
ReportFile = Annotated[
    Path | None, typer.Option("--report", help="Write a report of the run to this file, as JSON.", dir_okay=False)
]
Logged = Annotated[
    LogFormat, typer.Option("--log-format", help="What is told on standard error.", case_sensitive=False)
]
