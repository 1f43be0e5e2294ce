"""Limits: where a supposed name begins and ends, without what stands beside it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache
from typing import TYPE_CHECKING

from nysta.extract.language.forms import acronym_of
from nysta.extract.language.gazetteer import load_gazetteer
from nysta.extract.language.names.name_rules import kind_by_form, lexicon
from nysta.extract.language.names.world_places import is_place_of_the_world

if TYPE_CHECKING:
    from nysta.extract.language.mention import Mention

# "Aktierna i X AB" names X AB; a conjunction ends no name.
_SHARES_IN = re.compile(
    r"(?:Aktie\w*|Andel\w*|Ägare|Ägarna|Delägare|Ägar(?:förhålland|struktur|fördelning|andel|krets)\w*)\s(?:i|av|till)\s"
)
_TRAILING = re.compile(r"(?:\s(?:och|samt|i|för|av|med|till|på|från|som|vid|hos|åt|är|har|ska|kan))+$")
# The last word of an effort's name that would begin something else, were the sentence not to end or pause behind it:
# "projektet Odlare mitt i, som …", "Laga det du kan".
_CLOSED = re.compile(r"[,.;:)]|$|\s(?:är|var|har|leds|drivs|ägs)\b")
_CLOSING = re.compile(r"\S+\s[a-zåäö]+\s(?:[a-zåäö]+\s)?(?:i|på|med|till|kan|är|ska)$")
# What a section or a case is numbered with: "3.1", "KN2025/01819", "S2011/1809/FST".
_SECTION = re.compile(r"\d+(?:\.\d+)+\.?\s+|[A-ZÅÄÖ][A-Za-zÅÄÖåäö]{0,3}\s?\d{4}/\d{2,6}(?:[/-]\w{1,6})?\s+")
# An amount to somebody named: what comes after "för" is what the money is for, unless the name is only then one
# ("Stiftelsen för …", "Nationellt centrum för …").
_PAID_TO = re.compile(r"\d\s?(?:kr|kronor|tkr|kkr|mnkr|mkr|miljoner|miljoner kronor)\s(?:till|åt)\s$")
_OWN_NAME_FOR = re.compile(r"(?:\S+ )*(?:\S+s \S+|\S+ [A-ZÅÄÖ]\S*)(?=\sför\s[a-zåäö])")
# What a name is followed by, a dash and more or a bracket that was cut: "Silverspåret – digital uppföljning".
_ASIDE = re.compile(r"(?<=\w)(?:\s+[–-]\s+(?=[a-zåäö])|\s*\((?=[^()]*$)).*")
# All that a body does, behind its name and at its sentence's end: "Stiftelsen Gruvans vänner växer."
_DOES = re.compile(r"(?<=\w)\s(?:växer|ökar|minskar|startar|fortsätter|upphör|flyttar|finns)$")
_BODY = re.compile(r"(?:Stiftelsen|Föreningen|Nätverket|Bolaget|Sällskapet|Förbundet)\s\S+\s")
# What is said right behind a name: when, by a clause, by what share ("Ny kraft, 2022–2025", "Ny kraft för perioden
# 2025–2027", "Kund, vilka", "Hylte vardera").
_SAID_BEHIND = re.compile(
    r",\s20\d\d(?:\s?[–-]\s?(?:20)?\d\d)?$"
    r"|\s(?:för|under|i)\s(?:perioden|åren|år)\s\d.*$"
    r"|,\s(?:vilka|vilket|vilken|vars|varav|varför|som|där)\b.*$"
    r"|\s(?:vardera|respektive|dessutom|också)$"
)
# What a project is called before its name: "Interreg-projektet Hidden Strengths", "Erasmusprojektet ”Craft North”".
_EFFORT = r"(?:projektet|projekt|programmet|satsningen|initiativet)"
_SAID_FIRST = re.compile(rf"[A-ZÅÄÖ]\S*-{_EFFORT}\s[\"”“»]?(?=[A-ZÅÄÖ])|[A-ZÅÄÖ]\w*{_EFFORT}\s[\"”“»](?=[^\"”“«]+$)")
# What happens to what is named, or another body in its place behind it: "Skogens röst bryts ut", "Fors och
# psykiatrimottagningen".
_DONE_TO = re.compile(
    r"\s(?:slås|slogs|bryts|bröts|läggs|lades|förs|fördes|tas|togs|byggs)\s(?:ihop|samman|ut|ned|ner|över|in|upp|bort)$"
    r"|(?<!-)\s(?:och|samt)\s[a-zåäö]*(?:mottagningen|centralen|kliniken|tjänsten|polisen)$"
)
# What a council or network is like, and what it is, before its name: "det regionala rådet Gävle i samverkan".
_LIKE = re.compile(
    r"(?:(?:regionala|nationella|lokala|gemensamma|kommunala|nya|nordiska|länsvisa)\s)+(?:rådet|nätverket|forumet|klustret|bolaget"
    r"|förbundet|föreningen|stiftelsen)\s(?=[A-ZÅÄÖ])"
)
# Where somebody has his seat, or whose he is: "Malmöbaserade Ljud AB", "Londonbaserade EMA".
_SEATED = re.compile(r"[A-ZÅÄÖ]?[\w-]+(?:baserade|ägda|kontrollerade|finansierade|anknutna)\s(?=[A-ZÅÄÖ])")
# With whom what is named is done: "festivalen Barnens vecka i samverkan | med …".
_TOGETHER = re.compile(
    r"\s(?:i|på)\s(?:nära\s|fortsatt\s)?(?:samverkan|samarbete|samråd|dialog|partnerskap|uppdrag)(?=\s(?:med|mellan|av)\b)"
)
# The university that a centre or platform with a name of its own belongs to: "Age Nord | vid Umeå universitet".
_AT_ACADEMY = re.compile(r"(?<=[a-zåäöA-Z)])\svid\s(?=\S+(?:\s\S+){0,2}\s?(?:universitet|högskola|University)$)")
# A county whose name was cut: "Skärgårdsrådet för Stockholms" of "… Stockholms län".
_OF_COUNTY = re.compile(r"\s(?:för|i|inom)\s[A-ZÅÄÖ]\S+s$")
_COUNTY = " län"
# The land behind the name of a foreign body: "Pohjolan neuvosto i Finland".
_ABROAD = re.compile(r"(?<=\w)\si\s(?P<land>[A-ZÅÄÖ]\w+)$")
# A legal form whose full stop is its own: "Mellanskog ek. för."
_ABBREVIATED = re.compile(r"\bek\.\s?för$")
# Initials, and the rest of the compound that was written apart from them: "KLT institutet".
_INITIALS = re.compile(r"[A-ZÅÄÖ]\w?[A-ZÅÄÖ]{1,3}")
_SPLIT_COMPOUND = re.compile(
    r"\s(?:institutet|centret|centrumet|avdelningen|enheten|mottagningen|kliniken|teamet|nätverket|byrån|fonden|akademin)"
    r"(?![\w-])"
)
# Kinds of organisations whose common noun, with a small letter, stands before their name and is no part of it.
_SAID_BEFORE = ("kommunalförbund", "förening", "bolag", "stiftelse", "samverkansorgan")


def name_limits(text: str, start: int, end: int, *, led: bool) -> tuple[int, int]:
    """The limits of the name within ``text[start:end]``: without quotation marks, closing punctuation, a section's
    number and a table's words ("3.1 Resultaträkning Navet"); with ``led`` also without the words that lead to it
    ("nätverket", "Inom"), as in a project's name they may belong to it."""
    if found := _SHARES_IN.match(text, start, end):
        start = found.end()
    closed = not led and _CLOSED.match(text, end) is not None and _CLOSING.search(text, start, end) is not None
    if not closed and (found := _TRAILING.search(text, start, end)):
        end = found.start()
    if found := _ASIDE.search(text, start, end):
        end = found.start()
    if found := _SAID_BEHIND.search(text, start, end):
        end = found.start()
    last = text[end : end + 1] in ("", ".", "!", "?")
    if last and _BODY.match(text, start, end) and (found := _DOES.search(text, start, end)):
        end = found.start()
    if (found := _TOGETHER.search(text, start, end + 5)) and start < found.start() < end:
        end = found.start()
    if (found := _AT_ACADEMY.search(text, start, end)) and _has_own_name(text[start : found.start()]):
        end = found.start()
    if led and (found := _ABROAD.search(text, start, end)) and is_place_of_the_world(found["land"]):
        end = found.start()
    if " för " not in text[start:end] and (found := _DONE_TO.search(text, start, end)):
        end = found.start()
    if found := _LIKE.match(text, start, end):
        start = found.end()
    if found := _SAID_FIRST.match(text, start, end) or _SEATED.match(text, start, end):
        start = found.end()
    start, end = _without_heading(text, start, end)
    if _PAID_TO.search(text, 0, start) and (found := _OWN_NAME_FOR.match(text, start, end)):
        end = found.end()
    while start < end and text[start] in " \"”“»«'’(–-,.":
        start += 1
    while end > start and text[end - 1] in " \"”“»«'’,.;:–-":
        end -= 1
    if text[end : end + 1] == "." and _ABBREVIATED.search(text, start, end):
        end += 1
    if text.startswith(_COUNTY, end) and not text[end + len(_COUNTY) :][:1].isalpha():
        end += len(_COUNTY) if _OF_COUNTY.search(text, start, end) else 0
    end = _without_clause(text, start, end)
    if text.startswith("Projekt ", start, end) and text[start + 8 : start + 9].isupper():
        start += 8
    if _INITIALS.fullmatch(text, start, end) and load_gazetteer().find(text[start:end]) is None:
        end = found.end() if (found := _SPLIT_COMPOUND.match(text, end)) is not None else end
    first, _, rest = text[start:end].partition(" ")
    if first in lexicon()["leading_verbs"] and rest[:1].isupper():
        start += len(first) + 1
    begins = start == 0 or text[max(0, start - 2) : start] in (". ", ": ", "? ")
    while led:
        first, _, rest = text[start:end].partition(" ")
        if not rest or not _leads(first, rest, begins):
            break
        start += len(first) + 1
    return start, end


def _has_own_name(words: str) -> bool:
    """Whether words name a part of a university without it; "Handelshögskolan" and "Biblioteket" do not."""
    return " " in words or kind_by_form(words) is None


def _leads(first: str, rest: str, begins: bool) -> bool:
    """Whether the first word of a supposed name is none of it."""
    if first in lexicon()["leading_words"]:
        return True
    if not rest[:1].isupper():
        return False
    known = load_gazetteer().find(rest) if first in lexicon()["leading_known"] else None
    if known is not None and known[1] != "short":  # "Om Västra Götaland" speaks of the place
        return True
    if begins and first.casefold().endswith(tuple(lexicon()["leading_nouns"])):
        return True
    # "kommunförbundet Göteborgsregionen": what it is, and its name; "länsstyrelsen Skåne" is all name
    return first.islower() and kind_by_form(first) in _SAID_BEFORE and load_gazetteer().find(rest) is None


@cache
def _beside_names() -> re.Pattern[str]:
    words = "|".join(lexicon()["beside_names"])
    return re.compile(rf"(?P<before>(?:{words})\s)?.*?(?P<after>\s(?:{words}))?")


def _without_heading(text: str, start: int, end: int) -> tuple[int, int]:
    """A supposed name's limits without the number of a section and the words of a table beside it."""
    if number := _SECTION.match(text, start, end):
        start = number.end()
    beside = _beside_names().fullmatch(text, start, end)
    if beside is not None:
        start = beside.end("before") if beside["before"] else start
        end = beside.start("after") if beside["after"] else end
    return start, end


# What is said of a company before its name; "Vattendata i Ryd AB" is all name.
_SAID_OF = re.compile(
    r"\w+ (?:för|av) |(?i:\w*(?:ägare|andel|andelar|aktier|aktierna|ledamot|ledamöter|ordförande|styrelsen?|suppleant"
    r"|innehav|innehavet|anställda|insats|part|verksamheten)) i "
)
_SHORT = re.compile(r"s?\s\((?P<short>[A-ZÅÄÖ]{2,6})\)")


# The participle of a clause that runs around a name: "Under året har projektet Nya vägar vuxit".
_HAS = re.compile(r"\b(?:har|hade)\b[^.:;!?]*$")
_DONE = re.compile(
    r"\s(?![a-zåäö]*(?:klimat|mandat|format|resultat|sekretariat|internat)$)[a-zåäö]+(?:it|at|ats|its|tt)$"
)


def _without_clause(text: str, start: int, end: int) -> int:
    """The end of a supposed name without the participle that a "har" before it waits for."""
    done = _DONE.search(text[start:end])
    return start + done.start() if done is not None and _HAS.search(text, 0, start) else end


# An adjective alone, whose noun the model lost: "avdelningen Ekonomiskt | bistånd".
_QUALITY = re.compile(r"[A-ZÅÄÖ][a-zåäö]+(?:isk|lig|ig|bar|ell|al|iv)(?:t|a)?")


# What the model lost of a name: "Stiftelsen Kalmar läns | museum".
_OF_ITS_OWN = re.compile(
    r"\S+s\s(?:[a-zåäö]*(?:museum|teater|konsthall|bibliotek|arkiv|folkhögskola|hembygdsgård|slott|fond|minne|minnesfond))"
)


def misread(text: str, one: Mention, by_model: Sequence[Mention]) -> bool:
    """Whether the model, which knows sentences, ends or begins a name that its form alone gives away elsewhere:
    "projektet Nya vägar utgör en del", "Ägardirektiv för Kiruna Mark AB". What its abbreviation behind it spells is
    the name: "Organisationen för Nordanlands Kuster (ONK)"."""
    short = _SHORT.match(text, one.end)
    if short is not None and acronym_of(short["short"], one.name):
        return False
    return any(
        (
            (one.announced and one.start == found.start and found.end < one.end)
            and not (_QUALITY.fullmatch(found.name) or _loses_noun(one, found))
        )
        or (one.end == found.end and _SAID_OF.fullmatch(one.name[: max(0, found.start - one.start)]) is not None)
        for found in by_model
    )


def _loses_noun(one: Mention, found: Mention) -> bool:
    """Whether the model's name ends in a genitive, without the noun of ``one`` that it belongs to."""
    last = found.name.split()[-1] + one.name[found.end - one.start :]
    return _OF_ITS_OWN.fullmatch(last) is not None


# What joins the names of a list; what follows a name that the model took into it.
_LINKS = re.compile(r",?\s(?:och|samt)\s|,\s")
_FOLLOWS = ("stöd", "bidrag", "pengar", "medel", "kommer", "blir", "behöver")


def goes_too_far(one: Mention, by_rule: Sequence[Mention]) -> bool:
    """Whether the model reads several names that a noun announces as one, or goes on from such a name to the next word:
    "projekten Bryggan och Lådan", "projektet Bryggan kommer"."""
    for first in by_rule:
        if first.announced and first.start == one.start and first.end < one.end:
            rest = one.name[first.end - one.start :]
            link = _LINKS.match(rest)
            after = first.end + link.end() if link is not None else 0
            if rest.strip() in _FOLLOWS or any(
                it.announced and (it.start, it.end) == (after, one.end) for it in by_rule
            ):
                return True
    return False
