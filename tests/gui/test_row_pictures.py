"""Rows that only moved are painted from pictures, and pictures stay within their bytes."""

import pytest
from PySide6.QtCore import QRect, QRectF
from PySide6.QtGui import QColor, QImage, QPainter, QPixmap

from noivu_desktop.gui.colours import STANDING_TINTS
from noivu_desktop.gui.map.style import LIGHT, hatch_tile
from noivu_desktop.gui.standing import Standing
from noivu_desktop.gui.tables import row_pictures
from noivu_desktop.gui.tables.chips import paint_swatch
from noivu_desktop.gui.tables.row_pictures import RowPictures

WHITE = QColor("white")

pytestmark = pytest.mark.usefixtures("qapp")


class Row:
    """Draws a red square at its place and counts how often."""

    def __init__(self, rect):
        self.rect = rect
        self.drawn = 0

    def __call__(self, painter):
        self.drawn += 1
        painter.fillRect(QRect(self.rect.topLeft(), self.rect.size() / 2), QColor("red"))


def painted(pictures, row, key, ratio=1.0):
    sheet = QPixmap(round(60 * ratio), round(60 * ratio))
    sheet.setDevicePixelRatio(ratio)
    sheet.fill(QColor("blue"))
    with QPainter(sheet) as painter:
        pictures.paint(painter, row.rect, WHITE, key, row)
    return sheet.toImage().convertToFormat(QImage.Format.Format_RGB32)


def test_a_row_that_moved_looks_the_same_and_is_not_drawn_again():
    pictures = RowPictures()
    above, below = Row(QRect(0, 0, 60, 20)), Row(QRect(0, 20, 60, 20))

    first, second = painted(pictures, above, "a"), painted(pictures, below, "a")

    assert (above.drawn, below.drawn) == (1, 0)
    assert first.copy(0, 0, 60, 20) == second.copy(0, 20, 60, 20)
    assert first.pixelColor(5, 5) == QColor("red")
    assert first.pixelColor(50, 5) == WHITE
    assert first.pixelColor(5, 30) == QColor("blue")


def test_another_key_or_another_size_is_drawn_anew():
    pictures = RowPictures()
    rows = [Row(QRect(0, 0, 60, 20)), Row(QRect(0, 0, 60, 20)), Row(QRect(0, 0, 50, 20))]

    for row, key in zip(rows, "aba", strict=True):
        painted(pictures, row, key)

    assert [row.drawn for row in rows] == [1, 1, 1]


def test_between_pixels_nothing_is_kept():
    pictures = RowPictures()
    row = Row(QRect(0, 3, 60, 21))

    painted(pictures, row, "a", ratio=1.25)
    painted(pictures, row, "a", ratio=1.25)

    assert row.drawn == 2
    assert pictures.size_bytes == 0


def test_pictures_stay_within_their_bytes(monkeypatch):
    monkeypatch.setattr(row_pictures, "_MOST_BYTES", 3 * 60 * 20 * 4)
    pictures = RowPictures()
    first = Row(QRect(0, 0, 60, 20))

    for key in range(50):
        painted(pictures, Row(first.rect), key)
        painted(pictures, first, "used all the time")
        assert pictures.size_bytes <= 3 * 60 * 20 * 4

    assert first.drawn == 1


def test_a_swatch_on_a_dense_screen_leaves_the_hatch_of_the_map_as_it_is():
    tint = STANDING_TINTS[Standing.OPEN]
    sheet = QPixmap(40, 40)
    sheet.setDevicePixelRatio(2.0)

    with QPainter(sheet) as painter:
        paint_swatch(painter, QRectF(0, 0, 14, 14), tint, dark=False)

    assert hatch_tile(tint.hatch, LIGHT.hatch, 2.0).devicePixelRatio() == 1.0
