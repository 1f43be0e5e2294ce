"""Step ``domain``: our own sentences in the genre, from templates and name lists, with their names marked.

Writes ``domain/sentences.jsonl`` (in the repository) and, for training, ``domain.spacy``. Every template
is filled ``PER_TEMPLATE`` times with other names; a fixed seed makes the file the same every time.
"""

from __future__ import annotations

import argparse
import random
import re
from dataclasses import dataclass, field
from pathlib import Path

import spacy
import yaml
from annotated import Annotated, CharSpan, save, write_jsonl
from patterns import OrganisationPatterns

from nysta.extract.language.tokenizer import add_word_rules

DOMAIN = Path(__file__).parent.parent / "domain"
PER_TEMPLATE = 10
MORE_PER_TEMPLATE = 16
DEV_TEMPLATE = 12
SEED = 11
ORGANISATIONS = (
    *("kommun", "kommunort", "region", "myndighet", "eu", "fond", "nämnd", "förvaltning", "enhet", "bolag"),
    *("stiftelse", "förening", "förbund", "universitet", "nätverk", "acr_org"),
)
# Lists whose entries are names of their own, and the kind of name.
LABEL_OF = {
    **dict.fromkeys(ORGANISATIONS, "ORG"),
    **dict.fromkeys(("projekt", "acr_prj"), "PRJ"),
    **dict.fromkeys(("program", "programord"), "PRG"),
    **dict.fromkeys(("ort", "land", "län", "bygdloc"), "LOC"),
    "person": "PRS",
}
# Lists whose names are put together of small words and begin with a capital.
CAPITALISED = frozenset(["projekt", "program", "bolag", "enhet", "förening", "nätverk"])
_PART = re.compile(r"\[(?P<label>[A-Z]{3}) (?P<inside>[^\[\]]+)\]|<(?P<slot>\w+)(?P<genitive>'s)?>")
_LETTERS = "ABCDEFGHIKLMNOPRSTUVÅÄÖ"


def genitive(name: str) -> str:
    """The genitive of a name: none after s, x, z, ":s" after an acronym or figure, else "s"."""
    if name[-1].lower() in "sxz":
        return name
    last = name.split()[-1]
    return f"{name}:s" if len(last) > 1 and (last.isupper() or last[-1].isdigit()) else f"{name}s"


@dataclass
class NameLists:
    """The lists of ``names.yaml`` and the kommuner and län of the register, drawn from at random."""

    lists: dict[str, list[str]]
    patterns: OrganisationPatterns
    rng: random.Random
    acronyms: dict[str, str] = field(default_factory=dict)

    def draw(self, name: str) -> str:
        """One entry of a list, with the lists it refers to filled in."""
        rng = self.rng
        match name:
            case "kommun":
                extra = rng.random() < 0.3
                return rng.choice(self.lists["kommun_extra"]) if extra else self._kommun()
            case "kommunort" | "ort":
                return rng.choice(self.patterns.municipalities)
            case "län":
                return rng.choice([f"{genitive(c)} län" for c in self.patterns.counties])
            case "nämnd":
                return self._board()
            case "förvaltning":
                return self._office()
            case "acr_org" | "acr_prj":
                if name == "acr_org" and rng.random() < 0.5:
                    return rng.choice(self.lists["acr"])
                return "".join(rng.choice(_LETTERS) for _ in range(rng.choice([2, 3, 3, 3, 4, 4, 5])))
            case "person":
                double = f"-{rng.choice(self.lists['efternamn'])}" if rng.random() < 0.1 else ""
                return f"{rng.choice(self.lists['fornamn'])} {rng.choice(self.lists['efternamn'])}{double}"
            case "år":
                return str(rng.randint(2015, 2030))
            case "tal":
                return rng.choice(
                    [
                        str(rng.randint(0, 999)),
                        f"{rng.randint(1, 99)} {rng.randint(0, 999):03}",
                        "-",
                        f"-{rng.randint(1, 99)}",
                    ]
                )
            case "titel_stor":
                title = rng.choice(self.lists["titel"])
                return title[0].upper() + title[1:]
            case "rubrik_liten":
                return rng.choice(self.lists["rubrik"]).lower()
            case "stavelser":
                return "".join(rng.choice(self.lists["n_stavelse"]) for _ in range(rng.choice([2, 2, 3]))).capitalize()
        drawn = re.sub(r"<(\w+)>", lambda inner: self.draw(inner[1]), " ".join(rng.choice(self.lists[name]).split()))
        return drawn[0].upper() + drawn[1:] if name in CAPITALISED else drawn

    def _kommun(self) -> str:
        name = self.rng.choice(self.patterns.municipalities)
        return f"{genitive(name) if name[-1] not in 'aeiouyåäö' and self.rng.random() < 0.3 else name} kommun"

    def _board(self) -> str:
        if self.rng.random() < 0.4:
            return self.rng.choice(self.lists["nämnd_fast"]).replace("<bygd>", self.draw("bygd"))
        ending = "styrelsen" if self.rng.random() < 0.08 else "nämnden"
        board = self.draw("nämndämne") + ending
        return board if self.rng.random() < 0.5 else board[0].upper() + board[1:]

    def _office(self) -> str:
        if self.rng.random() < 0.6:
            return self.rng.choice(self.lists["förvaltning_fast"]).replace("<bygd>", self.draw("bygd"))
        ending = self.rng.choice(["förvaltningen", "förvaltningen", "kontoret", "avdelningen"])
        office = self.draw("förvaltningsämne") + ending
        return office if self.rng.random() < 0.5 else office[0].upper() + office[1:]


def fill(template: str, names: NameLists) -> Annotated:
    """One sentence of a template; names in brackets may hold lists, whose own labels then do not count."""
    upper = template.startswith("!")
    text, spans, at = "", list[CharSpan](), 0
    template = template.removeprefix("!").strip()
    for part in _PART.finditer(template):
        text += template[at : part.start()]
        at = part.end()
        if part["label"]:
            name = fill(part["inside"], names).text
            label: str | None = part["label"]
        else:
            name = names.draw(part["slot"])
            name = genitive(name) if part["genitive"] else name
            label = LABEL_OF.get(part["slot"])
        if label:
            spans.append((len(text), len(text) + len(name), label))
        text += name
    text += template[at:]
    if text[0].islower() and text[-1] in ".!?":
        text = text[0].upper() + text[1:]
    return Annotated(text.upper() if upper else text, tuple(spans))


def generate(data: Path, per_template: int, seed: int) -> tuple[list[Annotated], list[Annotated]]:
    """All own sentences without doubles, by template; apart, those of every 12th template."""
    lists = yaml.safe_load((DOMAIN / "names.yaml").read_text(encoding="utf-8"))
    names = NameLists(lists, OrganisationPatterns.read(data), random.Random(seed))
    lines = (DOMAIN / "templates.txt").read_text(encoding="utf-8").splitlines()
    templates = [line for line in lines if line and not line.startswith("#")]
    train, dev = dict[str, Annotated](), dict[str, Annotated]()
    for number, template in enumerate(templates):
        sentences = train if (number + 1) % DEV_TEMPLATE else dev
        for _ in range(per_template if _PART.search(template) else 1):
            sentence = fill(template, names)
            sentences.setdefault(sentence.text, sentence)
    return list(train.values()), list(dev.values())


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("data", type=Path, help="the training-data folder, for its registers")
    parser.add_argument("out", type=Path)
    arguments = parser.parse_args()
    train, dev = generate(arguments.data, PER_TEMPLATE, SEED)
    write_jsonl(train, DOMAIN / "sentences.jsonl")
    write_jsonl(dev, DOMAIN / "sentences-dev.jsonl")
    nlp = spacy.blank("sv")
    add_word_rules(nlp)
    # training sees the committed sentences and more of the same templates with other names
    train += generate(arguments.data, MORE_PER_TEMPLATE, SEED + 1)[0]
    random.Random(SEED).shuffle(train)
    save(nlp, train, arguments.out / "domain.spacy", longest=3)
    save(nlp, dev, arguments.out / "domain-dev.spacy")


if __name__ == "__main__":
    main()
