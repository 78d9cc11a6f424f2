"""How long proofs take: ``python -m tests.benchmarks.optimise [--country] [--seeds N]``.

Synthetic provinces are Voronoi cells of points drawn by seed, with log-normal population;
real ones are read beside the repository (../shared/data) and skipped where absent. Prints a
table and, last, one line of JSON.
"""

import argparse
import json
import platform
import resource
import statistics
import time
from dataclasses import dataclass, replace
from decimal import Decimal
from pathlib import Path

import numpy as np
import shapely

from noivu_desktop.optimise.optimise import optimise
from noivu_desktop.optimise.request import OptimiseRequest
from noivu_desktop.plan.plan import Plan
from noivu_desktop.rules.loading import rule_set
from noivu_desktop.rules.screening import screen
from noivu_desktop.units.coverage import Coverage
from noivu_desktop.units.unit import Region, Unit, UnitKind, area_from_km2

SHARED_DATA = Path(__file__).resolve().parents[3] / "shared" / "data"
EMPTY = Plan(name="đo")


@dataclass(frozen=True, kw_only=True)
class Terrain:
    """Means of one old commune, and whether it counts as mountain."""

    name: str
    area_km2: float
    population: float
    mountain: bool


TERRAINS = (
    Terrain(name="mountain", area_km2=60, population=3500, mountain=True),
    Terrain(name="mid", area_km2=25, population=7000, mountain=False),
    Terrain(name="delta", area_km2=14, population=8500, mountain=False),
    Terrain(name="south", area_km2=35, population=11000, mountain=False),
    Terrain(name="highland", area_km2=90, population=6000, mountain=True),
)


@dataclass(frozen=True, kw_only=True)
class Measured:
    """One run: wall and processor seconds, and what came out."""

    case: str
    target_s: float
    seconds: float
    cpu_s: float
    status: str
    gap: float
    failing: int
    sets: int
    max_group: int


def voronoi(count, side_m, rng):
    """``count`` cells of a square of ``side_m``, somewhat evened out, as a valid coverage."""
    points = rng.random((count, 2)) * side_m
    square = shapely.box(0, 0, side_m, side_m)
    for _ in range(2):
        cells = shapely.voronoi_polygons(
            shapely.multipoints(points), extend_to=square, ordered=True
        )
        cells = shapely.intersection(shapely.get_parts(cells), square)
        points = (points + shapely.get_coordinates(shapely.centroid(cells))) / 2
    return cells


def province(count, terrain, seed, kind=UnitKind.XA):
    """A made-up province of one terrain; no parents."""
    rng = np.random.default_rng(seed)
    cells = voronoi(count, np.sqrt(count * terrain.area_km2) * 1000, rng)
    people = rng.lognormal(np.log(terrain.population) - 0.125, 0.5, count)
    units = tuple(
        Unit(
            code=f"{row:05d}",
            name=f"Đơn vị {row}",
            kind=kind,
            parent_code="1",
            area_km2=area_from_km2(cell.area / 1e6),
            population=int(persons),
            households=int(persons / 4),
            minority_share=Decimal(0),
            mountain=terrain.mountain,
            highland=False,
            land_border=False,
            island=False,
            coastal_hardship=False,
            region=Region.NORTHERN_MOUNTAINS,
        )
        for row, (cell, persons) in enumerate(zip(cells, people, strict=True))
    )
    return Coverage(units=units, geometries=cells, crs="EPSG:9215")


def hamlets(count, communes, seed):
    """A map of hamlets (about 80 households each) in communes of neighbouring ones."""
    base = province(count, Terrain(name="", area_km2=3, population=330, mountain=True), seed)
    centres = shapely.get_coordinates(shapely.centroid(base.geometries))
    seeds = centres[np.random.default_rng(seed).choice(count, communes, replace=False)]
    nearest = np.linalg.norm(centres[:, None] - seeds[None], axis=2).argmin(axis=1)
    return base.with_units(
        [
            replace(unit, kind=UnitKind.THON, parent_code=str(parent))
            for unit, parent in zip(base.units, nearest.tolist(), strict=True)
        ]
    )


def read_communes(path, crs):
    """Real communes with the columns of the shared files."""
    import geopandas

    table = geopandas.read_file(path)
    known = table.loai.str.lower().isin([kind.value for kind in UnitKind])
    table = table[table.ma_xa.notna() & (table.dan_so > 0) & known].drop_duplicates("ma_xa")
    units, shapes = [], []
    for row in table.itertuples():
        units.append(
            Unit(
                code=row.ma_xa,
                name=row.ten_xa,
                kind=UnitKind(row.loai.lower()),
                parent_code=row.ma_huyen,
                parent_name=row.ten_huyen,
                area_km2=area_from_km2(float(row.dt_km2)),
                population=int(row.dan_so),
                mountain=True,
            )
        )
        shapes.append(row.geometry)
    provinces = table.ma_tinh.tolist() if "ma_tinh" in table else [""] * len(units)
    return Coverage(
        units=tuple(units), geometries=np.array(shapes, dtype=object), crs=crs
    ), provinces


def run(case, target_s, coverage, rules, **question):
    """Measure one question."""
    coverage.adjacency  # noqa: B018  part of the map, not of the question
    wall, cpu = time.perf_counter(), time.process_time()
    result = optimise(coverage, EMPTY, rules, OptimiseRequest(**question))
    measured = Measured(
        case=case,
        target_s=target_s,
        seconds=round(time.perf_counter() - wall, 2),
        cpu_s=round(time.process_time() - cpu, 2),
        status=result.status,
        gap=round(result.gap, 5),
        failing=int(result.objective.get("failing", -1)),
        sets=result.groups_considered,
        max_group=result.max_group,
    )
    print_row(measured)
    return measured


def lang_son_cases():
    path = SHARED_DATA / "langson_2019_226xa_vn2000.gpkg"
    if not path.exists():
        print("bỏ qua Lạng Sơn: không có ../shared/data")
        return []
    rules = rule_set("nq-653-2019")
    coverage, _ = read_communes(path, "EPSG:9215")
    must = [s.unit.code for s in screen(coverage.units, rules) if s.must_arrange]
    chosen = with_neighbours(coverage, must, 51)
    return [
        run("Lạng Sơn 226 → 200, trong huyện", 2, coverage, rules, total=200),
        run("Lạng Sơn, ít thay đổi nhất", 2, coverage, rules, fewest_changes=True),
        run(
            "Lạng Sơn: 51 chọn → 25, M = 8",
            2,
            coverage,
            rules,
            merge_into=25,
            only=tuple(chosen),
            max_group=8,
            within_parent=False,
        ),
    ]


def with_neighbours(coverage, codes, count):
    """The units ``codes`` and neighbours of theirs in turn, ``count`` in all."""
    chosen = list(codes)[:count]
    for code in codes:
        for row in coverage.adjacency.neighbours[coverage.row(code)]:
            if len(chosen) < count and coverage.units[row].code not in chosen:
                chosen.append(coverage.units[row].code)
    return chosen


def synthetic_cases(seeds):
    measured = []
    nq653, nq76 = rule_set("nq-653-2019"), rule_set("nq-76-2025")
    hamlet_rules = rule_set("tt-14-2018")
    for seed in range(seeds):
        small = Terrain(name="", area_km2=22, population=2300, mountain=True)
        coverage = province(51, small, seed)
        name = f"51 → 25, M = 8, mẫu {seed}"
        measured.append(run(name, 2, coverage, nq653, total=25, max_group=8))
        coverage = hamlets(285, 40, seed)
        name = f"285 thôn → 137, một bài, M = 6, mẫu {seed}"
        one_commune = coverage.with_units([replace(u, parent_code="1") for u in coverage.units])
        measured.append(run(name, 5, one_commune, hamlet_rules, total=137, max_group=6))
        most = max(137, len({unit.parent_code for unit in coverage.units}))
        measured.append(
            run(f"285 thôn → {most}, trong xã, mẫu {seed}", 1, coverage, hamlet_rules, total=most)
        )
        for place, terrain in enumerate(TERRAINS):
            count = 190 + 12 * (seed % 4)
            coverage = province(count, terrain, 100 * seed + place)
            name = f"{count} → 65, {terrain.name}, M = 7, mẫu {seed}"
            measured.append(
                run(name, 10, coverage, nq76, total=65, max_group=7, within_parent=False)
            )
    return measured


def country_cases(limit_s):
    """Each province of 2019 to a third of its communes, as in 2025."""
    path = SHARED_DATA / "vn_2019_communes_clean_utm48.gpkg"
    whole, provinces = read_communes(path, "EPSG:32648")
    rules = rule_set("nq-76-2025")
    measured = []
    for name in sorted(set(provinces)):
        rows = [row for row, one in enumerate(provinces) if one == name]
        coverage = Coverage(
            units=tuple(whole.units[row] for row in rows),
            geometries=whole.geometries[rows],
            crs=whole.crs,
        )
        wanted = round(len(rows) * 3321 / len(provinces))
        measured.append(
            run(
                f"tỉnh {name}: {len(rows)} → {wanted}",
                limit_s,
                coverage,
                rules,
                total=wanted,
                within_parent=False,
                time_limit=limit_s,
            )
        )
    return measured


def print_row(one):
    print(
        f"{one.case:46} {one.seconds:8.2f} s {one.cpu_s:8.2f} s CPU  {one.status:10} "
        f"gap {one.gap:8.5f}  failing {one.failing:4}  M {one.max_group}  {one.sets:9,}",
        flush=True,
    )


def summary(measured):
    return {
        "benchmark": "optimise",
        "machine": f"{platform.machine()} {platform.processor()} {platform.python_version()}",
        "cases": len(measured),
        "proved": sum(one.status == "optimal" for one in measured),
        "within_target": sum(one.seconds <= one.target_s for one in measured),
        "within_target_by_cpu": sum(one.cpu_s <= one.target_s for one in measured),
        "median_cpu_s": statistics.median(one.cpu_s for one in measured),
        "median_s": statistics.median(one.seconds for one in measured),
        "worst_s": max(one.seconds for one in measured),
        "worst_ratio_to_target": round(max(one.seconds / one.target_s for one in measured), 2),
        "worst_gap": max(one.gap for one in measured),
        "peak_memory_mib": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024,
        "rows": [vars(one) for one in measured],
    }


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--seeds", type=int, default=1, help="mẫu cho mỗi bài tổng hợp")
    parser.add_argument("--country", type=float, metavar="GIÂY", help="cả nước, mỗi tỉnh tối đa")
    arguments = parser.parse_args()
    measured = lang_son_cases() + synthetic_cases(arguments.seeds)
    if arguments.country:
        measured += country_cases(arguments.country)
    print(json.dumps(summary(measured), ensure_ascii=False))


if __name__ == "__main__":
    main()
