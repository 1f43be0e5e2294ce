"""Who pays the rows of a table or list by the sentence that points to them: "Av medlen ska Tillväxtverket betala ut
följande belopp", "Länsstyrelsen beviljar bidrag enligt nedan"."""

from __future__ import annotations

import re

from nysta.extract.language.reading import Reading
from nysta.extract.relations.parties import mentions_in
from nysta.extract.relations.rows.table_sense import table_cues
from nysta.extract.relations.statement import End
from nysta.extract.structure import Block

# How far behind "följande" the word for money stands at most, in characters.
NEAR = 30
# What stands before a name that is no subject: "med bidrag från ⟨…⟩".
_NO_SUBJECT = re.compile(r"\b(?:av|till|från|för|hos|i|med|och|samt|eller|åt|genom|via)\s$", re.IGNORECASE)
# What stands before the name of who pays out what others decide.
_PAID_FROM = re.compile(r"\b(?:ut)?betalning(?:en|ar|arna)?\s(?:sker|görs)\s(?:från|av|via)\s$", re.IGNORECASE)
_MONEY = re.compile(
    r"\b(?:\w*bidrag\w*|belopp\w*|\w*medel|\w*stöd\w*|\w*anslag\w*|pengar|stipendi\w*)\b", re.IGNORECASE
)


def payer_above(reading: Reading, block: Block) -> End | None:
    """The organisation that a sentence of a paragraph has pay what stands below it; None where none does."""
    if block.kind != "paragraph":
        return None
    for one in mentions_in(reading, block):
        if one.label == "ORG" and _PAID_FROM.search(block.text[: one.start]) is not None:
            return End(block, one)
        if one.label != "ORG" or one.kind == "parti" or one.genitive or _NO_SUBJECT.search(block.text[: one.start]):
            continue
        said = table_cues()["pays_below"].match(block.text, min(one.end + 1, len(block.text)))
        if said is not None and _MONEY.search(block.text[said.start() : said.end() + NEAR]) is not None:
            return End(block, one)
    return None
