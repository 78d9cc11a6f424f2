import csv
from dataclasses import replace
from decimal import Decimal
from fractions import Fraction

import pytest

from noivu_desktop.export.conversion import write_csv
from noivu_desktop.export.plan_json import plan_as_json
from noivu_desktop.export.report import build_report
from noivu_desktop.plan.plan import MergedUnit, Part, Plan
from tests.export.builders import DAY, small_project


def rows_of(report, path):
    write_csv(report.conversion, path)
    with path.open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))


def test_each_old_unit_finds_its_new_unit(report, tmp_path):
    rows = {row["ma_cu"]: row for row in rows_of(report, tmp_path / "a.csv")}

    assert len(rows) == 9
    assert rows["B1"]["ten_cu"] == "Xã Vũ Lễ"
    assert rows["B1"]["ten_moi"] == "Xã Thống Nhất"
    assert rows["B1"]["hinh_thuc"] == "nhập nguyên trạng"
    assert rows["C3"]["ma_moi"] == "C3"
    assert rows["C3"]["hinh_thuc"] == "giữ nguyên"
    assert rows["A1"]["ty_le_dien_tich"] == "1.000000"


def test_the_day_it_takes_effect_stands_in_every_row(project, tmp_path):
    dated = replace(project, effective_from="2026-07-01", codes_as_of="2026-01-01")

    rows = rows_of(build_report(dated, None, DAY), tmp_path / "a.csv")

    assert {row["hieu_luc_tu"] for row in rows} == {"01/07/2026"}
    assert {row["ngay_danh_muc_ma"] for row in rows} == {"01/01/2026"}


def test_a_day_that_nobody_entered_is_said_and_not_invented(report):
    assert any("chưa được ghi" in note for note in report.conversion.notes)
    assert {row[-2:] for row in report.conversion.rows} == {("", "")}


def test_parts_say_what_is_an_estimate(project, tmp_path):
    given = Part(code="B1", to="A1", area_km2=Decimal(5), population=590, estimated=("population",))
    kept = replace(given, to="B1", area_km2=Decimal("15.123456"), population=1180)
    merged = (
        MergedUnit(code="A1", members=(Part(code="A1"), given)),
        MergedUnit(code="B1", members=(kept,)),
    )
    report = build_report(project.with_plan(Plan(name="Phương án 1", merged=merged)), None, DAY)

    changes = {
        row["ma_moi"]: row["hinh_thuc"]
        for row in rows_of(report, tmp_path / "a.csv")
        if row["ma_cu"] == "B1"
    }

    assert changes == {"A1": "nhập một phần (ước tính)", "B1": "phần còn lại (ước tính)"}
    assert any("590 người (ước tính)" in text for text in report.text.sentences)
    assert report.text.merged[0].result.endswith("có phần ước tính.")
    after = next(table for table in report.tables if table.id == "sau_sap_xep")
    assert any("Xã Vũ Lễ (một phần, ước tính)" in str(row) for row in after.rows)


def test_excel_recognises_the_encoding(report, tmp_path):
    write_csv(report.conversion, tmp_path / "a.csv")

    assert (tmp_path / "a.csv").read_bytes().startswith(b"\xef\xbb\xbf")


def test_shares_of_each_old_unit_sum_to_one(report):
    sums: dict[str, Fraction] = {}
    for row in report.conversion.rows:
        sums[row[0]] = sums.get(row[0], Fraction(0)) + row[5]

    assert set(sums.values()) == {Fraction(1)}


@pytest.mark.parametrize("name", ["=1+1", "@SUM(A1)", "-x", "+x"])
def test_a_name_like_a_formula_is_made_harmless(tmp_path, name):
    report = build_report(small_project(C3={"parent_name": name}), None, DAY)

    rows = {row["ma_cu"]: row for row in rows_of(report, tmp_path / "a.csv")}

    assert rows["C3"]["thuoc_cu"] == f"'{name}"


def test_the_machine_readable_plan_holds_the_whole_partition(report):
    plan = plan_as_json(report)

    members = [member["code"] for group in plan["groups"] for member in group["members"]]
    assert sorted(members) == ["A1", "A2", "B1", "B2"]
    assert plan["units_after"] == 7
    assert {group["name"] for group in plan["groups"]} == {"Xã Thống Nhất", None}
    assert {group["seat"] for group in plan["groups"]} == {"A2", None}
    assert {row["ma_cu"] for row in plan["conversion"]} == set(report.coverage.index)
