"""How fast verdicts come: a whole plan of the country, and again after one merge.

    python -m tests.benchmarks.rules [--merges N]

Prints a table in milliseconds and, last, one JSON line with medians, ratios and the machine.
"""

import argparse
import json
import os
import platform
import random
import statistics
import sys
from pathlib import Path
from time import perf_counter

from noivu_desktop.maps_in.importing import ImportRequest, import_map
from noivu_desktop.plan import edits
from noivu_desktop.plan.plan import Plan
from noivu_desktop.rules.checking import PlanCheck, check_plan
from noivu_desktop.rules.loading import rule_set
from noivu_desktop.rules.rule_set import RuleSet
from noivu_desktop.units.coverage import Coverage

COUNTRY = Path(__file__).resolve().parents[3] / "shared/data/vn_2019_communes_clean_utm48.gpkg"
RULE_SETS = ("nq-653-2019", "nq-35-2023", "nq-76-2025", "nq-112-2025")
LARGEST_GROUP = 3


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--merges", type=int, default=30)
    merges = parser.parse_args().merges
    if not COUNTRY.is_file():
        print("không có bản đồ cả nước trong ../shared/data", file=sys.stderr)
        raise SystemExit(2)
    coverage = import_map(ImportRequest(map=COUNTRY, set_values={"mountain": "1"})).project.coverage
    plan = random_plan(coverage, random.Random(1))
    medians: dict[str, float] = {}
    for text in RULE_SETS:
        whole, again = timed(coverage, plan, rule_set(text), merges)
        medians[f"{text}: whole plan"] = whole
        medians[f"{text}: after one merge"] = again
    report(medians, len(coverage.units), len(plan.merged))


def random_plan(coverage: Coverage, rng: random.Random) -> Plan:
    """About a third of the units stay alone; the others go with one or two free neighbours."""
    neighbours, used, groups = coverage.adjacency.neighbours, set(), []
    for row in range(len(coverage.units)):
        if row in used or rng.random() < 0.3:
            continue
        free = [other for other in neighbours[row] if other not in used]
        group = [row, *free[: LARGEST_GROUP - 1]]
        used.update(group)
        groups.append([coverage.units[one].code for one in group])
    return edits.with_groups(Plan(name="thử"), coverage, groups)


def timed(coverage: Coverage, plan: Plan, text: RuleSet, merges: int) -> tuple[float, float]:
    """Median milliseconds of a whole check, and of a check after one more merge."""
    whole = []
    for _ in range(5):
        start = perf_counter()
        check = check_plan(coverage, plan, text)
        whole.append(perf_counter() - start)
    return statistics.median(whole) * 1000, _again(coverage, plan, text, check, merges)


def _again(coverage: Coverage, plan: Plan, text: RuleSet, check: PlanCheck, merges: int) -> float:
    rng, neighbours, spent = random.Random(2), coverage.adjacency.neighbours, []
    while len(spent) < merges:
        row = rng.randrange(len(coverage.units))
        if neighbours[row]:
            pair = (row, rng.choice(neighbours[row]))
            plan = edits.merge(plan, coverage, [coverage.units[one].code for one in pair])
            start = perf_counter()
            check = check_plan(coverage, plan, text, previous=check)
            spent.append(perf_counter() - start)
    return statistics.median(spent) * 1000


def report(medians: dict[str, float], units: int, merged: int) -> None:
    print(f"{units} units, {merged} merged units")
    for name, milliseconds in medians.items():
        print(f"{milliseconds:10.2f} ms  {name}")
    ratios = {
        text: round(medians[f"{text}: whole plan"] / medians[f"{text}: after one merge"], 1)
        for text in RULE_SETS
    }
    print(
        json.dumps(
            {
                "benchmark": "rules",
                "median_ms": {name: round(value, 3) for name, value in medians.items()},
                "whole_to_one_merge": ratios,
                "machine": f"{platform.machine()} {platform.system()}, {os.cpu_count()} cores",
                "python": platform.python_version(),
            }
        )
    )


if __name__ == "__main__":
    main()
