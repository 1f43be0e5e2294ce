"""Names that their place in the document gives away, of each kind of place: what a sentence says to be an effort, what
opens an item, what several places repeat, what stands over fields, a title."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from nysta.extract.language.mention import Mention
from nysta.extract.language.names.defined_efforts import defined_efforts
from nysta.extract.language.names.opening_names import opening_names
from nysta.extract.language.names.placed_names import placed_names
from nysta.extract.language.names.repeated_names import repeated_names
from nysta.extract.structure import Block, Layout


def names_by_place(
    layout: Layout, named: Mapping[int, Sequence[Mention]], titled: Iterable[tuple[Block, Mention]]
) -> dict[int, Mention]:
    """The name that its place gives away in each block that has one, by the block's number.

    ``named`` are the mentions found otherwise, by their blocks' numbers, ``titled`` the names of the title page. Where
    several kinds of places give a block one, the surest counts.
    """
    finders = (defined_efforts, opening_names, repeated_names, placed_names)
    found = [*(one for find in finders for one in find(layout, named)), *titled]
    return {block.number: one for block, one in found}
