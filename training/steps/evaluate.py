"""Step ``evaluate``: the table of the model card, from raw text, with the pipeline as users load it."""

from __future__ import annotations

import argparse
import re
import time
from collections.abc import Iterable
from pathlib import Path

import spacy
from annotated import Annotated, read_jsonl, to_doc
from spacy.language import Language
from spacy.scorer import Scorer
from spacy.tokens import Doc, DocBin
from spacy.training import Example

from nysta.extract.language import load

HELD_OUT = Path(__file__).parent.parent / "held-out" / "sentences.txt"
DOMAIN_DEV = Path(__file__).parent.parent / "domain" / "sentences-dev.jsonl"
NEWS_LABELS = {"ORG", "LOC", "PRS"}
_MARKED = re.compile(r"\[([A-Z]{3}) ([^\[\]]+)\]")


def read_marked(path: Path) -> list[Annotated]:
    """Sentences with names marked as ``[ORG name]``, one a line."""
    sentences = []
    for line in path.read_text(encoding="utf-8").splitlines():
        if not line or line.startswith("#"):
            continue
        text, spans, at = "", [], 0
        for mark in _MARKED.finditer(line):
            text += line[at : mark.start()]
            spans.append((len(text), len(text) + len(mark[2]), mark[1]))
            text, at = text + mark[2], mark.end()
        sentences.append(Annotated(text + line[at:], tuple(spans)))
    return sentences


def examples(nlp: Language, references: Iterable[Doc], labels: set[str] | None = None) -> list[Example]:
    """Predictions from raw text beside their references; other labels than ``labels`` are left out."""
    references = list(references)
    pairs = []
    for predicted, reference in zip(nlp.pipe([doc.text for doc in references]), references, strict=True):
        if labels is not None:
            predicted.ents = [ent for ent in predicted.ents if ent.label_ in labels]
        pairs.append(Example(predicted, reference))
    return pairs


def stored(nlp: Language, path: Path) -> list[Doc]:
    """The documents of a DocBin."""
    return list(DocBin().from_disk(path).get_docs(nlp.vocab))


def overlap_recall(pairs: list[Example], label: str) -> float:
    """The part of the reference's names of a kind that a predicted name of that kind touches."""
    found = total = 0
    for pair in pairs:
        predicted = [(e.start_char, e.end_char) for e in pair.predicted.ents if e.label_ == label]
        for ent in pair.reference.ents:
            if ent.label_ == label:
                total += 1
                found += any(start < ent.end_char and end > ent.start_char for start, end in predicted)
    return found / max(total, 1)


def names_rows(name: str, pairs: list[Example]) -> list[str]:
    """One table row a label and one for all."""
    scores = Scorer.score_spans(pairs, "ents")
    rows = [_row(f"{name}, all", scores["ents_p"], scores["ents_r"], scores["ents_f"])]
    for label, values in sorted((scores["ents_per_type"] or {}).items()):
        rows.append(_row(f"{name}, {label}", values["p"], values["r"], values["f"]))
    return rows


def _row(name: str, *values: float | None) -> str:
    return f"| {name} | " + " | ".join(f"{100 * (value or 0):.1f}" for value in values) + " |"


def words_per_second(nlp: Language, docs: list[Doc]) -> float:
    """Words a second of one process over paragraphs of raw text."""
    texts = [doc.text for doc in docs]
    words = sum(len(doc) for doc in nlp.pipe(texts[:50]))
    started = time.process_time()
    words = sum(len(doc) for doc in nlp.pipe(texts))
    return words / (time.process_time() - started)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("corpora", type=Path, help="the folder with treebank/ and names/")
    parser.add_argument("--model", default=None, help="a model folder; the packaged model without")
    parser.add_argument("--errors", action="store_true", help="print what was missed in held-out")
    arguments = parser.parse_args()
    started = time.perf_counter()
    nlp = load(arguments.model)
    seconds = time.perf_counter() - started
    treebank = stored(nlp, arguments.corpora / "treebank" / "test.spacy")
    grammar = nlp.evaluate([Example(nlp.make_doc(doc.text), doc) for doc in treebank])
    print("| Talbanken test, raw text | value |\n| --- | --- |")
    for key in ("tag_acc", "pos_acc", "morph_acc", "lemma_acc", "dep_uas", "dep_las", "sents_f"):
        print(f"| {key} | {100 * grammar[key]:.1f} |")
    print("\n| names | P | R | F |\n| --- | --- | --- | --- |")
    for corpus in ("uner", "pud", "klintan"):
        references = stored(nlp, arguments.corpora / "names" / f"test-{corpus}.spacy")
        print("\n".join(names_rows(corpus, examples(nlp, references, NEWS_LABELS))))
    blank = spacy.blank("sv")
    blank.tokenizer = nlp.tokenizer
    own = {"held-out": read_marked(HELD_OUT), "domain-dev": list(read_jsonl(DOMAIN_DEV))}
    for corpus, sentences in own.items():
        pairs = examples(nlp, [to_doc(blank, sentence) for sentence in sentences])
        print("\n".join(names_rows(corpus, pairs)))
        overlaps = {label: overlap_recall(pairs, label) for label in ("ORG", "PRG", "PRJ")}
        print(_row(f"{corpus}, overlap recall ORG / PRG / PRJ", *overlaps.values()))
        if arguments.errors and corpus == "held-out":
            for pair in pairs:
                gold = {(e.text, e.label_) for e in pair.reference.ents}
                guess = {(e.text, e.label_) for e in pair.predicted.ents}
                if gold != guess:
                    print("   ", pair.reference.text, "\n       missed", gold - guess, "invented", guess - gold)
    print(f"\nload {seconds:.2f} s, {words_per_second(nlp, treebank):.0f} words/s of CPU time")


if __name__ == "__main__":
    main()
