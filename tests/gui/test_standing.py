import contextlib
from collections import Counter

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from noivu_desktop.errors import NoivuError
from noivu_desktop.gui.map_themes import map_themes
from noivu_desktop.gui.panels.totals_bar import balance
from noivu_desktop.gui.project_model import ProjectModel
from noivu_desktop.gui.standing import (
    MERGED_STANDING,
    STANDINGS,
    Standing,
    demand,
    standings_of,
)
from noivu_desktop.gui.tables.findings_list import CODES_ROLE, FindingsList
from noivu_desktop.gui.tables.plan_tree import PlanTree
from noivu_desktop.gui.tables.unit_rows import STANDING_ROLE
from noivu_desktop.gui.tables.units_table import UnitsTable
from noivu_desktop.project.project import Project
from noivu_desktop.project.project_file import create_project_file
from noivu_desktop.units.measures import totals
from tests.builders import grid_of_units

CODES = ["A1", "A2", "A3", "B1", "B2", "B3", "C1", "C2", "C3"]
FIGURES = {
    "A2": {"population": None},
    "B3": {"area_km2": None},
    "C1": {"population": 40_000},
    "C2": {"households": None, "population": 9_000},
}

code = st.sampled_from(CODES)
steps = st.one_of(
    st.tuples(st.just("merge"), st.fixed_dictionaries({"codes": st.lists(code, min_size=2)})),
    st.tuples(st.just("split"), st.fixed_dictionaries({"code": code})),
    st.tuples(st.just("take_out"), st.fixed_dictionaries({"code": code})),
    st.tuples(
        st.just("set_rule_set"),
        st.fixed_dictionaries({"id": st.sampled_from(["nq-653-2019", "nq-35-2023"])}),
    ),
    st.tuples(
        st.just("set_values"),
        st.fixed_dictionaries(
            {"code": code, "values": st.fixed_dictionaries({"population": st.integers(1, 30_000)})}
        ),
    ),
    st.just(("undo", {})),
    st.just(("redo", {})),
)


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    return tmp_path_factory.mktemp("standing")


def take(model, kind, arguments):
    """The step, if it can be taken here; a refusal leaves everything as it was."""
    with contextlib.suppress(NoivuError):
        getattr(model, kind)() if kind in ("undo", "redo") else model.do(kind, **arguments)


def told_unit_by_unit(model):
    """The standing of every unit worked out one by one, from the check alone."""
    check = model.check
    held = {part.code: one for one in check.merged for part in one.merged.members}
    return [
        MERGED_STANDING[held[one.unit.code].verdict] if one.unit.code in held else demand(one)
        for one in check.screening
    ]


@settings(max_examples=25, deadline=None)
@given(taken=st.lists(steps, min_size=1, max_size=12))
def test_what_follows_the_steps_says_what_a_fresh_look_says(folder, qapp, taken):
    project = Project(coverage=grid_of_units(3, 3, FIGURES), rule_set_id="nq-653-2019")
    path = folder / "p.gpkg"
    path.unlink(missing_ok=True)
    with create_project_file(path, project) as file:
        model = ProjectModel(file)
        table, findings, tree = UnitsTable(model), FindingsList(model), PlanTree(model)
        for kind, arguments in taken:
            take(model, kind, arguments)
            expected = told_unit_by_unit(model)

            assert [model.standings[row] for row in range(len(expected))] == expected
            assert np.array_equal(standings_of(model.check).now, model.standings.now)
            assert np.array_equal(standings_of(model.check).demands, model.standings.demands)
            assert standings_in(table) == expected
            assert texts(findings, CODES_ROLE) == texts(FindingsList(model), CODES_ROLE)
            assert texts(findings) == texts(FindingsList(model))
            assert lines(tree) == lines(PlanTree(model))
            assert balance(model).after == totals_listed(model)
            assert legend(model) == {STANDINGS.index(one): n for one, n in count(expected)}


def standings_in(table):
    return [table.index(row, 0).data(STANDING_ROLE) for row in range(table.rowCount())]


def texts(listed, role=0):
    return [listed.index(row, 0).data(role) for row in range(listed.rowCount())]


def lines(tree):
    tops = [tree.index(row, 0) for row in range(tree.rowCount())]
    return [
        [top.data(), top.siblingAtColumn(1).data(), top.siblingAtColumn(3).data()]
        + [tree.index(row, 0, top).data() for row in range(tree.rowCount(top))]
        for top in tops
    ]


def totals_listed(model):
    """The sums over every unit that there is after the plan."""
    merged = [one.unit for one in model.check.merged]
    alone = [unit for unit in model.coverage.units if unit.code not in model.plan.merged_by_member]
    return totals([*alone, *merged])


def count(standings):
    return Counter(standings).items()


def legend(model):
    colours = map_themes()[0].colours(model)
    places = {one.label: place for place, one in enumerate(STANDINGS)}
    return {places[entry.label]: entry.count for entry in colours.legend}


def test_without_a_rule_set_a_unit_is_merged_or_not_but_nothing_is_known(folder, qapp):
    project = Project(coverage=grid_of_units(3, 1), rule_set_id="nobody-knows-this")
    path = folder / "unknown.gpkg"
    with create_project_file(path, project) as file:
        model = ProjectModel(file)
        model.do("merge", codes=["A1", "B1"])

        assert [model.standings[row] for row in range(3)] == [
            Standing.MERGED_UNKNOWN,
            Standing.MERGED_UNKNOWN,
            Standing.UNKNOWN,
        ]


def test_a_step_of_the_plan_keeps_what_the_law_asks(model):
    before = model.standings
    model.do("merge", codes=["A1", "B1"])

    assert model.standings.demands is before.demands
    assert model.standings.changed_since(before) == model.coverage.rows(["A1", "B1"])


@pytest.mark.parametrize("home", ["A2", "C2"])
def test_a_divided_unit_stands_where_its_rest_is(model, home):
    """Whichever of the units that share it comes first."""
    model.do("merge", codes=[home, "B2"])
    model.do("give_part", code="B1", to=home, area_km2="5", population=500)
    rest, taker = (
        next(one for one in model.check.merged if code in one.merged.standing)
        for code in ("B1", home)
    )
    assert rest.verdict is not taker.verdict

    row = model.coverage.row
    assert model.standings[row("B1")] is MERGED_STANDING[rest.verdict]
    assert model.standings[row(home)] is MERGED_STANDING[taker.verdict]
