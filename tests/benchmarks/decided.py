"""The plan decided for Lạng Sơn in 2019 beside the best one: ``script/bench decided``.

Both are scored by the objective of the optimiser under NQ 653/2019, from the same figures and
without exemptions (on which grounds units were left as they are is not in the data). Five
communes were split. With ``--split main`` (default) each goes whole where its main part went:
to the unit that kept its code, else as ``MAIN_PART`` says. With ``--split out`` it stays as it
is and takes part in no merger. Reads ../shared/data and says so where it is absent. Prints a
table and, last, one line of JSON.
"""

import argparse
import csv
import json
import platform
from collections import defaultdict
from dataclasses import replace

from noivu_desktop.optimise.optimise import optimise
from noivu_desktop.optimise.preparing import Case
from noivu_desktop.optimise.request import OptimiseRequest
from noivu_desktop.optimise.scoring import plan_gap, score_plan
from noivu_desktop.plan.edits import with_groups
from noivu_desktop.rules.loading import rule_set
from tests.benchmarks.optimise import EMPTY, SHARED_DATA, read_communes

RULES = "nq-653-2019"
MAIN_PART = {"06052": "06031", "06130": "06139"}
"""Bắc Ái: 702 of 1 099 people to Kim Đồng; Tân Việt: 4 of 6 whole hamlets to Bắc Hùng."""

COLUMNS = ("đơn vị", "chưa đạt", "thay đổi", "hình dạng", "dân số", "điểm")


def decided_groups(rows, split):
    """Codes by the new unit that they went to, and the split units with where they went."""
    went, groups = defaultdict(list), defaultdict(list)
    for row in rows:
        went[row["old"]].append(row["new"])
    parted = {old: news for old, news in went.items() if len(news) > 1}
    for old, news in went.items():
        if old not in parted:
            groups[news[0]].append(old)
        elif split == "main":
            groups[old if old in news else MAIN_PART[old]].append(old)
    return [sorted(group) for group in groups.values() if len(group) > 1], parted


def scored(case, groups):
    """The plan of these groups by the objective."""
    return score_plan(replace(case, plan=with_groups(EMPTY, case.coverage, groups)))


def line(name, units, objective):
    """One row of the table."""
    figures = [units, objective["failing"], objective["touched"]]
    figures += [objective[key] for key in ("compactness", "balance", "total")]
    return name, [round(float(one), 2) for one in figures]


def compare(split):
    coverage, _ = read_communes(SHARED_DATA / "langson_2019_226xa_vn2000.gpkg", "EPSG:9215")
    with (SHARED_DATA / "langson_decided_2020.csv").open(encoding="utf-8-sig") as file:
        groups, parted = decided_groups(list(csv.DictReader(file)), split)
    rules = rule_set(RULES)
    total = len(coverage.units) - sum(len(group) - 1 for group in groups)
    lines, found = [], {}
    questions = {
        f"tốt nhất, {total} đơn vị, trong huyện": OptimiseRequest(total=total),
        f"tốt nhất, {total} đơn vị, qua huyện": OptimiseRequest(total=total, within_parent=False),
    }
    case = Case(coverage=coverage, plan=EMPTY, rule_set=rules, request=OptimiseRequest(total=total))
    score = scored(case, groups)
    lines.append(line("đã quyết định", score.units_after, score.objective))
    for name, request in questions.items():
        best = optimise(coverage, EMPTY, rules, request)
        found[name] = {"status": best.status, "seconds": round(best.seconds, 2)}
        lines.append(line(f"{name} ({best.status})", best.units_after, best.objective))
        found[name]["gap"] = plan_gap(score, best).sentence
    same = same_groups(groups, optimise(coverage, EMPTY, rules, case.request))
    return lines, {"split": split, "split_units": parted, "same_groups": same, "best": found}


def same_groups(groups, best):
    """How many merged units both plans have."""
    return len({tuple(group) for group in groups} & {one.members for one in best.groups})


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--split", choices=("main", "out"), default="main")
    arguments = parser.parse_args()
    if not (SHARED_DATA / "langson_decided_2020.csv").exists():
        print(json.dumps({"benchmark": "decided", "skipped": "không có ../shared/data"}))
        return
    lines, facts = compare(arguments.split)
    print(f"{'phương án':44}" + "".join(f"{name:>11}" for name in COLUMNS))
    for name, figures in lines:
        print(f"{name:44}" + "".join(f"{figure:11,.2f}" for figure in figures))
    for name, one in facts["best"].items():
        print(f"{name}: {one['gap']}")
    print(f"{facts['same_groups']} đơn vị mới giống hệt; xã chia tách: {facts['split_units']}")
    table = {name: dict(zip(COLUMNS, figures, strict=True)) for name, figures in lines}
    machine = f"{platform.machine()} {platform.python_version()}"
    print(
        json.dumps(
            {"benchmark": "decided", "machine": machine, "table": table, **facts},
            ensure_ascii=False,
        )
    )


if __name__ == "__main__":
    main()
