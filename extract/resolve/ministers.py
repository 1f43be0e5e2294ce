"""Ministers: what a minister calls "vi" is the government, whoever issues the document that quotes him."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache
from importlib.resources import files

from nysta.extract.lexicons import load_yaml
from nysta.extract.relations.sentences.sorts import GOVERNMENT
from nysta.extract.resolve.cluster import Cluster


@cache
def antecedent_cues() -> dict[str, re.Pattern[str]]:
    """The contents of ``antecedents.yaml``, compiled."""
    text = files("nysta.extract.resolve").joinpath("antecedents.yaml").read_text(encoding="utf-8")
    return {name: re.compile(cue, re.IGNORECASE) for name, cue in load_yaml(text).items()}


def speaks_a_minister(text: str) -> bool:
    """Whether a paragraph is what a minister says: "– Vi ger Boverket i uppdrag att …, säger bostadsminister Bo Ek"."""
    return antecedent_cues()["minister"].search(text) is not None


def government(clusters: Iterable[Cluster]) -> Cluster | None:
    """The government, where the document names it."""
    return next((one for one in clusters if one.name.casefold() == GOVERNMENT), None)
