"""``import``: a boundary file and tables into a project file."""

import argparse
import shutil
from collections.abc import Iterable
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

from noivu_desktop.cli.command import (
    LEVELS,
    Command,
    TerminalProgress,
    add_json,
    print_json,
    say,
    warn,
)
from noivu_desktop.cli.json_values import difference_value
from noivu_desktop.errors import NoivuError, ProjectFileError
from noivu_desktop.vietnamese import area, number, people

if TYPE_CHECKING:
    from noivu_desktop.maps_in.import_report import Imported, ImportRequest
    from noivu_desktop.project.project import Project


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The map, its tables, and how their columns are to be read."""
    parser.add_argument("map", type=Path, metavar="BẢN_ĐỒ", help="shp, zip, gpkg, geojson ...")
    parser.add_argument("--table", type=Path, action="append", default=[], metavar="BẢNG")
    parser.add_argument("--match", action="append", default=[], metavar="CỘT=TRƯỜNG")
    parser.add_argument("--matching", type=Path, metavar="TỆP", help="tệp ghép cột đã lưu (TOML)")
    parser.add_argument("--sheet", action="append", default=[], metavar="BẢNG=TRANG")
    parser.add_argument(
        "--accept-suggestions",
        type=float,
        metavar="ĐIỂM",
        help="tự ghép dòng có tên giống từ ĐIỂM (0 đến 100)",
    )
    parser.add_argument("--layer", metavar="LỚP", help="lớp nào của tệp có nhiều lớp")
    parser.add_argument("--level", choices=sorted(LEVELS))
    parser.add_argument("--parents", type=Path, metavar="TỆP", help="lớp xã chứa các thôn")
    parser.add_argument("--set", action="append", default=[], dest="set_values", metavar="TRƯỜNG=V")
    parser.add_argument("--crs", metavar="EPSG", help="hệ tọa độ khi tệp không ghi, ví dụ 9215")
    parser.add_argument(
        "--encoding",
        action="append",
        default=[],
        metavar="MÃ|CỘT=MÃ",
        help="auto, utf-8, tcvn3, vni, cp1258, viscii; CỘT=MÃ cho riêng một cột của bản đồ,"
        " BẢNG:2=MÃ (hay BẢNG:B=MÃ, BẢNG:TIÊU_ĐỀ=MÃ) cho một cột của bảng, BẢNG=MÃ cho cả bảng",
    )
    parser.add_argument("--repair", action="store_true", help="sửa hở, chồng lấn, vùng lỗi")
    parser.add_argument("--hamlets", type=Path, metavar="BẢN_ĐỒ", help="bản đồ thôn của các xã")
    parser.add_argument("--hamlets-table", type=Path, action="append", default=[], metavar="BẢNG")
    parser.add_argument(
        "--repair-limit",
        metavar="PHẦN_TRĂM",
        help="sửa không làm diện tích một đơn vị đổi quá mức này; mặc định 0,5",
    )
    parser.add_argument("--out", type=Path, required=True, metavar="P.gpkg")
    add_json(parser)


def run(arguments: argparse.Namespace) -> int:
    """Import, write the project file, and report what came in."""
    from noivu_desktop.maps_in.importing import ImportRequest, import_map
    from noivu_desktop.maps_in.level_below import import_hamlets

    imported = import_map(_request(arguments), progress=TerminalProgress())
    project, below = imported.project, None
    if arguments.hamlets is not None:
        asked = ImportRequest(
            map=arguments.hamlets,
            tables=tuple(arguments.hamlets_table),
            repair=arguments.repair,
        )
        below = import_hamlets(asked, project.coverage, progress=TerminalProgress())
        project = replace(project, hamlets=below.project)
    write_project(project, arguments.out)
    values = imported.report.as_json()
    lower = {} if below is None else {"hamlets": hamlets_json(below, project)}
    if arguments.json:
        print_json({"project": str(arguments.out), **values, **lower})
    else:
        say_report(values, arguments.out)
        for told in lower.values():
            say_report(told, arguments.out)
    return 0


def hamlets_json(below: "Imported", project: "Project") -> dict[str, Any]:
    """What came in at the level below, and where the two levels do not agree."""
    from noivu_desktop.project.levels import level_differences

    differences = level_differences(project)
    return {
        **below.report.as_json(),
        "differences": [difference_value(one) for one in differences],
    }


def write_project(project: Any, out: Path) -> None:
    """Write a new project file; a file that stands there already is kept beside it."""
    from noivu_desktop.project.project_file import create_project_file

    if out.exists():
        _keep_beside(out)
    create_project_file(out, project).close()


def _request(arguments: argparse.Namespace) -> "ImportRequest":
    """What the words on the command line ask the reader for."""
    from noivu_desktop.maps_in.column_choice import read_matching
    from noivu_desktop.maps_in.importing import ImportRequest

    encodings = pairs([one for one in arguments.encoding if "=" in one], "--encoding CỘT=MÃ")
    tables = {path.name for path in arguments.table}
    of_tables = {
        one: encodings[one]
        for one in encodings
        if one in tables or one.startswith(tuple(f"{table}:" for table in tables))
    }
    return ImportRequest(
        map=arguments.map,
        tables=tuple(arguments.table),
        match=pairs(arguments.match, "--match CỘT=TRƯỜNG"),
        remembered=read_matching(arguments.matching) if arguments.matching else {},
        sheets=pairs(arguments.sheet, "--sheet BẢNG=TRANG"),
        accept_suggestions=_likeness(arguments.accept_suggestions),
        level=LEVELS.get(arguments.level),
        parents=arguments.parents,
        set_values=pairs(arguments.set_values, "--set TRƯỜNG=GIÁ_TRỊ"),
        crs=arguments.crs,
        encoding=next((one for one in reversed(arguments.encoding) if "=" not in one), "auto"),
        encodings={one: encodings[one] for one in encodings if one not in of_tables},
        table_encodings=of_tables,
        repair=arguments.repair or arguments.repair_limit is not None,
        repair_limit=_limit(arguments.repair_limit),
        layer=arguments.layer,
    )


def _keep_beside(out: Path) -> None:
    stamp = datetime.now().strftime("%Y%m%d-%H%M%S")
    kept = out.with_name(f"{out.stem}.truoc-{stamp}{out.suffix}")
    try:
        shutil.copy2(out, kept)
    except OSError as error:
        raise ProjectFileError(
            f"Không ghi được vào thư mục {out.parent}; hãy chọn thư mục khác."
        ) from error
    warn(f"Tệp {out.name} đã có; bản cũ được giữ tại {kept.name}.")


def pairs(texts: Iterable[str], form: str) -> dict[str, str]:
    """What ``--match A=B`` and its like say, by what stands before the sign."""
    found = {}
    for text in texts:
        key, equals, value = text.partition("=")
        if not (key and equals and value):
            raise NoivuError(f"“{text}” chưa đúng dạng {form}.")
        found[key] = value
    return found


def _limit(text: str | None) -> float:
    """Per cent as a share; the usual limit where none is given."""
    from noivu_desktop.maps_in.repair import CHANGE_LIMIT

    if text is None:
        return CHANGE_LIMIT
    try:
        percents = float(text.strip().removesuffix("%").replace(",", "."))
    except ValueError:
        percents = -1.0
    if not 0 <= percents <= 100:
        raise NoivuError(f"“{text}” không phải giới hạn phần trăm từ 0 đến 100, ví dụ 0,5.")
    return percents / 100


def _likeness(score: float | None) -> float | None:
    if score is not None and not 0 <= score <= 100:
        raise NoivuError("--accept-suggestions phải là số từ 0 đến 100.")
    return score


def say_report(values: dict[str, Any], out: Path) -> None:
    """What came in, for a person."""
    totals = values["totals"]
    say(f"Đã nhập {number(values['units'])} đơn vị vào {out} ({values['crs']}).")
    say(
        f"Diện tích {area(totals['area_km2'])} (theo bản đồ {area(totals['map_area_km2'])}), "
        f"dân số {people(totals['population'])}."
    )
    for problem in values["problems"]:
        say(f"- {problem['text']}")
    for difference in values.get("differences", ()):
        say(f"- {difference['text']}")
    _say_open_rows(values["joined"])


def _say_open_rows(joined: dict[str, Any]) -> None:
    """Rows of tables that found no unit, or more than one, and what they may mean."""
    for row in joined["unmatched"]:
        say(f"- Chưa khớp: {row}.")
    for row in joined["ambiguous"]:
        say(f"- Chưa rõ: {row}.")
    for one in joined["suggestions"]:
        say(
            f"- Gợi ý: {one['table']}, dòng {one['row']}: “{one['name']}” có thể là"
            f" {one['unit']} (giống {number(one['score'])} %)."
        )


COMMAND = Command("import", "nhập bản đồ và bảng số liệu thành hồ sơ dự án", add_arguments, run)
