"""Work on many polygons in several threads; shapely leaves Python alone while it computes."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import numpy as np
from numpy.typing import NDArray

_THREADS = 4
_CHUNKS = 16
_FEW = 256

Array = NDArray[Any]


def side_by_side(work: Callable[..., Array], *arrays: Array) -> Array:
    """``work(*arrays)``, which gives one value for each row of the arrays, row by row alone."""
    if len(arrays[0]) < _FEW:
        return work(*arrays)
    chunks = zip(*(np.array_split(one, _CHUNKS) for one in arrays), strict=True)
    with ThreadPoolExecutor(max_workers=_THREADS) as threads:
        return np.concatenate(list(threads.map(lambda chunk: work(*chunk), chunks)))
