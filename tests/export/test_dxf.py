import re

import pyogrio.raw
import pytest
import shapely

from noivu_desktop.export.dxf import NAME_LAYER, NEW_LAYER, OLD_LAYER, write_dxf
from noivu_desktop.export.new_borders import new_outlines


@pytest.fixture(scope="module")
def drawing(report, tmp_path_factory):
    """Layer, text and geometry of each entity, as GDAL reads them."""
    path = tmp_path_factory.mktemp("dxf") / "a.dxf"
    write_dxf(report, path)
    facts, _, shapes, values = pyogrio.raw.read(path)
    columns = dict(zip(facts["fields"], values, strict=True))
    return list(zip(columns["Layer"], columns["Text"], shapely.from_wkb(shapes), strict=True))


def rings(drawing, layer):
    return [shapely.Polygon(shape.coords) for on, _, shape in drawing if on == layer]


def as_cad_shows(text):
    """CAD programs show \\U+1EBF as ế; GDAL leaves it as it stands."""
    return re.sub(r"\\U\+([0-9A-F]{4})", lambda found: chr(int(found[1], 16)), text)


def test_the_rings_of_new_and_old_units_come_back_to_the_millimetre(report, drawing):
    new, old = rings(drawing, NEW_LAYER), rings(drawing, OLD_LAYER)

    assert len(new) == len(report.after) and len(old) == len(report.before)
    for ring, outline in zip(new, new_outlines(report), strict=True):
        assert shapely.hausdorff_distance(ring, outline) < 0.001


def test_each_name_stands_inside_its_unit_with_all_its_marks(report, drawing):
    names = [(text, shape) for on, text, shape in drawing if on == NAME_LAYER]

    assert [as_cad_shows(text) for text, _ in names] == [one.unit.full_name for one in report.after]
    for (_, point), outline in zip(names, new_outlines(report), strict=True):
        assert shapely.contains(outline, shapely.force_2d(point))


def test_the_file_is_plain_ascii(report, tmp_path):
    write_dxf(report, tmp_path / "a.dxf")

    assert (tmp_path / "a.dxf").read_bytes().isascii()
