"""The tables of the law keep the rules of Qt and say what the check says."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QAbstractItemModelTester

from noivu_desktop.gui.panels.findings_panel import remedy
from noivu_desktop.gui.standing import Standing
from noivu_desktop.gui.tables.figures_table import MARK, FiguresTable
from noivu_desktop.gui.tables.screening_table import ScreeningFilter, ScreeningTable, why
from noivu_desktop.gui.tables.unit_rows import STANDING_ROLE
from noivu_desktop.rules.confirmation import Confirmation, confirmed
from noivu_desktop.rules.figures import legal_figures
from noivu_desktop.rules.finding import (
    MISSING_CONFIRMATION,
    MISSING_CONSULTATION,
    MISSING_STANDARD,
)
from noivu_desktop.rules.loading import load_rule_sets, rule_set

WARNING = QAbstractItemModelTester.FailureReportingMode.Warning  # fails the test, no abort


def test_the_screening_keeps_the_rules_of_qt_while_the_project_changes(model):
    table = ScreeningTable(model)
    shown = ScreeningFilter(table)
    testers = [QAbstractItemModelTester(one, WARNING) for one in (table, shown)]

    shown.show_group(Standing.OPEN)
    model.do("exempt", code="A1", ground="DEFENCE")
    assert shown.rowCount() == 1
    shown.sort(1, Qt.SortOrder.DescendingOrder)
    model.do("set_rule_set", id="nq-76-2025")
    shown.look_for("b1")
    shown.show_group(None)
    shown.look_for("")
    model.undo()
    model.undo()

    assert [tester.model() for tester in testers] == [table, shown]
    assert shown.rowCount() == 6


def test_the_figures_keep_the_rules_of_qt_when_another_set_is_shown(qapp):
    table = FiguresTable()
    tester = QAbstractItemModelTester(table, WARNING)

    for one in (*load_rule_sets(), None):
        table.show(one)
        assert table.rowCount() == (len(legal_figures(one)) if one else 0)

    assert tester.model() is table


def test_a_plan_changes_nothing_in_the_screening(model):
    table = ScreeningTable(model)
    before = [table.index(row, 0).data(STANDING_ROLE) for row in range(table.rowCount())]

    model.do("merge", codes=["A1", "B1"])

    assert [table.index(row, 0).data(STANDING_ROLE) for row in range(table.rowCount())] == before
    assert table.counts[Standing.OPEN] == 2


def test_numbers_sort_by_value_and_unknown_ones_first(model):
    model.do("set_values", code="C1", values={"population": None})
    model.do("set_values", code="B2", values={"population": 12000})
    shown = ScreeningFilter(ScreeningTable(model))
    column = [one.id for one in shown.sourceModel().columns].index("population")

    shown.sort(column, Qt.SortOrder.AscendingOrder)

    texts = [shown.index(row, column).data() for row in range(shown.rowCount())]
    assert texts == ["–", "2.000", "2.000", "6.000", "6.000", "12.000"]


@pytest.mark.parametrize(("name", "cell"), [("=SUM(A1)", '="=SUM(A1)"'), ("Nam La", "Nam La")])
def test_no_name_becomes_a_formula_in_a_spreadsheet(model, name, cell):
    model.do("set_values", code="A1", values={"name": name})
    table = ScreeningTable(model)

    assert table.as_tsv([0]).splitlines()[1].split("\t")[1] == cell


def test_a_confirmed_figure_is_marked_so(qapp):
    rules = rule_set("nq-112-2025")
    figure = next(one for one in legal_figures(rules) if one.clause.doubt)
    table = FiguresTable()
    table.show(confirmed(rules, [Confirmation(figure=figure.key, author="Lan")]))

    row = legal_figures(rules).index(figure)
    assert table.index(row, MARK).data() == "đã xác nhận"


@pytest.mark.parametrize(
    ("missing", "action"),
    [
        (("dân số",), "law.facts"),
        (("dân số", MISSING_CONFIRMATION), "law.facts"),
        ((MISSING_CONFIRMATION,), "law.rule_sets"),
        ((f"{MISSING_STANDARD} phường này",), "law.rule_sets"),
        ((MISSING_CONSULTATION,), "law.consult"),
    ],
)
def test_what_is_missing_leads_to_the_form_that_takes_it(missing, action):
    assert remedy(missing) == action


def test_an_exemption_tells_ground_note_and_who_decided_when(model):
    signed = {"note": "đảo xa", "author": "Nông Thị Hà", "date": "2026-11-21"}
    model.do("exempt", code="A1", ground="ISOLATED", **signed)
    table = ScreeningTable(model)
    row = next(row for row in table._rows if row.unit.code == "A1")

    assert why(row) == "vị trí biệt lập: đảo xa (Nông Thị Hà, 21/11/2026)"
