"""Names on the map: inside their units, by importance, never one over another.

A label's place depends on the scale only, not on what part of the map is in the window, so a map
that is pulled aside keeps its labels where they are.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import lru_cache

import numpy as np
import shapely
from numpy.typing import NDArray
from PySide6.QtCore import QRect, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QImage, QPainter, QPainterPath, QPen

from noivu_desktop.gui.map.arcs import Floats
from noivu_desktop.gui.map.style import MapStyle, color
from noivu_desktop.gui.map.view import View

_SCAN_HEIGHTS = (0.5, 0.42, 0.58, 0.34, 0.66)
_FITS = 0.9  # a label may stand out of its unit by a tenth of its width
_HALO_PX = 2.6
_GAP_PX = 3
_CELL_PX = 96
_SLICE = 400


@dataclass(frozen=True, slots=True)
class Label:
    """A text for a unit, or for all ``members`` if it names a merged unit."""

    row: int
    text: str
    importance: float
    members: tuple[int, ...]

    @property
    def is_bold(self) -> bool:
        """Names of merged units stand out."""
        return len(self.members) > 1


@dataclass(frozen=True, slots=True)
class PlacedLabel:
    """A text in a box of pixels counted from the local origin at one scale."""

    text: str
    is_bold: bool
    x: int
    y: int
    width: int
    height: int


@dataclass(eq=False)
class Labels:
    """All labels of a map, their room in their units, and where they stand at a scale.

    geometries  shape (n,), in local coordinates
    """

    geometries: NDArray[np.object_]
    font: QFont = field(default_factory=QFont)
    _labels: tuple[Label, ...] = ()
    _boxes: Floats = field(default_factory=lambda: np.empty((0, 4)))
    _room: dict[tuple[int, ...], tuple[float, float, float]] = field(default_factory=dict)
    _placed: dict[float, tuple[PlacedLabel, ...]] = field(default_factory=dict)
    _placed_boxes: dict[float, NDArray[np.int64]] = field(default_factory=dict)

    def set_labels(self, labels: Iterable[Label]) -> None:
        """Replaces all labels; the most important come first where room is short."""
        self._labels = tuple(sorted(labels, key=lambda one: (-one.importance, one.row)))
        boxes = shapely.bounds(self.geometries)
        members = [boxes[list(one.members)] for one in self._labels]
        self._boxes = np.array(
            [[*box[:, :2].min(axis=0), *box[:, 2:].max(axis=0)] for box in members]
        ).reshape(-1, 4)
        self.forget_places()

    def set_font(self, font: QFont) -> None:
        """Sets the letters, sized in device pixels; all labels are placed anew."""
        self.font = font
        self.forget_places()

    def forget_places(self) -> None:
        """Lets every scale be placed anew."""
        self._placed.clear()
        self._placed_boxes.clear()

    def shown_at(self, scale: float) -> tuple[PlacedLabel, ...]:
        """The labels placed at a scale so far; none if it was never drawn."""
        return self._placed.get(scale, ())

    def placed(self, scale: float) -> tuple[PlacedLabel, ...]:
        """The labels that are shown at a scale, anywhere on the map."""
        for _ in self.place(scale):
            pass
        return self._placed[scale]

    def place(self, scale: float) -> Iterator[None]:
        """Finds the places at one scale in slices of a few milliseconds."""
        if scale in self._placed:
            return
        shown: list[PlacedLabel] = []
        taken: dict[tuple[int, int], list[PlacedLabel]] = {}
        for count, index in enumerate(self._candidates(scale)):
            label = self._labels[index]
            room = self._room.get(label.members)
            if room is None:
                room = self._room[label.members] = _room(self._region(label))
            self._try(label, room, scale, shown, taken)
            if count % _SLICE == _SLICE - 1:
                yield
        while len(self._placed) > 3:
            oldest = next(iter(self._placed))
            del self._placed[oldest], self._placed_boxes[oldest]
        self._placed[scale] = tuple(shown)
        corners = [(one.x, one.y, one.x + one.width, one.y + one.height) for one in shown]
        self._placed_boxes[scale] = np.array(corners, dtype=np.int64).reshape(-1, 4)

    def draw(self, painter: QPainter, view: View, style: MapStyle) -> None:
        """Draws the labels that touch a view."""
        placed = self.placed(view.scale)
        x1, y1, x2, y2 = self._placed_boxes[view.scale].T
        right, bottom = view.left + view.width, view.top + view.height
        seen = (x1 < right) & (x2 > view.left) & (y1 < bottom) & (y2 > view.top)
        for index in np.flatnonzero(seen).tolist():
            one = placed[index]
            image = _label_image(
                one.text, self._font(one.is_bold), color(style.label), color(style.label_halo)
            )
            painter.drawImage(one.x - view.left, one.y - view.top, image)

    def _candidates(self, scale: float) -> list[int]:
        """Labels whose region is wide enough to hope for, most important first."""
        if not self._labels:
            return []
        least = QFontMetrics(self._font(False)).averageCharWidth() * 2
        wide = (self._boxes[:, 2] - self._boxes[:, 0]) * scale
        return [int(index) for index in np.flatnonzero(wide >= least)]

    def _region(self, label: Label) -> shapely.Geometry:
        shapes = self.geometries[list(label.members)]
        return shapes[0] if len(shapes) == 1 else shapely.union_all(shapes)

    def _try(
        self,
        label: Label,
        room: tuple[float, float, float],
        scale: float,
        shown: list[PlacedLabel],
        taken: dict[tuple[int, int], list[PlacedLabel]],
    ) -> None:
        x, y, wide = room
        for text in (label.text, _in_two_lines(label.text)):
            width, height = _text_size(text, self._font(label.is_bold))
            if width * _FITS > wide * scale:
                continue
            place = PlacedLabel(
                text,
                label.is_bold,
                round(x * scale - width / 2),
                round(y * scale - height / 2),
                width,
                height,
            )
            if _is_free(place, taken):
                shown.append(place)
                for cell in _cells(place):
                    taken.setdefault(cell, []).append(place)
                return

    def _font(self, is_bold: bool) -> QFont:
        font = QFont(self.font)
        if is_bold:
            font.setWeight(QFont.Weight.Bold)
        return font


def _room(region: shapely.Geometry) -> tuple[float, float, float]:
    """The middle and the length of the longest level line inside a region near its middle."""
    x1, y1, x2, y2 = region.bounds
    heights = np.array([y1 + share * (y2 - y1) for share in _SCAN_HEIGHTS])
    ends = np.stack([np.full((5, 2), (x1 - 1, x2 + 1)), np.repeat(heights[:, None], 2, 1)], axis=2)
    pieces, height = shapely.get_parts(
        shapely.intersection(shapely.linestrings(ends), region), return_index=True
    )
    if len(pieces) == 0:
        return ((x1 + x2) / 2, (y1 + y2) / 2, 0.0)
    length = shapely.length(pieces)
    best = int(np.argmax(length * (1 - 0.08 * height)))
    left, _, right, _ = pieces[best].bounds
    return ((left + right) / 2, float(heights[height[best]]), right - left)


def _in_two_lines(text: str) -> str:
    words = text.split(" ")
    if len(words) < 2 or "\n" in text:
        return text
    halves = [[" ".join(words[:n]), " ".join(words[n:])] for n in range(1, len(words))]
    return "\n".join(min(halves, key=lambda lines: max(map(len, lines))))


def _is_free(place: PlacedLabel, taken: dict[tuple[int, int], list[PlacedLabel]]) -> bool:
    return not any(
        place.x < other.x + other.width + _GAP_PX
        and other.x < place.x + place.width + _GAP_PX
        and place.y < other.y + other.height
        and other.y < place.y + place.height
        for cell in _cells(place)
        for other in taken.get(cell, ())
    )


def _cells(place: PlacedLabel) -> Sequence[tuple[int, int]]:
    columns = range(
        (place.x - _GAP_PX) // _CELL_PX, (place.x + place.width + _GAP_PX) // _CELL_PX + 1
    )
    rows = range(place.y // _CELL_PX, (place.y + place.height) // _CELL_PX + 1)
    return [(column, row) for column in columns for row in rows]


def _text_size(text: str, font: QFont) -> tuple[int, int]:
    return _size_by_key(text, font.toString())


@lru_cache(maxsize=50_000)
def _size_by_key(text: str, font_key: str) -> tuple[int, int]:
    font = QFont()
    font.fromString(font_key)
    metrics = QFontMetrics(font)
    lines = text.split("\n")
    width = max(metrics.horizontalAdvance(line) for line in lines)
    margin = 2 * round(_HALO_PX)
    return width + margin, metrics.height() * len(lines) + margin // 2


@lru_cache(maxsize=4096)
def _image_by_key(text: str, font_key: str, letters: int, halo: int) -> QImage:
    font = QFont()
    font.fromString(font_key)
    width, height = _size_by_key(text, font_key)
    image = QImage(width, height, QImage.Format.Format_ARGB32_Premultiplied)
    image.fill(Qt.GlobalColor.transparent)
    metrics = QFontMetrics(font)
    outline = QPainterPath()
    lines = text.split("\n")
    baseline = (height - metrics.height() * len(lines)) / 2 + metrics.ascent()
    starts = [
        ((width - metrics.horizontalAdvance(line)) / 2, round(baseline + n * metrics.height()))
        for n, line in enumerate(lines)
    ]
    for line, (x, y) in zip(lines, starts, strict=True):
        outline.addText(round(x), y, font, line)
    painter = QPainter(image)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    pen = QPen(QColor.fromRgba(halo), _HALO_PX)
    pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
    painter.strokePath(outline, pen)
    painter.setFont(font)
    painter.setPen(QColor.fromRgba(letters))
    for line, (x, y) in zip(lines, starts, strict=True):
        painter.drawText(round(x), y, line)
    painter.end()
    return image


def _label_image(text: str, font: QFont, letters: QColor, halo: QColor) -> QImage:
    return _image_by_key(text, font.toString(), letters.rgba(), halo.rgba())


def changed_boxes(
    before: tuple[PlacedLabel, ...], after: tuple[PlacedLabel, ...], view: View
) -> list[QRect]:
    """The rectangles of device pixels where labels came or went."""
    changed = set(before) ^ set(after)
    return [
        QRectF(one.x - view.left, one.y - view.top, one.width, one.height).toAlignedRect()
        for one in changed
    ]
