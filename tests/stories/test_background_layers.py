"""Roads and rivers behind the plan: added, drawn, remembered, missed."""

import geopandas
import pytest
import shapely
from PySide6.QtWidgets import QCheckBox, QComboBox, QLabel, QPushButton

from noivu_desktop.gui.background_layers import BackgroundLayers
from noivu_desktop.gui.dialogs.background_list import BackgroundList
from noivu_desktop.project.level_steps import hamlets_to_json
from noivu_desktop.units.unit import Level
from tests.builders import CELL_M, CRS, ORIGIN
from tests.stories.test_levels_in_the_window import hamlets_of
from tests.stories.test_map_tools import place


@pytest.fixture
def river(tmp_path):
    """A river from west to east through the middle of A1, B1 and C1."""
    y = ORIGIN[1] + CELL_M / 2
    line = shapely.LineString([(ORIGIN[0] - CELL_M, y), (ORIGIN[0] + 4 * CELL_M, y)])
    path = tmp_path / "song.geojson"
    geopandas.GeoSeries([line], crs=CRS).to_crs("EPSG:4326").to_file(path)
    return path


def add(window, qtbot, path):
    layers = window.map.backgrounds
    layers.add(path)
    qtbot.waitUntil(lambda: bool(window.map.canvas._scene.backgrounds))
    return layers


def is_blue(window, column, row):
    image, at = window.map.canvas.image(), place(window, column, row)
    near = [image.pixelColor(at.x(), at.y() + beside) for beside in (-1, 0, 1)]
    return any(colour.blue() > colour.red() + 60 for colour in near)


def test_a_layer_is_drawn_over_the_units_hidden_and_removed(window, qtbot, river):
    assert not is_blue(window, 0.3, 0.5)
    layers = add(window, qtbot, river)
    assert is_blue(window, 0.3, 0.5)

    layers.change(0, is_shown=False)
    assert not is_blue(window, 0.3, 0.5)

    layers.change(0, is_shown=True, is_above=True)
    assert is_blue(window, 0.3, 0.5)

    layers.remove(0)
    assert not is_blue(window, 0.3, 0.5)


def test_the_layers_are_remembered_for_this_project_and_not_in_it(window, qtbot, river):
    before = window.model.project
    layers = add(window, qtbot, river)
    layers.change(0, ink="green")

    again = BackgroundLayers(window.map.canvas, window.model)

    again.show()
    assert [(one.name, one.ink) for one in again.entries] == [("song.geojson", "green")]
    assert window.model.project is before
    qtbot.waitUntil(lambda: not again._under_way)


def test_a_file_that_went_away_is_told_once_and_stays_in_the_list(window, qtbot, river):
    layers = window.map.backgrounds
    river.unlink()
    layers.add(river)
    qtbot.waitUntil(lambda: bool(layers.problem(layers.entries[0])))

    assert "Không tìm thấy tệp" in window.totals.currentMessage()
    window.run("view.backgrounds")
    told = window.findChild(BackgroundList)
    assert any("Không tìm thấy" in one.text() for one in told.findChildren(QLabel))


def test_the_list_changes_the_map_at_once(window, qtbot, river):
    layers = add(window, qtbot, river)
    window.run("view.backgrounds")
    told = window.findChild(BackgroundList)

    told.findChild(QCheckBox).click()
    assert not layers.entries[0].is_shown
    place_box = told._rows.findChildren(QComboBox)[1]
    place_box.activated.emit(1)
    assert layers.entries[0].is_above
    told._rows.findChild(QPushButton).click()
    assert layers.entries == ()
    assert told.none.isVisible()


def test_the_layers_stay_when_the_other_level_is_shown(window, qtbot, river):
    add(window, qtbot, river).change(0, is_above=True)
    hamlets = hamlets_of(window.model.coverage)
    window.model.do_above("add_hamlets", **hamlets_to_json(hamlets))

    window.model.show_level(Level.HAMLET)

    assert len(window.map.canvas.coverage.units) == 24
    assert is_blue(window, 0.3, 0.5)
