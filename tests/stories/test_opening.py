"""From the first page to an open project, and what happens when a file is not what it seems."""

import errno
import os
import sys
from pathlib import Path

import pytest
from shiboken6 import isValid

from noivu_desktop.gui import settings
from noivu_desktop.gui.desk import Desk, is_project
from noivu_desktop.gui.dialogs.import_map import ImportDialog
from noivu_desktop.gui.main_window import MainWindow
from noivu_desktop.gui.start_window import StartWindow
from noivu_desktop.maps_in.importing import ImportRequest


@pytest.fixture
def desk(qtbot, qapp):
    made = Desk()
    yield made
    if made.window is not None and isValid(made.window):
        made.window.close()


def test_the_first_page_shows_at_once_and_gives_way_to_the_project(desk, project_file, qtbot):
    path = project_file.path
    project_file.close()

    desk.start(path)
    assert isinstance(desk.window, StartWindow)
    assert desk.window.isVisible()

    qtbot.waitUntil(lambda: isinstance(desk.window, MainWindow))
    assert desk.window.model.file.path == path


@pytest.mark.skipif(sys.platform == "win32", reason="files are asked for in another way there")
def test_a_drive_that_refuses_what_was_opened_last_does_not_keep_the_program_from_starting(
    desk, tmp_path, monkeypatch, told
):
    """As a network drive does that nobody is logged on to."""
    there = tmp_path / "mạng" / "hồ-sơ.gpkg"
    there.parent.mkdir()
    there.touch()
    settings.remember_project(there)
    settings.remember_folder(there.parent)
    real = os.stat

    def refused(path, *given, **named):
        if str(path).startswith(str(there.parent)):
            raise PermissionError(errno.EACCES, "refused", str(path))
        return real(path, *given, **named)

    monkeypatch.setattr(os, "stat", refused)

    desk.start(None)
    assert isinstance(desk.window, StartWindow)
    assert settings.recent_projects() == []
    assert settings.last_folder() == Path.home()
    desk.open(there)
    assert told == [f"Không có tệp {there}."]
    told.clear()


def test_an_opened_project_is_first_among_the_recent_ones(desk, project_file, qtbot):
    path = project_file.path
    project_file.close()
    desk.open_project(path)
    desk.window.close()

    page = desk.show_start_page()

    assert page.recent.item(0).text().startswith("ho-so")


def test_a_second_window_on_the_same_file_can_only_look(desk, project_file):
    desk.open_project(project_file.path)

    assert desk.window.model.file.read_only
    assert not desk.window.qactions["optimise"].isEnabled()
    assert "[chỉ đọc]" in desk.window.windowTitle()


def test_a_file_that_is_not_there_is_told_and_the_first_page_stays(desk, tmp_path, told):
    desk.show_start_page()

    desk.open(tmp_path / "không-có.gpkg")

    assert "không-có.gpkg" in told.pop()
    assert isinstance(desk.window, StartWindow)


def test_a_map_is_no_project_even_as_a_geopackage(tmp_path, project_file):
    plain = tmp_path / "ban-do.gpkg"
    plain.write_bytes(b"no database")

    assert not is_project(plain)
    assert is_project(project_file.path)


def test_a_map_file_becomes_a_project_through_the_guided_import(qtbot, shared_data, tmp_path):
    request = ImportRequest(map=shared_data / "bacson_2019_20xa_vn2000_shp.zip")
    dialog = ImportDialog(request)
    qtbot.addWidget(dialog)
    dialog.read()
    qtbot.waitUntil(dialog.accept_button.isEnabled)
    assert "Số đơn vị" in dialog.summary.toPlainText()
    assert "Miền núi" in dialog.summary.toPlainText().split("Chưa có số liệu:")[1]

    dialog.facts.mountain.setChecked(True)
    qtbot.waitUntil(lambda: not dialog.accept_button.isEnabled())
    qtbot.waitUntil(dialog.accept_button.isEnabled)
    assert "Miền núi" not in dialog.summary.toPlainText()
    target = tmp_path / "bac-son.gpkg"
    with qtbot.waitSignal(dialog.created):
        dialog.create_project(target)

    assert is_project(target)


def test_a_map_that_cannot_be_read_says_why_in_the_dialog(qtbot, tmp_path):
    broken = tmp_path / "hỏng.zip"
    broken.write_bytes(b"PK")
    dialog = ImportDialog(ImportRequest(map=broken))
    qtbot.addWidget(dialog)

    dialog.read()

    qtbot.waitUntil(lambda: "hỏng.zip" in dialog.summary.toPlainText())
    assert not dialog.accept_button.isEnabled()
