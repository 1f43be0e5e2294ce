"""The graph from Python, for an analyst's own notebook or script.

    from nysta.graph import connect

    with connect("embedded:nysta-data/nysta.kgl") as graph:
        graph.query("who-funds", name="Göteborgsregionen").to_pandas()
        graph.query("MATCH (a)-[f:FUNDS]->(b) WHERE f.year = $year RETURN a.name, b.name, f.amount_sek", year=2024)
        graph.to_networkx()

All of it reads; the guard is the one of ``nysta query``.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from types import TracebackType
from typing import TYPE_CHECKING, Any, Self

if TYPE_CHECKING:
    import networkx
    import pandas

    from nysta.graph.model import SearchHit
    from nysta.graph.stores.base import CypherStore


@dataclass(frozen=True, slots=True)
class Answer:
    """What a query gave. ``cut`` tells that there were more rows than were asked for."""

    columns: tuple[str, ...]
    rows: tuple[dict[str, Any], ...]
    cut: bool = False

    def __iter__(self) -> Iterator[dict[str, Any]]:
        return iter(self.rows)

    def __len__(self) -> int:
        return len(self.rows)

    def to_pandas(self) -> pandas.DataFrame:
        """The rows as a DataFrame, in the order of the query's columns."""
        import pandas

        return pandas.DataFrame(list(self.rows), columns=list(self.columns))


class Graph:
    """An open graph; made by ``connect``, and a context that closes it."""

    def __init__(self, store: CypherStore) -> None:
        self.store = store

    def query(
        self, cypher_or_name: str, /, *, max_rows: int = 10_000, timeout: float = 30.0, **parameters: Any
    ) -> Answer:
        """Run Cypher, or a query of the cookbook by its name; keywords are its ``$parameters``.

        Args:
            cypher_or_name: one statement, or a name as ``nysta query --list`` shows it.
            max_rows: at most so many rows.
            timeout: seconds.
            parameters: values for ``$name``.

        Raises:
            QueryRefused: it writes, reads files, or calls what is not allowed.
            QueryStopped: it took too long or grew too large.
            QueryError: it is not understood, or a parameter is missing or unknown.
        """
        from nysta.graph.cookbook import find_query, with_defaults

        recipe = find_query(cypher_or_name)
        values = with_defaults(recipe, parameters) if recipe else parameters
        cypher = recipe.cypher if recipe else cypher_or_name
        found = self.store.query(cypher, values, max_rows=max_rows, timeout=timeout)
        return Answer(found.columns, found.rows, found.cut)

    def search(self, text: str, *, limit: int = 20) -> Sequence[SearchHit]:
        """Entities by name or alias, then passages, in which persons are blanked."""
        return self.store.search(text, limit=limit)

    def to_networkx(self, *, claims: bool = False) -> networkx.MultiDiGraph:
        """All entities and relations with their properties; ``claims`` adds what does not hold."""
        from nysta.graph.network import to_networkx
        from nysta.graph.stores.contents import entities_and_relations

        return to_networkx(entities_and_relations(self.store), claims=claims)

    def counts(self) -> dict[str, int]:
        """How many nodes of each label and edges of each type there are."""
        return self.store.counts()

    def close(self) -> None:
        """Let go of the store."""
        self.store.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()


def connect(uri: str, *, user: str | None = None, password: str | None = None) -> Graph:
    """The graph at ``uri``, for reading: ``embedded:PATH``, ``neo4j://HOST``, ``bolt://HOST``, or with ``+s``.

    Args:
        uri: the address.
        user: Neo4j user; else ``$NYSTA_NEO4J_USER``, else ``neo4j``.
        password: Neo4j password; else ``$NYSTA_NEO4J_PASSWORD``.

    Raises:
        StoreError: the address is none, or the server cannot be reached.
    """
    from nysta.graph.stores import open_store

    return Graph(open_store(uri, read_only=True, user=user, password=password))
