"""A map of hamlets for a project of communes: its projection, and each hamlet's commune."""

from collections.abc import Iterator
from dataclasses import replace

import numpy as np
import pyproj
import shapely
from numpy.typing import NDArray

from noivu_desktop.errors import MapReadError
from noivu_desktop.maps_in.import_report import Imported, ImportRequest
from noivu_desktop.maps_in.importing import import_map
from noivu_desktop.maps_in.projection import reproject
from noivu_desktop.progress import NO_PROGRESS, Progress
from noivu_desktop.project.project import HAMLET_RULE_SET, Project
from noivu_desktop.units.checks import Problem
from noivu_desktop.units.coverage import Coverage
from noivu_desktop.units.unit import Level, Unit
from noivu_desktop.vietnamese import percent

_NOISE = 0.02
"""Share of a hamlet that may lie outside its commune because two maps draw one border twice."""

_TOLD_HERE = ("no_parent", "outside_parent")


def import_hamlets(
    request: ImportRequest, communes: Coverage, progress: Progress = NO_PROGRESS
) -> Imported:
    """The hamlets that the files give, in the projection of ``communes`` and linked to them.

    The code of a known commune decides; else the commune that holds the largest piece of the
    hamlet. Raises MapReadError with nothing left behind.
    """
    if communes.level is not Level.COMMUNE:
        raise MapReadError("Chỉ hồ sơ cấp xã mới nhận thêm cấp thôn.")
    # The communes are known before the tables are joined: names are looked for within them.
    asked = replace(request, level=Level.HAMLET, parents=communes)
    imported = import_map(asked, progress)
    coverage, problems = linked_hamlets(imported.project.coverage, communes)
    others = [one for one in imported.report.problems if one.kind not in _TOLD_HERE]
    report = replace(imported.report, problems=(*others, *problems))
    hamlets = Project(coverage=coverage, rule_set_id=HAMLET_RULE_SET)
    return replace(imported, project=hamlets, report=report)


def linked_hamlets(hamlets: Coverage, communes: Coverage) -> tuple[Coverage, tuple[Problem, ...]]:
    """The hamlets in the projection of ``communes``, linked to them, and what is doubtful."""
    shapes = hamlets.geometries
    if pyproj.CRS.from_user_input(hamlets.crs) != pyproj.CRS.from_user_input(communes.crs):
        shapes = reproject(shapes, hamlets.crs, communes.crs)
    places, shares = _places(shapes, communes)
    units = tuple(_linked(unit, communes, places[row]) for row, unit in enumerate(hamlets.units))
    problems = tuple(
        problem
        for row, unit in enumerate(units)
        for problem in _problems(unit, row, communes, places[row], shares[row], shapes[row])
    )
    return Coverage(units=units, geometries=shapes, crs=communes.crs), problems


def _places(
    shapes: NDArray[np.object_], communes: Coverage
) -> tuple[list[int | None], list[float]]:
    """For each hamlet the row of the commune that holds most of it, and what share."""
    places: list[int | None] = [None] * len(shapes)
    largest = [0.0] * len(shapes)
    tree = shapely.STRtree(communes.geometries)
    hamlet, commune = tree.query(shapely.make_valid(shapes), predicate="intersects")
    common = shapely.area(
        shapely.intersection(
            shapely.make_valid(shapes[hamlet]), shapely.make_valid(communes.geometries[commune])
        )
    )
    for row, place, size in zip(hamlet.tolist(), commune.tolist(), common.tolist(), strict=True):
        if size > largest[row]:
            places[row], largest[row] = place, size
    whole = shapely.area(shapes).tolist()
    return places, [
        part / all_of if all_of else 0.0 for part, all_of in zip(largest, whole, strict=True)
    ]


def _linked(unit: Unit, communes: Coverage, place: int | None) -> Unit:
    if unit.parent_code in communes.index:
        parent = communes.unit(unit.parent_code)
    elif place is not None:
        parent = communes.units[place]
    else:
        return unit
    return replace(unit, parent_code=parent.code, parent_name=parent.full_name)


def _problems(
    unit: Unit,
    row: int,
    communes: Coverage,
    place: int | None,
    share: float,
    shape: shapely.Geometry,
) -> Iterator[Problem]:
    """Hamlets that lie in no commune, in another than they name, or across a border."""
    point = shapely.point_on_surface(shape)

    def problem(kind: str, text: str) -> Problem:
        return Problem(kind=kind, unit=unit.code, row=row + 1, text=text, place=(point.x, point.y))

    if unit.parent_code not in communes.index:
        yield problem("no_parent", f"{unit.full_name} không nằm trong xã nào của hồ sơ.")
    elif place is None:
        yield problem(
            "outside_parent", f"{unit.full_name} ghi thuộc {unit.parent_name} nhưng nằm ngoài"
            " mọi xã trên bản đồ.",
        )  # fmt: skip
    elif communes.units[place].code != unit.parent_code:
        where = communes.units[place].full_name
        yield problem(
            "outside_parent", f"{unit.full_name} ghi thuộc {unit.parent_name} nhưng phần lớn nằm"
            f" trong {where} trên bản đồ.",
        )  # fmt: skip
    elif share < 1 - _NOISE:
        yield problem(
            "crosses_parent", f"{unit.full_name} chỉ có {percent(share)} diện tích nằm trong"
            f" {unit.parent_name}.",
        )  # fmt: skip
