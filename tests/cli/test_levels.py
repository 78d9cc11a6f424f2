"""Communes and hamlets on the command line: brought in together, checked, planned, verified."""

import json

import geopandas as gpd
import pytest

from noivu_desktop.cli.main import run
from noivu_desktop.project.project_file import read_project
from tests.builders import CRS, grid_of_units, quarters

NO_CODE = "không có"


def written(path, coverage, parent="001", crs=CRS):
    rows = [
        {
            "ma": unit.code,
            "ten": unit.full_name,
            "ma_cap_tren": parent or unit.parent_code,
            "dt_km2": float(unit.area_km2),
            "dan_so": unit.population,
            "so_ho": unit.households,
        }
        for unit in coverage.units
    ]
    frame = gpd.GeoDataFrame(rows, geometry=list(coverage.geometries), crs=CRS)
    frame.to_crs(crs).to_file(path)
    return path


@pytest.fixture
def maps(tmp_path):
    """Six communes with four hamlets each; the hamlets in another projection."""
    communes = grid_of_units(3, 2)
    return (
        written(tmp_path / "xã.gpkg", communes),
        written(tmp_path / "thôn.gpkg", quarters(communes), parent=None, crs="EPSG:9210"),
    )


@pytest.fixture
def project(maps, tmp_path, capsys):
    path = tmp_path / "p.gpkg"
    assert run(["import", str(maps[0]), "--hamlets", str(maps[1]), "--out", str(path)]) == 0
    capsys.readouterr()
    return path


def answer(capsys, *arguments):
    """The exit code and the one JSON object on stdout."""
    code = run([*map(str, arguments), "--json"])
    return code, json.loads(capsys.readouterr().out)


def test_import_brings_both_levels_in_one_go_and_tells_of_both(maps, tmp_path, capsys):
    code, found = answer(
        capsys, "import", maps[0], "--hamlets", maps[1], "--out", tmp_path / "p.gpkg"
    )

    assert (code, found["units"], found["hamlets"]["units"]) == (0, 6, 24)
    assert found["hamlets"]["totals"]["population"] == found["totals"]["population"]
    assert found["hamlets"]["differences"] == []
    project = read_project(tmp_path / "p.gpkg")
    assert project.hamlets.coverage.crs == project.coverage.crs
    hamlet = project.hamlets.coverage.unit("A1.4")
    assert (hamlet.parent_code, hamlet.parent_name) == ("A1", "Xã A1")


def test_hamlets_without_known_commune_go_where_most_of_them_lies(tmp_path, capsys):
    communes = grid_of_units(3, 2)
    hamlets = written(tmp_path / "thôn.gpkg", quarters(communes), parent=NO_CODE)
    path, out = written(tmp_path / "xã.gpkg", communes), tmp_path / "p.gpkg"

    _, found = answer(capsys, "import", path, "--hamlets", hamlets, "--out", out)

    parents = {unit.code: unit.parent_code for unit in read_project(out).hamlets.coverage.units}
    assert parents == {code: code.split(".")[0] for code in parents}
    assert found["hamlets"]["problems"] == []


def test_hamlets_of_one_name_are_told_apart_by_the_commune_that_they_lie_in(tmp_path, capsys):
    communes = grid_of_units(3, 1)
    halves = quarters(communes)
    names = [f"Thôn {1 + row % 4}" for row in range(len(halves.units))]
    frame = gpd.GeoDataFrame({"ten": names}, geometry=list(halves.geometries), crs=CRS)
    frame.to_file(tmp_path / "thôn.gpkg")
    rows = [f"{unit.parent_name},{name},{row}" for row, (unit, name) in enumerate(zip(
        halves.units, names, strict=True))]  # fmt: skip
    table = tmp_path / "hộ.csv"
    table.write_text("\n".join(["Tên xã,Tên thôn,Số hộ", *reversed(rows)]), "utf-8")
    path, out = written(tmp_path / "xã.gpkg", communes), tmp_path / "p.gpkg"

    _, found = answer(
        capsys, "import", path, "--hamlets", tmp_path / "thôn.gpkg", "--hamlets-table", table,
        "--out", out,
    )  # fmt: skip

    assert found["hamlets"]["joined"]["matched"] == 12
    hamlets = read_project(out).hamlets.coverage.units
    assert [unit.households for unit in hamlets] == list(range(12))
    kinds = {one["kind"] for one in found["hamlets"]["problems"]}
    assert not kinds & {"same_name", "no_parent", "outside_parent"}


def test_hamlets_are_added_to_a_project_and_doubtful_ones_are_told(tmp_path, capsys):
    communes, out = grid_of_units(2, 2), tmp_path / "p.gpkg"
    run(["import", str(written(tmp_path / "xã.gpkg", communes)), "--out", str(out)])
    capsys.readouterr()
    more = quarters(grid_of_units(3, 2, {"C1": {"population": 1}}))
    hamlets = written(tmp_path / "thôn.gpkg", more, parent=None)

    code, found = answer(capsys, "import-hamlets", out, hamlets)

    kinds = [one["unit"] for one in found["problems"] if one["kind"] == "no_parent"]
    assert (code, found["units"], kinds) == (
        0,
        24,
        [f"C{y}.{n}" for y in (1, 2) for n in range(1, 5)],
    )
    assert {one["figure"] for one in found["differences"]} == {"parent"}
    assert run(["import-hamlets", str(out), str(hamlets)]) == 2
    assert "đã có cấp thôn" in capsys.readouterr().err
    assert run(["import-hamlets", str(out), str(hamlets), "--replace"]) == 0


def test_check_tells_where_the_levels_do_not_agree(project, capsys):
    _, before = answer(capsys, "check", project)
    run(["edit", str(project), "--plan", "Phương án 1", "set:A1=population=6100"])
    capsys.readouterr()
    _, after = answer(capsys, "check", project)

    assert before["levels"] == []
    (found,) = after["levels"]
    assert (found["code"], found["own"], found["sum"]) == ("A1", 6100, 6000)


def test_the_hamlet_level_is_edited_checked_compared_exported_and_verified(
    project, tmp_path, capsys
):
    run(["edit", str(project), "--plan", "Phương án 1", "--new", "merge:A1,B1"])
    run(["edit", str(project), "--plan", "Thôn", "--new", "merge:A2,B2"])  # the same name above
    run(["edit", str(project), "--plan", "Phương án 1", "--new", "seat:A1"])
    capsys.readouterr()
    on_hamlets = ["--level", "hamlet", "--plan", "Thôn"]
    assert run(["edit", str(project), *on_hamlets, "--new", "merge:A1.1,A1.2=Nà Lùng"]) == 0
    assert "(cấp thôn)" in capsys.readouterr().out
    _, found = answer(capsys, "check", project, *on_hamlets)
    assert found["totals"]["units"] == 24
    assert [one["code"] for one in found["merged_units"][0]["members"]] == ["A1.1", "A1.2"]
    _, found = answer(capsys, "compare", project, "Thôn", "Phương án 1", "--level", "hamlet")
    assert found["only_in"]["Thôn"] == [["A1.1", "A1.2"]]
    out = tmp_path
    run(["export", str(project), *on_hamlets, "--out", str(out), "--format", "plan"])
    assert list(out.glob("*.json"))
    capsys.readouterr()
    code, found = answer(capsys, "verify", project, *on_hamlets)
    assert (code, found["ok"]) == (0, True)
    assert answer(capsys, "verify", out)[0] == 0


def test_hamlets_are_planned_within_the_new_communes(project, capsys):
    run(["edit", str(project), "--plan", "Phương án 1", "merge:A1,B1", "merge:C1,C2"])
    capsys.readouterr()

    code, found = answer(
        capsys, "optimise", project, "--level", "hamlet", "--total", "8", "--within", "district"
    )

    assert found["units_after"] == 8
    wholes = [{"A1", "B1"}, {"C1", "C2"}, {"A2"}, {"B2"}]
    for group in found["groups"]:
        communes = {code.split(".")[0] for code in group["members"]}
        assert any(communes <= whole for whole in wholes)
    assert any(len({code[:2] for code in one["members"]}) == 2 for one in found["groups"])
    assert code in (0, 1)
    assert answer(capsys, "verify", project)[1]["problems"] == []


def test_hamlets_move_to_another_commune_with_their_figures(project, capsys):
    plan = ["--plan", "Phương án 1"]
    assert run(["edit", str(project), *plan, "hamlets:A1.2,A1.4=B1"]) == 0
    assert run(["edit", str(project), *plan, "hamlets:A2.2,B1.3=B2"]) == 0

    told = read_project(project)
    parts = {
        (one.code, one.to): one for _, one in (p for v in told.plan().parts_of.values() for p in v)
    }
    assert parts["A1", "B1"].population == 3000
    assert parts["A2", "B2"].hamlets == ("A2.2",)
    assert parts["B1", "B2"].hamlets == ("B1.3",)
    capsys.readouterr()
    assert answer(capsys, "verify", project)[1]["problems"] == []


def test_a_level_that_is_not_there_is_refused_in_one_sentence(maps, tmp_path, capsys):
    out = tmp_path / "p.gpkg"
    run(["import", str(maps[0]), "--out", str(out)])
    capsys.readouterr()

    for command in (["check"], ["verify"]):
        assert run([*command, str(out), "--level", "hamlet"]) == 2
        assert "không có cấp thôn" in capsys.readouterr().err
