"""The way through in a real browser: search, see the owners drawn, click, read the source."""

from __future__ import annotations

import itertools
import json
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import unquote, urlsplit

import pytest

from nysta.app.explorer.address import VIEWS, ViewState
from nysta.app.explorer.saved_views import save_view
from nysta.graph.model import Edge, MergedGraph, Node
from nysta.graph.stores import open_store

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

Picture = Callable[["Page", str], None]
READY = '.stApp[data-test-script-state="notRunning"]'


@pytest.fixture(scope="module")
def address(region_home: Path, tmp_path_factory: pytest.TempPathFactory, serve: Callable[..., str]) -> str:
    """The explorer, running on a workspace of its own: here somebody judges."""
    home = tmp_path_factory.mktemp("browser") / "nysta-data"
    shutil.copytree(region_home, home)
    return serve(home)


def drawn(page: Page, *, nodes: int) -> None:
    """Wait until so many nodes stand in the drawing."""
    page.wait_for_selector(f'.nysta-network[data-nodes="{nodes}"]')


def place_of(page: Page, name: str) -> dict[str, float]:
    """Where on the page a node or an arrow is."""
    found = page.locator(".nysta-network").evaluate("(root, id) => root.placeOf(id)", name)
    return {"x": found["x"], "y": found["y"]}


def shape_of(page: Page, *names: str) -> list[float]:
    """How nodes stand to each other, whatever the zoom."""
    first, *others = (place_of(page, name) for name in names)
    apart = [each[axis] - first[axis] for each in others for axis in ("x", "y")]
    return [round(each / max(map(abs, apart)), 2) for each in apart]


def evidence(page: Page) -> str:
    """What stands beside the drawing, as text, when the page has come to rest."""
    page.wait_for_selector(READY)
    page.locator(".st-key-evidence .nysta-evidence").last.wait_for()
    return page.locator(".st-key-evidence").inner_text()


def test_search_owners_click_and_source(page: Page, address: str, picture: Picture) -> None:
    page.goto(address)
    field = page.get_by_role("combobox", name="Sök organisation")
    field.press_sequentially("g")
    page.get_by_text("Skriv minst två bokstäver.").wait_for()
    field.press_sequentially("ryning va\u030ard")  # å as two signs, as some systems type it
    option = page.get_by_role("option", name="Gryning Vård bolag")
    option.wait_for()
    assert field.get_attribute("aria-expanded") == "true"
    picture(page, "start-typing-sv")
    field.press("Escape")
    assert page.get_by_role("option").count() == 0
    field.fill("götebrog")
    page.get_by_role("option", name="Göteborgsregionen").first.wait_for()
    assert "liknande stavning" in page.get_by_role("listbox").inner_text()
    field.fill("gryning")
    page.wait_for_selector('.nysta-typeahead[data-typed="gryning"]')
    option.wait_for()
    field.press("ArrowDown")
    assert option.get_attribute("aria-selected") == "true"
    assert field.get_attribute("aria-activedescendant") == option.get_attribute("id")
    field.press("Enter")
    drawn(page, nodes=3)
    page.wait_for_selector(READY)
    assert "focus=organisation" in page.url
    said = evidence(page)
    assert "Göteborgsregionen äger Gryning Vård, 54\u00a0%" in said
    assert "Boråsregionen Sjuhärads kommunalförbund äger Gryning Vård, 19\u00a0%" in said
    picture(page, "network-gryning-sv")

    owner = place_of(page, "organisation/sjuhärad")
    page.mouse.click(**owner)
    page.wait_for_url("**node=organisation*")
    page.get_by_role("heading", name="Boråsregionen Sjuhärads kommunalförbund").wait_for()
    page.wait_for_selector(READY)
    said = evidence(page)
    assert "Boråsregionen äger 19 procent i Gryning Vård" in said
    assert "Verksamhetsplan 2023, sida 4, rad 3" in said
    assert "54" not in said
    assert place_of(page, "organisation/sjuhärad") == owner, "the drawing moved at a selection"
    picture(page, "network-selected-sv")

    page.locator("[class*=st-key-relation-]", has_text="19 procent").locator("button:visible").first.click()
    dialog = page.get_by_role("dialog")
    dialog.get_by_text("Boråsregionen Sjuhärads kommunalförbund äger Gryning Vård").wait_for()
    page.wait_for_selector(READY)
    assert dialog.locator("blockquote mark").all_inner_texts() == ["19 procent", "Gryning Vård"]
    assert "source=" in page.url
    picture(page, "source-sv")
    dialog.get_by_text("Kommentera").click()
    dialog.get_by_role("textbox", name="Varför").fill("stämmer med avtalet")
    dialog.get_by_role("button", name="Spara").click()
    dialog.get_by_text("stämmer med avtalet").wait_for()
    dialog.get_by_role("button", name="Close").click()
    dialog.wait_for(state="hidden")
    page.wait_for_url(lambda url: "source=" not in url)
    page.wait_for_selector(READY)

    with page.expect_download() as saved:
        page.locator(".st-key-network_drawing_svg button:visible").first.click()
    assert "Gryning Vård" in saved.value.path().read_text(encoding="utf-8")
    with page.expect_download() as saved:
        page.locator(".nysta-network .png").click()
    assert saved.value.path().read_bytes().startswith(b"\x89PNG")

    three = ("organisation/gryning", "organisation/gr", "organisation/sjuhärad")
    stood = shape_of(page, *three)
    page.mouse.dblclick(**owner)
    page.wait_for_url("**expand=organisation*")
    drawn(page, nodes=6)
    assert shape_of(page, *three) == pytest.approx(stood, abs=0.03), "what was drawn moved when more came in"
    assert "regionutvecklingsnämnden finansierar" in evidence(page)


def test_a_link_opens_the_same_view_and_an_arrow_can_be_chosen(page: Page, address: str, picture: Picture) -> None:
    page.goto(f"{address}?view=network&focus=organisation/gr&types=FUNDS&lang=en")
    drawn(page, nodes=2)
    page.wait_for_selector(READY)
    assert "43.4\u00a0MSEK" in evidence(page)
    assert page.get_by_role("radio", name="English").is_checked()
    a, b = place_of(page, "organisation/gr"), place_of(page, "organisation/göteborg")
    page.mouse.click((a["x"] + b["x"]) / 2, (a["y"] + b["y"]) / 2)
    page.wait_for_url("**edge=*")
    page.get_by_text("What is said of the arrow").wait_for()
    assert evidence(page).count("Göteborgs Stad, årsavgift") == 3
    picture(page, "network-arrow-en")


def test_text_from_documents_stays_text(page: Page, address: str) -> None:
    page.goto(f"{address}?view=network&focus=organisation/kust")
    drawn(page, nodes=2)
    page.wait_for_selector(READY)
    page.get_by_role("heading", name='Kust <script>alert("1")</script> & **Co** {x}').wait_for()
    assert '=HYPERLINK("x") <img src=x onerror=alert(1)> är medlem.' in evidence(page)
    page.mouse.move(**place_of(page, "organisation/kust"))
    page.wait_for_selector("div.vis-tooltip", state="visible")
    assert "<script>" in page.locator("div.vis-tooltip").inner_text()
    assert page.locator("div.vis-tooltip script, .nysta-evidence img").count() == 0


def test_a_band_of_money_leads_to_its_source(page: Page, address: str, picture: Picture) -> None:
    page.goto(f"{address}?view=money")
    page.wait_for_selector('.js-plotly-plot[data-clickable="yes"]')
    page.wait_for_selector(READY)
    band = page.locator(".sankey-link").last.bounding_box()
    assert band
    page.mouse.click(band["x"] + band["width"] / 2, band["y"] + band["height"] / 2)
    page.wait_for_url("**band=organisation*")
    page.get_by_role("heading", name="regionutvecklingsnämnden till Boråsregionen").wait_for()
    page.wait_for_selector(READY)
    assert "RUN delregionala utvecklingsmedel 7 500" in evidence(page)
    assert "årsavgift" not in evidence(page)
    picture(page, "money-band-sv")
    page.reload()
    page.get_by_role("heading", name="regionutvecklingsnämnden till Boråsregionen").wait_for()


def test_labels_of_thin_bands_stand_apart_and_one_who_has_all_can_be_left_out(
    page: Page, tmp_path: Path, serve: Callable[..., str], picture: Picture
) -> None:
    givers, takers = ["stora"], [f"mottagare-{n:02}" for n in range(18)]
    paid = [("stora", taker, 9_000_000_000 if n == 0 else 90_000 - n) for n, taker in enumerate(takers)]
    paid += [("lilla", taker, 40_000) for taker in takers[:3]]
    edges = tuple(
        Edge(f"k{n}", "FUNDS", f"organisation/{giver}", f"organisation/{taker}", "Organisation", "Organisation",
             {"amount_sek": amount, "year": 2023, "confidence": 0.9, "modality": "asserted", "counts": True})
        for n, (giver, taker, amount) in enumerate(paid)
    )  # fmt: skip
    names = dict.fromkeys(["lilla", *givers, *takers])
    nodes = tuple(Node(f"organisation/{own}", "Organisation", {"name": own.title()}) for own in names)
    with open_store(f"embedded:{tmp_path / 'nysta.kgl'}") as store:
        store.ensure_schema()
        store.load(MergedGraph(nodes, edges))
    page.goto(f"{serve(tmp_path)}?view=money")
    page.wait_for_selector('.js-plotly-plot[data-clickable="yes"]')
    page.wait_for_selector(READY)
    page.wait_for_timeout(800)  # the bands have grown
    boxes = [label.bounding_box() for label in page.locator(".sankey-node .node-label").all()]
    tops = sorted(box["y"] for box in boxes if box and box["x"] > 300)
    assert len(tops) > 15
    assert min(b - a for a, b in itertools.pairwise(tops)) > 13
    picture(page, "money-thin-sv")
    page.get_by_role("button", name="Se resten, utan Stora").click()
    page.wait_for_url("**without=organisation*")
    page.get_by_role("button", name="Ta med Stora igen").wait_for()
    page.wait_for_selector(READY)
    assert "Stora" not in evidence(page)
    page.get_by_role("button", name="Ta med Stora igen").click()
    page.get_by_role("button", name="Se resten, utan Stora").wait_for()
    assert "without" not in page.url


def test_from_an_owner_tree_to_a_path(page: Page, address: str, picture: Picture) -> None:
    page.goto(f"{address}?view=ownership&focus=organisation/gryning")
    drawn(page, nodes=3)
    page.wait_for_selector(READY)
    page.mouse.click(**place_of(page, "organisation/gr"))
    page.wait_for_url("**node=organisation*")
    assert "19 procent" not in evidence(page)
    picture(page, "ownership-sv")

    page.locator(".st-key-menu").get_by_text("Vägar").click()
    start = page.get_by_role("combobox", name="Från")
    start.press_sequentially("borås s")
    page.get_by_role("option").first.click()
    page.wait_for_url("**from=organisation*")
    goal = page.get_by_role("combobox", name="Till")
    page.wait_for_selector(READY)
    goal.press_sequentially("gryn")
    page.get_by_role("option", name="Gryning Vård").wait_for()
    goal.press("ArrowDown")
    goal.press("Enter")
    page.wait_for_url("**to=organisation*")
    drawn(page, nodes=3)
    assert "Borås Stad är medlem i Boråsregionen Sjuhärads kommunalförbund, som äger Gryning Vård" in evidence(page)
    assert goal.input_value() == "Gryning Vård"
    picture(page, "paths-sv")


@pytest.mark.parametrize("view", ["ownership", "coordination", "compare"])
def test_a_list_closes_over_the_picture_when_the_very_name_was_typed(page: Page, address: str, view: str) -> None:
    page.goto(f"{address}?view={view}")
    page.wait_for_selector(READY)
    field = page.locator(".nysta-typeahead input").first
    field.press_sequentially("Göteborgsregionen")
    page.get_by_role("option", name="Göteborgsregionen").first.wait_for()
    field.press("ArrowDown")
    field.press("Enter")
    page.wait_for_url("**focus=organisation*")
    page.wait_for_selector(READY)
    page.wait_for_timeout(500)  # longer than a late answer takes
    assert page.get_by_role("option").count() == 0
    assert field.get_attribute("aria-expanded") == "false"
    assert field.input_value() == "Göteborgsregionen"


def test_the_other_pages_in_the_dark(browser: Browser, address: str, picture: Picture) -> None:
    context = browser.new_context(viewport={"width": 800, "height": 1000}, color_scheme="dark")
    page = context.new_page()
    for name, query, sign in (
        ("start", "", "Största finansiärer"),
        ("documents", "?view=documents&lang=en", "What was not read"),
        ("money", "?view=money&lang=en", "Budget against outcome"),
        ("compare", "?view=compare&lang=en", "All changes"),
        ("coordination", "?view=coordination", "Insatser och aktörer"),
        ("network", "?view=network&focus=organisation/gr&steps=2&claims=1", "Rensa urval"),
    ):
        page.goto(address + query)
        page.get_by_text(sign).first.wait_for()
        page.wait_for_selector(READY)
        assert page.locator('[data-testid="stException"]').count() == 0
        wide = "() => document.querySelector('.stMain').scrollWidth - document.querySelector('.stMain').clientWidth"
        assert page.evaluate(wide) <= 0, f"{name} is wider than a narrow window"
        if name == "start":
            page.wait_for_selector(".js-plotly-plot .point")
        if name in ("network", "coordination"):
            drawn(page, nodes=12 if name == "network" else 3)
        picture(page, f"{name}-dark")
    context.close()


def scale_of(page: Page) -> tuple[float, float]:
    """Where two nodes are apart on the page: the same as long as nobody zooms."""
    a, b = place_of(page, "organisation/gr"), place_of(page, "organisation/skolan")
    return round(b["x"] - a["x"], 2), round(b["y"] - a["y"], 2)


def test_a_selection_restyles_and_what_is_moved_or_hidden_leaves_the_rest(
    page: Page, address: str, picture: Picture
) -> None:
    page.goto(f"{address}?view=network&focus=organisation/gr")
    drawn(page, nodes=7)
    page.wait_for_selector(READY)
    canvas = page.locator(".nysta-network .ground canvas")
    canvas.evaluate("canvas => { canvas.dataset.first = 'yes'; }")
    middle = place_of(page, "organisation/gr")
    page.mouse.move(middle["x"] + 40, middle["y"] + 40)
    page.mouse.wheel(0, -240)
    page.wait_for_timeout(300)
    zoomed = place_of(page, "organisation/gr"), scale_of(page)

    page.mouse.click(**place_of(page, "organisation/skolan"))
    page.wait_for_url("**node=organisation*")
    page.get_by_role("heading", name="Internationella skolan").wait_for()
    page.wait_for_selector(READY)
    assert (place_of(page, "organisation/gr"), scale_of(page)) == zoomed, "the viewport moved at a selection"

    start = place_of(page, "organisation/skolan")
    page.mouse.move(**start)
    page.mouse.down()
    page.mouse.move(start["x"] + 50, start["y"] + 30, steps=5)
    page.mouse.up()
    page.wait_for_url("**pin=*")
    page.wait_for_selector(READY)
    moved = place_of(page, "organisation/skolan")
    assert abs(moved["x"] - start["x"] - 50) < 3
    assert abs(moved["y"] - start["y"] - 30) < 3
    assert place_of(page, "organisation/gr") == zoomed[0]

    page.get_by_role("button", name="Dölj").click()
    page.wait_for_url("**hide=*")
    drawn(page, nodes=6)
    page.wait_for_selector(READY)
    assert place_of(page, "organisation/gr") == zoomed[0], "the rest moved when a node was hidden"
    assert canvas.get_attribute("data-first") == "yes", "the drawing was made anew"
    picture(page, "network-hidden-sv")

    page.go_back()  # the browser's own button
    drawn(page, nodes=7)
    page.locator(".st-key-go_forward button:visible").click()
    drawn(page, nodes=6)
    page.locator(".st-key-go_back button:visible").click()
    drawn(page, nodes=7)
    page.reload()
    drawn(page, nodes=7)
    page.wait_for_selector(READY)
    page.get_by_role("button", name="Släpp 1 flyttade").wait_for()


def test_the_drawing_works_by_keyboard(page: Page, address: str) -> None:
    page.goto(f"{address}?view=network&focus=organisation/gryning")
    drawn(page, nodes=3)
    page.wait_for_selector(READY)
    ground = page.locator(".nysta-network .ground")
    ground.focus()
    page.keyboard.press("ArrowRight")
    page.wait_for_url(lambda url: "node=organisation/gryning" in unquote(url))
    assert "Gryning Vård" in page.locator(".nysta-network .said").inner_text()
    assert page.evaluate("document.documentElement.lang") == "sv"
    left, right = sorted(("organisation/gr", "organisation/sjuhärad"), key=lambda own: place_of(page, own)["x"])
    page.keyboard.press("ArrowLeft")
    page.wait_for_url(lambda url: f"node={left}" in unquote(url))
    page.keyboard.press("ArrowRight")
    page.keyboard.press("ArrowRight")
    page.wait_for_url(lambda url: f"node={right}" in unquote(url))
    page.keyboard.press("Enter")
    page.wait_for_url("**expand=*")
    page.wait_for_selector(READY)
    ground.focus()
    page.keyboard.press("Escape")
    page.wait_for_url(lambda url: "node=" not in url)


def test_arrowing_onto_more_shows_it_and_enter_opens_it(
    page: Page, serve: Callable[..., str], tmp_path_factory: pytest.TempPathFactory
) -> None:
    home = tmp_path_factory.mktemp("hub") / "nysta-data"
    home.mkdir()
    stated = {"confidence": 0.9, "modality": "asserted", "status": "extracted"}
    owned = [Node(f"organisation/{n}", "Organisation", {"name": f"Bolag {n}"}) for n in range(20)]
    hub = Node("organisation/hub", "Organisation", {"name": "Navet"})
    edges = [Edge(f"k{e.id}", "OWNS", hub.id, e.id, "Organisation", "Organisation", dict(stated)) for e in owned]
    with open_store(f"embedded:{home / 'nysta.kgl'}") as store:
        store.load(MergedGraph((hub, *owned), tuple(edges)))
    hidden = "".join(f"&hide={node.id}" for node in owned)  # the mark stands alone beside the hub
    page.goto(f"{serve(home)}?view=network&focus=organisation/hub{hidden}")
    drawn(page, nodes=2)
    page.wait_for_selector(READY)
    page.locator(".nysta-network .ground").focus()
    told = page.locator(".nysta-network .said")
    for key in ("ArrowRight", "ArrowRight", "ArrowDown", "ArrowLeft", "ArrowUp"):
        if "Klicka för att visa" in told.inner_text():
            break
        page.keyboard.press(key)
    assert "Klicka för att visa" in told.inner_text()
    page.wait_for_timeout(1_500)  # longer than a choice waits before it is sent
    assert "expand=" not in page.url
    page.keyboard.press("Enter")
    page.wait_for_url("**expand=more*")


HOSTILE = (
    '<script>window.hit=1</script> <img src=x onerror="window.hit=1"> "onclick=window.hit=1 **fet** '
    "[länk](https://example.org) :red[x] $x$ {0} {namn} \u202eesrever\u202c `kod` # rubrik"
)


@pytest.fixture(scope="module")
def hostile_address(tmp_path_factory: pytest.TempPathFactory, serve: Callable[..., str]) -> str:
    """An explorer on a graph whose every text from a document is hostile."""
    home = tmp_path_factory.mktemp("hostile") / "nysta-data"
    home.mkdir()
    quote = json.dumps({"quote": f"{HOSTILE} citat", "document": "d1", "line": 3, "start": 0, "end": 9})
    stated = {"status": "extracted", "modality": "asserted", "confidence": 0.9, "documents": ["d1"], "counts": True}
    stated |= {"evidence": [quote], "rule": "sentence/verb", "purpose": f"{HOSTILE} syfte", "passages": []}
    money = stated | {"amount_sek": 5_000_000, "year": 2024, "basis": "outcome"}
    names = ("givare", "mottagare", "projekt")
    nodes = [
        Node(
            f"organisation/{name}", "Organisation", {"name": f"{HOSTILE} {name}", "kind": HOSTILE, "aliases": [HOSTILE]}
        )
        for name in names
    ]
    nodes.append(Node("d1", "Document", {"title": f"{HOSTILE} titel", "path": "a.txt", "year": 2024}))
    passage = {"text": f"{HOSTILE} textställe", "search_text": f"{HOSTILE} textställe", "line": 3, "document": "d1"}
    nodes.append(Node("d1#0-9", "Passage", passage))
    ends = ("organisation/givare", "organisation/mottagare", "Organisation", "Organisation")
    to_project = ("organisation/givare", "organisation/projekt", "Organisation", "Organisation")
    edges = [
        Edge("k1", "FUNDS", *ends, money),
        Edge("k2", "FUNDS", *ends, money | {"year": 2023, "amount_sek": 4_000_000}),
        Edge("k3", "OWNS", *ends, stated | {"share": 40.0, "role": HOSTILE}),
        Edge("k4", "COORDINATES", *to_project, stated),
        Edge("k5", "FROM", "d1#0-9", "d1", "Passage", "Document"),
    ]
    open_store(f"embedded:{home / 'nysta.kgl'}").load(MergedGraph(tuple(nodes), tuple(edges)))
    save_view(home / "views.json", ViewState(view="money"), HOSTILE, HOSTILE)
    return serve(home)


VIEW_QUERIES = (
    "",
    "?q=fet",
    "?view=network&focus=organisation/givare&node=organisation/mottagare",
    "?view=network&focus=organisation/givare&focus=organisation/mottagare&edge=k1",
    "?view=money",
    "?view=money&band=organisation/givare|organisation/mottagare",
    "?view=ownership&focus=organisation/mottagare",
    "?view=coordination",
    "?view=paths&from=organisation/mottagare&to=organisation/projekt",
    "?view=compare&before=2023&after=2024",
    "?view=documents",
    "?view=network&focus=organisation/givare&source=k1",
)


@pytest.mark.parametrize("query", VIEW_QUERIES)
def test_hostile_text_is_shown_as_text_in_every_view(page: Page, hostile_address: str, query: str) -> None:
    page.goto(hostile_address + query)
    page.wait_for_selector(READY)
    page.get_by_text("<script>window.hit=1</script>").first.wait_for(state="attached")
    page.wait_for_selector(READY)
    assert page.evaluate("window.hit") is None
    assert page.locator('.stMain [onclick], .stMain img[src="x"], .stMain a[href*="example.org"]').count() == 0
    assert page.locator(".stMain :is(strong, b, em)", has_text="fet").filter(has_not_text="<script>").count() == 0
    assert page.locator(".stMain .katex").count() == 0
    assert page.locator('[data-testid="stException"]').count() == 0


def test_hostile_text_is_text_in_tooltips_and_files_too(page: Page, hostile_address: str, tmp_path: Path) -> None:
    page.goto(f"{hostile_address}?view=network&focus=organisation/givare")
    drawn(page, nodes=3)
    page.wait_for_selector(READY)
    for name in ("organisation/mottagare", "k4"):
        page.mouse.move(5, 5)
        page.wait_for_timeout(300)
        page.mouse.move(**place_of(page, name))
        page.wait_for_selector("div.vis-tooltip", state="visible")
        assert "<script>window.hit=1</script>" in page.locator("div.vis-tooltip").inner_text()
        assert page.locator("div.vis-tooltip :is(script, img, a)").count() == 0
    for kind in ("svg", "html", "csv"):
        with page.expect_download() as saved:
            page.locator(f".st-key-network_drawing_{kind} button:visible").first.click()
        assert saved.value.suggested_filename.startswith("nätverk-")
        assert saved.value.suggested_filename.endswith(f".{kind}")
        saved.value.save_as(tmp_path / f"nysta.{kind}")
    assert "window.hit" in (tmp_path / "nysta.csv").read_text(encoding="utf-8-sig")
    for kind in ("svg", "html"):
        page.goto((tmp_path / f"nysta.{kind}").as_uri())
        page.wait_for_timeout(700)
        assert page.evaluate("window.hit") is None
    page.goto(hostile_address)
    page.get_by_role("combobox", name="Sök organisation").press_sequentially("mottagare")
    option = page.get_by_role("option").first
    option.wait_for()
    assert "<script>" in option.inner_text()
    assert option.locator(":is(script, img)").count() == 0
    assert page.evaluate("window.hit") is None


def test_without_a_network_nothing_hangs(launch: Callable[..., Browser], address: str) -> None:
    """No name can be resolved but this machine's: every view comes within seconds, and nothing else is asked for."""
    browser = launch("--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1")
    page = browser.new_page()
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    for view in VIEWS:
        page.goto(f"{address}?view={view}&focus=organisation/gr", timeout=20_000)
        page.locator(".st-key-menu").wait_for(timeout=20_000)
        page.wait_for_selector(READY, timeout=20_000)
    browser.close()
    hosts = {urlsplit(url).hostname for url in asked if urlsplit(url).scheme not in ("data", "blob")}
    assert hosts == {"127.0.0.1"}
