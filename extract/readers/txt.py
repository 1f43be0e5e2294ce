"""Reads plain text: what it decodes to, with ``\\n`` line ends, and nothing else changed."""

from __future__ import annotations

import codecs
import re
from dataclasses import dataclass

from nysta.extract.document import Skip, SourceText
from nysta.extract.readers.content import is_noise
from nysta.extract.readers.errors import UnreadableDocument
from nysta.extract.readers.limits import MAX_CHARACTERS

_SEQUENCES = re.compile(rb"[\xc2-\xdf][\x80-\xbf]|[\xe0-\xef][\x80-\xbf]{2}|[\xf0-\xf4][\x80-\xbf]{3}")
_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_HIGH = re.compile(rb"[\x80-\xff]")


@dataclass(frozen=True, slots=True)
class Decoded:
    """Text and, where the bytes were not wholly of one encoding, what was odd about them."""

    text: str
    oddity: str | None = None


def read_txt(data: bytes, *, name: str, sha256: str) -> SourceText:
    """The text of a plain text file; form feeds start pages and stay in the text.

    Raises:
        UnreadableDocument: there is no text, or it is binary noise.
    """
    decoded = decode(data)
    text = decoded.text.replace("\r\n", "\n").replace("\r", "\n")
    if is_noise(text[:100_000].encode("utf-8", "replace")):
        raise UnreadableDocument(name, "is no text (binary data)", "give the file its right ending")
    if not text.strip("\ufeff \t\n\f\v\u00a0"):
        raise UnreadableDocument(name, "holds no text, only blanks", "remove it or export it again")
    skipped = [Skip(decoded.oddity)] if decoded.oddity else []
    if len(text) > MAX_CHARACTERS:
        skipped.append(Skip(f"text beyond {MAX_CHARACTERS} characters was not read"))
        text = text[:MAX_CHARACTERS]
    return SourceText(name=name, sha256=sha256, text=text, page_starts=_page_starts(text), skipped=tuple(skipped))


def decode(data: bytes) -> Decoded:
    """``data`` as text: by its byte order mark, else UTF-8, else Windows-1252 (or Latin-1).

    Where most of a text is UTF-8 and a few bytes are not (files pasted together), only those few
    are read as Windows-1252.
    """
    mark, encoding = next((one for one in _MARKS if data.startswith(one[0])), (b"", "utf-8"))
    data = data.removeprefix(mark)
    try:
        return Decoded(data.decode(encoding))
    except UnicodeDecodeError as error:
        if encoding != "utf-8":
            return Decoded(data.decode(encoding, "replace"), f"not wholly {encoding.upper()}: {error.reason}")
    sequences = _SEQUENCES.findall(data)
    strays = len(_HIGH.findall(data)) - sum(map(len, sequences))
    if len(sequences) > strays:
        return Decoded(
            data.decode("utf-8", "cp1252-strays"),
            f"{strays} bytes are not UTF-8 and were read as Windows-1252",
        )
    return Decoded(_windows(data))


def _windows(data: bytes) -> str:
    """Windows-1252; the five bytes that it leaves undefined are read as Latin-1."""
    try:
        return data.decode("cp1252")
    except UnicodeDecodeError:
        return data.decode("latin-1")


def _strays_as_windows(error: UnicodeError) -> tuple[str, int]:
    if not isinstance(error, UnicodeDecodeError):
        raise error
    return _windows(error.object[error.start : error.end]), error.end


codecs.register_error("cp1252-strays", _strays_as_windows)


def _page_starts(text: str) -> tuple[int, ...]:
    """Where pages start: at 0 and after each form feed that has text after it."""
    feeds = [match.end() for match in re.finditer("\f", text)]
    last = len(text.rstrip())
    starts = [at for at in feeds if at <= last and at > 1]
    return (0, *starts) if feeds else ()
