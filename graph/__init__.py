"""The graph: merge, stores, cookbook, exports. For a notebook or a script of one's own, begin with ``connect``."""

from nysta.graph.api import Answer, Graph, connect

__all__ = ["Answer", "Graph", "connect"]
