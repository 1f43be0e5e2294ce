"""The words of tasks: what a sentence says of one that it gives, beside who gives it to whom (``tasks.yaml``)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from importlib.resources import files

from nysta.extract.lexicons import load_yaml

_NAME = r"(?P<T>⟦O\d+⟧)"
# How a task begins: with an infinitive, behind an adverb or a date at most.
_TASK = re.compile(
    r"(?:att\s)?(?:(?:aktivt|fortsatt|tillsammans|särskilt|vidare|årligen|löpande|senast [^,.;]{2,25}?)\s)?"
    r"(?!inga\b|alla\b|andra\b|flera\b|många\b|nya\b|egna\b|dessa\b|samma\b|övriga\b|bra\b|deltagarna\b)"
    r"(?:[a-zåäö]{2,}a|ta|ha|få|gå|ge|se|stå|bli)\b",
    re.IGNORECASE,
)

# What is blanked of a task: all but the sign of a question.
_NO_QUESTION = re.compile(r"[^?]")


@cache
def task_cues() -> dict[str, re.Pattern[str]]:
    """The contents of ``tasks.yaml``, compiled."""
    raw = load_yaml(files("nysta.extract.relations.sentences").joinpath("tasks.yaml").read_text(encoding="utf-8"))
    joined = {key: "|".join(told) if isinstance(told, list) else told for key, told in raw.items()}
    return {key: re.compile(_placed(told), re.IGNORECASE) for key, told in joined.items()}


def _placed(told: str) -> str:
    """A cue with a group for each place of the name that it is about."""
    first, *others = told.split("{T}")
    return first + "".join(_NAME.replace("T>", f"T{n}>") + rest for n, rest in enumerate(others))


def named_by(cue: str, text: str) -> Iterator[str]:
    """What stands in a masked text for those whom a cue is about."""
    for found in task_cues()[cue].finditer(text):
        yield from (name for name in found.groupdict().values() if name is not None)


def without_what_is_to_be_done(text: str, start: int = 0) -> str:
    """A masked sentence with blanks for what tasks that it gives from ``start`` on consist of: whether a task is given
    is not told by what is to be done ("att utreda en avveckling")."""
    told = text
    for begin in task_cues()["begins"].finditer(text, start):
        end = task_cues()["ends"].search(text, begin.end())
        last = end.start() if end is not None else len(text)
        told = told[: begin.end()] + _NO_QUESTION.sub(" ", told[begin.end() : last]) + told[last:]
    return task_cues()["drafts"].sub(lambda found: " " * len(found[0]), told)


def begins_task(text: str) -> bool:
    """Whether a text begins as a task does: "Ta fram en plan", "senast i juni redovisa"."""
    return _TASK.match(text) is not None
