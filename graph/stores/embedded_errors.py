"""kglite's errors as ours."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from nysta.graph.stores.errors import QueryError, QueryRefused, QueryStopped

MOST_ROWS_ON_THE_WAY = 5_000_000  # intermediate rows of one query; about 1 GB


@contextmanager
def errors_translated(timeout: float) -> Iterator[None]:
    """Within it each error of kglite comes out as one of ours; ``timeout`` is the query's, in seconds."""
    import kglite

    try:
        yield
    except (kglite.ConstraintError, kglite.ConstraintViolationError) as error:
        raise QueryError(str(error), "ids of nodes and keys of relations stand once") from error
    except kglite.KgError as error:
        raise _translated(error, timeout) from error
    except (TypeError, ValueError, OverflowError, RecursionError) as error:
        raise QueryError(str(error), "correct the query or its parameters") from error


def _translated(error: Exception, timeout: float) -> QueryError:
    """kglite's error as ours."""
    import kglite

    text = str(error)
    if isinstance(error, kglite.CypherTimeoutError):
        return QueryStopped(
            f"the query was stopped after {timeout:g} s",
            "begin at a named node, follow fewer steps, or add LIMIT",
        )
    if "max_work_units" in text or "safety ceiling" in text:
        return QueryStopped(
            f"the query was stopped: it makes more than {MOST_ROWS_ON_THE_WAY:,} rows on its way",
            "begin at a named node, follow fewer steps, or tie the patterns together",
        )
    if isinstance(error, kglite.ReadOnlyError):
        return QueryRefused("the query writes", "writing needs `nysta query --write`")
    return QueryError(text, "correct the query; `nysta schema` lists labels, types and properties")
