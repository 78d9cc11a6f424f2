"""Dividing a unit by words on the command line, and what check says of it."""

import json
from decimal import Decimal

import pytest
import shapely

from noivu_desktop.cli.main import run
from noivu_desktop.project.project import Project
from noivu_desktop.project.project_file import create_project_file, read_project
from tests.builders import CELL_M, ORIGIN, grid_of_units

PLAN = "Phương án 1"


@pytest.fixture
def project(tmp_path):
    """A1 B1 C1 of 25 km2 and 6.000 people each."""
    path = tmp_path / "p.gpkg"
    create_project_file(path, Project(coverage=grid_of_units(3, 1))).close()
    return path


def edit(project, *steps):
    return run(["edit", str(project), "--plan", PLAN, *steps])


def members_of(project, capsys):
    capsys.readouterr()
    run(["check", str(project), "--plan", PLAN, "--json"])
    found = json.loads(capsys.readouterr().out)
    return {one["code"]: one["members"] for one in found["merged_units"]}, found


def test_a_part_is_given_with_its_figures_and_check_shows_its_shares(project, capsys):
    assert edit(project, "give:B1,A1=11,00/1.500/397") == 0
    assert capsys.readouterr().out.splitlines() == [
        "Nhập một phần Xã B1 (11,00 km², 1.500 người) vào Xã A1"
    ]
    members, found = members_of(project, capsys)

    given = members["A1"][1]
    assert (given["area_share"], given["population_share"]) == (0.44, 0.25)
    assert (given["part"], given["to"], given["households"]) == ("given", "A1", 397)
    assert (members["B1"][0]["part"], members["B1"][0]["area_km2"]) == ("rest", 14)
    assert members["A1"][0]["area_share"] == 1.0
    assert (found["units_before"], found["units_after"]) == (3, 3)
    assert found["plan_findings"] == []


def test_figures_that_do_not_sum_up_are_found_and_mended(project, capsys):
    edit(project, "give:B1,A1=11/1500", "part:B1=14/4499")
    _, found = members_of(project, capsys)
    assert [one["criterion"] for one in found["plan_findings"]] == ["parts"]

    edit(project, "part:B1=/4500", "part:B1,A1=//100")
    members, found = members_of(project, capsys)
    assert found["plan_findings"] == []
    assert members["A1"][1]["households"] == 100


def test_a_line_in_a_file_cuts_the_side_of_the_unit_that_takes_it(project, tmp_path, capsys):
    x, y = ORIGIN[0] + 1.2 * CELL_M, ORIGIN[1]
    line = tmp_path / "ranh.wkt"
    line.write_text(shapely.LineString([(x, y - 9), (x, y + CELL_M + 9)]).wkt, encoding="utf-8")

    assert edit(project, f"cut:B1,A1={line}", "part:B1,A1=5,2") == 0

    members, _ = members_of(project, capsys)
    assert members["A1"][1]["estimated"] == ["households", "population"]
    given = read_project(project).plan().merged_by_member["A1"].members[1]
    assert given.shape.area == pytest.approx(0.2 * CELL_M**2)
    assert (given.area_km2, given.population) == (Decimal("5.2"), 1200)


def test_taking_a_part_back_leaves_nothing_behind(project, capsys):
    assert edit(project, "give:B1,A1=11/1500", "take-back:B1,A1") == 0
    assert read_project(project).plan().merged == ()


@pytest.mark.parametrize(
    ("step", "words"),
    [
        ("give:B1=1/2", "Không hiểu bước"),
        ("give:B1,A1", "Không hiểu bước"),
        ("give:B1,A1=a/b", "không dùng được làm diện tích"),
        ("give:B1,A1=25/0", "nhập cả đơn vị"),
        ("take-back:B1,A1", "không có phần nào"),
        ("cut:B1,A1=khong-co.wkt", "Không đọc được hình vẽ"),
    ],
)
def test_what_cannot_be_divided_is_refused_with_a_sentence(project, capsys, step, words):
    assert edit(project, step) == 2
    assert words in capsys.readouterr().err


def test_a_line_that_stops_inside_is_refused(project, tmp_path, capsys):
    x, y = ORIGIN[0] + 1.2 * CELL_M, ORIGIN[1]
    line = tmp_path / "ranh.wkt"
    line.write_text(shapely.LineString([(x, y - 9), (x, y + 100)]).wkt, encoding="utf-8")

    assert edit(project, f"cut:B1,A1={line}") == 2
    assert "chưa cắt ngang Xã B1" in capsys.readouterr().err


def test_the_days_of_the_codes_and_of_the_plan_are_set_one_by_one(project, capsys):
    assert edit(project, "codes-as-of:31/12/2019", "effective:01/01/2020") == 0
    assert capsys.readouterr().out.splitlines() == [
        "Ghi ngày của danh mục mã 31/12/2019",
        "Ghi ngày hiệu lực 01/01/2020",
    ]
    found = read_project(project)
    assert (found.codes_as_of, found.effective_from) == ("2019-12-31", "2020-01-01")


@pytest.mark.parametrize(
    ("step", "words"),
    [
        ("effective:2020", "Không hiểu bước"),
        ("effective:31/02/2020", "Không có ngày 31/02/2020"),
        ("effective:1/1/2020=x", "Không hiểu bước"),
    ],
)
def test_a_day_that_is_none_is_refused_with_a_sentence(project, capsys, step, words):
    assert edit(project, step) == 2
    assert words in capsys.readouterr().err


def test_a_comparison_counts_a_divided_unit_once(project, capsys):
    run(["edit", str(project), "--plan", "Phương án 2", "--new", "give:B1,A1=5/100"])
    capsys.readouterr()

    assert run(["compare", str(project), PLAN, "Phương án 2", "--json"]) == 0
    figures = json.loads(capsys.readouterr().out)["figures"]
    assert [figures[name]["units_touched"] for name in (PLAN, "Phương án 2")] == [0, 2]


def test_units_divided_otherwise_among_the_same_company_are_listed(project, capsys):
    edit(project, "give:B1,A1=5/100")
    run(["edit", str(project), "--plan", "Phương án 2", "--new", "give:B1,A1=7/150"])
    capsys.readouterr()

    assert run(["compare", str(project), PLAN, "Phương án 2", "--json"]) == 0
    found = json.loads(capsys.readouterr().out)
    assert found["differs"] == []
    assert [one["code"] for one in found["parts"]] == ["B1"]
    given = [[(part["to"], part["area_km2"], part["population"]) for part in found["parts"][0][key]]
             for key in ("from", "to")]  # fmt: skip
    assert given == [[("A1", "5", 100), ("B1", "20", 5900)], [("A1", "7", 150), ("B1", "18", 5850)]]

    run(["compare", str(project), PLAN, "Phương án 2"])
    told = capsys.readouterr().out.splitlines()[-1]
    assert told.startswith("- Xã B1, chia khác nhau: một phần (5,00 km², 100 người)")
    assert "một phần (7,00 km², 150 người)" in told
