"""Matrix products by NumPy: thinc's own BLIS is several times slower on common processors."""

from __future__ import annotations

from typing import Any

import numpy as np
from thinc.api import NumpyOps, registry


@registry.ops("NystaOps")
class NystaOps(NumpyOps):  # type: ignore[misc]
    """thinc's ``NumpyOps`` with the products of matrices left to NumPy's BLAS; results are the same up to rounding.

    Only models made while these are the current ops use them (``thinc.api.use_ops``). One thread is enough for
    matrices of this size, and gives the same result everywhere: see ``app/cli.py``.
    """

    name = "nysta"

    def gemm(self, x: Any, y: Any, out: Any = None, trans1: bool = False, trans2: bool = False) -> Any:
        """The product of two matrices, transposed first where asked; written into ``out`` if given."""
        return np.matmul(x.T if trans1 else x, y.T if trans2 else y, out=out)
