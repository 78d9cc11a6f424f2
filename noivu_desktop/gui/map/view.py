"""Which part of the map the window shows, and how map metres become device pixels.

Inside the canvas the map lives in *local* coordinates: metres from the middle of the coverage,
y downwards, so that numbers stay small and no axis has to be turned while drawing. A view puts
local point (x, y) on device pixel (x * scale - left, y * scale - top). ``left`` and ``top`` are
whole pixels, so two views of one scale differ by a whole-pixel shift and a picture can be moved
instead of drawn again.
"""

from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QRect
from PySide6.QtGui import QTransform

Floats = NDArray[np.float64]
_MARGIN = 0.04


@dataclass(frozen=True, slots=True, kw_only=True)
class View:
    """A window of ``width`` x ``height`` device pixels on the map.

    scale      device pixels per metre
    left, top  device pixels from the local origin to the upper left corner of the window
    """

    scale: float = 1.0
    left: int = 0
    top: int = 0
    width: int = 1
    height: int = 1

    @property
    def rect(self) -> QRect:
        """The whole window in device pixels."""
        return QRect(0, 0, self.width, self.height)

    @property
    def transform(self) -> QTransform:
        """From local coordinates to device pixels."""
        return QTransform(self.scale, 0, 0, self.scale, -self.left, -self.top)

    def to_pixels(self, x: float, y: float) -> tuple[float, float]:
        """The device pixel of a local point."""
        return x * self.scale - self.left, y * self.scale - self.top

    def to_local(self, x: float, y: float) -> tuple[float, float]:
        """The local point under a device pixel."""
        return (x + self.left) / self.scale, (y + self.top) / self.scale

    def local_box(self, rect: QRect, margin: float = 0.0) -> tuple[float, float, float, float]:
        """The local box (x1, y1, x2, y2) under a rectangle of pixels widened by ``margin``."""
        x1, y1 = self.to_local(rect.x() - margin, rect.y() - margin)
        x2, y2 = self.to_local(rect.x() + rect.width() + margin, rect.y() + rect.height() + margin)
        return x1, y1, x2, y2

    def moved(self, dx: int, dy: int) -> "View":
        """The view after the map was pulled ``dx`` pixels to the right and ``dy`` down."""
        return replace(self, left=self.left - dx, top=self.top - dy)

    def widened(self, wider: int, taller: int) -> "View":
        """The same map with more to its right and below."""
        return replace(self, width=self.width + wider, height=self.height + taller)

    def resized(self, width: int, height: int) -> "View":
        """The same map in a window of another size; the middle stays in the middle."""
        return replace(
            self,
            left=self.left + (self.width - width) // 2,
            top=self.top + (self.height - height) // 2,
            width=width,
            height=height,
        )

    def zoomed(self, scale: float, x: float, y: float) -> "View":
        """The view at another scale in which the point under pixel (x, y) stays there."""
        local_x, local_y = self.to_local(x, y)
        return replace(
            self,
            scale=scale,
            left=round(local_x * scale - x),
            top=round(local_y * scale - y),
        )

    def fitted(self, box: tuple[float, float, float, float], max_scale: float) -> "View":
        """The view that shows a local box whole, in the middle, with a margin."""
        x1, y1, x2, y2 = box
        wide, high = max(x2 - x1, 1e-6), max(y2 - y1, 1e-6)
        share = 1 - 2 * _MARGIN
        scale = min(self.width * share / wide, self.height * share / high, max_scale)
        return replace(
            self,
            scale=scale,
            left=round((x1 + x2) / 2 * scale - self.width / 2),
            top=round((y1 + y2) / 2 * scale - self.height / 2),
        )

    def pixel_rects(self, boxes: Floats, margin: float) -> list[QRect]:
        """For local boxes, shape (n, 4), the rectangles of pixels that hold them."""
        low = np.floor(boxes[:, :2] * self.scale - (self.left, self.top) - margin)
        high = np.ceil(boxes[:, 2:] * self.scale - (self.left, self.top) + margin)
        low = np.clip(low, -1, (self.width + 1, self.height + 1)).astype(np.int64)
        high = np.clip(high, -1, (self.width + 1, self.height + 1)).astype(np.int64)
        return [
            QRect(x1, y1, x2 - x1, y2 - y1)
            for (x1, y1), (x2, y2) in zip(low.tolist(), high.tolist(), strict=True)
            if x2 > x1 and y2 > y1
        ]
