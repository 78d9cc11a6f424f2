"""The law in the window: screening, decisions, consultations, facts, points, rule sets."""

from dataclasses import replace
from decimal import Decimal

import pytest
from PySide6.QtCore import QDate, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QDialog, QDockWidget

from noivu_desktop.gui.dialogs.classification import ClassificationDialog
from noivu_desktop.gui.dialogs.confirm_figures import ConfirmDialog
from noivu_desktop.gui.dialogs.consultation import ConsultationDialog
from noivu_desktop.gui.dialogs.dates import DatesDialog
from noivu_desktop.gui.dialogs.decisions_list import DecisionsDialog
from noivu_desktop.gui.dialogs.exemption import ReasonDialog
from noivu_desktop.gui.dialogs.figure_form import FigureForm
from noivu_desktop.gui.dialogs.rule_set_form import RuleSetForm
from noivu_desktop.gui.dialogs.rule_sets import RuleSetsDialog
from noivu_desktop.gui.dialogs.text_change import TextChangeDialog
from noivu_desktop.gui.dialogs.unit_facts import UnitFactsDialog
from noivu_desktop.gui.standing import Standing
from noivu_desktop.project.project import Project
from noivu_desktop.rules.exemption import Ground
from noivu_desktop.rules.finding import Verdict
from noivu_desktop.rules.loading import forget_loaded, load_rule_sets, rule_set
from noivu_desktop.units.unit import UnitKind
from tests.builders import grid_of_units


def opened(window, kind):
    return next(one for one in window.findChildren(kind) if one.isVisible())


def open_by(window, action, kind, codes=()):
    if codes:
        window.workspace.selection.choose(codes)
    window.qactions[action].trigger()
    return opened(window, kind)


def screening(window):
    window.run("law.screening")
    return window.findChild(QDockWidget, "screening").widget()


def shown(panel, column):
    at = [one.id for one in panel.table.columns].index(column)
    return [panel.filter.index(row, at).data() for row in range(panel.filter.rowCount())]


class TestScreening:
    @pytest.fixture
    def project(self):
        small = {"area_km2": Decimal("20"), "population": 2000}
        changes = {"A1": small, "B1": small, "C1": {"population": None, "area_km2": Decimal("20")}}
        return Project(coverage=grid_of_units(3, 2, changes), rule_set_id="nq-653-2019")

    def test_every_unit_is_in_one_group_with_the_reason(self, window):
        panel = screening(window)
        words = [button.text() for button in panel.groups.buttons()]
        assert words[:3] == ["Tất cả (6)", "Thuộc diện sắp xếp (2)", "Khuyến khích (3)"]
        assert words[5] == "Chưa đủ số liệu (1)"

        panel.groups.buttons()[5].click()
        assert shown(panel, "code") == ["C1"]
        assert shown(panel, "why") == ["Còn thiếu: dân số"]

    def test_several_units_become_exempt_in_one_undoable_gesture(self, window):
        panel = screening(window)
        window.workspace.selection.choose(["A1", "B1"])
        panel.exempt.click()
        dialog = opened(window, ReasonDialog)
        dialog.ground_box.setCurrentIndex(list(Ground).index(Ground.STABLE_SINCE_1945))
        dialog.signature.author_box.setText("Nguyễn Thị Lan")
        dialog.signature.date_box.setDate(QDate(2026, 3, 2))
        dialog.save.click()

        assert window.model.check.unresolved == ()
        panel.show_group(Standing.EXEMPT)
        why = "địa giới ổn định từ năm 1945 (Nguyễn Thị Lan, 02/03/2026)"
        assert shown(panel, "why") == [why, why]

        window.qactions["edit.undo"].trigger()
        assert window.model.check.unresolved == ("A1", "B1")

        panel.exempt.click()
        again = opened(window, ReasonDialog)
        assert again.signature.author_box.text() == "Nguyễn Thị Lan"
        again.reject()

    def test_a_click_shows_the_unit_on_the_map(self, window, qtbot):
        panel = screening(window)
        panel.search.setText("xa b1")
        index = panel.filter.index(0, 1)
        with qtbot.waitSignal(window.workspace.selection.shown) as told:
            QTest.mouseClick(
                panel.view.viewport(),
                Qt.MouseButton.LeftButton,
                Qt.KeyboardModifier.NoModifier,
                panel.view.visualRect(index).center(),
            )
        assert told.args == [["B1"]]

    def test_what_is_chosen_elsewhere_is_chosen_in_the_screening_too(self, window):
        panel = screening(window)
        window.map.canvas.setFocus()

        window.workspace.selection.choose(("B1",))

        assert [row.data() for row in panel.view.selectionModel().selectedRows()] == ["B1"]

    def test_the_rows_shown_are_copied_as_a_spreadsheet_reads_them(self, window):
        panel = screening(window)
        panel.show_group(Standing.OPEN)
        panel.copy.click()

        lines = QGuiApplication.clipboard().text().splitlines()
        assert lines[0].startswith("Mã\tTên\tThuộc\tkm²\tDân số\t")
        assert lines[1].startswith('="A1"\tA1\tHuyện Một\t20,00\t2000\t40,00 %\t40,00 %\t')
        assert len(lines) == 3

    def test_missing_facts_are_one_button_away_from_the_finding(self, window):
        rows = [window.findings.list.index(at, 0) for at in range(window.findings.list.rowCount())]
        row = next(at for at, index in enumerate(rows) if index.data() == "Xã C1")
        for _ in range(row + 1):
            window.findings.go(1)
        assert window.findings.remedy_button.isVisible()

        window.findings.remedy_button.click()
        dialog = opened(window, UnitFactsDialog)
        dialog.figures["population"].setText("2.000")
        dialog.save.click()

        assert window.model.coverage.unit("C1").population == 2000
        assert window.model.check.unresolved == ("A1", "B1", "C1")


class TestFacts:
    def test_only_what_was_changed_is_written_for_all_chosen_units(self, window):
        dialog = open_by(window, "law.facts", UnitFactsDialog, ["A1", "A2"])
        assert dialog.figures["population"].text() == ""
        assert "giữ nguyên" in dialog.figures["population"].placeholderText()
        dialog.facts["land_border"].setCurrentText("có")
        dialog.figures["minority_share"].setText("62,5")
        dialog.save.click()

        units = [window.model.coverage.unit(code) for code in ("A1", "A2", "B1")]
        assert [unit.land_border for unit in units] == [True, True, False]
        assert [unit.minority_share for unit in units][:2] == [Decimal("0.625")] * 2
        assert [unit.population for unit in units] == [2000, 6000, 2000]
        assert window.model.file.undo_label == (
            "Hoàn tác: Sửa biên giới đất liền, tỷ lệ dân tộc thiểu số của Xã A1 và Xã A2"
        )

    @pytest.mark.parametrize(
        ("field", "text", "sentence"),
        [
            ("population", "nhiều", "“nhiều” không dùng được làm dân số."),
            ("area_km2", "0", "Xã A1: diện tích phải lớn hơn 0"),
            ("minority_share", "140", "Xã A1: tỷ lệ dân tộc thiểu số phải từ 0 đến 100 %."),
        ],
    )
    def test_what_no_unit_can_hold_is_said_and_the_form_stays(self, window, field, text, sentence):
        dialog = open_by(window, "law.facts", UnitFactsDialog, ["A1"])
        dialog.figures[field].setText(text)
        dialog.save.click()

        assert dialog.isVisible()
        assert sentence in dialog.problem.text()
        dialog.reject()
        assert not window.model.file.can_undo


class TestConsultation:
    def test_the_verdict_follows_the_typing_and_blocks_the_merger(self, window):
        window.model.do("merge", codes=["A1", "B1", "C1"])
        dialog = open_by(window, "law.consult", ConsultationDialog, ["A1"])
        assert [line.unit.code for line in dialog.lines] == ["A1", "B1", "C1"]
        assert "trên 50 % cử tri" in dialog.findChildren(type(dialog.verdict))[0].text()
        for line, agreed in zip(dialog.lines, (600, 500, 501), strict=True):
            line.total.setValue(1000)
            line.in_favour.setValue(agreed)
        assert dialog.lines[1].result.text() == "50,00 %, cần trên 50 %: chưa đủ"
        assert "chưa thể nhập" in dialog.verdict.text()
        dialog.save.click()
        assert window.model.check.merged[0].verdict is Verdict.NOT_MET

        dialog = open_by(window, "law.consult", ConsultationDialog, ["B1"])
        dialog.lines[1].in_favour.setValue(501)
        assert "được tiếp tục" in dialog.verdict.text()
        dialog.save.click()
        assert window.model.check.merged[0].on_consultation is Verdict.MET
        window.qactions["edit.undo"].trigger()
        window.qactions["edit.undo"].trigger()
        assert window.model.project.consultations == ()

    def test_half_of_all_households_is_enough_where_the_text_says_from(self, window):
        window.model.do("set_rule_set", id="nq-112-2025")
        dialog = open_by(window, "law.consult", ConsultationDialog, ["A1"])
        dialog.lines[0].total.setValue(200)
        dialog.lines[0].in_favour.setValue(100)

        assert dialog.lines[0].result.text() == "50,00 %, cần từ 50 %: đủ"
        dialog.reject()

    def test_more_answers_than_people_cannot_be_saved(self, window):
        dialog = open_by(window, "law.consult", ConsultationDialog, ["A1"])
        dialog.lines[0].total.setValue(10)
        dialog.lines[0].in_favour.setValue(6)
        dialog.lines[0].against.setValue(5)

        assert not dialog.save.isEnabled()
        assert dialog.problem.text().startswith("Xã A1: số đồng ý")
        dialog.reject()

    def test_empty_fields_take_the_count_back(self, window):
        window.model.do("consult", code="A1", basis="cử tri", total=10, in_favour=6)
        dialog = open_by(window, "law.consult", ConsultationDialog, ["A1"])
        dialog.lines[0].total.setValue(-1)
        dialog.lines[0].in_favour.setValue(-1)
        dialog.save.click()

        assert window.model.project.consultations == ()


def test_every_decision_is_listed_and_can_be_dropped(window):
    window.model.do("merge", codes=["A1", "B1"])
    window.model.do("exempt", code="A2", ground="DEFENCE", note="Đồn 12", author="Lan")
    window.model.do("waive", members=["A1", "B1"], reason="Biệt lập")
    window.model.do("consult", code="A1", basis="cử tri", total=1000, in_favour=501)
    dialog = open_by(window, "law.decisions", DecisionsDialog)
    rows = [dialog.list.topLevelItem(at) for at in range(dialog.list.topLevelItemCount())]
    assert [row.text(2) for row in rows] == [
        "trọng yếu về quốc phòng, an ninh; Đồn 12", "Biệt lập", "501/1.000 cử tri đồng ý",
    ]  # fmt: skip
    assert rows[0].text(3) == "Lan"

    for _ in range(3):
        dialog.list.setCurrentItem(dialog.list.topLevelItem(0))
        dialog.show_button.click()
        dialog.drop.click()

    project = window.model.project
    assert (project.exemptions, project.waivers, project.consultations) == ((), (), ())
    assert not dialog.drop.isEnabled()


def test_points_are_shown_before_and_after_with_those_given_by_hand(window):
    window.model.do("merge", codes=["A1", "B1"])
    dialog = open_by(window, "law.classify", ClassificationDialog, ["A1"])
    heads = [dialog.table.horizontalHeaderItem(at).text() for at in range(3)]
    assert heads == ["Xã A1", "Xã B1", "Đơn vị mới: Xã A1"]
    assert [one.unit.population for one in dialog.classified] == [2000, 2000, 4000]
    assert dialog.classified[2].name is None

    for row, points in enumerate((10, 20, 5), start=2):
        dialog.table.cellWidget(row, 2).setValue(points)

    after = dialog.classified[2]
    assert after.least == after.most
    assert dialog.table.item(6, 2).text() == after.name
    assert dialog.classified[0].name is None
    dialog.reject()


class TestRuleSets:
    @pytest.fixture(autouse=True)
    def _fresh(self, _isolated_home):
        forget_loaded()
        yield
        forget_loaded()

    def test_a_figure_that_is_confirmed_says_so_in_the_findings(self, window):
        window.model.do("set_rule_set", id="nq-112-2025")
        dialog = open_by(window, "law.rule_sets", RuleSetsDialog)
        assert dialog.chosen.id == "nq-112-2025"
        rows = [
            row
            for row in range(dialog.figures.table.rowCount())
            if dialog.figures.table.index(row, 0).data() == "Diện phải sắp xếp"
        ]
        for row in rows:
            dialog.figures.selectRow(row)
            dialog.buttons["confirm"].click()
            asked = opened(window, ConfirmDialog)
            asked.signature.author_box.setText("Lan")
            asked.signature.date_box.setDate(QDate(2026, 11, 21))
            asked.save.click()

        assert len(window.model.project.confirmations) == len(rows) == 2
        told = [one.findings[0].sentence for one in window.model.check.screening]
        assert all("đã được Lan xác nhận ngày 21/11/2026" in one for one in told)
        dialog.figures.selectRow(rows[0])
        dialog.buttons["unconfirm"].click()
        assert len(window.model.project.confirmations) == 1
        dialog.reject()

    def test_a_copy_is_edited_in_a_form_used_and_edited_again(self, window):
        dialog = open_by(window, "law.rule_sets", RuleSetsDialog)
        assert not dialog.buttons["edit"].isEnabled()
        dialog.buttons["copy"].click()
        form = opened(window, RuleSetForm)
        form.title_box.setText("Bản thử của tỉnh")
        self.change(window, form, "50 km²", "least:area", "40,5")
        form.save.click()

        own = next(one for one in load_rule_sets() if not one.shipped)
        assert own.title == "Bản thử của tỉnh"
        assert Decimal("40.5") in [least for one in own.standards for _, least in one.least]
        assert dialog.chosen.id == own.id
        dialog.buttons["use"].click()
        assert window.model.project.rule_set_id == own.id
        before = window.model.check.screening[0].area_share

        dialog.buttons["edit"].click()
        form = opened(window, RuleSetForm)
        self.change(window, form, "40,5 km²", "least:area", "80")
        form.save.click()
        assert window.model.check.screening[0].area_share < before
        assert window.rule_sets.currentData() == own.id
        dialog.reject()

    def change(self, window, form, text, number, value):
        table = form.figures.table
        row = next(at for at in range(table.rowCount()) if text in table.index(at, 1).data())
        form.figures.selectRow(row)
        form.edit.click()
        figure = opened(window, FigureForm)
        figure.numbers[number].setText(value)
        figure.save.click()
        assert not figure.isVisible()

    def test_a_standard_is_added_for_other_units_and_another_is_dropped(self, window):
        dialog = open_by(window, "law.rule_sets", RuleSetsDialog)
        dialog.buttons["copy"].click()
        form = opened(window, RuleSetForm)
        before = form.figures.table.rowCount()
        form.figures.selectRow(0)
        form.add.click()
        figure = opened(window, FigureForm)
        for kind, box in figure.when.kinds.items():
            box.setChecked(kind is UnitKind.DAC_KHU)
        figure.when.facts["island"].setCurrentIndex(1)
        figure.save.click()
        assert form.figures.table.rowCount() == before + 1
        assert "đặc khu; " in form.figures.table.index(0, 1).data()
        assert "hải đảo" in form.figures.table.index(0, 1).data()

        form.figures.clearSelection()
        form.figures.selectRow(1)
        form.drop.click()
        assert form.figures.table.rowCount() == before
        form.save.click()

        own = next(one for one in load_rule_sets() if not one.shipped)
        assert own.standards[0].when.kinds == (UnitKind.DAC_KHU,)
        assert own.standards[0].when.island is True
        dialog.reject()

    def test_a_figure_for_no_kind_of_unit_is_refused(self, window):
        dialog = open_by(window, "law.rule_sets", RuleSetsDialog)
        dialog.buttons["copy"].click()
        form = opened(window, RuleSetForm)
        form.figures.selectRow(0)
        form.edit.click()
        figure = opened(window, FigureForm)
        for box in figure.when.kinds.values():
            box.setChecked(False)
        figure.save.click()
        assert "ít nhất một loại đơn vị" in figure.problem.text()
        for one in (figure, form, dialog):
            one.reject()

    def test_what_cannot_stand_in_a_file_is_said_in_a_sentence(self, window):
        dialog = open_by(window, "law.rule_sets", RuleSetsDialog)
        dialog.buttons["copy"].click()
        form = opened(window, RuleSetForm)
        form.from_box.setDate(form.issued_box.date().addDays(-1))
        form.save.click()
        assert "trước ngày ban hành" in form.problem.text()

        form.figures.selectRow(1)
        form.edit.click()
        figure = opened(window, FigureForm)
        for typed, sentence in (("5 mẫu", "hãy ghi kiểu 1.234,5"), ("0,0000001", "mét vuông")):
            figure.numbers["least:area"].setText(typed)
            figure.save.click()
            assert sentence in figure.problem.text()
        figure.numbers["least:area"].setText("40")
        figure.clause_box.clear()
        figure.save.click()
        assert "Phải ghi điều khoản" in figure.problem.text()
        for one in (figure, form, dialog):
            one.reject()

    def test_a_shared_file_comes_in_a_broken_one_is_listed_with_its_sentence(
        self, window, tmp_path, monkeypatch, told
    ):
        from PySide6.QtWidgets import QFileDialog

        shared = tmp_path / "chia-se.toml"
        dialog = open_by(window, "law.rule_sets", RuleSetsDialog)
        monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *a: (str(shared), ""))
        monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *a: (str(shared), ""))
        dialog.buttons["out"].click()
        text = shared.read_text("utf-8")
        shared.write_text(text.replace('id = "nq-653-2019"', 'id = "ban-cua-tinh"'), "utf-8")

        dialog.buttons["in"].click()
        assert rule_set("ban-cua-tinh").shipped is False
        assert dialog.chosen.id == "ban-cua-tinh"

        shared.write_text(text.replace("50 %", "50 người"), "utf-8")
        dialog.buttons["in"].click()
        assert "sai đơn vị" in told.pop()

        too_long = tmp_path / f"{'a' * 300}.toml"
        monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *a: (str(too_long), ""))
        dialog.buttons["out"].click()
        assert told.pop() == f"Không ghi được tệp {too_long}."

        (rule_set("ban-cua-tinh").path).write_text("id = ", "utf-8")
        forget_loaded()
        dialog.refresh()
        last = dialog.list.topLevelItem(dialog.list.topLevelItemCount() - 1)
        assert last.text(3) == "không dùng được"
        dialog.list.setCurrentItem(last)
        assert "dòng 1" in dialog.head.text()
        dialog.reject()

    def test_an_own_set_can_be_deleted(self, window, monkeypatch):
        from noivu_desktop.gui import messages

        dialog = open_by(window, "law.rule_sets", RuleSetsDialog)
        dialog.buttons["copy"].click()
        opened(window, RuleSetForm).save.click()
        assert dialog.buttons["delete"].isEnabled()
        monkeypatch.setattr(messages, "ask", lambda *a, **k: True)

        dialog.buttons["delete"].click()

        assert all(one.shipped for one in load_rule_sets())
        dialog.reject()


class TestChangeOfText:
    def test_the_change_is_offered_and_lists_every_plan(self, window):
        window.model.do("merge", codes=["A1", "B1"])
        window.model.do("new_plan", name="Phương án 2", copy_of="Phương án 1")
        window.model.do("merge", codes=["A1", "C1"])
        assert not window.change.isVisible()

        window.model.do("set_rule_set", id="nq-76-2025")
        assert "nay phải sắp xếp" in window.change.text.text()
        window.change.show_button.click()

        dialog = opened(window, TextChangeDialog)
        heads = [
            dialog.tree.topLevelItem(at).text(0) for at in range(dialog.tree.topLevelItemCount())
        ]
        assert heads[0] == "Nay phải sắp xếp: 4"
        assert heads[3].startswith("Phương án 1: đơn vị mới đổi kết luận")
        assert heads[4].startswith("Phương án 2: đơn vị mới đổi kết luận")
        dialog.tree.itemClicked.emit(dialog.tree.topLevelItem(0).child(0), 0)
        assert window.workspace.codes == ("C1",)
        dialog.close()

    def test_the_offer_goes_away_when_dismissed(self, window):
        window.model.do("set_rule_set", id="nq-76-2025")
        window.change.dismiss.click()
        assert not window.change.isVisible()

        window.model.do("exempt", code="A1", ground="DEFENCE")
        assert not window.change.isVisible()


def test_the_plan_tree_offers_decisions_by_its_context_menu(window):
    names = [action.objectName() for action in window.plan.view.actions()]

    assert {"plan.waive", "law.consult", "law.classify", "unit.exempt"} <= set(names)
    assert window.plan.view.contextMenuPolicy() is Qt.ContextMenuPolicy.ActionsContextMenu


def test_nothing_is_left_open(window):
    assert [one for one in window.findChildren(QDialog) if one.isVisible()] == []


class TestDates:
    @pytest.fixture
    def project(self):
        grid = grid_of_units(2, 1)
        names = {"06577": "Xã Xuân Tình", "06580": "Xã Hiệp Hạ"}
        units = [
            replace(unit, code=code, name=name)
            for unit, (code, name) in zip(grid.units, names.items(), strict=True)
        ]
        return Project(coverage=replace(grid, units=tuple(units)))

    def test_the_list_that_the_names_tell_is_proposed_and_both_days_are_one_step(self, window):
        dialog = open_by(window, "law.dates", DatesDialog)
        assert dialog.days == {"codes_as_of": None, "effective_from": None}

        dialog.codes_told.setChecked(True)
        dialog.effective_told.setChecked(True)
        dialog.effective_day.setDate(QDate(2020, 1, 1))
        dialog.accept()

        project = window.model.project
        assert (project.codes_as_of, project.effective_from) == ("2019-12-31", "2020-01-01")
        window.qactions["edit.undo"].trigger()
        assert window.model.project.codes_as_of is None

    def test_days_that_are_known_are_shown_and_can_be_left_open_again(self, window):
        window.model.do("set_dates", codes_as_of="2024-12-01", effective_from=None)
        dialog = open_by(window, "law.dates", DatesDialog)
        assert dialog.days["codes_as_of"] == "2024-12-01"

        dialog.codes_told.setChecked(False)
        dialog.accept()

        assert window.model.project.codes_as_of is None
