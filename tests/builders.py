"""Small maps for tests, with a drawing in each docstring."""

from collections.abc import Mapping
from decimal import Decimal
from typing import Any

import numpy as np
import shapely

from noivu_desktop.units.coverage import Coverage
from noivu_desktop.units.unit import Unit, UnitKind

CRS = "EPSG:9215"
CELL_M = 5000.0
ORIGIN = (480_000.0, 2_400_000.0)


def commune(code: str = "00001", **values: Any) -> Unit:
    """A mountain commune that meets NQ 1211/2016 unless told otherwise."""
    facts: dict[str, Any] = {
        "code": code,
        "name": f"Xã {code}",
        "kind": UnitKind.XA,
        "parent_code": "001",
        "parent_name": "Huyện Một",
        "area_km2": Decimal("60"),
        "population": 6000,
        "households": 1500,
        "minority_share": Decimal("0"),
        "mountain": True,
        "highland": False,
        "land_border": False,
        "island": False,
        "coastal_hardship": False,
    }
    return Unit(**{**facts, **values})


def grid_of_units(
    columns: int, rows: int, changes: Mapping[str, Mapping[str, Any]] | None = None
) -> Coverage:
    """Square communes of 25 km2, codes by column letter and row number, from the lower left.

    A2 B2 C2
    A1 B1 C1
    """
    units, squares = [], []
    for row in range(rows):
        for column in range(columns):
            code = f"{chr(ord('A') + column)}{row + 1}"
            x, y = ORIGIN[0] + column * CELL_M, ORIGIN[1] + row * CELL_M
            units.append(
                commune(code, **{"area_km2": Decimal("25"), **dict((changes or {}).get(code, {}))})
            )
            squares.append(shapely.box(x, y, x + CELL_M, y + CELL_M))
    return Coverage(units=tuple(units), geometries=np.array(squares, dtype=object), crs=CRS)


def quarters(communes: Coverage) -> Coverage:
    """Four hamlets in each commune, with a quarter of its figures each.

    A1.3 A1.4
    A1.1 A1.2
    """
    units, shapes = [], []
    for unit, outline in zip(communes.units, communes.geometries, strict=True):
        left, bottom, right, top = outline.bounds
        middle, half = (left + right) / 2, (bottom + top) / 2
        boxes = (
            (left, bottom, middle, half), (middle, bottom, right, half),
            (left, half, middle, top), (middle, half, right, top),
        )  # fmt: skip
        for place, box in enumerate(boxes, start=1):
            units.append(
                commune(
                    f"{unit.code}.{place}",
                    name=f"Thôn {unit.code}.{place}",
                    kind=UnitKind.THON,
                    parent_code=unit.code,
                    parent_name=unit.full_name,
                    area_km2=None if unit.area_km2 is None else unit.area_km2 / 4,
                    population=None if unit.population is None else unit.population // 4,
                    households=None if unit.households is None else unit.households // 4,
                )
            )
            shapes.append(shapely.box(*box))
    return Coverage(units=tuple(units), geometries=np.array(shapes, dtype=object), crs=CRS)
