"""A planner's own files through the pages of the guided import, and what the map says of them."""

import threading

import pytest
import shapely
from PySide6.QtCore import QMimeData, QPoint, QPointF, QSize, Qt, QUrl
from PySide6.QtGui import QDropEvent, QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog

from noivu_desktop.gui import background, screen_room, settings
from noivu_desktop.gui.background import ProgressDialog
from noivu_desktop.gui.desk import Desk
from noivu_desktop.gui.dialogs.import_map import ImportDialog
from noivu_desktop.gui.dialogs.import_rows import RowsPage
from noivu_desktop.gui.dialogs.map_problems import MapProblemsDialog
from noivu_desktop.gui.tables.problem_rows import PROBLEM_ROLE
from noivu_desktop.maps_in.column_choice import read_matching
from noivu_desktop.maps_in.columns import NOT_USED
from noivu_desktop.maps_in.import_report import Candidate, Joined, OpenRow
from noivu_desktop.maps_in.importing import ImportRequest, import_map
from noivu_desktop.project.project_file import read_project
from tests.maps_in.map_files import (
    NAMES,
    SIDE_M,
    communes,
    in_tcvn3,
    squares,
    write_map,
    write_workbook,
)
from tests.patience import PATIENCE_S

ROWS = [
    ["BIỂU TỔNG HỢP NĂM 2024"],
    ["Mã xã", "Tên xã", "Nhân khẩu", "Dân số quy đổi", "Số hộ"],
    ["06120", "Nam La", 2000, 2100, 500],
    ["06121", "Tân Lang", 2500, 2600, 600],
    [None, "Hội Hoam", 3000, 3100, 700],
    ["06123", "TT. Na Sầm", 3500, 3600, 800],
    ["06124", "Bắc Hùng", 4000, 4100, 900],
    ["06125", "Thuỵ Hùng", 4500, 4600, 1000],
]


@pytest.fixture
def tcvn3_map(tmp_path):
    """Six communes with names in TCVN3, without a projection."""
    columns = {
        "ma_xa": communes()["ma_xa"],
        "ten_xa": [in_tcvn3(name) for name in NAMES],
        "ten_huyen": [in_tcvn3("Huyện Văn Lãng")] * 6,
    }
    path = write_map(tmp_path / "xa.shp", columns, encoding="ISO-8859-1")
    path.with_suffix(".cpg").unlink()
    path.with_suffix(".prj").unlink()
    return path


@pytest.fixture
def dialog(tcvn3_map, tmp_path, qtbot):
    table = write_workbook(tmp_path / "ds.xlsx", Xa=ROWS)
    shown = ImportDialog(ImportRequest(map=tcvn3_map, tables=(table,)))
    qtbot.addWidget(shown)
    shown.show()
    read(shown, qtbot, shown.read)
    return shown


def read(dialog, qtbot, act):
    """Do something that has the files read, and wait for it."""
    seen = []
    show = dialog._show_report
    dialog._show_report = lambda report: (show(report), seen.append(report))
    act()
    qtbot.waitUntil(lambda: bool(seen))
    del dialog._show_report
    return seen[-1]


def combo_of(page, text, column):
    rows = range(page.table.rowCount())
    row = next(row for row in rows if (i := page.table.item(row, column)) and i.text() == text)
    return page.table.cellWidget(row, 1 if column == 0 else 3)


def pick(combo, data):
    combo.opening.emit()  # lists do not pop up off screen
    combo.setCurrentIndex(combo.findData(data))
    combo.activated.emit(combo.currentIndex())


def test_names_are_shown_as_the_file_has_them_and_as_they_were_read(dialog):
    cells = dialog.texts.table

    assert cells.item(0, 2).text() == in_tcvn3("Xã Nam La")
    assert cells.item(0, 3).text() == "Xã Nam La"
    assert "TCVN3" in cells.cellWidget(0, 1).currentText()


def test_the_encoding_of_one_column_can_be_said(dialog, qtbot):
    report = read(dialog, qtbot, lambda: pick(combo_of(dialog.texts, "ten_huyen", 0), "viscii"))

    assert {one.column: one.encoding for one in report.texts if not one.table} == {
        "ten_xa": "tcvn3",
        "ten_huyen": "viscii",
    }


def test_the_encoding_of_a_column_of_a_table_can_be_said(tcvn3_map, tmp_path, qtbot):
    notes = map(in_tcvn3, NAMES)
    rows = [[*ROWS[1], "Ghi chú"], *([*row, next(notes)] for row in ROWS[2:])]
    table = write_workbook(tmp_path / "ds.xlsx", Xa=rows)
    dialog = ImportDialog(ImportRequest(map=tcvn3_map, tables=(table,)))
    qtbot.addWidget(dialog)
    dialog.show()
    read(dialog, qtbot, dialog.read)

    report = read(dialog, qtbot, lambda: pick(combo_of(dialog.texts, "Ghi chú", 0), "viscii"))

    assert dialog.request.table_encodings == {"ds.xlsx:6": "viscii"}
    (seen,) = [one for one in report.texts if one.column == "Ghi chú"]
    assert seen.encoding == "viscii"
    assert combo_of(dialog.texts, "Ghi chú", 0).currentData() == "viscii"


def test_the_projection_is_told_in_words_and_another_can_be_taken(dialog, qtbot):
    assert "VN-2000, kinh tuyến trục 107°15', múi 3°" in dialog.place.found.text()
    first = dialog.place.possible.item(0)
    assert first.text().startswith("VN-2000, kinh tuyến trục 107°15', múi 3°")

    dialog.place.possible.setCurrentRow(1)
    report = read(dialog, qtbot, dialog.place.take.click)

    assert report.crs != "EPSG:9215"
    assert report.crs == dialog.place.possible.currentItem().data(Qt.ItemDataRole.UserRole)


def test_a_second_column_of_people_is_offered_and_can_be_taken(dialog, qtbot):
    assert "(1)" in dialog.pages.tabText(dialog.pages.indexOf(dialog.columns))

    report = read(
        dialog, qtbot, lambda: pick(combo_of(dialog.columns, "Dân số quy đổi", 0), "population")
    )

    assert report.matched["population"] == "Dân số quy đổi"
    assert dialog.columns.match == {"table:Dân số quy đổi": "population"}


def test_what_was_said_of_columns_is_known_the_next_time(dialog, qtbot, tcvn3_map, tmp_path):
    read(dialog, qtbot, lambda: pick(combo_of(dialog.columns, "Dân số quy đổi", 0), "population"))
    with qtbot.waitSignal(dialog.created):
        dialog.create_project(tmp_path / "mot.gpkg")

    again = ImportDialog(ImportRequest(map=tcvn3_map, tables=(tmp_path / "ds.xlsx",)))
    qtbot.addWidget(again)
    report = read(again, qtbot, again.read)

    assert report.matched["population"] == "Dân số quy đổi"
    assert read_matching(settings.matching_file()) == {"table:Dân số quy đổi": "population"}


def test_a_matching_goes_to_a_colleague_as_a_file(dialog, qtbot, tmp_path):
    read(dialog, qtbot, lambda: pick(combo_of(dialog.columns, "Số hộ", 0), NOT_USED))
    shared = tmp_path / "ghep.toml"
    dialog.columns.save(shared)
    read(dialog, qtbot, dialog.columns.reset.click)

    report = read(dialog, qtbot, lambda: dialog.columns.load(shared))

    assert "households" not in report.matched
    assert report.matched["population"] == "Nhân khẩu"


def test_a_misspelled_row_is_joined_when_the_planner_says_so(dialog, qtbot, tmp_path):
    assert dialog.rows.waiting == 1
    assert "Hội Hoan" in combo_of(dialog.rows, "Hội Hoam", 1).currentText()

    dialog.rows.take.click()
    report = read(dialog, qtbot, dialog.rows.join.click)

    assert report.joined.matched == 6
    assert dialog.rows.waiting == 0


def test_making_the_project_joins_first_what_was_chosen(dialog, qtbot, tmp_path, monkeypatch):
    target = tmp_path / "hai.gpkg"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(target), ""))
    pick(combo_of(dialog.rows, "Hội Hoam", 1), "06122")

    with qtbot.waitSignal(dialog.created):
        QTest.keyClick(dialog, Qt.Key.Key_Return)

    assert read_project(target).coverage.units[2].population == 3000


def test_a_row_can_be_given_to_a_unit_that_is_not_like_it(dialog, qtbot):
    pick(combo_of(dialog.rows, "Hội Hoam", 1), "06122")
    dialog.rows.apply()

    pick(combo_of(dialog.rows, "Hội Hoam", 1), "")
    report = read(dialog, qtbot, dialog.rows.apply)

    assert "06122" in [one.unit for one in report.joined.free_units]
    assert report.joined.matched == 5


def test_rows_whose_code_and_name_differ_are_settled_together(tcvn3_map, tmp_path, qtbot):
    swapped = [ROWS[1], ["06120", "Tân Lang", 1, 2, 3], ["06121", "Nam La", 4, 5, 6], *ROWS[5:]]
    table = write_workbook(tmp_path / "doi.xlsx", Xa=swapped)
    dialog = ImportDialog(ImportRequest(map=tcvn3_map, tables=(table,)))
    qtbot.addWidget(dialog)
    dialog.show()
    assert read(dialog, qtbot, dialog.read).joined.matched == 3

    dialog.rows.by_name.click()
    report = read(dialog, qtbot, dialog.rows.join.click)

    assert report.joined.matched == 5
    units = dialog._imported.project.coverage.units
    assert [one.population for one in units[:2]] == [4, 1]


def test_rows_beyond_those_shown_are_told_and_chosen_with_the_others(qtbot):
    like = Candidate(unit="06120", code="06120", label="Xã Nam La", score=90.0)
    rows = tuple(
        OpenRow(table="ds.xlsx", row=at, name="", label="", state="unmatched", candidates=(like,))
        for at in range(700)
    )
    page = RowsPage()
    qtbot.addWidget(page)

    page.show_joined(Joined(rows=700, open_rows=rows))
    page.take.click()

    assert page.table.rowCount() == 500
    assert "500 dòng đầu trong 700 dòng" in page.words.text()
    assert len(page.choices) == 700


def test_another_layer_of_the_file_can_be_taken(tmp_path, qtbot):
    write_map(tmp_path / "xa.gpkg", layer="xa")
    path = write_map(tmp_path / "xa.gpkg", communes(dan_so=[7] * 6), layer="moi")
    dialog = ImportDialog(ImportRequest(map=path))
    qtbot.addWidget(dialog)
    dialog.show()
    read(dialog, qtbot, dialog.read)
    assert dialog.answers.layers.isVisible()

    pick_layer = dialog.answers.layers
    pick_layer.setCurrentIndex(pick_layer.findText("xa.gpkg/moi"))
    report = read(dialog, qtbot, lambda: pick_layer.activated.emit(pick_layer.currentIndex()))

    assert report.totals.population == 42


def test_the_layer_that_was_read_is_told_with_the_number_of_the_others(tmp_path, qtbot):
    write_map(tmp_path / "xa.gpkg", {"so_thua": list(range(12))}, squares(4, 3), layer="thua_dat")
    path = write_map(tmp_path / "xa.gpkg", layer="ranh_gioi")
    dialog = ImportDialog(ImportRequest(map=path))
    qtbot.addWidget(dialog)

    report = read(dialog, qtbot, dialog.read)

    assert report.units == 6
    assert "xa.gpkg/ranh_gioi (một trong 2 lớp của tệp)" in dialog.summary.toPlainText()


def test_the_level_above_comes_from_a_second_layer(tmp_path, qtbot, monkeypatch):
    bare = {name: communes()[name] for name in ("ma_xa", "ten_xa", "dan_so", "dt_km2")}
    path = write_map(tmp_path / "xa.gpkg", bare)
    district = {"ma_huyen": ["182"], "ten_huyen": ["Huyện Văn Lãng"]}
    whole = [shapely.union_all(squares(3, 2))]
    above = write_map(tmp_path / "huyen.gpkg", district, whole)
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: (str(above), ""))
    dialog = ImportDialog(ImportRequest(map=path))
    qtbot.addWidget(dialog)
    dialog.show()
    read(dialog, qtbot, dialog.read)
    assert not dialog.answers.no_parents.isVisible()

    read(dialog, qtbot, dialog.answers.choose_parents.click)
    units = dialog._imported.project.coverage.units
    assert {unit.parent_name for unit in units} == {"Huyện Văn Lãng"}
    assert dialog.answers.choose_parents.text() == "huyen.gpkg"

    read(dialog, qtbot, dialog.answers.no_parents.click)
    units = dialog._imported.project.coverage.units
    assert {unit.parent_name for unit in units} == {None}


def test_a_sum_that_lacks_a_unit_says_how_many_and_not_that_nothing_is_known(tmp_path, qtbot):
    path = write_map(tmp_path / "xa.gpkg", communes(dan_so=[1, 2, 3, 4, None, None]))
    dialog = ImportDialog(ImportRequest(map=path))
    qtbot.addWidget(dialog)

    read(dialog, qtbot, dialog.read)

    assert "chưa cộng được, thiếu ở 2 đơn vị" in dialog.summary.toPlainText()


def test_columns_that_hold_nothing_stand_last(tmp_path, qtbot):
    path = write_map(tmp_path / "xa.gpkg", {"trong": [None] * 6, **communes()})
    dialog = ImportDialog(ImportRequest(map=path))
    qtbot.addWidget(dialog)

    read(dialog, qtbot, dialog.read)

    shown = dialog.columns.table
    names = [shown.item(row, 0).text() for row in range(shown.rowCount())]
    assert names == ["xa.gpkg", *communes(), "trong"]


def test_a_row_that_stands_twice_names_the_other_row(tcvn3_map, tmp_path, qtbot):
    table = write_workbook(tmp_path / "ds.xlsx", Xa=[*ROWS, ROWS[2]])
    dialog = ImportDialog(ImportRequest(map=tcvn3_map, tables=(table,)))
    qtbot.addWidget(dialog)

    read(dialog, qtbot, dialog.read)

    reasons = [dialog.rows.table.item(row, 2).text() for row in range(2)]
    assert reasons == ["không thấy tên", "trùng với dòng 3"]


def test_the_import_fits_on_a_laptop_and_all_of_its_answers_can_be_reached(dialog, monkeypatch):
    low = QSize(1093, 530)
    monkeypatch.setattr(screen_room, "room_on_screen", lambda shown: low)
    small = ImportDialog(dialog.request)
    small.show()

    assert small.width() <= low.width() and small.height() <= low.height()
    small.answers.rule_set.setFocus()
    place = small.answers.rule_set.mapTo(small, small.answers.rule_set.rect().bottomRight())
    assert small.rect().contains(place)
    small.reject()
    small.deleteLater()


def test_after_a_bug_the_files_can_be_read_again(tcvn3_map, qtbot):
    dialog = ImportDialog(ImportRequest(map=tcvn3_map))
    qtbot.addWidget(dialog)
    dialog.show()
    sound = dialog.imported
    dialog.imported = lambda request, progress: 1 // 0
    with qtbot.captureExceptions() as raised:
        dialog.read()
        qtbot.waitUntil(lambda: dialog.again.isVisible())
    assert [kind for kind, *_ in raised] == [ZeroDivisionError]

    dialog.imported = sound
    read(dialog, qtbot, dialog.again.click)

    assert dialog.accept_button.isEnabled()


def test_the_header_of_the_table_is_shown_where_it_was_found(dialog):
    assert "dòng 2" in dialog.tables.words.text()
    cells = dialog.tables.preview
    assert cells.item(1, 0).background().style() != Qt.BrushStyle.NoBrush
    assert cells.item(2, 0).background().style() == Qt.BrushStyle.NoBrush


def test_links_of_the_summary_lead_to_their_pages(dialog):
    assert "#rows" in dialog.summary.toHtml()

    dialog.summary.anchorClicked.emit(QUrl("#rows"))

    assert dialog.pages.currentWidget() is dialog.rows


def test_a_clean_map_needs_nothing_but_enter(qtbot, tmp_path, monkeypatch):
    path = write_map(tmp_path / "sach.gpkg")
    target = tmp_path / "ho-so.gpkg"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(target), ""))
    dialog = ImportDialog(ImportRequest(map=path))
    qtbot.addWidget(dialog)
    dialog.show()
    read(dialog, qtbot, dialog.read)
    assert "Mọi thứ đã rõ" in dialog.summary.toPlainText()

    with qtbot.waitSignal(dialog.created):
        QTest.keyClick(dialog, Qt.Key.Key_Return)

    assert len(read_project(target).coverage.units) == 6


def test_a_problem_is_a_click_away_from_its_place(qtbot, tmp_path):
    shapes = squares(3, 2)
    shapes[4] = shapes[4].difference(shapes[4].centroid.buffer(30))
    dialog = ImportDialog(ImportRequest(map=write_map(tmp_path / "ho.gpkg", None, shapes)))
    qtbot.addWidget(dialog)
    dialog.show()
    read(dialog, qtbot, dialog.read)
    page = dialog.problem_page
    dialog.pages.setCurrentWidget(page)
    rows = [page.list.rows.index(row, 0) for row in range(page.list.rows.rowCount())]
    gap = next(index for index in rows if index.data(PROBLEM_ROLE).kind == "gap")

    page.list.view.setCurrentIndex(gap)

    assert page.flash.place == gap.data(PROBLEM_ROLE).place
    middle = page.canvas.map_center
    assert middle == pytest.approx(page.flash.place, abs=50)


def test_a_large_problem_is_seen_whole_on_the_map(qtbot, tmp_path):
    shapes = squares(3, 2)
    path = write_map(tmp_path / "hai-lan.gpkg", None, [*shapes[:5], shapes[0]])
    dialog = ImportDialog(ImportRequest(map=path))
    qtbot.addWidget(dialog)
    dialog.show()
    read(dialog, qtbot, dialog.read)
    page = dialog.problem_page
    dialog.pages.setCurrentWidget(page)
    rows = [page.list.rows.index(row, 0) for row in range(page.list.rows.rowCount())]
    twice = next(one for one in rows if one.data(PROBLEM_ROLE).kind == "same_shape")

    page.list.view.setCurrentIndex(twice)

    seen_m = page.canvas.metres_per_pixel * min(page.canvas.width(), page.canvas.height())
    assert SIDE_M <= seen_m <= 4 * SIDE_M


def test_the_summary_offers_the_repair_of_what_can_be_repaired(qtbot, tmp_path):
    shapes = squares(3, 2)
    shapes[4] = shapes[4].difference(shapes[4].centroid.buffer(30))
    dialog = ImportDialog(ImportRequest(map=write_map(tmp_path / "ho.gpkg", None, shapes)))
    qtbot.addWidget(dialog)
    read(dialog, qtbot, dialog.read)
    assert "sửa 1 khe hở của bản đồ" in dialog.summary.toPlainText()

    report = read(dialog, qtbot, lambda: dialog.summary.anchorClicked.emit(QUrl("#repair")))

    assert report.repaired.gaps == 1
    assert "sửa 1 khe hở của bản đồ" not in dialog.summary.toPlainText()


def test_the_limit_of_the_repair_is_the_one_of_the_command(qtbot, tmp_path):
    shapes = squares(3, 2)
    west, south, east, north = shapes[0].bounds
    shapes[0] = shapely.box(west, south, east + 100, north)  # over 2.44 % of its neighbour
    path = write_map(tmp_path / "lan.gpkg", None, shapes)
    dialog = ImportDialog(ImportRequest(map=path))
    qtbot.addWidget(dialog)
    dialog.show()
    read(dialog, qtbot, dialog.read)
    limit = dialog.answers.repair_limit
    assert not limit.isVisible()

    usual = read(dialog, qtbot, dialog.repair.click)
    assert limit.isVisible()
    assert limit.share == 0.005
    steps = [Qt.Key.Key_Up] * 5
    allowed = read(dialog, qtbot, lambda: [QTest.keyClick(limit.box, key) for key in steps])

    assert (usual.repaired.overlaps, allowed.repaired.overlaps) == (0, 1)
    asked = ImportRequest(map=path, repair=True, repair_limit=0.03)  # what --repair-limit 3 asks
    assert dialog.request.repair_limit == asked.repair_limit
    assert allowed.as_json() == import_map(asked).report.as_json()


def test_scrolling_past_the_limit_of_the_repair_changes_nothing(qtbot, tmp_path):
    dialog = ImportDialog(ImportRequest(map=write_map(tmp_path / "xa.gpkg"), repair=True))
    qtbot.addWidget(dialog)
    dialog.show()
    box = dialog.answers.repair_limit.box

    wheel = QWheelEvent(
        QPointF(5, 5),
        box.mapToGlobal(QPointF(5, 5)),
        QPoint(),
        QPoint(0, 120),
        Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    QApplication.sendEvent(box, wheel)

    assert dialog.request.repair_limit == ImportRequest(map=dialog.request.map).repair_limit


def test_stopping_leaves_nothing_and_can_be_taken_up_again(tcvn3_map, tmp_path, qtbot):
    dialog = ImportDialog(ImportRequest(map=tcvn3_map))
    qtbot.addWidget(dialog)
    before = set(tmp_path.iterdir())
    dialog.read()
    dialog.findChild(ProgressDialog).reject()
    qtbot.waitUntil(lambda: "Đã dừng đọc" in dialog.summary.toPlainText())
    assert not dialog.accept_button.isEnabled()

    read(dialog, qtbot, dialog.again.click)

    assert dialog.accept_button.isEnabled()
    assert set(tmp_path.iterdir()) == before


def test_an_answer_given_by_key_keeps_the_keys_where_they_are(dialog, qtbot):
    tick = dialog.facts.mountain
    tick.setFocus()

    read(dialog, qtbot, lambda: QTest.keyClick(tick, Qt.Key.Key_Space))

    assert dialog.focusWidget() is tick


def test_a_column_chosen_by_key_keeps_the_keys(dialog, qtbot):
    dialog.pages.setCurrentWidget(dialog.columns)
    combo = combo_of(dialog.columns, "Số hộ", 0)
    combo.setFocus()

    read(dialog, qtbot, lambda: QTest.keyClick(combo, Qt.Key.Key_Home))

    again = combo_of(dialog.columns, "Số hộ", 0)
    assert again.currentData() == NOT_USED
    assert dialog.focusWidget() is again


def test_an_encoding_chosen_by_key_keeps_the_keys(dialog, qtbot):
    dialog.pages.setCurrentWidget(dialog.texts)
    combo = combo_of(dialog.texts, "ten_huyen", 0)
    combo.setFocus()

    read(dialog, qtbot, lambda: QTest.keyClick(combo, Qt.Key.Key_End))

    assert dialog.texts.encodings == {"ten_huyen": "viscii"}
    assert dialog.focusWidget() is combo_of(dialog.texts, "ten_huyen", 0)


def test_the_answer_given_last_counts_though_an_earlier_one_is_read_later(dialog, qtbot):
    first, second = dialog.bring_in, []
    held = threading.Event()

    def slow(request, progress):
        if not second:
            second.append(request)
            held.wait(PATIENCE_S)
        return first(request, progress)

    dialog.bring_in = slow
    dialog.read()
    report = read(dialog, qtbot, lambda: dialog.facts.mountain.setChecked(True))
    held.set()
    qtbot.waitUntil(lambda: not background._under_way)

    assert report is dialog._imported.report
    assert all(unit.mountain for unit in dialog._imported.project.coverage.units)


def test_a_table_that_is_dropped_on_the_import_is_joined(tcvn3_map, tmp_path, qtbot):
    dialog = ImportDialog(ImportRequest(map=tcvn3_map))
    qtbot.addWidget(dialog)
    read(dialog, qtbot, dialog.read)
    table = write_workbook(tmp_path / "ds.xlsx", Xa=ROWS)
    dropped = QMimeData()
    dropped.setUrls([QUrl.fromLocalFile(str(table)), QUrl.fromLocalFile(str(tcvn3_map))])
    event = QDropEvent(
        QPointF(5, 5),
        Qt.DropAction.CopyAction,
        dropped,
        Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
    )

    report = read(dialog, qtbot, lambda: dialog.dropEvent(event))

    assert [one.file for one in report.tables] == ["ds.xlsx"]


def test_after_the_import_the_window_says_where_its_problems_are(tcvn3_map, tmp_path, qtbot):
    desk = Desk()
    project = tmp_path / "ho-so.gpkg"
    other = ImportDialog(ImportRequest(map=tcvn3_map))
    qtbot.addWidget(other)
    read(other, qtbot, other.read)
    with qtbot.waitSignal(other.created):
        other.create_project(project)

    desk._open_imported(project, other.problems)

    assert desk.window.workspace.import_problems == other.problems
    assert "Shift+F7" in desk.window.totals.currentMessage()
    desk.window.close()


def test_the_open_map_is_checked_from_the_menu_and_its_problems_are_shown(window, qtbot):
    window.run("view.map_problems")
    dialog = window.findChild(MapProblemsDialog)
    qtbot.waitUntil(lambda: dialog.again.isEnabled())

    assert dialog.list.rows.rowCount() > 0
    first = dialog.list.rows.index(0, 0)
    dialog.list.view.setCurrentIndex(first)

    problem = first.data(PROBLEM_ROLE)
    assert problem.unit is None or window.workspace.codes == (problem.unit,)
    dialog.close()
