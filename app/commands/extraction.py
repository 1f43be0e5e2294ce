"""``nysta run`` and ``nysta extract``: documents in, graph files out, and with ``run`` the graph too."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from nysta.app import options
from nysta.app.errors import DONE, SOME_FAILED, CommandError
from nysta.app.output import Output, print_rows, say
from nysta.app.places import embedded_path, manifest_of, store_uri, workspace_at
from nysta.app.progress import LogFormat, log, watching
from nysta.app.report import STATES, Report, reported

if TYPE_CHECKING:
    from nysta.extract.batch import Outcome
    from nysta.graph.summary import Summary
    from nysta.graph.workspace import Workspace

DEFAULT_INPUT = "corpus"


def register(app: typer.Typer) -> None:
    """Add the commands of this module to ``app``."""
    app.command()(run)
    app.command()(extract)


def run(
    paths: options.Paths = None,
    include: options.Include = None,
    exclude: options.Exclude = None,
    dry_run: options.DryRun = False,
    workers: options.Workers = 1,
    engine: options.ReadBy = options.Engine.LOCAL,
    time_limit: options.TimeLimit = 300,
    memory_limit: options.MemoryLimit = 1000,
    model: options.Model = None,
    force: options.Force = False,
    min_confidence: options.MinConfidence = 0.5,
    store: options.Store = None,
    workspace: options.Workspace = None,
    report: options.ReportFile = None,
    log_format: options.Logged = LogFormat.TEXT,
    output: options.Printed = Output.TABLE,
) -> None:
    """The main job: read documents, merge what they state, load it into the store, print a summary.

    What has been read before and has not changed is not read again. A run that was broken off, however it was,
    goes on from there when the same command is given again.

    Example:  nysta run reports/ --include '*.pdf' --workers 2
    """
    from nysta.app.summary import print_summary
    from nysta.graph.stores import open_store

    place = workspace_at(workspace)
    asked = _Asked(
        _inputs(paths, place.graphs, log_format), tuple(include or ()), tuple(exclude or ()), workers, engine.value,
        time_limit, memory_limit, model, force, log_format,
    )  # fmt: skip
    if dry_run:
        asked.print_plan(place.graphs, place.text, place.manifest, output)
        return
    uri = store_uri(store, place)
    with reported(report, Report("run", {**asked.told(), "store": uri}), _exit_code) as told, place.writing():
        summary = _summary_of_loaded(place, uri, min_confidence)
        if summary is None:
            open_store(uri).close()  # an address that cannot be opened is told before the work begins
        asked.read_into(told, place.graphs, place.text, place.manifest)
        if summary is None or any(each.state == "done" for each in told.outcomes):
            summary = _load(place, uri, min_confidence)
            asked.log("store loaded", store=uri, entities=summary.entities, relations=summary.relations)
        told.graph = summary.as_dict()
    print_summary(
        summary,
        told.outcomes,
        output=output,
        seconds=told.seconds,
        store=uri,
        workspace=workspace,
        own_store=store is not None,
    )
    raise typer.Exit(_exit_code(told.outcomes))


def _summary_of_loaded(place: Workspace, uri: str, min_confidence: float) -> Summary | None:
    """The figures of the store's graph, if it is known to be that of the workspace."""
    from nysta.graph.loaded import summary_of_loaded

    path = embedded_path(uri)
    return summary_of_loaded(place, path, min_confidence) if path else None


def _load(place: Workspace, uri: str, min_confidence: float) -> Summary:
    """Merge what the documents state and make the store hold it; the figures of the graph."""
    from nysta.graph.loaded import note_loaded
    from nysta.graph.merge import merge
    from nysta.graph.news import load_and_tell
    from nysta.graph.stores import open_store
    from nysta.graph.summary import summarise

    files = list(place.graph_files())
    graph = merge(files, place.read_judgements(), min_confidence=min_confidence)
    graph_store = open_store(uri)
    try:
        load_and_tell(place, graph_store, graph)
    finally:
        graph_store.close()
    summary = summarise(files, graph)
    path = embedded_path(uri)
    if path is not None:
        note_loaded(place, path, min_confidence, summary)
    return summary


def extract(
    paths: options.Paths = None,
    out: Annotated[
        Path | None,
        typer.Option(
            "--out",
            help="Folder for the graph files, and a manifest of its own.",
            show_default="the workspace's graphs/",
            file_okay=False,
        ),
    ] = None,
    texts: Annotated[
        Path | None,
        typer.Option(
            "--texts",
            help="Folder for the texts as read.",
            show_default="the workspace's text/, none with --out",
            file_okay=False,
        ),
    ] = None,
    include: options.Include = None,
    exclude: options.Exclude = None,
    dry_run: options.DryRun = False,
    workers: options.Workers = 1,
    engine: options.ReadBy = options.Engine.LOCAL,
    time_limit: options.TimeLimit = 300,
    memory_limit: options.MemoryLimit = 1000,
    model: options.Model = None,
    force: options.Force = False,
    workspace: options.Workspace = None,
    report: options.ReportFile = None,
    log_format: options.Logged = LogFormat.TEXT,
    output: options.Printed = Output.TABLE,
) -> None:
    """Documents to graph files, one each; what has not changed is not read again.

    Example:  nysta extract reports/ --out graphs/ --workers 2
    """
    place = workspace_at(workspace)
    places = (out or place.graphs, texts or (None if out else place.text), manifest_of(out, place))
    asked = _Asked(
        _inputs(paths, places[0], log_format), tuple(include or ()), tuple(exclude or ()), workers, engine.value,
        time_limit, memory_limit, model, force, log_format,
    )  # fmt: skip
    if dry_run:
        asked.print_plan(*places, output)
        return
    with reported(report, Report("extract", asked.told()), _exit_code) as told:
        if out is None:
            with place.writing():
                asked.read_into(told, *places)
        else:
            asked.read_into(told, *places)
    print_rows(("document", "state", "id", "seconds", "message"), [outcome_row(each) for each in told.outcomes], output)
    raise typer.Exit(_exit_code(told.outcomes))


@dataclass(frozen=True)
class _Asked:
    """What both commands ask of the extraction."""

    inputs: Sequence[str]
    include: Sequence[str]
    exclude: Sequence[str]
    workers: int
    engine: Any
    time_limit: float
    memory_limit: int
    model: str | None
    force: bool
    log_format: LogFormat

    def told(self) -> dict[str, Any]:
        """As plain values."""
        return asdict(self)

    def log(self, event: str, **told: Any) -> None:
        """A line of the structured log, if that is wanted."""
        if self.log_format is LogFormat.JSON:
            log(event, **told)

    def read_into(self, report: Report, graphs: Path, texts: Path | None, manifest: Path) -> None:
        """Read what has to be read; the outcomes go into ``report`` as they come."""
        from nysta.extract.batch import Limits, extract_paths

        self.log("run began", **self.told())
        with watching(self.log_format) as watch:
            report.outcomes.extend(
                extract_paths(
                    self.inputs,
                    graphs,
                    texts=texts,
                    workers=self.workers,
                    model=self.model,
                    force=self.force,
                    include=self.include,
                    exclude=self.exclude,
                    manifest=manifest,
                    engine=self.engine,
                    limits=Limits(seconds=self.time_limit, megabytes=self.memory_limit),
                    watch=watch,
                )
            )
        counts = {state: sum(each.state == state for each in report.outcomes) for state in STATES}
        self.log("documents read", seconds=round(report.seconds, 2), **counts)

    def print_plan(self, graphs: Path, texts: Path | None, manifest: Path, output: Output) -> None:
        """What would be read."""
        from nysta.extract.batch import plan_paths

        plan = plan_paths(
            self.inputs, self.include, self.exclude, out=graphs, texts=texts, manifest=manifest, model=self.model,
            force=self.force,
        )  # fmt: skip
        print_rows(("document", "state"), [{"document": name, "state": state} for name, state in plan], output)


def _inputs(paths: Sequence[str] | None, graphs: Path, log_format: LogFormat) -> list[str]:
    inputs = list(paths or [DEFAULT_INPUT])
    for path in inputs:
        if "://" not in path and not Path(path).exists():
            fix = "give the documents, or folders of them: nysta run PATHS…"
            raise CommandError(f"there is no file or folder {path} (in {Path.cwd()})", fix=fix)
    if not paths:
        _see_that_samples_belong_in(graphs)
        if log_format is LogFormat.TEXT:  # the structured log tells it with "run began"
            say(f"no documents are named: reading {DEFAULT_INPUT}/ (in {Path.cwd()})")
    return inputs


def _see_that_samples_belong_in(graphs: Path) -> None:
    """What nobody named must not get among documents from elsewhere: the samples are invented."""
    from nysta.extract.batch.folder import GraphFolder
    from nysta.extract.batch.sources import find_sources

    others = GraphFolder(graphs).others(source.name for source in find_sources([DEFAULT_INPUT]))
    if others:
        raise CommandError(
            f"no documents are named, and {graphs} holds {others} that are not from {DEFAULT_INPUT}/",
            fix=f"name what is to be read: nysta run PATHS…, or nysta run {DEFAULT_INPUT} if that is meant",
        )


def outcome_row(outcome: Outcome) -> dict[str, Any]:
    """An outcome as a row for print."""
    return {
        "document": outcome.name,
        "state": outcome.state,
        "id": outcome.id,
        "seconds": round(outcome.seconds, 2),
        "message": outcome.message,
    }


def _exit_code(outcomes: Sequence[Outcome]) -> int:
    return SOME_FAILED if any(each.state == "failed" for each in outcomes) else DONE
