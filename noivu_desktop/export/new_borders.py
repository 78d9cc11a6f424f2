"""The polygons of the units after the plan."""

import numpy as np
import shapely
from numpy.typing import NDArray

from noivu_desktop.errors import ExportError
from noivu_desktop.export.report import Report


def new_outlines(report: Report) -> NDArray[np.object_]:
    """The polygon of each unit of ``report.after``, in its order, in the projection of the map.

    Raises ExportError if a unit goes over in part: its parts have figures but no border.
    """
    for one in report.after:
        if one.has_partial_part:
            raise ExportError(
                f"{one.unit.full_name} nhận một phần của đơn vị khác mà phần đó chưa có ranh giới "
                "trên bản đồ; hãy tách phần nhập thành một vùng riêng rồi xuất lại."
            )
    polygons = report.coverage.geometries
    return np.array(
        [
            polygons[one.rows[0]]
            if len(one.rows) == 1
            else shapely.coverage_union_all(polygons[one.rows])
            for one in report.after
        ],
        dtype=object,
    )
