"""Walks through the program on the sample and takes a picture of each main view."""

import os
import sys
from collections.abc import Callable
from pathlib import Path
from tempfile import TemporaryDirectory
from time import monotonic
from typing import Any

from PySide6.QtCore import QEvent, QEventLoop, QPoint, QPointF, QRect, Qt, QTimer
from PySide6.QtGui import QGuiApplication, QMouseEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QWidget

from noivu_desktop.gui import appearance
from noivu_desktop.gui.app import application
from noivu_desktop.gui.comparison.window import ComparisonWindow
from noivu_desktop.gui.desk import Desk
from noivu_desktop.gui.dialogs.frontier import FrontierDialog
from noivu_desktop.gui.dialogs.import_map import ImportDialog
from noivu_desktop.gui.dialogs.optimise_answer import OptimiseAnswer
from noivu_desktop.gui.dialogs.optimise_question import OptimiseQuestion
from noivu_desktop.gui.dialogs.part_form import PartForm
from noivu_desktop.gui.dialogs.reasons import ReasonsDialog
from noivu_desktop.gui.main_window import MainWindow
from noivu_desktop.gui.map.tools import TOOLS
from noivu_desktop.gui.map.tools.tool import MapTool

SETTLE_MS = 500
LONGEST_S = 180
UNITS_AFTER = 200
POINTS = 7
_PLAIN = Qt.KeyboardModifier.NoModifier
_LEFT = Qt.MouseButton.LeftButton


class Walk:
    """The walk, view by view; ``folder`` gets numbered pictures."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.taken = 0
        self.desk = Desk()

    def take(self, name: str) -> None:
        """A picture of the screen, or of the top window where there is no screen to read."""
        rest(SETTLE_MS)
        self.taken += 1
        path = self.folder / f"{self.taken:02}-{name}.png"
        if QGuiApplication.platformName() == "offscreen":
            top = QApplication.activeModalWidget() or self.desk.window
            picture = top.grab()
        else:
            screen = QGuiApplication.primaryScreen()
            picture = screen.grabWindow(0).copy(taken_up() & screen.geometry())
        if not picture.save(str(path)):
            raise SystemExit(f"Không ghi được {path}.")
        print(path)

    def window(self) -> MainWindow:
        assert isinstance(self.desk.window, MainWindow)
        return self.desk.window

    def dialog(self, kind: type[QDialog]) -> Any:
        """The open dialog of this kind, as soon as it is there."""
        return wait_for(lambda: next((d for d in shown(kind) if d.isVisible()), None))


def taken_up() -> QRect:
    """The part of the screen that windows of the program take up."""
    box = QRect()
    for one in QApplication.topLevelWidgets():
        if one.isVisible():
            box |= one.frameGeometry()
    return box


def shown(kind: type[QWidget]) -> list[QWidget]:
    return [one for one in QApplication.allWidgets() if isinstance(one, kind)]


def rest(milliseconds: int) -> None:
    """Let the window work; unlike ``qWait`` this leaves Python to the threads as well."""
    loop = QEventLoop()
    QTimer.singleShot(milliseconds, loop.quit)
    loop.exec()


def wait_for(find: Callable[[], Any]) -> Any:
    """What ``find`` gives once it gives something."""
    until = monotonic() + LONGEST_S
    while monotonic() < until:
        rest(50)
        if found := find():
            return found
    raise SystemExit("Chờ quá lâu.")


def click(window: MainWindow, row: int, modifier: Qt.KeyboardModifier = _PLAIN) -> None:
    """Press the mouse on a unit of the map."""
    middle = window.model.coverage.geometries[row].representative_point()
    at: QPointF = window.map.canvas.to_window(middle.x, middle.y)
    QTest.mouseMove(window.map.canvas, at.toPoint() + QPoint(1, 0))
    QTest.mouseClick(window.map.canvas, Qt.MouseButton.LeftButton, modifier, at.toPoint())


def open_sample(walk: Walk, project: Path) -> None:
    walk.desk.start(None)
    walk.take("trang-dau")
    walk.desk.open_sample()
    dialog = walk.dialog(ImportDialog)
    wait_for(dialog.accept_button.isEnabled)
    walk.take("nhap-ban-do")
    dialog.create_project(project)
    wait_for(lambda: isinstance(walk.desk.window, MainWindow))
    walk.window().showMaximized()
    walk.take("sau-khi-nhap")


def merge_by_hand(walk: Walk) -> None:
    window = walk.window()
    coverage = window.model.coverage
    first = coverage.row(window.model.check.unresolved[0])
    same = coverage.units[first].parent_name
    second = next(
        row
        for row in coverage.adjacency.neighbours[first]
        if coverage.units[row].parent_name == same
    )
    window.map.canvas.zoom_to([first, second])
    window.map.canvas.zoom_by(0.35)
    click(window, first)
    click(window, second, Qt.KeyboardModifier.ControlModifier)
    walk.take("sap-nhap")
    QTest.mouseClick(window.map.card.accept, _LEFT)
    walk.take("da-nhap")
    window.qactions["edit.undo"].trigger()
    window.qactions["edit.clear"].trigger()
    window.qactions["view.all"].trigger()


def use_map_tools(walk: Walk) -> None:
    """Painting under way, a unit cut by a line, the form of the part, and what the map tells."""
    window = walk.window()
    canvas, coverage = window.map.canvas, window.model.coverage
    row = max(range(len(coverage.units)), key=lambda one: len(coverage.adjacency.neighbours[one]))
    near = coverage.adjacency.neighbours[row][0]
    canvas.zoom_to([row, *coverage.adjacency.neighbours[row]])
    canvas.set_tool(tool_named("paint"))
    press(window, middle_of(window, row))
    pull(window, middle_of(window, row), middle_of(window, near))
    walk.take("quet-de-nhap")
    QTest.keyClick(canvas, Qt.Key.Key_Escape)
    canvas.set_tool(tool_named("cut"))
    left, low, right, high = coverage.geometries[row].bounds
    for x in (left - 500, right + 500):
        QTest.mouseClick(canvas, _LEFT, pos=canvas.to_window(x, (low + high) / 2).toPoint())
    QTest.keyClick(canvas, Qt.Key.Key_Return)
    inside = canvas.to_window((left + right) / 2, low + (high - low) * 0.75).toPoint()
    pull(window, inside, inside, Qt.MouseButton.NoButton)
    walk.take("duong-cat")
    QTest.mouseClick(canvas, _LEFT, pos=inside)
    form = walk.dialog(PartForm)
    walk.take("phan-tach-ra")
    form.accept()
    walk.take("da-tach")
    window.qactions["edit.undo"].trigger()
    canvas.set_tool(tool_named("select"))
    window.qactions["view.all"].trigger()


def tool_named(name: str) -> MapTool:
    return next(tool for tool in TOOLS if tool.id == name)


def middle_of(window: MainWindow, row: int) -> QPoint:
    middle = window.model.coverage.geometries[row].representative_point()
    return window.map.canvas.to_window(middle.x, middle.y).toPoint()


def press(window: MainWindow, at: QPoint) -> None:
    QTest.mousePress(window.map.canvas, _LEFT, pos=at)


def pull(window: MainWindow, start: QPoint, stop: QPoint, held: Qt.MouseButton = _LEFT) -> None:
    """Move the pointer as a hand does; offscreen no move reaches a window by itself."""
    canvas = window.map.canvas
    for step in range(1, 6):
        at = QPointF(start + (stop - start) * (step / 5))
        kind, none = QEvent.Type.MouseMove, Qt.MouseButton.NoButton
        event = QMouseEvent(kind, at, canvas.mapToGlobal(at), none, held, _PLAIN)
        QApplication.sendEvent(canvas, event)


def find_best(walk: Walk) -> None:
    window = walk.window()
    window.qactions["optimise"].trigger()
    question = walk.dialog(OptimiseQuestion)
    question.total.setValue(UNITS_AFTER)
    walk.take("hoi-may")
    question.accept()
    answer = walk.dialog(OptimiseAnswer)
    walk.take("may-tra-loi")
    answer.groups.setCurrentItem(answer.groups.topLevelItem(0))
    answer.why_together.click()
    reasons = walk.dialog(ReasonsDialog)
    walk.take("vi-sao-nhap-cung-nhau")
    reasons.reject()
    answer.accept()
    walk.take("phuong-an-tot-nhat")
    window.themes.setCurrentIndex(2)
    walk.take("theo-phuong-an")
    window.themes.setCurrentIndex(0)
    window.qactions["view.next_problem"].trigger()
    walk.take("van-de-tiep-theo")
    window.qactions["edit.clear"].trigger()
    window.qactions["view.all"].trigger()


def weigh_numbers(walk: Walk) -> None:
    walk.window().qactions["optimise.frontier"].trigger()
    dialog = walk.dialog(FrontierDialog)
    dialog.count.setValue(POINTS)
    dialog.start.click()
    wait_for(lambda: dialog.chart.points)
    walk.take("so-don-vi-vuong-mac-xao-tron")
    dialog.reject()


def look_around(walk: Walk) -> None:
    window = walk.window()
    window.qactions["law.screening"].trigger()
    walk.take("ra-soat")
    window.qactions["law.screening"].trigger()
    for action, name in (
        ("law.rule_sets", "cac-bo-quy-dinh"),
        ("export", "xuat-tai-lieu"),
        ("help.keys", "phim-tat"),
    ):
        window.qactions[action].trigger()
        dialog = walk.dialog(QDialog)
        walk.take(name)
        dialog.reject()


def change_looks(walk: Walk) -> None:
    """The views with most on them in the dark and in high contrast, then in large letters."""
    window = walk.window()
    for look in (appearance.DARK, appearance.CONTRAST, appearance.LIGHT):
        appearance.choose(look)
        window.workspace.selection.show_on_map(window.model.check.unresolved[:1])
        walk.take(f"cua-so-{look}")
        window.qactions["edit.clear"].trigger()
        window.qactions["view.all"].trigger()
        for action, name in (
            ("optimise", "hoi-may"),
            ("law.rule_sets", "cac-bo-quy-dinh"),
            ("export", "xuat-tai-lieu"),
            ("law.screening", "ra-soat"),
        ):
            window.qactions[action].trigger()
            walk.take(f"{name}-{look}")
            close_dialogs(window)
        window.qactions["law.screening"].trigger()
        window.qactions["plan.compare"].trigger()
        walk.take(f"so-sanh-{look}")
        window.findChild(ComparisonWindow).close()
    for percent in (150, 200):
        appearance.choose_scale(percent)
        walk.take(f"chu-{percent}")
        window.qactions["optimise"].trigger()
        walk.take(f"hoi-may-chu-{percent}")
        close_dialogs(window)
    appearance.choose_scale(100)
    walk.take("chu-100")


def close_dialogs(window: MainWindow) -> None:
    for dialog in window.findChildren(QDialog):
        if dialog.isVisible():
            dialog.reject()


def main() -> None:
    folder = Path(sys.argv[1])
    folder.mkdir(parents=True, exist_ok=True)
    with TemporaryDirectory() as temporary:
        os.environ["XDG_CONFIG_HOME"] = temporary  # the settings of the person stay untouched
        application()
        walk = Walk(folder)
        open_sample(walk, Path(temporary) / "khau-van.gpkg")
        merge_by_hand(walk)
        use_map_tools(walk)
        find_best(walk)
        weigh_numbers(walk)
        look_around(walk)
        change_looks(walk)
        walk.window().close()


if __name__ == "__main__":
    main()
