"""The re-check of exported files: an honest folder passes, each change is named.

Every change is also entered in the manifest, as a careful forger would: checksums then agree,
and only the contradiction between files can tell.
"""

import csv
import hashlib
import json
import shutil
import sqlite3
from contextlib import closing
from datetime import date

import docx
import openpyxl
import pyogrio
import pytest
import shapely

from noivu_desktop.errors import PlanError, ProjectFileError
from noivu_desktop.export.exporting import export_plan
from noivu_desktop.plan.edits import merge
from noivu_desktop.project.project import Project
from noivu_desktop.project.project_file import create_project_file
from noivu_desktop.verify.verifying import verify_folder, verify_path
from tests.builders import grid_of_units
from tests.export.builders import small_project as with_places
from tests.project.strategies import small_project
from tests.verify.dossiers import decided_project

FORMATS = ["excel", "word", "letter", "geopackage", "shapefile", "geojson", "conversion", "plan"]
DAY = date(2026, 11, 21)


def drafted(path):
    """A1+B1 named Nam La, A2+B2+C2."""
    file = create_project_file(path, small_project())
    file.do("merge", codes=["A1", "B1"], name="Nam La")
    file.do("merge", codes=["A2", "B2", "C2"])
    return file


@pytest.fixture(scope="module")
def exported(tmp_path_factory):
    """The draft in all formats that list units, with the project beside the files."""
    folder = tmp_path_factory.mktemp("exported")
    with drafted(folder / "ho-so.gpkg") as file:
        result = export_plan(file.project, None, folder, FORMATS, date=DAY)
    assert result.failed == ()
    return folder


@pytest.fixture
def folder(exported, tmp_path):
    return shutil.copytree(exported, tmp_path / "Hồ sơ xuất")


@pytest.fixture
def alone(folder):
    """The same files without the project."""
    (folder / "ho-so.gpkg").unlink()
    return folder


def sign(folder):
    """Enter the present checksums in the manifest."""
    manifest = json.loads((folder / "manifest.json").read_text("utf-8"))
    for listed in manifest["files"]:
        content = (folder / listed["name"]).read_bytes()
        listed["sha256"] = hashlib.sha256(content).hexdigest()
    (folder / "manifest.json").write_text(json.dumps(manifest), "utf-8")


def found(folder, part):
    problems = verify_folder(folder).problems
    assert any(part in problem for problem in problems), problems


def edit_cell(folder, sheet, old, new):
    book = openpyxl.load_workbook(folder / "phu-luc.xlsx")
    page = next(one for one in book.worksheets if one.title.endswith(sheet))
    cell = next(c for row in page.iter_rows() for c in row if c.value == old)
    cell.value = new
    book.save(folder / "phu-luc.xlsx")
    sign(folder)


def edit_text(folder, name, old, new):
    path = folder / name
    text = path.read_text("utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), "utf-8")
    sign(folder)


def test_an_honest_folder_has_no_problem(folder):
    assert verify_folder(folder).problems == ()
    assert verify_path(folder, "Phương án 1").ok


def test_it_needs_no_project_beside_it(alone):
    assert verify_folder(alone).problems == ()


def test_a_changed_and_a_missing_file_are_named(folder):
    (folder / "de-an.docx").unlink()
    with (folder / "bang-chuyen-doi.csv").open("ab") as file:
        file.write(b"\r\n")

    problems = verify_folder(folder).problems

    assert problems == (
        "de-an.docx: thiếu tệp.",
        "bang-chuyen-doi.csv: nội dung đã bị sửa sau khi xuất.",
    )


@pytest.mark.parametrize(
    ("sheet", "old", "new", "part"),
    [
        ("Sau sắp xếp", 12000, 12001, "Xã Nam La (A1): dân số"),
        ("Sau sắp xếp", 50, 50.000001, "Xã Nam La (A1): diện tích"),
        ("Sau sắp xếp", "Xã Nam La", "Xã Nam Lạ", "Xã Nam Lạ"),
        ("Sau sắp xếp", "C3", "C9", "C9"),
        ("Hiện trạng", 6000, 6001, "Tổng dân số"),
        ("Phương án", 12000, 11000, "dân số"),
        ("Chuyển đổi", "B1", "B9", "B9"),
        ("Sau sắp xếp", 12000, "mười hai nghìn", "phu-luc.xlsx: không đọc được"),
    ],
)
def test_an_edited_cell_of_the_workbook_is_named(alone, sheet, old, new, part):
    edit_cell(alone, sheet, old, new)

    found(alone, part)


def test_a_flipped_verdict_is_named(alone):
    book = openpyxl.load_workbook(alone / "phu-luc.xlsx")
    sheet = next(one for one in book.worksheets if one.title.endswith("Phương án"))
    verdicts = {"đạt", "chưa đạt", "được miễn", "chưa đủ số liệu"}
    cell = next(c for row in sheet.iter_rows(min_row=6) for c in row if c.value in verdicts)

    edit_cell(alone, "Phương án", cell.value, "đạt" if cell.value != "đạt" else "chưa đạt")

    found(alone, "kết luận")


def test_an_edited_table_of_the_proposal_is_named(alone):
    document = docx.Document(alone / "de-an.docx")
    cell = next(
        cell
        for table in document.tables
        for row in table.rows
        for cell in row.cells
        if cell.text == "18.000"
    )
    cell.paragraphs[0].runs[0].text = "18.001"
    document.save(str(alone / "de-an.docx"))
    sign(alone)

    found(alone, "de-an.docx")


def test_a_member_moved_in_the_conversion_table_is_named(alone):
    path = alone / "bang-chuyen-doi.csv"
    with path.open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.reader(file))
    row = next(row for row in rows if row[0] == "C2")
    row[3], row[4] = "A1", "Xã Nam La"
    with path.open("w", encoding="utf-8-sig", newline="") as file:
        csv.writer(file).writerows(rows)
    sign(alone)

    found(alone, "Xã Nam La (A1): gồm A1, B1")


def test_a_line_dropped_from_the_conversion_table_is_named(alone):
    path = alone / "bang-chuyen-doi.csv"
    lines = path.read_text("utf-8-sig").splitlines(keepends=True)
    path.write_text("".join(line for line in lines if not line.startswith("C3,")), "utf-8-sig")
    sign(alone)

    found(alone, "bang-chuyen-doi.csv thiếu đơn vị mang mã C3")


def test_edited_boundary_files_are_named(alone):
    frame = pyogrio.read_dataframe(alone / "ranh-gioi-moi.gpkg", layer="ranh_gioi_moi")
    frame.loc[frame.ma == "A1", "dan_so"] = 1
    pyogrio.write_dataframe(frame, alone / "ranh-gioi-moi.gpkg", layer="ranh_gioi_moi")
    edit_text(alone, "ranh-gioi-moi.geojson", '"A1;B1"', '"A1"')

    found(alone, "ranh-gioi-moi.gpkg")
    found(alone, "các đơn vị cũ")


def test_new_boundaries_that_overlap_are_named(alone):
    path = alone / "ranh-gioi-moi.shp"
    frame = pyogrio.read_dataframe(path)
    frame.loc[0, "geometry"] = shapely.buffer(frame.geometry[0], 100)
    pyogrio.write_dataframe(frame, path, encoding="UTF-8")
    sign(alone)

    found(alone, "ranh-gioi-moi.shp: có vùng chồng lấn")


def test_a_member_dropped_from_the_plan_for_machines_is_named(alone):
    path = alone / "phuong-an.json"
    plan = json.loads(path.read_text("utf-8"))
    plan["groups"][0]["members"].pop()
    path.write_text(json.dumps(plan), "utf-8")
    sign(alone)

    found(alone, "phuong-an.json")


def test_a_dossier_that_disagrees_with_the_project_beside_it_is_named(folder):
    with closing(sqlite3.connect(folder / "ho-so.gpkg")) as connection, connection:
        connection.execute("UPDATE merged_units SET population = 1 WHERE code = 'A1'")

    found(folder, "ho-so.gpkg")


@pytest.mark.parametrize(
    ("sheet", "heading", "part"),
    [
        ("Sau sắp xếp", "Số hộ", "số hộ"),
        ("Sau sắp xếp", "% tiêu chuẩn", "so với tiêu chuẩn"),
        ("Hiện trạng", "% tiêu chuẩn", "so với tiêu chuẩn"),
    ],
)
def test_an_edited_share_or_number_of_households_is_named(folder, sheet, heading, part):
    book = openpyxl.load_workbook(folder / "phu-luc.xlsx")
    page = next(one for one in book.worksheets if one.title.endswith(sheet))
    title = [c for row in page.iter_rows(max_row=5) for c in row if c.value == heading][-1]
    cells = [page.cell(row, title.column) for row in range(6, 12)]
    cell = next(cell for cell in cells if isinstance(cell.value, int | float))
    cell.value += 1
    book.save(folder / "phu-luc.xlsx")
    sign(folder)

    found(folder, part)


def test_a_project_elsewhere_can_be_what_the_files_must_agree_with(alone, tmp_path):
    with drafted(tmp_path / "p.gpkg") as file:
        assert verify_folder(alone, project=file.path).ok
        file.do("set_values", code="C3", values={"population": 7777})

    problems = verify_folder(alone, project=tmp_path / "p.gpkg").problems
    assert any("7.777" in problem and "C3" in problem for problem in problems)

    with drafted(tmp_path / "q.gpkg") as file:
        file.do("rename_plan", name="Khác")
    with pytest.raises(PlanError, match="không có phương án “Phương án 1”"):
        verify_folder(alone, project=tmp_path / "q.gpkg")


def test_pages_that_do_not_name_a_new_unit_or_cannot_be_read_are_named(tmp_path):
    folder = tmp_path / "trang in"
    with drafted(tmp_path / "p.gpkg") as file:
        export_plan(file.project, None, folder, ["summaries", "plan"], date=DAY)
    assert verify_folder(folder).problems == ()

    edit_text(folder, "phuong-an.json", "Xã Nam La", "Xã Hội Hoan")
    found(folder, "tom-tat-don-vi.pdf: không có trang nào của Xã Hội Hoan (A1)")

    (folder / "tom-tat-don-vi.pdf").write_bytes(b"broken")
    sign(folder)
    found(folder, "tom-tat-don-vi.pdf: không đọc được")


def edit_sentence(folder, name, old, new):
    """Change words in a paragraph, wherever Word has cut it into runs."""
    document = docx.Document(folder / name)
    run = next(run for p in document.paragraphs for run in p.runs if old in run.text)
    run.text = run.text.replace(old, new, 1)
    document.save(str(folder / name))
    sign(folder)


@pytest.mark.parametrize("name", ["de-an.docx", "to-trinh.docx"])
@pytest.mark.parametrize(
    ("old", "new", "part"),
    [
        ("quy mô dân số 12.000", "quy mô dân số 12.001", "Xã Nam La (A1): "),
        ("có 50,00\u00a0km²", "có 51,00\u00a0km²", "Xã Nam La (A1): "),
        (
            "25,00\u00a0km² diện tích tự nhiên, 6.000",
            "25,00\u00a0km² diện tích tự nhiên, 9.000",
            "9.000",
        ),
        ("từ 9 còn 6", "từ 9 còn 5", "thực tế từ 9 còn 6"),
        ("có 9\u00a0đơn vị", "có 8\u00a0đơn vị", "số đơn vị ghi 8"),
    ],
)
def test_an_edited_sentence_of_a_document_is_named(alone, name, old, new, part):
    edit_sentence(alone, name, old, new)

    found(alone, part)
    found(alone, name)


def test_a_result_taken_out_of_the_letter_is_named(alone):
    edit_sentence(alone, "to-trinh.docx", "Sau khi sắp xếp, xã Nam La", "Sau đó, xã Nam La")

    found(alone, "không có câu về kết quả của Xã Nam La (A1)")


def test_a_total_that_leaves_out_a_row_is_named(alone):
    book = openpyxl.load_workbook(alone / "phu-luc.xlsx")
    sheet = next(one for one in book.worksheets if one.title.endswith("Hiện trạng"))
    cell = next(c for row in sheet.iter_rows() for c in row if str(c.value).startswith("=SUM"))
    edit_cell(
        alone, "Hiện trạng", cell.value, cell.value.replace(":", "").replace("=SUM(", "=SUM(A1:")
    )

    found(alone, "không cộng cả cột")


def test_a_total_typed_over_in_the_proposal_is_named(alone):
    document = docx.Document(alone / "de-an.docx")
    table = next(t for t in document.tables if "Tổng cộng" in t.rows[-1].cells[1].text)
    table.rows[-1].cells[-1].paragraphs[0].runs[0].text = "99.999"
    document.save(str(alone / "de-an.docx"))
    sign(alone)

    found(alone, "dòng tổng ghi 99.999")


def test_a_share_in_the_conversion_table_that_does_not_add_up_is_named(alone):
    path = alone / "bang-chuyen-doi.csv"
    path.write_bytes(path.read_bytes().replace(b"1.000000", b"0.900000", 1))
    sign(alone)

    found(alone, "tỷ lệ diện tích")


def test_a_wrong_count_in_the_manifest_is_named(alone):
    edit_text(alone, "manifest.json", '"units_after": 6', '"units_after": 5')

    found(alone, "danh mục ghi 5")


@pytest.mark.parametrize(
    "name",
    ["phu-luc.xlsx", "de-an.docx", "ranh-gioi-moi.gpkg", "bang-chuyen-doi.csv", "phuong-an.json"],
)
def test_a_file_that_cannot_be_read_is_named(alone, name):
    (alone / name).write_bytes(b"\xff\xfe broken")
    sign(alone)

    found(alone, name)


def test_a_folder_of_another_plan_or_of_no_export_is_refused(folder, tmp_path):
    with pytest.raises(PlanError, match="Phương án 2"):
        verify_folder(folder, "Phương án 2")
    (tmp_path / "trống").mkdir()
    with pytest.raises(ProjectFileError, match=r"manifest"):
        verify_folder(tmp_path / "trống")
    (folder / "manifest.json").write_text("[]", "utf-8")
    with pytest.raises(ProjectFileError, match="danh mục"):
        verify_folder(folder)


def test_a_legend_in_large_letters_agrees_though_its_lines_are_broken(tmp_path):
    maps = ["map-current", "map-plan", "atlas"]
    with decided_project(tmp_path / "ho-so.gpkg") as file:
        export_plan(file.project, None, tmp_path, maps, "A0", date=DAY, map_files=["pdf"])

    assert verify_path(tmp_path).problems == ()


def test_a_place_that_ends_as_a_unit_begins_is_whole(tmp_path):
    """The legend names tỉnh Lạng Sơn, and a unit is called Sơn Hà."""
    path = tmp_path / "ho-so.gpkg"
    project = with_places(C3={"name": "Xã Sơn Hà"})
    with create_project_file(path, project) as file:
        export_plan(file.project, None, tmp_path, ["map-current"], date=DAY, map_files=["pdf"])

    assert verify_path(tmp_path).problems == ()


@pytest.fixture
def crowded(tmp_path):
    """A drawing in large letters whose key goes on in the PDF only."""
    codes = [f"{letter}{row}" for letter in "ABCDEFGHIJKLMNOP" for row in range(1, 13)]
    names = {code: {"name": f"Xã Nghĩa Thuận Thượng {code}"} for code in codes}
    coverage = grid_of_units(16, 12, names)
    project = Project(coverage=coverage, rule_set_id="nq-653-2019")
    plan = merge(project.plan(), coverage, ["A1", "B1"])
    with create_project_file(tmp_path / "ho-so.gpkg", project.with_plan(plan)) as file:
        settings = {"map_style": "chu-lon", "map_files": ["pdf", "svg"]}
        export_plan(file.project, None, tmp_path, ["map-current"], "A4", date=DAY, **settings)
    return tmp_path


def test_a_drawing_may_leave_numbers_to_the_key_in_the_pdf(crowded):
    drawing = (crowded / "ban-do-hien-trang.svg").read_text("utf-8")

    assert "Từ số 91: xem tiếp ở trang sau (bản PDF)" in drawing
    assert verify_path(crowded).problems == ()


def test_a_number_that_no_key_has_is_named_in_a_drawing_too(crowded):
    path = crowded / "ban-do-hien-trang.svg"
    drawing = path.read_text("utf-8")
    assert drawing.count(">93</text>") == 1
    path.write_text(drawing.replace(">93</text>", ">999</text>"), "utf-8")

    assert any("số 999 không có" in problem for problem in verify_path(crowded).problems)
