"""A scroll bar that is painted again only when it would look otherwise."""

from PySide6.QtCore import QRect
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QAbstractSlider, QScrollBar, QStyle, QStyleOptionSlider, QWidget


class SteadyScrollBar(QScrollBar):
    """Beside a list that every step makes a line longer or shorter.

    Qt paints the bar with each new range, though the handle is seldom moved by a pixel; that
    took as long as the lines themselves.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._painted = QRect()

    def paintEvent(self, event: QPaintEvent) -> None:
        self._painted = self._handle()
        super().paintEvent(event)

    def sliderChange(self, change: QAbstractSlider.SliderChange) -> None:
        if change is not _RANGE or self._handle() != self._painted:
            super().sliderChange(change)

    def _handle(self) -> QRect:
        option = QStyleOptionSlider()
        self.initStyleOption(option)
        control, handle = QStyle.ComplexControl.CC_ScrollBar, QStyle.SubControl.SC_ScrollBarSlider
        return self.style().subControlRect(control, option, handle, self)


_RANGE = QAbstractSlider.SliderChange.SliderRangeChange
