"""Partial parts in tables of plans: taken over with figures, asked for without them."""

import csv
from decimal import Decimal

import openpyxl
import pytest

from noivu_desktop.maps_in.foreign_plan import read_foreign_plans, taking_over
from noivu_desktop.maps_in.importing import ImportRequest, import_map
from noivu_desktop.plan.plan import unit_count
from noivu_desktop.project.project import Project
from noivu_desktop.project.project_file import create_project_file
from noivu_desktop.rules.part_sums import part_findings
from tests.builders import grid_of_units


@pytest.fixture
def project():
    """A1 B1 C1 D1, each of 25 km2 and 6.000 people."""
    return Project(coverage=grid_of_units(4, 1))


def read(project, tmp_path, text):
    path = tmp_path / "phương án.csv"
    path.write_text(text, encoding="utf-8-sig")
    (found,) = read_foreign_plans(path, project)
    return found


def parts_of(found, code):
    return {
        part.home: (part.area_km2, part.population, part.households)
        for _, part in found.plan.parts_of[code]
    }


def test_rows_with_area_and_people_are_parts_and_the_row_without_is_the_rest(project, tmp_path):
    found = read(
        project,
        tmp_path,
        "Mã cũ,Mã mới,Tên mới,Diện tích (km2),Dân số,Số hộ\n"
        'B1,A1,,"11,00","1.397",300\n'
        'B1,C1,,"6,5",702,\n'
        "B1,D1,Tân Tiến,,,\n"
        "A1,A1,,25,6000,1500\n"
        "D1,D1,Tân Tiến,25,6000,1500\n",
    )
    assert found.problems == ()
    assert parts_of(found, "B1") == {
        "A1": (Decimal("11"), 1397, 300),
        "C1": (Decimal("6.5"), 702, None),
        "B1": (Decimal("7.5"), 3901, None),
    }
    assert found.plan.group_of("B1") == {"B1", "D1"}
    assert found.plan.merged_by_member["D1"].name == "Tân Tiến"
    assert unit_count(found.plan, 4) == 3


def test_the_rest_joins_a_unit_on_which_the_table_is_silent(project, tmp_path):
    found = read(
        project, tmp_path, "Mã cũ,Mã mới,Diện tích (km2),Dân số\nB1,A1,11,1397\nB1,C1,,\n"
    )  # fmt: skip

    assert found.problems == ()
    assert found.plan.group_of("B1") == {"B1", "C1"}
    assert unit_count(found.plan, 4) == 3


@pytest.mark.parametrize(
    ("shares", "headings"),
    [(("0.44", "0.25"), "Tỷ lệ diện tích,Tỷ lệ dân số"), (("44", "25 %"), "ty_le_dt,ty_le_ds")],
)
def test_shares_of_area_and_people_become_figures(project, tmp_path, shares, headings):
    found = read(
        project,
        tmp_path,
        f"Mã cũ,Mã mới,Hình thức,{headings}\n"
        f"B1,A1,Nhập một phần,{shares[0]},{shares[1]}\n"
        f"C1,C1,,{'1,1' if shares[0] < '1' else '100,100'}\n",
    )
    assert found.problems == ()
    assert parts_of(found, "B1") == {
        "A1": (Decimal("11.00"), 1500, None),
        "B1": (Decimal("14.00"), 4500, None),
    }


def test_published_figures_of_what_is_kept_stand_even_if_they_do_not_sum_up(project, tmp_path):
    found = read(
        project,
        tmp_path,
        "Mã cũ,Mã mới,dt_km2,dan_so\nB1,A1,11,397\nB1,B1,13.90,5600\n",
    )
    assert parts_of(found, "B1")["B1"] == (Decimal("13.9"), 5600, None)
    assert list(part_findings(found.plan, project.coverage)) == ["B1"]


def test_a_row_without_figures_is_asked_for_with_the_note_of_the_table(project, tmp_path):
    found = read(
        project,
        tmp_path,
        'Mã cũ,Mã mới,kind,note\nB1,A1,split,"11,00 km2, 397 người vào A1"\nB1,C1,split,\n',
    )
    assert found.plan.merged == ()
    assert found.problems[0].text == (
        "Dòng 2: Xã B1 chỉ nhập một phần vào A1; hãy ghi diện tích, dân số của phần đó vào bảng"
        " (cột dien_tich, dan_so) hoặc chia phần đó trên bản đồ."
        " Bảng ghi chú: “11,00 km2, 397 người vào A1”."
    )
    assert [one.row for one in found.problems] == [2, 3]


@pytest.mark.parametrize(
    ("rows", "words"),
    [
        ("B1,A1,10,6001\nB1,C1,5,\n", "chỉ nhập một phần vào A1"),
        ("B1,A1,20,1\nB1,C1,10,2\nB1,B1,,\n", "phải nhỏ hơn diện tích"),
        ("B1,X,5,1\nB1,B1,,\n", "không đơn vị nào nhập nguyên trạng"),
    ],
)
def test_parts_that_cannot_be_are_told_by_their_row(project, tmp_path, rows, words):
    found = read(project, tmp_path, f"Mã cũ,Mã mới,dt_km2,dan_so\nA1,A1,,\nC1,C1,,\n{rows}")
    assert any(words in one.text for one in found.problems)


def test_a_workbook_with_parts_becomes_one_undoable_step(project, tmp_path):
    book = openpyxl.Workbook()
    for row in (
        ["Mã cũ", "Mã mới", "Diện tích", "Dân số"],
        ["B1", "A1", 11.5, 397],
        ["B1", "B1", None, None],
    ):
        book.active.append(row)
    book.save(tmp_path / "bảng.xlsx")
    (found,) = read_foreign_plans(tmp_path / "bảng.xlsx", project)

    with create_project_file(tmp_path / "p.gpkg", project) as file:
        file.do("several", **taking_over(found, "Từ bảng"))
        assert file.project.plan().merged == found.plan.merged
        file.undo()
        assert file.project == project


def test_the_decided_table_of_lang_son_takes_the_published_figures_of_bac_ai(shared_data, tmp_path):
    """NQ 818: 11,00 km2 and 397 people to Đề Thám, 11,46 and 702 to Kim Đồng, rest to Tân Tiến."""
    with (shared_data / "langson_decided_2020.csv").open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.DictReader(file))
    published = {("06052", "06046"): ("11.00", "397"), ("06052", "06031"): ("11.46", "702")}
    for row in rows:
        row["dt_km2"], row["dan_so"] = published.get((row["old"], row["new"]), ("", ""))
    rest = {**dict.fromkeys(rows[0], ""), "old": "06052", "new": "06019", "kind": "split"}
    table = tmp_path / "nq818.csv"
    with table.open("w", encoding="utf-8-sig", newline="") as file:
        writer = csv.DictWriter(file, list(rows[0]))
        writer.writeheader()
        writer.writerows([*rows, rest])
    request = ImportRequest(map=shared_data / "langson_2019_226xa_vn2000.gpkg")
    # What Bắc Ái had before is not published; the figures on this map are other ones.
    not_known = {"area_km2": None, "population": None}
    with create_project_file(tmp_path / "p.gpkg", import_map(request).project) as file:
        project = file.do("set_values", code="06052", values=not_known)

    (found,) = read_foreign_plans(table, project)

    parts = {part.home: part for _, part in found.plan.parts_of["06052"]}
    assert (parts["06046"].area_km2, parts["06046"].population) == (11, 397)
    assert (parts["06031"].area_km2, parts["06031"].population) == (Decimal("11.46"), 702)
    assert found.plan.group_of("06052") == {"06052", "06019"}
    assert unit_count(found.plan, 226) == 202
    assert "06052" not in {one.code for one in found.problems}
    asked = {one.code: one.text for one in found.problems if one.row}
    assert set(asked) == {"06100", "06154", "06139", "06130"}
    assert "7,77 km² diện tích tự nhiên và 733 người" in asked["06100"]
