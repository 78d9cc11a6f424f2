"""Fewer vertices where they cannot be seen, and still one border between two units."""

import numpy as np
import pytest
import shapely

from noivu_desktop.gui.map.arcs import find_arcs
from noivu_desktop.gui.map.levels import Level, Levels

SIDE = 1000.0


@pytest.fixture(scope="module")
def wavy():
    """Two by two cells whose borders wave with many small vertices; one has a lake."""
    steps = np.linspace(0, SIDE, 401)
    wave = 6 * np.sin(steps / 15)
    across = np.column_stack([SIDE / 2 + wave * (steps > 0) * (steps < SIDE), steps])
    along = np.column_stack([steps, SIDE / 2 + wave * (steps > 0) * (steps < SIDE)])
    frame = shapely.box(0, 0, SIDE, SIDE).exterior
    lines = shapely.node(
        shapely.geometrycollections([frame, *shapely.linestrings([across, along])])
    )
    cells = np.array(shapely.get_parts(shapely.polygonize(shapely.get_parts(lines))))
    lake = shapely.Point(200, 200).buffer(80, quad_segs=40)
    return np.array([cell.difference(lake) for cell in cells] + [lake], dtype=object)


@pytest.fixture(scope="module")
def levels(wavy):
    return Levels(find_arcs(wavy))


def shapes_of(level: Level):
    built = []
    for path in level.unit_paths:
        elements = [path.elementAt(index) for index in range(path.elementCount())]
        starts = [index for index, element in enumerate(elements) if element.isMoveTo()]
        shape = shapely.Polygon()
        for first, last in zip(starts, [*starts[1:], len(elements)], strict=True):
            ring = shapely.Polygon([(e.x, e.y) for e in elements[first:last]])
            shape = shape.symmetric_difference(ring)
        built.append(shape)
    return np.array(built, dtype=object)


def test_the_finest_level_is_the_map_itself(levels, wavy):
    shapes = shapes_of(levels.level(10.0))

    assert shapely.area(shapely.symmetric_difference(shapes, wavy)).max() < 1e-6


def test_coarser_levels_have_fewer_vertices_in_lines_and_outlines(levels):
    sizes = [len(levels.level(scale).lines) for scale in (10.0, 0.1, 0.02)]
    outlines = [
        sum(path.elementCount() for path in levels.level(scale).unit_paths)
        for scale in (10.0, 0.1, 0.02)
    ]

    assert sizes[0] > 2 * sizes[1] > 2 * sizes[2]
    assert outlines[0] > outlines[1] > outlines[2]


@pytest.mark.parametrize("scale", [0.4, 0.1])
def test_at_every_level_units_touch_without_gap_or_overlap(levels, scale):
    shapes = shapes_of(levels.level(scale))

    assert shapely.coverage_is_valid(shapes)
    assert shapely.area(shapes).sum() == pytest.approx(SIDE**2)


@pytest.mark.parametrize("scale", [2.0, 0.4, 0.1, 0.02])
def test_no_border_moves_by_a_pixel(levels, wavy, scale):
    shapes = shapes_of(levels.level(scale))

    moved = shapely.hausdorff_distance(shapely.boundary(shapes[0]), shapely.boundary(wavy[0]))
    assert moved * scale < 1.0


def test_a_level_built_in_slices_is_the_level_built_at_once(wavy):
    at_once, in_slices = Levels(find_arcs(wavy)), Levels(find_arcs(wavy))
    key = at_once.key(0.1)

    slices = list(in_slices.build(key))

    assert len(slices) > 1
    assert in_slices.has(key)
    assert np.array_equal(in_slices.level(0.1).lines, at_once.level(0.1).lines)
