"""What must hold of a DOCX or XLSX file before it is handed to a library: no bomb, no DTD."""

from __future__ import annotations

import io
import lzma
import re
import struct
import zipfile
import zlib

from nysta.extract.readers.errors import UnreadableDocument
from nysta.extract.readers.limits import MAX_ARCHIVE_PARTS, MAX_PACKING_RATIO, MAX_TREE_BYTES, MAX_UNPACKED_BYTES

ARCHIVE_ERRORS = (
    zipfile.BadZipFile,
    zlib.error,
    lzma.LZMAError,
    struct.error,
    EOFError,
    OSError,
    NotImplementedError,  # a packing method that zipfile does not know
    RuntimeError,  # a part that is encrypted
    ValueError,  # offsets before the beginning, names that do not decode
)
"""What reading a damaged zip archive raises."""

# Anywhere, since blanks and comments may stand before it, and in UTF-16 too.
_DECLARATION = re.compile(rb"<\0?!\0?(?:D\0?O\0?C\0?T\0?Y\0?P\0?E|E\0?N\0?T\0?I\0?T\0?Y)")
_DAMAGED = "download it again or save it anew"


def check_archive(data: bytes, name: str) -> None:
    """Refuse an Office file that is damaged or would unpack beyond bounds.

    Every part is unpacked once, in pieces, so that checksums hold and sizes are the true ones.

    Raises:
        UnreadableDocument: with the reason.
    """
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            parts = archive.infolist()
            unpacked = sum(part.file_size for part in parts)
            if (
                len(parts) > MAX_ARCHIVE_PARTS
                or unpacked > MAX_UNPACKED_BYTES
                or (unpacked > 20_000_000 and unpacked > len(data) * MAX_PACKING_RATIO)
            ):
                raise UnreadableDocument(
                    name,
                    f"unpacks to {unpacked // 1_000_000} MB in {len(parts)} parts, too much to read safely",
                    "split the document or take out its pictures",
                )
            for part in parts:
                if part.filename.endswith((".xml", ".rels")):
                    _check_part(archive, part, name)
    except ARCHIVE_ERRORS as error:
        raise UnreadableDocument(name, f"is damaged or cut short ({_reason(error)})", _DAMAGED) from error


def _check_part(archive: zipfile.ZipFile, part: zipfile.ZipInfo, name: str) -> None:
    streamed = part.filename.startswith("xl/worksheets/") or part.filename == "xl/sharedStrings.xml"
    if part.file_size > MAX_TREE_BYTES and not streamed:
        raise UnreadableDocument(
            name,
            f"its part {part.filename} is {part.file_size // 1_000_000} MB",
            "split the document into smaller ones",
        )
    with archive.open(part) as stream:
        rest = b""
        while block := stream.read(1 << 20):  # reading to the end checks the checksum
            if _DECLARATION.search(rest + block):
                raise UnreadableDocument(
                    name, f"its part {part.filename} declares XML entities, which no Office program writes"
                )
            rest = block[-32:]


def _reason(error: BaseException) -> str:
    return str(error) or type(error).__name__
