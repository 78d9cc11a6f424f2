"""The steps that bring a level below into the project and take it away again."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

import numpy as np
import pyproj
import shapely

from noivu_desktop.errors import CoverageError, PlanError
from noivu_desktop.project import step_arguments as take
from noivu_desktop.project.project import HAMLET_RULE_SET, Project
from noivu_desktop.project.step_arguments import Parser
from noivu_desktop.project.unit_values import unit_from_json, unit_to_json
from noivu_desktop.units.coverage import Coverage
from noivu_desktop.units.unit import Level

Arguments = Mapping[str, Any]


def hamlets_to_json(coverage: Coverage) -> dict[str, Any]:
    """The arguments of ``add_hamlets`` for these hamlets."""
    return {
        "crs": coverage.crs,
        "units": [{"code": unit.code, **unit_to_json(unit)} for unit in coverage.units],
        "shapes": shapely.to_wkb(coverage.geometries, hex=True, byte_order=1).tolist(),
    }


def hamlets_from_json(told: Mapping[str, Any]) -> Coverage:
    """The hamlets that ``hamlets_to_json`` described; raises CoverageError for anything else."""
    try:
        shapes = np.asarray(shapely.from_wkb(told["shapes"]), dtype=object)
        polygons = (shapely.GeometryType.POLYGON, shapely.GeometryType.MULTIPOLYGON)
        if len(shapes) and not np.isin(shapely.get_type_id(shapes), polygons).all():
            raise TypeError
        return Coverage(
            units=tuple(unit_from_json(unit["code"], unit) for unit in told["units"]),
            geometries=shapes,
            crs=told["crs"],
        )
    except (KeyError, TypeError, ValueError, AttributeError, shapely.errors.ShapelyError):
        raise CoverageError("Danh sách thôn trong thao tác không đọc được.") from None


def add_hamlets(project: Project, a: Arguments) -> Project:
    """The project with hamlets as its level below."""
    if project.hamlets is not None:
        raise PlanError("Hồ sơ đã có cấp thôn; hãy bỏ cấp thôn cũ trước khi nhập lại.")
    if project.coverage.level is not Level.COMMUNE:
        raise PlanError("Chỉ hồ sơ cấp xã mới nhận thêm cấp thôn.")
    coverage = hamlets_from_json(a)
    if not coverage.units or coverage.level is not Level.HAMLET:
        raise CoverageError("Bản đồ thêm vào phải là bản đồ thôn, tổ dân phố.")
    if not _same_projection(coverage.crs, project.coverage.crs):
        raise CoverageError("Bản đồ thôn phải cùng hệ tọa độ với bản đồ xã của hồ sơ.")
    hamlets = Project(
        coverage=replace(coverage, crs=project.coverage.crs), rule_set_id=HAMLET_RULE_SET
    )
    return replace(project, hamlets=hamlets)


def remove_hamlets(project: Project, _: Arguments) -> Project:
    """The project without its level below."""
    with_hamlets(project)
    return replace(project, hamlets=None)


def with_hamlets(project: Project) -> Project:
    """The level below; raises PlanError if there is none."""
    if project.hamlets is None:
        raise PlanError("Hồ sơ chưa có cấp thôn; hãy nhập bản đồ thôn trước.")
    return project.hamlets


def _same_projection(one: str, other: str) -> bool:
    return one == other or pyproj.CRS.from_user_input(one) == pyproj.CRS.from_user_input(other)


def _units(value: object) -> list[dict[str, Any]]:
    """Units with their codes; what they say is checked when the step is taken."""
    if not isinstance(value, Sequence) or isinstance(value, str):
        raise TypeError
    for one in value:
        if not isinstance(one, Mapping):
            raise TypeError
        take.code(one.get("code"))
    return [dict(one) for one in value]


def _shapes(value: object) -> list[str]:
    if not isinstance(value, Sequence) or not all(isinstance(one, str) for one in value):
        raise TypeError
    return list(value)


ADD_HAMLETS: dict[str, Parser] = {"crs": take.text, "units": _units, "shapes": _shapes}
"""The arguments of ``add_hamlets``."""
