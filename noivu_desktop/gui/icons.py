"""The program's own pictures, drawn in the colour of the text around them."""

from PySide6.QtCore import QByteArray, QRectF, Qt
from PySide6.QtGui import QColor, QIcon, QPainter, QPalette, QPixmap
from PySide6.QtSvg import QSvgRenderer

from noivu_desktop.resource_files import resource

_SIZES = (22, 44)


def icon(name: str, palette: QPalette) -> QIcon:
    """The picture ``name`` for this palette, crisp at normal and double size."""
    found = QIcon()
    group = QPalette.ColorGroup
    for mode, side in ((QIcon.Mode.Normal, group.Active), (QIcon.Mode.Disabled, group.Disabled)):
        colour = palette.color(side, QPalette.ColorRole.ButtonText)
        for size in _SIZES:
            found.addPixmap(_drawn(name, colour, size), mode)
    return found


def _drawn(name: str, colour: QColor, size: int) -> QPixmap:
    svg = resource(f"icons/{name}.svg").read_text("utf-8").replace("currentColor", colour.name())
    pixmap = QPixmap(size, size)
    pixmap.fill(Qt.GlobalColor.transparent)
    painter = QPainter(pixmap)
    QSvgRenderer(QByteArray(svg.encode())).render(painter, QRectF(0, 0, size, size))
    painter.end()
    return pixmap
