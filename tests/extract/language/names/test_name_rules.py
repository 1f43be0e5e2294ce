"""Names by their form."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nysta.extract.language.names.name_rules import (
    announcers,
    kind_by_form,
    label_by_form,
    lexicon,
    programme_kind,
    rule_names,
    suffix_kinds,
)


def found(text: str) -> set[tuple[str, str, str]]:
    return {(text[one.start : one.end], one.label, one.kind) for one in rule_names(text)}


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Kulturnämnden har beslutat.", ("Kulturnämnden", "ORG", "nämnd")),
        ("Beslutet togs av kulturnämnden.", ("kulturnämnden", "ORG", "nämnd")),
        ("Kultur- och fritidsnämnden har beslutat.", ("Kultur- och fritidsnämnden", "ORG", "nämnd")),
        ("Nämnden för konsument- och medborgarservice har beslutat.",
         ("Nämnden för konsument- och medborgarservice", "ORG", "nämnd")),
        ("Avgiften till Södra Tjärnös kommunalförbund höjdes.",
         ("Södra Tjärnös kommunalförbund", "ORG", "kommunalförbund")),
        ("Nordöstra Dals turistförening växer.", ("Nordöstra Dals turistförening", "ORG", "förening")),
        ("Regionalt Resurscentrum AB växer.", ("Regionalt Resurscentrum AB", "ORG", "bolag")),
        ("AB Tjärnöhem växer.", ("AB Tjärnöhem", "ORG", "bolag")),
        ("AB Tjärnöhem Dals Stadshus AB 100", ("AB Tjärnöhem", "ORG", "bolag")),
        ("AB Tjärnöhem Dals Stadshus AB 100", ("Dals Stadshus AB", "ORG", "bolag")),
        ("Utsikten i Dal AB Dals Stadshus AB 100", ("Dals Stadshus AB", "ORG", "bolag")),
        ("Tjärnö Science Park växer.", ("Tjärnö Science Park", "ORG", "övrigt")),
        ("Räddningstjänsten Östra Dal larmades.", ("Räddningstjänsten Östra Dal", "ORG", "enhet")),
        ("Barn-, utbildnings- och kulturnämnden har beslutat.",
         ("Barn-, utbildnings- och kulturnämnden", "ORG", "nämnd")),
        ("Idrotts-och fritidsnämnden har beslutat.", ("Idrotts-och fritidsnämnden", "ORG", "nämnd")),
        ("Avgiften till Svarta älvs vattenvårdsförbund höjdes.", ("Svarta älvs vattenvårdsförbund", "ORG", "förening")),
        (
            "I Norra Smålands kommunalförbund ingår fyra.",
            ("Norra Smålands kommunalförbund", "ORG", "kommunalförbund"),
        ),
        ("Bidrag till Småland Västs gemensamma nämnd höjs.", ("Småland Västs gemensamma nämnd", "ORG", "nämnd")),
        ("Värends gemensamma miljönämnd möts.", ("Värends gemensamma miljönämnd", "ORG", "nämnd")),
        ("Den Södra Smålands kulturnämnden styr.", ("kulturnämnden", "ORG", "nämnd")),
        ("Frågan gick till styrelsen för Norra Hamnen i juni.", ("styrelsen för Norra Hamnen", "ORG", "nämnd")),
        ("Det nya centret för digital omsorg växer.", ("centret för digital omsorg", "ORG", "övrigt")),
        ("Ledningsrådet för nära vård leds av Ale.", ("Ledningsrådet för nära vård", "ORG", "samverkansorgan")),
        ("Länsgruppen för suicidprevention möts.", ("Länsgruppen för suicidprevention", "ORG", "samverkansorgan")),
        ("Det tar nätverket för social it-hjälp upp.", ("nätverket för social it-hjälp", "ORG", "samverkansorgan")),
        ("Bidrag gavs till Stiftelsen Bygdens Minne, som växer.", ("Stiftelsen Bygdens Minne", "ORG", "stiftelse")),
        ("Sparbanksstiftelsen Norra 25 000", ("Sparbanksstiftelsen Norra", "ORG", "stiftelse")),
        ("Med föreningen Unga Kvarter har det hållits läger.", ("Unga Kvarter", "ORG", "förening")),
        ("Även det kommunala bostadsbolaget Ljung Hem deltar.", ("Ljung Hem", "ORG", "bolag")),
        ("Med paraplyorganisationen Norra Krafter har det växt.", ("Norra Krafter", "ORG", "övrigt")),
        ("Kommunen är part i Mila, ett utvecklingsprojekt för unga.", ("Mila", "PRJ", "projekt")),
        ("Den finns i Bryssel genom Västkust Europa, ett kontor som regionen äger.",
         ("Västkust Europa", "ORG", "enhet")),
        ("Med projektet Digital bygd, som startade nu.", ("Digital bygd", "PRJ", "projekt")),
        ("Projektet ”Hela vägen hem” har startat.", ("Hela vägen hem", "PRJ", "projekt")),
        ("Inom programmet Levande Kust ingår det.", ("Levande Kust", "PRG", "program")),
        ("Tjärnö klimatstrategi för hållbar mat 2023–2030 antogs.",
         ("klimatstrategi för hållbar mat 2023–2030", "PRG", "strategi")),
        ("Internationella skolan i Tjärnö (IST) växer.", ("Internationella skolan i Tjärnö", "ORG", "enhet")),
        ("Levande Kust är ett bolag i länet.", ("Levande Kust", "ORG", "bolag")),
    ],
)  # fmt: skip
def test_a_form_gives_a_name_away(text: str, name: tuple[str, str, str]) -> None:
    assert name in found(text)


@pytest.mark.parametrize(
    "text",
    [
        "Nämnden har beslutat.",
        "Styrelsen och förvaltningen har beslutat.",
        "Medvetenheten och öppenheten har ökat.",
        "Skyddsområdet har utökats.",
        "Projektet Har startat.",
        "I projektet Att mötas bättre.",
        "Det finns många bolag och föreningar i länet.",
        "Arbetet fortsätter under 2024.",
    ],
)
def test_a_bare_or_generic_word_names_nobody(text: str) -> None:
    assert found(text) == set()


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("Tjärnö Energi AB", "bolag"),
        ("AB Tjärnöhem", "bolag"),
        ("Region Halland", "region"),
        ("Region Halland 2024", "region"),
        ("Region 7", "samverkansorgan"),
        ("Ale kommun", "kommun"),
        ("Borås Stad", "kommun"),
        ("Stiftelsen för konst", "stiftelse"),
        ("Älvbygdens kommunalförbund", "kommunalförbund"),
        ("Tjärnö hembygdsförening", "förening"),
        ("Nämnden för teknik", "nämnd"),
        ("Älvarnas universitet", "universitet"),
        ("HSN", "nämnd"),
        ("Operativ HSN", "nämnd"),
        ("KN Glas AB", "bolag"),
        ("Frölunda Data", None),
        ("", None),
    ],
)
def test_the_kind_that_a_form_tells(name: str, kind: str | None) -> None:
    assert kind_by_form(name) == kind


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("Klimatstrategi 2030", "strategi"),
        ("Kustlyftet", "satsning"),
        ("Utvecklingsmedel för kusten", "medel"),
        ("Levande Kust", "program"),
    ],
)
def test_the_kind_of_a_programme(name: str, kind: str) -> None:
    assert programme_kind(name) == kind


def test_some_last_words_are_programmes() -> None:
    assert label_by_form("Kustlyftet") == "PRG"
    assert label_by_form("Tjärnö Energi AB") is None
    assert label_by_form("") is None


def test_the_longest_suffix_comes_first() -> None:
    lengths = [len(suffix) for suffix, _ in suffix_kinds()]
    assert lengths == sorted(lengths, reverse=True)
    assert dict(suffix_kinds())["kommunalförbund"] == "kommunalförbund"


def test_no_suffix_tells_two_kinds() -> None:
    suffixes = [suffix for suffix, _ in suffix_kinds()]
    assert sorted(suffixes) == sorted(set(suffixes))


def test_the_lexicon_has_no_word_twice_in_one_list() -> None:
    for key, words in lexicon().items():
        if isinstance(words, list):
            assert sorted(map(str, words)) == sorted({str(word) for word in words}), key


def test_announcers_are_lower_case_word_endings() -> None:
    assert announcers()["nätverket"] == ("ORG", "samverkansorgan")
    assert all(one == one.casefold() and " " not in one for one in announcers())


@given(st.text(max_size=80))
def test_rules_stay_within_the_text(text: str) -> None:
    for one in rule_names(text):
        assert 0 <= one.start < one.end <= len(text)
        assert text[one.start : one.end].strip()


@pytest.mark.parametrize(
    "text", ["i kommunfullmäktiges budget", "regionfullmäktige beslutade", "av förbundsfullmäktige"]
)
def test_a_council_is_a_name_in_small_letters(text: str) -> None:
    found = [text[one.start : one.end] for one in rule_names(text)]
    assert found == [next(word for word in text.split() if "fullmäktige" in word).removesuffix("s")]
