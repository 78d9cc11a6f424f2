from dataclasses import replace
from decimal import Decimal

import pytest

from noivu_desktop.errors import PlanError
from noivu_desktop.export.report import build_report
from noivu_desktop.export.standing import StandingAfter
from noivu_desktop.export.table import Measure, Table
from noivu_desktop.export.wording import long_date
from noivu_desktop.plan.plan import MergedUnit, Part, Plan
from noivu_desktop.project.project import Project
from noivu_desktop.rules.finding import Mark
from noivu_desktop.rules.screening import Duty
from noivu_desktop.units.measures import sum_areas, sum_counts
from tests.builders import grid_of_units
from tests.export.builders import DAY, small_project


def column(table: Table, name: str):
    index = [one.id for one in table.columns].index(name)
    return [row[index] for row in table.rows]


def paragraphs(report):
    return list(report.text.sentences)


def test_before_and_after_have_the_same_area_and_people(report):
    assert report.totals_before.units == 9
    assert report.totals_after.units == 7
    assert report.totals_before.area_km2 == report.totals_after.area_km2
    assert report.totals_before.population == report.totals_after.population
    assert report.balance.text_rows()[-1] == ["Chênh lệch", "-2", "0,00", "0"]


def test_every_unit_stands_where_the_rules_put_it(report):
    before = {one.unit.code: one.standing for one in report.before}
    after = {one.unit.code: one.standing for one in report.after}

    assert before["A1"] is Duty.MUST_ARRANGE
    assert before["C1"] is Duty.EXEMPT
    assert before["C3"] not in (Duty.MUST_ARRANGE, Duty.EXEMPT)
    assert after["C1"] is StandingAfter.EXEMPT
    assert after["C3"] is StandingAfter.UNCHANGED
    assert {one.unit.full_name for one in report.merged} == {"Xã Thống Nhất", "Thị trấn Bắc Sơn"}


def test_a_unit_that_must_be_arranged_but_stands_alone_is_named(project):
    report = build_report(project.with_plan(Plan(name="Phương án 1")), None, DAY)

    open_units = [one for one in report.after if one.standing is StandingAfter.UNRESOLVED]

    assert {one.unit.code for one in open_units} >= {"A1", "B1"}
    assert any("chưa có phương án" in text and "xã Đồng Ý" in text for text in paragraphs(report))


def test_totals_rows_are_the_sums_of_their_columns(report):
    for table in (*report.tables, report.by_parent):
        for index, one in enumerate(table.columns):
            if one.summed and table.rows:
                values = [row[index] for row in table.rows if row[index] != ""]
                assert table.totals[index] == sum(values), (table.id, one.id)


def test_annexes_carry_the_totals_of_the_units(report):
    tables = {table.id: table for table in report.tables}
    units = [one.unit for one in report.before]

    for name in ("hien_trang", "sau_sap_xep"):
        assert sum(column(tables[name], "dt")) == sum_areas(u.area_km2 for u in units)
        assert sum(column(tables[name], "ds")) == sum_counts(u.population for u in units)
    assert sum(column(report.by_parent, "giam")) == 2
    assert [v for v in column(tables["phuong_an"], "giam") if v != ""] == [1, 1]


def test_the_exempt_unit_stands_in_its_annex_with_its_ground(report):
    table = next(one for one in report.tables if one.id == "khong_sap_xep")

    assert column(table, "ten") == ["Xã Nhất Hòa"]
    assert column(table, "ly_do") == ["vị trí biệt lập"]
    assert column(table, "dien_giai") == ["đảo giữa hồ; Lan; 05/01/2026"]


def test_sentences_say_who_gives_what_to_whom(report):
    text = " ".join(paragraphs(report))

    assert (
        "Thành lập xã Thống Nhất trên cơ sở nhập toàn bộ 20,12 km² diện tích tự nhiên, "
        "1.770 người của xã Đồng Ý và toàn bộ 20,12 km² diện tích tự nhiên, 1.770 người của "
        "xã Vũ Lễ." in text
    )
    assert (
        "Nhập toàn bộ 20,12 km² diện tích tự nhiên, 1.770 người của xã Hữu Vĩnh vào thị trấn "
        "Bắc Sơn." in text
    )
    assert "Trụ sở đặt tại thị trấn Bắc Sơn (cũ)." in text


def test_a_figure_that_is_not_known_is_never_written_as_zero():
    project = small_project(A1={"population": None})

    report = build_report(project, None, DAY)

    assert report.totals_before.population is None
    table = next(one for one in report.tables if one.id == "hien_trang")
    assert table.totals[[c.id for c in table.columns].index("ds")] is None
    assert "chưa có số liệu" in table.text_rows()[-1]
    text = " ".join(paragraphs(report))
    assert "dân số của xã Đồng Ý" in text
    assert " 0 người" not in text


def test_legal_figures_that_nobody_confirmed_are_marked_wherever_they_appear(project):
    report = build_report(replace(project, rule_set_id="nq-112-2025"), None, DAY)

    unconfirmed = {
        finding.clause.mark.label
        for one in report.before
        for finding in one.screening.findings
        if finding.clause.mark is not Mark.SEEN
    }

    assert unconfirmed, "bộ văn bản này có số liệu chưa đối chiếu"
    for label in unconfirmed:
        assert any(label in note for note in report.legal_notes)
        assert any(label in text for text in paragraphs(report))


def test_a_partial_part_is_written_with_its_share():
    project = small_project()
    parts = (
        Part(code="A1"),
        Part(code="B1", to="A1", area_km2=Decimal("5.030864"), population=590),
    )
    plan = Plan(name="Phương án 1", merged=(MergedUnit(code="A1", members=parts),))
    rest = (
        Part(code="B1", to="B1", area_km2=Decimal("15.092592"), population=1180),
        Part(code="C1"),
    )
    plan = replace(plan, merged=(*plan.merged, MergedUnit(code="C1", members=rest)))

    report = build_report(project.with_plan(plan), None, DAY)

    rows = [row for row in report.conversion.rows if row[0] == "B1"]
    assert [(row[3], float(row[5]), float(row[6])) for row in rows] == [
        ("A1", 0.25, pytest.approx(1 / 3)),
        ("C1", 0.75, pytest.approx(2 / 3)),
    ]
    assert report.totals_before.area_km2 == report.totals_after.area_km2
    assert any("một phần 5,03 km²" in text for text in paragraphs(report))


def test_a_unit_that_gives_a_part_away_is_neither_new_nor_fewer(project):
    given = Part(code="B1", to="A1", area_km2=Decimal("5.030864"), population=590)
    kept = Part(code="B1", to="B1", area_km2=Decimal("15.092592"), population=1180)
    merged = (
        MergedUnit(code="A1", members=(Part(code="A1"), given)),
        MergedUnit(code="B1", members=(kept,)),
    )

    report = build_report(project.with_plan(Plan(name="Phương án 1", merged=merged)), None, DAY)

    table = next(table for table in report.tables if table.id == "phuong_an")
    assert [v for v in column(table, "giam") if v != ""] == [0, 0]
    assert "sắp xếp 2 đơn vị để hình thành 1 đơn vị mới. 1 đơn vị chuyển một phần" in (
        report.text.summary
    )
    assert "Số đơn vị hành chính cấp xã không đổi (9 đơn vị)." in report.text.summary
    assert (
        "Sau khi chuyển một phần cho đơn vị khác, còn lại 15,09 km² diện tích tự nhiên, 1.180 "
        "người của xã Vũ Lễ." in list(report.text.sentences)
    )


def test_a_plan_that_takes_no_unit_away_is_not_said_to_be_fewer_by_none(project):
    plan = Plan(name="Phương án 1")

    report = build_report(project.with_plan(plan), None, DAY)

    assert "9 đơn vị hành chính cấp xã, số đơn vị không đổi" in report.text.conclusion
    assert "giảm 0" not in " ".join((report.subtitle, *report.text.sentences))


def test_counts_of_thousands_are_written_in_the_vietnamese_way():
    coverage = grid_of_units(40, 30)
    report = build_report(Project(coverage=coverage, rule_set_id="nq-653-2019"), None, DAY)

    assert "từ 1.200 còn 1.200 đơn vị hành chính cấp xã" in report.subtitle
    assert "có 1.200 đơn vị hành chính cấp xã" in report.text.conclusion
    assert "trong đó 0" not in report.text.need


def test_an_unknown_plan_is_named(project):
    with pytest.raises(PlanError, match="Không có phương án “X”"):
        build_report(project, "X")


def test_dates_have_the_zeros_that_the_decree_asks_for():
    assert long_date(DAY) == "ngày 05 tháng 02 năm 2026"
    assert long_date(DAY.replace(month=11, day=21)) == "ngày 21 tháng 11 năm 2026"


def test_shares_in_tables_are_rounded_half_up_for_reading_only():
    assert Measure.SHARE.text(Decimal("0.49995")) == "50,00"
    assert Measure.AREA_KM2.text(Decimal("1234.565")) == "1.234,57"
    assert Measure.COUNT.text(None) == "chưa có số liệu"


def test_units_without_figures_are_not_said_to_be_settled():
    report = build_report(small_project(C3={"population": None, "area_km2": None}), None, DAY)

    (undecided,) = [one for one in report.after if one.standing is StandingAfter.UNDECIDED]

    assert undecided.unit.code == "C3"
    assert not any("không còn đơn vị phải sắp xếp" in text for text in paragraphs(report))
    assert any("chưa đủ số liệu để kết luận" in text for text in paragraphs(report))
