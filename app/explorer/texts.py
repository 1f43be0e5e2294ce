"""The explorer's words in Swedish and English, read from ``i18n/*.yaml``."""

from __future__ import annotations

from functools import cache
from importlib import resources

import yaml


class Texts:
    """All texts in one language.

    Args:
        language: "sv" or "en".
    """

    def __init__(self, language: str) -> None:
        self.language = language
        self._words = load_words(language)

    def __call__(self, key: str, /, **values: object) -> str:
        """The text for ``key`` with ``values`` filled in; for ``n=1`` that for ``key_one``, where there is one.

        Raises:
            KeyError: no such text; the error names key and language.
        """
        if str(values.get("n")) == "1":
            key = key_one if (key_one := f"{key}_one") in self._words else key
        try:
            text = self._words[key]
        except KeyError:
            raise KeyError(f"no text {key!r} in i18n/{self.language}.yaml") from None
        return text.format(**values) if values else text

    def optional(self, key: str, default: str) -> str:
        """The text for ``key``, or ``default``: for words that come out of documents (kinds, roles)."""
        return self._words.get(key, default)


@cache
def load_words(language: str) -> dict[str, str]:
    """Each text of a language by its dotted key ("network.search")."""
    source = resources.files("nysta.app.explorer").joinpath("i18n").joinpath(f"{language}.yaml")
    tree = yaml.safe_load(source.read_text(encoding="utf-8"))
    words: dict[str, str] = {}
    _flatten(tree, "", words)
    return words


def _flatten(tree: dict[str, object], prefix: str, words: dict[str, str]) -> None:
    for key, value in tree.items():
        if isinstance(value, dict):
            _flatten(value, f"{prefix}{key}.", words)
        else:
            words[f"{prefix}{key}"] = str(value)
