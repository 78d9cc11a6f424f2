from decimal import Decimal

import pytest

from noivu_desktop.errors import MapReadError
from noivu_desktop.maps_in.new_figures import NewValue, read_new_figures, taking_figures
from noivu_desktop.maps_in.plan_table import is_plan_table
from noivu_desktop.project.project import Project
from noivu_desktop.project.steps import apply_step, make_step
from tests.builders import grid_of_units

NOW = "2026-01-05T08:00:00+07:00"


@pytest.fixture
def coverage():
    """A1 has 2,000 people and no known area.

    A1 B1
    """
    return grid_of_units(2, 1, {"A1": {"population": 2000, "area_km2": None}})


def table(tmp_path, text, name="số liệu.csv"):
    path = tmp_path / name
    path.write_text(text, "utf-8")
    return path


def test_only_what_differs_is_told_and_an_empty_cell_changes_nothing(coverage, tmp_path):
    path = table(
        tmp_path,
        "Mã xã;Tên xã;Diện tích (km2);Dân số;Số hộ\nA1;A1;24,75;2000;\nB1;B1;25;7001;1500\n",
    )

    found = read_new_figures(path, coverage)

    changes = [(one.code, one.field, one.before, one.after) for one in found.changes]
    assert changes == [
        ("A1", "area_km2", None, Decimal("24.75")),
        ("B1", "population", 6000, 7001),
    ]
    assert set(found.fields) == {"area_km2", "population", "households"}


def test_names_and_parents_stay_as_the_project_has_them(coverage, tmp_path):
    path = table(tmp_path, "Mã xã,Tên xã,Tên huyện,Dân số\nA1,A1,Huyện Khác,2001\n")

    found = read_new_figures(path, coverage)

    assert [one.field for one in found.changes] == ["population"]


def test_rows_of_unknown_units_are_told(coverage, tmp_path):
    path = table(tmp_path, "Mã xã,Tên xã,Dân số\nA1,A1,2001\nZ9,Xã Không Có,5\n")

    found = read_new_figures(path, coverage)

    assert (found.joined.rows, found.joined.matched) == (2, 1)
    assert found.remarks[0] == "số liệu.csv, dòng 3: Xã Không Có: không khớp đơn vị nào nên bỏ qua."


def test_a_table_without_a_figure_of_units_is_refused(coverage, tmp_path):
    path = table(tmp_path, "Màu,Cỡ\nxanh,5\n")

    with pytest.raises(MapReadError):
        read_new_figures(path, coverage)


def test_all_values_are_written_by_one_step(coverage, tmp_path):
    path = table(tmp_path, "Mã xã,Tên xã,Dân số,Số hộ\nA1,A1,2001,11\nB1,B1,7001,1500\n")
    project = Project(coverage=coverage)
    found = read_new_figures(path, coverage)

    step = make_step(
        project, "several", taking_figures("x.csv", found.changes), author="Lan", time=NOW
    )
    after = apply_step(project, step)

    assert [unit.population for unit in after.coverage.units] == [2001, 7001]
    assert [unit.households for unit in after.coverage.units] == [11, 1500]


@pytest.mark.parametrize(
    ("header", "is_plan"),
    [("Mã cũ,Tên mới", True), ("Mã xã,Dân số", False), ("Mã xã,Mã mới,Dân số", True)],
)
def test_a_table_of_old_and_new_units_is_a_plan(tmp_path, header, is_plan):
    assert is_plan_table(table(tmp_path, f"{header}\nA1,B1,3\n")) is is_plan


def test_the_step_tells_thousands_of_units_with_their_point():
    changes = [
        NewValue(code=f"{n:05}", field="population", before=None, after=n) for n in range(1200)
    ]

    label = taking_figures("so.xlsx", changes)["label"]

    assert label == "Nhập số liệu của 1.200 đơn vị từ so.xlsx"
