"""Hypothesis strategies: coverages and random edits of a plan."""

from decimal import Decimal

from hypothesis import strategies as st

from noivu_desktop.units.unit import UnitKind
from tests.builders import grid_of_units

areas = st.integers(1, 200_000_000).map(lambda m2: Decimal(m2) / 1_000_000)
populations = st.integers(0, 50_000)
shares = st.integers(0, 10_000).map(lambda n: Decimal(n) / 10_000)
maybe = st.sampled_from([True, False, None])


@st.composite
def figures(draw):
    """Figures of one commune; any of them may be unknown."""
    return {
        "area_km2": draw(st.none() | areas),
        "population": draw(st.none() | populations),
        "households": draw(st.none() | st.integers(0, 10_000)),
        "minority_share": draw(
            st.none() | st.integers(0, 10_000).map(lambda n: Decimal(n) / 10_000)
        ),
        "mountain": draw(maybe),
        "land_border": draw(maybe),
        "island": draw(maybe),
        "kind": draw(st.sampled_from([UnitKind.XA, UnitKind.PHUONG, UnitKind.THI_TRAN])),
    }


@st.composite
def grids(draw, columns=4, rows=3):
    """A grid of communes with random figures."""
    codes = [f"{chr(ord('A') + x)}{y + 1}" for y in range(rows) for x in range(columns)]
    return grid_of_units(columns, rows, {code: draw(figures()) for code in codes})
