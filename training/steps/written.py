"""Step ``written``: the sentences written by hand in ``domain/written``, for training and for choosing the best step.

Writes ``domain/written.jsonl`` (in the repository: text and spans), ``written.spacy`` and ``written-dev.spacy``.
Every tenth document, and every tenth passage of a file without documents, is kept from training.
"""

from __future__ import annotations

import argparse
import random
from pathlib import Path

import spacy
from annotated import Annotated, save, write_jsonl
from marked import read_documents

from nysta.extract.language.tokenizer import add_word_rules

WRITTEN = Path(__file__).parent.parent / "domain" / "written"
# News has its own conventions and joins the news corpora.
NEWS = "nyheter"
DEV = 10


def split(path: Path) -> tuple[list[Annotated], list[Annotated]]:
    """The sentences of a file: for training, and apart."""
    documents = list(read_documents(path))
    if len(documents) == 1:
        documents = [[sentence] for sentence in documents[0]]
    train = [sentence for at, document in enumerate(documents) if at % DEV != DEV - 1 for sentence in document]
    dev = [sentence for at, document in enumerate(documents) if at % DEV == DEV - 1 for sentence in document]
    return train, dev


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("out", type=Path)
    out = parser.parse_args().out
    nlp = spacy.blank("sv")
    add_word_rules(nlp)
    everything = list[Annotated]()
    for kind in ("written", "news-written"):
        train, dev = list[Annotated](), list[Annotated]()
        for path in sorted(WRITTEN.glob("*.txt")):
            if path.name.startswith(NEWS) == (kind == "news-written"):
                more, apart = split(path)
                train += more
                dev += apart
        everything += train + dev
        if train:
            random.Random(3).shuffle(train)
            save(nlp, train, out / f"{kind}.spacy", longest=2)
            save(nlp, dev, out / f"{kind}-dev.spacy")
    write_jsonl(everything, WRITTEN.with_suffix(".jsonl"))


if __name__ == "__main__":
    main()
