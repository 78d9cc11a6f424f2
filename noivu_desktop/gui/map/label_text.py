"""Texts of labels: their size, and their picture with a halo."""

import math
from functools import lru_cache
from typing import cast

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QImage, QPainter

_HALO_SHARE = 0.22  # of the height of the letters


_IMAGES = 400
"""Names kept as pictures, about 100 KiB each; the country pans within its budget with these."""


@lru_cache(maxsize=50_000)
def in_two_lines(text: str) -> str:
    """The text over two lines of about equal length, if it has two words."""
    words = text.split(" ")
    if len(words) < 2 or "\n" in text:
        return text
    halves = [[" ".join(words[:n]), " ".join(words[n:])] for n in range(1, len(words))]
    return "\n".join(min(halves, key=lambda lines: max(map(len, lines))))


@lru_cache(maxsize=50_000)
def text_size(text: str, font_key: str) -> tuple[int, int]:
    """Width and height of the picture of a text; ``font_key`` is QFont.toString()."""
    metrics, halo = _metrics(font_key), _halo_px(font_key)
    lines = text.split("\n")
    width = max(metrics.horizontalAdvance(line) for line in lines)
    return width + 2 * halo, metrics.height() * len(lines) + halo


@lru_cache(maxsize=_IMAGES)
def text_image(text: str, font_key: str, letters: int, halo: int) -> QImage:
    """The picture of a text, its lines centred; colours as QColor.rgba()."""
    width, height = text_size(text, font_key)
    image = QImage(width, height, QImage.Format.Format_ARGB32_Premultiplied)
    image.fill(Qt.GlobalColor.transparent)
    _write(image, text, font_key, letters)
    around = _halo(_pixels(image)[:, :, 3], _halo_px(font_key) - 1)
    ring = QColor.fromRgba(halo)
    inks = np.array([ring.blueF(), ring.greenF(), ring.redF(), 1.0]) * ring.alphaF()
    _pixels(image)[:] = np.rint(around[:, :, None] * inks)
    _write(image, text, font_key, letters)
    return image


def bold(font: QFont) -> QFont:
    """The same letters, bold."""
    heavy = QFont(font)
    heavy.setWeight(QFont.Weight.Bold)
    return heavy


def _write(image: QImage, text: str, font_key: str, letters: int) -> None:
    """The lines of a text, each in the middle; ``letters``: their colour."""
    metrics = _metrics(font_key)
    top = _halo_px(font_key) // 2 + metrics.ascent()
    with QPainter(image) as painter:
        painter.setFont(_font(font_key))
        painter.setPen(QColor.fromRgba(letters))
        for n, line in enumerate(text.split("\n")):
            x = round((image.width() - metrics.horizontalAdvance(line)) / 2)
            painter.drawText(x, top + n * metrics.height(), line)


def _pixels(image: QImage) -> NDArray[np.uint8]:
    """The bytes of an image, shape (height, width, 4), blue, green, red, alpha; to be written."""
    found = np.frombuffer(cast(bytearray, image.bits()), dtype=np.uint8)
    return found.reshape(image.height(), image.width(), 4)


def _halo(letters: NDArray[np.uint8], reach: float) -> NDArray[np.float32]:
    """How much of each pixel lies within ``reach`` pixels of a letter, 0 to 255.

    Much faster than strokes around outlines, and not to be told from them.
    """
    rim = int(reach) + 1
    high, wide = letters.shape
    padded = np.pad(letters.astype(np.float32), rim)
    found = letters.astype(np.float32)
    for down, right in np.ndindex(2 * rim + 1, 2 * rim + 1):
        share = min(1.0, reach + 1 - math.hypot(down - rim, right - rim))
        if share > 0:
            near = padded[down : down + high, right : right + wide] * np.float32(share)
            np.maximum(found, near, out=found)
    return found


@lru_cache(maxsize=16)
def _font(font_key: str) -> QFont:
    font = QFont()
    font.fromString(font_key)
    return font


@lru_cache(maxsize=16)
def _metrics(font_key: str) -> QFontMetrics:
    return QFontMetrics(_font(font_key))


def _halo_px(font_key: str) -> int:
    return max(2, round(_metrics(font_key).ascent() * _HALO_SHARE))
