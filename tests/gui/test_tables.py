from dataclasses import replace
from decimal import Decimal

import pytest
from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtTest import QAbstractItemModelTester

from noivu_desktop.gui.panels.totals_bar import Balance, kept_text, open_text
from noivu_desktop.gui.project_model import ProjectModel
from noivu_desktop.gui.tables.findings_list import CODES_ROLE, FindingsList
from noivu_desktop.gui.tables.plan_tree import PlanTree
from noivu_desktop.gui.tables.unit_rows import CODE_ROLE
from noivu_desktop.gui.tables.units_table import UnitsFilter, UnitsTable
from noivu_desktop.project.project import Project
from noivu_desktop.project.project_file import create_project_file
from noivu_desktop.units.measures import Totals
from noivu_desktop.vietnamese import number
from tests.builders import grid_of_units

WARNING = QAbstractItemModelTester.FailureReportingMode.Warning  # fails the test, no abort


def rows(view, column):
    return [view.index(row, column).data() for row in range(view.rowCount())]


@pytest.mark.parametrize("kind", [UnitsTable, PlanTree, FindingsList])
def test_item_models_keep_the_rules_of_qt_while_the_project_changes(kind, model):
    shown = kind(model)
    tester = QAbstractItemModelTester(shown, WARNING)

    model.do("merge", codes=["A1", "B1"])
    model.do("merge", codes=["A1", "A2"])
    model.do("set_rule_set", id="nq-35-2023")
    model.undo()
    model.do("split", code="A1")

    assert tester.model() is shown


def test_the_filter_keeps_the_rules_of_qt(model):
    shown = UnitsFilter(UnitsTable(model))
    tester = QAbstractItemModelTester(shown, WARNING)

    shown.look_for("a1")
    shown.show_only_open(True)
    model.do("merge", codes=["A1", "B1"])
    shown.look_for("")

    assert tester.model() is shown


class TestUnitsTable:
    @pytest.fixture
    def project(self):
        names = {"A1": "Xã Ẩn", "B1": "Xã Đồng", "C1": "Xã Dân", "D1": "Xã Ân"}
        changes = {code: {"name": name} for code, name in names.items()}
        changes["C1"]["population"] = None
        return Project(coverage=grid_of_units(4, 1, changes), rule_set_id="nq-653-2019")

    def test_names_sort_as_vietnamese_dictionaries_do(self, model):
        shown = UnitsFilter(UnitsTable(model))

        shown.sort(1, Qt.SortOrder.AscendingOrder)

        assert rows(shown, 1) == ["Ân", "Ẩn", "Dân", "Đồng"]

    def test_a_missing_figure_is_a_dash_and_comes_first(self, model):
        shown = UnitsFilter(UnitsTable(model))

        shown.sort(5, Qt.SortOrder.AscendingOrder)

        assert rows(shown, 5) == ["–", "6.000", "6.000", "6.000"]

    def test_units_are_found_without_diacritics_and_with_words_in_any_order(self, model):
        shown = UnitsFilter(UnitsTable(model))

        shown.look_for("mot dong")

        assert rows(shown, 1) == ["Đồng"]


def test_only_units_that_still_need_something_are_shown_when_asked(model):
    shown = UnitsFilter(UnitsTable(model))

    shown.show_only_open(True)
    assert sorted(shown.index(row, 0).data(CODE_ROLE) for row in range(shown.rowCount())) == [
        "A1",
        "B1",
    ]

    shown.show_only_open(False)
    assert shown.rowCount() == 6


def test_the_tree_shows_merged_units_with_members_and_then_what_is_open(model):
    tree = PlanTree(model)

    model.do("merge", codes=["A1", "A2"])

    assert rows(tree, 0) == ["Xã A2 (2)", "Còn phải sắp xếp"]
    assert tree.index(0, 2).data() == "45,00"
    first = tree.index(0, 0, QModelIndex())
    assert [tree.index(row, 0, first).data() for row in range(2)] == ["Xã A1", "Xã A2"]


def test_the_tree_shows_of_a_divided_unit_what_each_merged_unit_has_of_it(model):
    tree = PlanTree(model)
    before = model.coverage.unit("A1")
    given = {"area_km2": "1.25", "population": 397, "estimated": ["population"]}

    model.do("give_part", code="A1", to="A2", **given)

    def members(row):
        branch = tree.index(row, 0)
        return [
            [tree.index(one, column, branch).data() for column in (0, 2, 3)]
            for one in range(tree.rowCount(branch))
        ]

    rest, taker = members(0), members(1)
    assert [line[0] for line in (*rest, *taker)] == [
        "Phần còn lại Xã A1", "Một phần Xã A1", "Xã A2"
    ]  # fmt: skip
    assert taker[0][1:] == ["1,25", "≈ 397"], "only what nobody counted is marked"
    assert rest[0][2] == f"≈ {number(before.population - 397)}"
    assert tree.index(0, 3).data() == number(before.population - 397)


def test_a_part_that_was_given_away_cannot_be_dragged(model):
    model.do("give_part", code="A1", to="A2", area_km2="5", population=500)
    tree = PlanTree(model)
    branch = tree.index(next(at for at in range(2) if "A2" in tree.index(at, 0).data()), 0)
    lines = [tree.index(at, 0, branch) for at in range(tree.rowCount(branch))]

    drags = [bool(tree.flags(line) & Qt.ItemFlag.ItemIsDragEnabled) for line in lines]
    assert [line.data() for line in lines if "phần" in line.data()] == [lines[0].data()]
    assert drags == [False, True]


def test_nothing_is_said_to_be_kept_that_nobody_knows():
    known = Totals(units=2, area_km2=Decimal(50), population=12000, households=None)
    unknown = replace(known, population=None)

    assert "✓" in kept_text(Balance(before=known, after=known))
    assert "✓" not in kept_text(Balance(before=unknown, after=unknown))
    assert "SAU" in kept_text(Balance(before=known, after=unknown))


def test_problems_name_the_unit_the_reason_and_where_to_look(model):
    shown = FindingsList(model)
    assert rows(shown, 0) == ["Xã A1", "Xã B1"]
    assert "653/2019" in shown.index(0, 0).data(Qt.ItemDataRole.ToolTipRole)

    model.do("merge", codes=["A1", "A2"])
    model.do("merge", codes=["B1", "B2"])

    assert {code for row in range(shown.rowCount()) for code in shown.index(row).data(CODES_ROLE)}


def test_units_that_lack_figures_are_problems_too(tmp_path, qapp):
    coverage = grid_of_units(2, 1, {"A1": {"population": None, "area_km2": Decimal("20")}})
    project = Project(coverage=coverage, rule_set_id="nq-653-2019")
    with create_project_file(tmp_path / "thieu.gpkg", project) as file:
        model = ProjectModel(file)

        shown = FindingsList(model)

        assert rows(shown, 0) == ["Xã A1"]
        assert open_text(model) == "1 đơn vị chưa đủ số liệu"
