"""Texts of labels: their size, and their picture with a halo."""

from functools import lru_cache

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QImage, QPainter, QPainterPath, QPen

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
    font, metrics = _font(font_key), _metrics(font_key)
    top = _halo_px(font_key) // 2 + metrics.ascent()
    starts = [
        (round((width - metrics.horizontalAdvance(line)) / 2), top + n * metrics.height(), line)
        for n, line in enumerate(text.split("\n"))
    ]
    outline = QPainterPath()
    for x, y, line in starts:
        outline.addText(x, y, font, line)
    with QPainter(image) as painter:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        pen = QPen(QColor.fromRgba(halo), 2 * _halo_px(font_key) - 2)
        pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
        painter.strokePath(outline, pen)
        painter.setFont(font)
        painter.setPen(QColor.fromRgba(letters))
        for x, y, line in starts:
            painter.drawText(x, y, line)
    return image


def bold(font: QFont) -> QFont:
    """The same letters, bold."""
    heavy = QFont(font)
    heavy.setWeight(QFont.Weight.Bold)
    return heavy


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
