"""``import-hamlets``: the hamlets of its communes into a project that is there already."""

import argparse
from pathlib import Path

from noivu_desktop.cli.command import (
    Command,
    TerminalProgress,
    add_json,
    add_project,
    print_json,
)
from noivu_desktop.cli.import_map import hamlets_json, pairs, say_report


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The project, the map of hamlets and its tables."""
    add_project(parser)
    parser.add_argument("map", type=Path, metavar="BẢN_ĐỒ", help="bản đồ thôn, tổ dân phố")
    parser.add_argument("--table", type=Path, action="append", default=[], metavar="BẢNG")
    parser.add_argument("--match", action="append", default=[], metavar="CỘT=TRƯỜNG")
    parser.add_argument("--set", action="append", default=[], dest="set_values", metavar="TRƯỜNG=V")
    parser.add_argument("--crs", metavar="EPSG", help="hệ tọa độ khi tệp không ghi, ví dụ 9215")
    parser.add_argument("--encoding", default="auto", help="auto, utf-8, tcvn3, vni, cp1258 ...")
    parser.add_argument("--repair", action="store_true", help="sửa hở, chồng lấn, vùng lỗi")
    parser.add_argument("--replace", action="store_true", help="thay cấp thôn đã có")
    add_json(parser)


def run(arguments: argparse.Namespace) -> int:
    """Add the hamlets by a step that can be undone, and report what came in."""
    from noivu_desktop.maps_in.importing import ImportRequest
    from noivu_desktop.maps_in.level_below import import_hamlets
    from noivu_desktop.project.level_steps import hamlets_to_json
    from noivu_desktop.project.project_file import open_project_file

    request = ImportRequest(
        map=arguments.map,
        tables=tuple(arguments.table),
        match=pairs(arguments.match, "--match CỘT=TRƯỜNG"),
        set_values=pairs(arguments.set_values, "--set TRƯỜNG=GIÁ_TRỊ"),
        crs=arguments.crs,
        encoding=arguments.encoding,
        repair=arguments.repair,
    )
    with open_project_file(arguments.project) as opened:
        below = import_hamlets(request, opened.project.coverage, progress=TerminalProgress())
        if arguments.replace and opened.project.hamlets is not None:
            opened.do("remove_hamlets")
        opened.do("add_hamlets", **hamlets_to_json(below.project.coverage))
        values = hamlets_json(below, opened.project)
    if arguments.json:
        print_json({"project": str(arguments.project), **values})
    else:
        say_report(values, arguments.project)
    return 0


COMMAND = Command("import-hamlets", "thêm bản đồ thôn vào hồ sơ cấp xã", add_arguments, run)
