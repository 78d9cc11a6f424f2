import pytest
from PySide6.QtWidgets import QWidget

from noivu_desktop.gui.panels.pending import candidates, pending
from noivu_desktop.gui.panels.selection_card import SelectionCard
from noivu_desktop.gui.project_model import ProjectModel
from noivu_desktop.gui.selection import Selection
from noivu_desktop.gui.tables.plan_tree import CODES_ROLE, PlanTree
from noivu_desktop.project.project import Project
from noivu_desktop.project.project_file import create_project_file
from tests.builders import grid_of_units

OTHER = {"parent_code": "002", "parent_name": "Huyện Hai"}


@pytest.mark.parametrize(
    ("rule_set", "near"), [("nq-653-2019", {"A1", "C1"}), ("tt-14-2018", {"A1"})]
)
def test_a_neighbour_of_another_parent_is_offered_where_the_law_lets_it_be(
    tmp_path, qapp, rule_set, near
):
    """A1 B1 | C1: the line parts two districts."""
    coverage = grid_of_units(3, 1, {"C1": OTHER})
    project = Project(coverage=coverage, rule_set_id=rule_set)
    with create_project_file(tmp_path / "p.gpkg", project) as file:
        found = candidates(ProjectModel(file), "B1")

    assert {one.code for one in found} == near


def test_a_merged_unit_with_a_part_is_told_as_it_is_and_not_as_a_merge(model):
    model.do("give_part", code="A1", to="A2", area_km2="1.25", population=397)
    tree = PlanTree(model)
    rest, taker = (tree.index(row, 0).data(CODES_ROLE) for row in range(2))

    assert (rest, taker) == (("A1",), ("A2",))
    found = pending(model, taker)
    assert not found.is_merge
    assert found.check == next(one for one in model.check.merged if one.merged.code == "A2")
    assert [(part.code, part.population) for part in found.members] == [("A1", 397), ("A2", None)]
    kept = pending(model, rest)
    assert (kept.members, kept.check.unit.population) == (
        model.plan.merged_by_member["A1"].members,
        model.coverage.unit("A1").population - 397,
    )


def test_the_card_shows_a_part_with_its_own_figures(model, qtbot):
    model.do("give_part", code="A1", to="A2", area_km2="1.25", population=397)
    selection, below = Selection(model), QWidget()
    qtbot.addWidget(below)
    below.resize(900, 900)
    card = SelectionCard(model, selection, below)

    selection.choose(("A2",))

    text = card.text.text()
    assert "Một phần Xã A1" in text
    assert "1,25 km²" in text
    assert "397 người" in text
    assert card.split.isHidden(), "a part is taken back, not split off"
    selection.choose(("A1",))
    assert "Phần còn lại Xã A1" in card.text.text()
