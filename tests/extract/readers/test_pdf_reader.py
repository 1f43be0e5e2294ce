"""PDF: reading order, tables, furniture and headings, on pages set with reportlab."""

from __future__ import annotations

import io
import re

import pytest
from reportlab.lib import colors
from reportlab.lib.pagesizes import A4
from reportlab.lib.pdfencrypt import StandardEncryption
from reportlab.lib.styles import ParagraphStyle, getSampleStyleSheet
from reportlab.pdfgen import canvas
from reportlab.platypus import BaseDocTemplate, Frame, PageTemplate, Paragraph, Spacer, Table

from nysta.extract.readers import UnreadableDocument, read_bytes

STYLES = getSampleStyleSheet()
JUSTIFIED = ParagraphStyle("justified", parent=STYLES["Normal"], alignment=4)
PROSE = (
    "Regionen äger bolaget tillsammans med kommunerna i länet och bidrar varje år till verksamheten "
    "enligt avtal. Styrelsen utser en verkställande direktör som leder arbetet. "
)


def set_pages(story, columns=1, on_page=None, title=None) -> bytes:
    out = io.BytesIO()
    width, height = A4
    margin, gutter = 60, 18
    column = (width - 2 * margin - (columns - 1) * gutter) / columns
    frames = [
        Frame(margin + n * (column + gutter), margin, column, height - 2 * margin, leftPadding=0, rightPadding=0)
        for n in range(columns)
    ]
    document = BaseDocTemplate(out, pagesize=A4, title=title)
    document.addPageTemplates([PageTemplate(frames=frames, onPage=on_page or (lambda *_: None))])
    document.build(story)
    return out.getvalue()


def drawn(draw, **options) -> bytes:
    out = io.BytesIO()
    page = canvas.Canvas(out, pagesize=A4, **options)
    draw(page)
    page.save()
    return out.getvalue()


def read_pdf(data: bytes):
    return read_bytes(data, name="a.pdf")


def numbered(number: int, length: int = 3) -> Paragraph:
    return Paragraph(f"Stycke{number} " + PROSE * length + f"slut{number}.", JUSTIFIED)


def order(text: str) -> list[str]:
    return re.findall(r"(?:Stycke|slut)\d+", text)


@pytest.mark.parametrize("columns", [1, 2, 3])
def test_columns_are_read_one_after_the_other(columns, sound):
    story = [x for n in range(14) for x in (numbered(n), Spacer(1, 6))]
    source = sound(read_pdf(set_pages(story, columns)))
    assert order(source.text) == [f"{word}{n}" for n in range(14) for word in ("Stycke", "slut")]
    assert source.pages >= 1
    assert "\t" not in source.text


def test_columns_under_a_heading_across_the_page():
    def draw(page):
        page.setFont("Helvetica-Bold", 20)
        page.drawString(60, 780, "En rubrik som går tvärs över hela sidan och mer")
        page.setFont("Helvetica", 10)
        for column, x in (("vänster", 60), ("höger", 310)):
            for row in range(12):
                page.drawString(x, 750 - row * 13, f"{column} spalt rad nummer {row} med fler ord")
        page.drawString(60, 570, "En avslutande rad som går tvärs över båda spalterna på den här sidan och slutar.")

    text = read_pdf(drawn(draw)).text
    found = re.findall(r"En rubrik|vänster|höger|En avslutande", text)
    assert found == ["En rubrik", *["vänster"] * 12, *["höger"] * 12, "En avslutande"]


BUDGET = [
    ["Tkr", "Not", "Utfall\n2023", "Budget\n2024"],
    ["Verksamhetens intäkter", "", "", ""],
    ["Bidrag från Göteborgs Stad", "1", "43 355", "44 100"],
    ["Bidrag till Västkuststiftelsen, avser\nförvaltning av reservat", "2", "-3 807", "-3 950"],
    ["Övrigt", "", "–", "12"],
    ["Summa intäkter", "", "39 548", "40 162"],
]
BUDGET_ROWS = [
    ["Verksamhetens intäkter", "", "", ""],
    ["Bidrag från Göteborgs Stad", "1", "43 355", "44 100"],
    ["Bidrag till Västkuststiftelsen, avser förvaltning av reservat", "2", "-3 807", "-3 950"],
    ["Övrigt", "", "–", "12"],
    ["Summa intäkter", "", "39 548", "40 162"],
]
RIGHT = ("ALIGN", (1, 0), (-1, -1), "RIGHT")
TOP = ("VALIGN", (0, 0), (-1, -1), "TOP")


def table_page(data, *style, widths=None) -> bytes:
    return set_pages([numbered(1, 1), Spacer(1, 8), Table(data, colWidths=widths, style=style), numbered(2, 1)])


@pytest.mark.parametrize(
    "style",
    [
        (),
        (("LINEBELOW", (0, 0), (-1, -1), 0.5, colors.black),),
        (("ROWBACKGROUNDS", (0, 0), (-1, -1), [colors.white, colors.lightgrey]),),
    ],
    ids=["bare", "rules below", "shaded rows"],
)
@pytest.mark.parametrize("align", [(), (TOP,)], ids=["bottom", "top"])
def test_a_table_without_a_grid(style, align, rows):
    source = read_pdf(table_page(BUDGET, RIGHT, *style, *align, widths=[220, 30, 70, 70]))
    found = rows(source)
    assert found[-5:] == BUDGET_ROWS
    head = [" ".join(filter(None, column)) for column in zip(*found[:-5], strict=True)]
    assert head == ["Tkr", "Not", "Utfall 2023", "Budget 2024"]
    assert order(source.text) == ["Stycke1", "slut1", "Stycke2", "slut2"]


def test_a_ruled_table(rows):
    grid = ("GRID", (0, 0), (-1, -1), 0.5, colors.black)
    source = read_pdf(table_page(BUDGET, RIGHT, grid, ("SPAN", (0, 1), (-1, 1)), widths=[220, 30, 70, 70]))
    assert rows(source) == [["Tkr", "Not", "Utfall 2023", "Budget 2024"], *BUDGET_ROWS]
    assert order(source.text) == ["Stycke1", "slut1", "Stycke2", "slut2"]


def test_a_ruled_table_with_merged_cells_and_words_broken_in_cells(rows):
    data = [["Nämnd", "Bidrag", ""], ["", "2023", "2024"], ["Kultur-\nnämnden", "1", "2"]]
    style = (("GRID", (0, 0), (-1, -1), 1, colors.black), ("SPAN", (0, 0), (0, 1)), ("SPAN", (1, 0), (2, 0)))
    found = rows(read_pdf(table_page(data, *style)))
    assert found[1:] == [["", "2023", "2024"], ["Kulturnämnden", "1", "2"]]
    assert sorted(found[0]) == ["", "Bidrag", "Nämnd"]


def test_a_grid_around_groups_of_rows(rows):
    data = [["Kommun", "2023", "2024"], ["Habo\nHåbo\nMullsjö", "1 200\n3 400\n560", "1\n2\n3"]]
    found = rows(read_pdf(table_page(data, ("GRID", (0, 0), (-1, -1), 0.5, colors.black))))
    assert found == [
        ["Kommun", "2023", "2024"],
        ["Habo", "1 200", "1"],
        ["Håbo", "3 400", "2"],
        ["Mullsjö", "560", "3"],
    ]


def test_amounts_set_to_the_left(rows):
    data = [
        ["Kommun", "Andel", "Bidrag"],
        ["Habo", "12 %", "1 200"],
        ["Håbo", "8,5 %", "13 400"],
        ["Ale", "7 %", "5"],
    ]
    assert rows(read_pdf(table_page(data, widths=[120, 80, 80]))) == data


def test_amounts_close_together(rows):
    data = [["Tkr", "2023", "2022"], ["RUN DRUM", "7 500", "7 500"], ["KN Kulturstöd", "12 300", "11 900"]]
    style = (RIGHT, ("LEFTPADDING", (0, 0), (-1, -1), 0), ("RIGHTPADDING", (0, 0), (-1, -1), 0))
    assert rows(read_pdf(table_page(data, *style, widths=[120, 36, 36]))) == data


def test_a_table_of_words_with_cells_of_several_lines(rows):
    cells = [
        ["Projekt", "Syfte", "Nämnd"],
        *(
            [
                f"Projekt {n} om hållbar utveckling",
                "Att öka samverkan mellan kommunerna och regionen i länet",
                "RUN",
            ]
            for n in range(4)
        ),
    ]
    data = [[Paragraph(cell, STYLES["Normal"]) for cell in row] for row in cells]
    assert rows(read_pdf(table_page(data, TOP, widths=[100, 180, 130]))) == cells


def test_lists_and_contents_are_no_tables(rows):
    def draw(page):
        for n in range(6):
            page.drawString(60, 780 - n * 14, f"{n + 1}.")
            page.drawString(90, 780 - n * 14, "Kommunstyrelsen föreslår att ärendet bifalls")
        for n in range(6):
            page.drawString(60, 600 - n * 14, f"Kapitel {'abcdef'[n]} " + "." * 80)
            page.drawRightString(500, 600 - n * 14, str(n + 8))

        for n in range(4):
            page.drawString(60, 400 - n * 14, f"Avsnitt {'abcd'[n]}")
            page.drawRightString(500, 400 - n * 14, str(n + 2))

    source = read_pdf(drawn(draw))
    assert rows(source) == []
    assert "1. Kommunstyrelsen föreslår" in source.text
    assert "Avsnitt d 5" in source.text


def test_running_text_gives_no_rows(rows):
    assert rows(read_pdf(set_pages([numbered(n, 4) for n in range(8)]))) == []


def test_a_page_whose_text_runs_along_its_side(rows):
    data = [["Tkr", "2023", "2022"], ["Region Skåne", "1 200", "900"], ["Region Gotland", "15 000", "14 000"]]

    def draw(page):
        page.translate(500, 100)
        page.rotate(90)
        for n, (label, a, b) in enumerate(data):
            page.drawString(0, 300 - n * 15, label)
            page.drawRightString(250, 300 - n * 15, a)
            page.drawRightString(330, 300 - n * 15, b)
        page.rotate(-90)
        page.drawString(-300, -60, "Sidfot")

    source = read_pdf(drawn(draw))
    assert rows(source) == data
    assert source.text.endswith("Sidfot\n")


def heads(page, document):
    page.setFont("Helvetica", 8)
    page.drawString(60, 815, "Region X · Budget 2025")
    page.drawRightString(535, 815, f"Dnr 2024-{100 + document.page}")
    page.drawCentredString(297, 25, f"Sida {document.page} (5)")


def test_running_heads_and_page_numbers_are_furniture(hinted, sound):
    source = sound(read_pdf(set_pages([numbered(n, 3 + n % 4) for n in range(40)], on_page=heads)))
    assert source.pages >= 3
    furniture = hinted(source, "furniture")
    assert furniture[:2] == ["Region X · Budget 2025 Dnr 2024-101", "Sida 1 (5)"]
    assert len(furniture) == 2 * source.pages
    assert source.text.count("Region X") == source.pages
    assert source.page_of(source.text.index("2024-102")) == 2
    assert source.text[source.page_starts[1] :].startswith("Region X")


def test_the_same_row_on_every_page_of_a_table_is_no_furniture(rows):
    def draw(page):
        for _ in range(4):
            for n in range(40):
                page.drawString(60, 790 - n * 16, "Bidrag till kommun" if n else "Tkr")
                page.drawRightString(350, 790 - n * 16, f"{n + 1} 500" if n else "2023")
                page.drawRightString(450, 790 - n * 16, f"{n + 2} 500" if n else "2022")
            page.showPage()

    assert len(rows(read_pdf(drawn(draw)))) == 160


def test_headings_by_size_and_by_weight(hinted):
    story = [
        Paragraph("Årsredovisning 2023 för det gemensamma kommunalförbundet i Sjuhärad med omnejd", STYLES["Title"]),
        numbered(0),
        Paragraph("Förvaltnings-<br/>berättelse", STYLES["Heading1"]),
        numbered(1),
        Paragraph("<b>Ägare</b>", STYLES["Normal"]),
        numbered(2),
    ]
    source = read_pdf(set_pages(story, title="Årsredovisning 2023"))
    assert hinted(source, "heading") == [
        "Årsredovisning 2023 för det gemensamma kommunalförbundet i Sjuhärad med omnejd",
        "Förvaltningsberättelse",
        "Ägare",
    ]
    assert [hint.level for hint in source.hints] == [1, 1, 2]
    assert source.title == "Årsredovisning 2023"


def test_paragraphs_are_set_apart_by_an_empty_line():
    source = read_pdf(set_pages([x for n in range(3) for x in (numbered(n), Spacer(1, 8))]))
    assert len(source.text.strip().split("\n\n")) == 3


def test_hyphens_at_line_ends_stay_for_the_structure_stage():
    def draw(page):
        page.drawString(60, 700, "Regionen lämnar bidrag till kommunal-")
        page.drawString(60, 686, "förbundet och till region-")
        page.drawString(60, 672, "och kommunnivå \ufb01nns mer")

    assert read_pdf(drawn(draw)).text.startswith(
        "Regionen lämnar bidrag till kommunal-\nförbundet och till region-\noch"
    )


def test_pages_without_text_are_named(sound):
    def draw(page):
        page.drawString(60, 700, "Första sidan")
        page.showPage()
        page.rect(100, 100, 200, 200, fill=1)
        page.showPage()
        page.drawString(60, 700, "Tredje sidan")

    source = sound(read_pdf(drawn(draw)))
    assert [(skip.page, skip.what) for skip in source.skipped] == [(2, "page has no text layer")]
    assert source.pages == 3
    assert source.page_of(source.text.index("Tredje")) == 3


def test_a_scan_is_refused_with_a_hint():
    with pytest.raises(UnreadableDocument, match=r"no text layer on any of its 2 pages .*; run OCR"):
        read_pdf(drawn(lambda page: (page.rect(9, 9, 99, 99), page.showPage(), page.rect(9, 9, 99, 99))))


def test_a_password():
    data = drawn(lambda page: page.drawString(60, 700, "Hemligt"), encrypt=StandardEncryption("lösen"))
    with pytest.raises(UnreadableDocument, match="protected by a password"):
        read_pdf(data)


def test_a_file_that_only_restricts_printing_is_read():
    locked = StandardEncryption("", ownerPassword="ägare", canPrint=0, canCopy=0)
    assert read_pdf(drawn(lambda page: page.drawString(60, 700, "Öppet"), encrypt=locked)).text == "Öppet\n"


def test_pages_beyond_the_bound_are_named(monkeypatch):
    monkeypatch.setattr("nysta.extract.readers.pdf.MAX_PAGES", 2)

    def draw(page):
        for n in range(4):
            page.drawString(60, 700, f"Sida {n}")
            page.showPage()

    source = read_pdf(drawn(draw))
    assert source.pages == 2
    assert [skip.what for skip in source.skipped] == ["pages 3 to 4 were not read"]


def test_a_drawing_with_thousands_of_lines_is_quick(monkeypatch):
    def draw(page):
        page.drawString(60, 800, "Karta över länet")
        for n in range(3000):
            page.line(n % 500, n % 700, n % 500 + 40, n % 700)
            page.line(n % 500, n % 700, n % 500, n % 700 + 40)

    source = read_pdf(drawn(draw))
    assert "Karta över länet" in source.text
    assert source.skipped[0].what == "page has too many drawn lines to look for ruled tables"


@pytest.mark.parametrize(
    "title",
    [
        "Microsoft Word - plan.docx",
        "untitled",
        "Dokument1",
        "rapport_slut.pdf",
        "",
        "12345",
        "PowerPoint-presentation",
    ],
)
def test_titles_that_programs_write_are_left_out(title):
    def draw(page):
        page.setTitle(title)
        page.drawString(60, 700, "Text")

    assert read_pdf(drawn(draw)).title is None
