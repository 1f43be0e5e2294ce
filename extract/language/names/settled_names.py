"""What all mentions of a document tell of its names: their nominative, their label and kind, the project's own name."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Collection, Iterator
from dataclasses import replace

from nysta.extract.language.forms import legal_form, normalise
from nysta.extract.language.mention import Mention
from nysta.extract.language.mentions import LONGEST_ACRONYM
from nysta.extract.language.names.name_rules import Label, lexicon
from nysta.extract.structure import Layout


def tell_genitives(layout: Layout, first: dict[int, list[Mention]]) -> None:
    """Take the s off a name that the document also uses without it: "VästKoms" beside "VästKom"."""
    text = "\n".join(block.text for block in layout.blocks)
    names = {one.name for mentions in first.values() for one in mentions if one.entry is None}
    ending = {name for name in names if len(name) > LONGEST_ACRONYM - 1 and name.endswith("s")}
    bare = {name for name in ending if re.search(rf"(?<![\w-]){re.escape(name[:-1])}(?![\w-])", text)}
    for mentions in first.values():
        for at, one in enumerate(mentions):
            if one.entry is None and one.name in bare:
                mentions[at] = replace(one, name=one.name[:-1], end=one.end - 1, genitive=True)


# What stands before those who do something, and before those with whom somebody is: no project and no programme.
_ACTS = (
    r"(?:\b(?:[Dd]rivs|drevs|drivits|[Ll]eds|leddes|[Ää]gs|ägdes|[Ss]amordnas|samordnades|förvaltas|administreras"
    r"|arrangeras)\s(?:\w+\s)?av|\bhos)\s"
)


# An organisation with the year that a heading speaks of.
_OF_A_YEAR = re.compile(r"(?P<name>.+)\s(?:19|20)\d\d")


def tell_labels(layout: Layout, first: dict[int, list[Mention]]) -> None:
    """What the title page and the text make of names whose label the model only guessed."""
    name_the_project(layout, first)
    tell_actors(layout, first)
    tell_years(first)


def tell_years(first: dict[int, list[Mention]]) -> None:
    """Make of what only the model took for an effort the organisation that the document names without the year behind
    it: "Finansiering av KUAB 2025"."""
    said = (one for ones in first.values() for one in ones)
    bodies = {one.name: one for one in said if one.label == "ORG" and one.origin not in ("short", "anaphor")}
    for mentions in first.values():
        for at, one in enumerate(mentions):
            found = _OF_A_YEAR.fullmatch(one.name) if _is_guessed(one) else None
            if found is not None and (body := bodies.get(found["name"])) is not None:
                end = one.start + found.end("name")
                told = replace(one, label="ORG", kind=body.kind, entry=body.entry)
                mentions[at] = replace(told, end=end, name=found["name"], genitive=False)


def tell_actors(layout: Layout, first: dict[int, list[Mention]]) -> None:
    """Make organisations of those whom only the model took for an effort, where the text has them act: "drivs av Norra
    Kvarnen"."""
    guessed = {one.name for ones in first.values() for one in ones if _is_guessed(one)}
    text = "\n".join(block.text for block in layout.blocks) if guessed else ""
    acting = {name for name in guessed if re.search(rf"{_ACTS}{re.escape(name)}(?![\w-])", text)}
    for mentions in first.values() if acting else ():
        for at, one in enumerate(mentions):
            if _is_guessed(one) and one.name in acting:
                mentions[at] = replace(one, label="ORG", kind="övrigt", announced=True)


def _is_guessed(one: Mention) -> bool:
    return one.label in ("PRJ", "PRG") and one.entry is None and not one.announced and one.origin == "model"


# A title page is within so many blocks.
TITLE_BLOCKS = 6


def name_the_project(layout: Layout, first: dict[int, list[Mention]]) -> None:
    """In a project's description or report the name on the title page is the project's, where none is said to be it."""
    title = layout.blocks[:TITLE_BLOCKS]
    if not any(re.search(lexicon()["project_documents"], block.text, re.IGNORECASE) for block in title):
        return
    for block in title:
        if any(one.announced and one.label == "PRJ" for one in first[block.number]):
            return  # "Norra Kusten – slutrapport för projektet Tångris" says itself which is the project
        for at, one in enumerate(first[block.number]):
            if one.entry is None and one.kind in ("övrigt", "projekt", "program", "satsning"):
                first[block.number][at] = replace(one, label="PRJ", kind="projekt", announced=True)
                return


def one_label_each(first: dict[int, list[Mention]], placed: Collection[Mention]) -> dict[int, list[Mention]]:
    """The mentions with one label and kind for each name: the announced one, else the commonest. What its place makes a
    project, as it makes whatever stands there, may be something else by a noun beside it."""
    default = {id(one) for one in placed if one.label == "PRJ"}
    votes: dict[str, Counter[tuple[bool, Label, str]]] = defaultdict(Counter)
    for mentions in first.values():
        for one in mentions:
            if one.entry is None:
                votes[_called(one)][one.announced and id(one) not in default, one.label, one.kind] += 1
    best = {
        name: max(sorted(count), key=lambda said: (said[0], said[2] != "övrigt", count[said]))
        for name, count in votes.items()
    }
    best |= dict.fromkeys(_of_companies(first, best), (True, "ORG", "bolag"))
    return {
        number: [
            replace(one, label=best[name][1], kind=best[name][2])
            if one.entry is None and (name := _called(one)) in best
            else one
            for one in mentions
        ]
        for number, mentions in first.items()
    }


def _of_companies(first: dict[int, list[Mention]], best: dict[str, tuple[bool, Label, str]]) -> Iterator[str]:
    """The names of efforts, with no noun beside them that says so, that are all but the first word of a company's name:
    "Bo & Bygg" beside "Tjärnö Bo & Bygg AB"."""
    companies = {
        _called(one).partition(" ")[2]
        for mentions in first.values()
        for one in mentions
        if one.label == "ORG" and one.entry is None and legal_form(one.name) is not None
    }
    yield from (name for name, (told, label, _) in best.items() if label != "ORG" and not told and name in companies)


def _called(one: Mention) -> str:
    """What a name has in common with its other spellings: "AB Stadshus" and "Stadshus" are of one kind."""
    return normalise(one.name, legal_form=False)
