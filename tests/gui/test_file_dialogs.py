"""Files asked for: endings, folders, and no file written over unasked."""

import pytest
from PySide6.QtWidgets import QFileDialog

from noivu_desktop.gui import file_dialogs, messages, settings
from noivu_desktop.gui.file_dialogs import ask_file, ask_new_file


@pytest.fixture
def typed(monkeypatch):
    """What the user types in the next dialog."""

    def answer(path):
        monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(path), ""))
        monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: (str(path), ""))

    return answer


def asked_for(name="ban-sao.gpkg"):
    return ask_new_file(None, "Lưu", name, "Hồ sơ (*.gpkg)")


@pytest.mark.parametrize(
    ("name", "path"),
    [
        ("moi", "moi.gpkg"),
        ("moi.gpkg", "moi.gpkg"),
        ("moi.GPKG", "moi.GPKG"),
        ("phương án 1.2", "phương án 1.2.gpkg"),
    ],
)
def test_a_new_file_gets_the_ending_that_was_not_typed(typed, tmp_path, name, path):
    typed(tmp_path / name)

    assert asked_for() == tmp_path / path


@pytest.mark.parametrize("answer", [True, False])
def test_a_file_that_the_dialog_did_not_ask_about_is_asked_about(
    typed, tmp_path, monkeypatch, answer
):
    there = tmp_path / "cu.gpkg"
    there.write_bytes(b"")
    questions = []
    monkeypatch.setattr(
        messages, "ask", lambda owner, question, yes: questions.append(question) or answer
    )

    typed(there)
    assert asked_for() == there
    assert questions == []

    typed(tmp_path / "cu")
    assert asked_for() == (there if answer else None)
    assert questions == [f"Đã có tệp {there}. Ghi đè lên tệp đó?"]


def test_a_name_that_no_disk_takes_is_left_to_who_writes(typed, tmp_path):
    typed(tmp_path / ("a" * 253))

    assert asked_for() == tmp_path / f"{'a' * 253}.gpkg"


def test_the_next_dialog_starts_in_the_folder_of_the_last_file(typed, tmp_path):
    typed(tmp_path / "bang.csv")

    assert ask_file(None, "Bảng", "*.csv") == tmp_path / "bang.csv"
    assert settings.last_folder() == tmp_path


def test_who_changes_their_mind_gets_nothing(typed, monkeypatch):
    for name in ("getSaveFileName", "getOpenFileName"):
        monkeypatch.setattr(QFileDialog, name, lambda *_: ("", ""))
    monkeypatch.setattr(QFileDialog, "getOpenFileNames", lambda *_: ([], ""))

    assert asked_for() is None
    assert ask_file(None, "Bảng") is None
    assert file_dialogs.ask_files(None, "Lớp", "") == []
