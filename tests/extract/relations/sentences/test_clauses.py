"""Clauses: who does what to whom, in the orders and with the subordinations of Swedish."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from nysta.extract.relations.sentences.clauses import Clause, Phrase, clauses_of
from nysta.extract.relations.sentences.mask import Masked

MaskedOf = Callable[[str], Masked]
ALE, BOLAG, HALLAND, PROJEKT = "Ale kommun", "Tjärnö Energi AB", "Region Halland", "Digital bygd"


def names(phrase: Phrase | None) -> list[str]:
    return [one.name for one in phrase.group.mentions] if phrase else []


def with_verb(masked: Masked, lemma: str) -> Clause:
    (found,) = [one for one in clauses_of(masked) if lemma in {verb.lemma for verb in one.verbs}]
    return found


@pytest.mark.parametrize(
    ("text", "lemma", "subject", "objects"),
    [
        (f"{ALE} äger {BOLAG}.", "äga", [ALE], [BOLAG]),
        (f"Sedan 2012 äger {ALE} {BOLAG}.", "äga", [ALE], [BOLAG]),
        (f"I maj beviljade {HALLAND} projektet {PROJEKT} 2 000 kronor.", "bevilja", [HALLAND], [PROJEKT]),
        (f"{ALE} och {HALLAND} äger {BOLAG}.", "äga", [ALE, HALLAND], [BOLAG]),
        (f"{ALE} äger {BOLAG} och finansierar projektet {PROJEKT}.", "finansiera", [ALE], [PROJEKT]),
        (f"{BOLAG}, som ägs av {ALE}, driver projektet {PROJEKT}.", "driva", [BOLAG], [PROJEKT]),
        (f"{ALE} äger {BOLAG}, men {HALLAND} driver projektet {PROJEKT}.", "driva", [HALLAND], [PROJEKT]),
        (f"{BOLAG}, vars ägare är {ALE}, driver projektet {PROJEKT}.", "driva", [BOLAG], [PROJEKT]),
        (f"{BOLAG}, där {ALE} är delägare och som driver projektet {PROJEKT}.", "driva", [BOLAG], [PROJEKT]),
        (f"{ALE} äger {BOLAG}, och medlemmarna betalar {HALLAND} 2 000 kronor.", "betala", [], [HALLAND]),
        (f"Medlemmarna betalar {HALLAND} och {ALE} 2 000 kronor.", "betala", [], [HALLAND, ALE]),
    ],
)
def test_subject_and_objects(
    masked_of: MaskedOf, text: str, lemma: str, subject: list[str], objects: list[str]
) -> None:
    clause = with_verb(masked_of(text), lemma)
    assert names(clause.subject) == subject
    assert [name for one in clause.objects for name in names(one)] == objects


@pytest.mark.parametrize(
    ("text", "preposition", "name"),
    [
        (f"{BOLAG} ägs av {ALE}.", "av", ALE),
        (f"{HALLAND} ger medel till det nya projektet {PROJEKT}.", "till", PROJEKT),
        (f"{BOLAG} driver frågan tillsammans med {ALE}.", "med", ALE),
        (f"{BOLAG}, som {ALE} är huvudman för, växer.", "för", BOLAG),
        (f"I {BOLAG} är {ALE} delägare liksom {HALLAND}.", "liksom", HALLAND),
    ],
)
def test_a_name_after_a_preposition(masked_of: MaskedOf, text: str, preposition: str, name: str) -> None:
    phrases = [one for clause in clauses_of(masked_of(text)) for one in clause.phrases]
    assert (preposition, [name]) in [(one.preposition, names(one)) for one in phrases]


@pytest.mark.parametrize(
    ("text", "opening", "antecedent"),
    [
        (f"{BOLAG}, som ägs av {ALE}, växer.", "relative", BOLAG),
        (f"Nätverket Hållbar bygd, där {ALE} ingår, växer.", "where", "Hållbar bygd"),
        (f"{BOLAG}, vars ägare är {ALE}, växer.", "whose", BOLAG),
    ],
)
def test_a_subordinate_clause_takes_up_the_name_before(
    masked_of: MaskedOf, text: str, opening: str, antecedent: str
) -> None:
    (clause,) = [one for one in clauses_of(masked_of(text)) if one.opening == opening]
    assert names(clause.antecedent) == [antecedent]


def test_after_a_long_enumeration_som_takes_up_the_last(masked_of: MaskedOf) -> None:
    masked = masked_of(f"{ALE}, {HALLAND} och {BOLAG}, som driver projektet {PROJEKT}, växer.")
    assert names(with_verb(masked, "driva").subject) == [BOLAG]


@pytest.mark.parametrize(
    "text", [f"{ALE} äger {BOLAG} och {HALLAND} leder projektet {PROJEKT}; resten faller.", "Det regnar.", f"{ALE}."]
)
def test_clauses_hold_all_words_once(masked_of: MaskedOf, text: str) -> None:
    masked = masked_of(text)
    elements = [one for clause in clauses_of(masked) for one in clause.elements]
    assert "".join(one.text for one in elements) == masked.text.replace(" ", "")
    assert all(masked.text[one.start :].startswith(one.text) for one in elements)
    spans = [one.span for one in clauses_of(masked)]
    assert all(a < b for a, b in spans)
    assert spans == sorted(spans)
