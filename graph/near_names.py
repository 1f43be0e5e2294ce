"""Names that are nearly what somebody wrote: "Götborgsregionen" means Göteborgsregionen."""

from __future__ import annotations

from collections.abc import Iterable

_CLOSE = 82.0  # of 100: about one letter wrong in six


def near_names(written: str, names: Iterable[str], *, most: int = 3) -> list[str]:
    """At most ``most`` of ``names`` that resemble ``written``, the nearest first, in any case.

    >>> near_names("götborgsregionen", ["Göteborgsregionen", "Göteborgs Stad"])
    ['Göteborgsregionen']
    """
    from rapidfuzz import fuzz, process

    wanted = written.strip().casefold()
    found = process.extract(
        wanted, sorted(set(names)), scorer=fuzz.ratio, processor=str.casefold, score_cutoff=_CLOSE, limit=most
    )
    return [name for name, _, _ in found]
