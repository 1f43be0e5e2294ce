"""The one error that the readers raise."""

from __future__ import annotations


class UnreadableDocument(Exception):  # noqa: N818 - it names what was met, as DESIGN does
    """A file that cannot be read as a document.

    ``str(error)`` is one line that says what is wrong, where, and how to fix it; it begins with
    the document's name.
    """

    def __init__(self, name: str, what: str, fix: str = "") -> None:
        line = f"{name}: {what}" + (f"; {fix}" if fix else "")
        super().__init__(" ".join(line.split()))
