"""What each source is worth: short trainings with one left out, for the model card.

1 500 steps, one seed; names (F over all labels, trained part alone) and the parser (LAS). Not a part of ``make train``:
run it as ``python -m weasel run ablation .`` after the other steps.
"""

from __future__ import annotations

import argparse
import shutil
import subprocess
import sys
from pathlib import Path

import spacy
from annotated import to_doc
from evaluate import NEWS_LABELS, OWN_SETS, examples, sentences_of, stored
from mix import TRAIN
from spacy.scorer import Scorer
from spacy.training import Example

STEPS = 1500
OWN = ("domain", "written", "news-written")
SILVER = ("silver",)
PRETRAINED, NO_VECTORS = "pretrained", "without vectors"
# What each row leaves out; all but the first begin without pretraining.
WITHOUT: dict[str, tuple[str, ...]] = {
    PRETRAINED: (),
    "not pretrained": (),
    NO_VECTORS: (),
    "without silver": SILVER,
    "without our own sentences": OWN,
}


def train(config: str, row: str, work: Path, train_on: Path, dev: Path) -> Path:
    """Train as a row of the table says and give the folder of the best model."""
    out = work / "ablation" / config
    command = [sys.executable, "-m", "spacy", "train", f"configs/{config}.cfg", "--output", str(out)]
    command += ["--code", "steps/registered.py", "--paths.train", str(train_on), "--paths.dev", str(dev)]
    command += ["--training.max_steps", str(STEPS), "--training.eval_frequency", "500"]
    if row == NO_VECTORS:
        command += ["--components.tok2vec.model.embed.include_static_vectors", "false"]
    else:
        command += ["--paths.vectors", str(work / "vectors")]
    if row == PRETRAINED:
        command += ["--paths.init_tok2vec", str(work / "pretrained" / "model0.bin")]
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL)
    return out / "model-best"


def mixed(names: Path, left_out: tuple[str, ...], folder: Path) -> Path:
    """The names corpora but those left out."""
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    for corpus, times in TRAIN.items():
        for copy in range(0 if corpus in left_out else times):
            shutil.copy(names / f"{corpus}.spacy", folder / f"{corpus}-{copy + 1}.spacy")
    return folder


def names_row(model: Path, names: Path) -> list[float]:
    """F of all names: UNER, PUD, our held-out sentences."""
    nlp = spacy.load(model)
    blank = spacy.blank("sv")
    blank.tokenizer = nlp.tokenizer
    held_out = [to_doc(blank, sentence) for sentence in sentences_of(OWN_SETS["held-out"])]
    news = [examples(nlp, stored(nlp, names / f"test-{corpus}.spacy"), NEWS_LABELS) for corpus in ("uner", "pud")]
    return [Scorer.score_spans(pairs, "ents")["ents_f"] or 0.0 for pairs in (*news, examples(nlp, held_out))]


def las(model: Path, treebank: Path) -> float:
    """Labelled attachment on Talbanken's test part, raw text."""
    nlp = spacy.load(model)
    return float(
        nlp.evaluate([Example(nlp.make_doc(doc.text), doc) for doc in stored(nlp, treebank / "test.spacy")])["dep_las"]
    )


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("work", type=Path)
    work = parser.parse_args().work
    names, treebank = work / "names", work / "treebank"
    print("| 1 500 steps | UNER F | PUD F | held-out F | LAS |\n| --- | --- | --- | --- | --- |", flush=True)
    for row, left_out in WITHOUT.items():
        corpora = mixed(names, left_out, work / "ablation" / "train")
        model = train("names", row, work, corpora, names / "dev")
        cells = [f"{100 * value:.1f}" for value in names_row(model, names)]
        if left_out:
            cells.append("")  # the parser learns from the treebank alone
        else:
            parsed = train("grammar", row, work, treebank / "train.spacy", treebank / "dev.spacy")
            cells.append(f"{100 * las(parsed, treebank):.1f}")
        print(f"| {row} | " + " | ".join(cells) + " |", flush=True)


if __name__ == "__main__":
    main()
