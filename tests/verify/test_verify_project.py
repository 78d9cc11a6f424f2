"""The re-check finds nothing in an honest file and names whatever was tampered with."""

import contextlib
import sqlite3
from dataclasses import replace
from decimal import Decimal

import numpy as np
import pytest
import shapely
from hypothesis import given, settings
from hypothesis import strategies as st

from noivu_desktop.errors import NoivuError, PlanError, ProjectFileError
from noivu_desktop.plan.parts import estimated_part
from noivu_desktop.plan.plan import MergedUnit, Part, Plan
from noivu_desktop.project.part_json import part_arguments
from noivu_desktop.project.project import Project
from noivu_desktop.project.project_file import create_project_file
from noivu_desktop.units.coverage import Coverage, Link
from noivu_desktop.verify.verifying import verify_path, verify_project
from tests.builders import grid_of_units
from tests.project.strategies import any_steps, small_project


@pytest.fixture
def path(tmp_path):
    """A1+B1 named Nam La, A2+B2+C2; C1 with other figures; a second plan like the first."""
    with create_project_file(tmp_path / "p.gpkg", small_project()) as file:
        file.do("merge", codes=["A1", "B1"], name="Nam La")
        file.do("merge", codes=["A2", "B2", "C2"])
        file.do("set_values", code="C1", values={"population": 4321})
        file.do("new_plan", name="Phương án 2", copy_of="Phương án 1")
        file.do("take_out", code="C2")
    return tmp_path / "p.gpkg"


def tampered(path, sql, *values):
    with contextlib.closing(sqlite3.connect(path)) as connection, connection:
        assert connection.execute(sql, values).rowcount > 0
    return verify_project(path).problems


def test_an_honest_project_has_no_problem(path):
    assert verify_project(path).problems == ()
    assert verify_path(path, "Phương án 2").ok


@settings(max_examples=30)
@given(st.lists(any_steps, max_size=15), st.integers(0, 5))
def test_whatever_steps_are_taken_and_undone_the_re_check_agrees(tmp_path_factory, steps, undone):
    path = tmp_path_factory.mktemp("file") / "p.gpkg"
    with create_project_file(path, small_project()) as file:
        for kind, arguments in steps:
            with contextlib.suppress(NoivuError):
                file.do(kind, **arguments)
        for _ in range(undone):
            if file.can_undo:
                file.undo()
        apart = [
            merged
            for level in (file.project, file.project.hamlets)
            for plan in (level.plans if level else ())
            for merged in plan.merged
            if not hangs_together(level.coverage, merged)
        ]
        is_divided = any(plan.parts_of for plan in file.project.plans)

    problems = verify_project(path).problems
    if is_divided:  # figures changed since need not sum up any more, and that is told
        problems = [one for one in problems if not any(word in one for word in SUMS)]

    assert [one for one in problems if "không liền nhau" not in one] == []
    assert len(problems) == len(apart)


SUMS = ("cộng lại", "tổng dân số trước", "tổng diện tích trước")


def hangs_together(coverage, merged):
    """On a grid: parts share a side of some length, or links close the gap."""
    parts = {part.code: part for part in merged.members}
    shapes = {
        code: part.shape or coverage.geometries[coverage.row(code)] for code, part in parts.items()
    }
    codes = merged.codes
    links = {frozenset((link.first, link.second)) for link in coverage.links}
    reached, todo = {codes[0]}, [codes[0]]
    while todo:
        here = todo.pop()
        for code, shape in shapes.items():
            side = shape.boundary.intersection(shapes[here].boundary).length > 1
            if code not in reached and (side or frozenset((code, here)) in links):
                reached.add(code)
                todo.append(code)
    return len(reached) == len(codes)


@pytest.mark.parametrize(
    ("sql", "part"),
    [
        ("UPDATE merged_units SET population = population + 1 WHERE code = 'A1'", "dân số"),
        ("UPDATE merged_units SET area_km2 = area_km2 + 0.000001 WHERE code = 'A1'", "diện tích"),
        ("UPDATE merged_units SET households = NULL WHERE code = 'A1'", "hộ"),
        ("UPDATE merged_units SET verdict = 'met' WHERE verdict <> 'met'", "kết luận"),
        ("UPDATE merged_units SET findings = 'Đạt.' WHERE code = 'A1'", "giải thích"),
        ("UPDATE merged_units SET members = 'A1' WHERE code = 'A1'", "thành phần"),
        ("UPDATE merged_units SET kind = 'làng' WHERE code = 'A1'", "không hợp lệ"),
        ("DELETE FROM merged_units WHERE code = 'A1'", "A1"),
        ("DELETE FROM plan_parts WHERE code = 'B1'", "A1, B1"),
        ("DELETE FROM plan_parts WHERE merged_code = 'A1'", "A1"),
        (
            "INSERT INTO plan_parts (level, plan, merged_code, code, whole)"
            " VALUES ('xã', 'Phương án 1', 'A2', 'A1', 1)",
            "nhiều lần",
        ),
        ("UPDATE plan_parts SET code = 'Z9' WHERE code = 'B1'", "Z9"),
        ("UPDATE plan_parts SET code = 'C3' WHERE code = 'B1'", "không liền nhau"),
        ("UPDATE units SET population = population - 1 WHERE code = 'B1'", "dân số"),
        ("UPDATE units SET population = 4320 WHERE code = 'C1'", "C1"),
        ("UPDATE units SET geom = (SELECT geom FROM units WHERE code = 'C3') WHERE code = 'B1'",
         "chồng lấn"),
        ("UPDATE merged_units SET geom = (SELECT geom FROM units WHERE code = 'A1')"
         " WHERE code = 'A1'", "hợp của các đơn vị"),
        ("UPDATE steps SET parent = 0 WHERE id = 2", "A1, B1"),
        ("UPDATE steps SET parent = 4 WHERE id = 2", "bị đứt"),
        ("DELETE FROM steps WHERE id = 3", "thao tác số 3"),
        ("UPDATE steps SET arguments = '[' WHERE id = 2", "thao tác số 2".capitalize()),
        ("UPDATE noivu_meta SET value = '77' WHERE key = 'head'", "không có trong lịch sử"),
        ("DELETE FROM plans WHERE name = 'Phương án 2'", "phương án"),
    ],
)  # fmt: skip
def test_whatever_is_tampered_with_is_named(path, sql, part):
    problems = tampered(path, sql)

    assert any(part in problem for problem in problems), problems


def test_each_problem_says_in_which_plan_and_unit(path):
    problems = tampered(path, "UPDATE merged_units SET population = 1 WHERE code = 'A1'")

    assert any(p.startswith("Phương án “Phương án 2”: đơn vị mới Nam La (A1)") for p in problems)


def test_units_that_meet_in_a_point_only_are_not_connected(tmp_path):
    merged = MergedUnit(code="A1", members=(Part(code="A1"), Part(code="B2")))
    project = replace(small_project(), plans=(Plan(name="Phương án 1", merged=(merged,)),))
    create_project_file(tmp_path / "p.gpkg", project).close()

    assert "không liền nhau" in verify_project(tmp_path / "p.gpkg").problems[0]


def test_a_declared_link_connects(tmp_path):
    coverage = grid_of_units(3, 3).with_links([Link(first="A1", second="C3", ground="phà")])
    merged = MergedUnit(code="A1", members=(Part(code="A1"), Part(code="C3")))
    project = Project(coverage=coverage, plans=(Plan(name="Phương án 1", merged=(merged,)),))
    create_project_file(tmp_path / "p.gpkg", project).close()

    assert verify_project(tmp_path / "p.gpkg").ok


def divided(people):
    """B1 is divided between A1 and C1."""
    parts = [
        Part(code="B1", to="A1", area_km2=Decimal("10"), population=people),
        Part(code="B1", to="B1", area_km2=Decimal("15"), population=4000),
    ]
    merged = (
        MergedUnit(code="A1", members=(Part(code="A1"), parts[0])),
        MergedUnit(code="C1", members=(parts[1], Part(code="C1"))),
    )
    return replace(small_project(), plans=(Plan(name="Phương án 1", merged=merged),))


def test_parts_of_a_divided_unit_must_sum_to_the_whole(tmp_path):
    create_project_file(tmp_path / "p.gpkg", divided(people=2000)).close()
    assert verify_project(tmp_path / "p.gpkg").ok

    create_project_file(tmp_path / "p.gpkg", divided(people=1999)).close()
    problems = verify_project(tmp_path / "p.gpkg").problems
    assert "cộng lại 5.999 người, cả đơn vị 6.000 người" in problems[0]


def test_parts_may_be_known_where_the_whole_is_not(tmp_path):
    with create_project_file(tmp_path / "p.gpkg", divided(people=2000)) as file:
        file.do("set_values", code="B1", values={"area_km2": None, "population": None})

    assert verify_project(tmp_path / "p.gpkg").problems == ()


def test_overlapping_polygons_are_named(tmp_path):
    shapes = np.array([shapely.box(0, 0, 2, 1), shapely.box(1, 0, 3, 1)], dtype=object)
    units = grid_of_units(2, 1).units
    coverage = Coverage(units=units, geometries=shapes, crs="EPSG:9215")
    create_project_file(tmp_path / "p.gpkg", Project(coverage=coverage)).close()

    assert "A1, B1" in verify_project(tmp_path / "p.gpkg").problems[0]


def test_what_is_no_project_and_an_unknown_plan_are_refused(path, tmp_path):
    (tmp_path / "x.gpkg").write_bytes(b"x" * 5000)

    with pytest.raises(ProjectFileError):
        verify_path(tmp_path / "x.gpkg")
    with pytest.raises(ProjectFileError):
        verify_path(tmp_path / "không có.gpkg")
    with pytest.raises(ProjectFileError, match=r"manifest"):
        verify_path(tmp_path)
    with pytest.raises(PlanError, match="Phương án 2"):
        verify_path(path, "Phương án 9")


def test_the_re_check_changes_nothing(path):
    before = path.read_bytes()
    verify_project(path)

    assert path.read_bytes() == before
    assert [one.name for one in path.parent.iterdir()] == [path.name]


@pytest.fixture
def cut(tmp_path):
    """B1 gives its left fifth to A1; both polygons and all figures are in the file."""
    with create_project_file(tmp_path / "p.gpkg", small_project()) as file:
        project = file.project
        left, below, right, above = project.coverage.geometries[1].bounds
        strip = shapely.box(left, below, left + (right - left) / 5, above)
        part = estimated_part(project.plan(), project.coverage, "B1", "A1", strip)
        file.do("give_part", code="B1", **part_arguments(part))
    assert verify_project(tmp_path / "p.gpkg").problems == ()
    return tmp_path / "p.gpkg"


@pytest.mark.parametrize(
    ("sql", "words"),
    [
        ("population = population + 1 WHERE to_code = 'A1'", "6.001 người, cả đơn vị 6.000"),
        ("households = households - 1 WHERE to_code = 'A1'", "1.499 hộ, cả đơn vị 1.500"),
        ("area_km2 = 5.02 WHERE to_code = 'A1'", "25,020000 km², cả đơn vị 25,000000 km²"),
        ("to_code = 'B1' WHERE to_code = 'A1'", "đúng một phần còn lại, ở đây có 2"),
        ("to_code = 'C1' WHERE to_code = 'A1'", "ghi nhập vào C1"),
        (
            "geom = (SELECT geom FROM units WHERE code = 'C1') WHERE to_code = 'A1'",
            "vượt ra ngoài",
        ),
        ("geom = (SELECT geom FROM units WHERE code = 'B1') WHERE to_code = 'A1'", "chồng lên"),
        (
            "geom = (SELECT geom FROM plan_parts WHERE to_code = 'A1') WHERE to_code = 'B1'",
            "không phủ vừa đủ",
        ),
        ("geom = NULL WHERE to_code = 'A1'", "hình trên bản đồ không phải là hợp"),
    ],
)
def test_whatever_is_wrong_with_a_division_is_named(cut, sql, words):
    problems = tampered(cut, f"UPDATE plan_parts SET {sql}")

    assert any(words in problem for problem in problems), problems
