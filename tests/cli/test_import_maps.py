"""What the command line asks of a map: its encoding, its layer, how far a repair may go."""

import json

import pytest

from noivu_desktop.cli.main import run
from tests.maps_in.map_files import (
    NAMES,
    communes,
    in_tcvn3,
    in_vni,
    squares,
    write_map,
    write_workbook,
    zipped,
)


def imported(capsys, tmp_path, *arguments):
    """The exit code and what ``import --json`` prints."""
    out = tmp_path / "p.gpkg"
    code = run(["import", *map(str, arguments), "--out", str(out), "--json"])
    said = capsys.readouterr()
    return code, json.loads(said.out) if code == 0 else said.err


@pytest.fixture
def raw_map(tmp_path):
    """The first of six units of 4 km reaches 100 m into the second."""
    shapes = squares(3, 2)
    west, south, east, north = shapes[0].bounds
    shapes[0] = type(shapes[0])(
        [(west, south), (east + 100, south), (east + 100, north), (west, north)]
    )
    return write_map(tmp_path / "xa.gpkg", shapes=shapes)


def test_a_repair_keeps_to_the_limit_unless_leave_is_given(raw_map, tmp_path, capsys):
    _, usual = imported(capsys, tmp_path, raw_map, "--repair")
    _, allowed = imported(capsys, tmp_path, raw_map, "--repair-limit", "3 %")

    assert usual["repaired"]["overlaps"] == 0
    kinds = [one["kind"] for one in usual["problems"]]
    assert {"overlap", "repair_left"} <= set(kinds)
    assert allowed["repaired"]["overlaps"] == 1
    assert allowed["repaired"]["units"][0]["share"] == pytest.approx(0.0244, abs=1e-4)


def test_a_defect_has_its_place_and_size(raw_map, tmp_path, capsys):
    _, found = imported(capsys, tmp_path, raw_map)

    (told,) = [one for one in found["problems"] if one["kind"] == "overlap"]
    x, _ = told["place"]
    assert 434_000 < x < 434_100
    assert told["area_km2"] == pytest.approx(0.4)


@pytest.mark.parametrize("limit", ["-1", "101", "nhiều", "nan"])
def test_a_limit_that_is_no_percentage_is_refused(raw_map, tmp_path, capsys, limit):
    code, said = imported(capsys, tmp_path, raw_map, f"--repair-limit={limit}")

    assert code == 2
    assert limit in said


def test_columns_have_encodings_of_their_own(tmp_path, capsys):
    columns = communes(
        ten_xa=[in_tcvn3(name) for name in NAMES], ten_huyen=[in_vni("Huyện Văn Lãng")] * 6
    )
    path = write_map(tmp_path / "xa.gpkg", columns)

    code, found = imported(
        capsys, tmp_path, path, "--encoding", "vni", "--encoding", "ten_xa=tcvn3"
    )

    assert code == 0
    assert set(found["encoding"].split(", ")) == {"tcvn3", "vni"}


def test_columns_of_a_table_have_encodings_by_letter_and_header(tmp_path, capsys):
    rows = [["Mã xã", "Tên xã", "Số hộ"], *[[6120 + i, name, 5] for i, name in enumerate(NAMES)]]
    table = write_workbook(tmp_path / "ds.xlsx", Xa=rows)
    path = write_map(tmp_path / "xa.gpkg")

    for column in ("B", "2", "Tên xã"):
        asked = ("--table", str(table), "--encoding", f"ds.xlsx:{column}=utf-8")
        assert imported(capsys, tmp_path, path, *asked)[0] == 0
    code, said = imported(
        capsys, tmp_path, path, "--table", str(table), "--encoding", "ds.xlsx:H=vni"
    )

    assert code == 2
    assert "“H”" in said


def test_a_layer_of_a_zip_is_chosen_by_its_name(tmp_path, capsys):
    six = write_map(tmp_path / "xa.shp")
    many = write_map(tmp_path / "thua.shp", {"so": list(range(12))}, squares(4, 3))
    archive = zipped(tmp_path / "goi.zip", six, many)

    _, found = imported(capsys, tmp_path, archive, "--layer", "xa")

    assert found["units"] == 6
