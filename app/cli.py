"""``nysta``: the command line (DESIGN §4)."""

from __future__ import annotations

import os
import sys
from typing import Any

# Before NumPy is loaded: one thread a process. More are no quicker for matrices of this size, quarrel with the workers
# of a batch, and could round differently from machine to machine.
os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")

import typer
from typer.core import TyperGroup

from nysta.app.errors import exit_code_of


class _Explaining(TyperGroup):
    """Turns errors that people can do something about into a message and an exit code."""

    def invoke(self, ctx: Any) -> Any:
        try:
            return super().invoke(ctx)
        except Exception as error:  # the border of the program: what is not known is raised again
            code = exit_code_of(error)
            if isinstance(error, BrokenPipeError) or code is None:
                raise
            print(f"nysta: {error}", file=sys.stderr)
            raise typer.Exit(code) from error
        except KeyboardInterrupt as error:
            print("nysta: stopped; what was done is kept, run again to go on", file=sys.stderr)
            raise typer.Exit(exit_code_of(error) or 1) from error


app = typer.Typer(
    name="nysta",
    cls=_Explaining,
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
    help="Reads Swedish public-sector documents and shows who funds, owns, coordinates, joins and "
    "commissions what. Begin with:  nysta run PATHS…  and then  nysta app",
)


def _version(wanted: bool) -> None:
    if wanted:
        from importlib.metadata import PackageNotFoundError, version

        try:
            print(f"nysta {version('nysta')}")
        except PackageNotFoundError:
            print("nysta (not installed)")
        raise typer.Exit


@app.callback()
def _nysta(
    version: bool = typer.Option(False, "--version", callback=_version, is_eager=True, help="Print the version."),
) -> None:
    pass


def _register() -> None:
    from nysta.app.commands import (
        analysing,
        checking,
        evaluation,
        explorer,
        exporting,
        extraction,
        querying,
        review,
        storage,
    )

    for family in (extraction, storage, querying, exporting, analysing, evaluation, review, checking, explorer):
        family.register(app)


_register()


def main() -> None:
    """The console script."""
    app()


if __name__ == "__main__":
    main()
