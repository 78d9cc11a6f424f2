"""The sample with both levels: hamlets nest in communes and are planned inside the new ones."""

from dataclasses import replace

import pytest

from noivu_desktop.maps_in.importing import ImportRequest, import_map
from noivu_desktop.maps_in.level_below import import_hamlets
from noivu_desktop.optimise.optimise import optimise
from noivu_desktop.optimise.request import OptimiseRequest
from noivu_desktop.project.judging import rule_set_of
from noivu_desktop.project.levels import hamlets_inside, level_differences
from noivu_desktop.project.project_file import create_project_file
from noivu_desktop.resource_files import sample_map
from noivu_desktop.units.code_list import read_codes
from noivu_desktop.units.unit import Level
from noivu_desktop.verify.verifying import verify_project

TABLE = "so-lieu-khau-van.xlsx"


@pytest.fixture(scope="module")
def sample():
    def asked(name):
        tables = (sample_map(TABLE),)
        return ImportRequest(map=sample_map(name), tables=tables, repair=True)

    project = import_map(asked("xa-khau-van.zip")).project
    below = import_hamlets(asked("thon-khau-van.zip"), project.coverage)
    assert not {"no_parent", "outside_parent"} & {one.kind for one in below.report.problems}
    return replace(project, hamlets=below.project)


def test_people_and_households_of_communes_are_the_sums_of_their_hamlets(sample):
    """Legal areas are rounded and differ from the map, so these differences are told."""
    found = level_differences(sample)

    assert {one.figure for one in found} == {"area_km2"}
    assert all(abs(one.own - one.sum) / one.own < 0.01 for one in found)


def test_hamlets_are_planned_inside_the_new_communes(tmp_path, sample):
    chosen = read_codes(sample_map("chon-285-thon.csv"))
    with create_project_file(tmp_path / "p.gpkg", sample) as file:
        pair = neighbours_with(sample, chosen)
        file.do("merge", codes=pair)
        inside = hamlets_inside(file.project)
        only = [code for code in chosen if inside.coverage.unit(code).parent_code == pair[0]]
        request = OptimiseRequest(merge_into=len(only) // 2, only=tuple(only), within_parent=True)
        result = optimise(inside.coverage, inside.plan(), rule_set_of(inside), request)
        groups = [list(one.members) for one in result.groups]
        after = file.do("set_groups", Level.HAMLET, groups=groups)

    assert sum(map(len, groups)) - len(groups) == len(only) - len(only) // 2
    parents = {
        frozenset(hamlets_inside(after).coverage.unit(code).parent_code for code in group)
        for group in groups
    }
    assert parents == {frozenset({pair[0]})}
    assert verify_project(tmp_path / "p.gpkg").ok


def neighbours_with(project, chosen):
    """Two communes of one district with chosen hamlets in both; the first gives its code."""
    coverage, below = project.coverage, project.hamlets.coverage
    held = {below.unit(code).parent_code for code in chosen}
    for row, unit in enumerate(coverage.units):
        for other in coverage.adjacency.neighbours[row]:
            near = coverage.units[other]
            if {unit.code, near.code} <= held and unit.parent_code == near.parent_code:
                first, second = sorted((unit, near), key=lambda one: -one.population)
                return [first.code, second.code]
    raise AssertionError("no such pair")
