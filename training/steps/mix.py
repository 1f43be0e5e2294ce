"""Step ``names``, before training: which corpora it sees and how often."""

from __future__ import annotations

import argparse
import shutil
from pathlib import Path

# What is marked by hand several times, as silver is larger.
TRAIN = {
    "uner-train": 4,
    "klintan-train": 2,
    "suc-train": 3,
    "news-written": 4,
    "silver": 1,
    "domain": 1,
    "written": 4,
    "documents": 2,
    "rows": 1,
}
DEV = ("news-dev", "news-written-dev", "written-dev", "domain-dev", "documents-dev")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("names", type=Path)
    folder = parser.parse_args().names
    for part, corpora in (("train", TRAIN), ("dev", dict.fromkeys(DEV, 1))):
        shutil.rmtree(folder / part, ignore_errors=True)
        (folder / part).mkdir()
        for corpus, times in corpora.items():
            for copy in range(times):
                shutil.copy(folder / f"{corpus}.spacy", folder / part / f"{corpus}-{copy + 1}.spacy")


if __name__ == "__main__":
    main()
