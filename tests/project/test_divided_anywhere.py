"""Random divisions of random maps: nothing is lost, and every step can be taken back."""

from dataclasses import replace
from decimal import Decimal

import pytest
import shapely
from hypothesis import given, settings
from hypothesis import strategies as st

from noivu_desktop.errors import NoivuError, PlanError
from noivu_desktop.plan.parts import estimated_part
from noivu_desktop.plan.plan import unit_count
from noivu_desktop.project.judging import judge_plan
from noivu_desktop.project.part_json import part_arguments
from noivu_desktop.project.project import Project
from noivu_desktop.project.reverting import reverting_steps
from noivu_desktop.project.steps import apply_step, make_step
from tests.strategies import grids

NOW = "2026-11-21T08:00:00Z"


def after(project, kind, arguments):
    return apply_step(project, make_step(project, kind, arguments, author="Lan", time=NOW))


def reverted(before, then, now):
    steps = reverting_steps(before, then, now)
    return after(now, "several", {"label": "Đảo lại", "steps": steps})


@st.composite
def gestures(draw, coverage):
    """A gesture on a map, said before it is known whether the plan can take it."""
    codes = st.sampled_from(tuple(coverage.index))
    deed = draw(st.sampled_from(["cut", "cut", "cut", "merge", "take_out", "back", "split"]))
    return deed, draw(codes), draw(codes), draw(st.floats(0.1, 0.9)), draw(st.booleans())


def done(project, gesture):
    deed, first, second, share, upright = gesture
    coverage, plan = project.coverage, project.plan()
    match deed:
        case "cut":
            left, below, right, above = coverage.geometries[coverage.row(first)].bounds
            cut = (
                shapely.box(left, below, left + (right - left) * share, above)
                if upright
                else shapely.box(left, below, right, below + (above - below) * share)
            )
            part = estimated_part(plan, coverage, first, second, cut)
            return after(project, "give_part", {"code": first, **part_arguments(part)})
        case "merge":
            return after(project, "merge", {"codes": [first, second]})
        case "back":
            return after(project, "take_back", {"code": first, "to": second})
    return after(project, deed, {"code": first})


@settings(max_examples=40)
@given(st.data())
def test_no_division_of_any_map_loses_land_or_people_and_each_is_undone_by_its_revert(data):
    coverage = data.draw(grids(3, 2))
    project = Project(coverage=coverage)
    check = None
    for _ in range(data.draw(st.integers(1, 8))):
        try:
            now = done(project, data.draw(gestures(coverage)))
        except NoivuError:
            continue
        if now is not project:
            assert reverted(project, now, now) == project
            project = now
        check = judge_plan(project, previous=check)
    plan = project.plan()
    for code, held in plan.parts_of.items():
        unit, parts = coverage.unit(code), [part for _, part in held]
        for name in ("area_km2", "population", "households"):
            told = [getattr(part, name) for part in parts]
            assert (None in told) == (getattr(unit, name) is None)
            assert None in told or sum(told) == getattr(unit, name)
        outline = coverage.geometries[coverage.row(code)]
        assert sum(part.shape.area for part in parts) == pytest.approx(outline.area)
    if check:
        assert not any(one.criterion == "parts" for one in check.findings)
        assert check.units_after == unit_count(plan, len(coverage.units))
        assert check.units_after == len(plan.groups(coverage.index))


@settings(max_examples=40)
@given(st.data())
def test_an_earlier_division_is_reverted_or_refused_and_never_half_done(data):
    coverage = data.draw(grids(3, 2))
    values = [Project(coverage=coverage)]
    for _ in range(data.draw(st.integers(2, 6))):
        try:
            values.append(done(values[-1], data.draw(gestures(coverage))))
        except NoivuError:
            continue
    place = data.draw(st.integers(0, max(len(values) - 2, 0)))
    if len(values) < 2 or values[place] is values[place + 1]:
        return
    try:
        found = reverted(values[place], values[place + 1], values[-1])
    except PlanError as refusal:
        assert str(refusal).endswith(".")
        return
    for held in found.plan().parts_of.values():
        assert sum(part.is_rest for _, part in held) == 1
        assert all(part.home in merged.standing for merged, part in held)
    groups = found.plan().groups(coverage.index)
    assert sorted(code for group in groups for code in group) == sorted(coverage.index)
    assert replace(found, plans=values[0].plans) == values[0]
    assert all(
        (part.area_km2 or Decimal(1)) > 0 for one in found.plan().merged for part in one.members
    )
