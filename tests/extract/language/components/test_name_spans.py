"""Names as spans: outermost and nested, linked, place or body; and how the component scores itself."""

from __future__ import annotations

import pytest
from spacy.language import Language
from spacy.tokens import Doc, Span
from spacy.training import Example

from nysta.extract.language import load


@pytest.fixture(scope="module")
def nlp() -> Language:
    return load()


def names(doc: Doc) -> list[tuple[str, str, str | None]]:
    return [(span.text, span.label_, span._.entity_id) for span in doc.spans["names"]]


@pytest.mark.parametrize(
    ("text", "name", "entity"),
    [
        ("Mora kommun bidrar med 2 tkr.", "Mora kommun", "organisation/kommun-2062"),
        ("Mora kommuns bidrag är 2 tkr.", "Mora kommuns", "organisation/kommun-2062"),
        ("Borås Stads bidrag är 2 tkr.", "Borås Stads", "organisation/kommun-1490"),
        ("Bidrag från Marks kommun ges.", "Marks kommun", "organisation/kommun-1463"),
        ("VGR:s bidrag är 2 tkr.", "VGR:s", "organisation/region-14"),
        ("Västra Götalandsregionens bidrag är 2 tkr.", "Västra Götalandsregionens", "organisation/region-14"),
        ("Region Hallands bidrag är 2 tkr.", "Region Hallands", "organisation/region-13"),
    ],
)
def test_known_bodies_carry_their_id_in_every_form(nlp: Language, text: str, name: str, entity: str) -> None:
    assert (name, "ORG", entity) in names(nlp(text))


def test_names_inside_names_are_kept_and_ents_hold_the_outermost(nlp: Language) -> None:
    doc = nlp("Arbetet följer Mora kommuns program för jämlik hälsa 2024–2027 under året.")
    inner = [span for span in doc.spans["names"] if span._.entity_id == "organisation/kommun-2062"]
    assert [span.text for span in inner] == ["Mora kommuns"]
    assert all(a.end <= b.start for a, b in zip(doc.ents, doc.ents[1:], strict=False))


@pytest.mark.parametrize(
    ("text", "form"),
    [
        ("Tjärnö Energi AB växer.", "AB"),
        ("AB Tjärnö Energi växer.", "AB"),
        ("Tjärnö ekonomisk förening växer.", "ekonomisk förening"),
        ("Ale kommun växer.", None),
    ],
)
def test_names_tell_their_legal_form(nlp: Language, text: str, form: str | None) -> None:
    doc = nlp(text)
    assert doc.spans["names"][0]._.legal_form == form


@pytest.mark.parametrize(
    ("text", "label"),
    [
        ("Kontoret ligger i Mora och har fem anställda.", "LOC"),
        ("Kurser hölls i Orsa, Mora och Älvdalen under våren.", "LOC"),
        ("Bidrag ges av Orsa, Mora och Älvdalen varje år.", "ORG"),
        ("Bolaget ägs av Mora till 40 procent.", "ORG"),
    ],
)
def test_a_bare_name_is_a_place_or_the_body(nlp: Language, text: str, label: str) -> None:
    doc = nlp(text)
    (mora,) = [span for span in doc.spans["names"] if span.text == "Mora"]
    assert mora.label_ == label
    assert mora._.entity_id == ("organisation/kommun-2062" if label == "ORG" else None)
    assert mora._.mention.place == (label == "LOC")


def test_the_score_tells_spans_links_and_places_apart(nlp: Language) -> None:
    text = "Bolaget ägs av Mora till 40 procent."
    predicted, reference = nlp(text), nlp.make_doc(text)
    reference.spans["names"] = [Span(reference, 3, 4, label="ORG", kb_id="organisation/kommun-2062")]
    right = nlp.get_pipe("name_spans").score([Example(predicted, reference)])
    assert (right["names_f"], right["link_acc"], right["place_acc"]) == (1.0, 1.0, 1.0)
    reference.spans["names"] = [Span(reference, 3, 4, label="LOC", kb_id="organisation/kommun-1480")]
    wrong = nlp.get_pipe("name_spans").score([Example(predicted, reference)])
    assert (wrong["names_f"], wrong["link_acc"], wrong["place_acc"]) == (0.0, 0.0, 0.0)
