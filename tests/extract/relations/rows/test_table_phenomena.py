"""What tables, field lists and lists in one line leave unsaid, in the wordings of different issuers; all invented."""

from __future__ import annotations

from functools import cache

import pytest
from spacy.language import Language

from nysta.extract.document import SourceText
from nysta.extract.graph_file import GraphFile
from nysta.extract.language.pipeline import load
from nysta.extract.pipeline import extract

Flow = tuple[str, str, int | None, int | None]


@cache
def pipeline() -> Language:
    return load()


def graph_of(text: str) -> GraphFile:
    return extract(SourceText("prov.txt", "0" * 64, text), pipeline())


def flows_of(text: str) -> set[Flow]:
    """(payer, paid, kronor, year) of all money at confidence 0.5."""
    graph = graph_of(text)
    names = {entity.id: entity.name for entity in graph.entities}
    return {
        (names[one.source], names[one.target], one.amount_sek, one.year)
        for one in graph.relations
        if one.type == "FUNDS" and one.confidence >= 0.5 and one.amount_sek
    }


def pairs_of(text: str, kind: str) -> set[tuple[str, str]]:
    graph = graph_of(text)
    names = {entity.id: entity.name for entity in graph.entities}
    return {
        (names[one.source], names[one.target])
        for one in graph.relations
        if one.type == kind and one.confidence >= 0.5 and one.modality in ("asserted", "planned")
    }


BUDGET = "Budget 2025\nRegion Gävleborg\nRegion Gävleborg ansvarar för hälso- och sjukvård.\n\n"


@pytest.mark.parametrize(
    ("table", "factor"),
    [
        ("Regionbidrag\nBudget 2025 Plan 2026\nKulturnämnden 212,4 215,0\nHållbarhetsnämnden 88,1 90,2\n", 1_000_000),
        ("Driftramar per nämnd\n  2025 2026\nKulturnämnden 212,4 215,0\nHållbarhetsnämnden 88,1 90,2\n", 1_000_000),
        (
            "Kommunbidrag\nNämnd      2025    2026\nKulturnämnden     212,4   215,0\nValnämnden     8,1   0,2\n",
            1_000_000,
        ),
        (
            "Budgetramar\n2025 2026\nKulturnämnden 212,4 215,0\nValnämnden 8,1 0,2\n\n"
            "Resultaträkning, mnkr 2025 2026\nIntäkter 410 415\nKostnader -400 -409\n",
            1_000_000,
        ),
        (
            "Nämndbidrag\n2025 2026\nKulturnämnden 2 212,4 2 215,0\nValnämnden 118,1 110,2\n\n"
            "Resultaträkning, tkr 2025 2026\nIntäkter 4 100 4 150\nKostnader -4 000 -4 090\n",
            1_000,
        ),
    ],
)
def test_amounts_with_a_decimal_are_no_kronor(table: str, factor: int) -> None:
    amounts = {(paid, year): kronor for _, paid, kronor, year in flows_of(BUDGET + table)}
    assert amounts["Kulturnämnden", 2025] in (212.4 * factor, 2212.4 * factor)


def test_sums_of_groups_are_no_flows_though_rounded_and_nested() -> None:
    text = BUDGET + (
        "Regionbidrag, mnkr\nBudget 2025 Plan 2026\nVård 901,0 910,1\nHälso- och sjukvårdsnämnden 800,1 805,0\n"
        "Delar 100,9 105,0\nPatientnämnden 60,5 61,0\nTandvårdsnämnden 40,3 44,0\nGemensamt 50,0 60,0\n"
        "Regionstyrelsen 80,0 95,0\nRegionstyrelsen 60,0 70,0\nPersonalutskottet 20,0 25,0\n"
        "Finansförvaltningen −30,0 −35,0\nSumma 951,0 970,1\n"
    )
    paid = {(paid, kronor) for _, paid, kronor, year in flows_of(text) if year == 2025}
    assert paid == {
        ("Hälso- och sjukvårdsnämnden", 800_100_000),
        ("Patientnämnden", 60_500_000),
        ("Tandvårdsnämnden", 40_300_000),
        ("Regionstyrelsen", 60_000_000),
        ("Personalutskottet", 20_000_000),
    }


@pytest.mark.parametrize(
    "name",
    [
        "Styrelsen för fastighet, stöd och service",
        "Nämnden för teknik, fritid och kultur",
        "Barn-, utbildnings- och kulturnämnden",
        "Utskottet för miljö, klimat och hållbarhet",
        "Nämnden för omsorg, vård & hälsa",
    ],
)
def test_a_comma_in_an_enumeration_belongs_to_the_name(name: str) -> None:
    text = BUDGET + f"Regionbidrag, tkr\n2025 2026\n{name} 4 820 6 470\nValnämnden 510 520\n"
    assert {paid for _, paid, _, _ in flows_of(text)} == {name, "Valnämnden"}


def test_what_stands_after_a_comma_is_what_the_money_is_for() -> None:
    text = BUDGET + "Lämnade bidrag, tkr\n2025 2026\nOrsa kommun, kultur och fritid 480 640\nMora kommun 510 520\n"
    assert {paid for _, paid, _, _ in flows_of(text)} == {"Orsa kommun", "Mora kommun"}


def test_boards_that_the_issuer_pays_are_parts_of_it() -> None:
    text = BUDGET + "Regionbidrag, tkr\n2025 2026\nKulturnämnden 4 820 6 470\nStiftelsen Gävle Konsthall 510 520\n"
    assert pairs_of(text, "PART_OF") == {("Kulturnämnden", "Region Gävleborg")}


FEDERATION = (
    "Årsredovisning 2024\nSamordningsförbundet Norrdalen\nSamordningsförbundet Norrdalen bildades 2011.\n"
    "Förbundet stöder rehabilitering.\n\n"
)


@pytest.mark.parametrize(
    "caption",
    [
        "Tabell 1. Till förbundet inbetalda medel 2024, tkr",
        "Inbetalade avgifter 2024, tkr",
        "Bidrag till verksamheten 2024, tkr",
        "Rekvirerade bidrag 2024, tkr",
        "Finansieringen 2024, tkr",
    ],
)
def test_captions_of_money_that_came_in(caption: str) -> None:
    text = (
        FEDERATION + f"{caption}\nPart              Andel     Tkr\nMora kommun        60 %     690\n"
        f"Orsa kommun        40 %     460\n"
    )
    assert flows_of(text) == {
        ("Mora kommun", "Samordningsförbundet Norrdalen", 690_000, 2024),
        ("Orsa kommun", "Samordningsförbundet Norrdalen", 460_000, 2024),
    }


@pytest.mark.parametrize(
    "lead", ["Partneravgift", "Bidrag från", "Basanslag,", "Årlig medlemsavgift", "Medfinansiering"]
)
def test_what_money_is_called_may_stand_before_its_payer(lead: str) -> None:
    text = FEDERATION + f"Erhållna bidrag, tkr\n2023 2024\n{lead} Mora kommun 150 175\n{lead} Vinnova 900 1 100\n"
    assert {(payer, kronor) for payer, _, kronor, _ in flows_of(text)} == {
        ("Mora kommun", 150_000),
        ("Mora kommun", 175_000),
        ("Vinnova", 900_000),
        ("Vinnova", 1_100_000),
    }


def test_leader_dots_stand_between_figures_too() -> None:
    text = FEDERATION + (
        "Innehåll\nOm förbundet ............. 3\nEkonomi ................ 9\n\n"
        "Verksamheten växte under året med många insatser.\n\n"
        "Tabell 2. Bidrag till förbundet, tkr          2023        2024\n"
        "Mora kommun ................ 690 ............ 150\nVinnova ............. 1 200 ......... 75\n"
        "Älvdalens kommun ............. 90 ......... 85\n"
    )
    assert {(payer, kronor, year) for payer, _, kronor, year in flows_of(text)} == {
        ("Mora kommun", 690_000, 2023),
        ("Mora kommun", 150_000, 2024),
        ("Vinnova", 1_200_000, 2023),
        ("Vinnova", 75_000, 2024),
        ("Älvdalens kommun", 90_000, 2023),
        ("Älvdalens kommun", 85_000, 2024),
    }


def test_lines_with_as_many_pieces_are_a_table_though_its_columns_wander() -> None:
    text = FEDERATION + (
        "Tabell 3. Insatser med medel från förbundet\n\n"
        "Nr   Insats      Leds av        Medverkande            Stöd 2024, tkr\n\n"
        "1      Stigen            Mora kommun     Arbetsförmedlingen      310\n\n"
        "2      Vägen Framåt      Orsa kommun               Försäkringskassan            95\n\n"
    )
    assert pairs_of(text, "COORDINATES") == {("Mora kommun", "Stigen"), ("Orsa kommun", "Vägen Framåt")}
    assert pairs_of(text, "PARTICIPATES_IN") == {
        ("Arbetsförmedlingen", "Stigen"),
        ("Försäkringskassan", "Vägen Framåt"),
    }


def test_a_dash_is_an_empty_cell_of_words() -> None:
    rows = (
        FEDERATION
        + "Tabell 2. Insatser med medel från förbundet\nInsats Ansvarig Övrig part Utfall 2024, tkr\n"
        + "Snickeriet Mora kommun Studiefrämjandet 212\nTvå Steg Fram Orsa kommun – 187\n"
    )
    assert pairs_of(rows, "COORDINATES") == {("Mora kommun", "Snickeriet"), ("Orsa kommun", "Två Steg Fram")}
    assert ("Samordningsförbundet Norrdalen", "Två Steg Fram", 187_000, 2024) in flows_of(rows)
    cells = (
        FEDERATION + "Pågående förstudier med stöd från förbundet\n\nFörstudie\n\nProjektägare\n\n"
        "Övriga deltagare\n\nStöd (kr)\n\n"
        + "Rökgång\n\nMora kommun\n\nArbetsförmedlingen\n\n190 000\n\nIs på burk\n\nOrsa kommun\n\n–\n\n150 000\n\n"
    )
    assert pairs_of(cells, "COORDINATES") == {("Mora kommun", "Rökgång"), ("Orsa kommun", "Is på burk")}
    assert ("Samordningsförbundet Norrdalen", "Is på burk", 150_000, 2024) in flows_of(cells)


def test_fields_tell_payer_year_and_what_was_spent() -> None:
    text = (
        "Projektkatalog\nRegion Halland\nRegion Halland ansvarar för regional utveckling.\n\n"
        "Projekt: Salta Strigar\nProjektägare: Laholms kommun\nI samverkan med: Varbergs kommun\n"
        "Stöd från Tillväxtverket 2024: 1,2 mnkr\nMedfinansiering: Hylte kommun, 300 tkr för 2024\n\n"
        "Projekt: Vind och Vatten\nSökande och projektägare: Varbergs kommun\n"
        "Beviljat 2023: 900 tkr\nUpparbetat 2023: 750 tkr\n"
    )
    assert flows_of(text) == {
        ("Tillväxtverket", "Salta Strigar", 1_200_000, 2024),
        ("Hylte kommun", "Salta Strigar", 300_000, 2024),
        ("Region Halland", "Vind och Vatten", 900_000, 2023),
        ("Region Halland", "Vind och Vatten", 750_000, 2023),
    }
    basis = {one.amount_sek: one.basis for one in graph_of(text).relations if one.type == "FUNDS"}
    assert (basis[900_000], basis[750_000]) == ("budget", "outcome")
    assert ("Varbergs kommun", "Salta Strigar") in pairs_of(text, "PARTICIPATES_IN")


@pytest.mark.parametrize("head", ["Övriga", "Övriga ägare", "Andra delägare"])
def test_owners_beside_the_issuer_s_share(head: str) -> None:
    text = BUDGET + (
        f"Tabell 6. Delägda bolag och stiftelser\n\nBolag/stiftelse | Region Gävleborgs andel | {head}\n"
        "Hälsinge Innovation AB | 51 % | Bollnäs kommun 40 %, Högskolan i Gävle 9 %\n"
        "Gästrike Besök AB | 22 % | Ockelbo kommun 78 %\nStiftelsen Järnarvet | stiftare | Hofors kommun, stiftare\n"
    )
    assert pairs_of(text, "OWNS") == {
        ("Region Gävleborg", "Hälsinge Innovation AB"),
        ("Bollnäs kommun", "Hälsinge Innovation AB"),
        ("Högskolan i Gävle", "Hälsinge Innovation AB"),
        ("Region Gävleborg", "Gästrike Besök AB"),
        ("Ockelbo kommun", "Gästrike Besök AB"),
        ("Region Gävleborg", "Stiftelsen Järnarvet"),
        ("Hofors kommun", "Stiftelsen Järnarvet"),
    }


def test_a_company_stands_once_for_several_owners() -> None:
    text = (
        "Årsredovisning 2023\nLeksands kommun\nLeksands kommun har flera bolag.\n\nKommunkoncernen\n\n"
        "Bolag                 Ägare                 Andel, %      Omsättning, mnkr\n\n"
        "Siljansvärme AB          Leksands kommun        67          96,7\n\n"
        "                             Mora kommun            33\n\n"
        "Limsjöbostäder AB      Leksands kommun          100        12,9\n\n"
    )
    assert ("Mora kommun", "Siljansvärme AB") in pairs_of(text, "OWNS")


@pytest.mark.parametrize(
    ("line", "payers"),
    [
        ("Bidrag 2023 per kommun (tkr): Alvesta 610, Lessebo 385, Tingsryd 0.", False),
        ("Lämnade bidrag 2023, tkr: Alvesta kommun 610; Lessebo kommun 385.", False),
        ("Beviljade medel 2023: Alvesta kommun 610 tkr och Lessebo kommun 385 tkr.", False),
        ("Kommunernas avgifter 2023, kkr: Alvesta 610 och Lessebo 385.", True),
        ("Medlemsbidrag 2023 i kronor: Alvesta 610 000, Lessebo 385 000.", True),
    ],
)
def test_lists_in_one_line(line: str, payers: bool) -> None:
    text = f"Årsrapport 2023\nRegion Kronoberg\nRegion Kronoberg ansvarar för kultur i länet.\n\n{line}\n"
    found = {(source, target) if payers else (target, source) for source, target, _, _ in flows_of(text)}
    assert found == {("Alvesta kommun", "Region Kronoberg"), ("Lessebo kommun", "Region Kronoberg")}
    assert {(kronor, year) for _, _, kronor, year in flows_of(text)} == {(610_000, 2023), (385_000, 2023)}


def test_lists_of_what_is_no_money_state_nothing() -> None:
    text = (
        "Årsrapport 2023\nRegion Kronoberg\nRegion Kronoberg ansvarar för kultur.\n\n"
        "Antal elever per kommun: Alvesta 610, Lessebo 385.\n"
    )
    assert flows_of(text) == set()


@pytest.mark.parametrize(
    "sentence",
    [
        "Regionen betalar 12 000 kronor om året till Föreningen Finsam Syd, där den är medlem sedan 2011.",
        "Regionen lämnade 12 000 kronor till Föreningen Finsam Syd, vilket är 2 000 kronor mer än 2011.",
        "Sedan 2011 betalar regionen 12 000 kronor till Föreningen Finsam Syd.",
    ],
)
def test_years_of_another_time_are_not_those_of_an_amount(sentence: str) -> None:
    text = f"Årsrapport\nRegion Kronoberg\nRegion Kronoberg ansvarar för kultur i länet.\n\n{sentence}\n"
    assert {year for _, paid, kronor, year in flows_of(text) if paid == "Föreningen Finsam Syd"} <= {None}


def test_a_paragraph_above_a_table_gives_it_only_its_last_sentence() -> None:
    text = (
        "Slutrapport\nSpråkbron\n\nProjektet Språkbron drevs av Kramfors kommun. Språkbron nådde målen.\n\n"
        "Kostnaden blev lägre än planerat. Avvikelsen beror på att två tjänster stod vakanta under våren 2023. "
        "Så här fördelade sig finansieringen, i kronor:\n\n"
        "                       Enligt beslut      Utfall\nStöd från Vinnova          840 000      412 350\n"
        "Härnösands kommun        1 150 000    1 022 480\nSumma      1 990 000   1 434 830\n"
    )
    assert ("Vinnova", "Språkbron", 412_350, None) in flows_of(text)
    assert ("Härnösands kommun", "Språkbron", 1_022_480, None) in flows_of(text)


@pytest.mark.parametrize(
    "top",
    [
        "Slutrapport\nKajkant till kontrakt\n\n",
        "SLUTRAPPORT\n\nProjektnamn\nKajkant till kontrakt (KtK)\nProjektägare\nRegion Gotland\n"
        "Medsökande\nBorgholms kommun\n\n",
        "Slutrapport\n\nProjektnamn: Kajkant till kontrakt\nProjektägare: Region Gotland\n\n",
    ],
)
def test_the_project_of_a_report_is_the_one_on_its_title_page(top: str) -> None:
    text = top + (
        "Idén föddes under förstudien Lovart. Kajkant till kontrakt byggde korta yrkesspår. Målet "
        "för Kajkant till kontrakt nåddes.\n\n"
        "Ekonomi\n\nFinansiär (kr)         Beviljad budget      Utfall\n"
        "Vinnova                  18 420 000    17 266 500\n"
        "Borgholms kommun          1 350 000     1 402 000\n"
    )
    assert {paid for _, paid, _, _ in flows_of(text)} == {"Kajkant till kontrakt"}


def test_the_other_end_may_stand_in_a_caption_farther_up() -> None:
    text = (
        "Verksamhetsberättelse 2025\nCentrum för nordlig skog\nCentrum för nordlig skog (CNS) bildades 2019.\n\n"
        "Projektet Träfiber leds av centret.\n\nTabell 2. Basmedel till CNS, kronor\n\n"
        "Kst Bidragsgivare Utfall Budget\n2025 2026\n\n"
        "1200 Umeå universitet 3 000 000 3 200 000\n3150 Skellefteå kommun 750 000 800 000\n"
    )
    assert {paid for _, paid, _, _ in flows_of(text)} == {"Centrum för nordlig skog"}


def test_lansstyrelsen_is_the_one_that_the_document_is_by() -> None:
    text = (
        "LÄNSSTYRELSEN              RAPPORT\nGÄVLEBORG              2024-03-28\n\n"
        "Länsstyrelsen Gävleborg fördelade medel under 2023.\n\n"
        "Tabell 1. Bidrag från länsstyrelsen, kronor\n\nMottagare       Beviljat 2023\n"
        "Nordanstigs kommun      420 000\nHofors kommun      71 200\n"
    )
    assert {payer for payer, _, _, _ in flows_of(text)} == {"Länsstyrelsen i Gävleborgs län"}


def test_agreements_are_those_of_the_party_that_the_caption_names() -> None:
    text = (
        "Flens kommun\nSAMMANTRÄDESPROTOKOLL\nKommunstyrelsen\n\n"
        "Flens kommuns samverkansavtal, läget 2025-01-31\n\nMotpart\n\nAvser\n\nGäller t.o.m.\n\n"
        "Gnesta kommun\n\nLivsmedelskontroll\n\n2026-12-31\n\nRegion Sörmland\n\nFamiljecentral\n\nTills vidare\n\n"
        "Eskilstuna kommun\n\nTolkförmedling\n\nUpphörde 2024-12-31\n\n"
    )
    found = {frozenset(pair) for pair in pairs_of(text, "COLLABORATES_WITH")}
    assert found == {frozenset(("Flens kommun", "Gnesta kommun")), frozenset(("Flens kommun", "Region Sörmland"))}


def test_what_something_costs_is_no_party() -> None:
    text = (
        "Redovisning av stöd från Brottsförebyggande rådet\nBorås Stad\nBorås Stad har fått stöd.\n"
        "\nMedlen har använts enligt nedan.\n\n"
        "Aktiviteter/insatser:      Totalkostnad:    Medel från Brå:\n"
        "Tolk            18 400      10 000\nResor           77 618      50 000\n"
    )
    assert flows_of(text) == set()


@pytest.mark.parametrize(
    "table",
    [
        "Driftbidrag och medlemsavgifter 2024, tkr\nVerksamhet     Budget     Utfall\n"
        "Kommunalförbundet Norrskenet     12 400     12 300\nKalix Folkets Husförening     850     850\n",
        "Kalix kommun betalar följande medlemsavgifter 2024:\nKommunalförbundet Norrskenet, 12 300 000 kronor\n"
        "Kalix Folkets Husförening, 850 000 kronor\n",
        "Medlemsavgifter 2024, kronor\nKommunalförbundet Norrskenet ........ 12 300 000\n"
        "Kalix Folkets Husförening ........ 850 000\n",
    ],
)
def test_a_kommun_pays_the_fees_of_federations_and_associations(table: str) -> None:
    text = "Årsrapport 2024\nKalix kommun\nKalix kommun redovisar året.\n\n" + table
    pairs = {(payer, paid) for payer, paid, _, _ in flows_of(text)}
    assert {payer for payer, _ in pairs} == {"Kalix kommun"}
    assert ("Kalix kommun", "Kommunalförbundet Norrskenet") in pairs


def test_kommuner_pay_the_kommunbidrag_of_their_federation() -> None:
    text = (
        "Årsredovisning 2024\nRäddningstjänsten Sydkust\nRäddningstjänsten Sydkust är ett kommunalförbund.\n\n"
        "Kommunbidrag\n(tkr)        Budget     Utfall\nSimrishamn     31 200     31 200\n"
        "Tomelilla     18 450     18 450\n"
    )
    assert {(payer, paid) for payer, paid, _, _ in flows_of(text)} == {
        ("Simrishamns kommun", "Räddningstjänsten Sydkust"),
        ("Tomelilla kommun", "Räddningstjänsten Sydkust"),
    }


@pytest.mark.parametrize(
    "caption", ["Kommunens ägarandelar i bolag", "Andelar i bolag", "Ägarförhållanden", "Bolag, ägarandel"]
)
def test_a_kommun_owns_and_is_not_owned(caption: str) -> None:
    text = (
        "Bolagsöversikt\nKarlskoga kommun\nKarlskoga kommun äger bolag direkt och indirekt.\n\n"
        f"{caption}\nKarlskoga Energi AB     100 %\nInkubera Bergslagen AB     20 %\n"
    )
    assert pairs_of(text, "OWNS") <= {
        ("Karlskoga kommun", "Karlskoga Energi AB"),
        ("Karlskoga kommun", "Inkubera Bergslagen AB"),
    }


def test_what_a_head_leaves_untold_beside_an_amount_is_no_money() -> None:
    text = (
        "Protokoll\nLeader Nedre Ätran\n\nStyrelsen beslutar att prioritera följande projekt.\n\n"
        "Projekt           Sökande                  Beslutat stöd, kr   Poäng   Rang\n"
        "Cykelspår Ätran   Falkenbergs kommun                640 000     310      1\n"
        "Laxens väg        Ullareds Bygdegårdsförening       420 500     340      2\n"
    )
    assert {kronor for _, _, kronor, _ in flows_of(text)} == {640_000, 420_500}


@pytest.mark.parametrize(
    "table",
    [
        "Part                  Org.nr          Årligt bidrag\nUmeå universitet      202100-2874     500 000 kr\n"
        "Skellefteå kommun     212000-2643     300 000 kr\n",
        "Parter och årlig insats\nPart               Kontant (kr)    Arbetstid (kr)\n"
        "Umeå universitet        500 000      400 000\n"
        "Skellefteå kommun       300 000      200 000\n",
        "Våra finansiärer\nUmeå universitet ........ 0,5 mkr\nSkellefteå kommun ....... 0,3 mkr\n",
        "Följande anslag från parterna, kr:\nUmeå universitet 500 000:-\nSkellefteå kommun 300 000:-\n",
    ],
)
def test_parties_pay_for_what_they_run_together(table: str) -> None:
    text = (
        "Verksamhetsplan 2025\nInnovationsarenan Norrstrand\nInnovationsarenan Norrstrand är ett samarbete.\n\n" + table
    )
    assert {(payer, paid, kronor) for payer, paid, kronor, _ in flows_of(text)} == {
        ("Umeå universitet", "Innovationsarenan Norrstrand", 500_000),
        ("Skellefteå kommun", "Innovationsarenan Norrstrand", 300_000),
    }


def test_authorities_over_the_figures_give_to_the_rows() -> None:
    text = (
        "Kulturplan 2024\nRegion Blekinge\nRegion Blekinge ansvarar för kulturpolitiken.\n\n"
        "Kultursamverkan 2024, fördelning i tkr\n\n"
        "                          Statens kulturråd     Region Blekinge     Kommuner\n"
        "Blekinge museum                      5 100                9 800        1 200\n"
        "Regionteatern Blekinge               7 050               12 300            –\n"
    )
    assert flows_of(text) == {
        ("Kulturrådet", "Blekinge museum", 5_100_000, 2024),
        ("Region Blekinge", "Blekinge museum", 9_800_000, 2024),
        ("Kulturrådet", "Regionteatern Blekinge", 7_050_000, 2024),
        ("Region Blekinge", "Regionteatern Blekinge", 12_300_000, 2024),
    }


@pytest.mark.parametrize(
    "sentence",
    [
        "Kulturnämnden tillförs 12 miljoner kronor 2024 för ett nytt bibliotek.",
        "Kulturnämnden får ett tillskott på 12 mnkr 2024.",
        "För biblioteket fick kulturnämnden 12 miljoner kronor år 2024.",
        "Kulturnämnden tilldelas 12 mnkr 2024.",
        "Kulturnämnden kompenseras med 12 miljoner kronor 2024 för högre hyror.",
    ],
)
def test_boards_are_allotted_money_by_their_issuer(sentence: str) -> None:
    text = f"Budget 2024\nBorås Stad\nBorås Stad är en kommun i Sjuhärad.\n\n{sentence}\n"
    assert ("Borås Stad", "Kulturnämnden", 12_000_000, 2024) in flows_of(text)


def test_what_another_gives_a_board_is_not_the_issuer_s() -> None:
    text = (
        "Budget 2024\nBorås Stad\nBorås Stad är en kommun.\n\nMiljönämnden fick 900 000 kronor av Naturvårdsverket.\n"
    )
    assert {payer for payer, _, _, _ in flows_of(text)} == {"Naturvårdsverket"}


def test_parts_of_a_project_stand_in_one_field_of_its_sheet() -> None:
    text = (
        "SLUTRAPPORT\n\nFlytbryggan\n\nProjektägare: Kramfors kommun\nMedsökande: Härnösands kommun\n"
        "Delprojekt: Flytbryggan Vård (ansvarig: Sollefteå kommun), Flytbryggan Trä\n(ansvarig: Mittuniversitetet)\n\n"
        "Flytbryggan nådde sina mål. Deltagarna i Flytbryggan var nöjda.\n"
    )
    assert {("Flytbryggan Vård", "Flytbryggan"), ("Flytbryggan Trä", "Flytbryggan")} <= pairs_of(text, "PART_OF")
    assert {
        ("Kramfors kommun", "Flytbryggan"),
        ("Sollefteå kommun", "Flytbryggan Vård"),
        ("Mittuniversitetet", "Flytbryggan Trä"),
    } <= pairs_of(text, "COORDINATES")


@pytest.mark.parametrize("total", ["Totalt 2024", "Totalt", "Summa 2024"])
def test_parts_of_a_fee_are_one_flow_with_their_total(total: str) -> None:
    text = (
        "Årsredovisning 2024\nRegion Sörmland\nRegion Sörmland är värd för nämnden.\n\n"
        "Ersättning från huvudmännen 2024, mnkr\n\n"
        f"Huvudman              Fast avgift    Rörlig del    {total}\n"
        "Nyköpings kommun              6,1           1,0            7,1\n"
        "Oxelösunds kommun             2,3           0,3            2,6\n"
    )
    assert flows_of(text) == {
        ("Nyköpings kommun", "Region Sörmland", 7_100_000, 2024),
        ("Oxelösunds kommun", "Region Sörmland", 2_600_000, 2024),
    }


def test_who_pays_may_stand_after_the_amount_of_a_field() -> None:
    text = (
        "Projektkatalog\nRegion Halland\nRegion Halland ansvarar för regional utveckling.\n\n"
        "Projekt: Levande Å\nKoordinator: Laholms kommun\nTotalt bidrag: 12 mnkr från Naturvårdsverket\n"
    )
    assert flows_of(text) == {("Naturvårdsverket", "Levande Å", 12_000_000, None)}
