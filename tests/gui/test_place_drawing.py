"""The small picture of where a map lies: every unit of the map, moved in one go."""

import numpy as np
import pytest
import shapely

from noivu_desktop.gui.dialogs import place_drawing
from noivu_desktop.gui.dialogs.place_drawing import PlaceDrawing
from noivu_desktop.maps_in.likely_systems import to_degrees
from noivu_desktop.maps_in.seen_place import seen_place
from tests.builders import grid_of_units


@pytest.fixture
def place():
    return seen_place(grid_of_units(5, 4).geometries, "EPSG:9215", None)


def test_every_ring_is_drawn_where_its_coordinates_are(qtbot, place, monkeypatch):
    asked = []

    def counted(crs, points):
        asked.append(len(points))
        return to_degrees(crs, points)

    monkeypatch.setattr(place_drawing, "to_degrees", counted)
    drawing = PlaceDrawing()
    qtbot.addWidget(drawing)

    drawing.show_place(place, "EPSG:9215")

    drawn = drawing._rings
    assert len(asked) == 1, "each change of systems takes 20 ms: hamlets would take a minute"
    assert len(drawn) == len(place.rings) == 20
    for found, ring in zip(drawn, place.rings, strict=True):
        assert np.array_equal(found, to_degrees("EPSG:9215", ring))


def test_no_ring_is_drawn_of_a_map_without_polygons(qtbot):
    drawing = PlaceDrawing()
    qtbot.addWidget(drawing)
    nothing = seen_place(np.array([shapely.Point(480_000, 2_400_000)]), "EPSG:9215", None)

    drawing.show_place(nothing, "EPSG:9215")

    assert drawing._rings == ()
