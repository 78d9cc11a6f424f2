"""The atlas beside the same atlas by QGIS: ``script/bench qgis_atlas [--paper A3] [--keep DIR]``.

Lạng Sơn 2019 under what was decided in 2020: a page for each merged unit and each district, the
same pages on the same paper, each program in a process of its own. QGIS is the one that the
system's Python has (``QGIS_PYTHON`` may name another); where there is none this ends with a
sentence. Prints a table and, last, one line of JSON.
"""

import argparse
import json
import os
import platform
import subprocess
import sys
import tempfile
from pathlib import Path

import geopandas as gpd
import numpy as np
import shapely

from noivu_desktop.export.atlas import atlas_pages, write_atlas
from noivu_desktop.export.map_style import FILLS, NEIGHBOUR_TINT, MapSettings
from noivu_desktop.export.new_borders import new_outlines
from noivu_desktop.export.paper import PAPER_MM, Orientation
from noivu_desktop.export.report import Report, build_report
from noivu_desktop.progress import NO_PROGRESS
from tests.benchmarks.dossier import MAP, decided_project

LAYOUT = Path(__file__).parent / "qgis" / "layout.py"
OWN = """
import json, resource, sys, time
start, cpu = time.perf_counter(), time.process_time()
from pathlib import Path
from tests.benchmarks.qgis_atlas import own_atlas
pages = own_atlas(Path(sys.argv[1]), sys.argv[2])
print(json.dumps({
    "pages": pages,
    "seconds": round(time.perf_counter() - start, 2),
    "cpu_s": round(time.process_time() - cpu, 2),
    "memory_mb": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024,
}))
"""


def main() -> None:
    arguments = read_arguments()
    python = os.environ.get("QGIS_PYTHON", "/usr/bin/python3")
    if not MAP.exists():
        raise SystemExit("Không có ../shared/data với bản đồ thật; không đo được.")
    if not has_qgis(python):
        raise SystemExit(
            f"{python} không có QGIS; hãy cài python3-qgis, qgis-providers rồi chạy lại."
        )
    with tempfile.TemporaryDirectory() as folder:
        found = compare(python, arguments.paper, arguments.keep or Path(folder))
    for name, one in found.items():
        print(
            f"{name:8} {one['pages']:4} trang {one['seconds']:8.2f} s {one['cpu_s']:8.2f} s CPU"
            f" {one['pdf_kb']:8} KB {one['memory_mb']:6} MB"
        )
    values = {
        "benchmark": "qgis_atlas",
        "paper": arguments.paper,
        **found,
        "cpu_ratio": round(found["qgis"]["cpu_s"] / found["own"]["cpu_s"], 2),
        "machine": f"{platform.machine()} {platform.system()}",
        "python": platform.python_version(),
    }
    print(json.dumps(values, ensure_ascii=False))


def read_arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--paper", default="A3", choices=list(PAPER_MM))
    parser.add_argument("--keep", type=Path, help="thư mục giữ lại các tệp")
    return parser.parse_args()


def has_qgis(python: str) -> bool:
    try:
        asked = subprocess.run([python, "-c", "import qgis.core"], capture_output=True, check=False)
    except OSError:
        return False
    return asked.returncode == 0


def compare(python: str, paper: str, folder: Path) -> dict[str, dict[str, float]]:
    folder.mkdir(parents=True, exist_ok=True)
    maps = folder / "maps.gpkg"
    write_maps(build_report(decided_project()), maps)
    short, long = PAPER_MM[paper]
    own = run([sys.executable, "-c", OWN, str(folder / "own.pdf"), paper])
    other = run([python, str(LAYOUT), str(maps), str(folder), str(long), str(short)])
    return {
        "own": {**own, "pdf_kb": (folder / "own.pdf").stat().st_size // 1024},
        "qgis": {**other, "pdf_kb": (folder / "qgis.pdf").stat().st_size // 1024},
    }


def run(command: list[str]) -> dict[str, float]:
    """What the last line of a program says."""
    clean = {key: value for key, value in os.environ.items() if key != "PYTHONPATH"}
    done = subprocess.run(command, capture_output=True, text=True, check=False, env=clean)
    if done.returncode:
        raise SystemExit(done.stderr or done.stdout)
    told: dict[str, float] = json.loads(done.stdout.splitlines()[-1])
    return told


def own_atlas(path: Path, paper: str) -> int:
    """Write our atlas from the map file on; gives the number of pages."""
    report = build_report(decided_project())
    settings = MapSettings(paper=paper, orientation=Orientation.LANDSCAPE)
    write_atlas(report, path, settings, NO_PROGRESS)
    return len(atlas_pages(report))


def write_maps(report: Report, path: Path) -> None:
    """The layers that QGIS draws: pages, new and old units, districts."""
    crs = report.coverage.crs
    shapes = np.array(new_outlines(report), dtype=object)
    pages = atlas_pages(report)
    _layer(
        path,
        "trang",
        {
            "ten": [one.title for one in pages],
            "duoi": [one.subtitle for one in pages],
            "so_lieu": ["\n".join((*one.figures, one.listed, *one.lines)) for one in pages],
        },
        [shapely.union_all(shapes[list(one.own)]) for one in pages],
        crs,
    )
    tints = [FILLS[one.standing].face if one.merged else NEIGHBOUR_TINT for one in report.after]
    names = [one.unit.short_name for one in report.after]
    _layer(path, "moi", {"nhan": names, "mau": tints}, list(shapes), crs)
    taken = [member for one in report.merged for member in one.members]
    _layer(
        path,
        "cu",
        {"nhan": [one.unit.short_name for one in taken]},
        [report.coverage.geometries[one.row] for one in taken],
        crs,
    )
    parents = [one.unit.parent_name for one in report.before]
    units = gpd.GeoDataFrame({"ten": parents}, geometry=list(report.coverage.geometries), crs=crs)
    units.dissolve("ten").reset_index().to_file(path, layer="huyen", driver="GPKG")


def _layer(
    path: Path, name: str, columns: dict[str, list[str]], shapes: list[object], crs: object
) -> None:
    gpd.GeoDataFrame(columns, geometry=shapes, crs=crs).to_file(path, layer=name, driver="GPKG")


if __name__ == "__main__":
    main()
