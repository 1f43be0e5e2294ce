"""What can go wrong with a store or a query, said so that the reader knows what to do."""

from __future__ import annotations


class StoreError(Exception):
    """A store cannot be reached, opened or written.

    ``what`` happened, ``where`` (the store's address), and how to ``fix`` it.
    """

    exit_code = 3

    def __init__(self, what: str, where: str, fix: str) -> None:
        super().__init__(f"{what}\n  where: {where}\n  fix:   {fix}")
        self.what = what
        self.where = where
        self.fix = fix


class QueryError(Exception):
    """A query cannot be run as it is written; ``fix`` tells what to change."""

    exit_code = 2

    def __init__(self, what: str, fix: str) -> None:
        super().__init__(f"{what}\n  fix:   {fix}")
        self.what = what
        self.fix = fix


class QueryRefused(QueryError):  # noqa: N818  (a refusal is no error of the program)
    """The guard does not let this query through."""


class QueryStopped(QueryError):  # noqa: N818
    """The query ran longer, or grew larger, than it may."""
