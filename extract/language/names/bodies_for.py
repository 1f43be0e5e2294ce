"""Bodies that are called after what they are for: "Nämnden för trygghet och säkerhet", "Styrgruppen för Öppen skog"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, lru_cache

from nysta.extract.language.forms import CAPITALISED, clean
from nysta.extract.language.gazetteer import load_gazetteer
from nysta.extract.language.names.announced_names import end_of_announced


@dataclass(frozen=True, slots=True)
class BodyFor:
    """A name at ``start``–``end`` of a text, and the ``head`` that says what the body is."""

    start: int
    end: int
    head: str


def bodies_for(
    text: str, heads: tuple[str, ...], compounds: tuple[str, ...], small: tuple[str, ...]
) -> Iterator[BodyFor]:
    """The bodies in ``text`` that are one of the ``heads``, in any case, or of the capitalised words that end in one of
    the ``compounds``, or any words that end in a ``small`` one, and are for something; in reading order."""
    low = text.casefold()
    if not any(one in low for one in _signs(heads, compounds, small)):
        return  # most texts, and to look is a fraction of the time of the expression
    for found in _body_for(heads, compounds, small).finditer(text):
        if " i " in found[0] and not found["topic"][0].isupper():
            continue
        if found["head"].islower() and _PAID.search(text[: found.start()]) and not _SEVERAL.search(found["topic"]):
            continue  # "90 tkr från nämnden för mätbojar" tells what the money is for
        if _known_alone(found["head"]):
            continue  # "bidrag från Kulturrådet för ökad …"
        # "Styrgruppen för projektet Öppen skog"
        end = max(found.end(), *(end_of_announced(text, found.start("topic"), one) for one in ("project", "programme")))
        yield BodyFor(found.start(), end, found["head"])


# How a word begins that only looks like a body's: a person's office, a store ("förrådet"), an area ("handelsområdet").
_NO_BODY = (
    r"(?:(?:stats|kommunal|region|landstings|borgar|oppositions|kansli|departements|ämnes|justitie|för)råd"
    r"|[a-zåäö]+området)"
)
# Right before a body: money that is paid to it or by it. In a name: things that are several.
_PAID = re.compile(r"\d\s(?:kr|tkr|kkr|mkr|mnkr|kronor|miljoner|miljoner kronor)\s(?:\w+\s)?(?:från|till|av)\s$")
_SEVERAL = re.compile(r"\s(?:och|samt|&)\s|,")


def end_of_body_for(text: str, at: int, heads: tuple[str, ...]) -> int:
    """Where the name of a body that is one of the ``heads`` and for something ends, that begins right at ``at``; ``at``
    where none does."""
    found = _body_for(heads, ("museet",), ()).match(text, at)
    return found.end() if found is not None and text.startswith(" för ", found.end("head")) else at


@cache
def _signs(heads: tuple[str, ...], compounds: tuple[str, ...], small: tuple[str, ...]) -> tuple[str, ...]:
    """What one of is in whatever a body for something is called by."""
    return tuple(one.casefold() for one in (*heads, *compounds, *small))


@cache
def _body_for(heads: tuple[str, ...], compounds: tuple[str, ...], small: tuple[str, ...]) -> re.Pattern[str]:
    adjective = (
        r"(?:(?:[\wåäöÅÄÖ]+(?:bar|bart|bara|lig|liga|ligt|igt|iga|ande|ende|isk|iska|iskt|ell|ella|al|ala|ade|ad|erat|ens|ets|nas)"
        r"|ny|nya|nytt|god|goda|fri|fria|fritt|bättre|säker|säkra|säkrare|nära|tidig|tidiga|grön|gröna|grönt|ung|unga|äldre|trygg|trygga|öppen"
        r"|öppna|stor|stora|små|större|mindre|flera?|gamla|södra|norra|östra|västra|mellersta|inre|övre|nedre)\s"
        r"(?!(?:och|samt|i|på|vid|som|har|är|med|av)\b))?"
    )
    # "till föreningen för driften" tells what money is for
    no_topic = (
        r"(?!(?:att|de|den|det|en|ett|alla|varje|vår|vårt|samtliga|hela|båda|respektive"
        r"|därmed|därefter|dessutom|sedan"
        r"|in|ut|fram|upp|ned|ner|över|vidare|bort|igenom|samman|ihop"
        r"|samma|arbetet|samarbetet(?!\s[A-ZÅÄÖ])|driften|uppdraget|genomförandet|insatsen|insatserna|året|åren|perioden|detta|denna|dessa|ändamålet|syftet|uppgiften|dess|deras"
        r"|sin|sitt|sina)\b)"
    )
    no_verb = r"(?!\w+(?:ade|ades|ats|des|it)\b)"  # "Enheten för vilt och lämnade därmed"
    word = rf"{adjective}{no_topic}{no_verb}[^\W\d][\wåäö]*(?:-(?!och|samt|\s)[\wåäö]+)*"
    more = r"(?:\s[A-ZÅÄÖ][\wåäö]*)*"  # "styrelsen för Norra Hamnen"
    boards = r"nämnden|nämnderna|styrelsen|beredningen|utskottet"
    no_body = rf"(?!(?i:\w*(?:{boards}|förvaltningen|avdelningen|enheten|kontoret))\b)"
    pair = rf"{word}(?:-\s(?:och|samt)\s{word})?"  # "individ- och familjeomsorg"
    several = rf"{word}(?:,\s(?![A-ZÅÄÖ]){word}){{0,2}}\s(?:och|&|samt)\s{no_body}{pair}"
    lasting = (
        r"(?:\sför\s(?:hållbar|uthållig|social|ekologisk|regional|jämlik)\s\w+)?"  # "utbildning för hållbar utveckling"
    )
    of_it = r"(?:(?<=ande|ende|ning|else)\sav\s(?!(?:att|de|den|det|en|ett)\b)[a-zåäö]{3,})?"  # "avskaffande av rasism"
    # "driftnämnden för Hallands sjukhus", "för Norra sjukhuset"
    house = (
        rf"{CAPITALISED}(?:{more}\s(?:sjukhus(?:et|en)?|sjukvårdsområde|hälsocentral|folkhögskola)"
        r"|\s[a-zåäö]*(?:sjukhus(?:et)?|sjukvård|museum|bibliotek))(?![\w-])"
    )
    topic = rf"(?:{house}|{word}-\s(?:och|samt)\s{word}|{several}|{CAPITALISED}{more}|{word}{of_it}{lasting})"
    head = rf"(?i:{'|'.join(heads)})|[A-ZÅÄÖ][\wåäö-]*(?:{'|'.join(compounds)})"
    if small:  # "beredskapsrådet för Norra Hamn"
        head += rf"|(?!{_NO_BODY})[a-zåäö]{{3,}}(?:{'|'.join(small)})"
    return re.compile(rf"(?<![\w-])(?P<head>{head})\s(?:för|i)\s(?P<topic>{topic})(?![\w-]|\s(?:kommun|stad)\b)")


@lru_cache(maxsize=1000)
def _known_alone(head: str) -> bool:
    """Whether a word is by itself the name of somebody that the gazetteer knows, whatever it is for."""
    return head[0].isupper() and load_gazetteer().knows(clean(head)) is not None
