#!/usr/bin/env python3
"""Makes a corpus of any size out of our own sample documents, the same one each time for the same seed.

    python dev/corpus.py FOLDER [--documents 500] [--words 1500] [--seed 7]

A document is a row of whole passages from several samples, in which each kommun is exchanged for another and amounts
for others: the layouts, sentences and tables are those of the genre, the facts are invented. Eight in ten are text,
two HTML. Lengths vary as those of real documents do: many short ones, a few that are many times longer.
"""

from __future__ import annotations

import argparse
import html
import json
import math
import random
import re
from collections.abc import Iterator, Sequence
from functools import cache
from pathlib import Path

CHECKOUT = Path(__file__).resolve().parent.parent
SAMPLES = CHECKOUT / "corpus"
KOMMUNER = CHECKOUT / "extract" / "language" / "gazetteers" / "kommuner.jsonl"
SPREAD = 0.8  # of the logarithm of the length
HTML_SHARE = 0.2
_AMOUNT = re.compile(r"\b\d{1,3}(?: \d{3})+\b")


def write_corpus(folder: Path, documents: int, *, words: int = 1500, seed: int = 7) -> int:
    """Write ``documents`` files of about ``words`` words into ``folder``; the number of words in all."""
    chance = random.Random(seed)
    folder.mkdir(parents=True, exist_ok=True)
    total = 0
    for number in range(documents):
        length = int(words * math.exp(chance.gauss(-(SPREAD**2) / 2, SPREAD)))
        passages = list(_document(chance, max(60, length), number))
        total += sum(len(re.findall(r"\w+", passage)) for passage in passages)
        marked = chance.random() < HTML_SHARE
        name = f"{number // 100:03}/dokument-{number:06}.{'html' if marked else 'txt'}"
        (folder / name).parent.mkdir(exist_ok=True)
        text = _page(passages) if marked else "\n\n".join(passages) + "\n"
        (folder / name).write_text(text, encoding="utf-8")
    return total


def _document(chance: random.Random, words: int, number: int) -> Iterator[str]:
    kommun, other = chance.sample(_kommuner(), 2)
    yield f"Verksamhetsberättelse {2015 + number % 10} nr {number}\n{kommun}"
    given = 0
    while given < words:
        sample = chance.choice(_samples())
        first = chance.randrange(len(sample))
        for passage in sample[first : first + chance.randint(2, 8)]:
            said = re.sub(r"\b(\w+?)s? kommun\b", lambda _: chance.choice((kommun, other, *_few(chance))), passage)
            said = _AMOUNT.sub(lambda found: _another(chance, found.group()), said)
            given += len(re.findall(r"\w+", said))
            yield said


def _few(chance: random.Random) -> Sequence[str]:
    return chance.sample(_kommuner(), 3)


def _another(chance: random.Random, amount: str) -> str:
    """An amount of the same length."""
    return re.sub(r"\d", lambda _: str(chance.randint(1, 9)), amount)


def _page(passages: Sequence[str]) -> str:
    body = "\n".join(f"<p>{html.escape(each).replace(chr(10), '<br>')}</p>" for each in passages[1:])
    title = html.escape(passages[0].partition("\n")[0])
    head = f'<html lang="sv"><head><meta charset="utf-8"><title>{title}</title></head>'
    return f"<!doctype html>{head}<body>\n{body}\n</body></html>\n"


@cache
def _kommuner() -> tuple[str, ...]:
    with KOMMUNER.open(encoding="utf-8") as lines:
        return tuple(json.loads(line)["name"] for line in lines if line.strip())


@cache
def _samples() -> tuple[tuple[str, ...], ...]:
    """The passages of each sample document, as read."""
    from nysta.extract.readers import SUPPORTED, read

    found = []
    for path in sorted(SAMPLES.iterdir()):
        if path.suffix in SUPPORTED:
            text = read(path, name=path.name).text
            found.append(tuple(each for each in re.split(r"\n\s*\n", text.strip()) if each.strip()))
    return tuple(found)


def main() -> None:
    """Make it."""
    parser = argparse.ArgumentParser(description="Makes a corpus out of the sample documents.")
    parser.add_argument("folder", type=Path)
    parser.add_argument("--documents", type=int, default=500)
    parser.add_argument("--words", type=int, default=1500, help="of a document, on average")
    parser.add_argument("--seed", type=int, default=7)
    chosen = parser.parse_args()
    words = write_corpus(chosen.folder, chosen.documents, words=chosen.words, seed=chosen.seed)
    print(f"{chosen.documents} documents, {words} words in {chosen.folder}")


if __name__ == "__main__":
    main()
