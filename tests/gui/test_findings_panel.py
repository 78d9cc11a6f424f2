"""Going from problem to problem while they are being solved."""

from decimal import Decimal

import pytest

from noivu_desktop.gui.panels.findings_panel import FindingsPanel
from noivu_desktop.gui.project_model import ProjectModel
from noivu_desktop.gui.selection import Selection
from noivu_desktop.project.project import Project
from noivu_desktop.project.project_file import create_project_file
from tests.builders import grid_of_units

SMALL = {"area_km2": Decimal("20"), "population": 2000}


@pytest.fixture
def model(tmp_path, qapp):
    """A1, B1 and C1 must be arranged."""
    coverage = grid_of_units(3, 2, {"A1": SMALL, "B1": SMALL, "C1": SMALL})
    project = Project(coverage=coverage, rule_set_id="nq-653-2019")
    with create_project_file(tmp_path / "p.gpkg", project) as file:
        yield ProjectModel(file)


@pytest.fixture
def selection():
    return Selection()


@pytest.fixture
def panel(model, selection, qtbot):
    made = FindingsPanel(model, selection)
    qtbot.addWidget(made)
    return made


def test_the_problem_after_a_solved_one_is_not_passed_over(model, selection, panel):
    panel.go(1)
    assert selection.codes == ("A1",)

    model.do("merge", codes=["A1", "A2"])
    panel.go(1)
    assert selection.codes == ("B1",)

    panel.go(1)
    assert selection.codes == ("C1",)


def test_no_unit_is_told_that_no_longer_lies_under_the_pointer(window):
    window.workspace.selection.hover("C2")

    window.findings.go(1)

    assert window.workspace.selection.codes == ("A1",)
    assert window.workspace.selection.hovered is None


def test_the_head_of_a_narrow_list_stays_one_line(panel):
    panel.show()
    panel.resize(panel.minimumSizeHint().width(), 400)

    assert panel.count.text()
    assert panel.headline.height() < 2 * panel.fontMetrics().height()
    assert panel.next_button.height() < panel.view.y()
