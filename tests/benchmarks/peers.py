"""Other programs on the same instances: ``python -m tests.benchmarks.peers [--seconds S]``.

Each gets the same map, the same number of units after, the same time, and is measured by the
same objective: units left failing first, then the soft terms. The peers are the optional extra
``peers`` of the project (``BENCH_PYTHON`` may name a Python that has them); those not installed
are said to be so. Loading a program does not count; what it has found when its time is up does.
Instances are drawn by seed. Prints a table and, last, one line of JSON; ends with 1 if any peer
has a better plan than the optimiser.
"""

import argparse
import importlib
import json
import multiprocessing
import platform
import random
import statistics
import sys
import time
import warnings
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from multiprocessing.connection import Connection

import numpy as np
import shapely

from noivu_desktop.optimise.greedy import merge_greedily
from noivu_desktop.optimise.groups import rows_of_groups
from noivu_desktop.optimise.optimise import optimise
from noivu_desktop.optimise.preparing import Case, prepare
from noivu_desktop.optimise.request import OptimiseRequest
from noivu_desktop.optimise.scoring import score_plan
from noivu_desktop.plan.edits import with_groups
from noivu_desktop.rules.group_rules import group_rules
from noivu_desktop.rules.loading import rule_set
from noivu_desktop.rules.screening import screen
from noivu_desktop.units.coverage import Coverage
from tests.benchmarks.optimise import EMPTY, TERRAINS, Terrain, province

Groups = list[list[int]]
"""Rows of units in each group, single ones as well."""


@dataclass(frozen=True, kw_only=True)
class Instance:
    """A map and the number of units wanted."""

    name: str
    coverage: Coverage
    wanted: int
    rules: str
    seed: int
    largest: int

    @property
    def request(self):
        return OptimiseRequest(
            total=self.wanted,
            within_parent=False,
            max_group=self.largest,
            seed=self.seed,
            weights={"touched": 0.0},
        )

    @property
    def case(self):
        return Case(
            coverage=self.coverage,
            plan=EMPTY,
            rule_set=rule_set(self.rules),
            request=self.request,
        )


@dataclass(frozen=True, kw_only=True)
class Row:
    """What one program came to on one instance; levels None: no answer, and why."""

    instance: str
    program: str
    levels: tuple[int, float] | None
    note: str
    seconds: float


def ours(instance: Instance, seconds: float) -> Iterator[Groups]:
    request = replace(instance.request, time_limit=seconds * 0.9)
    result = optimise(instance.coverage, EMPTY, instance.case.rule_set, request)
    print(f"    {result.status}, cách cận {result.gap:.5f}", flush=True)
    index = instance.coverage.index
    merged = [[index[code] for code in group.members] for group in result.groups]
    used = {row for group in merged for row in group}
    yield merged + [[row] for row in range(len(instance.coverage.units)) if row not in used]


def greedy(instance: Instance, seconds: float) -> Iterator[Groups]:
    prepared = prepare(instance.case)
    plan = merge_greedily(prepared.question, instance.wanted, prepared.alive)
    if plan is not None:
        rows = rows_of_groups(prepared.problem, prepared.groups.members[:, plan])
        yield [[row for row in group if row >= 0] for group in rows.tolist()]


def recom(instance: Instance, seconds: float) -> Iterator[Groups]:
    """ReCom steps in short bursts, each from the best plan so far; starts from the greedy one."""
    from functools import partial

    import networkx
    from gerrychain import Graph, Partition, updaters
    from gerrychain.proposals import recom as step
    from gerrychain.tree import bipartition_tree

    start = next(greedy(instance, seconds), None)
    if start is None:
        return
    units = instance.coverage.units
    network = networkx.Graph()
    network.add_nodes_from(range(len(units)))  # in this order: the chain numbers them anew
    network.add_edges_from(instance.coverage.adjacency.pairs.tolist())
    for row, unit in enumerate(units):
        network.nodes[row]["people"] = unit.population
    assignment = {row: number for number, group in enumerate(start) for row in group}
    best = Partition(Graph.from_networkx(network), assignment, {"people": updaters.Tally("people")})
    mean = sum(unit.population for unit in units) / instance.wanted
    left_failing = counter_of_failing(instance)
    chance = random.Random(instance.seed)
    cut = partial(bipartition_tree, max_attempts=20)
    move = partial(
        step,
        pop_col="people",
        pop_target=mean,
        epsilon=0.9,
        bipartition_tree_fn=cut,
        rng=chance,
    )
    value = levels_of(instance, start)
    yield start
    while True:
        here = best
        for _ in range(5):
            try:
                here = move(here)
            except RuntimeError:  # no cut within the tolerance: the chain stays where it is
                continue
            groups = groups_of(np.array([here.assignment[row] for row in range(len(units))]))
            if left_failing(groups) <= value[0] and levels_of(instance, groups) < value:
                best, value = here, levels_of(instance, groups)
                yield groups


def counter_of_failing(instance: Instance) -> Callable[[Groups], int]:
    """Counts the units left failing, quickly, so that few plans have to be measured in full."""
    units, rules = instance.coverage.units, instance.case.rule_set
    must = np.array([one.must_arrange is True for one in screen(units, rules)])
    table = group_rules(units, rules)

    def left_failing(groups: Groups) -> int:
        members = np.full((len(groups), max(map(len, groups))), -1)
        for row, group in enumerate(groups):
            members[row, : len(group)] = group
        single = (members >= 0).sum(axis=1) == 1
        return int(np.where(single, must[members[:, 0]], ~table.meets(members)).sum())

    return left_failing


def agglomerative(instance: Instance, seconds: float) -> Iterator[Groups]:
    from scipy.sparse import coo_matrix
    from sklearn.cluster import AgglomerativeClustering

    first, second = instance.coverage.adjacency.pairs.T
    count = len(instance.coverage.units)
    ones = np.ones(len(first))
    near = coo_matrix((ones, (first, second)), shape=(count, count))
    model = AgglomerativeClustering(n_clusters=instance.wanted, connectivity=near + near.T)
    yield groups_of(model.fit(places(instance)).labels_)


def azp(instance: Instance, seconds: float) -> Iterator[Groups]:
    """From one random start after the other until time is up; the best counts."""
    from spopt.region import AZP

    frame, weights = table_of(instance)
    for seed in range(instance.seed, instance.seed + 10_000):
        model = AZP(frame, weights, ["x", "y"], n_clusters=instance.wanted, random_state=seed)
        model.solve()
        yield groups_of(model.labels_)


def skater(instance: Instance, seconds: float) -> Iterator[Groups]:
    from spopt.region import Skater

    frame, weights = table_of(instance)
    model = Skater(frame, weights, ["x", "y"], n_clusters=instance.wanted)
    model.solve()
    yield groups_of(model.labels_)


def ward(instance: Instance, seconds: float) -> Iterator[Groups]:
    from spopt.region import WardSpatial

    frame, weights = table_of(instance)
    model = WardSpatial(frame, weights, ["x", "y"], n_clusters=instance.wanted)
    model.solve()
    yield groups_of(model.labels_)


def k_means(instance: Instance, seconds: float) -> Iterator[Groups]:
    from spopt.region import RegionKMeansHeuristic

    _, weights = table_of(instance)
    for seed in range(instance.seed, instance.seed + 10_000):
        model = RegionKMeansHeuristic(places(instance), instance.wanted, weights, seed=seed)
        model.solve()
        yield groups_of(model.labels_)


def max_p(instance: Instance, seconds: float) -> Iterator[Groups]:
    """Cannot be asked for a number of groups: the least population is halved in until it fits."""
    from spopt.region import MaxPHeuristic

    frame, weights = table_of(instance)
    low, high = 0.0, 2.0 * frame["people"].sum() / instance.wanted
    for _ in range(12):
        least = (low + high) / 2
        model = MaxPHeuristic(frame, weights, ["x", "y"], "people", least, top_n=2)
        model.solve()
        groups = groups_of(model.labels_)
        yield groups
        if len(groups) == instance.wanted:
            return
        low, high = (least, high) if len(groups) > instance.wanted else (low, least)


@dataclass(frozen=True, kw_only=True)
class Program:
    """A name, what finds answers, and what has to be loaded for it."""

    name: str
    answers: Callable[[Instance, float], Iterator[Groups]]
    module: str = "noivu_desktop.optimise.optimise"


PROGRAMS = (
    Program(name="noivu", answers=ours),
    Program(name="tham lam", answers=greedy),
    Program(name="GerryChain ReCom", answers=recom, module="gerrychain"),
    Program(name="scikit-learn agglomerative", answers=agglomerative, module="sklearn.cluster"),
    Program(name="spopt AZP", answers=azp, module="spopt.region"),
    Program(name="spopt SKATER", answers=skater, module="spopt.region"),
    Program(name="spopt Ward", answers=ward, module="spopt.region"),
    Program(name="spopt region-k-means", answers=k_means, module="spopt.region"),
    Program(name="spopt max-p", answers=max_p, module="spopt.region"),
)


def places(instance: Instance):
    """Where the units lie, in kilometres."""
    return shapely.get_coordinates(shapely.centroid(instance.coverage.geometries)) / 1000


def table_of(instance: Instance):
    """The units as a table, and who is next to whom, as spopt wants them."""
    import geopandas
    from libpysal.weights import W

    x, y = places(instance).T
    people = [unit.population for unit in instance.coverage.units]
    frame = geopandas.GeoDataFrame(
        {"x": x, "y": y, "people": people}, geometry=instance.coverage.geometries
    )
    near = dict(enumerate(map(list, instance.coverage.adjacency.neighbours)))
    return frame, W(near, silence_warnings=True)


def groups_of(labels) -> Groups:
    """The rows under each label."""
    return [np.flatnonzero(labels == one).tolist() for one in np.unique(labels)]


def work(program: int, instance: Instance, seconds: float, answers: Connection) -> None:
    """Send each answer of one program; what goes wrong is sent as a sentence."""
    warnings.simplefilter("ignore")
    try:
        importlib.import_module(PROGRAMS[program].module)
        answers.send([])
        for groups in PROGRAMS[program].answers(instance, seconds):
            answers.send(groups)
        answers.send("")
    except ModuleNotFoundError as missing:
        answers.send(f"chưa cài {missing.name}")
    except Exception as error:
        answers.send(f"dừng vì lỗi: {type(error).__name__}: {error}"[:70])


def measure(program: int, instance: Instance, seconds: float) -> Row:
    """The best answer that one program gives within ``seconds``."""
    ours_end, theirs = multiprocessing.Pipe(duplex=False)
    process = multiprocessing.Process(target=work, args=(program, instance, seconds, theirs))
    process.start()
    loaded = ours_end.recv()
    started = time.monotonic()
    found: list[Groups] = []
    note = loaded or "hết giờ"
    if loaded:
        seconds = 0.0
    while (left := started + seconds - time.monotonic()) > 0 and ours_end.poll(left):
        message = ours_end.recv()
        if isinstance(message, str):
            note = message
            break
        found.append(message)
    took = time.monotonic() - started
    process.kill()
    process.join()
    return row_of(instance, PROGRAMS[program].name, found, note, took)


def row_of(instance: Instance, program: str, found: list[Groups], note: str, seconds: float) -> Row:
    wrong = [reason for groups in found if (reason := wrong_with(instance, groups))]
    good = [groups for groups in found if not wrong_with(instance, groups)]
    levels = min((levels_of(instance, groups) for groups in good[-200:]), default=None)
    if levels is None:
        note = wrong[-1] if wrong else note or "không có đáp án"
    return Row(
        instance=instance.name, program=program, levels=levels, note=note, seconds=round(seconds, 2)
    )


def wrong_with(instance: Instance, groups: Groups) -> str:
    """Why an answer does not count; empty: it does."""
    if sorted(row for group in groups for row in group) != list(
        range(len(instance.coverage.units))
    ):
        return "bỏ sót hoặc lặp đơn vị"
    if len(groups) != instance.wanted:
        return f"{len(groups)} đơn vị, không phải {instance.wanted}"
    neighbours = instance.coverage.adjacency.neighbours
    for group in groups:
        reached, waiting = {group[0]}, [group[0]]
        while waiting:
            for row in set(neighbours[waiting.pop()]) & set(group) - reached:
                reached.add(row)
                waiting.append(row)
        if len(reached) < len(group):
            return "có đơn vị mới không liền kề"
    return ""


def levels_of(instance: Instance, groups: Groups) -> tuple[int, float]:
    """Failing and soft terms by the objective of the optimiser."""
    coverage, case = instance.coverage, instance.case
    codes = [[coverage.units[row].code for row in group] for group in groups if len(group) > 1]
    found = score_plan(replace(case, plan=with_groups(EMPTY, coverage, codes))).objective
    return int(found["failing"]), round(found["total"], 4)


def instances(seeds: int) -> Iterator[Instance]:
    """A small one and the five terrains in the manner of 2025, for each seed."""
    for seed in range(seeds):
        small = Terrain(name="", area_km2=22, population=2300, mountain=True)
        yield Instance(
            name=f"51 → 25, mẫu {seed}",
            coverage=province(51, small, seed),
            wanted=25,
            rules="nq-653-2019",
            seed=seed,
            largest=8,
        )
        for place, terrain in enumerate(TERRAINS):
            yield Instance(
                name=f"190 → 65, {terrain.name}, mẫu {seed}",
                coverage=province(190, terrain, 100 * seed + place),
                wanted=65,
                rules="nq-76-2025",
                seed=seed,
                largest=7,
            )


def print_row(row: Row) -> None:
    levels = "–" if row.levels is None else "{:4} {:9.3f}".format(*row.levels)
    print(
        f"{row.instance:28} {row.program:28} {levels:>14}  {row.seconds:7.2f} s  {row.note}",
        flush=True,
    )


def summary(rows: list[Row]) -> dict[str, object]:
    best = {row.instance: row.levels for row in rows if row.program == "noivu"}
    answered = [row for row in rows if row.program != "noivu" and row.levels is not None]
    ratios: dict[str, list[float]] = {}
    for row in answered:
        if best[row.instance]:
            ratios.setdefault(row.program, []).append(row.levels[1] / best[row.instance][1])
    return {
        "benchmark": "peers",
        "machine": f"{platform.machine()} {platform.processor()} {platform.python_version()}",
        "instances": len(best),
        "never_worse": all(
            best[row.instance] is not None and best[row.instance] <= row.levels for row in answered
        ),
        "median_s": statistics.median(row.seconds for row in rows if row.program == "noivu"),
        "median_left_failing": {
            name: statistics.median(
                row.levels[0] for row in rows if row.program == name and row.levels
            )
            for name in [one.name for one in PROGRAMS]
            if any(row.program == name and row.levels for row in rows)
        },
        "median_ratio_of_total": {
            name: round(statistics.median(values), 3) for name, values in ratios.items()
        },
        "without_answer": sorted({row.program for row in rows if row.levels is None}),
        "rows": [vars(row) for row in rows],
    }


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--seeds", type=int, default=1, help="mẫu cho mỗi bài")
    parser.add_argument("--seconds", type=float, default=20, help="thời gian của mỗi chương trình")
    names = [one.name for one in PROGRAMS[1:]]
    parser.add_argument("--program", action="append", choices=names, help="chỉ chương trình này")
    arguments = parser.parse_args()
    wanted = {PROGRAMS[0].name, *(arguments.program or names)}
    print(f"{'bài':28} {'chương trình':28} chưa đạt, điểm")
    rows = []
    for instance in instances(arguments.seeds):
        instance.coverage.adjacency  # noqa: B018  part of the map, the same for all
        for program in [n for n, one in enumerate(PROGRAMS) if one.name in wanted]:
            rows.append(measure(program, instance, arguments.seconds))
            print_row(rows[-1])
    found = summary(rows)
    print(json.dumps(found, ensure_ascii=False))
    return 0 if found["never_worse"] else 1


if __name__ == "__main__":
    sys.exit(main())
