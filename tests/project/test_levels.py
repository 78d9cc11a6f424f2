"""Communes and their hamlets in one project."""

from dataclasses import replace
from decimal import Decimal

import pyogrio
import pytest
import shapely

from noivu_desktop.errors import CoverageError, NoivuError, PlanError
from noivu_desktop.plan.parts import part_of_hamlets
from noivu_desktop.project.judging import judge_plan
from noivu_desktop.project.level_steps import hamlets_to_json
from noivu_desktop.project.levels import at_level, hamlets_inside, level_differences
from noivu_desktop.project.part_json import part_arguments
from noivu_desktop.project.project import HAMLET_RULE_SET
from noivu_desktop.project.project_file import create_project_file, open_project_file
from noivu_desktop.rules.finding import Verdict
from noivu_desktop.units.unit import Level
from noivu_desktop.verify.verifying import verify_project
from tests.builders import grid_of_units, quarters
from tests.project.strategies import small_project
from tests.project.test_any_sequence import rows


@pytest.fixture
def file(tmp_path):
    """Nine communes with four hamlets each."""
    with create_project_file(tmp_path / "p.gpkg", small_project()) as opened:
        opened.do("add_hamlets", **hamlets_to_json(quarters(opened.project.coverage)))
        yield opened


def parent(project, code):
    unit = hamlets_inside(project).coverage.unit(code)
    return (unit.parent_code, unit.parent_name)


def give(file, hamlets, to):
    project = file.project
    part = part_of_hamlets(project.plan(), project.coverage, project.hamlets.coverage, to, hamlets)
    return file.do("give_part", code=part.code, **part_arguments(part))


def test_hamlets_come_in_by_a_step_that_can_be_undone(file):
    hamlets = file.project.hamlets

    assert len(hamlets.coverage.units) == 36
    assert hamlets.rule_set_id == HAMLET_RULE_SET
    assert file.undo_label == "Hoàn tác: Nhập 36 thôn, tổ dân phố"
    assert file.undo().hamlets is None
    assert file.redo().hamlets == hamlets


def test_a_step_of_the_hamlets_says_so_and_leaves_the_communes_alone(file):
    communes = file.project.coverage

    after = file.do("merge", level=Level.HAMLET, codes=["A1.1", "A1.2"], name="Nà Lùng")

    assert file.undo_label == "Hoàn tác: Nhập Thôn A1.1 và Thôn A1.2 thành “Nà Lùng” (cấp thôn)"
    assert after.coverage is communes
    assert after.plan().merged == ()
    assert [one.codes for one in after.hamlets.plan().merged] == [("A1.1", "A1.2")]
    assert file.undo().hamlets.plan().merged == ()


def test_decisions_of_the_hamlets_are_signed_and_dated(file):
    after = file.do("exempt", level=Level.HAMLET, author="Lan", code="B1.1", ground="OTHER")

    (exemption,) = after.hamlets.exemptions
    assert (exemption.code, exemption.author) == ("B1.1", "Lan")
    assert exemption.date


def test_the_value_and_the_history_survive_closing(tmp_path, file):
    file.do("merge", level=Level.HAMLET, codes=["A1.1", "A1.2"])
    file.do("merge", codes=["A1", "B1"])
    file.do("set_values", level=Level.HAMLET, code="C1.1", values={"population": 7})
    value = file.project
    file.undo()
    file.close()

    with open_project_file(tmp_path / "p.gpkg") as again:
        assert again.redo() == value
        again.undo()
        again.undo()
        assert again.project.plan().merged == ()
        assert len(again.project.hamlets.plan().merged) == 1


def test_a_project_made_with_hamlets_keeps_them_and_what_is_decided_of_them(tmp_path, file):
    file.do("merge", level=Level.HAMLET, codes=["A1.1", "A1.2"])
    file.do("lock", level=Level.HAMLET, kind="alone", codes=["B1.1"])
    value = file.project

    with create_project_file(tmp_path / "mới.gpkg", value) as fresh:
        assert fresh.project == value
    assert rows(tmp_path / "mới.gpkg") == rows(tmp_path / "p.gpkg")
    with open_project_file(tmp_path / "mới.gpkg") as fresh:
        assert fresh.project == value
    assert verify_project(tmp_path / "mới.gpkg").ok


def test_a_level_that_is_not_there_is_refused_in_words(tmp_path):
    with create_project_file(tmp_path / "p.gpkg", small_project()) as file:
        with pytest.raises(PlanError, match="chưa có cấp thôn"):
            file.do("merge", level=Level.HAMLET, codes=["A1.1", "A1.2"])
        with pytest.raises(PlanError, match="không có cấp thôn"):
            at_level(file.project, Level.HAMLET)


def test_hamlets_do_not_come_twice_nor_communes_as_hamlets(tmp_path, file):
    with pytest.raises(PlanError, match="đã có cấp thôn"):
        file.do("add_hamlets", **hamlets_to_json(quarters(file.project.coverage)))
    file.do("remove_hamlets")
    with pytest.raises(CoverageError, match="bản đồ thôn"):
        file.do("add_hamlets", **hamlets_to_json(grid_of_units(2, 2)))
    with pytest.raises(NoivuError):
        file.do("on_hamlets", kind="add_hamlets", arguments={})


@pytest.mark.parametrize(
    "broken",
    [
        {"units": [{"code": "1"}]},
        {"shapes": ["00"]},
        {"shapes": [shapely.Point(0, 0).wkb_hex] * 36},
        {"crs": "EPSG:3405"},
    ],
    ids=lambda one: str(next(iter(one))),
)  # fmt: skip
def test_hamlets_that_make_no_sense_are_refused(tmp_path, broken):
    with create_project_file(tmp_path / "p.gpkg", small_project()) as file:
        told = {**hamlets_to_json(quarters(file.project.coverage)), **broken}
        with pytest.raises(NoivuError):
            file.do("add_hamlets", **told)
        assert file.project.hamlets is None


def test_inside_new_communes_the_parent_of_a_hamlet_is_the_new_commune(file):
    file.do("merge", codes=["A1", "B1"], name="Nam La")

    assert parent(file.project, "A1.1") == parent(file.project, "B1.4") == ("A1", "Xã Nam La")
    assert parent(file.project, "C1.1") == ("C1", "Xã C1")
    assert file.project.hamlets.coverage.unit("B1.4").parent_code == "B1"
    file.do("split", code="A1")
    assert parent(file.project, "B1.4") == ("B1", "Xã B1")


def test_hamlets_of_two_communes_may_go_together_once_the_communes_do(file):
    file.do("merge", level=Level.HAMLET, codes=["A1.2", "B1.1"])
    before = judge_plan(hamlets_inside(file.project)).merged[0]
    assert before.on_parent is Verdict.NOT_MET

    file.do("merge", codes=["A1", "B1"])

    assert judge_plan(hamlets_inside(file.project)).merged[0].on_parent is Verdict.MET


def test_a_hamlet_that_moves_takes_its_exact_figures_to_the_new_commune(file):
    file.do("merge", codes=["A1", "A2"])
    give(file, ["B1.1", "B1.3"], "A1")

    assert parent(file.project, "B1.1") == parent(file.project, "B1.3") == ("A1", "Xã A1")
    assert parent(file.project, "B1.2") == ("B1", "Xã B1")
    merged = file.project.plan().merged_by_member["A1"]
    (part,) = (one for one in merged.members if one.code == "B1")
    assert (part.area_km2, part.population, part.households) == (Decimal("12.5"), 3000, 750)
    assert part.estimated == ()
    assert file.undo().plan().parts_of == {}


def test_tables_of_both_levels_follow_every_step_forward_and_back(tmp_path, file):
    def same_as_from_scratch():
        fresh = tmp_path / "mới.gpkg"
        create_project_file(fresh, file.project).close()
        assert rows(tmp_path / "p.gpkg") == rows(fresh)

    file.do("merge", level=Level.HAMLET, codes=["A1.2", "B1.1"])
    same_as_from_scratch()
    file.do("merge", codes=["A1", "B1"])
    same_as_from_scratch()
    give(file, ["B2.1"], "A1")
    same_as_from_scratch()
    file.do("new_plan", name="Phương án 2")
    same_as_from_scratch()
    file.do("set_values", level=Level.HAMLET, code="A1.2", values={"households": 1})
    same_as_from_scratch()
    file.do("new_plan", level=Level.HAMLET, name="Thôn 2", copy_of="Phương án 1")
    same_as_from_scratch()
    file.do("set_rule_set", level=Level.HAMLET, id="tt-04-2012")
    same_as_from_scratch()
    file.do("remove_hamlets")
    same_as_from_scratch()
    for place in (0, 4, 9, 1, 8):
        file.go_to(place)
        same_as_from_scratch()


def test_verify_checks_the_hamlets_inside_the_new_communes(tmp_path, file):
    file.do("merge", codes=["A1", "B1"])
    file.do("merge", level=Level.HAMLET, codes=["A1.2", "B1.1"])
    assert verify_project(tmp_path / "p.gpkg").problems == ()

    file._connection.execute("UPDATE merged_hamlets SET population = 1")
    file._connection.execute("UPDATE hamlets SET households = 2 WHERE code = 'C1.1'")

    problems = verify_project(tmp_path / "p.gpkg").problems
    assert any("dân số" in one and one.startswith("Cấp thôn") for one in problems)
    assert any("C1.1" in one and "households" in one for one in problems)


def test_a_step_of_the_hamlets_is_taken_back_alone(file):
    file.do("merge", level=Level.HAMLET, codes=["A1.1", "A1.2"])
    file.do("merge", codes=["A1", "B1"])
    file.do("merge", level=Level.HAMLET, codes=["C1.1", "C1.2"])

    after = file.revert(2)

    assert [one.codes for one in after.hamlets.plan().merged] == [("C1.1", "C1.2")]
    assert len(after.plan().merged) == 1


def test_figures_that_agree_are_no_difference(file):
    assert level_differences(file.project) == ()
    assert level_differences(replace(file.project, hamlets=None)) == ()


def test_differences_of_the_levels_are_told_with_both_figures(file):
    file.do("set_values", code="A1", values={"population": 6001})
    file.do("set_values", level=Level.HAMLET, code="B1.1", values={"area_km2": "6.27"})
    file.do("set_values", level=Level.HAMLET, code="B2.1", values={"area_km2": "6.255"})
    file.do("set_values", level=Level.HAMLET, code="C1.1", values={"households": None})

    found = {(one.code, one.figure): (one.own, one.sum) for one in level_differences(file.project)}

    assert found == {
        ("A1", "population"): (6001, 6000),
        ("B1", "area_km2"): (Decimal("25"), Decimal("25.02")),
        ("C1", "households"): (1500, None),
    }
    texts = [one.text for one in level_differences(file.project)]
    assert "Xã A1 có dân số 6.001 người, cộng các thôn là 6.000 người." in texts


def test_hamlets_without_commune_and_communes_without_hamlets_are_told(file):
    moved = {"parent_code": "Z9"}
    for place in (1, 2, 3, 4):
        file.do("set_values", level=Level.HAMLET, code=f"A1.{place}", values=moved)

    kinds = [(one.code, one.figure) for one in level_differences(file.project)]

    assert kinds == [("A1", "hamlets"), *((f"A1.{place}", "parent") for place in (1, 2, 3, 4))]


def test_other_programs_see_hamlets_and_parts_as_layers(tmp_path, file):
    file.do("merge", level=Level.HAMLET, codes=["C1.1", "C1.2"], name="Nà Lùng")
    give(file, ["B1.1", "B1.3"], "A1")
    file.do("give_part", code="C3", to="C2", area_km2="5", population=9, households=2)

    def layer(name):
        return pyogrio.read_dataframe(tmp_path / "p.gpkg", layer=name)

    assert len(layer("hamlets")) == 36
    assert layer("merged_hamlets").geometry.area.tolist() == [12.5e6]
    merged = layer("merged_units").set_index("code").geometry
    assert merged["A1"].area == pytest.approx(37.5e6)
    assert merged["C2"] is None, "nobody drew what it takes in"
    parts = layer("plan_parts").set_index(["code", "to_code"])
    assert parts.geometry[("B1", "A1")].area == pytest.approx(12.5e6)
    assert parts.hamlets[("B1", "A1")] == "B1.1, B1.3"
    assert parts.geometry[("C3", "C2")] is None
    styles = pyogrio.read_dataframe(tmp_path / "p.gpkg", layer="layer_styles", read_geometry=False)
    assert {"hamlets", "merged_hamlets", "plan_parts"} <= set(styles.f_table_name)
