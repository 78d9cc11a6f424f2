import json
from dataclasses import replace
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from noivu_desktop.errors import CoverageError, NoivuError, PlanError, RuleSetError
from noivu_desktop.project.steps import STEP_KINDS, Step, apply_step, make_step
from noivu_desktop.units.measures import totals
from tests.project.strategies import small_project, structural_steps

NOW = "2026-11-21T08:00:00Z"


def made(project, kind, /, **arguments):
    return make_step(project, kind, arguments, author="Lan", time=NOW)


def after(project, kind, /, **arguments):
    return apply_step(project, made(project, kind, **arguments))


@pytest.mark.parametrize(
    ("kind", "arguments", "label"),
    [
        ("merge", {"codes": ["A1", "B1"]}, "Nhập Xã A1 và Xã B1"),
        ("merge", {"codes": ["A1", "B1", "C1"]}, "Nhập Xã A1, Xã B1 và Xã C1"),
        (
            "merge",
            {"codes": ["A1", "A2", "A3", "B1"], "name": "Nam La"},
            "Nhập Xã A1, Xã A2 và 2 đơn vị khác thành “Nam La”",
        ),
        ("lock", {"kind": "apart", "codes": ["A1", "B1"]}, "Khóa Xã A1 và Xã B1 tách nhau"),
        ("exempt", {"code": "A1", "ground": "ISOLATED"}, "Không sắp xếp Xã A1: vị trí biệt lập"),
        ("set_values", {"code": "A1", "values": {"population": 5}}, "Sửa dân số của Xã A1"),
        ("add_link", {"first": "A1", "second": "C3"}, "Coi Xã A1 và Xã C3 là liền kề"),
        (
            "set_rule_set",
            {"id": "nq-35-2023"},
            "Áp dụng Nghị quyết 35/2023/UBTVQH15 (từ 2023 đến 2025)",
        ),
    ],
)
def test_a_step_is_called_by_what_the_person_did(kind, arguments, label):
    assert made(small_project(), kind, **arguments).label == label


def test_a_split_is_called_by_the_name_of_the_merged_unit():
    project = after(small_project(), "merge", codes=["A1", "B1"], name="Nam La")

    assert made(project, "split", code="B1").label == "Tách Xã Nam La về các đơn vị cũ"


def test_a_step_without_a_plan_means_the_active_one():
    project = after(small_project(), "new_plan", name="Phương án 2")

    project = after(project, "merge", codes=["A1", "B1"])

    assert len(project.plan("Phương án 2").merged) == 1
    assert project.plan("Phương án 1").merged == ()


def test_a_copied_plan_starts_with_the_same_groups_and_is_active():
    project = after(small_project(), "merge", codes=["A1", "B1"])

    project = after(project, "new_plan", name="Phương án 2", copy_of="Phương án 1")

    assert project.active_plan == "Phương án 2"
    assert project.plan().merged == project.plan("Phương án 1").merged


def test_a_new_plan_can_come_with_its_groups_and_keep_the_locks_of_another():
    project = after(small_project(), "lock", kind="apart", codes=["A1", "C1"])

    project = after(
        project, "new_plan", name="Tốt nhất", copy_of="Phương án 1", groups=[["A1", "B1"]]
    )

    assert project.active_plan == "Tốt nhất"
    assert project.plan().group_of("A1") == {"A1", "B1"}
    assert len(project.plan().locks) == 1
    assert project.plan("Phương án 1").merged == ()


def test_deleting_the_active_plan_activates_another_and_the_last_one_stays():
    project = after(small_project(), "new_plan", name="Phương án 2")

    project = after(project, "delete_plan", plan="Phương án 2")

    assert project.active_plan == "Phương án 1"
    with pytest.raises(PlanError, match="ít nhất một"):
        after(project, "delete_plan", plan="Phương án 1")


def test_two_plans_cannot_have_one_name():
    with pytest.raises(PlanError, match="đặt tên khác"):
        after(small_project(), "new_plan", name="Phương án 1")


@pytest.mark.parametrize(
    ("field", "typed", "value"),
    [
        ("area_km2", "22,72", Decimal("22.72")),
        ("area_km2", "1.022,5", Decimal("1022.5")),
        ("population", "12.345", 12345),
        ("population", 7, 7),
        ("population", "", None),
        ("minority_share", "45,44 %", Decimal("0.4544")),
        ("mountain", "có", True),
        ("mountain", "0", False),
        ("mountain", None, None),
    ],
)
def test_figures_are_read_as_people_type_them(field, typed, value):
    project = after(small_project(), "set_values", code="A1", values={field: typed})

    assert getattr(project.coverage.unit("A1"), field) == value


@pytest.mark.parametrize(
    ("field", "typed"),
    [
        ("population", "-1"),
        ("population", 1.5),
        ("population", True),
        ("area_km2", "0"),
        ("area_km2", "nan"),
        ("area_km2", "0.0000001"),
        ("minority_share", "101 %"),
        ("mountain", "có lẽ"),
        ("kind", "làng"),
        ("name", ""),
        ("code", "Z9"),
    ],
)
def test_figures_that_no_unit_can_have_are_refused_with_a_sentence(field, typed):
    with pytest.raises(CoverageError):
        after(small_project(), "set_values", code="A1", values={field: typed})


def test_an_unknown_kind_of_step_is_refused_with_a_sentence():
    step = Step(kind="eval", arguments={}, label="", author="", time=NOW)
    with pytest.raises(PlanError, match="eval"):
        apply_step(small_project(), step)


@pytest.mark.parametrize("kind", STEP_KINDS)
@pytest.mark.parametrize("value", [3, [1], {"a": 1}, [["A1"], 5], "", "x" * 20_000])
def test_arguments_of_the_wrong_shape_are_refused_with_a_sentence(kind, value):
    """A project file may come from anyone."""
    arguments = dict.fromkeys(
        ["plan", "codes", "code", "to", "name", "kind", "groups", "id", "ground", "members",
         "values", "first", "second"], value
    )  # fmt: skip
    step = Step(kind=kind, arguments=arguments, label="", author="", time=NOW)
    with pytest.raises(NoivuError):
        apply_step(small_project(), step)


def test_an_unknown_rule_set_cannot_be_chosen():
    with pytest.raises(RuleSetError):
        made(small_project(), "set_rule_set", id="nq-0-0000")


def test_a_step_that_changes_nothing_returns_the_same_project():
    project = after(small_project(), "lock", kind="alone", codes=["A1"])

    assert after(project, "lock", kind="alone", codes=["A1"]) is project
    assert after(project, "set_values", code="A1", values={"population": 6000}) is project


@given(st.lists(structural_steps, max_size=12))
def test_no_step_on_plans_gains_or_loses_an_area_or_a_person(steps):
    project = small_project()
    before = totals(project.coverage.units)
    for kind, arguments in steps:
        try:
            project = after(project, kind, **arguments)
        except NoivuError:
            continue

        assert totals(project.coverage.units) == before
        for plan in project.plans:
            groups = plan.groups(project.coverage.index)
            assert sorted(c for group in groups for c in group) == sorted(project.coverage.index)


def test_many_steps_can_be_one_gesture_with_author_and_date_in_each():
    named = {"ground": "DEFENCE", "author": "Lan"}
    steps = [("exempt", {"code": code, **named}) for code in ("A1", "B1")]

    step = made(small_project(), "several", label="Không sắp xếp 2 đơn vị", steps=steps)
    project = apply_step(small_project(), step)

    assert step.label == "Không sắp xếp 2 đơn vị"
    assert [(one.code, one.author, one.date) for one in project.exemptions] == [
        ("A1", "Lan", "2026-11-21"),
        ("B1", "Lan", "2026-11-21"),
    ]
    assert apply_step(small_project(), copied(step)) == project


def test_a_decision_names_nobody_but_whom_a_person_named():
    """The name that a machine knows stays with the step."""
    unsigned = made(small_project(), "exempt", code="A1", ground="DEFENCE")
    signed = make_step(
        small_project(),
        "several",
        {"label": "a", "steps": [("exempt", {"code": "B1", "ground": "DEFENCE"})]},
        author="Lan",
        time=NOW,
        decided_by="Hùng",
    )

    assert unsigned.author == signed.author == "Lan"
    assert apply_step(small_project(), unsigned).exemptions[0].author == ""
    assert apply_step(small_project(), signed).exemptions[0].author == "Hùng"


def copied(step):
    return replace(step, arguments=json.loads(json.dumps(dict(step.arguments))))


@pytest.mark.parametrize(
    "steps", [[], [("bay", {})], [("several", {"label": "x", "steps": []})], ["exempt"], "exempt"]
)
def test_a_gesture_of_steps_that_cannot_be_is_refused(steps):
    with pytest.raises(PlanError):
        made(small_project(), "several", label="x", steps=steps)


def test_more_answers_than_people_are_refused_in_a_sentence():
    with pytest.raises(PlanError, match="Xã A1: số đồng ý và không đồng ý cộng lại là 11"):
        after(
            small_project(), "consult", code="A1", basis="cử tri", total=10, in_favour=6, against=5
        )


def test_a_second_count_replaces_the_first_and_can_be_taken_back():
    project = after(small_project(), "consult", code="A1", basis="cử tri", total=10, in_favour=5)
    project = after(project, "consult", code="A1", basis="cử tri", total=10, in_favour=6)
    assert [one.in_favour for one in project.consultations] == [6]

    assert after(project, "unconsult", code="A1").consultations == ()
    with pytest.raises(PlanError, match="không có kết quả lấy ý kiến"):
        after(small_project(), "unconsult", code="A1")


def test_a_confirmed_figure_can_be_taken_back():
    project = after(small_project(), "confirm_figure", figure="Tiêu chuẩn: xã", author="Lan")
    assert project.confirmations[0].words == "đã được Lan xác nhận ngày 21/11/2026"

    assert after(project, "unconfirm_figure", figure="Tiêu chuẩn: xã").confirmations == ()
    with pytest.raises(PlanError, match="chưa được xác nhận"):
        after(small_project(), "unconfirm_figure", figure="Tiêu chuẩn: xã")


def test_the_facts_of_many_units_are_one_step():
    project = after(
        small_project(), "set_values_of", codes=["A1", "B2"], values={"land_border": True}
    )

    assert [u.code for u in project.coverage.units if u.land_border] == ["A1", "B2"]
