"""Step ``vectors``: the floret vectors as a spaCy pipeline that the training configs start from."""

from __future__ import annotations

import argparse
import json
from pathlib import Path

import numpy as np
import spacy
from spacy.vectors import Vectors


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("data", type=Path, help="the training-data folder")
    parser.add_argument("out", type=Path)
    arguments = parser.parse_args()
    folder = arguments.data / "floret-sv-100"
    settings = json.loads((folder / "vectors.cfg").read_text(encoding="utf-8"))
    # stored as float16; spaCy computes with float32 only
    rows = np.load(folder / "vectors-float16.npy").astype(np.float32)
    nlp = spacy.blank("sv")
    nlp.vocab.vectors = Vectors(
        strings=nlp.vocab.strings,
        data=rows,
        mode=settings["mode"],
        minn=settings["minn"],
        maxn=settings["maxn"],
        hash_count=settings["hash_count"],
        hash_seed=settings["hash_seed"],
        bow=settings["bow"],
        eow=settings["eow"],
        attr=settings["attr"],
    )
    nlp.to_disk(arguments.out)
    print(f"vectors: {rows.shape[0]} rows of {rows.shape[1]}")


if __name__ == "__main__":
    main()
