"""Our matrix products give what thinc's give."""

from __future__ import annotations

import numpy as np
import pytest
from thinc.api import NumpyOps, get_current_ops, use_ops

from nysta.extract.language import load
from nysta.extract.language.ops import NystaOps


@pytest.mark.parametrize(("first", "second"), [(False, False), (True, False), (False, True), (True, True)])
def test_products_are_those_of_thinc(first: bool, second: bool) -> None:
    random = np.random.default_rng(3)
    x, y = random.random((7, 5), dtype="f"), random.random((5, 9), dtype="f")
    a, b = (np.ascontiguousarray(x.T) if first else x), (np.ascontiguousarray(y.T) if second else y)
    out = np.empty((7, 9), dtype="f")
    ours = NystaOps().gemm(a, b, out=out, trans1=first, trans2=second)
    assert ours is out
    np.testing.assert_allclose(ours, NumpyOps().gemm(a, b, trans1=first, trans2=second), rtol=1e-5)


def test_the_pipeline_uses_them_and_leaves_others_alone() -> None:
    nlp = load()
    assert nlp.get_pipe("ner").model.ops.name == "nysta"  # type: ignore[attr-defined]
    assert get_current_ops().name == "numpy"
    with use_ops("nysta"):
        assert get_current_ops().name == "nysta"
