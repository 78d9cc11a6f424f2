"""One old step is taken back; everything done since stays."""

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from noivu_desktop.errors import NoivuError, PlanError
from noivu_desktop.project.project_file import create_project_file
from noivu_desktop.project.reverting import reverting_steps
from noivu_desktop.project.steps import apply_step, make_step
from noivu_desktop.verify.verifying import verify_project
from tests.project.strategies import any_steps, small_project

NOW = "2026-11-21T08:00:00Z"


def after(project, kind, arguments):
    return apply_step(project, make_step(project, kind, arguments, author="Lan", time=NOW))


def reverted(before, then, now):
    steps = reverting_steps(before, then, now)
    return after(now, "several", {"label": "Đảo lại", "steps": steps})


def comparable(project):
    """A project without the order of its plans and locks, which no one decides."""
    plans = [
        replace(plan, locks=tuple(sorted(plan.locks, key=lambda one: repr(sorted(one.codes)))))
        for plan in project.plans
    ]
    return replace(project, plans=tuple(sorted(plans, key=lambda plan: plan.name)))


@settings(max_examples=60)
@given(st.lists(any_steps, min_size=1, max_size=12))
def test_to_revert_the_last_step_is_to_undo_it(steps):
    project = small_project()
    for kind, arguments in steps:
        try:
            then = after(project, kind, arguments)
        except NoivuError:
            continue
        if then is not project and project.hamlets is not None and then.hamlets is None:
            with pytest.raises(PlanError, match="hãy trở về mốc"):
                reverted(project, then, then)
        elif then is not project:
            found = comparable(reverted(project, then, then))
            # a deleted plan comes back, but which plan is shown stays as the user sees it
            assert replace(found, active_plan="") == replace(comparable(project), active_plan="")
        project = then


@settings(max_examples=60)
@given(any_steps, any_steps)
def test_a_step_can_be_reverted_under_a_later_one_or_is_refused_with_a_sentence(first, second):
    start = small_project()
    try:
        then = after(start, *first)
        now = after(then, *second)
    except NoivuError:
        return
    if then is start:
        return
    try:
        found = reverted(start, then, now)
    except NoivuError as refusal:
        assert str(refusal).endswith(".")
        return
    try:
        without = after(start, *second)
    except NoivuError:
        return  # the later step needed the one that was taken back
    if second[0] not in ("new_plan", "several", "set_groups"):
        assert {plan.name for plan in found.plans} == {plan.name for plan in without.plans}


def test_an_early_merger_is_taken_back_and_the_later_ones_stay(tmp_path):
    with create_project_file(tmp_path / "p.gpkg", small_project()) as file:
        file.do("merge", codes=["A1", "A2"], name="Nam La")
        file.do("merge", codes=["B1", "B2"])
        file.do("set_values", code="C3", values={"population": 5})

        file.revert(1)

        assert file.project.plan().group_of("A1") == {"A1"}
        assert file.project.plan().group_of("B1") == {"B1", "B2"}
        assert file.project.coverage.unit("C3").population == 5
        assert len(file.steps) == 4
        assert file.steps[-1].step.label.startswith("Đảo lại: Nhập")
        file.undo()
        assert file.project.plan().group_of("A1") == {"A1", "A2"}
        file.redo()
    assert verify_project(tmp_path / "p.gpkg").problems == ()


def test_a_merger_that_grew_since_cannot_be_taken_back(tmp_path):
    with create_project_file(tmp_path / "p.gpkg", small_project()) as file:
        file.do("merge", codes=["A1", "A2"])
        file.do("merge", codes=["A1", "A3"])

        with pytest.raises(PlanError, match="đã thay đổi sau thao tác này"):
            file.revert(1)

        assert len(file.history.entries) == 2


def test_a_deleted_plan_comes_back_with_its_names_seats_and_locks(tmp_path):
    with create_project_file(tmp_path / "p.gpkg", small_project()) as file:
        file.do("new_plan", name="Phương án B")
        file.do("merge", codes=["A1", "A2"], name="Nam La")
        file.do("set_seat", code="A2")
        file.do("lock", kind="apart", codes=["B1", "B2"])
        kept = file.project.plan("Phương án B")
        file.do("delete_plan", plan="Phương án B")
        file.do("merge", codes=["C1", "C2"])

        file.revert(5)

        assert file.project.plan("Phương án B") == kept
        assert file.project.active_plan == "Phương án 1"
