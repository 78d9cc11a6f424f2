"""What voters or households said, unit by unit, with the verdict while typing."""

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QCoreApplication, QDate, Qt, Signal
from PySide6.QtWidgets import (
    QComboBox,
    QDateEdit,
    QDialog,
    QGridLayout,
    QLabel,
    QScrollArea,
    QSpinBox,
    QVBoxLayout,
    QWidget,
)

from noivu_desktop.gui.colours import VERDICT_TINTS, is_dark
from noivu_desktop.gui.dialogs.signature import buttons_for, date_box, iso
from noivu_desktop.gui.screen_room import open_at
from noivu_desktop.gui.sentences import filled
from noivu_desktop.gui.tables.chips import readable_on
from noivu_desktop.rules.consultation import Consultation, rule_for, verdict_on, verdict_on_all
from noivu_desktop.rules.finding import Verdict
from noivu_desktop.rules.rule_set import ConsultationBasis, ConsultationRule, RuleSet
from noivu_desktop.units.unit import Unit
from noivu_desktop.vietnamese import percent

translate = QCoreApplication.translate
_MANY = 99_999_999
_COUNT_LETTERS = 16
_NOT_COUNTED = -1


class ConsultationDialog(QDialog):
    """One line for each unit that was asked, and whether the merger may go on."""

    def __init__(
        self,
        units: Sequence[Unit],
        known: Sequence[Consultation],
        rule_set: RuleSet,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Kết quả lấy ý kiến"))
        open_at(self, 1060, min(240 + 44 * len(units), 640))
        self._rule_set = rule_set
        self._known = {one.code: one for one in known}
        self.lines = [AskedLine(unit, self._known.get(unit.code), rule_set) for unit in units]
        self.verdict = QLabel(wordWrap=True, textFormat=Qt.TextFormat.RichText)
        self.problem = QLabel(wordWrap=True)
        layout = QVBoxLayout(self)
        layout.addWidget(QLabel(_thresholds(rule_set), wordWrap=True))
        layout.addWidget(self._grid(), 1)
        layout.addWidget(self.verdict)
        layout.addWidget(self.problem)
        buttons = buttons_for(self, self.tr("Ghi"))
        self.save = buttons.buttons()[0]
        layout.addWidget(buttons)
        self._follow()

    @property
    def steps(self) -> list[tuple[str, dict[str, Any]]]:
        """The steps that write what was changed."""
        return [step for line in self.lines if (step := self._step(line)) is not None]

    def _step(self, line: "AskedLine") -> tuple[str, dict[str, Any]] | None:
        found, before = line.consultation, self._known.get(line.unit.code)
        if found.total is None and found.in_favour is None and found.against is None:
            return ("unconsult", {"code": found.code}) if before else None
        same = before and _counts(before) == _counts(found)
        if same:
            return None
        values = dict(zip(("basis", "total", "in_favour", "against"), _counts(found), strict=False))
        return ("consult", {"code": found.code, **values, "date": found.date})

    def _grid(self) -> QScrollArea:
        inside = QWidget()
        grid = QGridLayout(inside)
        headings = (
            self.tr("Đơn vị"), self.tr("Người được hỏi"), self.tr("Tổng số"), self.tr("Đồng ý"),
            self.tr("Không đồng ý"), self.tr("Ngày"), "",
        )  # fmt: skip
        for column, heading in enumerate(headings):
            grid.addWidget(QLabel(f"<b>{heading}</b>"), 0, column)
        for row, line in enumerate(self.lines, start=1):
            for column, widget in enumerate(line.widgets):
                grid.addWidget(widget, row, column)
            line.changed.connect(self._follow)
        grid.setColumnStretch(len(headings) - 1, 1)
        grid.setRowStretch(len(self.lines) + 1, 1)
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setWidget(inside)
        return area

    def _follow(self) -> None:
        asked = [line.consultation for line in self.lines]
        known = [one for one in asked if one.total is not None or one.in_favour is not None]
        codes = [line.unit.code for line in self.lines]
        verdict = verdict_on_all(codes, known, self._rule_set)
        words = {
            None: self.tr("Chưa nhập kết quả nào."),
            Verdict.MET: self.tr("Đủ tỷ lệ đồng ý: được tiếp tục thực hiện."),
            Verdict.NOT_MET: self.tr("Chưa đủ tỷ lệ đồng ý: chưa thể nhập."),
            Verdict.UNKNOWN: self.tr("Chưa đủ kết quả để kết luận."),
        }[verdict]
        self.verdict.setText(self._chip(verdict, words) if verdict else words)
        too_many = [line.unit.full_name for line in self.lines if line.is_overfull]
        self.problem.setText(
            self.tr("%1: số đồng ý và không đồng ý nhiều hơn tổng số.").replace(
                "%1", ", ".join(too_many)
            )
            if too_many
            else ""
        )
        self.problem.setVisible(bool(too_many))
        self.save.setEnabled(not too_many)

    def _chip(self, verdict: Verdict, words: str) -> str:
        colour = VERDICT_TINTS[verdict].colour(dark=is_dark(self.palette()))
        ink = readable_on(colour).name()
        return (
            f'<span style="background:{colour.name()};color:{ink};font-size:large">'
            f"&nbsp;<b>{words}</b>&nbsp;</span>"
        )


class AskedLine(QWidget):
    """The fields of one unit."""

    changed = Signal()

    def __init__(self, unit: Unit, known: Consultation | None, rule_set: RuleSet) -> None:
        super().__init__()
        self.unit = unit
        self._rule_set = rule_set
        self.basis = _basis_box(known, rule_set)
        self.total = _count_box(known.total if known else None, self.tr("Tổng số"))
        self.in_favour = _count_box(known.in_favour if known else None, self.tr("Đồng ý"))
        self.against = _count_box(known.against if known else None, self.tr("Không đồng ý"))
        day = QDate.fromString(known.date, Qt.DateFormat.ISODate) if known else QDate()
        self.date: QDateEdit = date_box(day if day.isValid() else QDate.currentDate())
        self.date.setAccessibleName(self.tr("Ngày lấy ý kiến"))
        self.result = QLabel()
        self.basis.currentIndexChanged.connect(self._follow)
        for box in (self.total, self.in_favour, self.against):
            box.valueChanged.connect(self._follow)
        self._follow()

    @property
    def widgets(self) -> tuple[QWidget, ...]:
        """From left to right."""
        name = QLabel(self.unit.full_name)
        counts = (self.total, self.in_favour, self.against)
        return (name, self.basis, *counts, self.date, self.result)

    @property
    def consultation(self) -> Consultation:
        """What the fields say."""
        return Consultation(
            code=self.unit.code,
            basis=ConsultationBasis(self.basis.currentData()),
            total=_count(self.total),
            in_favour=_count(self.in_favour),
            against=_count(self.against),
            date=iso(self.date),
        )

    @property
    def is_overfull(self) -> bool:
        """Whether more people answered than there are."""
        found = self.consultation
        answered = (found.in_favour or 0) + (found.against or 0)
        return found.total is not None and answered > found.total

    def _follow(self) -> None:
        self.result.setText(result_text(self.consultation, self._rule_set))
        self.changed.emit()


def _bound(rule: ConsultationRule) -> str:
    if rule.reaching_is_enough:
        word = translate("consultation", "từ %1")
    else:
        word = translate("consultation", "trên %1")
    return word.replace("%1", percent(rule.share, 0))


def result_text(one: Consultation, rule_set: RuleSet) -> str:
    """The share in favour beside the share that is needed, and whether it is enough."""
    rule = rule_for(one, rule_set)
    if rule is None:
        return translate("consultation", "văn bản không có tỷ lệ cho cách hỏi này")
    needed = _bound(rule)
    if one.share is None:
        return filled(translate("consultation", "cần %1"), needed)
    if verdict_on(one, rule_set) is Verdict.MET:
        told = translate("consultation", "%1, cần %2: đủ")
    else:
        told = translate("consultation", "%1, cần %2: chưa đủ")
    return filled(told, percent(one.share), needed)


def _thresholds(rule_set: RuleSet) -> str:
    texts = [
        filled(translate("consultation", "%1 %2 đồng ý"), _bound(one), one.basis.value)
        + f" ({one.clause.text}"
        + (f"; {one.clause.doubt})" if one.clause.doubt else ")")
        for one in rule_set.consultations
    ]
    if not texts:
        return translate("consultation", "Văn bản đang áp dụng không quy định tỷ lệ đồng ý.")
    needed = translate("consultation", "Theo văn bản đang áp dụng, mỗi đơn vị cần ")
    return needed + "; ".join(texts) + "."


def _basis_box(known: Consultation | None, rule_set: RuleSet) -> QComboBox:
    box = QComboBox()
    for basis in ConsultationBasis:
        box.addItem(basis.value, basis.value)
    first = rule_set.consultations[0].basis if rule_set.consultations else ConsultationBasis.VOTERS
    box.setCurrentIndex(box.findData((known.basis if known else first).value))
    return box


def _count_box(value: int | None, name: str) -> QSpinBox:
    box = QSpinBox()
    box.setRange(_NOT_COUNTED, _MANY)
    box.setSpecialValueText(translate("consultation", "chưa có"))
    box.setGroupSeparatorShown(True)
    box.setAlignment(Qt.AlignmentFlag.AlignRight)
    box.setAccessibleName(name)
    box.setMinimumWidth(box.fontMetrics().averageCharWidth() * _COUNT_LETTERS)
    box.setValue(_NOT_COUNTED if value is None else value)
    return box


def _count(box: QSpinBox) -> int | None:
    return None if box.value() == _NOT_COUNTED else box.value()


def _counts(one: Consultation) -> tuple[str, int | None, int | None, int | None, str]:
    return (one.basis.value, one.total, one.in_favour, one.against, one.date)
