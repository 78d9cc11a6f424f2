"""The formats of a dossier: to add one, write its module and add one line to ``FORMATS``.

The modules that write are imported only when they write, so that lists and menus stay quick.
"""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, TypeAlias

from noivu_desktop.progress import Progress, SubRange

if TYPE_CHECKING:
    from noivu_desktop.export.map_style import MapSettings
    from noivu_desktop.export.report import Report

Write: TypeAlias = "Callable[[Report, Path, MapSettings, Progress], tuple[str, ...] | None]"
"""Writes the files of a format into a folder; the settings are those of its maps.

Gives a sentence for each page that could not be drawn, or not with all that belongs on it; the rest
is in the file all the same.
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class ExportFormat:
    """One format.

    id          as the command line names it
    label       as a person reads it
    files       the names of the files, in plain letters
    on_request  whether it is written only when it is named
    drawn       whether it is drawn, which takes a thousand times as long as a table
    one_map     whether its files are one map, written in the kinds of files that are asked for
    """

    id: str
    label: str
    files: tuple[str, ...]
    write: Write
    on_request: bool = False
    drawn: bool = False
    one_map: bool = False


def _current_map(
    report: "Report", folder: Path, settings: "MapSettings", progress: Progress
) -> None:
    from noivu_desktop.export.map_sheet import write_current_map

    write_current_map(report, folder, "ban-do-hien-trang", settings, progress)


def _plan_map(
    report: "Report", folder: Path, settings: "MapSettings", progress: Progress
) -> tuple[str, ...]:
    from noivu_desktop.export.map_sheet import write_plan_map

    return write_plan_map(report, folder, "ban-do-phuong-an", settings, progress)


def _atlas(
    report: "Report", folder: Path, settings: "MapSettings", progress: Progress
) -> tuple[str, ...]:
    from noivu_desktop.export.atlas import write_atlas

    return write_atlas(report, folder / "tap-ban-do.pdf", settings, progress)


def _atlas_pictures(
    report: "Report", folder: Path, settings: "MapSettings", progress: Progress
) -> tuple[str, ...]:
    from noivu_desktop.export.atlas import write_atlas_pictures

    return write_atlas_pictures(report, folder / "tap-ban-do-anh.zip", settings, progress)


def _excel(report: "Report", folder: Path, settings: "MapSettings", progress: Progress) -> None:
    from noivu_desktop.export.excel import write_workbook

    write_workbook(report, folder / "phu-luc.xlsx")


def _word(report: "Report", folder: Path, settings: "MapSettings", progress: Progress) -> None:
    from noivu_desktop.export.word import write_proposal

    write_proposal(report, folder / "de-an.docx")


def _letter(report: "Report", folder: Path, settings: "MapSettings", progress: Progress) -> None:
    from noivu_desktop.export.word import write_letter

    write_letter(report, folder / "to-trinh.docx")


def _summaries(
    report: "Report", folder: Path, settings: "MapSettings", progress: Progress
) -> tuple[str, ...]:
    from noivu_desktop.export.unit_pages import write_unit_pages
    from noivu_desktop.export.word_summaries import write_summaries

    failed = write_unit_pages(report, folder / "tom-tat-don-vi.pdf", SubRange(progress, 0, 0.6))
    write_summaries(report, folder / "tom-tat-don-vi.docx", SubRange(progress, 0.6, 1))
    return failed


def _old_units(
    report: "Report", folder: Path, settings: "MapSettings", progress: Progress
) -> tuple[str, ...]:
    from noivu_desktop.export.unit_pages import write_old_unit_pages
    from noivu_desktop.export.word_summaries import write_citizens_sheets, write_old_units

    write_old_units(report, folder / "don-vi-cu.docx")
    write_citizens_sheets(report, folder / "phieu-nguoi-dan.docx")
    return write_old_unit_pages(report, folder / "don-vi-cu.pdf", progress)


def _geopackage(
    report: "Report", folder: Path, settings: "MapSettings", progress: Progress
) -> None:
    from noivu_desktop.export.boundaries import write_geopackage

    write_geopackage(report, folder / "ranh-gioi-moi.gpkg")


def _shapefile(report: "Report", folder: Path, settings: "MapSettings", progress: Progress) -> None:
    from noivu_desktop.export.boundaries import write_shapefile

    write_shapefile(report, folder / "ranh-gioi-moi.shp")


def _geojson(report: "Report", folder: Path, settings: "MapSettings", progress: Progress) -> None:
    from noivu_desktop.export.boundaries import write_geojson

    write_geojson(report, folder / "ranh-gioi-moi.geojson")


def _tcvn3(report: "Report", folder: Path, settings: "MapSettings", progress: Progress) -> None:
    from noivu_desktop.export.boundaries import write_tcvn3_shapefile

    write_tcvn3_shapefile(report, folder / "ranh-gioi-moi-tcvn3.shp")


def _kml(report: "Report", folder: Path, settings: "MapSettings", progress: Progress) -> None:
    from noivu_desktop.export.boundaries import write_kml

    write_kml(report, folder / "ranh-gioi-moi.kml")


def _dxf(report: "Report", folder: Path, settings: "MapSettings", progress: Progress) -> None:
    from noivu_desktop.export.dxf import write_dxf

    write_dxf(report, folder / "ranh-gioi-moi.dxf")


def _mapinfo(report: "Report", folder: Path, settings: "MapSettings", progress: Progress) -> None:
    from noivu_desktop.export.boundaries import write_mapinfo

    write_mapinfo(report, folder / "ranh-gioi-moi.tab")


def _conversion(
    report: "Report", folder: Path, settings: "MapSettings", progress: Progress
) -> None:
    from noivu_desktop.export.conversion import write_csv
    from noivu_desktop.export.excel import write_conversion

    write_csv(report.conversion, folder / "bang-chuyen-doi.csv")
    write_conversion(report, folder / "bang-chuyen-doi.xlsx")


def _plan(report: "Report", folder: Path, settings: "MapSettings", progress: Progress) -> None:
    from noivu_desktop.export.excel import write_plan_workbook
    from noivu_desktop.export.plan_json import write_plan
    from noivu_desktop.export.plan_rows import write_plan_rows

    write_plan(report, folder / "phuong-an.json")
    write_plan_rows(report, folder / "phuong-an.csv")
    write_plan_workbook(report, folder / "phuong-an.xlsx")


_SHAPEFILE_PARTS = tuple(f"ranh-gioi-moi.{end}" for end in ("shp", "shx", "dbf", "prj", "cpg"))

_TCVN3_PARTS = tuple(f"ranh-gioi-moi-tcvn3.{end}" for end in ("shp", "shx", "dbf", "prj", "txt"))
_MAPINFO_PARTS = tuple(f"ranh-gioi-moi.{end}" for end in ("tab", "dat", "map", "id", "mif", "mid"))

FORMATS = (
    ExportFormat(
        id="map-current",
        label="Bản đồ hiện trạng",
        files=tuple(f"ban-do-hien-trang.{end}" for end in ("pdf", "png", "svg")),
        write=_current_map,
        drawn=True,
        one_map=True,
    ),
    ExportFormat(
        id="map-plan",
        label="Bản đồ phương án",
        files=tuple(f"ban-do-phuong-an.{end}" for end in ("pdf", "png", "svg")),
        write=_plan_map,
        drawn=True,
        one_map=True,
    ),
    ExportFormat(
        id="atlas",
        label="Tập bản đồ từng đơn vị mới và từng huyện (PDF)",
        files=("tap-ban-do.pdf",),
        write=_atlas,
        drawn=True,
    ),
    ExportFormat(
        id="atlas-pictures",
        label="Tập bản đồ thành tệp ảnh (PNG, SVG trong một tệp zip)",
        files=("tap-ban-do-anh.zip",),
        write=_atlas_pictures,
        drawn=True,
        on_request=True,
    ),
    ExportFormat(id="excel", label="Phụ lục Excel", files=("phu-luc.xlsx",), write=_excel),
    ExportFormat(id="word", label="Đề án Word", files=("de-an.docx",), write=_word),
    ExportFormat(id="letter", label="Tờ trình Word", files=("to-trinh.docx",), write=_letter),
    ExportFormat(
        id="summaries",
        label="Tóm tắt từng đơn vị mới (PDF, Word)",
        files=("tom-tat-don-vi.pdf", "tom-tat-don-vi.docx"),
        write=_summaries,
        drawn=True,
    ),
    ExportFormat(
        id="old-units",
        label="Đơn vị cũ sẽ ra sao, phiếu cho người dân (PDF, Word)",
        files=("don-vi-cu.pdf", "don-vi-cu.docx", "phieu-nguoi-dan.docx"),
        write=_old_units,
        drawn=True,
    ),
    ExportFormat(
        id="geopackage",
        label="Ranh giới mới (GeoPackage)",
        files=("ranh-gioi-moi.gpkg",),
        write=_geopackage,
    ),
    ExportFormat(
        id="shapefile", label="Ranh giới mới (shapefile)", files=_SHAPEFILE_PARTS, write=_shapefile
    ),
    ExportFormat(
        id="geojson",
        label="Ranh giới mới (GeoJSON, WGS 84)",
        files=("ranh-gioi-moi.geojson",),
        write=_geojson,
    ),
    ExportFormat(
        id="kml",
        label="Ranh giới mới (KML, Google Earth)",
        files=("ranh-gioi-moi.kml",),
        write=_kml,
    ),
    ExportFormat(
        id="mapinfo",
        label="Ranh giới mới (MapInfo TAB, MIF)",
        files=_MAPINFO_PARTS,
        write=_mapinfo,
    ),
    ExportFormat(
        id="dxf",
        label="Ranh giới mới (DXF, AutoCAD, MicroStation)",
        files=("ranh-gioi-moi.dxf",),
        write=_dxf,
    ),
    ExportFormat(
        id="shapefile-tcvn3",
        label="Ranh giới mới (shapefile, chữ TCVN3/ABC)",
        files=_TCVN3_PARTS,
        write=_tcvn3,
        on_request=True,
    ),
    ExportFormat(
        id="conversion",
        label="Bảng chuyển đổi đơn vị cũ - mới (CSV, Excel)",
        files=("bang-chuyen-doi.csv", "bang-chuyen-doi.xlsx"),
        write=_conversion,
    ),
    ExportFormat(
        id="plan",
        label="Phương án cho máy đọc (JSON, CSV, Excel)",
        files=("phuong-an.json", "phuong-an.csv", "phuong-an.xlsx"),
        write=_plan,
    ),
)
"""Every format, in the order in which a dossier is written."""
