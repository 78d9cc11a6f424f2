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

from noivu_desktop.export.exporting import export_plan
from noivu_desktop.export.formats import FORMATS
from noivu_desktop.export.report import build_report
from noivu_desktop.export.unit_pages import write_unit_pages
from noivu_desktop.maps_in.importing import ImportRequest, import_map
from noivu_desktop.plan.edits import with_groups
from noivu_desktop.plan.plan import Plan
from noivu_desktop.progress import NO_PROGRESS
from noivu_desktop.project.project import Project

SHARED = Path(__file__).resolve().parents[3] / "shared" / "data"
MAP = SHARED / "langson_2019_226xa_vn2000_shp.zip"
DECIDED = SHARED / "langson_decided_2020.csv"
TARGET_S = 20.0
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
    atlas = pages_of_all_units(project)
    report(project, runs, atlas, arguments.paper)


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
        start, cpu = perf_counter(), process_time()
        result = export_plan(project, None, Path(folder), paper=paper, progress=watch)
        seconds, cpu_seconds = perf_counter() - start, process_time() - cpu
    if result.failed:
        raise SystemExit("; ".join(one.sentence for one in result.failed))
    return {**watch.seconds(), "total": seconds, "cpu": cpu_seconds}


def pages_of_all_units(project: Project) -> dict[str, float]:
    """Pages of a plan that merges neighbours two by two: about a hundred pages."""
    neighbours = project.coverage.adjacency.neighbours
    units, taken, groups = project.coverage.units, set(), []
    for row, around in enumerate(neighbours):
        mate = next((one for one in around if one not in taken and one != row), None)
        if row not in taken and mate is not None:
            taken |= {row, mate}
            groups.append([units[row].code, units[mate].code])
    plan = with_groups(project.plan(), project.coverage, groups)
    dossier = build_report(project.with_plan(plan))
    with tempfile.TemporaryDirectory() as folder:
        start = perf_counter()
        write_unit_pages(dossier, Path(folder) / "a.pdf", NO_PROGRESS)
        return {"pages": len(dossier.merged), "seconds": perf_counter() - start}


def report(
    project: Project, runs: list[dict[str, float]], atlas: dict[str, float], paper: str
) -> None:
    medians = {key: statistics.median(run[key] for run in runs) for key in runs[0]}
    for key, value in medians.items():
        print(f"{value:8.2f} s  {key}")
    print(f"{atlas['seconds']:8.2f} s  {atlas['pages']} trang tóm tắt")
    memory_mb = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
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
                "memory_mb": round(memory_mb),
                "machine": f"{platform.machine()} {platform.system()}",
                "python": platform.python_version(),
            },
            ensure_ascii=False,
        )
    )


if __name__ == "__main__":
    main()
