"""Who pays, receives, owns and leads by the heads, captions and introductions of tables and lists; all invented."""

from __future__ import annotations

from functools import cache

import pytest
from spacy.language import Language

from nysta.extract.document import SourceText
from nysta.extract.language.pipeline import load
from nysta.extract.pipeline import extract

Flow = tuple[str, str, int | None, int | None]


@cache
def pipeline() -> Language:
    return load()


def stated(text: str) -> set[tuple[str, str, str, int | None, int | None]]:
    """(source, type, target, kronor, year) of all that holds at confidence 0.5."""
    graph = extract(SourceText("prov.txt", "0" * 64, text), pipeline())
    names = {entity.id: entity.name for entity in graph.entities}
    return {
        (names[one.source], one.type, names[one.target], one.amount_sek, one.year)
        for one in graph.relations
        if one.confidence >= 0.5 and one.modality in ("asserted", "planned")
    }


def flows(text: str) -> set[Flow]:
    found = ((source, kind, target, kronor, year) for source, kind, target, kronor, year in stated(text) if kronor)
    return {(source, target, kronor, year) for source, kind, target, kronor, year in found if kind == "FUNDS"}


def pairs(text: str, kind: str) -> set[tuple[str, str]]:
    return {(source, target) for source, one, target, _, _ in stated(text) if one == kind}


@pytest.mark.parametrize(
    "head",
    [
        "Mottagare\nStatens kulturråd\nRegion Halland\nKommun\n\n",
        "Mottagare\nStatens kulturråd Region Halland Kommun\n\n",
        "Mottagare          Statens kulturråd          Region Halland          Kommun\n",
    ],
)
@pytest.mark.parametrize(
    ("own", "note"), [("5 600 ¹", "¹ Varbergs kommun\n"), ("5 600 (Varberg)", ""), ("5 600 *", "* Varbergs kommun\n")]
)
def test_payers_as_columns_and_one_by_its_note(head: str, own: str, note: str) -> None:
    text = (
        f"Kulturplan 2025\n\nTabell 1. Verksamhetsbidrag 2025, fördelat på bidragsgivare (tkr)\n\n{head}"
        f"Kustteatern AB\n9 850 14 200 {own}\nStiftelsen Ljungens Minne\n6 410 8 975 –\n\n{note}"
    )
    assert flows(text) == {
        ("Kulturrådet", "Kustteatern AB", 9_850_000, 2025),
        ("Region Halland", "Kustteatern AB", 14_200_000, 2025),
        ("Varbergs kommun", "Kustteatern AB", 5_600_000, 2025),
        ("Kulturrådet", "Stiftelsen Ljungens Minne", 6_410_000, 2025),
        ("Region Halland", "Stiftelsen Ljungens Minne", 8_975_000, 2025),
    }


@pytest.mark.parametrize("own", ["Egen medfinansiering", "Egen insats", "Eget bidrag", "Egen finansiering"])
@pytest.mark.parametrize("other", ["Stöd från Energimyndigheten", "Bidrag från Energimyndigheten"])
def test_the_head_says_who_pays_and_what_each_adds(own: str, other: str) -> None:
    text = (
        "Projektbeskrivning\n\nAkronym: Tjärnljus\nProjektägare: Kalix kommun\nÖvriga parter: Älvsbyns kommun\n\n"
        "5. Finansiering\n\nTabell 1. Parterna, hela projekttiden, SEK\n\n"
        f"Part                    {other}          {own}          Summa\n"
        "Kalix kommun            2 405 000                            1 295 000                     3 700 000\n"
        "Älvsbyns kommun         975 000                              120 000                       1 095 000\n"
    )
    assert flows(text) == {
        ("Energimyndigheten", "Kalix kommun", 2_405_000, None),
        ("Energimyndigheten", "Älvsbyns kommun", 975_000, None),
        ("Kalix kommun", "Tjärnljus", 1_295_000, None),
        ("Älvsbyns kommun", "Tjärnljus", 120_000, None),
    }


@pytest.mark.parametrize(
    "through",
    ["Staten via Försäkringskassan", "Staten, genom Försäkringskassan", "Statliga medel via Försäkringskassan"],
)
def test_who_hands_on_the_money_of_the_state_pays(through: str) -> None:
    text = (
        "Årsredovisning 2024\nSamordningsförbundet Norra Skogen\n\nNot 2 Bidrag från medlemmarna (tkr) 2024 2023\n"
        f"{through} 4 100 4 000\nRegion Halland 2 050 2 000\n"
    )
    assert ("Försäkringskassan", "Samordningsförbundet Norra Skogen", 4_100_000, 2024) in flows(text)
    assert not {flow for flow in flows(text) if flow[1] == "Försäkringskassan"}


@pytest.mark.parametrize(
    "caption", ["Not 3. Erhållna bidrag (tkr)", "Not 3. Mottagna bidrag (tkr)", "Bidrag till verksamheten (tkr)"]
)
def test_grants_in_the_report_of_an_organisation_are_its_own(caption: str) -> None:
    text = (
        "Verksamhetsberättelse 2024\nStiftelsen Kustens teknikpark\n\nProjektet Solbänken växer. Solbänken har femton "
        "deltagare. I Solbänken prövas nya sätt att bygga. Solbänken fortsätter. Solbänken är störst.\n\nEKONOMI\n\n"
        f"{caption}\n2024 2023\nHalmstads kommun, driftbidrag 6 500 6 300\nVinnova, utveckling 4 120 3 980\n"
    )
    assert ("Halmstads kommun", "Stiftelsen Kustens teknikpark", 6_500_000, 2024) in flows(text)
    assert "Solbänken" not in {target for _, target, _, _ in flows(text)}


@pytest.mark.parametrize(
    "row", ["Inkubatorer i Sverige (medlemsavgift) 98 000", "Inkubatorer i Sverige, medlemsavgift 98 000"]
)
def test_who_pays_a_membership_fee_this_year_is_a_member(row: str) -> None:
    text = (
        "Årsberättelse 2024\nKustens Teknikpark AB\n\nNot 4. Lämnade bidrag\nUnder året har bolaget "
        "lämnat bidrag enligt "
        f"följande (kr)\nUnga Uppfinnare i Varberg 75 000\n{row}\n"
    )
    assert ("Kustens Teknikpark AB", "Inkubatorer i Sverige", 98_000, 2024) in flows(text)
    assert pairs(text, "MEMBER_OF") == {("Kustens Teknikpark AB", "Inkubatorer i Sverige")}


def test_owners_in_a_table_with_the_share_of_the_issuer_between_words() -> None:
    text = (
        "Timrå kommun\nBudget 2026\n\nTabell 1. Bolag och förbund\nNamn Säte Kommunens andel Övriga ägare/medlemmar\n"
        "Nordvatten AB Timrå 34,0 % Kramfors kommun 33,0 %, Ånge kommun 33,0 %\n"
        "Turism i Mitt ekonomisk förening Ånge 5,0 % –\n"
        "Räddningsförbundet Höglandet Ånge medlem Kramfors kommun, Ånge kommun\n"
    )
    assert pairs(text, "OWNS") >= {
        ("Timrå kommun", "Nordvatten AB"),
        ("Kramfors kommun", "Nordvatten AB"),
        ("Ånge kommun", "Nordvatten AB"),
    }
    assert pairs(text, "MEMBER_OF") == {
        ("Timrå kommun", "Räddningsförbundet Höglandet"),
        ("Kramfors kommun", "Räddningsförbundet Höglandet"),
        ("Ånge kommun", "Räddningsförbundet Höglandet"),
    }


def test_shares_below_lines_with_the_names_of_companies() -> None:
    text = (
        "Årsredovisning 2024\nKustens Teknikpark AB\n\nNot 7. Andelar i andra företag\nOrg.nr Säte "
        "Kapitalandel Bokfört "
        "värde kkr\nKustens Lokaler AB\n559xxx-1187 Varberg 100 % 5 000\nSåddkapital Väst "
        "AB\n559xxx-4021 Borås 12,5 % 625\n"
    )
    assert pairs(text, "OWNS") == {
        ("Kustens Teknikpark AB", "Kustens Lokaler AB"),
        ("Kustens Teknikpark AB", "Såddkapital Väst AB"),
    }


@pytest.mark.parametrize(
    "defined", ["(”VIH” eller ”Bolaget”)", '("Bolaget")', "(nedan Bolaget)", ", nedan kallat Bolaget,"]
)
def test_the_company_that_an_agreement_defines_is_owned_in_its_annex(defined: str) -> None:
    text = (
        "KONSORTIALAVTAL\n\nDetta avtal har träffats mellan Falkenbergs kommun och Hylte kommun.\n\n§ 1 Bakgrund\n\n"
        f"Sedan 2012 finns Västvatten i Halland AB {defined} med säte i Hylte. Bolaget äger "
        "dotterbolaget Nissans Biogas "
        "AB.\n\nBilaga 1 Aktiefördelning i Bolaget\n\nAktieägare     Antal aktier     Andel, %\n\n"
        "Falkenbergs kommun\n8 640          54\nHylte kommun\n7 360          46\n"
    )
    assert pairs(text, "OWNS") == {
        ("Västvatten i Halland AB", "Nissans Biogas AB"),
        ("Falkenbergs kommun", "Västvatten i Halland AB"),
        ("Hylte kommun", "Västvatten i Halland AB"),
    }


def test_seats_in_bodies_are_taken_by_the_issuer() -> None:
    text = (
        "Årsredovisning 2024\nRäddningstjänstförbundet Norrån\n\nRepresentation i externa organ 2024\n\n"
        "Organ Förbundets roll Representant\nLänsrådet för krisberedskap ledamot P. Åsbrink\n"
        "Nätverket för vattenräddning ordförande L. Skoog\n"
    )
    assert pairs(text, "PARTICIPATES_IN") == {
        ("Räddningstjänstförbundet Norrån", "Länsrådet för krisberedskap"),
        ("Räddningstjänstförbundet Norrån", "Nätverket för vattenräddning"),
    }


@pytest.mark.parametrize(
    "intro", ["Vid årets slut var parterna", "Parterna är:", "Under 2024 var deltagarna", "Medverkande parter är"]
)
def test_parties_listed_behind_the_names_of_projects(intro: str) -> None:
    text = (
        f"Lägesrapport\n\nArbetet har tre delar. {intro}\n\n• Projektet Norrsken: Kiruna kommun (värd), "
        "Pajala kommun\n\n"
        "• Bäverdammen: Kalix kommun och Bodens kommun\n"
    )
    assert pairs(text, "PARTICIPATES_IN") >= {("Kalix kommun", "Bäverdammen"), ("Bodens kommun", "Bäverdammen")}


@pytest.mark.parametrize(
    "intro",
    [
        "Arbetspaketen har var sin ledare:",
        "Arbetspaket (ansvarig part inom parentes):",
        "Arbetspaket med ansvarig part:",
    ],
)
def test_work_packages_with_their_leaders_in_brackets(intro: str) -> None:
    text = (
        "Projektplan Tjärnljus\n\nProjektet Tjärnljus pågår till 2027 och samlar parter på båda sidor om gränsen.\n\n"
        f"{intro}\n\n- AP1 Myren som minns (Kalix kommun)\n- AP2 Källflöden (Bodens kommun; "
        "medverkar gör Pajala "
        "kommun)\n"
    )
    assert pairs(text, "COORDINATES") == {("Kalix kommun", "Myren som minns"), ("Bodens kommun", "Källflöden")}
    assert pairs(text, "PARTICIPATES_IN") == {("Pajala kommun", "Källflöden")}


def test_projects_with_their_owner_in_brackets_and_their_grant() -> None:
    text = (
        "Länsstyrelsen i Kalmar län\nRapport 2025\n\nLänsstyrelsen beviljade 5,2 miljoner kronor enligt "
        "förordningen. Två av "
        "de större insatser som fick stöd under 2024 är\n\n• Språkbastun (Mönsterås kommun), 740 tkr.\n\n"
        "• Kompis Ölandskusten (Borgholm och Mörbylånga gemensamt), 1 260 tkr. Utvärderas av Linnéuniversitetet.\n"
    )
    assert flows(text) >= {
        ("Länsstyrelsen i Kalmar län", "Språkbastun", 740_000, 2024),
        ("Länsstyrelsen i Kalmar län", "Kompis Ölandskusten", 1_260_000, 2024),
    }
    assert pairs(text, "COORDINATES") >= {
        ("Mönsterås kommun", "Språkbastun"),
        ("Borgholms kommun", "Kompis Ölandskusten"),
        ("Mörbylånga kommun", "Kompis Ölandskusten"),
    }
    assert "Linnéuniversitetet" not in {source for source, *_ in flows(text)}


@pytest.mark.parametrize("when", ["i år med", "under året"])
def test_money_of_this_year(when: str) -> None:
    text = (
        "Årsredovisning 2024\nSamordningsförbundet Älven\n\n"
        f"Förbundet lämnade {when} 300 000 kronor till Stiftelsen Båken.\n"
    )
    assert ("Samordningsförbundet Älven", "Stiftelsen Båken", 300_000, 2024) in flows(text)


@pytest.mark.parametrize("way", ["avser", "till", "går till"])
def test_the_part_of_a_grant_that_is_for_a_project(way: str) -> None:
    text = (
        "Budget 2026\nÖlands kommun\n\nKulturnämnden\n\nNämnden fördelar 2026 bidrag till dessa mottagare:\n"
        f"- Teatern under Bron, 1 250 000 kr\n- Öns Idrottsallians, 900 000 kr, varav 200 000 kr {way} "
        "projektet Alla i Kanoten\n"
    )
    assert {(target, kronor) for _, target, kronor, _ in flows(text)} >= {
        ("Öns Idrottsallians", 900_000),
        ("Alla i Kanoten", 200_000),
    }


@pytest.mark.parametrize("arrow", [">", "→", "->", "–>"])
def test_rows_that_are_arrows(arrow: str) -> None:
    text = (
        "Bidrag vid sidan av projektet, kkr\n\nFrån / till                        2025       2026\n"
        f"Sametinget {arrow} Kalix kommun          75         75\nÄlvsbyns kommun {arrow} Byabänken      "
        " 40         –\n"
    )
    assert flows(text) == {
        ("Sametinget", "Kalix kommun", 75_000, 2025),
        ("Sametinget", "Kalix kommun", 75_000, 2026),
        ("Älvsbyns kommun", "Byabänken", 40_000, 2025),
    }


@pytest.mark.parametrize("unit", [", tusental kronor", ", tkr", " (tkr)", " (i tkr)"])
def test_the_unit_in_the_name_of_a_row(unit: str) -> None:
    text = (
        "Lunds kommun\nBudget 2025\n\nBidrag till kulturhus\n\nMottagare / år   2025   2026\n"
        f"Kulturhuset Mejeriet{unit}   950   1 300\n"
    )
    assert {(target, kronor, year) for _, target, kronor, year in flows(text)} == {
        ("Kulturhuset Mejeriet", 950_000, 2025),
        ("Kulturhuset Mejeriet", 1_300_000, 2026),
    }


@pytest.mark.parametrize("first", ["Stiftelsen Ölands", "Föreningen Ölands"])
def test_the_name_of_one_organisation_over_two_lines(first: str) -> None:
    text = (
        "Verksamhetsberättelse 2024\nTeaterföreningen Kajutan\n\nBidrag till verksamheten, kronor\n\n"
        "                                   2023              2024\n"
        "Kalmar kommun                      610 000           640 000\n"
        f"{first}\nKulturfond                         60 000            75 000\n"
    )
    assert (f"{first} Kulturfond", "Teaterföreningen Kajutan", 75_000, 2024) in flows(text)


def test_a_unit_among_boards_is_paid_by_the_issuer() -> None:
    text = (
        "Budget 2025\nRegion Gävleborg\nRegion Gävleborg ansvarar för hälso- och sjukvård.\n\n"
        + "Regionen har en stabil ekonomi och räknar med högre kostnader under planperioden.\n\n" * 20
        + "Tabell 3 Regionbidrag per nämnd, mnkr\n\n"
        "                          2024      2025\nKulturnämnden             143,9     166,8\n"
        "Trafiknämnden             89,9      65,0\nArkivnämnden\nPatientnämnden            7,3       7,4\n"
        "Moderförvaltningen        51,5      81,5\nSumma                     292,6     320,7\n"
    )
    assert ("Region Gävleborg", "Moderförvaltningen", 81_500_000, 2025) in flows(text)
    assert ("Moderförvaltningen", "Region Gävleborg") in pairs(text, "PART_OF")
    assert {source for source, *_ in flows(text)} == {"Region Gävleborg"}


@pytest.mark.parametrize("title", ["Årsrapport 2024 för kulturnämnden", "Verksamhetsberättelse 2024 kulturnämnden"])
def test_grants_in_the_report_of_a_board_are_the_board_s(title: str) -> None:
    text = (
        f"{title}\n\nBorås Stad\n\nKulturnämnden ansvarar för kulturen i Borås Stad.\n\n3 Erhållna statsbidrag\n\n"
        "Statsbidrag          2024 (tkr)     Bidragsgivare\nSkapande skola       950            Kulturrådet\n"
        "Fritidskort          2 673          Folkhälsomyndigheten\n"
    )
    assert flows(text) == {
        ("Kulturrådet", "Kulturnämnden", 950_000, 2024),
        ("Folkhälsomyndigheten", "Kulturnämnden", 2_673_000, 2024),
    }


@pytest.mark.parametrize(
    ("head", "payer"),
    [
        ("ERUF, mnkr", "Europeiska regionala utvecklingsfonden"),
        ("Vinnova (mnkr)", "Vinnova"),
        ("Energimyndigheten, mnkr", "Energimyndigheten"),
    ],
)
def test_a_column_of_money_that_is_called_after_its_payer(head: str, payer: str) -> None:
    text = (
        "Länsstyrelsen i Kalmar län\nÅrsredovisning 2024\n\nTabell 8. Projekt där Länsstyrelsen varit part 2024\n\n"
        f"Projekt                Stödmottagare          {head}\n"
        "Strandängar            Mönsterås kommun       6,4\nVäg för lax            Högsby kommun          2,2\n"
    )
    assert {(source, kronor) for source, _, kronor, _ in flows(text)} == {(payer, 6_400_000), (payer, 2_200_000)}


def test_parts_of_the_project_that_a_document_is_about() -> None:
    text = (
        "Slutrapport\n\nProjektets namn: Kajplatsen\nProjektägare: Borgholms kommun\n\nKajplatsen nådde sina mål.\n\n"
        "Delprojekt            Ansvarig part             Deltagare\nTrådrullen              Mörbylånga "
        "kommun         168\n"
        "Grönlaget           Borgholms kommun          139\n"
    )
    assert pairs(text, "PART_OF") >= {("Trådrullen", "Kajplatsen"), ("Grönlaget", "Kajplatsen")}


@pytest.mark.parametrize(
    "asked",
    [
        "Regionfullmäktige föreslås besluta följande.\n\n1. Regionfullmäktige fastställer regionbidrag till nämnder "
        "för 2025 i enlighet med föreliggande förslag till budget.\n",
        "Regionstyrelsen föreslår regionfullmäktige att fastställa driftramar för 2025 enligt upprättat förslag.\n",
    ],
)
def test_what_a_budget_only_proposes_is_no_flow_yet(asked: str) -> None:
    text = (
        "Budget 2025\nRegion Gävleborg\nRegion Gävleborg ansvarar för hälso- och sjukvård.\n\nRegionbidrag per nämnd\n"
        "Budget 2024 Budget 2025 Plan 2026\nKulturnämnden 212,4 215,0 219,1\nHållbarhetsnämnden 88,1 90,2 92,0\n\n"
    )
    assert {year for *_, year in flows(text)} == {2024, 2025, 2026}
    assert {year for *_, year in flows(f"{text}8. Beslutspunkter\n\n{asked}")} == {2024, 2026}
