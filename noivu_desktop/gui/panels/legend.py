"""What the colours and hatches of the map mean."""

from PySide6.QtCore import QEvent, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPalette, QPixmap
from PySide6.QtWidgets import QGridLayout, QLabel, QSizePolicy, QToolButton, QWidget

from noivu_desktop.gui import settings
from noivu_desktop.gui.colours import Tint, is_dark
from noivu_desktop.gui.map.marks import sign_image
from noivu_desktop.gui.map.style import DARK, LIGHT
from noivu_desktop.gui.map_themes import LegendEntry
from noivu_desktop.gui.panels.overlay import Overlay
from noivu_desktop.gui.tables.chips import paint_swatch
from noivu_desktop.vietnamese import number

_SCALE_BAR_HEIGHT = 44
_MOST_COVERED = (0.10, 0.14)
"""The share of the map that a legend may take unasked: to open, and to stay open."""


class Legend(Overlay):
    """One line per class: swatch, words, number of units. Clicks go through to the map.

    Folded it shows the swatches in one line. It folds by itself where it would cover much of the
    map, until the user says how it shall be.
    """

    def __init__(self, below: QWidget) -> None:
        side = Qt.AlignmentFlag
        super().__init__(below, side.AlignLeft | side.AlignBottom, above=_SCALE_BAR_HEIGHT)
        self.setAccessibleName(self.tr("Chú giải"))
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(6, 6, 12, 8)
        self._grid.setVerticalSpacing(4)
        self.fold = QToolButton(self)
        self.fold.setAutoRaise(True)
        self.fold.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self.fold.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.fold.clicked.connect(self.switch)
        self._wish = settings.legend_open()
        self._whole = QSize()
        self.entries: tuple[LegendEntry, ...] = ()
        self._kinds: tuple[object, ...] = ()
        self._counts: list[QLabel] = []
        self._title = ""
        self._signs: tuple[str, ...] = ()
        self._is_laid_open = True

    def show_entries(
        self, title: str, entries: tuple[LegendEntry, ...], signs: tuple[str, ...] = ()
    ) -> None:
        """Replace what is shown; where only numbers differ, only they are written anew.

        signs  the signs on the map (``marks.Marks.signs``), explained below the colours
        """
        self.entries, self._title, self._signs = entries, title, signs
        widest = number(sum(one.count for one in entries))
        dark = is_dark(self.palette())
        kinds = (title, widest, dark, signs, *((one.label, one.tint) for one in entries))
        if kinds != self._kinds:
            self._kinds = kinds
            self._lay_out(widest)
            self._whole = self.sizeHint()
            self._is_laid_open = True
            self.settle()
        for shown, entry in zip(self._counts, entries, strict=False):
            shown.setText(number(entry.count))

    @property
    def is_open(self) -> bool:
        """Whether the words are shown: as the user wants it, else where there is room."""
        if self._wish is not None:
            return self._wish
        covered = self._whole.width() * self._whole.height()
        most = _MOST_COVERED[self._is_laid_open] * self._below.width() * self._below.height()
        return covered < most

    def switch(self) -> None:
        """Fold or unfold, now and in the next window."""
        self._wish = not self.is_open
        settings.remember_legend_open(self._wish)
        self.settle()

    def settle(self) -> None:
        """Fold where there is no room for all, then go to the corner."""
        if self._kinds and self._is_laid_open is not self.is_open:
            self._is_laid_open = self.is_open
            widest = number(sum(one.count for one in self.entries))
            if self._is_laid_open:
                self._lay_out(widest)
            else:
                self._lay_out_folded()
        super().settle()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        changes = (QEvent.Type.FontChange, QEvent.Type.PaletteChange)
        if event.type() in changes and hasattr(self, "_signs"):
            self._kinds = ()  # counts have the width, and signs the colours, of before
            self.show_entries(self._title, self.entries, self._signs)

    def _lay_out(self, widest: str) -> None:
        self._clear()
        self._show_title(self._title, Qt.ArrowType.DownArrow, self.tr("Thu gọn chú giải"))
        self._grid.addWidget(self.fold, 0, 0, 1, 3, Qt.AlignmentFlag.AlignLeft)
        for row, entry in enumerate(self.entries, start=1):
            self._put(Swatch(entry.tint, self), row, 0)
            self._put(QLabel(entry.label, self), row, 1)
            count = QLabel(widest, self)
            count.setAlignment(Qt.AlignmentFlag.AlignRight)
            count.setFixedSize(count.sizeHint())  # so that another number moves nothing
            count.setBackgroundRole(QPalette.ColorRole.Base)
            count.setAutoFillBackground(True)  # so that it is painted without the map below
            count.setText(number(entry.count))
            self._put(count, row, 2)
            self._counts.append(count)
        self._explain(self._signs, len(self.entries) + 1)

    def _lay_out_folded(self) -> None:
        self._clear()
        self._show_title(self.tr("Chú giải"), Qt.ArrowType.RightArrow, self.tr("Mở chú giải"))
        self._grid.addWidget(self.fold, 0, 0)
        for place, entry in enumerate(self.entries, start=1):
            swatch = Swatch(entry.tint, self)
            swatch.setToolTip(f"{entry.label}: {number(entry.count)}")
            self._put(swatch, 0, place)

    def _clear(self) -> None:
        self._counts.clear()
        while item := self._grid.takeAt(0):
            shown = item.widget()
            if shown is not None and shown is not self.fold:
                shown.hide()
                shown.deleteLater()

    def _show_title(self, title: str, arrow: Qt.ArrowType, hint: str) -> None:
        font = self.font()
        font.setBold(True)
        self.fold.setFont(font)
        self.fold.setText(title)
        self.fold.setArrowType(arrow)
        self.fold.setToolTip(hint)
        self.fold.setAccessibleName(hint)
        self.fold.show()

    def _explain(self, signs: tuple[str, ...], row: int) -> None:
        words = {
            "seat": self.tr("Trụ sở"),
            "together": self.tr("Khóa cùng nhau"),
            "apart": self.tr("Khóa tách nhau"),
            "alone": self.tr("Khóa giữ nguyên"),
            "neighbours": self.tr("Được coi là liền kề"),
        }
        style = DARK if is_dark(self.palette()) else LIGHT
        ratio = self.devicePixelRatioF()
        for below, sign in enumerate(signs):
            image = sign_image(sign, style, ratio).copy()
            image.setDevicePixelRatio(ratio)
            picture = QLabel(self)
            picture.setPixmap(QPixmap.fromImage(image))
            self._put(picture, row + below, 0)
            self._put(QLabel(words[sign], self), row + below, 1, 2)

    def _put(self, widget: QWidget, row: int, column: int, columns: int = 1) -> None:
        self._grid.addWidget(widget, row, column, 1, columns)
        widget.show()  # else the layout leaves it out until the next turn of the event loop


class Swatch(QWidget):
    """A sample of one tint."""

    def __init__(self, tint: Tint, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._tint = tint
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        return QSize(22, 14)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        box = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
        paint_swatch(painter, box, self._tint, dark=is_dark(self.palette()))
        painter.end()
