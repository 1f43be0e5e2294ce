"""Which titles in a file's metadata are worth keeping."""

from __future__ import annotations

import re
import unicodedata

from nysta.extract.readers.text_builder import clean

# What programs put there by themselves: "Microsoft Word - Rapport.docx", "Dokument1", "untitled",
# a template's name, a file's name.
_BY_MACHINE = re.compile(
    r"microsoft \w+( -|$)|powerpoint|untitled|namnlös|unnamed|no title|doku?ment ?\d*$|presentation ?\d*$|"
    r"bok ?\d*$|book ?\d*$|slide ?\d*$|bild ?\d*$|scan|skannat|mall\b|.*\bmall$|rubrik$|titel$|title$|"
    r".*\.(docx?|dotx?|xlsx?|pptx?|pdf|indd|odt|rtf|html?)$",
    re.IGNORECASE,
)


def meaningful_title(title: str | None) -> str | None:
    """``title`` on one line if a person seems to have written it, else None."""
    text = clean(unicodedata.normalize("NFC", title or ""))
    letters = sum(character.isalpha() for character in text)
    if letters < 3 or letters < len(text) / 3 or "\ufffd" in text or _BY_MACHINE.match(text):
        return None
    return text[:300]
