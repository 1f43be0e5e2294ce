"""Step ``evaluate``: the table of the model card, from raw text, with the pipeline as users load it."""

from __future__ import annotations

import argparse
import time
from collections.abc import Iterable, Sequence
from pathlib import Path

import spacy
from annotated import Annotated, read_jsonl, to_doc
from as_documents import READ, tally
from marked import read_documents
from spacy.language import Language
from spacy.scorer import Scorer
from spacy.tokens import Doc, DocBin
from spacy.training import Example

from nysta.extract.language import load

TRAINING = Path(__file__).parent.parent
HELD_OUT = TRAINING / "held-out"
OWN_SETS = {
    "held-out": HELD_OUT / "sentences.txt",
    "places, held-out": HELD_OUT / "places-test.txt",
    "development": TRAINING / "domain" / "development.txt",
}
# Those that are documents from their first line to their last.
DOCUMENTS = ("held-out", "development")
NEWS_LABELS = {"ORG", "LOC", "PRS"}
# What works on names by rule; without it, the trained part speaks for itself.
BY_RULE = ("name_spans", "definitions")


def sentences_of(path: Path) -> list[Annotated]:
    """All sentences of a marked file."""
    return [sentence for document in read_documents(path) for sentence in document]


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


def as_names(docs: Sequence[Doc]) -> list[Doc]:
    """The documents with their entities also where the component ``name_spans`` looks for its reference."""
    for doc in docs:
        doc.spans["names"] = list(doc.ents)
    return list(docs)


def names_rows(name: str, pairs: list[Example]) -> list[str]:
    """One table row a label and one for all."""
    scores = Scorer.score_spans(pairs, "ents")
    rows = [_row(f"{name}, all", scores["ents_p"], scores["ents_r"], scores["ents_f"])]
    for label, values in sorted((scores["ents_per_type"] or {}).items()):
        rows.append(_row(f"{name}, {label}", values["p"], values["r"], values["f"]))
    return rows


def _row(name: str, *values: float | None) -> str:
    return f"| {name} | " + " | ".join(f"{100 * (value or 0):.1f}" for value in values) + " |"


def words_per_second(nlp: Language, texts: Sequence[str]) -> float:
    """Words a second of CPU time of one process over paragraphs of raw text."""
    for _ in nlp.pipe(texts[:50]):
        pass
    started = time.process_time()
    words = sum(len(doc) for doc in nlp.pipe(texts))
    return words / (time.process_time() - started)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("corpora", type=Path, help="the folder with treebank/ and names/")
    parser.add_argument("--model", default=None, help="a model folder; the packaged model without")
    parser.add_argument("--errors", action="store_true", help="print what was missed in the development set")
    arguments = parser.parse_args()
    started = time.perf_counter()
    nlp = load(arguments.model)
    seconds = time.perf_counter() - started
    treebank = stored(nlp, arguments.corpora / "treebank" / "test.spacy")
    grammar = nlp.evaluate([Example(nlp.make_doc(doc.text), doc) for doc in treebank])
    print("| Talbanken test, raw text | value |\n| --- | --- |")
    for key in ("tag_acc", "pos_acc", "morph_acc", "lemma_acc", "dep_uas", "dep_las", "sents_f"):
        print(f"| {key} | {100 * grammar[key]:.1f} |")
    print("\n| names, the trained part alone | P | R | F |\n| --- | --- | --- | --- |")
    with nlp.select_pipes(disable=list(BY_RULE)):
        for corpus in ("uner", "pud", "klintan"):
            references = stored(nlp, arguments.corpora / "names" / f"test-{corpus}.spacy")
            print("\n".join(names_rows(corpus, examples(nlp, references, NEWS_LABELS))))
    print("\n| names, the whole pipeline | P | R | F |\n| --- | --- | --- | --- |")
    blank = spacy.blank("sv")
    blank.tokenizer = nlp.tokenizer
    own = {name: sentences_of(path) for name, path in OWN_SETS.items()}
    own["templates apart"] = list(read_jsonl(TRAINING / "domain" / "sentences-dev.jsonl"))
    told: dict[str, float | None] = {}
    for corpus, sentences in own.items():
        pairs = examples(nlp, as_names([to_doc(blank, sentence) for sentence in sentences]))
        print("\n".join(names_rows(corpus, pairs)))
        told[corpus] = nlp.get_pipe("name_spans").score(pairs)["place_acc"]
        if arguments.errors and corpus == "development":
            _print_errors(pairs)
    print("\n| names, read as documents | P | R | F |\n| --- | --- | --- | --- |")
    for corpus in DOCUMENTS:
        told_by_label = tally(nlp, OWN_SETS[corpus])
        print("\n".join(_row(f"{corpus}, {label}", *told_by_label.scores(label)) for label in READ))
    print("\n| kommun by its bare name, place or body | accuracy |\n| --- | --- |")
    print("\n".join(_row(corpus, share) for corpus, share in told.items()))
    speed = words_per_second(nlp, [doc.text for doc in treebank])
    print(f"\nload {seconds:.2f} s, {speed:.0f} words/s of CPU time")


def _print_errors(pairs: list[Example]) -> None:
    for pair in pairs:
        gold = {(e.text, e.label_) for e in pair.reference.ents}
        guess = {(e.text, e.label_) for e in pair.predicted.ents}
        if gold != guess:
            print("   ", pair.reference.text, "\n       missed", gold - guess, "invented", guess - gold)


if __name__ == "__main__":
    main()
