"""What the colours and hatches of the map mean."""

from PySide6.QtCore import QEvent, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPixmap
from PySide6.QtWidgets import QGridLayout, QLabel, QSizePolicy, QWidget

from noivu_desktop.gui.colours import Tint, is_dark
from noivu_desktop.gui.map.marks import sign_image
from noivu_desktop.gui.map.style import DARK, LIGHT
from noivu_desktop.gui.map_themes import LegendEntry
from noivu_desktop.gui.panels.overlay import Overlay
from noivu_desktop.gui.tables.chips import paint_swatch
from noivu_desktop.vietnamese import number

_SCALE_BAR_HEIGHT = 44


class Legend(Overlay):
    """One line per class: swatch, words, number of units. Clicks go through to the map."""

    def __init__(self, below: QWidget) -> None:
        side = Qt.AlignmentFlag
        super().__init__(below, side.AlignLeft | side.AlignBottom, above=_SCALE_BAR_HEIGHT)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setAccessibleName(self.tr("Chú giải"))
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(10, 8, 12, 8)
        self._grid.setVerticalSpacing(4)
        self.entries: tuple[LegendEntry, ...] = ()
        self._kinds: tuple[object, ...] = ()
        self._counts: list[QLabel] = []
        self._title = ""
        self._signs: tuple[str, ...] = ()

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
            self._lay_out(title, entries, widest)
            self._explain(signs, len(entries) + 1)
            self.settle()
        for shown, entry in zip(self._counts, entries, strict=True):
            shown.setText(number(entry.count))

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange and hasattr(self, "_signs"):
            self._kinds = ()  # counts are as wide as they were in the letters before
            self.show_entries(self._title, self.entries, self._signs)

    def _lay_out(self, title: str, entries: tuple[LegendEntry, ...], widest: str) -> None:
        self._counts.clear()
        while item := self._grid.takeAt(0):
            if shown := item.widget():
                shown.deleteLater()
        self._put(QLabel(f"<b>{title}</b>", self), 0, 0, 3)
        for row, entry in enumerate(entries, start=1):
            self._put(Swatch(entry.tint, self), row, 0)
            self._put(QLabel(entry.label, self), row, 1)
            count = QLabel(widest, self)
            count.setAlignment(Qt.AlignmentFlag.AlignRight)
            count.setFixedSize(count.sizeHint())  # so that another number moves nothing
            self._put(count, row, 2)
            self._counts.append(count)

    def _explain(self, signs: tuple[str, ...], row: int) -> None:
        words = {
            "seat": self.tr("Trụ sở"),
            "together": self.tr("Khóa cùng nhau"),
            "apart": self.tr("Khóa tách nhau"),
            "alone": self.tr("Khóa giữ nguyên"),
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
