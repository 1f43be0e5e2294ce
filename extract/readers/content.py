"""What kind of file some bytes are, whatever the file is called."""

from __future__ import annotations

import io
import re
import struct
import zipfile
from typing import Literal

Kind = Literal[
    "pdf",
    "docx",
    "xlsx",
    "html",
    "text",
    "old office",
    "encrypted office",
    "archive",
    "image",
    "rtf",
    "binary",
]
"""What a file may be; the first five can be read."""

DESCRIPTIONS: dict[Kind, str] = {
    "pdf": "a PDF",
    "docx": "a Word document (.docx)",
    "xlsx": "an Excel workbook (.xlsx)",
    "html": "an HTML page",
    "text": "plain text",
    "old office": "an old Office file (.doc, .xls or .ppt)",
    "encrypted office": "an Office file protected by a password",
    "archive": "a zip archive of another kind",
    "image": "an image",
    "rtf": "an RTF document",
    "binary": "binary data of no known kind",
}

_IMAGES = (b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"II*\0", b"MM\0*", b"BM", b"\0\0\x01\0")
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_HTML = re.compile(
    rb"(?:\s|<!--.*?-->|<\?xml[^>]*>)*<(?:!doctype\s+html|html|head|body)[\s>]", re.IGNORECASE | re.DOTALL
)
_NOISE = bytes(set(range(32)) - {8, 9, 10, 12, 13, 27}) + b"\x7f"
_UTF16 = (b"\xff\xfe", b"\xfe\xff")


def kind_of(data: bytes) -> Kind:
    """The kind of file that ``data`` is, from its first bytes (and a zip's table of contents)."""
    head = data[:4096]
    if b"%PDF-" in head[:1024]:
        return "pdf"
    if head.startswith(b"PK\x03\x04") or head.startswith(b"PK\x05\x06"):
        return _kind_of_zip(data)
    if head.startswith(_OLE):
        return "encrypted office" if "EncryptedPackage".encode("utf-16-le") in data else "old office"
    if head.startswith(b"{\\rtf"):
        return "rtf"
    if head.startswith(_IMAGES) and is_noise(head):
        return "image"
    if head.startswith(b"RIFF") and head[8:12] == b"WEBP":
        return "image"
    if not head.startswith(_UTF16) and is_noise(data[:100_000]):
        return "binary"
    return "html" if _HTML.match(_as_ascii(head)) else "text"


def is_noise(data: bytes) -> bool:
    """True if ``data`` holds more control characters than any text does.

    A stray one in a long text is let through; a NUL in a short one is not.
    """
    noise = len(data) - len(data.translate(None, _NOISE))
    return noise > len(data) / 1000


def _as_ascii(head: bytes) -> bytes:
    """The beginning of a text without byte order mark, one byte per ASCII character."""
    if head.startswith(_UTF16):
        return head[2:].replace(b"\0", b"")
    return head.removeprefix(b"\xef\xbb\xbf")


def _kind_of_zip(data: bytes) -> Kind:
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            names = set(archive.namelist())
    except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError, struct.error):
        # Damaged, but the parts' names stand in clear in front of each part.
        names = {name for name in ("word/document.xml", "xl/workbook.xml") if name.encode() in data}
    if any(name.startswith("word/document") for name in names):
        return "docx"
    return "xlsx" if any(name.startswith("xl/workbook") for name in names) else "archive"
