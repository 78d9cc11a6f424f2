"""What is asked before a dossier is written, and that it is written so."""

from pathlib import Path

import pytest

from noivu_desktop.gui.actions import export
from noivu_desktop.gui.dialogs.export_question import ExportQuestion


@pytest.fixture
def question(qtbot, tmp_path):
    shown = ExportQuestion("Phương án 1", tmp_path / "xuất")
    qtbot.addWidget(shown)
    return shown


def test_maps_lie_as_the_area_does_unless_the_user_chooses(question):
    assert question.orientation == "auto"

    question.orientation_box.setCurrentText("Ngang")

    assert question.orientation == "landscape"


def test_nothing_can_be_exported_without_a_format(question):
    for box in question.boxes.values():
        box.setChecked(False)

    assert question.formats == ()
    assert not question.start.isEnabled()


def test_a_map_needs_a_kind_of_file(question):
    for box in question.file_boxes.values():
        box.setChecked(False)
    assert not question.start.isEnabled()

    for name in ("map-current", "map-plan"):
        question.boxes[name].setChecked(False)

    assert question.start.isEnabled()
    assert not question.file_boxes["pdf"].isEnabled()


def test_what_was_answered_reaches_the_writing(question, monkeypatch):
    asked = []

    class Model:
        plan = type("Plan", (), {"name": "Phương án 1"})
        file = type("File", (), {"path": Path("x.gpkg")})

    workspace = type("Workspace", (), {"model": Model, "window": None})
    monkeypatch.setattr(export, "ExportQuestion", lambda *_: question)
    monkeypatch.setattr(export, "write", lambda *answers: asked.append(answers))
    export.export(workspace)
    question.paper_box.setCurrentText("A4")
    question.orientation_box.setCurrentText("Dọc")
    question.file_boxes["png"].setChecked(False)
    assert question.around is None
    question.around_line.setText("ca nước.gpkg")

    question.accept()

    ((_, folder, formats, paper, style, orientation, map_files, around),) = asked
    assert around == Path("ca nước.gpkg")
    assert map_files == ("pdf", "svg")
    assert (folder.name, paper, style, orientation) == ("xuất", "A4", "mau", "portrait")
    assert "atlas" in formats and "atlas-pictures" not in formats
