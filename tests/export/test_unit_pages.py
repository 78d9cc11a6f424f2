import pypdf

from noivu_desktop.export.report import build_report
from noivu_desktop.export.unit_pages import write_unit_pages
from noivu_desktop.plan import edits
from noivu_desktop.plan.plan import Plan
from noivu_desktop.progress import NO_PROGRESS
from tests.export.builders import DAY


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
