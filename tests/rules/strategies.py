"""Units with every mix of known and unknown figures and facts."""

from decimal import Decimal

import numpy as np
import shapely
from hypothesis import strategies as st

from noivu_desktop.units.coverage import Coverage
from noivu_desktop.units.unit import Region, Unit, UnitKind
from tests.builders import CRS

YES_NO_UNKNOWN = st.sampled_from([True, False, None])
PARENTS = ["Quận Một", "Thành phố Hai", "Thị xã Ba", "Huyện Bốn", "TP. Năm", "Sáu", None]
AREAS = st.one_of(
    st.none(), st.integers(1, 250_000_000).map(lambda metres: Decimal(metres).scaleb(-6))
)
PEOPLE = st.one_of(st.none(), st.integers(0, 60_000))
SHARES = st.one_of(
    st.none(),
    st.sampled_from([Decimal("0.3"), Decimal("0.5"), Decimal("0.4"), Decimal("1")]),
    st.integers(0, 10**12).map(lambda parts: Decimal(parts) / 10**12),
)


@st.composite
def units(draw, code="A", kinds=(UnitKind.XA, UnitKind.PHUONG, UnitKind.THI_TRAN)):
    return Unit(
        code=code,
        name=f"Đơn vị {code}",
        kind=draw(st.sampled_from(kinds)),
        parent_name=draw(st.sampled_from(PARENTS)),
        area_km2=draw(AREAS),
        population=draw(PEOPLE),
        households=draw(st.one_of(st.none(), st.integers(0, 900))),
        minority_share=draw(SHARES),
        mountain=draw(YES_NO_UNKNOWN),
        highland=draw(YES_NO_UNKNOWN),
        land_border=draw(YES_NO_UNKNOWN),
        island=draw(YES_NO_UNKNOWN),
        coastal_hardship=draw(YES_NO_UNKNOWN),
        region=draw(st.one_of(st.none(), st.sampled_from(list(Region)))),
    )


@st.composite
def rows_of_units(draw, least=2, most=6, **values):
    """A row of squares, each touching the next."""
    listed = [draw(units(code=f"{n:02}", **values)) for n in range(draw(st.integers(least, most)))]
    squares = [shapely.box(n * 1000, 0, n * 1000 + 1000, 1000) for n in range(len(listed))]
    return Coverage(units=tuple(listed), geometries=np.array(squares, dtype=object), crs=CRS)
