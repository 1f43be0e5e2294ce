"""Step ``treebank``: Talbanken to spaCy's training format.

The 763 sentences with today's gold annotation take the place of their rebuilt versions, the whole runs in
document order, and the gold sentences are seen once more on their own.
"""

from __future__ import annotations

import argparse
import random
from pathlib import Path

import spacy
from conllu import in_passages, read_conllu, to_doc
from spacy.tokens import Doc, DocBin

SEED = 7
LONGEST_PASSAGE = 6


def save(docs: list[Doc], path: Path) -> None:
    """Write the documents and say how much it is."""
    path.parent.mkdir(parents=True, exist_ok=True)
    DocBin(docs=docs, store_user_data=False).to_disk(path)
    print(f"{path.name}: {len(docs)} passages, {sum(len(doc) for doc in docs)} words")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("data", type=Path, help="the training-data folder")
    parser.add_argument("out", type=Path)
    arguments = parser.parse_args()
    folder = arguments.data / "ud-swedish-talbanken"
    vocab = spacy.blank("sv").vocab
    rng = random.Random(SEED)
    gold = {sentence.sent_id: sentence for sentence in read_conllu(folder / "train-gold-763.conllu")}
    rebuilt = {sentence.sent_id: sentence for sentence in read_conllu(folder / "train-rebuilt-3451.conllu")}
    in_order = sorted((rebuilt | gold).values(), key=lambda sentence: sentence.order)
    train = in_passages([to_doc(vocab, sentence) for sentence in in_order], LONGEST_PASSAGE, rng)
    train += in_passages([to_doc(vocab, sentence) for sentence in gold.values()], LONGEST_PASSAGE, rng)
    save(train, arguments.out / "train.spacy")
    for part in ("dev", "test"):
        sentences = read_conllu(folder / f"sv_talbanken-ud-{part}.conllu")
        save(
            in_passages([to_doc(vocab, sentence) for sentence in sentences], LONGEST_PASSAGE, rng),
            arguments.out / f"{part}.spacy",
        )


if __name__ == "__main__":
    main()
