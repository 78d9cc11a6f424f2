"""Rows of a list as they were painted, so that rows that only moved are not painted again."""

from collections import OrderedDict
from collections.abc import Callable, Hashable

from PySide6.QtCore import QPoint, QRect
from PySide6.QtGui import QColor, QPainter, QPixmap

_MOST_BYTES = 4 * 2**20
_BYTES_A_PIXEL = 4


class RowPictures:
    """Pictures of rows by what they show; those that were not seen for longest make room.

    After a step of the plan most rows of a list stand higher or lower than before and are
    otherwise the same. Whoever shows rows names everything that a row looks like by its key.
    """

    def __init__(self) -> None:
        self._kept: OrderedDict[Hashable, QPixmap] = OrderedDict()
        self._bytes = 0

    def paint(
        self,
        painter: QPainter,
        rect: QRect,
        ground: QColor,
        key: Hashable,
        draw: Callable[[QPainter], None],
    ) -> None:
        """Paint the row of ``key`` in ``rect``; where it is not known, by ``draw``.

        draw  paints the row at its place on ``rect``, on ground of the colour ``ground``
        """
        ratio = painter.device().devicePixelRatioF()
        if not _lies_on_pixels(rect, ratio):
            draw(painter)
            return
        full_key = (key, rect.width(), rect.height(), rect.x(), ratio, ground.rgba())
        kept = self._kept.get(full_key)
        if kept is None:
            kept = self._picture(rect, ground, ratio, draw)
            self._keep(full_key, kept)
        else:
            self._kept.move_to_end(full_key)
        painter.drawPixmap(rect.topLeft(), kept)

    @property
    def size_bytes(self) -> int:
        """What the pictures take in memory."""
        return self._bytes

    def _picture(
        self, rect: QRect, ground: QColor, ratio: float, draw: Callable[[QPainter], None]
    ) -> QPixmap:
        picture = QPixmap(rect.size() * ratio)
        picture.setDevicePixelRatio(ratio)
        picture.fill(ground)
        with QPainter(picture) as painter:
            painter.translate(QPoint(0, 0) - rect.topLeft())
            draw(painter)
        return picture

    def _keep(self, key: Hashable, picture: QPixmap) -> None:
        self._kept[key] = picture
        self._bytes += _bytes_of(picture)
        while self._bytes > _MOST_BYTES and len(self._kept) > 1:
            _, gone = self._kept.popitem(last=False)
            self._bytes -= _bytes_of(gone)


def _bytes_of(picture: QPixmap) -> int:
    return picture.width() * picture.height() * _BYTES_A_PIXEL


def _lies_on_pixels(rect: QRect, ratio: float) -> bool:
    """Whether the edges of ``rect`` fall between pixels: only then a picture of it is exact."""
    return ratio.is_integer() or all(
        (edge * ratio).is_integer() for edge in (rect.x(), rect.y(), rect.width(), rect.height())
    )
