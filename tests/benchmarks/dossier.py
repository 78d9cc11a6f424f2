"""How long a whole dossier takes: ``python -m tests.benchmarks.dossier [--runs N] [--paper A3]``.

Lạng Sơn 2019 (226 communes, beside the repository in ../shared/data) under what was decided in
2020: 200 communes, every format. Prints a table and, last, one line of JSON.
"""

import argparse
import csv
import json
import platform
import resource
import statistics
import tempfile
from collections import defaultdict
from pathlib import Path
from time import perf_counter, process_time

from noivu_desktop.export.atlas import atlas_pages, write_atlas
from noivu_desktop.export.exporting import export_plan
from noivu_desktop.export.formats import FORMATS
from noivu_desktop.export.map_sheet import write_current_map
from noivu_desktop.export.map_style import MapSettings
from noivu_desktop.export.report import build_report
from noivu_desktop.maps_in.importing import ImportRequest, import_map
from noivu_desktop.plan.edits import with_groups
from noivu_desktop.plan.plan import Plan
from noivu_desktop.progress import NO_PROGRESS
from noivu_desktop.project.project import Project

SHARED = Path(__file__).resolve().parents[3] / "shared" / "data"
MAP = SHARED / "langson_2019_226xa_vn2000_shp.zip"
COUNTRY = SHARED / "vn_2025_communes_simpl40_utm48.gpkg"
DECIDED = SHARED / "langson_decided_2020.csv"
TARGET_S = 20.0
MERGED_IN_ATLAS = 166  # and a page for each of the 34 provinces: 200 pages
RULE_SET = "nq-653-2019"


class Watch:
    """Notes when each format begins."""

    def __init__(self):
        self.marks = []

    def report(self, fraction, sentence):
        self.marks.append((sentence, perf_counter()))

    def stop_if_cancelled(self):
        pass

    def seconds(self):
        """Seconds by what was being done."""
        pairs = zip(self.marks, self.marks[1:], strict=False)
        return {sentence: later - start for (sentence, start), (_, later) in pairs}


def main() -> None:
    arguments = read_arguments()
    if not MAP.exists():
        raise SystemExit("Không có ../shared/data với bản đồ thật; không đo được.")
    project = decided_project()
    runs = [one_dossier(project, arguments.paper) for _ in range(arguments.runs)]
    atlas = atlas_of(MERGED_IN_ATLAS, arguments.paper)
    country = country_map("A1")
    report(project, runs, atlas, country, arguments.paper)


def read_arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--runs", type=int, default=3)
    parser.add_argument("--paper", default="A3")
    return parser.parse_args()


def decided_project() -> Project:
    """The province with the groups of 2020; a unit that was divided goes where its code went."""
    request = ImportRequest(map=MAP, set_values={"mountain": "1"})
    project = import_map(request).project
    with DECIDED.open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.DictReader(file))
    new_code: dict[str, str] = {}
    for row in rows:
        if row["old"] not in new_code or row["old"] == row["new"]:
            new_code[row["old"]] = row["new"]
    groups = defaultdict(list)
    for old, new in new_code.items():
        if old in project.coverage.index:
            groups[new].append(old)
    plan = with_groups(Plan(name=project.active_plan), project.coverage, groups.values())
    changed = project.with_plan(plan)
    return Project(
        coverage=changed.coverage,
        plans=changed.plans,
        active_plan=changed.active_plan,
        rule_set_id=RULE_SET,
    )


def one_dossier(project: Project, paper: str) -> dict[str, float]:
    watch = Watch()
    with tempfile.TemporaryDirectory() as folder:
        start, cpu, workers_cpu = perf_counter(), process_time(), workers_cpu_s()
        result = export_plan(project, None, Path(folder), paper=paper, progress=watch)
        seconds, cpu_seconds = perf_counter() - start, process_time() - cpu
    if result.failed:
        raise SystemExit("; ".join(one.sentence for one in result.failed))
    workers_cpu = workers_cpu_s() - workers_cpu
    return {**watch.seconds(), "total": seconds, "cpu": cpu_seconds, "cpu of workers": workers_cpu}


def workers_cpu_s() -> float:
    """What processes that have ended took so far."""
    ended = resource.getrusage(resource.RUSAGE_CHILDREN)
    return ended.ru_utime + ended.ru_stime


def atlas_of(merged: int, paper: str) -> dict[str, float]:
    """A country's atlas of so many merged units: neighbours of one province two by two."""
    project = import_map(ImportRequest(map=COUNTRY)).project
    units, taken, groups = project.coverage.units, set(), []
    for row, around in enumerate(project.coverage.adjacency.neighbours):
        same = [one for one in around if units[one].parent_name == units[row].parent_name]
        mate = next((one for one in same if one not in taken), None)
        if row not in taken and mate is not None and len(groups) < merged:
            taken |= {row, mate}
            groups.append([units[row].code, units[mate].code])
    plan = with_groups(project.plan(), project.coverage, groups)
    dossier = build_report(project.with_plan(plan))
    before_mb = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    with tempfile.TemporaryDirectory() as folder:
        start, cpu = perf_counter(), process_time()
        write_atlas(dossier, Path(folder) / "a.pdf", MapSettings(paper=paper), NO_PROGRESS)
        return {
            "pages": len(atlas_pages(dossier)),
            "seconds": perf_counter() - start,
            "cpu": process_time() - cpu,
            "memory_before_mb": round(before_mb),
            "memory_mb": round(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024),
        }


def country_map(paper: str) -> dict[str, float]:
    """The labelled map of 3,321 communes as PDF, PNG and SVG."""
    dossier = build_report(import_map(ImportRequest(map=COUNTRY)).project)
    with tempfile.TemporaryDirectory() as folder:
        start, cpu = perf_counter(), process_time()
        write_current_map(dossier, Path(folder), "a", MapSettings(paper=paper), NO_PROGRESS)
        return {"seconds": perf_counter() - start, "cpu": process_time() - cpu}


def report(
    project: Project,
    runs: list[dict[str, float]],
    atlas: dict[str, float],
    country: dict[str, float],
    paper: str,
) -> None:
    keys = dict.fromkeys(key for run in runs for key in run)  # what workers do varies
    medians = {key: statistics.median(run.get(key, 0.0) for run in runs) for key in keys}
    for key, value in medians.items():
        print(f"{value:8.2f} s  {key}")
    print(f"{atlas['seconds']:8.2f} s  {atlas['pages']} trang bản đồ")
    print(f"{country['seconds']:8.2f} s  bản đồ 3.321 xã")
    memory_mb = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    worker_mb = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024
    print(
        json.dumps(
            {
                "benchmark": "dossier",
                "units": len(project.coverage.units),
                "formats": len(FORMATS),
                "paper": paper,
                "runs": len(runs),
                "median_s": {key: round(value, 3) for key, value in medians.items()},
                "ratio_to_target": round(medians["total"] / TARGET_S, 3),
                "atlas": atlas,
                "country_map": country,
                "memory_mb": round(memory_mb),
                "largest_worker_mb": round(worker_mb),
                "machine": f"{platform.machine()} {platform.system()}",
                "python": platform.python_version(),
            },
            ensure_ascii=False,
        )
    )


if __name__ == "__main__":
    main()
