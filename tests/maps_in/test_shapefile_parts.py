"""A shapefile that lost bytes on the way is refused, never read in part."""

import struct

import pytest
from hypothesis import given
from hypothesis import strategies as st

from noivu_desktop.errors import MapReadError
from noivu_desktop.maps_in.importing import ImportRequest, import_map
from noivu_desktop.maps_in.shapefile_parts import whole_shapefile
from tests.maps_in.map_files import communes, squares, write_map

PARTS = (".shp", ".shx", ".dbf")


@pytest.fixture(scope="module")
def shapefile(tmp_path_factory):
    return write_map(tmp_path_factory.mktemp("whole") / "xa.shp", communes(), squares(3, 2))


def copied(shapefile, folder):
    for part in shapefile.parent.iterdir():
        (folder / part.name).write_bytes(part.read_bytes())
    return folder / shapefile.name


@given(part=st.sampled_from(PARTS), share=st.floats(0, 1, exclude_max=True))
def test_a_part_cut_off_anywhere_is_named(shapefile, tmp_path_factory, part, share):
    path = copied(shapefile, tmp_path_factory.mktemp("cut"))
    cut = path.with_suffix(part)
    whole = cut.read_bytes()
    # dBASE ends with one byte that says so; a table without it is still whole
    cut.write_bytes(whole[: int(share * (len(whole) - 1))])

    with pytest.raises(MapReadError, match=r"xa\.(shp|shx|dbf) bị cụt"):
        import_map(ImportRequest(map=path))


def test_a_table_of_another_copy_is_refused(shapefile, tmp_path):
    path = copied(shapefile, tmp_path)
    table = path.with_suffix(".dbf")
    content = bytearray(table.read_bytes())
    content[4:8] = struct.pack("<I", 5)
    table.write_bytes(content)

    with pytest.raises(MapReadError, match=r"6 vùng trong \.shp nhưng 5 dòng"):
        whole_shapefile(path)


def test_what_only_has_the_name_of_a_shapefile_is_refused(shapefile, tmp_path):
    path = copied(shapefile, tmp_path)
    path.write_bytes(b"x" * path.stat().st_size)

    with pytest.raises(MapReadError, match="không phải shapefile"):
        whole_shapefile(path)


def test_a_whole_one_is_found_by_any_of_its_parts(shapefile):
    assert {whole_shapefile(shapefile.with_suffix(part)) for part in PARTS} == {shapefile}
