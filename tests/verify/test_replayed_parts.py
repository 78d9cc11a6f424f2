"""Single parts of divided units against the steps that made them."""

import sqlite3
from contextlib import closing

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from noivu_desktop.errors import NoivuError
from noivu_desktop.project.project_file import create_project_file
from noivu_desktop.verify.replayed_parts import part_problems
from noivu_desktop.verify.stored_plan import read_stored
from noivu_desktop.verify.verifying import verify_project
from tests.project.strategies import level_steps, part_steps, small_project, structural_steps
from tests.verify.dossiers import PROJECT, decided_project


@pytest.fixture(scope="module")
def divided(tmp_path_factory):
    path = tmp_path_factory.mktemp("chia") / PROJECT
    decided_project(path).close()
    return path


@pytest.fixture
def path(divided, tmp_path):
    copy = tmp_path / PROJECT
    copy.write_bytes(divided.read_bytes())
    return copy


@pytest.mark.parametrize(
    ("change", "words"),
    [
        ("population = population + (to_code = 'A2') * 100 - (to_code = 'C2') * 100", "dân số"),
        ("area_km2 = area_km2 + (to_code = 'A2') - (to_code = 'C2')", "diện tích"),
        ("households = households + (to_code = 'A2') - (to_code = 'C2')", "số hộ"),
        ("estimated = NULL", "số ước tính"),
        ("hamlets = 'C2.1'", "các thôn"),
    ],
)
def test_a_part_whose_figures_were_moved_is_named_though_all_sums_agree(path, change, words):
    with closing(sqlite3.connect(path)) as connection, connection:
        connection.execute(f"UPDATE plan_parts SET {change} WHERE code = 'C2'")

    problems = [one for one in verify_project(path).problems if ": phần của " in one]

    assert len(problems) == 2
    assert all("Xã Quỳnh Sơn (C2) ở " in one and words in one for one in problems)


def test_a_part_that_no_step_made_is_named(path):
    with closing(sqlite3.connect(path)) as connection, connection:
        connection.execute("UPDATE plan_parts SET to_code = 'B2' WHERE to_code = 'A2'")

    told = "\n".join(verify_project(path).problems)

    assert "Xã Quỳnh Sơn (C2) ở B2 không có trong lịch sử" in told
    assert "Xã Quỳnh Sơn (C2) ở A2 có trong lịch sử, thiếu ở bảng" in told


@settings(max_examples=12, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(part_steps | structural_steps | level_steps, min_size=4, max_size=20))
def test_parts_are_replayed_as_they_were_made(tmp_path_factory, steps):
    path = tmp_path_factory.mktemp("chia") / PROJECT
    with create_project_file(path, small_project()) as file:
        for kind, arguments in steps:
            try:
                file.do(kind, **arguments)
            except NoivuError:
                continue  # a step that cannot be taken leaves no trace
    stored = read_stored(path)

    assert [*part_problems(stored), *part_problems(stored, below=True)] == []
