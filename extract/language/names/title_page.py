"""The title page: the names that stand by themselves on a document's first lines and in its running heads."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from functools import lru_cache
from itertools import pairwise

from nysta.extract.language.forms import small_words
from nysta.extract.language.gazetteer import load_gazetteer
from nysta.extract.language.mention import Mention
from nysta.extract.language.names.company_names import legal_forms
from nysta.extract.language.names.name_rules import kind_by_form, lexicon, suffix_kinds
from nysta.extract.structure import Block, Layout

# So many lines with words are a title page; a line that comes back as often is a running head.
FIRST_LINES = 12
RUNNING = 3
# What parts a name from the title, date or page number beside it on one line.
_PARTS = re.compile(r"\s{2,}|\t|\s[|·•–-]\s|,\s")
_APART = re.compile(r"\s{2,}|\t|\s[|·•]\s")
# What stands above whom a document is sent to.
_ADDRESSED = re.compile(r"(?:mottagare|till|adressat|för kännedom)\s?:", re.IGNORECASE)
# A line of a title page that ends in one of these goes on below.
_BREAKS_AT = frozenset({"och", "för", "i", "samt", "&", "av"})
# What stands beside or below a name and only tells what it is: "ESTRAD NORR – KOMMUNALFÖRBUND".
_FORM = r"(?:samordnings|kommunal|räddningstjänst|räddnings|vattenvårds)förbund|ideell\s+förening|ekonomisk\s+förening"
_FORM_ALONE = re.compile(rf"\W*(?:{_FORM})\W*", re.IGNORECASE)
# The noun before a name that tells what it is, and is left out at will.
FORM_BEFORE = re.compile(r"(?:samordnings|kommunal|räddningstjänst|räddnings)förbundet\s+", re.IGNORECASE)
_DESCRIPTION = re.compile(rf"(?:{_FORM}|förening|stiftelse|samverkansorgan)\s+(?:för|i|inom|med)\s", re.IGNORECASE)
_TITLE_OF = re.compile(
    r"(?:stadgar|förbundsordning|bolagsordning|ägardirektiv|verksamhetsplan|årsredovisning)\s+för\s+", re.IGNORECASE
)
# Behind a dash within a name: another place, in a word or two, and neither a year nor what kind of document it is.
_OTHER_PLACE = re.compile(r"[^\d–]+ – (?P<place>[A-ZÅÄÖ][a-zåäö-]+(?:\s[A-ZÅÄÖ][a-zåäö-]+)?)")
_DOCUMENT = re.compile(
    r"\w*(?:plan|budget|redovisning|berättelse|rapport|bokslut|stadgar|ordning|policy|strategi|program|protokoll|avtal"
    r"|utvärdering|riktlinjer|yttrande|bilaga|kallelse)(?:en|et|n)?",
    re.IGNORECASE,
)
# A longer line is one of running text, whose commas part no names, in characters.
_LONGEST_LINE = 72
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
# The blocks of a preface, where a name whose line on the title page is broken stands whole.
PREFACE = 25
# How much of a document, in characters, a project's sheet of facts is looked for in.
_BEGINNING = 4000


@lru_cache(maxsize=2)  # each row of a table whose giver is not told asks it
def standing_names(text: str) -> Mapping[str, int]:
    """What stands by itself on the first lines (its line, from 0) or in a running head (0), case folded."""
    lines = _lines(text)
    often = Counter(map(_without_page, lines))
    heads = [line for line, times in often.items() if times >= RUNNING and len(line) > 3]
    found: dict[str, int] = {}
    first = [*_joined(lines[:FIRST_LINES])]
    own = (each for each in enumerate(first) if not each[0] or not _ADDRESSED.fullmatch(first[each[0] - 1]))
    for at, line in [*((0, line) for line in heads), *own]:
        for part in dict.fromkeys((*_parts(line), *_APART.split(_without_page(line)))):
            name = part.strip(" .:").casefold()
            for whole in (name, _TITLE_OF.sub("", name)):
                found.setdefault(whole, at)
                found.setdefault(FORM_BEFORE.sub("", whole), at)
    return found


def described_name(text: str) -> tuple[str, str] | None:
    """The name on the title page that the line below it tells what it is of, with that line: "ESTRAD NORR" above
    "Kommunalförbund för scenkonst i Jämtlands län"; None without one."""
    lines = _lines(text)[:FIRST_LINES]
    for above, line in pairwise(lines):
        named = 1 <= len(above.split()) <= _LONGEST and above[0].isupper() and not re.search(r"[\d.:;,]", above)
        if named and _DESCRIPTION.match(line) and not line.endswith((".", ",", ";")):
            return above, line
    return None


def named_by_form(text: str) -> str | None:
    """The first name on the title page whose form tells a federation, company or foundation; None without one."""
    lines = [line for line in _joined(_lines(text)[:FIRST_LINES]) if not line.endswith((".", ",", ";"))]
    if (told := _told_by_form(lines, text)) is not None:
        return told
    folded = " ".join(text.split())
    for line in lines:
        if FORM_BEFORE.match(line) and _names_two_places(line) and folded.count(line) >= OFTEN:
            return line  # "Samordningsförbundet Ekadalen – Sållan"
    for part in (_TITLE_OF.sub("", part) for line in lines for part in _parts(line)):
        words = part.split()
        if _FORM_ALONE.fullmatch(part):
            continue
        if 1 < len(words) <= _LONGEST and part[0].isupper() and not re.search(r"[\d:;.]", part):
            capitals = all(word[0].isupper() for word in words if len(word) > 3)
            if capitals and kind_by_form(part) in _BY_FORM:
                return _cased(part) if part.isupper() else part
    return None


def _names_two_places(line: str) -> bool:
    """Whether what stands behind the dash of a line is a part of the name before it, and no title of the document."""
    found = _OTHER_PLACE.fullmatch(line)
    return found is not None and not any(_DOCUMENT.fullmatch(word) for word in found["place"].split())


def _joined(lines: list[str]) -> Iterator[str]:
    """The lines of a title page, one that breaks off at a small word, or at the noun before a name, with the next."""
    rest = ""
    for line, below in pairwise([*lines, ""]):
        whole = f"{rest} {line}".strip()
        placed = line.casefold() == "länsstyrelsen" and below.endswith(" län")
        goes_on = placed or (line.split()[-1].casefold() in _BREAKS_AT and "," not in whole)
        goes_on |= FORM_BEFORE.fullmatch(f"{line} ") is not None and below[:1].isupper()
        whole = f"{whole} i" if placed else whole
        rest = whole if goes_on and below and len(whole) + len(below) < _LONGEST_LINE else ""
        if not rest:
            yield whole


def _told_by_form(lines: list[str], text: str) -> str | None:
    """The name beside what it is: "ESTRAD NORR – KOMMUNALFÖRBUND", "STADGAR FÖR MATARENAN, IDEELL FÖRENING"."""
    for line in lines:
        for before, part in pairwise(_parts(line)):
            name = before[lead.end() :] if (lead := _TITLE_OF.match(before)) else before
            words = name.split()
            if _FORM_ALONE.fullmatch(part) and 0 < len(words) <= _LONGEST and name[0].isupper():
                return _cased(name, text) if name.isupper() else name
    return None


def _cased(name: str, text: str = "") -> str:
    """A name in capitals ("TJÄRNÖ ENERGI OCH VATTEN AB") as ``text`` writes it elsewhere, else as prose would."""
    written = re.finditer(re.escape(name).replace(r"\ ", r"\s+"), text, re.IGNORECASE)
    if (found := next((one[0] for one in written if not one[0].isupper()), None)) is not None:
        return " ".join(found.split())
    small, legal = small_words(), legal_forms()
    words = (
        word if word in legal else word.lower() if word.casefold() in small else word.title() for word in name.split()
    )
    return " ".join(words)


def title_page_names(layout: Layout) -> list[tuple[Block, Mention]]:
    """The mentions of the name that :func:`named_by_form` finds, on the title page and in the preface, each with its
    block; none without one."""
    name = named_by_form(layout.source.text)
    if name is None:
        return []
    kind = kind_by_form(name) or _kind_beside(name, layout.source.text) or "övrigt"
    found: list[tuple[Block, Mention]] = []
    bare = FORM_BEFORE.sub("", name)  # "Samordningsförbundet Finsam Väst" is called Finsam Väst in the text
    for block in layout.blocks[:PREFACE]:
        told = _named_in(block, name, kind)
        if told is None and " " in bare and block.kind != "row":
            told = _named_in(block, bare, kind)
        if told is not None and (block.number < TITLE_BLOCKS or block.kind != "row"):
            found.append(told)
    return found


def _named_in(block: Block, name: str, kind: str) -> tuple[Block, Mention] | None:
    at = block.text.casefold().find(name.casefold())
    return (block, Mention(at, at + len(name), name, "ORG", kind, "rule", announced=True)) if at >= 0 else None


def called(name: str) -> set[str]:
    """A name with and without the noun before it that tells what it is, case folded."""
    return {name.casefold(), FORM_BEFORE.sub("", name).casefold()}


def _kind_beside(name: str, text: str) -> str | None:
    """The kind that the words beside a name on the title page tell: "FINSAM VÄST – SAMORDNINGSFÖRBUND"."""
    for line in _lines(text)[:FIRST_LINES]:
        for before, part in pairwise(_parts(line)):
            if name.casefold() in before.casefold() and _FORM_ALONE.fullmatch(part):
                return kind_by_form(part.strip(" .").casefold())
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
    text = _without_page(line)
    is_prose = max(map(len, _APART.split(text))) > _LONGEST_LINE
    return (_APART if is_prose else _PARTS).split(text)


def _without_page(line: str) -> str:
    """A line without the number of the page at its end, which most have not."""
    return _PAGE.sub("", line) if line[-1].isdigit() or line[-1] == ")" else line
