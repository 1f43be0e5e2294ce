"""What a sentence states of something that only the text before it names, as the trained scorer reads it.

"På norsk sida medverkar Trysil." says of the project of the paragraph what it says: no name, noun or pronoun of the
sentence stands for it. Rules find such topics by their wordings; here a linear model and a network have learned from
documents which of the things named before is meant, if any, and what is said of it (``distant.npz`` and ``joint.py``).
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from nysta.extract.relations.ends import can_be
from nysta.extract.relations.prominence import Prominence
from nysta.extract.relations.scorers.distant_pairs import Before, Distant, distant_pairs
from nysta.extract.relations.sentences.allotted import payers
from nysta.extract.relations.sentences.mask import Masked
from nysta.extract.relations.sentences.match import state
from nysta.extract.relations.sentences.portions import share_told
from nysta.extract.relations.statement import LEARNED, LIKELY, Found, Pair, Statement
from nysta.extract.relations.weights import Weighing, directed

# Below this confidence a reading is not worth writing down.
LEAST = 0.3
# A reading less sure than UNSURE is right no more than half the time where nothing but names side by side is to be seen
# (tests/evaluation/tuning-7), and what is then left of its confidence.
UNSURE, LEFT = 0.6, 0.8
# "Den regionala planeringen sköts av …": what such a sentence speaks of is a thing of its own.
_OWN_SUBJECT = re.compile(r"(?:Den|Det|De) [a-zåäö]+[ae] [a-zåäö]+(?:[ae]n|et|[eo]rna|na)\b")
# "Det är kallt i Ale kommun": what is so in a place is said of nothing else.
_IN_A_PLACE = re.compile(r"Det (?:är|var|blev|blir) [a-zåäö]+ (?:i|på|hos) ⟦O\d+⟧ *[.!]? *$")
# "Ale kommun är huvudman för skolan": what it is so for is named by a noun of its own.
_OWN_OBJECT = re.compile(
    r"\b(?:huvudman|ansvarig|ansvariga|värd|ägare|ordförande) (?:för|till|av|i) "
    r"(?!(?:de[nt]|de|dem|detta|denna|dess|projekt\w*|samarbete\w*|arbete\w*|satsning\w*|program\w*|nätverk\w*)\b)[a-zåäö]+"
    r"|\b(?:leder|samordnar|driver) arbetet (?:med|för|kring)\b"
    r"|\b(?:an)?svara(?:r|de) för (?:genomförandet|driften|ledningen|samordningen) av "
    r"(?!(?:de[nt]|detta|denna|projekt\w*|samarbete\w*|arbete\w*|satsning\w*|program\w*|nätverk\w*)\b)[a-zåäö]+"
)
# "Ale kommun har tackat nej", "… kommer med en rapport": who says no or something joins nothing by that.
_ONLY_SAYS = re.compile(
    r"\btack(?:ar|ade|at|a) nej\b(?! till)"
    r"|\bkom(?:ma|mer|mit|)? med (?:\w+ ){0,2}?\w*(?:rapport|yttrande|remissvar|svar|förslag|synpunkter)(?:en|et)?\b"
)

# "Regeringen ger ett årligt stöd till idrotten": who gets the money is said, and is nobody that was named before.
_OWN_RECEIVER = re.compile(
    r"\b(?:\w*(?:bidrag|stöd|medel|pengar|anslag|ersättning)(?:et|en)?|⟦M\d+⟧)\s(?:[^\s⟦⟧.;,]+\s){0,3}?(?:till|åt)\s(?:\w+\s){0,2}?"
    r"\w*(?:kommun|region|landsting|förening|organisation|företag|skol|hushåll|lärosät|universitet|bransch|sektor|idrott"
    r"|rörels|näringsliv|forskar|aktör|länsstyrels|myndighet|länder|trossamfund|familj|studieförbund)"
    r"(?:er|ar|or|e|erna|arna|orna|en|et|na|n|a|s)?\b"
)


def pairs_beyond(masked: Masked, before: Before, prominence: Prominence) -> list[Distant]:
    """The pairs of a name of ``masked`` and one of the topics of the text ``before`` it that can be tied by what the
    sentence, or the lead of its list, says."""
    text = masked.text
    if _OWN_SUBJECT.match(text) or _IN_A_PLACE.match(text) or _OWN_OBJECT.search(text) or _ONLY_SAYS.search(text):
        return []
    sentence = masked.sentence
    return list(distant_pairs(masked, before.topics(sentence), prominence, before.lead(sentence.block)))


def statements_beyond(
    masked: Masked,
    pairs: Sequence[Distant],
    readings: Sequence[Weighing],
    near: Iterable[Statement],
    place: str = "sentence",
) -> Iterator[Statement]:
    """Statements of the ``pairs`` of ``masked``, of which these are the ``readings``: one of each type for a
    name, unless what the sentence itself states (``near``) is of that type and that name already."""
    if not pairs:
        return
    likely = [one for one in near if one.confidence >= LIKELY]
    said = {(one.type, id(end.mention)) for one in likely for end in (one.source, one.target)}
    own = {id(one) for group in masked.groups for one in group.mentions}
    # what a rule says of something that the sentence does not name, it says of the right one
    beyond = [one for one in likely if id(one.source.mention) not in own or id(one.target.mention) not in own]
    spoken = {id(end.mention) for one in beyond for end in (one.source, one.target)}
    told_who_gets = _OWN_RECEIVER.search(masked.text) is not None
    best: dict[tuple[int, str], tuple[float, Distant]] = {}
    for pair, told in zip(pairs, readings, strict=True):
        known = best.get((id(pair.group), told.kind))
        if told.sure >= LEAST and (known is None or told.sure > known[0]):
            best[id(pair.group), told.kind] = told.sure, pair
    for (_, kind), (confidence, pair) in best.items():
        relation, source = directed(kind)
        if any((relation, id(one)) in said or id(one) in spoken for one in pair.group.mentions):
            continue
        if relation == "FUNDS" and source and (told_who_gets or not payers(masked, pair.group.mentions)):
            continue
        if relation == "PART_OF" and pair.topic.end.mention == "issuer":
            continue  # resolve/own_bodies.py tells whose a body is that nobody says to be anybody's
        if not can_be(relation, "target" if source else "source", pair.topic.end.mention):
            continue
        if confidence < UNSURE:
            confidence *= LEFT
        rule = f"{place}/{relation.lower().replace('_', '-')}/distant{LEARNED}"
        found = Found(relation, rule, round(confidence, 3), pair.start, pair.end)
        ends: list[Pair] = [(one, pair.topic.end) if source else (pair.topic.end, one) for one in pair.group.mentions]
        several = sum(bool(group.mentions) for group in masked.groups) > 1  # whose the share is that stands there
        for one in state(masked, found, ends):
            if one.modality not in ("asserted", "planned") and confidence < LIKELY:
                continue  # neither likely nor said to hold
            yield replace(one, share=share_told(masked, one)) if several and one.type == "OWNS" else one
