"""The leaders decide: a unit stays as it is, a new unit may stay below a standard."""

from noivu_desktop.gui import messages
from noivu_desktop.gui.dialogs.exemption import ReasonDialog
from noivu_desktop.rules.exemption import Ground
from noivu_desktop.rules.finding import Verdict
from noivu_desktop.units.coverage import Link


def open_dialog(window):
    return next(one for one in window.findChildren(ReasonDialog) if one.isVisible())


def test_an_exempt_unit_need_not_be_arranged_until_the_decision_is_taken_back(window):
    window.workspace.selection.choose(["A1"])
    window.qactions["unit.exempt"].trigger()
    dialog = open_dialog(window)
    dialog.ground_box.setCurrentIndex(list(Ground).index(Ground.DEFENCE))
    dialog.reason_box.setPlainText("Công văn 12 của Bộ Chỉ huy quân sự")
    dialog.save.click()

    assert window.model.check.unresolved == ("B1",)
    assert "Không bắt buộc sắp xếp" in window.map.card.text.text()

    window.qactions["unit.unexempt"].trigger()
    assert window.model.check.unresolved == ("A1", "B1")


def test_a_waiver_needs_a_reason_and_is_one_undoable_step(window):
    window.model.do("merge", codes=["A1", "B1"])
    window.workspace.selection.choose(["A1"])
    assert window.model.check.merged[0].verdict is Verdict.NOT_MET

    window.qactions["plan.waive"].trigger()
    dialog = open_dialog(window)
    assert not dialog.save.isEnabled()
    dialog.reason_box.setPlainText("Vùng biệt lập, không còn đơn vị liền kề")
    dialog.save.click()
    assert [one.reason for one in window.model.project.waivers] == [
        "Vùng biệt lập, không còn đơn vị liền kề"
    ]

    window.qactions["edit.undo"].trigger()
    assert window.model.project.waivers == ()


def test_units_on_two_banks_are_declared_neighbours_with_a_ground(window, monkeypatch):
    asked = []

    def answer(_parent, _title, question, _start):
        asked.append(question)
        return "Cầu Nà Sầm"

    monkeypatch.setattr(messages, "ask_text", answer)
    declare, withdraw = window.qactions["unit.link"], window.qactions["unit.unlink"]
    window.workspace.selection.choose(["A1", "A2"])
    assert not declare.isEnabled()  # they share a border

    window.workspace.selection.choose(["C2", "A1"])
    declare.trigger()

    assert asked == ["Vì sao Xã C2 và Xã A1 được coi là liền kề (cầu, phà, cùng đảo…)?"]
    assert window.model.coverage.links == (Link(first="A1", second="C2", ground="Cầu Nà Sầm"),)
    assert not declare.isEnabled()
    withdraw.trigger()
    assert window.model.coverage.links == ()
    assert not withdraw.isEnabled()
