"""Where a name ends, told by all of its places."""

from __future__ import annotations

from nysta.extract.language.mention import Mention
from nysta.extract.language.names.agreed_limits import agreed_limits


def mention(text: str, name: str, label: str = "PRJ") -> Mention:
    start = text.index(name)
    return Mention(start, start + len(name), name, label, "projekt", "model")  # type: ignore[arg-type]


def names(*told: tuple[str, str], label: str = "PRJ") -> list[str]:
    """The names in texts, each of which stands in one with what was first taken for it."""
    found = agreed_limits([text for text, _ in told], [[mention(text, name, label)] for text, name in told])
    for (text, _), ones in zip(told, found, strict=True):
        assert all(text[one.start : one.end] == one.name for one in ones)
    return [one.name for ones in found for one in ones]


def test_a_word_too_many_is_left_out_where_the_name_stands_without_it() -> None:
    told = (
        ("Små slantar delas ut i maj.", "Små slantar"),
        ("Ur Små slantar fortfarande får unga.", "Små slantar fortfarande"),
    )
    assert names(*told) == ["Små slantar", "Små slantar"]


def test_two_names_that_go_on_with_a_word_of_their_own_end_before_it() -> None:
    told = (
        ("Läs för mig därför upphör.", "Läs för mig därför"),
        ("Stöd till Läs för mig genom fonden.", "Läs för mig genom"),
    )
    assert names(*told) == ["Läs för mig", "Läs för mig"]


def test_a_phrase_may_be_the_names_own() -> None:
    told = ("Hela vägen är ny.", "Hela vägen"), ("Hela vägen för alla startar.", "Hela vägen för alla")
    assert names(*told) == ["Hela vägen", "Hela vägen för alla"]


def test_a_name_that_goes_on_in_one_way_everywhere_has_those_words() -> None:
    told = ("Inom Glest men inte glömt fördelas stöd.", "Glest"), ("Vi söker ur Glest men inte glömt.", "Glest")
    assert names(*told) == ["Glest men inte glömt", "Glest men inte glömt"]
    assert names(("Ström vid kaj 4 är klart.", "Ström vid kaj"), ("Stöd till Ström vid kaj 4.", "Ström vid kaj")) == [
        "Ström vid kaj 4",
        "Ström vid kaj 4",
    ]


def test_what_is_said_of_it_in_the_same_words_is_none_of_it() -> None:
    told = ("Hela vägen drivs av Ale.", "Hela vägen"), ("I Mora har Hela vägen drivs av oss.", "Hela vägen")
    assert names(*told) == ["Hela vägen", "Hela vägen"]
    again = ("Hela vägen på nytt.", "Hela vägen"), ("Hela vägen på nytt.", "Hela vägen")
    assert names(*again) == ["Hela vägen", "Hela vägen"]  # the same words twice prove nothing


def test_verbs_places_and_amounts_are_the_sentences() -> None:
    for rest in ("drog", "pågick", "vilket", "inom kommunen"):
        told = (f"Klimatlyftet {rest} länge.", "Klimatlyftet"), (f"I maj Klimatlyftet {rest} i Mora.", "Klimatlyftet")
        assert names(*told) == ["Klimatlyftet", "Klimatlyftet"]
    told = ("Klimatlyftet 250 tkr", "Klimatlyftet"), ("Till Klimatlyftet 250 kr", "Klimatlyftet")
    assert names(*told) == ["Klimatlyftet", "Klimatlyftet"]


def test_parts_of_one_project_keep_what_tells_them_apart() -> None:
    told = (
        ("Grön omställning etapp ett är klar.", "Grön omställning etapp ett"),
        (
            "Stöd till Grön omställning etapp två ges.",
            "Grön omställning etapp två",
        ),
    )
    assert names(*told) == ["Grön omställning etapp ett", "Grön omställning etapp två"]


def test_organisations_keep_their_limits() -> None:
    told = ("Norra hamnen bygger.", "Norra hamnen"), ("Norra hamnen numera bygger.", "Norra hamnen numera")
    assert names(*told, label="ORG") == ["Norra hamnen", "Norra hamnen numera"]
