"""A choice that may be narrower than its words."""

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtGui import QHelpEvent, QPaintEvent
from PySide6.QtWidgets import (
    QComboBox,
    QStyle,
    QStyleOptionComboBox,
    QStylePainter,
    QToolTip,
    QWidget,
)

_LEAST_LETTERS = 14


class ShortComboBox(QComboBox):
    """Ends its words in "…" where room is short; the list and the tip show all of them."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)

    def minimumSizeHint(self) -> QSize:
        hint = super().minimumSizeHint()
        least = self.fontMetrics().averageCharWidth() * _LEAST_LETTERS
        return QSize(min(least, hint.width()), hint.height())

    def showPopup(self) -> None:
        view = self.view()
        bar = view.verticalScrollBar().sizeHint().width()
        view.setMinimumWidth(view.sizeHintForColumn(0) + bar)
        super().showPopup()

    def paintEvent(self, event: QPaintEvent) -> None:
        shown = QStyleOptionComboBox()
        self.initStyleOption(shown)
        shown.currentText = self._shortened(shown)
        painter = QStylePainter(self)
        painter.drawComplexControl(QStyle.ComplexControl.CC_ComboBox, shown)
        painter.drawControl(QStyle.ControlElement.CE_ComboBoxLabel, shown)
        painter.end()

    def event(self, event: QEvent) -> bool:
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip:
            tip = self.itemData(self.currentIndex(), Qt.ItemDataRole.ToolTipRole)
            QToolTip.showText(event.globalPos(), str(tip or self.currentText()), self)
            return True
        return super().event(event)

    def _shortened(self, shown: QStyleOptionComboBox) -> str:
        part = QStyle.SubControl.SC_ComboBoxEditField
        kind = QStyle.ComplexControl.CC_ComboBox
        room = self.style().subControlRect(kind, shown, part, self).width() + 2
        metrics = self.fontMetrics()
        return metrics.elidedText(shown.currentText, Qt.TextElideMode.ElideRight, room)
