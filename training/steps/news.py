"""Step ``news``: the public Swedish name corpora (UNER, klintan, SUC) with our labels.

Klintan leaves many organisations untagged; those that the silver patterns know for certain are filled in.
"""

from __future__ import annotations

import argparse
import random
from collections import Counter
from pathlib import Path

import spacy
from annotated import Annotated, from_words, save
from conllu import spaces_after
from patterns import OrganisationPatterns

from nysta.extract.language.tokenizer import add_word_rules

_UNER = {"PER": "PRS", "ORG": "ORG", "LOC": "LOC"}
_SUC = {"person": "PRS", "place": "LOC", "inst": "ORG"}


def read_uner(path: Path) -> list[Annotated]:
    """Universal NER: id, form, IOB2 tag; PER, ORG, LOC (OTH is dropped)."""
    sentences, words, tags, text = list[Annotated](), list[str](), list[str](), ""
    for line in [*path.read_text(encoding="utf-8").splitlines(), ""]:
        if line.startswith("# text ="):
            text = line.split("=", 1)[1].strip()
        elif line.startswith("#"):
            continue
        elif not line.strip():
            if words:
                sentences.append(from_words(words, spaces_after(text, words), tags))
            words, tags = [], []
        else:
            columns = line.split("\t")
            words.append(columns[1])
            part, _, label = columns[2].partition("-")
            tags.append(f"{part}-{_UNER[label]}" if label in _UNER else "O")
    return sentences


def read_klintan(path: Path) -> list[Annotated]:
    """klintan: form and IO tag; a sentence ends at a blank line or after . ! ?"""
    sentences, words, tags = list[Annotated](), list[str](), list[str]()

    def finish() -> None:
        if len(words) > 1:
            sentences.append(from_words(words, None, tags))
        words.clear()
        tags.clear()

    for line in path.read_text(encoding="utf-8").splitlines():
        columns = line.replace("\u00ad", "").split()
        if len(columns) != 2:
            finish()
            continue
        words.append(columns[0])
        tags.append(_UNER.get(columns[1], "O"))
        if columns[0] in {".", "!", "?"} and len(words) > 2:
            finish()
    finish()
    return sentences


def read_suc(path: Path) -> list[Annotated]:
    """SUC's manual tags (column 2); an acting "inst" that is a place elsewhere becomes LOC."""
    blocks, block = list[list[tuple[str, str, str]]](), list[tuple[str, str, str]]()
    for line in [*path.read_text(encoding="utf-8").splitlines(), ""]:
        columns = line.split()
        if len(columns) == 3:
            block.append((columns[0].replace("_", " "), columns[1], columns[2]))
        elif block:
            blocks.append(block)
            block = []
    places = Counter(word.lower() for block in blocks for word, tag, _ in block if tag == "B-place")
    sentences = []
    for block in blocks:
        tags = []
        for word, manual, automatic in block:
            part, _, kind = manual.partition("-")
            label = _SUC.get(kind)
            if label == "ORG" and "LOC" in automatic and places[word.lower().removesuffix("s")] + places[word.lower()]:
                label = "LOC"
            tags.append(f"{part}-{label}" if label else "O")
        sentences.append(from_words([word for word, _, _ in block], None, tags))
    return sentences


def with_certain_organisations(sentences: list[Annotated], patterns: OrganisationPatterns) -> list[Annotated]:
    """Add organisations that the patterns are certain of where the corpus has no name."""
    filled = []
    for sentence in sentences:
        taken = [(start, end) for start, end, _ in sentence.spans]
        new = [
            (start, end, "ORG")
            for start, end in patterns.certain(sentence.text)
            if all(end <= a or start >= b for a, b in taken)
        ]
        filled.append(Annotated(sentence.text, tuple(sorted([*sentence.spans, *new]))))
    return filled


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("data", type=Path, help="the training-data folder")
    parser.add_argument("out", type=Path)
    arguments = parser.parse_args()
    data, out = arguments.data, arguments.out
    nlp = spacy.blank("sv")
    add_word_rules(nlp)
    patterns = OrganisationPatterns.read(data)
    klintan = with_certain_organisations(read_klintan(data / "klintan-swedish-ner" / "train_corpus.txt"), patterns)
    suc = read_suc(data / "sucx-ner-manual" / "sucx3-manual-vs-auto-2900-sentences.txt")
    random.Random(7).shuffle(suc)
    uner = data / "uner-swedish"
    # a fifteenth of klintan and SUC goes with UNER's small dev part: the best step is chosen on enough names
    for folder in (out, out / "first"):  # "first" is the training folder of the first model
        save(nlp, read_uner(uner / "sv_talbanken-ud-train.iob2"), folder / "uner-train.spacy", longest=4)
        save(nlp, klintan[len(klintan) // 15 :], folder / "klintan-train.spacy", longest=4)
        save(nlp, suc[len(suc) // 15 :], folder / "suc-train.spacy")
    dev = read_uner(uner / "sv_talbanken-ud-dev.iob2") + klintan[: len(klintan) // 15] + suc[: len(suc) // 15]
    save(nlp, dev, out / "news-dev.spacy")
    save(nlp, read_uner(uner / "sv_talbanken-ud-test.iob2"), out / "test-uner.spacy")
    save(nlp, read_uner(uner / "sv_pud-ud-test.iob2"), out / "test-pud.spacy")
    save(nlp, read_klintan(data / "klintan-swedish-ner" / "test_corpus.txt"), out / "test-klintan.spacy")


if __name__ == "__main__":
    main()
