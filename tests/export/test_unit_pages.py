from dataclasses import replace
from decimal import Decimal

import pypdf
import pytest

from noivu_desktop.export.report import build_report
from noivu_desktop.export.unit_pages import (
    merged_unit_pages,
    old_unit_pages,
    write_old_unit_pages,
    write_unit_pages,
)
from noivu_desktop.plan import edits
from noivu_desktop.plan.plan import Part, Plan
from noivu_desktop.progress import NO_PROGRESS
from noivu_desktop.project.project import Project
from noivu_desktop.rules.consultation import Consultation
from noivu_desktop.rules.rule_set import ConsultationBasis
from tests.builders import grid_of_units
from tests.export.builders import DAY, small_project


def pages_of(path):
    return [" ".join(page.extract_text().split()) for page in pypdf.PdfReader(path).pages]


def test_each_merged_unit_has_one_page_with_its_members_and_verdict(report, tmp_path):
    write_unit_pages(report, tmp_path / "a.pdf", NO_PROGRESS)

    pages = pages_of(tmp_path / "a.pdf")

    assert len(pages) == len(report.merged) == 2
    for page, one in zip(pages, report.merged, strict=True):
        assert one.unit.full_name in page
        assert one.verdict.label.upper() in page
        for member in one.members:
            assert member.unit.full_name in page
        for finding in one.findings:
            assert finding.clause.text.split()[-1] in page


def test_neighbours_are_named_on_the_small_map(report, tmp_path):
    write_unit_pages(report, tmp_path / "a.pdf", NO_PROGRESS)

    first = pages_of(tmp_path / "a.pdf")[0]

    assert "Nhất Hòa" in first


def test_a_unit_of_very_many_members_still_fits_its_page(project, tmp_path):
    codes = list(project.coverage.index)
    plan = edits.merge(Plan(name="Phương án 1"), project.coverage, codes)
    report = build_report(project.with_plan(plan), None, DAY)

    write_unit_pages(report, tmp_path / "a.pdf", NO_PROGRESS)

    pages = pages_of(tmp_path / "a.pdf")
    assert len(pages) == 1
    assert all(unit.full_name in pages[0] for unit in project.coverage.units)


def test_a_plan_without_mergers_gives_one_page_that_says_so(project, tmp_path):
    report = build_report(project.with_plan(Plan(name="Phương án 1")), None, DAY)

    write_unit_pages(report, tmp_path / "a.pdf", NO_PROGRESS)

    assert "không nhập đơn vị nào" in pages_of(tmp_path / "a.pdf")[0]


def test_each_old_unit_that_changes_reads_what_becomes_of_it(report, tmp_path):
    write_old_unit_pages(report, tmp_path / "a.pdf", NO_PROGRESS)

    pages = pages_of(tmp_path / "a.pdf")

    assert len(pages) == 4
    assert "Xã Đồng Ý cùng xã Vũ Lễ trở thành xã Thống Nhất." in pages[0]
    assert "Thị trấn Bắc Sơn giữ tên và nhận thêm xã Hữu Vĩnh." in " ".join(pages)
    assert all("[theo quyết định của cấp có thẩm quyền]" in page for page in pages)


def test_a_part_that_nobody_drew_leaves_out_the_map_not_the_page_and_is_told(tmp_path):
    project = small_project()
    given = Part(code="B1", to="A1", area_km2=Decimal("5"), population=397)
    plan = edits.give_part(Plan(name="Phương án 1"), project.coverage, given)
    report = build_report(project.with_plan(plan), None, DAY)

    failed = write_unit_pages(report, tmp_path / "moi.pdf", NO_PROGRESS)
    failed += write_old_unit_pages(report, tmp_path / "cu.pdf", NO_PROGRESS)

    names = ("Xã Đồng Ý", "Xã Vũ Lễ")
    assert [sentence.split(":")[0] for sentence in failed] == [*names, *names]
    assert all("phần của Xã Vũ Lễ nhập vào Xã Đồng Ý chưa có ranh giới" in one for one in failed)
    new, old = pages_of(tmp_path / "moi.pdf"), pages_of(tmp_path / "cu.pdf")
    assert (len(new), len(old)) == (2, 2)
    assert "397 người" in new[0]
    assert "Kết quả và đối chiếu tiêu chuẩn" in new[0]
    assert all("chưa có ranh giới trên bản đồ" in page for page in (*new, *old))


@pytest.mark.parametrize(("figure", "is_told"), [("population", True), ("households", False)])
def test_only_the_figure_that_is_an_estimate_is_called_one(tmp_path, figure, is_told):
    project = small_project()
    given = Part(
        code="B1",
        to="A1",
        area_km2=Decimal("5"),
        population=397,
        households=90,
        estimated=(figure,),
    )
    plan = edits.give_part(Plan(name="Phương án 1"), project.coverage, given)
    report = build_report(project.with_plan(plan), None, DAY)

    write_old_unit_pages(report, tmp_path / "cu.pdf", NO_PROGRESS)
    write_unit_pages(report, tmp_path / "moi.pdf", NO_PROGRESS)

    old, new = pages_of(tmp_path / "cu.pdf")[1], pages_of(tmp_path / "moi.pdf")[0]
    assert ("dân số (ước tính) vào" in old) is is_told
    assert ("có phần ước tính" in new) is is_told


def test_pages_are_drawn_only_when_they_are_asked_for(report):
    jobs = (*merged_unit_pages(report), *old_unit_pages(report))

    assert [job.name for job in jobs[:2]] == [one.unit.full_name for one in report.merged]
    assert len(jobs[0].draw()) == 1


def test_what_was_entered_of_posts_and_the_people_stands_on_the_page(tmp_path):
    project = small_project(
        A2={"extra": {"Biên chế": "21", "Số trụ sở": "2"}},
        B2={"extra": {"Biên chế": "19", "Số trụ sở": "1"}},
    )
    asked = Consultation(
        code="B2", basis=ConsultationBasis.VOTERS, total=900, in_favour=800, date="2026-01-31"
    )
    report = build_report(replace(project, consultations=(asked,)), None, DAY)

    write_unit_pages(report, tmp_path / "a.pdf", NO_PROGRESS)

    page = next(page for page in pages_of(tmp_path / "a.pdf") if "Hữu Vĩnh" in page)
    assert "biên chế: 40; trụ sở: 3" in page
    assert "800/900 đồng ý (88,89 %)" in page
    assert "Khoảng cách đến đơn vị đặt trụ sở" in page
    table = next(table for table in report.tables if table.id == "bien_che")
    assert [row[3:5] for row in table.rows if row[2] == "Thị trấn Bắc Sơn"] == [(21, 2)]


def test_a_long_list_of_members_runs_on_to_a_second_page(tmp_path):
    coverage = grid_of_units(9, 9, {})
    project = Project(coverage=coverage, rule_set_id="nq-653-2019")
    plan = edits.merge(project.plan(), coverage, list(coverage.index))
    report = build_report(project.with_plan(plan), None, DAY)

    write_unit_pages(report, tmp_path / "a.pdf", NO_PROGRESS)

    pages = pages_of(tmp_path / "a.pdf")
    assert len(pages) > 1
    assert sum("STT" in page for page in pages) > 1
    assert all(any(unit.code in page for page in pages) for unit in coverage.units)
