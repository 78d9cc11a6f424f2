"""The map and the main views as small pictures, for comparison with those that were approved.

    python -m tests.gui.snapshot_views

draws all of them anew into ``tests/gui/snapshots/``; look at each before it is committed.

The pictures are a quarter of the window: so small that no letter is read, only what lies where
in which colour. The map is drawn without names and the windows in DejaVu Sans, which every
Debian desktop has, so that fonts of a machine change nothing.
"""

import os
import sys
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import Qt
from PySide6.QtGui import QFont, QFontDatabase, QImage
from PySide6.QtWidgets import QApplication, QDialog, QWidget

from noivu_desktop.gui import appearance
from noivu_desktop.gui.comparison.window import ComparisonWindow
from noivu_desktop.gui.dialogs.optimise_question import OptimiseQuestion
from noivu_desktop.gui.main_window import MainWindow
from noivu_desktop.gui.map.canvas import MapCanvas
from noivu_desktop.gui.map.style import DARK, LIGHT
from noivu_desktop.gui.map_themes import group_ids, map_themes
from noivu_desktop.gui.project_model import ProjectModel
from noivu_desktop.gui.sample import SAMPLE_RULE_SET, sample_request
from noivu_desktop.gui.start_window import StartWindow
from noivu_desktop.maps_in.importing import import_map
from noivu_desktop.project.project_file import create_project_file

FOLDER = Path(__file__).parent / "snapshots"
FONT = "DejaVu Sans"
MERGERS = 14
_SHRINK = 4
_MAP, _WINDOW, _COMPARISON = (960, 720), (1400, 900), (1300, 860)


def has_font() -> bool:
    """Whether windows can be drawn in the letters of the approved pictures."""
    return FONT in QFontDatabase.families()


def difference(first: QImage, second: QImage) -> tuple[float, float]:
    """The mean difference of two pictures, from 0 to 255, and the share of very unlike points."""
    if first.size() != second.size():
        return 255.0, 1.0
    unlike = np.abs(_points(first) - _points(second)).max(axis=2)
    return float(unlike.mean()), float((unlike > 48).mean())


def views(folder: Path) -> Iterator[tuple[str, QImage]]:
    """Names and pictures, one after the other; files go to ``folder``."""
    font, palette = QApplication.font(), QApplication.palette()
    project = import_map(sample_request()).project
    try:
        with create_project_file(folder / "mau.gpkg", project) as opened:
            opened.do("set_rule_set", id=SAMPLE_RULE_SET)
            model = ProjectModel(opened)
            merge_some(model)
            yield from map_views(model)
            if has_font():
                QApplication.setFont(QFont(FONT, 9))
                yield from window_views(model)
    finally:
        appearance.choose(appearance.LIGHT)
        QApplication.setFont(font)
        QApplication.setPalette(palette)


def merge_some(model: ProjectModel) -> None:
    """The same mergers every time: open units with their first neighbour of one district."""
    coverage = model.coverage
    assert model.check is not None
    for code in model.check.unresolved[:MERGERS]:
        row = coverage.row(code)
        for near in coverage.neighbour_rows[row]:
            other = coverage.units[near]
            if other.parent == coverage.units[row].parent and len(model.plan.group_of(code)) == 1:
                model.do("merge", codes=[code, other.code])


def map_views(model: ProjectModel) -> Iterator[tuple[str, QImage]]:
    """The map alone, without names, in every theme; then dark, then what is chosen on it."""
    canvas = MapCanvas()
    canvas.resize(*_MAP)
    canvas.set_coverage(model.coverage)
    canvas.set_groups(group_ids(model))
    for theme in map_themes():
        colours = theme.colours(model)
        canvas.set_fills(colours.fills(dark=False))
        canvas.set_patterns(colours.patterns())
        yield f"map-{theme.id}", shrunk(canvas.image())
    first = map_themes()[0].colours(model)
    for name, style in (("dark", DARK), ("light", LIGHT)):
        canvas.set_style(style)
        canvas.set_fills(first.fills(dark=name == "dark"))
        canvas.set_patterns(first.patterns())
        canvas.set_selection(range(40, 60) if name == "light" else ())
        yield ("map-dark" if name == "dark" else "map-chosen"), shrunk(canvas.image())
    canvas.deleteLater()


def window_views(model: ProjectModel) -> Iterator[tuple[str, QImage]]:
    """The first page, the window in its three looks, a comparison and a question."""
    appearance.choose(appearance.LIGHT)
    yield "start", picture(StartWindow())
    window = MainWindow(model)
    for look in (appearance.DARK, appearance.CONTRAST, appearance.LIGHT):
        appearance.choose(look)
        yield f"window-{look}", picture(window, keep=True)
    model.do("new_plan", name="Phương án 2")
    window.qactions["plan.compare"].trigger()
    comparison = window.findChild(ComparisonWindow)
    assert isinstance(comparison, QDialog)
    comparison.resize(*_COMPARISON)  # a screen that nobody sees is small
    yield "comparison", picture(comparison)
    window.qactions["optimise"].trigger()
    question = window.findChild(OptimiseQuestion)
    assert isinstance(question, QDialog)
    yield "optimise-question", picture(question)
    window.close()


def picture(widget: QWidget, *, keep: bool = False) -> QImage:
    """What a window shows when everything on it is drawn."""
    if widget.isWindow() and not isinstance(widget, QDialog):
        widget.resize(*_WINDOW)
    widget.show()
    for _ in range(20):
        QApplication.processEvents()
    for canvas in widget.findChildren(MapCanvas):
        canvas.finish_drawing()
    taken = shrunk(widget.grab().toImage())
    if not keep:
        widget.close()
    return taken


def shrunk(image: QImage) -> QImage:
    """A quarter of the picture, each point the mean of sixteen."""
    image = image.convertToFormat(QImage.Format.Format_RGB32)
    width, height = image.width() // _SHRINK, image.height() // _SHRINK
    aspect, mode = Qt.AspectRatioMode.IgnoreAspectRatio, Qt.TransformationMode
    return image.scaled(width, height, aspect, mode.SmoothTransformation)


def _points(image: QImage) -> NDArray[np.int64]:
    image = image.convertToFormat(QImage.Format.Format_RGB32)
    flat = np.frombuffer(image.constBits(), np.uint8)
    return flat.reshape(image.height(), image.width(), 4)[:, :, :3].astype(np.int64)


def main() -> int:
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    FOLDER.mkdir(exist_ok=True)
    with TemporaryDirectory() as folder:
        os.environ["XDG_CONFIG_HOME"] = folder  # the settings of the person stay untouched
        app = QApplication([])
        app.setStyle("Fusion")
        for name, drawn in views(Path(folder)):
            drawn.save(str(FOLDER / f"{name}.png"))
            sys.stdout.write(f"{name}\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
