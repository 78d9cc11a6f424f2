"""Closed lines and labels of CAD drawings become named polygons."""

import geopandas
import numpy as np
import pytest
import shapely

from noivu_desktop.errors import MapReadError
from noivu_desktop.maps_in.importing import ImportRequest, import_map
from noivu_desktop.units.unit import UnitKind
from tests.maps_in.drawing_files import Line, Text, write_dgn, write_dxf
from tests.maps_in.map_files import NAMES, in_tcvn3, squares


def corners(shape):
    """The corners of a square from the lower left, anticlockwise."""
    west, south, east, north = shape.bounds
    return [(west, south), (east, south), (east, north), (west, north)]


def middle(shape, up=0.0):
    return shape.centroid.x, shape.centroid.y + up


def communes(layer="RANH_XA"):
    return [Line(points=corners(one), layer=layer) for one in squares(3, 2)]


def names(texts=NAMES, **options):
    return [
        Text(text=text, point=middle(one), **options)
        for text, one in zip(texts, squares(3, 2), strict=True)
    ]


def imported(path, **options):
    return import_map(ImportRequest(map=path, **options))


def problems(result, kind):
    return [one for one in result.report.problems if one.kind == kind]


def escaped(text):
    return "".join(one if one.isascii() else f"\\U+{ord(one):04X}" for one in text)


@pytest.mark.parametrize("entity", ["TEXT", "MTEXT", "INSERT"])
@pytest.mark.parametrize("written", [escaped, in_tcvn3])
def test_closed_lines_of_a_dxf_take_the_names_inside(tmp_path, entity, written):
    drawing = [*communes(), *names([written(one) for one in NAMES], entity=entity)]

    coverage = imported(write_dxf(tmp_path / "xa.dxf", drawing)).project.coverage

    assert [unit.name for unit in coverage.units] == list(NAMES)
    assert coverage.units[3].kind is UnitKind.THI_TRAN
    assert shapely.equals(coverage.geometries, np.array(squares(3, 2))).all()


def test_a_hatch_is_a_polygon_and_the_name_of_its_pattern_no_label(tmp_path):
    geopandas.GeoSeries(squares(3, 2), crs="EPSG:9215").to_file(tmp_path / "xa.dxf", driver="DXF")

    coverage = imported(tmp_path / "xa.dxf").project.coverage

    assert len(coverage.units) == 6
    assert shapely.equals(coverage.geometries, np.array(squares(3, 2))).all()


@pytest.mark.parametrize("written", [str.encode, in_tcvn3])
def test_shapes_of_a_dgn_take_the_names_inside(tmp_path, written):
    shown = [
        one.encode().decode("latin-1") if written is str.encode else written(one) for one in NAMES
    ]
    drawing = [*communes(layer="1"), *names(shown, layer="2")]

    coverage = imported(write_dgn(tmp_path / "xa.dgn", drawing)).project.coverage

    assert [unit.name for unit in coverage.units] == list(NAMES)
    assert shapely.hausdorff_distance(coverage.geometries, np.array(squares(3, 2))).max() < 0.02


def test_open_lines_that_form_rings_are_borders_too(tmp_path):
    """Each border is one line; ends miss each other by 0.3 m, and one hangs loose.

    3 4 5
    0 1 2
    """
    x, y = squares(1, 1)[0].bounds[:2]
    across = [
        Line(points=[(x, y + i * 4000), (x + 12_000, y + i * 4000)], closed=False) for i in range(3)
    ]
    along = [
        Line(points=[(x + i * 4000 + 0.3, y + 0.2), (x + i * 4000, y + 8000)], closed=False)
        for i in range(4)
    ]
    loose = Line(points=[(x + 500, y + 500), (x + 900, y + 700)], closed=False)

    result = imported(
        write_dxf(tmp_path / "xa.dxf", [*across, *along, loose, *names(map(escaped, NAMES))])
    )

    coverage = result.project.coverage
    assert sorted(unit.name for unit in coverage.units) == sorted(NAMES)
    assert shapely.coverage_is_valid(coverage.geometries)
    assert shapely.area(coverage.geometries).tolist() == pytest.approx([16e6] * 6, rel=1e-3)


def test_a_town_inside_a_commune_is_cut_out_and_frames_are_left_out(tmp_path):
    """A frame and the outline of the district are on the layer of the communes."""
    town = shapely.Point(middle(squares(3, 2)[0], up=1000)).buffer(500, quad_segs=1)
    outline = shapely.union_all(squares(3, 2))
    frame = shapely.box(*outline.buffer(3000).bounds)
    drawing = [
        *communes(),
        Line(points=list(town.exterior.coords)[:-1]),
        Line(points=corners(outline)),
        Line(points=corners(frame)),
        *names(map(escaped, NAMES)),
        Text(text=escaped("Thị trấn Mới"), point=middle(town)),
    ]

    coverage = imported(write_dxf(tmp_path / "xa.dxf", drawing)).project.coverage

    assert [unit.name for unit in coverage.units] == [*NAMES, "Thị trấn Mới"]
    assert shapely.coverage_is_valid(coverage.geometries)
    assert shapely.area(coverage.geometries[0]) == pytest.approx(16e6 - town.area)


def test_the_layer_whose_rings_hold_names_is_that_of_the_borders(tmp_path):
    houses = [
        Line(points=corners(shapely.Point(middle(one, up=500)).buffer(20)), layer="NHA")
        for one in squares(3, 2)
    ] * 3
    drawing = [*houses, *communes(layer="DIA_GIOI"), *names(map(escaped, NAMES))]
    path = write_dxf(tmp_path / "xa.dxf", drawing)

    guessed, chosen = imported(path), imported(path, layer="NHA")

    assert guessed.project.coverage.units[0].extra["lop"] == "DIA_GIOI"
    assert chosen.project.coverage.units[0].extra["lop"] == "NHA"
    with pytest.raises(MapReadError, match=r"DUONG.*NHA, DIA_GIOI"):
        imported(path, layer="DUONG")


def test_codes_and_figures_beside_the_name_are_kept_apart(tmp_path):
    figures = [
        Text(text=text, point=middle(one, up=up), layer=layer)
        for number, one in enumerate(squares(3, 2))
        for text, up, layer in (
            (f"061{20 + number}", -200, "MA"),
            ("S=16 km2", -400, "DT"),
            (escaped("núi Mẫu Sơn"), 900, "DIA_DANH"),
        )
    ]
    drawing = [*communes(), *figures, *names(map(escaped, NAMES))]

    result = imported(write_dxf(tmp_path / "xa.dxf", drawing))

    units = result.project.coverage.units
    assert [unit.name for unit in units] == list(NAMES)
    assert [unit.code for unit in units] == [f"061{number}" for number in range(20, 26)]
    assert "S=16 km2" in units[0].extra["nhan"]


def test_a_kind_above_its_name_is_one_name(tmp_path):
    drawing = [
        *communes(),
        *names([escaped(one.replace("Xã ", "Xã\\P")) for one in NAMES], entity="MTEXT"),
    ]

    units = imported(write_dxf(tmp_path / "xa.dxf", drawing)).project.coverage.units

    assert [unit.name for unit in units] == list(NAMES)


def test_several_names_in_one_ring_are_told_with_their_place(tmp_path):
    second = Text(text=escaped("Xã Khác"), point=middle(squares(3, 2)[1], up=-700))
    drawing = [*communes(), *names(map(escaped, NAMES)), second]

    (told,) = problems(imported(write_dxf(tmp_path / "xa.dxf", drawing)), "labels")

    assert told.row == 2
    assert "Xã Tân Lang, Xã Khác" in told.text
    assert shapely.Point(told.place).within(squares(3, 2)[1])


def test_a_ring_without_a_name_stays_if_it_may_be_a_unit(tmp_path):
    """The legend far off is small; the sixth commune has lost its label."""
    legend = Line(points=corners(shapely.Point(460_000, 2_390_000).buffer(100)))
    drawing = [*communes(), legend, *names(map(escaped, NAMES))[:5]]

    result = imported(write_dxf(tmp_path / "xa.dxf", drawing))

    assert len(result.project.coverage.units) == 6
    assert [one.row for one in problems(result, "missing_name")] == [6]
    assert len(problems(result, "no_label")) == 1


def test_a_drawing_in_which_nothing_closes_is_refused(tmp_path):
    drawing = [Line(points=[(0, 0), (1, 1), (2, 0)], closed=False), *names(map(escaped, NAMES))]

    with pytest.raises(MapReadError, match="không có đường khép kín"):
        imported(write_dxf(tmp_path / "xa.dxf", drawing))
