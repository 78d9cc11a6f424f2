"""The status line: how many units before and after, what is open, and that nothing was lost."""

from dataclasses import dataclass
from fractions import Fraction

from PySide6.QtCore import QCoreApplication, QEvent, Qt, QTime
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QAbstractButton, QLabel, QStatusBar, QWidget

from noivu_desktop.gui.project_model import ProjectModel
from noivu_desktop.gui.sentences import filled
from noivu_desktop.gui.standing import Standing
from noivu_desktop.plan.plan import unit_count
from noivu_desktop.units.measures import Totals, totals
from noivu_desktop.vietnamese import area, number, people, percent

translate = QCoreApplication.translate
_GAP = 8
_TENTH_OF_PERCENT = Fraction(1, 1000)


class TotalsBar(QStatusBar):
    """Figures of the shown plan on the right, passing words on the left."""

    def __init__(self, model: ProjectModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._model = model
        self.count, self.open, self.kept, self.saved = QLabel(), QLabel(), QLabel(), QLabel()
        self.saved.setToolTip(
            self.tr("Mỗi thao tác được ghi ngay vào tệp hồ sơ; không cần bấm lưu.")
        )
        for label in (self.kept, self.open, self.count, self.saved):
            label.setContentsMargins(8, 0, 8, 0)
            label.setAutoFillBackground(True)  # so that it is painted without what is below
            self.addPermanentWidget(label)
        bold = self.count.font()
        bold.setBold(True)
        self.count.setFont(bold)
        self._saved_at = self.tr("Đã lưu %1")
        for signal in (model.units_changed, model.plan_changed, model.rules_changed):
            signal.connect(self.refresh)
        model.history_changed.connect(self._show_saved)
        self._spare: tuple[QWidget, ...] = (self.saved, self.kept)
        self.messageChanged.connect(self._make_room)
        self.setMinimumWidth(1)  # else large letters would make the window wider than the screen
        self.saved.setText(
            self.tr("Chỉ đọc") if model.file.read_only else self.tr("Tự lưu từng thao tác")
        )
        self.refresh()

    def _show_saved(self) -> None:
        """A step is told when it is in the file, so that this is the time of the last saving."""
        now = QTime.currentTime().toString("HH:mm:ss")
        self.saved.setText(self._saved_at.replace("%1", now))
        self._fix_widths()

    def add_spare(self, widget: QWidget) -> None:
        """Show ``widget`` first in the line; where room is short it is the first to go."""
        self.insertPermanentWidget(0, widget)
        self._spare = (widget, *self._spare)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._make_room()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange and hasattr(self, "saved"):
            self._fix_widths()
            self._make_room()

    def _make_room(self) -> None:
        """Leave out, the least needed first, what would cut a passing word or be cut itself."""
        children = self.findChildren(QWidget, options=Qt.FindChildOption.FindDirectChildrenOnly)
        told = [one for one in children if isinstance(one, QLabel | QAbstractButton)]
        width: dict[QWidget, int] = {
            one: max(one.sizeHint().width(), one.minimumWidth()) + _GAP for one in told
        }
        message = self.fontMetrics().horizontalAdvance(self.currentMessage())
        taken = sum(width.values()) + (message + 2 * _GAP if message else 0)
        self.open.show()
        for one in (*self._spare, self.open) if message else self._spare:
            one.setVisible(taken <= self.width())
            taken -= 0 if taken <= self.width() else width[one]

    def refresh(self) -> None:
        self.count.setText(count_text(self._model))
        self.open.setText(open_text(self._model))
        self.kept.setText(kept_text(balance(self._model)))
        self._fix_widths()

    def _fix_widths(self) -> None:
        """A label of fixed size that is as wide as before lays nothing out again."""
        labels = (self.count, self.open, self.kept, self.saved)
        sizes = [(one, one.sizeHint()) for one in labels]
        if any(one.minimumSize() != size for one, size in sizes):
            for one, size in sizes:
                one.setFixedSize(size)
            self._make_room()


@dataclass(frozen=True, slots=True, kw_only=True)
class Balance:
    """The summed figures of all units before and after the shown plan."""

    before: Totals
    after: Totals


def balance(model: ProjectModel) -> Balance:
    """Totals before and after; equal unless something was lost."""
    coverage, check = model.coverage, model.check
    before = coverage.totals
    if check is None:
        return Balance(before=before, after=before)
    codes = dict.fromkeys(code for one in check.merged for code in one.merged.codes)
    gone = totals(map(coverage.unit, codes))
    formed = totals(one.unit for one in check.merged)
    return Balance(before=before, after=before.with_replaced(gone, formed))


def count_text(model: ProjectModel) -> str:
    """226 → 200 đơn vị (−26, 11,5 %)."""
    before = len(model.coverage.units)
    after = unit_count(model.plan, before)
    if after == before:
        return filled(translate("totals", "%1 đơn vị"), number(before))
    gone = Fraction(before - after, before)
    share = percent(gone, 1 if gone >= _TENTH_OF_PERCENT else 2)
    words = translate("totals", "%1 → %2 đơn vị (−%3, %4)")
    return filled(words, number(before), number(after), number(before - after), share)


def open_text(model: ProjectModel) -> str:
    """How many units still wait: for a decision, or for figures that would allow one."""
    check = model.check
    if check is None:
        return translate("totals", "chưa kiểm tra được")
    still, unknown = len(check.unresolved), model.standings.count(Standing.UNKNOWN)
    counted = (
        (still, translate("totals", "Còn %1 đơn vị phải sắp xếp")),
        (unknown, translate("totals", "%1 đơn vị chưa đủ số liệu")),
    )
    parts = [filled(words, number(count)) for count, words in counted if count]
    return " · ".join(parts) or translate("totals", "Không còn đơn vị phải sắp xếp")


def kept_text(found: Balance) -> str:
    """Area and people, with a mark that they are the same before and after where all is known."""
    before, after = found.before, found.after
    told = " · ".join((area(before.area_km2), people(before.population)))
    if (before.area_km2, before.population) == (after.area_km2, after.population):
        if None in (before.area_km2, before.population):
            return told
        return filled(translate("totals", "%1 · trước = sau ✓"), told)
    words = translate("totals", "%1 · SAU: %2, %3")
    return filled(words, told, area(after.area_km2), people(after.population))
