"""How much of one document is read: bounds that keep a worker's memory and time bounded.

What lies beyond them is named in a ``Skip`` or, for whole files, in an ``UnreadableDocument``.
"""

from __future__ import annotations

from typing import Final

MAX_FILE_BYTES: Final = 200_000_000
"""Larger files are refused."""

MAX_CHARACTERS: Final = 12_000_000
"""Text of one document, some four thousand pages; the rest is skipped."""

MAX_PAGES: Final = 3_000
"""PDF pages read of one document."""

MAX_PAGE_CHARACTERS: Final = 200_000
"""A PDF page with more characters than this is skipped (drawings, damaged streams)."""

MAX_PAGE_PATHS: Final = 20_000
"""Drawn objects looked at for table rulings on one PDF page."""

MAX_RULINGS: Final = 1_200
"""A PDF page with more rulings than this is a drawing, not a table."""

MAX_UNPACKED_BYTES: Final = 200_000_000
"""Sum of the unpacked parts of a DOCX or XLSX file."""

MAX_TREE_BYTES: Final = 40_000_000
"""One XML part that has to be held in memory as a tree."""

MAX_PACKING_RATIO: Final = 200
"""Unpacked to packed size beyond which a large archive counts as a bomb."""

MAX_ARCHIVE_PARTS: Final = 10_000
"""Parts in a DOCX or XLSX file."""

MAX_ROWS: Final = 50_000
"""Rows read of one worksheet."""

MAX_COLUMNS: Final = 200
"""Columns read of one worksheet or table."""
