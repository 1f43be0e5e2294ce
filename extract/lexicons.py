"""Lexicons: what the package knows as data, YAML files that people may change, as Python values."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

import yaml

# libyaml's loader, where PyYAML was built with it, gives the same in a tenth of the time: .3 s less at each worker's
# start. mypy knows no more of it than that it may be missing.
_Loader: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


def load_yaml(text: str) -> Any:
    """The contents of a YAML file; plain values only, as ``yaml.safe_load`` gives them.

    Raises:
        yaml.YAMLError: ``text`` is no YAML.
    """
    return yaml.load(text, Loader=_Loader)


def shortest(words: Iterable[str]) -> tuple[str, ...]:
    """The ``words`` that hold no other of them: a text with none of these holds none of the words."""
    found: list[str] = []
    for word in sorted(set(words), key=lambda one: (len(one), one)):
        if not any(short in word for short in found):
            found.append(word)
    return tuple(found)
