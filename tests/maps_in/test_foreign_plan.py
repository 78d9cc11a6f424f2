"""Plans of others: tables, the export for machines, project files of colleagues."""

import json
from dataclasses import replace
from decimal import Decimal

import openpyxl
import pytest
import shapely
from hypothesis import given, settings
from hypothesis import strategies as st

from noivu_desktop.errors import MapReadError, NoivuError, ProjectFileError
from noivu_desktop.export.excel import write_plan_workbook
from noivu_desktop.export.exporting import export_plan
from noivu_desktop.export.plan_rows import write_plan_rows
from noivu_desktop.export.report import build_report
from noivu_desktop.maps_in.code_meanings import vintage_of
from noivu_desktop.maps_in.foreign_plan import read_foreign_plans, taking_over
from noivu_desktop.maps_in.importing import ImportRequest, import_map
from noivu_desktop.plan import edits
from noivu_desktop.plan.parts import estimated_part
from noivu_desktop.plan.plan import Plan, unit_count
from noivu_desktop.project.part_json import part_arguments
from noivu_desktop.project.project import Project
from noivu_desktop.project.project_file import create_project_file
from noivu_desktop.units.code_validity import code_book
from noivu_desktop.units.unit import UnitKind
from noivu_desktop.verify.verifying import verify_project
from tests.builders import grid_of_units


@pytest.fixture
def project():
    """A1 to C2, six communes.

    A2 B2 C2
    A1 B1 C1
    """
    return Project(coverage=grid_of_units(3, 2))


def table(tmp_path, text, name="phương án.csv"):
    path = tmp_path / name
    path.write_text(text, encoding="utf-8-sig")
    return path


def test_a_table_of_old_codes_and_new_names_becomes_a_plan(project, tmp_path):
    path = table(
        tmp_path,
        "Biểu số 1,,\nMã cũ;Tên cũ;Tên mới\n".replace(",", ";")
        + "A1;Xã A1;Phường Nam La\nA2;Xã A2;Phường Nam La\nB1;Xã B1;Xã B1\n",
    )

    (found,) = read_foreign_plans(path, project)

    (merged,) = found.plan.merged
    assert (merged.codes, merged.name, merged.kind) == (("A1", "A2"), "Nam La", UnitKind.PHUONG)
    assert (found.taken, found.problems) == (3, ())


def test_rows_that_cannot_be_taken_over_are_told_with_their_number(project, tmp_path):
    path = table(
        tmp_path,
        "Mã cũ,Mã mới,Tên mới,Hình thức\n"
        "A1,A1,Nam La,nhập nguyên trạng\n"
        "A2,A1,Nam La,nhập nguyên trạng\n"
        "Z9,A1,Nam La,nhập nguyên trạng\n"
        "B1,A1,Nam La,nhập một phần\n"
        "A2,A1,Nam La,\n"
        "C1,,,\n"
        "C2,C2,,\n",
    )

    (found,) = read_foreign_plans(path, project)

    assert [one.codes for one in found.plan.merged] == [("A1", "A2")]
    assert [(one.row, one.code) for one in found.problems] == [
        (4, "Z9"), (5, "B1"), (6, "A2"), (7, "C1")
    ]  # fmt: skip
    assert found.problems[0].text == "Dòng 4: mã Z9 không có trong hồ sơ."
    assert "chỉ nhập một phần vào Nam La" in found.problems[1].text


def test_units_without_a_code_are_found_by_their_name(project, tmp_path):
    path = tmp_path / "bảng.xlsx"
    book = openpyxl.Workbook()
    for row in (["Đơn vị cũ", "Đơn vị mới"], ["Xã A1", "Nam La"], ["b1", "Nam La"], ["Xã", "X"]):
        book.active.append(row)
    book.save(path)

    (found,) = read_foreign_plans(path, project)

    assert [one.codes for one in found.plan.merged] == [("A1", "B1")]
    assert [one.text for one in found.problems] == ["Dòng 4: không có đơn vị tên “Xã” trong hồ sơ."]


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("Mã cũ,Mã mới\nX1,X1\nX2,X1\n", "danh mục mã của năm khác"),
        ("Tên,Dân số\nXã A1,5\n", "không có cột mã cũ và cột đơn vị mới"),
    ],
)
def test_a_table_of_other_units_or_of_no_plan_is_refused(project, tmp_path, text, sentence):
    with pytest.raises(MapReadError, match=sentence):
        read_foreign_plans(table(tmp_path, text), project)


@settings(max_examples=15)
@given(
    groups=st.permutations(["A1", "A2", "B1", "B2", "C1", "C2"]).map(
        lambda codes: [sorted(codes[:2]), sorted(codes[2:5])]
    ),
    name=st.sampled_from([None, "Hội Hoan"]),
    seat=st.booleans(),
)
def test_what_the_program_exports_comes_back(tmp_path_factory, groups, name, seat):
    project, folder = Project(coverage=grid_of_units(3, 2)), tmp_path_factory.mktemp("xuất")
    with create_project_file(folder / "p.gpkg", project) as file:
        file.do("set_groups", groups=groups)
        if name:
            file.do("rename", code=groups[0][0], name=name)
        if seat:
            file.do("set_seat", code=groups[1][2])
        file.do("lock", kind="together", codes=groups[0])
        project = file.project
    export_plan(project, None, folder / "ra", ("plan", "conversion"))

    (from_json,) = read_foreign_plans(folder / "ra" / "phuong-an.json", project)
    (from_csv,) = read_foreign_plans(folder / "ra" / "bang-chuyen-doi.csv", project)
    (from_file,) = read_foreign_plans(folder / "p.gpkg", project)

    assert from_json.plan == project.plan()
    assert from_file.plan == project.plan()
    assert [(one.code, one.codes, one.name) for one in from_csv.plan.merged] == [
        (one.code, one.codes, one.name) for one in project.plan().merged
    ]
    assert (from_json.problems, from_csv.problems, from_file.problems) == ((), (), ())


def test_a_plan_with_partial_parts_comes_back_from_json_and_is_one_undoable_step(tmp_path):
    project = Project(coverage=grid_of_units(3, 2))
    part = {"code": "B1", "whole": False, "area_km2": "12.5", "population": 700}
    whole = {"code": "A1", "whole": True, "area_km2": None, "population": None}
    path = tmp_path / "phuong-an.json"
    told = {"plan": "Bắc Ái", "groups": [{"code": "A1", "members": [whole, part]}]}
    path.write_text(json.dumps(told), encoding="utf-8")
    (found,) = read_foreign_plans(path, project)
    with create_project_file(tmp_path / "p.gpkg", project) as file:
        file.do("several", **taking_over(found, "Bắc Ái"))

        assert len(file.steps) == 1
        merged, rest = file.project.plan("Bắc Ái").merged
        assert merged.members[1].area_km2 == Decimal("12.5")
        assert rest.members[0].is_rest
        file.undo()
        assert file.project == project


def divided_project():
    """B1 gives a drawn part, half of it by estimate, to A1."""
    coverage = grid_of_units(3, 2)
    left, bottom, right, top = coverage.outline(["B1"]).bounds
    half = shapely.box(left, bottom, (left + right) / 2, top)
    part = estimated_part(Plan(name="Phương án 1"), coverage, "B1", "A1", half)
    project = Project(coverage=coverage)
    return project.with_plan(edits.give_part(project.plan(), coverage, part))


def test_drawn_parts_come_back_with_border_figures_and_estimates(tmp_path):
    project = divided_project()
    export_plan(project, None, tmp_path, ["plan"])

    (found,) = read_foreign_plans(tmp_path / "phuong-an.json", project)

    assert found.plan == project.plan()
    assert found.problems == ()


@pytest.mark.parametrize("has_seat", [False, True])
@pytest.mark.parametrize(
    ("name", "write"), [("a.csv", write_plan_rows), ("a.xlsx", write_plan_workbook)]
)
def test_rows_for_spreadsheets_come_back_whole_but_for_borders_and_locks(
    tmp_path, has_seat, name, write
):
    project = divided_project()
    plan = edits.merge(project.plan(), project.coverage, ["A2", "B2"], "= Hội Hoan")
    plan = edits.set_kind(plan, project.coverage, "A2", UnitKind.PHUONG)
    if has_seat:
        plan = edits.set_seat(plan, project.coverage, "B2")
    path = tmp_path / name
    write(build_report(project.with_plan(plan)), path)

    (found,) = read_foreign_plans(path, project)

    assert found.problems == ()
    assert found.plan.merged == _without_borders(plan).merged


def test_rows_keep_codes_whose_zeros_a_spreadsheet_has_taken(tmp_path):
    coverage = grid_of_units(3, 1)
    named = [replace(unit, code=f"0000{n}") for n, unit in enumerate(coverage.units, start=1)]
    project = Project(coverage=coverage.with_units(named))
    plan = edits.merge(project.plan(), project.coverage, ["00001", "00002"])
    path = tmp_path / "phuong-an.csv"
    write_plan_rows(build_report(project.with_plan(plan)), path)
    path.write_text(path.read_text("utf-8-sig").replace("0000", ""), "utf-8-sig")

    (found,) = read_foreign_plans(path, project)

    assert found.plan.merged == plan.merged


def test_rows_with_a_cell_that_makes_no_sense_are_refused(tmp_path):
    project = divided_project()
    path = tmp_path / "phuong-an.csv"
    write_plan_rows(build_report(project), path)
    path.write_text(path.read_text("utf-8-sig").replace("một phần", "?").replace("3000", "ba"))

    with pytest.raises(MapReadError, match="ô bị sửa"):
        read_foreign_plans(path, project)


def _without_borders(plan):
    merged = [
        replace(one, members=tuple(replace(part, shape=None) for part in one.members))
        for one in plan.merged
    ]
    return replace(plan, merged=tuple(merged))


def test_borders_in_another_projection_are_told_and_left_out(tmp_path):
    project = divided_project()
    export_plan(project, None, tmp_path, ["plan"])
    path = tmp_path / "phuong-an.json"
    told = json.loads(path.read_text("utf-8"))
    path.write_text(json.dumps({**told, "crs": "EPSG:32649"}), "utf-8")

    (found,) = read_foreign_plans(path, project)

    assert ["hệ tọa độ khác" in problem.text for problem in found.problems] == [True]
    parts = [part for one in found.plan.merged for part in one.members if not part.is_whole]
    assert [part.shape for part in parts] == [None, None]
    assert all(part.area_km2 for part in parts)


@pytest.mark.parametrize("text", ["[]", "{", '{"plan": "x", "groups": [{}]}', '{"plan": "x"}'])
def test_other_json_is_refused_with_a_sentence(project, tmp_path, text):
    with pytest.raises(MapReadError, match="không phải phương án"):
        read_foreign_plans(table(tmp_path, text, "x.json"), project)


def test_units_that_differ_at_a_colleague_are_listed(project, tmp_path):
    theirs = grid_of_units(3, 3, {"A1": {"population": 7000}, "B1": {"name": "Xã Khác"}})
    with create_project_file(tmp_path / "p.gpkg", Project(coverage=theirs)) as file:
        file.do("merge", codes=["A1", "A2"])
        file.do("merge", codes=["A3", "B3"])
        file.do("new_plan", name="B")

    first, second = read_foreign_plans(tmp_path / "p.gpkg", project)

    assert [one.codes for one in first.plan.merged] == [("A1", "A2")]
    texts = [one.text for one in first.problems]
    assert texts[0] == "Không có mã A3, B3 nên không lập được đơn vị mới A3."
    assert "Xã A1: dân số ở đây 6.000 người, ở tệp kia 7.000 người." in texts
    assert "Xã B1: tệp kia gọi là Xã Khác." in texts
    assert sum("chỉ có trong tệp kia" in text for text in texts) == 3
    assert (second.name, second.plan.merged) == ("B", ())


def test_a_colleague_with_other_codes_is_refused(project, tmp_path):
    theirs = grid_of_units(2, 2)
    units = [replace(unit, code=f"X{unit.code}") for unit in theirs.units]
    theirs = replace(theirs, units=tuple(units))
    with create_project_file(tmp_path / "p.gpkg", Project(coverage=theirs)) as file:
        file.do("merge", codes=["XA1", "XA2"])

    with pytest.raises(ProjectFileError, match="danh mục mã"):
        read_foreign_plans(tmp_path / "p.gpkg", project)


@settings(max_examples=60)
@given(st.text(max_size=300))
def test_any_text_is_read_or_refused_with_a_sentence(tmp_path_factory, text):
    project, path = Project(coverage=grid_of_units(2, 2)), tmp_path_factory.mktemp("x") / "x.csv"
    path.write_text("Mã cũ,Mã mới\nA1,A1\n" + text, encoding="utf-8", errors="surrogatepass")
    try:
        (found,) = read_foreign_plans(path, project)
    except NoivuError as error:
        assert str(error).endswith(".")
    else:
        assert isinstance(found.plan, Plan)


def test_the_decided_plan_of_lang_son_comes_out_but_for_its_partial_parts(shared_data, tmp_path):
    request = ImportRequest(map=shared_data / "langson_2019_226xa_vn2000.gpkg")
    project = import_map(request).project

    (found,) = read_foreign_plans(shared_data / "langson_decided_2020.csv", project)

    assert found.taken == 226
    assert len(found.plan.merged) == 17
    assert unit_count(found.plan, 226) == 203
    told = [one for one in found.problems if one.row is not None]
    assert {one.code for one in told} == {"06052", "06100", "06154", "06139", "06130"}
    assert len(told) == 9, "what Hoàng Văn Thụ keeps is no problem"
    assert [one.text.split(" (")[0] for one in found.problems if one.row is None] == [
        "Chưa lập được đơn vị mới Bắc Hùng",
        "Chưa lập được đơn vị mới Bắc Việt",
    ], "what is left of a divided commune is no new unit"
    with create_project_file(tmp_path / "p.gpkg", project) as file:
        file.do("several", **taking_over(found, "Nghị quyết 818"))
        assert file.project.plan().merged_by_member["06169"].code == "06151"
    assert verify_project(tmp_path / "p.gpkg").problems == ()


def of_lang_son(names, codes_as_of=None):
    """Units in a row, by code and name."""
    grid = grid_of_units(len(names), 1)
    units = [
        replace(unit, code=code, name=f"Xã {name}")
        for unit, (code, name) in zip(grid.units, names.items(), strict=True)
    ]
    return Project(coverage=replace(grid, units=tuple(units)), codes_as_of=codes_as_of)


IN_2019 = {"06556": "Vân Mộng", "06559": "Tam Gia", "06577": "Xuân Tình", "06580": "Hiệp Hạ"}


def test_a_table_of_another_year_is_told_and_its_reused_codes_are_not_taken(tmp_path):
    """06577 was Xuân Tình until 2019 and is Thống Nhất since 2025."""
    path = table(
        tmp_path,
        "Mã cũ,Tên cũ,Mã mới\n06577,Xã Thống Nhất,06559\n06559,Xã Tam Gia,06559\n",
    )
    (found,) = read_foreign_plans(path, of_lang_son(IN_2019))

    assert found.plan.merged == ()
    assert found.codes == "Mã theo danh mục mã năm 2025 (1/1 mã đã biết khớp tên)."
    assert [one.text for one in found.problems] == [
        "Bảng dùng danh mục mã năm 2025, hồ sơ dùng danh mục mã năm 2019; hãy đối chiếu các mã"
        " đã bỏ, đổi tên hoặc cấp lại.",
        "Dòng 2: mã 06577 trong bảng là Xã Thống Nhất (từ 01/07/2025), trong hồ sơ là Xã Xuân"
        " Tình; hãy sửa mã.",
    ]


def test_a_table_of_the_same_list_is_taken_and_its_list_is_said(tmp_path):
    path = table(
        tmp_path,
        "Mã cũ,Tên cũ,Mã mới\n06577,xã Xuân tình,06556\n06556,Vân Mộng,06556\n"
        "06580,XÃ HIỆP HẠ,06556\n",
    )
    (found,) = read_foreign_plans(path, of_lang_son(IN_2019))

    assert (found.problems, found.plan.merged[0].codes) == ((), ("06556", "06577", "06580"))
    assert found.codes == "Mã theo danh mục mã năm 2019 (3/3 mã đã biết khớp tên)."


def test_the_day_that_the_project_states_for_its_codes_goes_before_a_guess(tmp_path):
    path = table(tmp_path, "Mã cũ,Tên cũ,Mã mới\n06577,Xuân Tình,06577\n06580,Hiệp Hạ,06577\n")
    project = of_lang_son(IN_2019, codes_as_of="2024-12-01")

    (found,) = read_foreign_plans(path, project)

    assert found.problems[0].text.startswith("Bảng dùng danh mục mã năm 2019, hồ sơ dùng danh mục")


def test_a_name_that_another_unit_bears_is_not_taken_for_a_slip(tmp_path):
    path = table(
        tmp_path, "Mã cũ,Tên cũ,Mã mới\n06559,Xã Hiệp Hạ,06556\n06556,Xã Vân Mông 2,06556\n"
    )
    (found,) = read_foreign_plans(path, of_lang_son(IN_2019))

    assert [one.text for one in found.problems] == [
        "Dòng 2: mã 06559 trong bảng là Xã Hiệp Hạ (trong hồ sơ mang mã 06580), trong hồ sơ là Xã"
        " Tam Gia; hãy sửa mã."
    ]


def test_the_map_and_the_decided_table_of_lang_son_are_of_the_list_of_2019(shared_data):
    request = ImportRequest(map=shared_data / "langson_2019_226xa_vn2000.gpkg")
    project = import_map(request).project

    (found,) = read_foreign_plans(shared_data / "langson_decided_2020.csv", project)

    assert vintage_of(project, code_book()).as_of.year == 2019
    assert found.codes == "Mã theo danh mục mã năm 2019 (42/42 mã đã biết khớp tên)."
    assert not any("danh mục" in one.text for one in found.problems)


def divided_file(folder, coverage):
    """A file in which B1 gives its lower half to A1 and what it keeps goes with C1."""
    left, below, right, above = coverage.geometries[coverage.row("B1")].bounds
    half = shapely.box(left, below, right, (below + above) / 2)
    with create_project_file(folder / "p.gpkg", Project(coverage=coverage)) as file:
        part = estimated_part(file.project.plan(), coverage, "B1", "A1", half)
        file.do("give_part", code="B1", **part_arguments(part))
        file.do("merge", codes=["B1", "C1"])
        file.do("merge", codes=["A2", "B2"])
        return file.project.plan()


def test_a_colleague_s_divided_units_come_with_their_borders(project, tmp_path):
    theirs = divided_file(tmp_path, project.coverage)

    (found,) = read_foreign_plans(tmp_path / "p.gpkg", project)

    assert (found.plan, found.problems) == (theirs, ())


def test_borders_of_parts_are_not_taken_where_the_polygon_is_another_one(project, tmp_path):
    grid = grid_of_units(3, 2)
    moved = shapely.transform(grid.geometries, lambda points: points + 10)
    divided_file(tmp_path, replace(grid, geometries=moved))

    (found,) = read_foreign_plans(tmp_path / "p.gpkg", project)

    assert [one.text for one in found.problems] == [
        "Xã B1: ranh giới ở tệp kia khác hồ sơ này nên không lấy hình các phần; số liệu vẫn lấy,"
        " hãy vẽ lại."
    ]
    parts = [part for _, part in found.plan.parts_of["B1"]]
    assert [(part.shape, part.population) for part in parts] == [(None, 3000), (None, 3000)]


def test_where_one_part_finds_no_place_the_unit_is_not_divided(tmp_path):
    divided_file(tmp_path, grid_of_units(3, 2))
    ours = grid_of_units(3, 2)
    rows = [row for row, unit in enumerate(ours.units) if unit.code != "C1"]
    units = tuple(ours.units[row] for row in rows)
    project = Project(coverage=replace(ours, units=units, geometries=ours.geometries[rows]))

    (found,) = read_foreign_plans(tmp_path / "p.gpkg", project)

    assert [one.codes for one in found.plan.merged] == [("A2", "B2")]
    assert [one.text for one in found.problems if "lập" in one.text] == [
        "Không có mã C1 nên không lập được đơn vị mới C1.",
        "Không lập được đơn vị mới A1 vì các phần của Xã B1 không đủ.",
    ]
    with create_project_file(tmp_path / "q.gpkg", project) as file:
        file.do("several", **taking_over(found, "Của bạn"))
