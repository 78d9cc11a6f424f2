"""Work in several threads gives what the same work in one gives."""

import numpy as np
import pytest
import shapely

from noivu_desktop.units.side_by_side import side_by_side


@pytest.mark.parametrize("count", [0, 1, 255, 256, 257, 1000])
def test_the_values_come_in_the_order_of_the_rows(count):
    x = np.arange(count, dtype=float)
    one, other = shapely.box(x, 0, x + 2, 1), shapely.box(x + 1, 0, x + 3, 1)

    found = side_by_side(shapely.intersection, one, other)

    assert len(found) == count
    assert shapely.equals(found, shapely.box(x + 1, 0, x + 2, 1)).all()


def test_what_goes_wrong_in_a_thread_is_raised():
    squares = np.full(400, shapely.box(0, 0, 1, 1), dtype=object)
    squares[399] = shapely.Polygon([(0, 0), (1, 1), (1, 0), (0, 1)])

    others = np.full(400, shapely.box(0.4, 0.2, 2, 2), dtype=object)

    with pytest.raises(shapely.errors.GEOSException):
        side_by_side(shapely.intersection, squares, others)
