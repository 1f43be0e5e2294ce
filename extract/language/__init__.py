"""Reading Swedish: words, sentences, grammar, names and values as a spaCy pipeline.

``load`` comes when it is asked for: a run over documents that have not changed needs word forms, not spaCy, which takes
a second to import.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from nysta.extract.language.pipeline import ModelNotFoundError, load

__all__ = ["ModelNotFoundError", "load"]


def __getattr__(name: str) -> Any:
    if name in __all__:
        from nysta.extract.language import pipeline

        return getattr(pipeline, name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
