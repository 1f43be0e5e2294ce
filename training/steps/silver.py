"""Step ``silver``: sentences of raw public-sector text with names told by patterns and a first model.

Organisations come from ``patterns.py``, projects and programmes from the word before them, persons and places
from the model that was trained on news alone. A sentence with a capitalised word left over is not used.
Never committed: it is rebuilt from the raw text.
"""

from __future__ import annotations

import argparse
import lzma
import random
import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

import spacy
from annotated import Annotated, CharSpan, save
from patterns import OrganisationPatterns
from spacy.tokens import Doc

from nysta.extract.language import components as components  # registers sentences_by_rule
from nysta.extract.language import context as context  # registers the layer of the names model
from nysta.extract.language.tokenizer import add_word_rules

SENTENCES = 14_000
MOST_OF_ONE_NAME = 120
MOST_RARE = 6_000
WITHOUT_NAME = 0.2
FOR_DEV = 400
SEED = 5
_CAPS = r"[A-ZÅÄÖ][\w:+&-]*"
_OTHER_LANGUAGE = frozenset(
    ["the", "of", "and", "to", "is", "for", "with", "that", "this", "der", "die", "und", "les", "des"]
)


@dataclass(frozen=True)
class SilverPatterns:
    """Organisations as in ``OrganisationPatterns``, and named projects and programmes by their cue words."""

    organisations: OrganisationPatterns

    @cached_property
    def _named(self) -> dict[str, re.Pattern[str]]:
        def after(cues: list[str]) -> re.Pattern[str]:
            words = "|".join(re.escape(cue) for cue in cues)
            # unquoted names only where a small word or a mark shows their end
            return re.compile(
                rf"(?i:\b(?:{words})) (?:[”\"»](?P<quoted>[A-ZÅÄÖ][^”\"»«]{{2,60}})[”\"«]"
                rf"|(?P<plain>{_CAPS}(?: {_CAPS}){{0,3}})"
                r"(?=[.,;)]|:\s| (?:som|är|har|ska|kommer|samt|där|vid|med|från|av)\b))"
            )

        lists = self.organisations.lists
        return {"PRJ": after(lists["project_cues"]), "PRG": after(lists["programme_cues"])}

    @cached_property
    def _programmes(self) -> re.Pattern[str]:
        names = sorted(self.organisations.lists["programmes"], key=len, reverse=True)
        return re.compile(rf"(?<![\w-])(?:{'|'.join(re.escape(name) for name in names)})(?![\w-])")

    def projects_and_programmes(self, text: str) -> list[CharSpan]:
        """Named projects and programmes; none in a sentence that speaks of broadcasts."""
        spans = list[CharSpan]()
        broadcast = set(self.organisations.lists["broadcast_words"]) & set(re.findall(r"\w+", text))
        for label, pattern in self._named.items():
            if broadcast:
                continue
            for match in pattern.finditer(text):
                group = "quoted" if match["quoted"] else "plain"
                spans.append((*match.span(group), label))
        return spans + [(*match.span(), "PRG") for match in self._programmes.finditer(text)]

    def annotate(self, text: str) -> list[CharSpan]:
        """Names with labels, apart from each other; projects and programmes go before organisations."""
        spans = self.projects_and_programmes(text)
        spans += [(start, end, "ORG") for start, end in self.organisations.organisations(text)]
        return apart(spans)


def raw_sentences(data: Path, patterns: SilverPatterns, rng: random.Random) -> Iterator[str]:
    """Swedish sentences of 5 to 60 words: first from paragraphs that name a project or programme."""
    rare, paragraphs = list[str](), list[str]()
    for path in sorted((data / "raw-text").glob("*.txt.xz")):
        with lzma.open(path, "rt", encoding="utf-8") as file:
            lines = [line.strip() for line in file if 5 <= line.count(" ") <= 120]
        rare += [line for line in lines if patterns.projects_and_programmes(line)]
        paragraphs += rng.sample(lines, min(len(lines), 90_000))
    rng.shuffle(rare)
    rng.shuffle(paragraphs)
    paragraphs = rare[:MOST_RARE] + paragraphs
    splitter = spacy.blank("sv")
    add_word_rules(splitter)
    splitter.add_pipe("sentences_by_rule")
    for doc in splitter.pipe(paragraphs):
        for sentence in doc.sents:
            words = {token.lower_ for token in sentence}
            if 5 <= len(sentence) <= 60 and len(words & _OTHER_LANGUAGE) < 2:
                yield sentence.text.strip()


def apart(spans: list[CharSpan]) -> list[CharSpan]:
    """The spans in order of trust, without those that overlap an earlier one."""
    kept = list[CharSpan]()
    for start, end, label in spans:
        if all(end <= a or start >= b for a, b, _ in kept):
            kept.append((start, end, label))
    return kept


def unexplained(doc: Doc, spans: list[CharSpan]) -> int:
    """How many capitalised words inside the sentence belong to no name."""
    covered = [(start, end) for start, end, _ in spans]
    return sum(
        token.text[0].isupper()
        and len(token) > 1
        and token.nbor(-1).text not in {".", ":", "!", "?", "”", '"', "–", "-", "•"}
        and not any(start <= token.idx < end for start, end in covered)
        for token in doc[1:]
    )


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("data", type=Path, help="the training-data folder")
    parser.add_argument("first_model", type=Path, help="the model trained on news, for persons and places")
    parser.add_argument("out", type=Path)
    arguments = parser.parse_args()
    rng = random.Random(SEED)
    patterns = SilverPatterns(OrganisationPatterns.read(arguments.data))
    nlp = spacy.load(arguments.first_model)
    chosen, seen = list[Annotated](), Counter[str]()
    candidates = (
        (text, patterns.annotate(text)) for text in dict.fromkeys(raw_sentences(arguments.data, patterns, rng))
    )
    wanted = ((text, spans) for text, spans in candidates if spans or rng.random() < WITHOUT_NAME)
    for doc, spans in nlp.pipe(wanted, as_tuples=True, batch_size=200):
        told = [(ent.start_char, ent.end_char, ent.label_) for ent in doc.ents]
        places = [(start, end, "LOC") for start, end in patterns.organisations.places(doc.text)]
        persons = [span for span in told if span[2] == "PRS"]
        spans = apart([*spans, *persons, *places, *told])
        if unexplained(doc, spans):
            continue
        surfaces = [doc.text[start:end] for start, end, _ in spans]
        if surfaces and all(seen[surface] >= MOST_OF_ONE_NAME for surface in surfaces):
            continue
        seen.update(surfaces)
        chosen.append(Annotated(doc.text, tuple(sorted(spans))))
        if len(chosen) >= SENTENCES:
            break
    rng.shuffle(chosen)
    chosen, dev = chosen[FOR_DEV:], chosen[:FOR_DEV]
    save(nlp, dev, arguments.out / "silver-dev.spacy")
    save(nlp, chosen, arguments.out / "silver.spacy", longest=2)


if __name__ == "__main__":
    main()
