"""What sentences say of something that the sentence before named: by a pronoun, by "där", or by nothing at all."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

ALE, KUNGÄLV, EDET = "Ale kommun", "Kungälvs kommun", "Lilla Edets kommun"
HALLAND, VINNOVA, HB = "Region Halland", "Vinnova", "Högskolan i Borås"
PROJEKT, RÅD, FÖRENING, BOLAG = "Digital bygd", "Klimatrådet Väst", "Föreningen Leader Göta älv", "Tjärnö Energi AB"
STIFTELSE = "Stiftelsen Tjärnöhus"
VERK, SKOLA = "Havs- och vattenmyndigheten", "Göteborgs universitet"

OF_PROJECT = f"Projektet {PROJEKT} startade i fjol."
OF_COUNCIL = f"{RÅD} bildades i fjol."
OF_ASSOCIATION = f"{FÖRENING} bildades i fjol."
OF_COMPANY = f"{BOLAG} levererar fjärrvärme."
OF_FOUNDATION = f"{STIFTELSE} driver en verkstad."

Edge = tuple[str, str, str]

PRONOUNS: list[tuple[str, list[Edge]]] = [
    (f"{OF_PROJECT} Det leds av {HALLAND}.", [(HALLAND, "COORDINATES", PROJEKT)]),
    (f"{OF_PROJECT} Det finansieras av {VINNOVA}.", [(VINNOVA, "FUNDS", PROJEKT)]),
    (f"{OF_PROJECT} Numera drivs det av {HALLAND}.", [(HALLAND, "COORDINATES", PROJEKT)]),
    (f"{OF_PROJECT} I det deltar {ALE} och {EDET}.", [(k, "PARTICIPATES_IN", PROJEKT) for k in (ALE, EDET)]),
    (f"{OF_PROJECT} {VINNOVA} har lagt in 2 miljoner kronor i det.", [(VINNOVA, "FUNDS", PROJEKT)]),
    (f"{OF_PROJECT} Det drivs ihop med {ALE} och {EDET}.", [(k, "PARTICIPATES_IN", PROJEKT) for k in (ALE, EDET)]),
    (f"{OF_PROJECT} Där medverkar {ALE}.", [(ALE, "PARTICIPATES_IN", PROJEKT)]),
    (f"{OF_COUNCIL} Det samordnas av {HALLAND}.", [(HALLAND, "COORDINATES", RÅD)]),
    (f"{OF_COMPANY} Det ägs av {ALE} och {EDET}.", [(k, "OWNS", BOLAG) for k in (ALE, EDET)]),
]
TOPICS: list[tuple[str, list[Edge]]] = [
    # who has the lead
    (f"{OF_PROJECT} {HALLAND} har projektledningen.", [(HALLAND, "COORDINATES", PROJEKT)]),
    (f"{OF_PROJECT} {HALLAND} sköter sekretariatet.", [(HALLAND, "COORDINATES", PROJEKT)]),
    (f"{OF_PROJECT} Samordningen ligger hos {HALLAND}.", [(HALLAND, "COORDINATES", PROJEKT)]),
    (f"{OF_PROJECT} Kansliet finns hos {HALLAND}.", [(HALLAND, "COORDINATES", PROJEKT)]),
    (f"{OF_PROJECT} Det är {HALLAND} som äger projektet.", [(HALLAND, "COORDINATES", PROJEKT)]),
    (f"{OF_PROJECT} Projektägare är {HALLAND}.", [(HALLAND, "COORDINATES", PROJEKT)]),
    # who is with it
    (f"{OF_PROJECT} Övriga parter är {ALE} och {EDET}.", [(k, "PARTICIPATES_IN", PROJEKT) for k in (ALE, EDET)]),
    (f"{OF_PROJECT} {ALE} och {EDET} är med.", [(k, "PARTICIPATES_IN", PROJEKT) for k in (ALE, EDET)]),
    (f"{OF_PROJECT} Med som parter är {ALE} och {HB}.", [(k, "PARTICIPATES_IN", PROJEKT) for k in (ALE, HB)]),
    (f"{OF_PROJECT} I fjol anslöt {EDET}.", [(EDET, "PARTICIPATES_IN", PROJEKT)]),
    (f"{OF_PROJECT} {EDET} gick med 2022.", [(EDET, "PARTICIPATES_IN", PROJEKT)]),
    (f"{OF_PROJECT} Bland deltagarna märks {ALE} och {HB}.", [(k, "PARTICIPATES_IN", PROJEKT) for k in (ALE, HB)]),
    (f"{OF_PROJECT} I styrgruppen sitter {HB}.", [(HB, "PARTICIPATES_IN", PROJEKT)]),
    (f"{OF_PROJECT} {ALE} ställer lokaler till förfogande.", [(ALE, "PARTICIPATES_IN", PROJEKT)]),
    # who pays
    (f"{OF_PROJECT} {VINNOVA} går in med 2 miljoner kronor.", [(VINNOVA, "FUNDS", PROJEKT)]),
    (f"{OF_PROJECT} {VINNOVA} står för merparten.", [(VINNOVA, "FUNDS", PROJEKT)]),
    (f"{OF_PROJECT} {VINNOVA} är med och finansierar.", [(VINNOVA, "FUNDS", PROJEKT)]),
    (f"{OF_PROJECT} Pengarna kommer från {VINNOVA}.", [(VINNOVA, "FUNDS", PROJEKT)]),
    (
        f"{OF_PROJECT} {VINNOVA} bidrar med 2 miljoner kronor och {HALLAND} med 500 000 kronor.",
        [(k, "FUNDS", PROJEKT) for k in (VINNOVA, HALLAND)],
    ),
    # who is a member, who owns the rest
    (f"{OF_ASSOCIATION} {EDET} anslöt sig 2022.", [(EDET, "MEMBER_OF", FÖRENING)]),
    (f"{OF_ASSOCIATION} Bland medlemmarna märks {ALE} och {HB}.", [(k, "MEMBER_OF", FÖRENING) for k in (ALE, HB)]),
    (f"{OF_ASSOCIATION} Medlemmar är {ALE} och {EDET}.", [(k, "MEMBER_OF", FÖRENING) for k in (ALE, EDET)]),
    (f"{OF_ASSOCIATION} Utöver invånarna finns där {ALE}.", [(ALE, "MEMBER_OF", FÖRENING)]),
    (f"{OF_COMPANY} Resterande aktier ligger hos {ALE}.", [(ALE, "OWNS", BOLAG)]),
    (f"{BOLAG} ägs till hälften av {EDET}. Den andra halvan hör till {ALE}.", [(ALE, "OWNS", BOLAG)]),
    # whose it is
    (f"{OF_FOUNDATION} Huvudman är {ALE}.", [(ALE, "OWNS", STIFTELSE)]),
    (f"{OF_FOUNDATION} Huvudman för verksamheten är {ALE}.", [(ALE, "OWNS", STIFTELSE)]),
    (f"{OF_FOUNDATION} Huvudmannaskapet ligger hos {ALE}.", [(ALE, "OWNS", STIFTELSE)]),
    (f"{OF_FOUNDATION} Huvudmannaskapet delas av {ALE} och {EDET}.", [(k, "OWNS", STIFTELSE) for k in (ALE, EDET)]),
    (f"{OF_FOUNDATION} {ALE} är ensam huvudman.", [(ALE, "OWNS", STIFTELSE)]),
    (f"{OF_FOUNDATION} Som huvudman står {ALE}.", [(ALE, "OWNS", STIFTELSE)]),
    (f"{OF_FOUNDATION} Stiftare är {ALE} och {EDET}.", [(k, "OWNS", STIFTELSE) for k in (ALE, EDET)]),
    (f"{OF_FOUNDATION} {ALE} räknas som stiftare, vid sidan av {EDET}.", [(k, "OWNS", STIFTELSE) for k in (ALE, EDET)]),
    (f"{OF_FOUNDATION} Bland stiftarna finns {ALE}.", [(ALE, "OWNS", STIFTELSE)]),
    (
        f"{OF_COMPANY} {ALE} äger 60 procent av aktierna och {EDET} 40 procent.",
        [(k, "OWNS", BOLAG) for k in (ALE, EDET)],
    ),
]
NOTHING = [
    f"{OF_PROJECT} Det är kallt i {ALE}.",
    f"{OF_PROJECT} Det finns ett samarbete med {HALLAND} om annat.",
    f"{OF_PROJECT} {EDET} hoppade av 2022.",
    f"{OF_PROJECT} {EDET} är inte med.",
    f"{OF_PROJECT} {ALE} är huvudman för skolan.",
    f"{OF_PROJECT} Till mötet har kansliet i {HALLAND} skickat en inbjudan.",
    f"{OF_PROJECT} {ALE} har ansökt om 2 miljoner kronor.",
    f"{OF_PROJECT} Den regionala planeringen sköts av {HALLAND}.",
    f"{OF_PROJECT} Det är viktigt att skolor med stöd av {HALLAND} kan ta del av nya rön.",
    f"{OF_PROJECT} Här behöver {HALLAND} vara en aktiv part.",
    f"{OF_PROJECT} Där bör {HALLAND} ta sitt ansvar.",
    f"{OF_PROJECT} Orsaken till detta är en avgift från {HALLAND}.",
    f"{OF_PROJECT} {HALLAND} leder arbetet med att stödja skolorna.",
    f"{OF_PROJECT} {HALLAND} samordnar arbetet för en bättre miljö.",
]


@pytest.mark.parametrize(("text", "expected"), PRONOUNS + TOPICS)
def test_what_the_sentence_before_named_is_meant(
    edges_of: Callable[..., dict[Edge, Any]], text: str, expected: list[Edge]
) -> None:
    found = edges_of(text)
    assert [one for one in expected if one not in found] == []
    assert {one for one in found if PROJEKT in one and one not in expected} == set()


@pytest.mark.parametrize("text", NOTHING)
def test_what_says_nothing_of_it_gives_no_edge(edges_of: Callable[..., dict[Edge, Any]], text: str) -> None:
    held = {edge for edge, relations in edges_of(text).items() if relations[0].modality in ("asserted", "planned")}
    assert {edge for edge in held if PROJEKT in edge} == set()
