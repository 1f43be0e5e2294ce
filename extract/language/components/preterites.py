"""Past tenses that the model took for participles: "I maj beviljade Region Halland medel"."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from spacy.language import Language
from spacy.scorer import Scorer
from spacy.tokens import Doc, Token
from spacy.training import Example

_ENDINGS = ("ade", "dde", "lde", "nde", "rde", "gde", "vde", "te")
_FINITE = "Mood=Ind|Tense=Past|VerbForm=Fin|Voice=Act"
_ARTICLES = frozenset(
    ["den", "det", "de", "en", "ett", "alla", "samtliga", "sina", "sin", "sitt", "våra", "vår", "vårt"]
)
# How far before a participle its article can stand, in words ("det av Vinnova och Region Halland ägda bolaget").
_REACH = 9


class Preterites:
    """The component: a supposed participle right before a name, or right after a subject, is a verb in the past tense.

    The treebank has little of the genre's "beviljade", "finansierade", whose two readings are spelled alike. Needs
    parts of speech; sets ``token.pos`` and ``token.morph``.
    """

    def __call__(self, doc: Doc) -> Doc:
        """Mend the verbs of ``doc``."""
        for token in doc:
            if token.pos_ == "ADJ" and token.text.endswith(_ENDINGS) and _is_preterite(token):
                token.pos_ = "VERB"
                token.set_morph(_FINITE)  # type: ignore[attr-defined]
        return doc

    def score(self, examples: Iterable[Example], **_: Any) -> dict[str, Any]:
        """``pos_acc``: the share of words with the right part of speech."""
        return Scorer.score_token_attr(examples, "pos")


def _is_preterite(token: Token) -> bool:
    doc, at = token.doc, token.i
    if at + 1 >= len(doc) or "Part" not in token.morph.get("VerbForm", []):
        return False
    before = [word.lower_ for word in doc[max(0, at - _REACH) : at]]
    if any(word in _ARTICLES for word in before[-2:]):
        return False
    if "av" in before and _ARTICLES & set(before[: before.index("av")]):
        return False
    if doc[at + 1].pos_ == "PROPN":
        return True
    subject = doc[at - 1] if at else None
    return (
        subject is not None
        and not subject.text.endswith("s")
        and (subject.pos_ == "PROPN" or (subject.pos_ == "NOUN" and "Def" in subject.morph.get("Definite", [])))
    )


@Language.factory("preterites", requires=["token.pos", "token.morph"], assigns=["token.pos", "token.morph"])
def make_preterites(nlp: Language, name: str) -> Preterites:
    """The component; it has no settings."""
    return Preterites()
