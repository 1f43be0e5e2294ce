"""Elements: the pieces of a masked sentence with what the pipeline read of each."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from nysta.extract.language.reading import Word
from nysta.extract.relations.sentences.mask import Group, Masked


@dataclass(frozen=True, slots=True)
class Element:
    """One piece of the masked text: a word with its reading, a sign, or a placeholder with its group."""

    text: str
    start: int
    word: Word | None = None
    group: Group | None = None
    genitive: bool = False

    @property
    def is_name(self) -> bool:
        return self.group is not None and bool(self.group.mentions)

    @property
    def is_verb(self) -> bool:
        return self.word is not None and self.word.pos in ("VERB", "AUX")

    @property
    def is_finite(self) -> bool:
        return self.word is not None and self.word.finite

    @property
    def lemma(self) -> str:
        return self.word.lemma if self.word is not None else self.text.casefold()


def elements_of(masked: Masked) -> list[Element]:
    """The pieces of a masked text, in order."""
    words = {word.start: word for word in masked.sentence.words}
    out = []
    for found in re.finditer(r"⟦[A-Z]\d+⟧s?(?![\w])|[^\s⟦]+|⟦[A-Z]\d+⟧", masked.text):
        text = found[0]
        if text.startswith("⟦"):
            genitive = text.endswith("s")
            out.append(Element(text, found.start(), None, masked.group(text), genitive))
        else:
            offset = masked.offsets[found.start()] if found.start() < len(masked.offsets) else -1
            out.append(Element(text, found.start(), _past_tense(out, text, words.get(offset))))
    return out


def _past_tense(before: Sequence[Element], text: str, word: Word | None) -> Word | None:
    """The tagger takes "beviljade" right after a name for a participle; nothing but its verb can stand there."""
    after_name = bool(before) and before[-1].is_name and not before[-1].genitive
    if word is not None and word.pos == "ADJ" and text.endswith("ade") and after_name:
        return replace(word, pos="VERB", lemma=text[:-2].casefold(), finite=True, passive=False)
    return word
