"""Step ``assemble``: one model folder out of the grammar and the names model.

Vectors go to disk as float16, as they came; ``nysta.extract.language.load`` widens them. The folder is made
beside its place and renamed, so that nobody loads half a model.
"""

from __future__ import annotations

import argparse
import json
import shutil
from collections import Counter, defaultdict
from pathlib import Path

import numpy as np
import spacy
from spacy.language import Language
from spacy.tokens import DocBin

from nysta.extract.language import context as context  # registers the layer of the names model
from nysta.extract.language.components.lemma_table import TABLE

CARD = {
    "name": "offentlig",
    "description": "Swedish for public-sector text: grammar and names (ORG PRG PRJ LOC PRS)",
    "author": "The Nysta project",
    "license": "CC BY-SA 4.0",
    "spacy_version": ">=3.8.0,<3.9.0",
}


def lemma_table(nlp: Language, treebank: Path) -> dict[str, str]:
    """The commonest lemma of each form and part of speech in the treebank's training part."""
    counts = defaultdict[str, Counter[str]](Counter)
    for doc in DocBin().from_disk(treebank).get_docs(nlp.vocab):
        for token in doc:
            if token.pos_ != "PROPN" and " " not in token.text:
                counts[f"{token.lower_}|{token.pos_}"][token.lemma_] += 1
    return {key: lemmas.most_common(1)[0][0] for key, lemmas in sorted(counts.items())}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("grammar", type=Path)
    parser.add_argument("names", type=Path)
    parser.add_argument("treebank", type=Path, help="the training part, for the table of lemmas")
    parser.add_argument("out", type=Path)
    parser.add_argument("--version", default="1.0.0")
    arguments = parser.parse_args()
    out: Path = arguments.out
    nlp, names = spacy.load(arguments.grammar), spacy.load(arguments.names)
    names.replace_listeners("tok2vec", "ner", ["model.tok2vec.local"])
    # before the parser, so that no sentence begins inside a name
    nlp.add_pipe("ner", source=names, before="parser")
    nlp.vocab.lookups.add_table(TABLE, lemma_table(nlp, arguments.treebank))
    nlp.meta.update(CARD, version=arguments.version, sources=[])
    nlp.meta.pop("performance", None)
    fresh = out.with_name(out.name + ".new")
    shutil.rmtree(fresh, ignore_errors=True)
    # what only training needs would ask for the training code when the model is loaded elsewhere
    nlp.config["initialize"]["before_init"] = None
    nlp.to_disk(fresh)
    vectors = fresh / "vocab" / "vectors"
    np.save(vectors.with_suffix(".npy"), np.load(vectors).astype(np.float16))
    vectors.with_suffix(".npy").rename(vectors)
    meta = json.loads((fresh / "meta.json").read_text(encoding="utf-8"))
    meta.pop("performance", None)
    (fresh / "meta.json").write_text(json.dumps(meta, ensure_ascii=False, indent=2) + "\n", encoding="utf-8")
    shutil.copy(Path(__file__).parent.parent / "MODEL-LICENSE", fresh / "LICENSE")
    if out.exists():
        shutil.rmtree(out)
    fresh.rename(out)
    size = sum(file.stat().st_size for file in out.rglob("*") if file.is_file())
    print(f"{out}: {nlp.pipe_names}, {size / 1e6:.1f} MB")


if __name__ == "__main__":
    main()
