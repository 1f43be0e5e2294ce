"""Frames: what the verb of a clause says of the names in its places, whatever their order."""

from __future__ import annotations

from collections.abc import Callable
from importlib.resources import files

import pytest
import yaml

from nysta.extract.language.mention import Mention
from nysta.extract.relations.sentences.frames import Frame, frames, match_frames
from nysta.extract.relations.sentences.mask import Masked
from nysta.extract.relations.statement import End, Statement

MaskedOf = Callable[[str], Masked]
ALE, KUNGÄLV, BOLAG = "Ale kommun", "Kungälvs kommun", "Tjärnö Energi AB"
HALLAND, PROJEKT = "Region Halland", "Digital bygd"
FIXED_PLACES = {"subject", "object", "antecedent", "genitive"}


def named(end: End) -> str:
    return end.mention.name if isinstance(end.mention, Mention) else end.mention


def stated(found: list[Statement]) -> set[tuple[str, str, str]]:
    return {(named(one.source), one.type, named(one.target)) for one in found}


@pytest.mark.parametrize(
    ("text", "edge"),
    [
        (f"{HALLAND} finansierar projektet {PROJEKT}.", (HALLAND, "FUNDS", PROJEKT)),
        (f"Projektet {PROJEKT} finansieras av {HALLAND}.", (HALLAND, "FUNDS", PROJEKT)),
        (f"Förra året finansierade {HALLAND} projektet {PROJEKT}.", (HALLAND, "FUNDS", PROJEKT)),
        (f"{ALE} växer och finansierar projektet {PROJEKT}.", (ALE, "FUNDS", PROJEKT)),
        (f"{BOLAG}, som ägs av {ALE}, har tio anställda.", (ALE, "OWNS", BOLAG)),
        (f"{BOLAG}, vars ägare är {ALE}, har tio anställda.", (ALE, "OWNS", BOLAG)),
        (f"Det är {HALLAND} som samordnar projektet {PROJEKT}.", (HALLAND, "COORDINATES", PROJEKT)),
        (f"I projektet {PROJEKT} deltar {ALE}.", (ALE, "PARTICIPATES_IN", PROJEKT)),
    ],
)
def test_the_order_of_the_words_does_not_matter(masked_of: MaskedOf, text: str, edge: tuple[str, str, str]) -> None:
    assert edge in stated(list(match_frames(masked_of(text))))


@pytest.mark.parametrize(
    "text",
    [
        f"{ALE} finansierar {HALLAND}s möte med grannen.",
        f"{HALLAND} ger projektet {PROJEKT} goda råd.",
        f"{ALE} och {KUNGÄLV} ligger vid {BOLAG}.",
    ],
)
def test_the_subject_funds_nobody_who_is_not_the_object(masked_of: MaskedOf, text: str) -> None:
    assert not [one for one in match_frames(masked_of(text)) if one.type == "FUNDS"]


def test_passive_and_active_turn_the_ends_round(masked_of: MaskedOf) -> None:
    active = stated(list(match_frames(masked_of(f"{ALE} äger {BOLAG}."))))
    passive = stated(list(match_frames(masked_of(f"{ALE} ägs av {BOLAG}."))))
    assert (ALE, "OWNS", BOLAG) in active
    assert (ALE, "OWNS", BOLAG) not in passive


def test_coordinated_names_all_count(masked_of: MaskedOf) -> None:
    found = stated(list(match_frames(masked_of(f"{ALE} och {KUNGÄLV} deltar i projektet {PROJEKT}."))))
    assert found == {(ALE, "PARTICIPATES_IN", PROJEKT), (KUNGÄLV, "PARTICIPATES_IN", PROJEKT)}


def test_every_entry_of_the_file_is_a_frame() -> None:
    text = files("nysta.extract.relations.sentences").joinpath("frames.yaml").read_text(encoding="utf-8")
    entries = [one for kind, table in yaml.safe_load(text).items() if kind.isupper() for one in table]
    assert [one.id for one in frames()] == [one["id"] for one in entries]
    known = {"id", "verbs", "nouns", "voice", "source", "target", "needs", "unless", "opening", "kinds", "role", "only"}
    assert {key for one in entries for key in one} <= known | {"confidence"}


@pytest.mark.parametrize("frame", frames(), ids=lambda one: f"{one.type}/{one.id}")
def test_a_frame_can_be_reached(frame: Frame) -> None:
    text = files("nysta.extract.relations.sentences").joinpath("frames.yaml").read_text(encoding="utf-8")
    tables = yaml.safe_load(text)
    assert frame.source
    assert frame.target
    assert set(frame.sources + frame.targets) <= set("OGJ")
    assert frame.voice in ("active", "passive", "any")
    assert frame.opening in (None, "whose", "relative", "where", "that", "main", "joined", "resume")
    worded = all(" " in place for place in frame.source) or all(" " in place for place in frame.target)
    assert frame.verbs or frame.nouns or frame.needs or worded
    assert all(need in (None, "money", "amount", "share") or need in tables for need in (frame.needs, frame.unless))
    assert all(verb == verb.casefold() and " " not in verb for verb in frame.verbs)
    # A noun is one word's ending, a place a preposition with at most one word before it.
    assert not [noun for noun in frame.nouns if " " in noun]
    assert not [place for place in (*frame.source, *frame.target) if len(place.split()) > 2]
    assert 0.2 <= frame.confidence <= 1


@pytest.mark.parametrize(
    "text",
    [
        f"{BOLAG}s sekretariat har varit ett gott stöd i {ALE}.",
        f"Det är {HALLAND}s största bidrag i {ALE}.",
        f"{HALLAND}s insatser blev ett stöd för {ALE}.",
        f"{HALLAND}s avgift är oförändrad för {ALE}.",
        f"{HALLAND}s anslag utgör en del av stödet till {ALE}.",
    ],
)
def test_what_a_contribution_amounts_to_is_an_amount(masked_of: MaskedOf, text: str) -> None:
    assert not [one for one in match_frames(masked_of(text)) if one.rule.endswith("amounts-to")]


def test_a_contribution_of_an_amount(masked_of: MaskedOf) -> None:
    found = list(match_frames(masked_of(f"{HALLAND}s bidrag till {ALE} uppgår till 2 miljoner kronor.")))
    assert (HALLAND, "FUNDS", ALE) in stated(found)


@pytest.mark.parametrize("paper", ["önskemål", "förslag", "synpunkter", "remissvar", "ett yttrande", "en skrivelse"])
def test_who_hands_in_a_paper_on_money_gives_none(masked_of: MaskedOf, paper: str) -> None:
    found = list(match_frames(masked_of(f"{ALE} har lämnat {paper} till {HALLAND} om färre riktade bidrag.")))
    assert (ALE, "FUNDS", HALLAND) not in stated(found)
