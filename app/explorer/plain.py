"""Text from documents, made safe for the places where Streamlit reads Markdown."""

from __future__ import annotations

import re

# Everything that Markdown, Streamlit's directives (:red[…], :material/…:) or formulas ($…$) could act on.
_SPECIAL = re.compile(r"([\\`*_{}\[\]()#+\-.!|<>~$:&^=])")
# Bare addresses become links even where every sign is escaped; an invisible joiner inside keeps them text.
_ADDRESS = re.compile(r"https?:(?=//)|www(?=\.)|@(?=\w)", re.IGNORECASE)
_JOINER = "\u2060"
_BREAKS = re.compile(r"[^\S\u00a0]+")  # a no-break space stays: "1 500 tkr" is never parted


def plain(text: str) -> str:
    """``text`` on one line so that Markdown shows it exactly as it is."""
    said = _ADDRESS.sub(lambda found: found[0] + _JOINER, _BREAKS.sub(" ", text).strip())
    return _SPECIAL.sub(r"\\\1", said)
