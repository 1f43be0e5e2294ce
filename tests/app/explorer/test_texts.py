"""Both languages say everything."""

from __future__ import annotations

import re
import string
from importlib import resources

import pytest

from nysta.app.explorer.address import VIEWS
from nysta.app.explorer.canvas.appearance import appearance
from nysta.app.explorer.texts import Texts, load_words
from nysta.graph.ontology import ontology
from nysta.graph.store_rows import RELATION_TYPES

CALLED = re.compile(r"""texts\(\s*f?["']([a-z_]+\.[a-z_.]+)["']""")


def fields(text: str) -> set[str]:
    return {name for _, name, _, _ in string.Formatter().parse(text) if name}


def test_the_languages_have_the_same_texts_with_the_same_blanks() -> None:
    swedish, english = load_words("sv"), load_words("en")
    assert swedish.keys() == english.keys()
    assert {k: fields(v) for k, v in swedish.items()} == {k: fields(v) for k, v in english.items()}


def test_every_text_that_the_code_asks_for_exists() -> None:
    words = load_words("sv")
    asked: set[str] = set()
    folder = resources.files("nysta.app.explorer")
    for part in (folder, folder.joinpath("views"), folder.joinpath("network_component")):
        for file in part.iterdir():
            if file.name.endswith(".py"):
                asked |= set(CALLED.findall(file.read_text(encoding="utf-8")))
    assert len(asked) > 60
    assert asked <= words.keys()


@pytest.mark.parametrize("language", ["sv", "en"])
def test_texts_whose_names_are_put_together_exist(language: str) -> None:
    texts = Texts(language)
    for view in VIEWS:
        assert texts(f"view.{view}")
    for relation in RELATION_TYPES:
        assert texts(f"relation.{relation}.name")
        assert texts(f"relation.{relation}.out")
        assert texts(f"relation.{relation}.in")
        assert relation in appearance().relations
    for mark in (*appearance().by_kind.values(), *appearance().by_label.values()):
        assert texts(f"group.{mark.group}")


def test_every_kind_of_the_ontology_has_a_mark() -> None:
    kinds = {kind for label in ontology().labels.values() for kind in label.kinds}
    assert kinds == appearance().by_kind.keys()


def test_an_unknown_text_is_told_with_its_language() -> None:
    with pytest.raises(KeyError, match=r"no\.such.*en\.yaml"):
        Texts("en")("no.such")


@pytest.mark.parametrize("language", ["sv", "en"])
def test_one_of_a_thing_is_told_in_the_singular(language: str) -> None:
    texts = Texts(language)
    singular = [key for key in load_words(language) if key.endswith("_one")]
    assert len(singular) > 5
    for key in singular:
        several = key.removesuffix("_one")
        others = dict.fromkeys(fields(load_words(language)[several]) - {"n"}, "x")
        assert texts(several, n="1", **others) == texts(key, **others) != texts(several, n=2, **others)
