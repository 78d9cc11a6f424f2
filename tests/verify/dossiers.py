"""A dossier with everything that is re-checked: mergers, parts, decisions, posts, dates."""

from datetime import date
from pathlib import Path

import shapely

from noivu_desktop.export.exporting import export_plan
from noivu_desktop.project.level_steps import hamlets_to_json
from noivu_desktop.project.project import Project
from noivu_desktop.project.project_file import create_project_file
from tests.builders import quarters
from tests.export.builders import small_project

DAY = date(2026, 11, 22)
PROJECT = "ho-so.gpkg"
FORMATS = (
    "map-current", "map-plan", "atlas", "excel", "word", "letter", "summaries", "old-units",
    "geopackage", "shapefile", "geojson", "kml", "mapinfo", "dxf", "shapefile-tcvn3",
    "conversion", "plan", "atlas-pictures",
)  # fmt: skip


def decided_project(path: Path, *, hamlets: bool = False):
    """Nine communes: A1+B1 waived, A2+B2 with a part of C2, a part of C3 to B3, C1 exempt."""
    small = small_project(
        A1=_posts(18), B1=_posts(17), A2=_posts(21), B2=_posts(19), C2={"households": 1512},
        C3={"island": True, "households": None},
    )  # fmt: skip
    file = create_project_file(
        path, Project(coverage=small.coverage, rule_set_id=small.rule_set_id)
    )
    file.do("merge", codes=["A1", "B1"], name="Thống Nhất")
    file.do("merge", codes=["A2", "B2"], name="Bắc Sơn")
    file.do("set_seat", code="A2")
    file.do("exempt", code="C1", ground="ISOLATED", note="đảo giữa hồ")
    file.do("waive", members=["A1", "B1"], reason="địa hình chia cắt")
    file.do(
        "consult",
        code="B2",
        basis="cử tri",
        total=900,
        in_favour=800,
        against=50,
        date="2026-01-31",
    )
    file.do("set_dates", effective_from="2026-07-01", codes_as_of="2026-01-01")
    _give(file, "C2", "A2", 0.3, area_km2="18.15", population=1800, households=453)
    _give(file, "C3", "B3", 0.2, area_km2="10.5", population=1000)
    if hamlets:
        file.do("add_hamlets", **hamlets_to_json(quarters(file.project.coverage)))
    return file


def exported(folder: Path, *, hamlets: bool = False, formats=FORMATS, **options) -> Path:
    """The dossier in ``folder``, its project beside the files."""
    with decided_project(folder / PROJECT, hamlets=hamlets) as file:
        result = export_plan(file.project, None, folder, formats, "A4", date=DAY, **options)
    assert result.failed == ()
    return folder


def _posts(count):
    told = {"ten_tinh": "Tỉnh Lạng Sơn", "Biên chế": str(count), "Số trụ sở": "1"}
    return {"extra": told}


def _give(file, code, to, share, **figures):
    """The western ``share`` of a commune, its people an estimate."""
    coverage = file.project.coverage
    left, below, right, above = coverage.geometries[coverage.row(code)].bounds
    cut = shapely.box(left, below, left + (right - left) * share, above)
    shape = shapely.to_wkb(cut, hex=True)
    file.do("give_part", code=code, to=to, shape=shape, estimated=["population"], **figures)
