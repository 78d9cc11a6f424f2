import pytest

from noivu_desktop.gui.panels.pending import candidates
from noivu_desktop.gui.project_model import ProjectModel
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
