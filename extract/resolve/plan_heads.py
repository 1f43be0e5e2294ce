"""Plans taken up by the word for them: "Kulturplanen" is "Kulturplan för Dalarna 2024–2028" where no other is named."""

from __future__ import annotations

import re

_TAKEN_UP = re.compile(r"(?P<head>[a-zåäöé-]{3,}(?:plan|program|strategi|agenda))(?:en|men|met|n)")


def plan_head(form: str) -> str | None:
    """The indefinite word for a plan, programme or strategy whose definite form a normal form is
    (:func:`nysta.extract.language.forms.normalise`): "kulturplan" of "kulturplanen"; None of any other."""
    found = _TAKEN_UP.fullmatch(form)
    return found["head"] if found is not None else None
