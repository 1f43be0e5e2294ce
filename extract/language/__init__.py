"""Reading Swedish: words, sentences, grammar, names and values as a spaCy pipeline."""

from nysta.extract.language.pipeline import ModelNotFoundError, load

__all__ = ["ModelNotFoundError", "load"]
