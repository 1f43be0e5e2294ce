"""Lexicons are read as PyYAML's own safe loader reads them."""

from __future__ import annotations

from importlib.resources import files

import pytest
import yaml

from nysta.extract.lexicons import load_yaml, shortest

FILES = sorted(files("nysta.extract").rglob("*.yaml"))  # type: ignore[attr-defined]


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_a_lexicon_is_the_same_by_both_loaders(path) -> None:
    text = path.read_text(encoding="utf-8")
    assert load_yaml(text) == yaml.safe_load(text)


def test_what_is_no_yaml_is_an_error() -> None:
    with pytest.raises(yaml.YAMLError):
        load_yaml("a: [")


def test_nothing_but_plain_values_is_made() -> None:
    with pytest.raises(yaml.YAMLError):
        load_yaml("!!python/object/apply:os.getcwd []")


def test_words_that_hold_another_are_no_sign_of_their_own() -> None:
    words = ["nätverk", "chefsnätverk", "branschråd", "nätverken", "nätverk"]
    assert shortest(words) == ("nätverk", "branschråd")
    assert shortest([]) == ()
