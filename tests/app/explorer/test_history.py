"""Back and forward."""

from __future__ import annotations

from dataclasses import replace

from nysta.app.explorer.address import ViewState
from nysta.app.explorer.history import arrived

A, B, C = (ViewState(view="network", focus=(f"organisation/{each}",)) for each in "abc")


def test_going_back_and_forward_leads_through_the_same_states() -> None:
    at_c = arrived(arrived(arrived(None, A), B), C)
    assert (at_c.back, at_c.forward) == (B, None)
    at_b = arrived(at_c, B)
    assert (at_b.back, at_b.forward) == (A, C)
    at_a = arrived(at_b, A)
    assert (at_a.back, at_a.forward) == (None, B)
    assert arrived(arrived(at_a, B), C) == at_c


def test_a_page_that_is_shown_again_is_no_step() -> None:
    once = arrived(None, A)
    assert arrived(once, A) is once


def test_another_way_forgets_what_was_ahead() -> None:
    at_a = arrived(arrived(arrived(None, A), B), A)
    other = arrived(at_a, C)
    assert (other.back, other.forward) == (A, None)


def test_only_the_last_hundred_are_kept() -> None:
    history = arrived(None, A)
    for n in range(250):
        history = arrived(history, replace(A, search=str(n)))
    assert len(history.past) == 100
    assert history.back == replace(A, search="248")
