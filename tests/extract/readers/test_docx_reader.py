"""Word documents, made with python-docx and, where it cannot make them, with XML."""

from __future__ import annotations

import io

import docx
import pytest
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls

from nysta.extract.readers import UnreadableDocument, read_bytes


def saved(document) -> bytes:
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def read_document(document):
    return read_bytes(saved(document), name="a.docx")


def test_headings_lists_and_paragraphs(sound, hinted):
    document = docx.Document()
    document.core_properties.title = "Verksamhetsplan 2025"
    document.add_heading("Verksamhetsplan", 0)
    document.add_heading("Ägare", 1)
    document.add_paragraph("Bolaget ägs av:")
    document.add_paragraph("Habo kommun", style="List Bullet")
    document.add_paragraph("Håbo kommun", style="List Number")
    document.add_heading("Delägare", 2)
    document.add_paragraph("Ingen.")
    source = sound(read_document(document))
    assert source.title == "Verksamhetsplan 2025"
    assert source.text == (
        "Verksamhetsplan\n\nÄgare\n\nBolaget ägs av:\n\nHabo kommun\nHåbo kommun\n\nDelägare\n\nIngen.\n\n"
    )
    assert hinted(source, "heading") == ["Verksamhetsplan", "Ägare", "Delägare"]
    assert [hint.level for hint in source.hints if hint.kind == "heading"] == [1, 1, 2]
    assert hinted(source, "item") == ["Habo kommun", "Håbo kommun"]
    assert source.pages is None


def test_the_title_paragraph_is_the_title_where_the_metadata_has_none():
    document = docx.Document()
    document.core_properties.title = "Microsoft Word - mall.docx"
    document.add_heading("Årsredovisning 2023", 0)
    assert read_document(document).title == "Årsredovisning 2023"


def test_tables_with_merged_cells(rows, hinted):
    document = docx.Document()
    table = document.add_table(4, 3)
    for row, values in zip(
        table.rows,
        (
            ("Mottagare", "Utfall", ""),
            ("", "2023", "2022"),
            ("Region\nSkåne", "7 500", "–"),
            ("Kommunal-\nförbundet", "1", "2"),
        ),
        strict=True,
    ):
        for cell, value in zip(row.cells, values, strict=True):
            cell.text = value
    table.cell(0, 1).merge(table.cell(0, 2))
    table.cell(0, 0).merge(table.cell(1, 0))
    document.add_paragraph("Efter")
    source = read_document(document)
    assert rows(source) == [
        ["Mottagare", "Utfall", ""],
        ["", "2023", "2022"],
        ["Region Skåne", "7 500", "–"],
        ["Kommunalförbundet", "1", "2"],
    ]
    assert source.text.endswith("\n\nEfter\n\n")


def test_tables_are_numbered(rows):
    document = docx.Document()
    for number in range(2):
        document.add_table(1, 2).cell(0, 0).text = f"Tabell {number}"
        document.add_paragraph("Mellan")
    source = read_document(document)
    assert [hint.table for hint in source.hints if hint.kind == "row"] == [1, 2]


def test_a_frame_of_one_cell_is_text_not_a_table(rows, hinted):
    document = docx.Document()
    cell = document.add_table(1, 1).cell(0, 0)
    cell.text = "Faktaruta"
    cell.add_paragraph("Länk", style="List Bullet")
    source = read_document(document)
    assert rows(source) == []
    assert source.text.startswith("Faktaruta\n")
    assert hinted(source, "item") == ["Länk"]


def test_page_heads_and_feet_are_left_out():
    document = docx.Document()
    document.sections[0].header.paragraphs[0].text = "Diarienummer 123"
    document.sections[0].footer.paragraphs[0].text = "Sida 1"
    document.add_paragraph("Innehåll")
    assert read_document(document).text == "Innehåll\n\n"


def add_xml(document, xml: str) -> None:
    document.element.body.insert(0, parse_xml(xml.replace("NS", nsdecls("w"))))


def test_tracked_changes_content_controls_and_breaks():
    document = docx.Document()
    add_xml(
        document,
        "<w:p NS><w:ins><w:r><w:t>Nytt</w:t></w:r></w:ins>"
        "<w:del><w:r><w:delText>Gammalt</w:delText></w:r></w:del><w:r><w:tab/>"
        '<w:t xml:space="preserve"> och</w:t><w:br/><w:t>rad två</w:t><w:softHyphen/></w:r></w:p>',
    )
    add_xml(
        document,
        "<w:sdt NS><w:sdtContent><w:p><w:sdt><w:sdtContent><w:r><w:t>Styrt</w:t></w:r>"
        "</w:sdtContent></w:sdt></w:p></w:sdtContent></w:sdt>",
    )
    assert read_document(document).text == "Styrt\n\nNytt och\nrad två\u00ad\n\n"


def test_text_boxes_are_read_once():
    document = docx.Document()
    box = "<w:txbxContent><w:p><w:r><w:t>I rutan</w:t></w:r></w:p></w:txbxContent>"
    add_xml(
        document,
        '<w:p NS xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"><w:r><w:t>Före</w:t>'
        f"<mc:AlternateContent><mc:Choice>{box}</mc:Choice><mc:Fallback>{box}</mc:Fallback></mc:AlternateContent>"
        "</w:r></w:p>",
    )
    assert read_document(document).text == "Före\n\nI rutan\n\n"


def test_headings_by_the_swedish_name_of_a_style(hinted):
    document = docx.Document()
    style = document.styles.add_style("Rubrik 2 numrerad", 1)
    document.add_paragraph("Styrelsens säte", style=style)
    own = document.styles.add_style("Egen", 1)
    own.base_style = document.styles["Heading 3"]
    document.add_paragraph("Ärvd", style=own)
    source = read_document(document)
    assert [(hint.kind, hint.level) for hint in source.hints] == [("heading", 2), ("heading", 3)]


def test_a_document_without_text():
    with pytest.raises(UnreadableDocument, match="holds no text"):
        read_document(docx.Document())


def test_a_zip_that_only_looks_like_word():
    import zipfile

    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr("word/document.xml", "<a/>")
    with pytest.raises(UnreadableDocument, match="no sound Word document"):
        read_bytes(out.getvalue(), name="a.docx")
