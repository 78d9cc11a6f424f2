"""What dragged files and folders are taken for, alone and together."""

from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPoint, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QApplication

from noivu_desktop.gui.desk import Desk
from noivu_desktop.gui.dialogs.import_map import ImportDialog
from noivu_desktop.gui.dropped_files import Purpose, dropped_file
from noivu_desktop.gui.start_window import StartWindow
from noivu_desktop.maps_in.importing import ImportRequest
from tests.maps_in.map_files import write_map, write_workbook

HELD = (Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier)


def dragged(*paths):
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    return data


def test_any_part_of_a_shapefile_stands_for_it_and_tables_go_with_it(tmp_path):
    names = ("xa.cpg", "xa.dbf", "xa.prj", "xa.shp", "xa.shx", "dân số.xlsx")
    paths = [tmp_path / name for name in names]
    for path in paths:
        path.write_bytes(b"")

    found = dropped_file(dragged(*paths), has_project=True)

    assert (found.path, found.purpose) == (tmp_path / "xa.shp", Purpose.MAP)
    assert found.tables == (tmp_path / "dân số.xlsx",)
    assert found.sentence == "Thả để lập hồ sơ mới từ bản đồ\nxa.shp\nkèm bảng dân số.xlsx"
    assert dropped_file(dragged(tmp_path / "xa.dbf"), has_project=True).path.suffix == ".shp"


@pytest.mark.parametrize(
    ("inside", "purpose"), [("xa.tab", Purpose.MAP), ("xa.txt", Purpose.NONE), ("", Purpose.NONE)]
)
def test_a_folder_is_a_map_if_one_lies_in_it(tmp_path, inside, purpose):
    folder = tmp_path / "ranh giới"
    folder.mkdir()
    if inside:
        (folder / inside).write_bytes(b"")

    assert dropped_file(dragged(folder), has_project=False).purpose is purpose


def test_a_geodatabase_and_a_file_in_it_are_one_map(tmp_path):
    folder = tmp_path / "xa.gdb"
    folder.mkdir()
    part = folder / "a00000001.gdbtable"
    part.write_bytes(b"")

    for path in (folder, part):
        found = dropped_file(dragged(path), has_project=False)
        assert (found.path, found.purpose) == (folder, Purpose.MAP)


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("xa.dwg", "Không nhập được xa.dwg:\nđây là bản vẽ AutoCAD DWG; hãy lưu lại thành DXF"),
        ("so.xlsx", "Bảng số liệu đi cùng bản đồ: hãy thả cả tệp ranh giới cùng lúc\nso.xlsx"),
        ("xa.abc", "Không dùng được tệp này ở đây\nxa.abc"),
    ],
)
def test_what_is_of_no_use_is_told_with_what_to_do(tmp_path, name, words):
    assert dropped_file(dragged(tmp_path / name), has_project=False).sentence == words


def test_a_map_and_its_table_dropped_on_the_first_page_are_brought_in_together(tmp_path, qtbot):
    desk = Desk()
    desk.start(None)
    qtbot.addWidget(desk.window)
    path = write_map(tmp_path / "xa.shp")
    table = write_workbook(tmp_path / "so.xlsx", Xa=[["Mã xã", "Số hộ"], ["06120", 500]])
    data = dragged(table, *tmp_path.glob("xa.*"))

    for event in (QDragEnterEvent, QDropEvent):
        over = event(QPoint(5, 5), Qt.DropAction.CopyAction, data, *HELD)
        QApplication.sendEvent(desk.window, over)

    dialog = desk.window.findChild(ImportDialog)
    qtbot.waitUntil(dialog.accept_button.isEnabled)
    assert dialog.request.map == path
    assert dialog.answers.tables == [table]
    assert dialog._imported.project.coverage.units[0].households == 500
    dialog.reject()


@pytest.mark.parametrize("made", [StartWindow, lambda: ImportDialog(ImportRequest(map=Path("xa")))])
def test_what_is_dropped_is_never_moved_away(made, tmp_path, qtbot):
    window = made()
    qtbot.addWidget(window)
    data = dragged(write_workbook(tmp_path / "so.xlsx", Xa=[["Mã xã"], ["06120"]]))
    either = Qt.DropAction.MoveAction | Qt.DropAction.CopyAction

    for kind in (QDragEnterEvent, QDropEvent):
        event = kind(QPoint(5, 5), either, data, HELD[0], Qt.KeyboardModifier.ShiftModifier)
        assert event.proposedAction() is Qt.DropAction.MoveAction
        QApplication.sendEvent(window, event)

        assert event.isAccepted()
        assert event.dropAction() is Qt.DropAction.CopyAction
