"""Step ``speed``: words a second of our whole pipeline beside spaCy's plain "efficiency" pipeline for Swedish.

The plain one is what ``spacy init config -l sv -o efficiency`` gives, with the same vectors, names by a tok2vec of
their own and none of our components, trained for a moment so that it behaves. Both read the same paragraphs in one
process and one thread, in turn; medians of five.
"""

from __future__ import annotations

import argparse
import os

os.environ["OPENBLAS_NUM_THREADS"] = "1"

import statistics
from pathlib import Path

import spacy
from evaluate import stored, words_per_second
from spacy.cli.init_config import init_config
from spacy.language import Language
from spacy.training import Example

from nysta.extract.language import load

GRAMMAR = ["tagger", "morphologizer", "trainable_lemmatizer", "parser"]
ROUNDS = 5
DOCUMENTS, UPDATES = 200, 2


def trained_a_little(components: list[str], data: Path, vectors: Path) -> Language:
    """A pipeline by spaCy's own recipe that has seen a few documents."""
    config = init_config(lang="sv", pipeline=components, optimize="efficiency")
    config["components"]["tok2vec"]["model"]["embed"]["include_static_vectors"] = True
    config["initialize"]["vectors"] = str(vectors)
    nlp = spacy.util.load_model_from_config(config, auto_fill=True)
    examples = [Example(nlp.make_doc(doc.text), doc) for doc in stored(nlp, data)[:DOCUMENTS]]
    optimizer = nlp.initialize(lambda: examples)
    for _ in range(UPDATES):
        for at in range(0, len(examples), 10):
            nlp.update(examples[at : at + 10], sgd=optimizer)
    return nlp


def plain(work: Path) -> Language:
    """Grammar and names, put together as the notes of the first try did."""
    nlp = trained_a_little(GRAMMAR, work / "treebank" / "train.spacy", work / "vectors")
    names = trained_a_little(["ner"], work / "names" / "written.spacy", work / "vectors")
    names.replace_listeners("tok2vec", "ner", ["model.tok2vec"])
    nlp.add_pipe("ner", source=names)
    return nlp


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("work", type=Path)
    work = parser.parse_args().work
    pipelines = {"ours": load(), "plain": plain(work)}
    texts = [doc.text for doc in stored(pipelines["ours"], work / "treebank" / "test.spacy")]
    told: dict[str, list[float]] = {name: [] for name in pipelines}
    for _ in range(ROUNDS):
        for name, nlp in pipelines.items():
            told[name].append(words_per_second(nlp, texts))
    medians = {name: statistics.median(speeds) for name, speeds in told.items()}
    print(
        f"{medians['ours']:.0f} words/s with all components, {medians['plain']:.0f} plain: "
        f"{medians['ours'] / medians['plain']:.2f} times"
    )


if __name__ == "__main__":
    main()
