"""The spellings of one name within a document."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from nysta.extract.language.reading import Reading
from nysta.extract.resolve.clusters import Clusters
from nysta.extract.resolve.variants import variants


@pytest.mark.parametrize(
    ("form", "other"),
    [
        ("förbundskansliet", "förbundskansli"),
        ("dataskyddsombudsverksamheten", "dataskyddsombud"),
        ("millennium", "millenium"),
        ("kulturschefsnätverket", "kulturchefsnätverket"),
        ("patientombudsmannen", "patientombudsman"),
        ("socialförvaltningen väster", "socialförvaltning väster"),
        ("regionala säkerhetsgruppen", "regionala säkerhetsgrupen"),
        ("kust-bevakningen", "kustbevakningen"),
        ("e-hälsomyndig-heten", "e-hälsomyndigheten"),
    ],
)
def test_spellings_that_name_the_same(form: str, other: str) -> None:
    assert other in variants(form)


@pytest.mark.parametrize(
    ("form", "other"),
    [
        ("habo", "håbo"),
        ("teknikens", "teknik"),
        ("kulturnämnden", "naturnämnden"),
        ("delprojekt samverkan iii", "delprojekt samverkan ii"),
        ("tjärnö energi", "tjärnö bostäder"),
        ("e-hälsomyndigheten", "ehälsomyndigheten"),
    ],
)
def test_spellings_that_name_others(form: str, other: str) -> None:
    assert other not in variants(form)


def test_a_document_that_spells_a_name_in_two_ways_names_one(reading_of: Callable[[str], Reading]) -> None:
    text = "Energikontoret Tjärnslätten växer. Energikontoret Tjärnsläten har tio anställda."
    assert len(list(Clusters(reading_of(text)))) == 1
