"""The title page: the names that stand by themselves on a document's first lines and in its running heads."""

from __future__ import annotations

import re
from collections import Counter

from nysta.extract.language.company_names import legal_forms
from nysta.extract.language.forms import small_words
from nysta.extract.language.gazetteer import load_gazetteer
from nysta.extract.language.mentions import Mention
from nysta.extract.language.name_rules import kind_by_form, lexicon, suffix_kinds
from nysta.extract.structure import Block, Layout

# So many lines with words are a title page; a line that comes back as often is a running head.
FIRST_LINES = 12
RUNNING = 3
# What parts a name from the title, date or page number beside it on one line.
_PARTS = re.compile(r"\s{2,}|\t|\s[|·•–-]\s|,\s")
_PAGE = re.compile(r"\s*(?:sida\s)?\d+\s?(?:\(\d+\)|av \d+)?\s*$", re.IGNORECASE)
_OWNER = re.compile(
    r"^\W*(?:projektägare|samordnande stödmottagare|stödmottagare|huvudsökande|sökande|insatsägare|lead partner)"
    r"\s*[:\n]\s*(?P<owner>[^\n]+)",
    re.IGNORECASE | re.MULTILINE,
)
# An issuer of these kinds is told by its name's form alone.
_BY_FORM = ("kommunalförbund", "bolag", "stiftelse", "förening", "samverkansorgan")
_LONGEST = 7
# In so many blocks the title page's name is looked for, and so often, at least, a short form of it is used alone.
TITLE_BLOCKS, OFTEN = 8, 2
_PLACED = r"(?<!\bi )(?<!\bpå )(?<!\bfrån )(?<!\btill )(?<!\bvid )(?<!\bmot )(?<!\bkring )(?<!\brunt )(?<!\bgenom )"
# How much of a document, in characters, a project's sheet of facts is looked for in.
_BEGINNING = 4000


def standing_names(text: str) -> dict[str, int]:
    """What stands by itself on the first lines (its line, from 0) or in a running head (0), case folded."""
    lines = _lines(text)
    often = Counter(map(_without_page, lines))
    heads = [line for line, times in often.items() if times >= RUNNING and len(line) > 3]
    found: dict[str, int] = {}
    for at, line in [*((0, line) for line in heads), *enumerate(lines[:FIRST_LINES])]:
        for part in _parts(line):
            found.setdefault(part.strip(" .:").casefold(), at)
    return found


def named_by_form(text: str) -> str | None:
    """The first name on the title page whose form tells a federation, company or foundation; None without one."""
    lines = (line for line in _lines(text)[:FIRST_LINES] if not line.endswith((".", ",", ";")))
    for part in (part for line in lines for part in _parts(line)):
        words = part.split()
        if 1 < len(words) <= _LONGEST and part[0].isupper() and not re.search(r"[\d:;.]", part):
            capitals = all(word[0].isupper() for word in words if len(word) > 3)
            if capitals and kind_by_form(part) in _BY_FORM:
                return _cased(part) if part.isupper() else part
    return None


def _cased(name: str) -> str:
    """A name in capitals as it is written in running text: "TJÄRNÖ ENERGI OCH VATTEN AB"."""
    small, legal = small_words(), legal_forms()
    words = (
        word if word in legal else word.lower() if word.casefold() in small else word.title() for word in name.split()
    )
    return " ".join(words)


def title_page_name(layout: Layout) -> tuple[Block, Mention] | None:
    """The mention of the name that :func:`named_by_form` finds, with its block; None without one."""
    name = named_by_form(layout.source.text)
    if name is None:
        return None
    for block in layout.blocks[:TITLE_BLOCKS]:
        at = block.text.casefold().find(name.casefold())
        if at >= 0:
            kind = kind_by_form(name) or "övrigt"
            return block, Mention(at, at + len(name), name, "ORG", kind, "rule", announced=True)
    return None


def calling_name(name: str, text: str) -> str | None:
    """The one word of an issuer's ``name`` by which ``text`` calls it ("Fyrisbrunn", Stiftelsen Fyrisbrunn Science
    Park); None where no word of it stands alone there, or only where a place does."""
    words = name.split()
    kinds = tuple(suffix for suffix, _ in suffix_kinds())
    own = next((word for word in words if not word.casefold().endswith(kinds) and word[0].isupper()), None)
    if own is None or len(own) < 4 or own == words[-1] == words[0] or own in lexicon()["quarters"]:
        return None
    if load_gazetteer().find(own) is not None or own.casefold() in ("nordic", "svenska", "sveriges", "region"):
        return None
    alone = rf"(?<![\w-]){re.escape(own)}s?(?![\w-])(?!\s(?:[A-ZÅÄÖ&]|kommun))(?=[^\n])"
    everywhere = re.findall(alone, text)
    acting = re.findall(_PLACED + alone, text)
    return own if len(acting) >= OFTEN and 2 * len(acting) > len(everywhere) else None


def project_owner(text: str) -> str | None:
    """Who owns the project that a project's plan or report is about, as its sheet of facts has it; None elsewhere."""
    start = text[:_BEGINNING]
    if not any(re.search(lexicon()["project_documents"], line, re.IGNORECASE) for line in _lines(start)[:FIRST_LINES]):
        return None
    found = _OWNER.search(start)
    return found["owner"].strip() if found else None


def _lines(text: str) -> list[str]:
    """The lines that hold something, without the white space around them."""
    return [line.strip() for line in text.splitlines() if line.strip()]


def _parts(line: str) -> list[str]:
    """What stands on a line side by side, without the number of the page."""
    return _PARTS.split(_without_page(line))


def _without_page(line: str) -> str:
    """A line without the number of the page at its end, which most have not."""
    return _PAGE.sub("", line) if line[-1].isdigit() or line[-1] == ")" else line
