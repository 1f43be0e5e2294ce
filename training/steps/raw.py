"""Step ``raw``: the raw text as passages for pretraining, shuffled, so that any part of it is like the whole."""

from __future__ import annotations

import argparse
import json
import lzma
import random
from pathlib import Path

SHORTEST, LONGEST = 8, 150  # words of a passage
WORDS = 7_500_000  # half an hour of pretraining
SEED = 7


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("data", type=Path, help="the training-data folder")
    parser.add_argument("out", type=Path)
    arguments = parser.parse_args()
    passages = list[str]()
    for file in sorted((arguments.data / "raw-text").glob("*.xz")):
        with lzma.open(file, "rt", encoding="utf-8") as lines:
            passages += [line.strip() for line in lines if SHORTEST <= len(line.split()) <= LONGEST]
    random.Random(SEED).shuffle(passages)
    words = 0
    with arguments.out.open("w", encoding="utf-8") as out:
        for passage in passages:
            words += len(passage.split())
            if words > WORDS:
                break
            out.write(json.dumps({"text": passage}, ensure_ascii=False) + "\n")


if __name__ == "__main__":
    main()
