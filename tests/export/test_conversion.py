import csv
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from noivu_desktop.export.conversion import harmless, write_csv
from noivu_desktop.export.plan_json import plan_as_json
from noivu_desktop.export.report import build_report
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


def test_excel_recognises_the_encoding(report, tmp_path):
    write_csv(report.conversion, tmp_path / "a.csv")

    assert (tmp_path / "a.csv").read_bytes().startswith(b"\xef\xbb\xbf")


def test_shares_of_each_old_unit_sum_to_one(report):
    sums: dict[str, Fraction] = {}
    for row in report.conversion.rows:
        sums[row[0]] = sums.get(row[0], Fraction(0)) + row[5]

    assert set(sums.values()) == {Fraction(1)}


@given(st.text(max_size=20))
def test_no_text_begins_like_a_formula(text):
    assert not harmless(text).startswith(("=", "+", "-", "@", "\t", "\r"))
    assert harmless(text).endswith(text)


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
