"""A long evening in the window: random gestures by mouse, keyboard and menu, told by a seed.

    python -m tests.benchmarks.soak [--gestures N] [--seed S] [--map FILE]

After every thousand gestures the window must show what its file says, and the file, opened
again, must say the same. Fails on any exception, any warning of Qt, a leak of more than 50 MiB
or a difference. Prints a line for every thousand and, last, one JSON line.
"""

import argparse
import ctypes
import gc
import json
import os
import platform
import random
import sys
import tempfile
import traceback
from collections import Counter
from collections.abc import Callable
from pathlib import Path
from time import perf_counter
from typing import Any

import numpy as np
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt, QTimer, qInstallMessageHandler
from PySide6.QtGui import QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QWidget

from noivu_desktop.gui import messages
from noivu_desktop.gui.app import application
from noivu_desktop.gui.main_window import MainWindow
from noivu_desktop.gui.map_themes import map_themes
from noivu_desktop.gui.project_model import ProjectModel
from noivu_desktop.maps_in.importing import ImportRequest, import_map
from noivu_desktop.project.project_file import create_project_file, read_project
from noivu_desktop.resource_files import sample_map

LARGEST_LEAK_MIB = 50
WARM_UP = 2_000
EVERY = 1_000
LEFT_OUT = ("file.", "export", "optimise", "help", "print", "view.language", "law.rule_sets")
"""Menu entries that leave the project, start long work or write files of their own."""

MODIFIERS = (
    Qt.KeyboardModifier.NoModifier,
    Qt.KeyboardModifier.ControlModifier,
    Qt.KeyboardModifier.ShiftModifier,
)
KEYS = (
    Qt.Key.Key_Return, Qt.Key.Key_Escape, Qt.Key.Key_Plus, Qt.Key.Key_Minus, Qt.Key.Key_Left,
    Qt.Key.Key_Up, Qt.Key.Key_Right, Qt.Key.Key_Down, Qt.Key.Key_Home, Qt.Key.Key_Space,
)  # fmt: skip


class Evening:
    """One window and the hand that plays with it."""

    def __init__(self, window: MainWindow, seed: int) -> None:
        self.window = window
        self.rng = random.Random(seed)
        self.done: Counter[str] = Counter()
        self.refused = 0
        self.faults: list[str] = []
        self._modal = QTimer(window)
        self._modal.timeout.connect(self._answer)
        self._modal.start(5)
        self.gestures: dict[str, tuple[int, Callable[[], None]]] = {
            "click": (30, self._click),
            "drag": (10, self._drag),
            "wheel": (8, self._wheel),
            "key": (14, self._key),
            "menu": (14, self._menu),
            "tool": (4, self._tool),
            "undo": (8, lambda: self._trigger("edit.undo")),
            "redo": (4, lambda: self._trigger("edit.redo")),
            "theme": (2, self._theme),
            "tree": (3, self._tree),
            "filter": (2, self._filter),
            "merge": (8, self._merge),
        }

    def play(self) -> None:
        """One gesture, and all that follows from it."""
        names = list(self.gestures)
        weights = [self.gestures[name][0] for name in names]
        name = self.rng.choices(names, weights)[0]
        self.done[name] += 1
        self.gestures[name][1]()
        QApplication.processEvents()

    def tidy(self) -> None:
        """Close the windows that stand open beside the main one, which is no leak."""
        for shown in QApplication.topLevelWidgets():
            if shown is not self.window and shown.isVisible():
                shown.close()
        QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)

    def _place(self) -> QPoint:
        box = self.window.map.canvas.rect()
        return QPoint(self.rng.randrange(box.width()), self.rng.randrange(box.height()))

    def _click(self) -> None:
        canvas, at = self.window.map.canvas, self._place()
        QTest.mouseMove(canvas, at)
        QTest.mouseClick(canvas, Qt.MouseButton.LeftButton, self.rng.choice(MODIFIERS), at)

    def _drag(self) -> None:
        canvas, held = self.window.map.canvas, self.rng.choice(MODIFIERS)
        QTest.mousePress(canvas, Qt.MouseButton.LeftButton, held, self._place())
        for _ in range(self.rng.randrange(1, 5)):
            QTest.mouseMove(canvas, self._place())
        if self.rng.random() < 0.1:
            QTest.keyClick(canvas, Qt.Key.Key_Escape)
        QTest.mouseRelease(canvas, Qt.MouseButton.LeftButton, held, self._place())

    def _wheel(self) -> None:
        canvas, at = self.window.map.canvas, QPointF(self._place())
        turn = QPoint(0, self.rng.choice((-120, 120)))
        event = QWheelEvent(
            at, canvas.mapToGlobal(at), QPoint(), turn, Qt.MouseButton.NoButton, MODIFIERS[0],
            Qt.ScrollPhase.NoScrollPhase, False,
        )  # fmt: skip
        QApplication.sendEvent(canvas, event)

    def _key(self) -> None:
        QTest.keyClick(self.window.map.canvas, self.rng.choice(KEYS))

    def _menu(self) -> None:
        names = [name for name in self.window.qactions if not name.startswith(LEFT_OUT)]
        self._trigger(self.rng.choice(names))

    def _trigger(self, name: str) -> None:
        action = self.window.qactions[name]
        if action.isEnabled():
            action.trigger()

    def _tool(self) -> None:
        tools = [one for one in self.window.tools.actions() if one.isCheckable()]
        self.rng.choice(tools).trigger()

    def _theme(self) -> None:
        self.window.themes.setCurrentIndex(self.rng.randrange(len(map_themes())))

    def _tree(self) -> None:
        codes = [one.code for one in self.window.model.plan.merged]
        if codes:
            self.window.workspace.selection.choose([self.rng.choice(codes)])

    def _filter(self) -> None:
        words = self.rng.choice(("", "a", "ban", "xã", "khong co"))
        self.window.units.search.setText(words)

    def _merge(self) -> None:
        coverage = self.window.model.coverage
        row = self.rng.randrange(len(coverage.units))
        beside = coverage.neighbour_rows[row]
        if beside:
            pair = [coverage.units[one].code for one in (row, self.rng.choice(beside))]
            self.window.workspace.selection.choose(pair)
            self._trigger("plan.merge")

    def _answer(self) -> None:
        """Close what waits for an answer: by its default button, or by leaving."""
        popup = QApplication.activePopupWidget()
        if popup is not None:
            popup.close()
        waiting = QApplication.activeModalWidget()
        if waiting is not None and waiting.isVisible():
            self._leave(waiting)

    def _leave(self, waiting: QWidget) -> None:
        if self.rng.random() < 0.4:
            QTest.keyClick(waiting, Qt.Key.Key_Return)
        elif isinstance(waiting, QDialog):
            waiting.reject()
        else:
            waiting.close()


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--gestures", type=int, default=20_000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--map", type=Path, default=sample_map("xa-khau-van.zip"))
    chosen = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        project = import_map(ImportRequest(map=chosen.map, set_values={"mountain": "1"})).project
        with create_project_file(Path(folder) / "p.gpkg", project) as opened:
            opened.do("set_rule_set", id="nq-653-2019")
            told = spent(ProjectModel(opened), chosen.gestures, chosen.seed)
    print(json.dumps(told))
    return 1 if told["faults"] or told["leak_mib"] > LARGEST_LEAK_MIB else 0


def spent(model: ProjectModel, gestures: int, seed: int) -> dict[str, Any]:
    """Play so many gestures and tell what happened."""
    app = application()
    window = MainWindow(model)
    window.resize(1400, 900)
    window.show()
    app.processEvents()
    evening = Evening(window, seed)
    listen(evening)
    start, first_mib, steps = perf_counter(), mib(), 0
    for number in range(1, gestures + 1):
        evening.play()
        if number == min(WARM_UP, gestures // 4):
            evening.tidy()
            first_mib = mib()
        if number % EVERY == 0 or number == gestures:
            evening.tidy()
            evening.faults += differences(window)
            steps = len(model.file.history.entries)
            print(f"{number:7d} gestures  {steps:6d} steps  {mib():4.0f} MiB", flush=True)
    told = {
        "benchmark": "soak",
        "gestures": dict(evening.done),
        "steps": steps,
        "refused": evening.refused,
        "faults": evening.faults[:20],
        "leak_mib": round(mib() - first_mib, 1),
        "seconds": round(perf_counter() - start, 1),
        "machine": f"{platform.machine()} {platform.system()}, {os.cpu_count()} cores",
        "python": platform.python_version(),
    }
    window.close()
    return told


def listen(evening: Evening) -> None:
    """Let every exception and every warning count; sentences for the user are no fault."""

    def refused(*_: object) -> None:
        evening.refused += 1

    def warned(kind: object, where: object, text: str) -> None:
        if "propagateSizeHints" not in text:  # the offscreen window system has none
            evening.faults.append(f"Qt: {text}")

    def thrown(kind: type[BaseException], error: BaseException, trace: object) -> None:
        place = traceback.extract_tb(error.__traceback__)[-1]
        evening.faults.append(f"{kind.__name__}: {error} ({place.name}, line {place.lineno})")

    sys.excepthook = thrown
    qInstallMessageHandler(warned)
    messages._show = refused
    messages.ask = lambda *_, **__: evening.rng.random() < 0.5  # type: ignore[assignment]


def differences(window: MainWindow) -> list[str]:
    """Where window, model and file do not say the same."""
    for _ in range(5):
        QApplication.processEvents()
    model = window.model
    rows = model.coverage.index
    groups = np.asarray(window.map.canvas._scene.groups)
    found = [
        f"the map does not show {merged.code} as one unit"
        for merged in model.plan.merged
        if len({int(groups[rows[code]]) for code in merged.standing}) != 1
    ]
    if read_project(model.file.path) != model.file.project:
        found.append("the file read again differs from the open project")
    return found


def mib() -> float:
    """Memory in use now, without what the allocator keeps free; Linux tells it page by page."""
    gc.collect()
    ctypes.CDLL(None).malloc_trim(0)
    pages = int(Path("/proc/self/statm").read_text().split()[1])
    return pages * os.sysconf("SC_PAGE_SIZE") / 2**20


if __name__ == "__main__":
    sys.exit(main())
