"""Web pages: the main content and nothing around it."""

from __future__ import annotations

import pytest

from nysta.extract.readers import read_bytes


def read_page(page: str | bytes, name: str = "a.html"):
    return read_bytes(page if isinstance(page, bytes) else page.encode(), name=name)


PAGE = """<!DOCTYPE html><html lang="sv"><head><meta charset="utf-8"><title>Om oss | Rådet</title>
<style>p {color: red}</style></head><body>
<header>Sidhuvud</header><nav><ul><li><a href="/">Hem</a></li></ul></nav>
<main><h1>Om   rådet</h1><p>Rådet <b>ägs</b> av<br>regionen.</p>
<h2>Medlemmar</h2><ul><li>Habo <em>kommun</em></li><li><p>Håbo kommun</p><ul><li>Bålsta</li></ul></li></ul>
<table><caption>Avgifter</caption><tr><th>Kommun<th colspan=2>tkr</tr>
<tr><td rowspan="2">Habo<td>1&nbsp;200<td>7</tr><tr><td>8<td><br>9</tr></table>
<aside>Läs mer</aside><p hidden>dold</p><div class="sr-only">dold</div><script>var a = "dold"</script></main>
<footer>Sidfot</footer></body></html>"""


def test_main_content(rows, hinted):
    source = read_page(PAGE)
    assert source.title == "Om oss | Rådet"
    assert source.text == (
        "Om rådet\n\nRådet ägs av\nregionen.\n\nMedlemmar\n\nHabo kommun\nHåbo kommun\nBålsta\n\n"
        "Avgifter\n\nKommun\ttkr\t\nHabo\t1\u00a0200\t7\n\t8\t9\n\n"
    )
    assert [(hint.kind, hint.level) for hint in source.hints][:3] == [
        ("heading", 1),
        ("heading", 2),
        ("item", 0),
    ]
    assert hinted(source, "item") == ["Habo kommun", "Håbo kommun", "Bålsta"]
    assert rows(source) == [["Kommun", "tkr", ""], ["Habo", "1\u00a0200", "7"], ["", "8", "9"]]


def test_a_page_without_main_loses_head_foot_and_menus(hinted):
    source = read_page(
        "<body><header>Logga</header><ul><li><a>Start</a></li><li><a>Om</a></li><li><a>Kontakt</a></li></ul>"
        "<div>Lös text<p>Stycke</p>mer text</div><ul><li>Regionen med <a>länk</a></li></ul><footer>c</footer>"
    )
    assert source.text == "Lös text\n\nStycke\n\nmer text\n\nRegionen med länk\n\n"


def test_the_head_of_an_article_stays():
    source = read_page("<article><header><h1>Beslut</h1></header><p>Text</p></article><p>utanför</p>")
    assert source.text == "Beslut\n\nText\n\n"


def test_a_table_that_lays_out_the_page_is_no_table(rows):
    source = read_page("<table><tr><td><h2>Vänster</h2><td><table><tr><td>a<td>b</table></table>")
    assert rows(source) == [["a", "b"]]
    assert source.text == "Vänster\n\na\tb\n\n"


@pytest.mark.parametrize(
    ("encoding", "declared"),
    [("utf-8", ""), ("cp1252", ""), ("cp1252", "iso-8859-1"), ("iso-8859-10", "iso-8859-10")],
)
def test_encodings(encoding, declared):
    meta = f'<meta charset="{declared}">' if declared else ""
    assert read_page(f"<html>{meta}<p>Årsmöte i Västerås".encode(encoding)).text == "Årsmöte i Västerås\n\n"
    assert read_page("<html><p>Årsmöte".encode("utf-16")).text == "Årsmöte\n\n"


def test_entities_and_declarations():
    source = read_page('<?xml version="1.0" encoding="utf-8"?><!DOCTYPE html><html><p>A &amp; B &auml;r &lt;3</html>')
    assert source.text == "A & B är <3\n\n"


def test_no_file_is_fetched_by_an_entity(tmp_path):
    secret = tmp_path / "hemligt.txt"
    secret.write_text("lösenord")
    page = f'<!DOCTYPE html [<!ENTITY x SYSTEM "file://{secret}">]><html><body><p>Här: &x;</p></body></html>'
    assert "lösenord" not in read_page(page).text


def test_a_fragment_called_html():
    assert read_page("Bara text").text == "Bara text\n\n"


@pytest.mark.parametrize("tag", ["div", "span", "ul><li", "table><tr><td", "b"])
def test_deep_nesting(tag, sound):
    source = sound(read_page("<p>Början</p>" + f"<{tag}>" * 20_000 + "djupt"))
    assert source.text.startswith("Början\n")


def test_ten_thousand_columns(sound, rows):
    source = read_page("<table><tr><td colspan=9999>a<td>b</tr><tr><td rowspan=999999>c<td>d</table>")
    assert max(len(row) for row in rows(source)) <= 200
