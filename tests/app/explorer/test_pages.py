"""Every page, without a browser: also where there is nothing to show."""

from __future__ import annotations

import re
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import streamlit as st
from streamlit.testing.v1 import AppTest

import nysta.app.explorer
from nysta.app.explorer.address import VIEWS, ViewState
from nysta.app.explorer.saved_views import save_view
from nysta.extract.graph_file import GraphFile
from nysta.graph.merge import merge
from nysta.graph.model import Edge, MergedGraph, Node
from nysta.graph.news import load_and_tell
from nysta.graph.stores import open_store
from nysta.graph.workspace import Workspace

pytestmark = pytest.mark.usefixtures("fresh_caches")
MAIN = Path(nysta.app.explorer.__file__).with_name("main.py")


def opened(**query: str) -> AppTest:
    """The page at this address."""
    app = AppTest.from_file(str(MAIN), default_timeout=30)
    for name, value in query.items():
        app.query_params[name] = value
    app.run()
    assert not app.exception, app.exception
    return app


def address_of(app: AppTest) -> dict[str, str]:
    """The address; AppTest gives one value or a list of one, as it pleases."""
    pairs = dict(app.query_params).items()
    return {name: value if isinstance(value, str) else ",".join(value) for name, value in pairs}


def said(app: AppTest) -> str:
    """Everything that the page says in words."""
    parts = [*app.markdown, *app.caption, *app.info, *app.warning, *app.error]
    html = [re.sub(r"</?mark[^>]*>", "", element.proto.body) for element in app.get("html")]
    return "\n".join([*(part.value for part in parts), *html, *(button.label for button in app.button)])


def test_the_start_page(region_home: Path, use_store: Callable[[Path], None]) -> None:
    use_store(region_home)
    app = opened()
    assert [metric.value for metric in app.metric] == ["2", "13", "17", "1"]
    assert "Göteborgs Stad · **127,2 mnkr 2022–2024**" in said(app).replace("\\", "").replace("\u00a0", " ")


def test_a_search_and_a_choice_lead_to_the_network(region_home: Path, use_store: Callable[[Path], None]) -> None:
    use_store(region_home)
    app = opened(lang="en", q="GR")
    next(button for button in app.button if "Göteborgsregionen" in button.label and button.key).click().run()
    assert not app.exception
    assert address_of(app)["view"] == "network"
    assert address_of(app)["focus"] == "organisation/gr"
    assert address_of(app)["lang"] == "en"
    assert "owns" in said(app)


def test_filters_go_into_the_address(region_home: Path, use_store: Callable[[Path], None]) -> None:
    use_store(region_home)
    app = opened(view="network", focus="organisation/gr")
    app.multiselect(key="types").select("OWNS").run()
    assert address_of(app)["types"] == "OWNS"
    app.toggle(key="claims").set_value(True).run()
    app.slider(key="confidence").set_value(80).run()
    app.slider(key="years").set_value((2023, 2024)).run()
    assert address_of(app)["claims"] == "1"
    assert address_of(app)["confidence"] == "0.80"
    assert address_of(app)["years"] == "2023-2024"
    assert "är inte längre stiftare av" in said(app)
    assert "finansierar" not in said(app)
    next(button for button in app.button if button.label == "Rensa urval").click().run()
    assert address_of(app) == {"view": "network", "focus": "organisation/gr"}


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ({"view": "network"}, "Sök upp den organisation"),
        ({"view": "network", "focus": "organisation/finns-inte"}, "finns ingen nod med id"),
        ({"view": "network", "focus": "organisation/gryning", "types": "COMMISSIONS"}, "Inget i grafen knyter"),
        ({"view": "network", "focus": "organisation/gryning", "node": "organisation/x"}, "ryms inte i urvalet"),
        ({"view": "network", "focus": "organisation/gryning", "edge": "finns-inte"}, "ryms inte i urvalet"),
        ({"q": "Götebrgs"}, "Menade du:"),
        ({"q": "zzzzzz"}, "finns i grafen"),
        ({"q": "z"}, "minst två bokstäver"),
        ({"view": "money", "funder": "organisation/kust"}, "inga belopp för det här urvalet"),
        ({"view": "money", "band": "finns|inte"}, "ryms inte i urvalet"),
        ({"view": "ownership"}, "Göteborgsregionen"),
        ({"view": "ownership", "focus": "organisation/finns-inte"}, "finns ingen nod med id"),
        ({"view": "ownership", "focus": "organisation/vgr"}, "vet inte vem som äger"),
        ({"view": "ownership", "focus": "organisation/gr", "edge": "finns-inte"}, "ryms inte i urvalet"),
        ({"view": "coordination", "focus": "organisation/kust"}, "inget om samordning"),
        ({"view": "coordination", "node": "organisation/x"}, "ryms inte i urvalet"),
        ({"view": "money", "funder": "organisation/finns-inte"}, "finns ingen nod med id"),
        ({"view": "compare", "before": "2023", "after": "2023"}, "är samma"),
        ({"view": "compare", "compare": "documents"}, "Välj två dokument"),
        ({"view": "compare", "focus": "organisation/vgr", "before": "2022", "after": "2024"}, "Inget skiljer"),
        ({"view": "compare", "edge": "finns-inte"}, "ryms inte i urvalet"),
        ({"view": "compare", "focus": "organisation/finns-inte"}, "finns ingen nod med id"),
        ({"view": "paths"}, "Välj två"),
        ({"view": "paths", "from": "organisation/gr", "to": "organisation/gr"}, "samma"),
        ({"view": "paths", "from": "organisation/gr", "to": "organisation/x"}, "finns ingen nod med id"),
        ({"view": "paths", "from": "organisation/gr", "to": "organisation/stiftelsen"}, "finns ingen väg"),
        ({"view": "documents"}, "Vad som inte lästes"),
    ],
)
def test_where_there_is_nothing_the_page_says_what_to_do(
    region_home: Path, use_store: Callable[[Path], None], query: dict[str, str], expected: str
) -> None:
    use_store(region_home)
    assert expected in said(opened(**query))


@pytest.mark.parametrize("view", VIEWS)
@pytest.mark.parametrize("language", ["sv", "en"])
def test_no_store_yet(tmp_path: Path, use_store: Callable[[Path], None], view: str, language: str) -> None:
    use_store(tmp_path)
    assert "nysta run" in said(opened(view=view, lang=language))


def test_an_empty_store(tmp_path: Path, use_store: Callable[[Path], None]) -> None:
    store = open_store(f"embedded:{tmp_path / 'nysta.kgl'}")
    store.load(MergedGraph((), ()))
    use_store(tmp_path)
    assert "Grafen är tom" in said(opened())


def test_a_file_that_is_no_store(tmp_path: Path, use_store: Callable[[Path], None]) -> None:
    (tmp_path / "nysta.kgl").write_bytes(b"not a graph")
    use_store(tmp_path)
    assert "går inte att nå" in said(opened())


def test_a_run_is_seen_without_a_restart(
    tmp_path: Path, use_store: Callable[[Path], None], region_graph: MergedGraph
) -> None:
    store = open_store(f"embedded:{tmp_path / 'nysta.kgl'}")
    store.load(MergedGraph((), ()))
    use_store(tmp_path)
    assert "Grafen är tom" in said(opened())
    store.load(region_graph)
    assert [metric.value for metric in opened().metric][1] == "13"


def test_a_query_in_a_link_is_filled_in_but_not_run(region_home: Path, use_store: Callable[[Path], None]) -> None:
    use_store(region_home)
    app = opened(view="cypher", cypher="MATCH (n:Project) RETURN n.name AS name")
    assert app.text_area[0].value == "MATCH (n:Project) RETURN n.name AS name"
    assert not app.dataframe
    next(button for button in app.button if button.label == "Kör").click().run()
    assert app.dataframe[0].value["name"].tolist() == ["Ung i arbete"]


@pytest.mark.parametrize(
    "query", ["MATCH (n) DETACH DELETE n", "LOAD CSV FROM 'file:///etc/hostname' AS row RETURN row", "RETURN"]
)
def test_a_query_that_may_not_run_is_refused_with_the_reason(
    region_home: Path, use_store: Callable[[Path], None], query: str
) -> None:
    use_store(region_home)
    app = opened(view="cypher", cypher=query)
    next(button for button in app.button if button.label == "Kör").click().run()
    assert not app.exception
    assert "kördes inte" in said(app)
    assert not app.dataframe


def test_money_for_a_choice_with_its_sources(region_home: Path, use_store: Callable[[Path], None]) -> None:
    use_store(region_home)
    app = opened(view="money")
    assert app.metric[0].value.replace("\u00a0", " ") == "134,7 mnkr"
    app.selectbox(key="recipient").select("organisation/gr").run()
    assert address_of(app)["recipient"] == "organisation/gr"
    table = app.dataframe[0].value
    assert table["Finansiär"].tolist() == ["Göteborgs Stad"]
    assert table[["2022", "2023", "2024"]].to_numpy().tolist() == [[41_200_000, 42_600_000, 43_355_000]]
    assert table["Senaste ändring"].tolist() == [755_000]
    assert table["Ändring mellan"].tolist() == ["2023–2024"]
    assert app.metric[2].delta.replace("\u00a0", " ") == "jämförbara: +3,4 %"
    assert app.dataframe[1].value["Utfall minus budget"].tolist() == [355_000]
    app.segmented_control(key="basis").set_value("budget").run()
    assert app.dataframe[0].value["Summa"].tolist() == [43_000_000]
    assert "Budget 2024: avgift från staden 43 000" in said(app)
    next(button for button in app.button if button.label == "Rensa urval").click().run()
    assert address_of(app) == {"view": "money"}


def test_the_figures_of_money_add_up_to_the_sum(tmp_path: Path, use_store: Callable[[Path], None]) -> None:
    nodes = tuple(Node(f"organisation/{own}", "Organisation", {"name": own}) for own in "ab")
    stated = {"confidence": 0.9, "modality": "asserted", "counts": True, "documents": ["d"]}
    years: list[dict[str, Any]] = [{"year": year} for year in range(2015, 2023)]
    years += [{"year": 2023, "year_to": 2025}, {"first_year": 2023, "last_year": 2023}]
    edges = tuple(
        Edge(f"k{n}", "FUNDS", "organisation/a", "organisation/b", "Organisation", "Organisation", {**stated, **when})
        for n, when in enumerate({**each, "amount_sek": 1_000 * 2**n} for n, each in enumerate(years))
    )
    with open_store(f"embedded:{tmp_path / 'nysta.kgl'}") as store:
        store.ensure_schema()
        store.load(MergedGraph(nodes, edges))
    use_store(tmp_path)
    app = opened(view="money", unit="kr")
    cards = {card.label: card.value.replace("\u00a0", " ") for card in app.metric}
    assert list(cards) == ["Summa 2015–2025", *map(str, range(2017, 2023)), "tidigare år", "flera år", "utan år"]
    assert (cards["tidigare år"], cards["flera år"], cards["utan år"]) == ("3 000 kr", "256 tkr", "512 tkr")
    assert app.dataframe[0].value["utan år"].tolist() == [512_000]
    assert "2023 ·" not in said(app), "the year of the document is not that of the money"


def test_one_flow_shows_only_its_own_sources(region_home: Path, use_store: Callable[[Path], None]) -> None:
    use_store(region_home)
    app = opened(view="money", band="organisation/nämnden|organisation/sjuhärad")
    assert "RUN delregionala utvecklingsmedel 7 500" in said(app)
    assert "årsavgift" not in said(app)
    next(button for button in app.button if button.label == "Visa allt").click().run()
    assert "årsavgift" in said(app)
    assert "band" not in address_of(app)


def test_owners_and_holdings_with_their_shares(region_home: Path, use_store: Callable[[Path], None]) -> None:
    use_store(region_home)
    app = opened(view="ownership", focus="organisation/gryning")
    table = app.dataframe[0].value
    assert table["Namn"].tolist() == ["Göteborgsregionen", "Boråsregionen Sjuhärads kommunalförbund"]
    assert table["Effektiv andel"].tolist() == [54, 19]
    assert "Kända ägarandelar i Gryning Vård: 73" in said(app)
    assert "Förbundet äger 54 procent av Gryning Vård." in said(app)
    chosen = opened(view="ownership", focus="organisation/gryning", node="organisation/sjuhärad")
    assert "Förbundet äger 54 procent" not in said(chosen)
    next(button for button in chosen.button if button.label == "Sätt i mitten").click().run()
    assert address_of(chosen) == {"view": "ownership", "focus": "organisation/sjuhärad"}


def test_paths_are_sentences_with_sources(region_home: Path, use_store: Callable[[Path], None]) -> None:
    use_store(region_home)
    app = opened(view="paths", **{"from": "organisation/borås", "to": "organisation/gryning"})
    assert "är medlem i Boråsregionen Sjuhärads kommunalförbund, som äger" in said(app)
    assert "Borås Stad ingår i förbundet." in said(app)
    app.button(key="swap").click().run()
    assert address_of(app)["from"] == "organisation/gryning"
    assert "Gryning Vård ägs av" in said(app)
    app.multiselect(key="types").select("FUNDS").run()
    assert "finns ingen väg" in said(app)


def test_who_coordinates_what_as_a_matrix(region_home: Path, use_store: Callable[[Path], None]) -> None:
    use_store(region_home)
    app = opened(view="coordination")
    assert app.dataframe[0].value["Samordnas av"].tolist() == ["Göteborgsregionen", "Göteborgsregionen"]
    assert set(app.dataframe[1].value["Relation"]) == {"samordnar", "ska samordna"}
    table = app.dataframe[0].value.set_index("Insats")
    assert table["Göteborgsregionen"].to_dict() == {"Ung i arbete": "samordnar", "Hållbara bygder": "samordnar"}
    assert table.loc["Ung i arbete", "Europeiska socialfonden"] == "finansierar"
    assert "Förbundet samordnar projektet Ung i arbete." in said(app)
    one = opened(view="coordination", focus="project/projekt", node="organisation/esf")
    assert one.dataframe[0].value["Insats"].tolist() == ["Ung i arbete"]
    assert "Europeiska socialfonden finansierar Ung i arbete." in said(one)
    assert "Förbundet samordnar projektet" not in said(one)


def test_two_years_side_by_side(region_home: Path, use_store: Callable[[Path], None]) -> None:
    use_store(region_home)
    app = opened(view="compare")
    assert (app.selectbox(key="before").value, app.selectbox(key="after").value) == ("2023", "2024")
    app.selectbox(key="before").select("2022").run()
    app.selectbox(key="after").select("2023").run()
    assert address_of(app) == {"view": "compare", "before": "2022", "after": "2023"}
    row = app.dataframe[0].value.iloc[0]
    assert row["Ändring"] == "± ändrad"
    assert row["Skillnad"].replace("\u00a0", " ") == "+1 400 tkr (+3,4 %)"
    assert "Göteborgs Stad, årsavgift 2022" in said(app)
    app.segmented_control(key="compare").set_value("documents").run()
    assert address_of(app) == {"view": "compare", "compare": "documents"}
    older, newer = sorted(app.selectbox(key="before").options)[::-1]
    app.selectbox(key="before").select(older).run()
    app.selectbox(key="after").select(newer).run()
    assert "+ ny" in app.dataframe[0].value["Ändring"].tolist()


def pressed(app: AppTest, label: str) -> AppTest:
    """The page after the button with this label (its escapes left out) was pressed."""
    found = next(button for button in app.button if button.label.replace("\\", "") == label)
    found.click().run()
    assert not app.exception, app.exception
    return app


def test_a_node_is_hidden_and_shown_again(region_home: Path, use_store: Callable[[Path], None]) -> None:
    use_store(region_home)
    app = opened(view="network", focus="organisation/gr", node="organisation/skolan")
    assert "Skolan ägs helt" in said(app)
    pressed(app, "Dölj")
    assert address_of(app) == {"view": "network", "focus": "organisation/gr", "hide": "organisation/skolan"}
    assert "Skolan ägs helt" not in said(app)
    assert "Skolan ägs helt" not in str(app.dataframe[0].value), "the table has what the drawing has"
    pressed(app, "Visa 1 dolda igen")
    assert address_of(app) == {"view": "network", "focus": "organisation/gr"}


def test_several_entities_stand_in_the_middle(region_home: Path, use_store: Callable[[Path], None]) -> None:
    use_store(region_home)
    app = opened(view="network", focus="organisation/gryning", node="organisation/gr")
    pressed(app, "Lägg till i mitten")
    assert address_of(app)["focus"] == "organisation/gryning,organisation/gr"
    assert "Göteborgs Stad är medlem" in said(app)
    pressed(app, "Gryning Vård")
    assert address_of(app)["focus"] == "organisation/gr"


def test_a_moved_node_is_let_go(region_home: Path, use_store: Callable[[Path], None]) -> None:
    use_store(region_home)
    app = opened(view="network", focus="organisation/gr", pin="40,-7,organisation/skolan")
    pressed(app, "Släpp 1 flyttade")
    assert address_of(app) == {"view": "network", "focus": "organisation/gr"}


def test_undo_and_redo_lead_through_what_was_done(region_home: Path, use_store: Callable[[Path], None]) -> None:
    use_store(region_home)
    app = opened(view="network", focus="organisation/gr")
    assert app.button(key="go_back").disabled
    app.toggle(key="claims").set_value(True).run()
    app.segmented_control(key="steps").set_value(2).run()
    app.button(key="go_back").click().run()
    assert address_of(app) == {"view": "network", "focus": "organisation/gr", "claims": "1"}
    app.button(key="go_back").click().run()
    assert address_of(app) == {"view": "network", "focus": "organisation/gr"}
    app.button(key="go_forward").click().run()
    app.button(key="go_forward").click().run()
    assert address_of(app)["steps"] == "2"
    assert app.button(key="go_forward").disabled


def test_a_view_is_saved_listed_renamed_and_removed(
    tmp_path: Path, region_home: Path, use_store: Callable[[Path], None], monkeypatch: pytest.MonkeyPatch
) -> None:
    home = tmp_path / "data"
    shutil.copytree(region_home, home)
    use_store(home)
    monkeypatch.setenv("NYSTA_USER", "anna")
    monkeypatch.setattr(st, "get_option", _listening("127.0.0.1"))
    app = opened(view="network", focus="organisation/gr", hide="organisation/skolan")
    app.text_input(key="saved_caption").set_value("GR *utan* skolan")
    pressed(app, "Spara vyn")
    start = opened(lang="en")
    pressed(start, "GR *utan* skolan")
    assert address_of(start) == {
        "view": "network",
        "lang": "en",
        "focus": "organisation/gr",
        "hide": "organisation/skolan",
    }
    start = opened()
    next(each for each in start.text_input if each.value == "GR *utan* skolan").set_value("Annan rubrik").run()
    pressed(start, "Byt namn")
    assert "Annan rubrik" in said(start)
    pressed(start, "Ta bort")
    assert "Annan rubrik" not in said(start)
    assert "Inga ännu" in said(start)


def test_opened_to_others_nothing_can_be_saved_or_changed(
    tmp_path: Path, region_home: Path, use_store: Callable[[Path], None], monkeypatch: pytest.MonkeyPatch
) -> None:
    home = tmp_path / "data"
    shutil.copytree(region_home, home)
    use_store(home)
    save_view(home / "views.json", ViewState(view="money"), "Pengar", "anna")
    monkeypatch.setattr(st, "get_option", _listening("0.0.0.0"))
    app = opened()
    labels = [button.label for button in app.button]
    assert "Pengar" in labels, "what is saved can be opened"
    assert not {"Spara vyn", "Byt namn", "Ta bort"} & set(labels)
    assert not app.text_input


def _listening(address: str) -> Callable[[str], object]:
    """Streamlit's options, as if it listened on this address."""
    real = st.get_option
    return lambda name: address if name == "server.address" else real(name)


def test_what_the_last_run_brought_stands_on_the_start_page(
    tmp_path: Path, use_store: Callable[[Path], None], region_reports: list[GraphFile], region_graph: MergedGraph
) -> None:
    use_store(tmp_path)
    place = Workspace(tmp_path)
    store = open_store(place.store_uri)
    load_and_tell(place, store, merge(region_reports[:1]))
    assert "Inget att berätta ännu" in said(opened())
    load_and_tell(place, store, region_graph)
    app = opened()
    words = said(app).replace("\\", "").replace("\u00a0", " ")
    assert "Nytt med körningen" in words
    assert "nya dokument: 1 · nya aktörer och insatser: 5 · nya relationer: 6" in words
    assert "Verksamhetsplan 2023 · nytt dokument" in words
    line = next(button for button in app.button if "nämnden finansierar" in button.label and "ny" in button.label)
    line.click().run()
    assert "source" in address_of(app)
    assert "RUN delregionala utvecklingsmedel" in said(app)


def test_boards_of_one_name_are_told_apart_in_every_list(tmp_path: Path, use_store: Callable[[Path], None]) -> None:
    stated = {"status": "extracted", "modality": "asserted", "confidence": 0.9, "documents": [], "counts": True}
    nodes, edges = [], []
    for n, region in enumerate(("skåne", "halland"), start=1):
        board, own = f"organisation/{region}/kulturnämnden", f"organisation/{region}"
        whose = f"Region {region.capitalize()}"
        nodes += [
            Node(own, "Organisation", {"name": whose, "kind": "region", "aliases": []}),
            Node(board, "Organisation", {"name": "Kulturnämnden", "kind": "nämnd", "aliases": [], "whose": whose}),
        ]
        money = stated | {"amount_sek": n * 1_000_000, "year": 2024, "basis": "outcome"}
        before = money | {"year": 2023, "amount_sek": 5}
        for kind, more in (("FUNDS", money), ("FUNDS", before), ("OWNS", stated), ("COORDINATES", stated)):
            edges.append(Edge(f"{len(edges)}", kind, board, own, "Organisation", "Organisation", more))
    open_store(f"embedded:{tmp_path / 'nysta.kgl'}").load(MergedGraph(tuple(nodes), tuple(edges)))
    use_store(tmp_path)
    both = ("Kulturnämnden (Region Halland)", "Kulturnämnden (Region Skåne)")
    for query in (
        {},
        {"q": "kulturnämnden"},
        {"view": "money"},
        {"view": "ownership"},
        {"view": "coordination"},
        {"view": "compare", "before": "2023", "after": "2024"},
        {"view": "network", "focus": "organisation/skåne/kulturnämnden"},
    ):
        app = opened(**query)
        shown = said(app).replace("\\", "") + "".join(frame.value.to_string() for frame in app.dataframe)
        wanted = both[1:] if query.get("view") == "network" else both
        assert all(name in shown for name in wanted), query
