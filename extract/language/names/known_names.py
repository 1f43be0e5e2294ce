"""The names that a document has made known, found again anywhere in it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from functools import cached_property

from nysta.extract.language.forms import normalise
from nysta.extract.language.gazetteer import load_gazetteer
from nysta.extract.language.glossary import Glossary
from nysta.extract.language.mention import Mention


class KnownNames:
    """Finds again, anywhere in the document, what was named or defined somewhere in it."""

    def __init__(self, first: dict[int, list[Mention]], glossary: Glossary) -> None:
        self._by_form: dict[str, Mention] = {}
        for mentions in first.values():
            for one in mentions:
                if one.entry is None and one.origin in ("rule", "model") and self._worth(one):
                    self._by_form.setdefault(one.name, one)
        for short, mention in glossary.short_forms.items():
            self._by_form[short] = mention
        for name, one in list(self._by_form.items()):
            if name.endswith("medlen"):  # a pot of money is named in both forms
                self._by_form.setdefault(f"{name[:-3]}el", one)
        forms = sorted(self._by_form, key=len, reverse=True)
        self._pattern = _any_of(forms)
        # a line all in capitals has a name in capitals, too: "ÄGARDIREKTIV FÖR ALE VATTEN AB"
        self._capitals = {name.upper(): name for name in forms if " " in name or name.isupper()}
        self._told = {normalise(one.name): one for mentions in first.values() for one in mentions if one.entry is None}
        self._told |= {normalise(short): one for short, one in glossary.short_forms.items()}

    @cached_property
    def _in_capitals(self) -> re.Pattern[str] | None:
        """Made when a line in capitals asks for it, as few documents have one."""
        return _any_of(list(self._capitals), "[sS]")

    def relabel(self, mentions: list[Mention]) -> list[Mention]:
        """The mentions with the label and kind that the document as a whole gives their names."""
        out = []
        for one in mentions:
            told = self._told.get(normalise(one.name)) if one.entry is None else None
            out.append(replace(one, label=told.label, kind=told.kind) if told is not None else one)
        return out

    @staticmethod
    def _worth(one: Mention) -> bool:
        if load_gazetteer().knows(one.name) is not None:
            return False  # the gazetteer finds it, wherever it stands
        letters = normalise(one.name)
        return len(letters) >= 2 and (one.name[0].isupper() or one.name.endswith("medlen"))

    def find(self, text: str) -> Iterator[Mention]:
        """Known names in ``text``."""
        capitals = text.isupper()
        pattern = self._in_capitals if capitals else self._pattern
        for found in pattern.finditer(text) if pattern is not None else ():
            form = self._capitals[found["form"]] if capitals else found["form"]
            of = self._by_form[form]
            start, end = found.span("form")
            guessed = of.origin == "model" and of.entry is None and not of.announced
            yield Mention(
                start,
                end,
                form,
                of.label,
                of.kind,
                "glossary",
                of.entry,
                genitive=bool(found["s"]),
                guessed=guessed,
            )


def _any_of(forms: list[str], genitive: str = "s") -> re.Pattern[str] | None:
    """What matches any of some names, and the genitive's s behind it; None without names."""
    if not forms:
        return None
    return re.compile(rf"(?<![\w-])(?P<form>{'|'.join(map(re.escape, forms))})(?P<s>:?{genitive}?)(?![\w-])")
