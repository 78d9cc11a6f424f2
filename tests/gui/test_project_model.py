from dataclasses import replace

from noivu_desktop.gui.project_model import ProjectModel
from noivu_desktop.project.project_file import create_project_file
from noivu_desktop.rules.finding import Verdict


def test_a_merge_tells_that_the_plan_changed_and_nothing_else(model, qtbot):
    with (
        qtbot.waitSignal(model.plan_changed),
        qtbot.assertNotEmitted(model.units_changed),
        qtbot.assertNotEmitted(model.rules_changed),
    ):
        model.do("merge", codes=["A1", "B1"])

    assert model.plan.group_of("A1") == {"A1", "B1"}


def test_another_rule_set_tells_that_the_rules_changed_and_nothing_else(model, qtbot):
    with (
        qtbot.waitSignal(model.rules_changed),
        qtbot.assertNotEmitted(model.units_changed),
        qtbot.assertNotEmitted(model.plan_changed),
    ):
        model.do("set_rule_set", id="nq-35-2023")

    assert model.rule_set.id == "nq-35-2023"


def test_new_figures_tell_that_the_units_changed(model, qtbot):
    with qtbot.waitSignal(model.units_changed):
        model.do("set_values", code="A1", values={"population": 9000})

    assert model.coverage.unit("A1").population == 9000


def test_undo_gives_back_the_identical_project_and_redo_the_merged_one(model):
    before = model.project
    model.do("merge", codes=["A1", "B1"])
    merged = model.project

    model.undo()
    assert model.project == before

    model.redo()
    assert model.project == merged


def test_the_check_is_kept_until_something_it_depends_on_changes(model):
    first = model.check
    assert model.check is first

    model.do("lock", kind="together", codes=["A2", "B2"])
    model.do("merge", codes=["A1", "B1"])

    assert model.check is not first
    assert [one.verdict for one in model.check.merged] == [Verdict.NOT_MET]


def test_a_rule_set_nobody_knows_is_told_in_a_sentence(project, tmp_path, qapp):
    foreign = replace(project, rule_set_id="nq-cua-nguoi-khac")
    with create_project_file(tmp_path / "khac.gpkg", foreign) as file:
        model = ProjectModel(file)

        assert model.check is None
        assert "nq-cua-nguoi-khac" in model.check_problem
