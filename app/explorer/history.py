"""Where a reader has been, for going back and forward.

The page tells it of every state that it shows; whether that came by a click, by the browser's own buttons or by
ours is seen from the state itself. Nothing here knows Streamlit.
"""

from __future__ import annotations

from dataclasses import dataclass

from nysta.app.explorer.address import ViewState

_KEPT = 100


@dataclass(frozen=True, slots=True)
class History:
    """The state that is shown, those before it, and those that were left by going back."""

    past: tuple[ViewState, ...]
    present: ViewState
    future: tuple[ViewState, ...] = ()

    @property
    def back(self) -> ViewState | None:
        """Where going back leads."""
        return self.past[-1] if self.past else None

    @property
    def forward(self) -> ViewState | None:
        """Where going forward leads."""
        return self.future[0] if self.future else None


def arrived(before: History | None, state: ViewState) -> History:
    """The history once ``state`` is shown; ``before`` is None for a reader who just came."""
    if before is None:
        return History((), state)
    if state == before.present:
        return before
    if state == before.back:
        return History(before.past[:-1], state, (before.present, *before.future))
    if state == before.forward:
        return History((*before.past, before.present), state, before.future[1:])
    return History((*before.past, before.present)[-_KEPT:], state)
