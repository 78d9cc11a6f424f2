"""After any steps the screen shows what a window opened anew shows, after one turn of events."""

import random
import shutil
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication, QWidget

from noivu_desktop.gui.main_window import MainWindow
from noivu_desktop.gui.map.canvas import MapCanvas
from noivu_desktop.gui.panels.map_pane import MapPane
from noivu_desktop.gui.project_model import ProjectModel
from noivu_desktop.gui.tables.row_pictures import RowPictures
from noivu_desktop.gui.workspace import Workspace
from noivu_desktop.maps_in.importing import ImportRequest, import_map
from noivu_desktop.project.project_file import create_project_file, open_project_file
from noivu_desktop.resource_files import sample_map

STEPS = 12
ROUNDING = 2  # of 255: a line that is cut off at the edge of what is drawn


@pytest.fixture(scope="module")
def sample_project(tmp_path_factory) -> Path:
    """The sample province: 226 communes."""
    path = tmp_path_factory.mktemp("sample") / "p.gpkg"
    request = ImportRequest(map=sample_map("xa-khau-van.zip"), set_values={"mountain": "1"})
    with create_project_file(path, import_map(request).project) as file:
        file.do("set_rule_set", id="nq-653-2019")
    return path


@pytest.fixture
def model(sample_project, tmp_path) -> Iterator[ProjectModel]:
    with open_project_file(shutil.copy(sample_project, tmp_path / "p.gpkg")) as file:
        yield ProjectModel(file)


@pytest.mark.parametrize("seed", range(3))
def test_the_screen_after_one_turn_of_events_is_that_of_a_new_window(qtbot, model, seed):
    window = shown(qtbot, MainWindow(model))
    rng = random.Random(seed)
    for _ in range(STEPS):
        take_a_step(model, rng)
        QApplication.processEvents()

        seen = screen(window)
        painted = pixels(window.grab().toImage())
        assert differing_boxes(seen, painted) == []
    again = MainWindow(ProjectModel(model.file))
    again.restoreState(window.saveState())
    again.totals.saved.setText(window.totals.saved.text())  # the time of the last saving
    shown(qtbot, again)
    for one in (window, again):  # what stands behind another tab catches up when it is seen
        one.names.parent().raise_()
        settle(one)
    for part, other in zip(parts(window), parts(again), strict=True):
        assert differing_boxes(pixels(part.grab().toImage()), pixels(other.grab().toImage())) == []


@pytest.mark.parametrize("seed", range(3))
def test_the_map_drawn_piece_by_piece_is_the_map_drawn_anew(qtbot, model, seed):
    window = shown(qtbot, MainWindow(model))
    canvas, rng = window.map.canvas, random.Random(100 + seed)
    canvas.zoom_by(2.0 + seed)
    canvas.finish_drawing()
    for _ in range(STEPS):
        take_a_step(model, rng)
        QApplication.processEvents()
        assert not canvas.is_drawing  # small enough to be drawn at once

        anew = drawn(canvas_made_anew(qtbot, window))
        assert differing_boxes(drawn(canvas), anew, ROUNDING) == []


def canvas_made_anew(qtbot, window: MainWindow) -> MapCanvas:
    """The same part of the same map in a pane that never knew another plan."""
    workspace = Workspace(ProjectModel(window.model.file), window)
    pane = MapPane(workspace)
    qtbot.addWidget(pane)
    pane.canvas.resize(window.map.canvas.size())
    pane.canvas.finish_drawing()
    pane.canvas._set_view(window.map.canvas._view)
    return pane.canvas


def shown(qtbot, window: MainWindow) -> MainWindow:
    qtbot.addWidget(window)
    window.resize(1600, 1000)
    window.show()
    settle(window)
    return window


def settle(window: MainWindow) -> None:
    for _ in range(10):
        QApplication.processEvents()
    window.map.canvas.finish_drawing()
    QApplication.processEvents()


def take_a_step(model: ProjectModel, rng: random.Random) -> None:
    """Merge two neighbours, mostly; or go back or forward, divide, name, or lock."""
    kind = rng.choice(("merge", "merge", "merge", "merge", "undo", "redo", "split", "rename"))
    neighbours, units = model.coverage.adjacency.neighbours, model.coverage.units
    merged = model.plan.merged
    if kind == "undo" and model.file.can_undo:
        model.undo()
    elif kind == "redo" and model.file.can_redo:
        model.redo()
    elif kind == "split" and merged:
        model.do("split", code=rng.choice(merged).code)
    elif kind == "rename" and merged:
        model.do("rename", code=rng.choice(merged).code, name=f"Xã Mới {rng.randrange(99)}")
    else:
        row = rng.randrange(len(units))
        pair = [units[one].code for one in (row, rng.choice(neighbours[row]))]
        model.do("merge", codes=pair)


def parts(window: MainWindow) -> list[QWidget]:
    return [
        window.map,
        window.units,
        window.plan,
        window.findings,
        window.totals,
        window.tabs,
        window.names,
        window.distribution,
    ]


def screen(window: QWidget) -> np.ndarray:
    """What the window system shows now, without asking any widget to paint."""
    return pixels(window.screen().grabWindow(window.winId()).toImage())


def drawn(canvas: MapCanvas) -> np.ndarray:
    canvas.finish_drawing()
    return pixels(canvas._backing._shown.image)


def pixels(image: QImage) -> np.ndarray:
    image = image.convertToFormat(QImage.Format.Format_RGB32)
    rows = np.frombuffer(image.constBits(), np.uint8)
    return rows.reshape(image.height(), image.width(), 4)[:, :, :3].copy()


def differing_boxes(
    one: np.ndarray, other: np.ndarray, tolerance: int = 0
) -> list[tuple[int, ...]]:
    """The box around the pixels that differ, if any: left, top, right, bottom and how many."""
    assert one.shape == other.shape
    apart = np.abs(one.astype(int) - other).max(axis=2)
    rows, columns = np.nonzero(apart > tolerance)
    if len(rows) == 0:
        return []
    return [(columns.min(), rows.min(), columns.max(), rows.max(), len(rows))]


def test_lines_of_the_plan_follow_columns_that_are_dragged(qtbot, model):
    model.do("merge", codes=[unit.code for unit in model.coverage.units[:2]])
    window = shown(qtbot, MainWindow(model))
    tree = window.plan.view
    tree.grab()
    tree.header().moveSection(2, 3)
    moved = pixels(tree.viewport().grab().toImage())

    tree.header().moveSection(3, 2)
    tree._pictures = RowPictures()
    tree.header().moveSection(2, 3)

    assert differing_boxes(moved, pixels(tree.viewport().grab().toImage())) == []


def test_sizes_of_problems_that_left_the_list_are_let_go(qtbot, model):
    window = shown(qtbot, MainWindow(model))
    window.findings.parent().raise_()
    view = window.findings.view
    most = 0
    for rule_set in ("nq-35-2023", "nq-653-2019") * 4:
        model.do("set_rule_set", id=rule_set)
        settle(window)
        most = max(most, window.findings.list.rowCount())

    assert most > 100
    assert len(view._delegate._sizes) <= 2 * most + 100
