"""How fast maps come in: the province and the whole country, beside a plain geopandas script.

    python -m tests.benchmarks.importing [TIMES]

The plain script reads, makes valid, finds who touches whom with the length of the common border,
and dissolves; ours reads, checks, finds neighbours with border lengths and writes the project.
Made-up maps of 2,000 to 44,000 units, a tenth of them drawn out of its place, show what a unit
costs: as much in a large map as in a small one, or nearly.
Prints a table in seconds and, last, one JSON line with medians, ratios and the machine.
"""

import json
import os
import platform
import resource
import statistics
import sys
import tempfile
import warnings
from collections.abc import Callable
from pathlib import Path
from time import perf_counter

import geopandas
import numpy as np
import shapely

from noivu_desktop.maps_in.importing import ImportRequest, import_map
from noivu_desktop.project.project_file import create_project_file
from noivu_desktop.units.adjacency import find_adjacency
from noivu_desktop.units.defects import find_defects

SHARED = Path(__file__).resolve().parents[3] / "shared" / "data"
MAPS = {
    "province": "langson_2019_226xa_vn2000.gpkg",
    "province detailed": "langson_2019_226xa_hybrid_vn2000.gpkg",
    "country": "vn_2019_communes_clean_utm48.gpkg",
    "country raw": "vn_2019_communes_raw_gadm41_wgs84.gpkg",
}
RAW = {
    "province raw": "langson_2019_226xa_raw_wgs84_shp.zip",
}
SIZES = (2_000, 11_163, 44_000)
SIDE_M = 4_000
OUT_OF_PLACE_M = 40
SHARE_OUT_OF_PLACE = 0.1


def main(times: int) -> None:
    if not SHARED.is_dir():
        print("không có thư mục ../shared/data với bản đồ thật", file=sys.stderr)
        raise SystemExit(2)
    warnings.simplefilter("ignore")
    medians: dict[str, float] = {}
    for name, file in MAPS.items():
        path = SHARED / file
        medians[f"{name}: import and write"] = median(times, lambda path=path: whole(path))
    for name in ("province", "province detailed", "country"):
        path = SHARED / MAPS[name]
        shapes = np.asarray(geopandas.read_file(path).geometry)
        medians[f"{name}: neighbours"] = median(times, lambda shapes=shapes: find_adjacency(shapes))
    for name in RAW:
        medians[f"{name}: import and repair"] = median(times, lambda name=name: mended(name))
    medians["country raw: import and repair"] = median(1, lambda: mended("country raw"))
    peak_mib = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024  # of real maps only
    microseconds = {size: microseconds_a_unit(made_up(size)) for size in SIZES}
    country, raw = SHARED / MAPS["country"], SHARED / MAPS["country raw"]
    medians["country: plain geopandas script"] = median(1, lambda: plain(country))
    medians["country raw: plain geopandas script"] = median(1, lambda: plain(raw))
    medians["country: neighbours by sjoin"] = median(1, lambda: touching(read(country)))
    report(medians, microseconds, peak_mib)


def median(times: int, work: Callable[[], object]) -> float:
    """Seconds of the middle one of several runs."""
    taken = []
    for _ in range(times):
        started = perf_counter()
        work()
        taken.append(perf_counter() - started)
    return statistics.median(taken)


def whole(path: Path) -> None:
    """Import with checks, neighbours, and the project on disk."""
    project = import_map(ImportRequest(map=path)).project
    assert len(project.coverage.adjacency.pairs)
    with tempfile.TemporaryDirectory() as folder:
        create_project_file(Path(folder) / "ho_so.gpkg", project).close()


def made_up(count: int) -> np.ndarray:
    """Units with winding borders that neighbours share, but for a tenth of them."""
    column, row = np.divmod(np.arange(count), int(np.ceil(np.sqrt(count))))
    west, south = 500_000 + column * SIDE_M, 1_000_000 + row * SIDE_M
    squares = shapely.box(west, south, west + SIDE_M, south + SIDE_M)
    shapes = shapely.transform(shapely.segmentize(squares, SIDE_M / 16), winding)
    moved = np.random.default_rng(1).random(count) < SHARE_OUT_OF_PLACE
    shapes[moved] = shapely.transform(shapes[moved], lambda points: points + OUT_OF_PLACE_M)
    return shapes


def winding(points: np.ndarray) -> np.ndarray:
    return points + 300 * np.sin(points[:, ::-1] / 700)


def microseconds_a_unit(shapes: np.ndarray) -> float:
    """What holes, overlaps and neighbours of a map take for each unit."""
    return 1e6 * median(1, lambda: (find_defects(shapes), find_adjacency(shapes))) / len(shapes)


def mended(name: str) -> None:
    file = RAW.get(name) or MAPS[name]
    import_map(ImportRequest(map=SHARED / file, repair=True))


def read(path: Path) -> geopandas.GeoDataFrame:
    frame = geopandas.read_file(path)
    frame.geometry = frame.geometry.make_valid()
    return frame


def touching(frame: geopandas.GeoDataFrame) -> np.ndarray:
    """What one would write without us: pairs that touch and the length of what they share."""
    joined = geopandas.sjoin(frame[["geometry"]], frame[["geometry"]], predicate="touches")
    first, second = joined.index.to_numpy(), joined["index_right"].to_numpy()
    shapes = np.asarray(frame.geometry)
    return shapely.length(shapely.intersection(shapes[first], shapes[second]))


def plain(path: Path) -> None:
    frame = read(path)
    touching(frame)
    frame.dissolve(by="ma_huyen")


def report(medians: dict[str, float], microseconds: dict[int, float], peak_mib: float) -> None:
    for name, seconds in medians.items():
        print(f"{name:<36}{seconds:>10.2f} s")
    for size, taken in microseconds.items():
        print(f"{f'{size:,} made-up units, each':<36}{taken:>10.0f} µs")
    print(f"{'peak memory of ours':<36}{peak_mib:>10.0f} MiB")
    ratios = {
        "neighbours: sjoin / ours": ("country: neighbours by sjoin", "country: neighbours"),
        "country: plain / ours": ("country: plain geopandas script", "country: import and write"),
        "country raw: plain / ours": (
            "country raw: plain geopandas script",
            "country raw: import and write",
        ),
    }
    print(
        json.dumps(
            {
                "benchmark": "importing",
                "medians_s": {name: round(seconds, 4) for name, seconds in medians.items()},
                "microseconds_a_unit": {size: round(one) for size, one in microseconds.items()},
                "peak_mib": round(peak_mib),
                "ratios": {
                    name: round(medians[theirs] / medians[ours], 1)
                    for name, (theirs, ours) in ratios.items()
                },
                "machine": {
                    "cpu": platform.processor() or platform.machine(),
                    "cores": os.cpu_count(),
                    "python": platform.python_version(),
                    "load": os.getloadavg()[0] if hasattr(os, "getloadavg") else None,
                },
            }
        )
    )


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 3)
