"""The retained picture of the map: moved when the map moves, drawn again in slices when it must.

A move by whole pixels shifts the picture and draws only the strips that came into sight. Another
scale shows the old picture stretched at once, while a crisp one is drawn beside it, a few
milliseconds at a time, and takes its place when it is whole.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from time import perf_counter
from typing import cast

from PySide6.QtCore import QPoint, QRect, QRectF
from PySide6.QtGui import QImage, QPainter, QRegion

from noivu_desktop.gui.map.lines import HIDDEN_RIM_PX
from noivu_desktop.gui.map.scene import Scene
from noivu_desktop.gui.map.style import color
from noivu_desktop.gui.map.view import View

_TILE_PX = 320
_MOST_STRIPS = 0.5  # share of the window above which it is drawn anew in slices
_MOST_AT_ONCE = 0.3  # the same for what changed colour


@dataclass(frozen=True, slots=True)
class _Picture:
    image: QImage
    view: View


@dataclass(frozen=True, slots=True)
class _Pending:
    picture: _Picture
    steps: Iterator[None]


class Backing:
    """A picture of a scene that follows the view."""

    def __init__(self, scene: Scene) -> None:
        self._scene = scene
        self._shown: _Picture | None = None
        self._pending: _Pending | None = None
        self._spare: QImage | None = None

    def is_settled(self, view: View) -> bool:
        """Whether the picture is crisp, current and exactly of this view."""
        return self._pending is None and self._shown is not None and self._shown.view == view

    def forget(self) -> None:
        """Drops the picture: everything is drawn anew at the next paint."""
        self._shown = self._pending = None

    def redraw(self, view: View) -> None:
        """Draws everything anew in slices; the old picture stays until the new one is whole."""
        if self._shown is not None:
            self._begin(view)

    def repaint(self, view: View, rects: list[QRect]) -> QRegion:
        """Draws again what changed inside some rectangles of device pixels; tells what it drew."""
        region = QRegion()
        for rect in rects:
            region += rect & view.rect
        if region.isEmpty() or self._shown is None:
            if self._pending is not None:
                self._begin(view)
            return QRegion()
        area = sum(rect.width() * rect.height() for rect in _rects(region))
        if not self.is_settled(view) or area > _MOST_AT_ONCE * view.width * view.height:
            self._begin(view)
            return QRegion()
        whole = region.boundingRect()
        if whole.width() * whole.height() < 2 * area:
            region = QRegion(whole)
        self._draw(self._shown, _rects(region))
        return region

    def follow(self, view: View) -> None:
        """Brings the picture to a view as far as it goes at once."""
        if self._shown is None:
            self._shown = _Picture(_image(view), view)
            self._draw(self._shown, [view.rect])
            return
        old = self._shown.view
        if old == view:
            return
        if old.scale == view.scale and _exposed_share(old, view) <= _MOST_STRIPS:
            self._shift(view)
        elif self._pending is None or not _is_near(self._pending.picture.view, view):
            self._begin(view)

    def work(self, view: View, seconds: float) -> bool:
        """Goes on drawing for about so long; True if the picture changed."""
        if self._pending is None:
            return False
        stop = perf_counter() + seconds
        for _ in self._pending.steps:
            if perf_counter() >= stop:
                return False
        self._shown, self._pending = self._pending.picture, None
        self.follow(view)
        return True

    @property
    def has_work(self) -> bool:
        """Whether a crisp picture is under way."""
        return self._pending is not None

    def paint(self, painter: QPainter, view: View) -> None:
        """Paints the picture as it is now, in device pixels; stretched if the scale differs."""
        if self._shown is None:
            return
        old = self._shown.view
        if old == view:
            painter.drawImage(QPoint(0, 0), self._shown.image)
            return
        ratio = view.scale / old.scale
        target = QRectF(
            old.left * ratio - view.left,
            old.top * ratio - view.top,
            old.width * ratio,
            old.height * ratio,
        )
        painter.fillRect(view.rect, color(self._scene.style.background))
        painter.drawImage(target, self._shown.image)

    def _begin(self, view: View) -> None:
        picture = _Picture(_image(view), view)
        self._pending = _Pending(picture, self._steps(picture))

    def _steps(self, picture: _Picture) -> Iterator[None]:
        yield from self._scene.prepare(picture.view)
        for tile in _tiles(picture.view):
            self._draw(picture, [tile])
            yield

    def _draw(self, picture: _Picture, rects: list[QRect]) -> None:
        for _ in self._scene.prepare(picture.view):
            pass
        painter = QPainter(picture.image)
        painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_Source)
        for rect in rects:
            sheet = self._sheet(picture.view, rect)
            painter.drawImage(
                rect.topLeft(), sheet, QRect(QPoint(HIDDEN_RIM_PX, HIDDEN_RIM_PX), rect.size())
            )
        painter.end()

    def _sheet(self, view: View, rect: QRect) -> QImage:
        """A rectangle of the map with a rim: Qt draws lines a little differently at its edge."""
        part = replace(
            view,
            left=view.left + rect.x() - HIDDEN_RIM_PX,
            top=view.top + rect.y() - HIDDEN_RIM_PX,
            width=rect.width() + 2 * HIDDEN_RIM_PX,
            height=rect.height() + 2 * HIDDEN_RIM_PX,
        )
        sheet = _image(part)
        with QPainter(sheet) as painter:
            self._scene.draw(painter, part)
        return sheet

    def _shift(self, view: View) -> None:
        assert self._shown is not None
        old = self._shown
        image = self._spare
        if image is None or (image.width(), image.height()) != (view.width, view.height):
            image = _image(view)
        dx, dy = old.view.left - view.left, old.view.top - view.top
        painter = QPainter(image)
        painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_Source)
        painter.drawImage(QPoint(dx, dy), old.image)
        painter.end()
        self._shown, self._spare = _Picture(image, view), old.image
        self._draw(self._shown, _rects(_exposed(old.view, view)))


def _image(view: View) -> QImage:
    return QImage(view.width, view.height, QImage.Format.Format_RGB32)


def _tiles(view: View) -> list[QRect]:
    return [
        QRect(x, y, min(_TILE_PX, view.width - x), min(_TILE_PX, view.height - y))
        for y in range(0, view.height, _TILE_PX)
        for x in range(0, view.width, _TILE_PX)
    ]


def _rects(region: QRegion) -> list[QRect]:
    return list(cast(Iterable[QRect], region))


def _exposed(old: View, new: View) -> QRegion:
    """What the new view shows and the old one, at the same scale, did not."""
    kept = QRect(old.left - new.left, old.top - new.top, old.width, old.height)
    return QRegion(new.rect) - QRegion(kept)


def _exposed_share(old: View, new: View) -> float:
    area = sum(rect.width() * rect.height() for rect in _rects(_exposed(old, new)))
    return area / (new.width * new.height)


def _is_near(pending: View, wanted: View) -> bool:
    """Whether a picture under way will do, shifted, for the view that is wanted now."""
    return pending.scale == wanted.scale and _exposed_share(pending, wanted) <= _MOST_STRIPS
