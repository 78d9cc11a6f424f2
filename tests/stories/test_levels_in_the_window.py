"""A planner works on communes and on their hamlets in one project."""

from decimal import Decimal

import numpy as np
import pytest
import shapely
from PySide6.QtCore import Qt

from noivu_desktop.gui.actions import levels
from noivu_desktop.gui.actions.tables_in import show_figures_of
from noivu_desktop.gui.dialogs.choose_commune import ChooseCommuneDialog, takers
from noivu_desktop.gui.dialogs.level_differences import CODE_ROLE, LevelDifferencesDialog
from noivu_desktop.gui.dialogs.new_figures import NewFiguresDialog
from noivu_desktop.gui.tables.plan_tree import HOUSEHOLDS
from noivu_desktop.project.level_steps import hamlets_to_json
from noivu_desktop.units.coverage import Coverage
from noivu_desktop.units.unit import Level, UnitKind
from tests.builders import commune
from tests.gui_fixtures import click_unit


def hamlets_of(coverage: Coverage) -> Coverage:
    """Four hamlets in each commune, the figures of B2 one household short."""
    units, shapes = [], []
    for unit, shape in zip(coverage.units, coverage.geometries, strict=True):
        left, below, right, above = shape.bounds
        x, y = (left + right) / 2, (below + above) / 2
        quarters = [(left, below, x, y), (x, below, right, y), (left, y, x, above), (x, y, right, above)]  # fmt: skip  # noqa: E501
        for number, box in enumerate(quarters, start=1):
            units.append(
                commune(
                    f"{unit.code}-{number}",
                    name=f"Thôn {number}",
                    kind=UnitKind.THON,
                    parent_code=unit.code,
                    parent_name=unit.full_name,
                    area_km2=unit.area_km2 / 4,
                    population=unit.population // 4,
                    households=unit.households // 4 - (unit.code == "B2" and number == 1),
                )
            )
            shapes.append(shapely.box(*box))
    geometries = np.array(shapes, dtype=object)
    return Coverage(units=tuple(units), geometries=geometries, crs=coverage.crs)


@pytest.fixture
def both(window):
    window.model.do_above("add_hamlets", **hamlets_to_json(hamlets_of(window.model.coverage)))
    return window


def test_the_switch_shows_the_other_level_and_is_not_there_with_one(window):
    assert not any(button.isVisible() for button in window.level.buttons.values())
    window.model.do_above("add_hamlets", **hamlets_to_json(hamlets_of(window.model.coverage)))
    assert all(button.isVisible() for button in window.level.buttons.values())
    click_unit(window, "A1")

    window.level.buttons[Level.HAMLET].click()

    assert window.model.level is Level.HAMLET
    assert not window.change.isVisible(), "another level is no change of the text"
    assert len(window.map.canvas.coverage.units) == 24
    assert window.workspace.codes == ()
    assert window.qactions["level.switch"].text() == "Xem cấp &xã"
    window.qactions["level.switch"].trigger()
    assert len(window.map.canvas.coverage.units) == 6


def test_hamlets_merge_inside_a_new_commune(both):
    both.model.do("merge", codes=["A1", "A2"])
    both.qactions["level.switch"].trigger()

    both.workspace.selection.choose(["A1-3", "A2-1"])
    both.qactions["plan.merge"].trigger()

    merged = both.model.plan.merged_by_member["A1-3"]
    assert merged.codes == ("A1-3", "A2-1")
    check = both.model.check.merged[0]
    assert check.on_parent is None or check.on_parent.label == "đạt"
    assert {both.model.coverage.unit(code).parent_code for code in merged.codes} == {"A2"}


def test_undo_goes_to_the_level_where_it_happened(both):
    both.qactions["level.switch"].trigger()
    both.workspace.selection.choose(["B1-1", "B1-2"])
    both.qactions["plan.merge"].trigger()
    both.qactions["level.switch"].trigger()
    assert both.model.level is Level.COMMUNE

    both.qactions["edit.undo"].trigger()

    assert both.model.level is Level.HAMLET
    assert both.model.plan.merged == ()
    both.qactions["edit.undo"].trigger()
    assert both.model.levels == (Level.COMMUNE,)
    assert len(both.map.canvas.coverage.units) == 6


def test_a_hamlet_goes_to_the_commune_beside_with_its_exact_figures(both, monkeypatch):
    both.qactions["level.switch"].trigger()
    both.workspace.selection.choose(["B1-1", "B1-3"])
    offered = []

    def choose(dialog):
        offered.extend(
            dialog.communes.item(at).data(Qt.ItemDataRole.UserRole)
            for at in range(dialog.communes.count())
        )
        dialog.communes.setCurrentRow(offered.index("A1"))
        return dialog.DialogCode.Accepted

    monkeypatch.setattr(ChooseCommuneDialog, "exec", choose)
    both.qactions["level.move"].trigger()

    assert offered == ["A1", "B2", "C1"]
    part = both.model.whole.plan().merged_by_member["A1"].members[1]
    assert (part.area_km2, part.population, part.estimated) == (Decimal(10), 1000, ())
    assert both.model.coverage.unit("B1-1").parent_code == "A1"
    assert both.model.level is Level.HAMLET
    assert both.model.file.undo_label.startswith("Hoàn tác: ")


def test_what_differs_between_the_levels_is_listed_and_leads_to_the_map(both):
    both.qactions["level.switch"].trigger()
    both.qactions["level.differences"].trigger()
    dialog = both.findChild(LevelDifferencesDialog)

    lines = [dialog.lines.topLevelItem(at) for at in range(dialog.lines.topLevelItemCount())]
    told = [[line.text(at) for at in range(5)] for line in lines]
    assert told == [["Xã B2", "Số hộ", "1.500", "1.499", "−1"]]
    assert lines[0].data(0, CODE_ROLE) == "B2"
    dialog.lines.itemActivated.emit(lines[0], 0)

    assert both.model.level is Level.COMMUNE
    assert both.workspace.codes == ("B2",)
    dialog.close()


def test_communes_that_may_take_border_those_that_give(both):
    whole = both.model.whole
    hamlets = [whole.hamlets.coverage.unit(code) for code in ("A1-1", "B1-1")]

    assert [one.unit.code for one in takers(whole, hamlets)] == ["A2", "B2", "C1"]


def test_communes_beside_all_chosen_hamlets_come_first_and_others_say_that_they_are_not(both):
    whole = both.model.whole
    hamlets = [whole.hamlets.coverage.unit(code) for code in ("B1-2", "B1-4")]

    found = takers(whole, hamlets)

    assert [(one.unit.code, one.is_beside) for one in found] == [
        ("B2", True),
        ("C1", True),
        ("A1", False),
    ]
    dialog = ChooseCommuneDialog(whole, hamlets, both)
    assert dialog.chosen == "B2"
    assert dialog.communes.item(2).text().endswith(": không liền kề các thôn này")
    dialog.close()


def test_hamlets_in_two_pieces_need_a_commune_beside_both(both):
    whole = both.model.whole
    hamlets = [whole.hamlets.coverage.unit(code) for code in ("A1-3", "B1-4")]

    assert not any(one.is_beside for one in takers(whole, hamlets))


def test_a_map_of_hamlets_joins_the_open_project(window, qtbot, tmp_path):
    import geopandas

    hamlets = hamlets_of(window.model.coverage)
    rows = {
        "ma_thon": [unit.code for unit in hamlets.units],
        "ten_thon": [unit.full_name for unit in hamlets.units],
        "ma_xa": [unit.parent_code for unit in hamlets.units],
        "ten_xa": [unit.parent_name for unit in hamlets.units],
        "dt_km2": [float(unit.area_km2) for unit in hamlets.units],
        "dan_so": [unit.population for unit in hamlets.units],
        "so_ho": [unit.households for unit in hamlets.units],
    }
    frame = geopandas.GeoDataFrame(rows, geometry=list(hamlets.geometries), crs=hamlets.crs)
    frame.to_file(tmp_path / "thon.gpkg", engine="pyogrio")

    levels.add_hamlets(window.workspace, tmp_path / "thon.gpkg")
    dialog = window.findChild(levels_dialog())
    qtbot.waitUntil(dialog.accept_button.isEnabled)
    dialog.accept_button.click()
    qtbot.waitUntil(lambda: len(window.model.levels) == 2)

    assert window.model.level is Level.HAMLET
    assert len(window.model.coverage.units) == 24
    assert window.model.coverage.unit("C2-4").parent_name == "Xã C2"


def levels_dialog():
    from noivu_desktop.gui.dialogs.import_hamlets import ImportHamletsDialog

    return ImportHamletsDialog


def test_each_level_shows_the_columns_that_it_is_judged_by(both):
    table, view = both.units.table, both.units.view
    at = {one.id: place for place, one in enumerate(table.columns)}

    both.level.buttons[Level.HAMLET].click()
    assert not view.isColumnHidden(at["households"])
    assert view.isColumnHidden(at["area_share"])
    assert not both.plan.view.isColumnHidden(HOUSEHOLDS)

    both.level.buttons[Level.COMMUNE].click()
    assert view.isColumnHidden(at["households"])
    assert not view.isColumnHidden(at["area_share"])
    assert both.plan.view.isColumnHidden(HOUSEHOLDS)


def test_figures_of_hamlets_come_from_a_table_as_one_step(both, qtbot, tmp_path):
    """The table names the communes of today, whatever the plan makes of them."""
    both.model.do("merge", codes=["A1", "A2"])
    both.qactions["level.switch"].trigger()
    path = tmp_path / "thôn.csv"
    path.write_text(
        "Mã thôn,Tên thôn,Thuộc xã,Số hộ\nA1-1,Thôn 1,Xã A1,77\nB1-2,Thôn 2,Xã B1,78\n", "utf-8"
    )

    show_figures_of(both.workspace, path)
    qtbot.waitUntil(lambda: both.findChild(NewFiguresDialog) is not None)
    dialog = both.findChild(NewFiguresDialog)
    assert {one.code: one.after for one in dialog.chosen} == {"A1-1": 77, "B1-2": 78}
    dialog.accept()

    assert both.model.coverage.unit("A1-1").households == 77
    assert both.model.level is Level.HAMLET
    both.model.undo()
    assert both.model.coverage.unit("A1-1").households == 375
