"""Looks, sizes of text, and files dragged into a window."""

import json

import pytest
from PySide6.QtCore import QMimeData, QPoint, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QImage, QPalette
from PySide6.QtWidgets import QApplication, QLabel

from noivu_desktop.gui import appearance, settings
from noivu_desktop.gui.actions.tables_in import show_figures_of
from noivu_desktop.gui.colours import is_dark
from noivu_desktop.gui.dialogs.foreign_plan import ForeignPlanDialog
from noivu_desktop.gui.dialogs.new_figures import NewFiguresDialog
from noivu_desktop.gui.dialogs.preferences import Preferences
from noivu_desktop.gui.dropped_files import Purpose, dropped_file
from noivu_desktop.gui.map.marks import sign_image
from noivu_desktop.gui.map.style import DARK, LIGHT
from noivu_desktop.gui.start_window import StartWindow


@pytest.fixture(autouse=True)
def as_before(qapp):
    palette, font = qapp.palette(), qapp.font()
    yield
    qapp.setStyleSheet("")
    qapp.setPalette(palette)
    qapp.setFont(font)


def contrast(first, second):
    """The contrast ratio of two colours as WCAG 2 counts it."""
    lights = []
    for colour in (first, second):
        parts = [
            one / 12.92 if one <= 0.04045 else ((one + 0.055) / 1.055) ** 2.4
            for one in (colour.redF(), colour.greenF(), colour.blueF())
        ]
        lights.append(0.2126 * parts[0] + 0.7152 * parts[1] + 0.0722 * parts[2])
    return (max(lights) + 0.05) / (min(lights) + 0.05)


@pytest.mark.parametrize(
    ("look", "least"), [("light", 4.5), ("dark", 4.5), ("contrast", 7.0)], ids=str
)
@pytest.mark.parametrize(
    ("ink", "ground"),
    [
        (QPalette.ColorRole.WindowText, QPalette.ColorRole.Window),
        (QPalette.ColorRole.Text, QPalette.ColorRole.Base),
        (QPalette.ColorRole.ButtonText, QPalette.ColorRole.Button),
        (QPalette.ColorRole.HighlightedText, QPalette.ColorRole.Highlight),
        (QPalette.ColorRole.ToolTipText, QPalette.ColorRole.ToolTipBase),
    ],
    ids=lambda role: role.name,
)
def test_text_stands_out_from_its_ground(qapp, look, least, ink, ground):
    palette = appearance.palette_of(look)

    assert contrast(palette.color(ink), palette.color(ground)) >= least


def test_the_chosen_look_and_size_apply_at_once_and_the_next_day(qapp, qtbot):
    before = QApplication.font().pointSizeF()
    dialog = Preferences()
    qtbot.addWidget(dialog)
    for box, value in ((dialog.look, "contrast"), (dialog.scale, 150)):
        box.setCurrentIndex(box.findData(value))
        box.activated.emit(box.currentIndex())

    assert is_dark(QApplication.palette())
    assert QApplication.font().pointSizeF() == pytest.approx(1.5 * before)
    qapp.setPalette(appearance.palette_of("light"))
    appearance.apply_kept()
    assert QApplication.palette().color(QPalette.ColorRole.Window).name() == "#000000"
    assert settings.text_scale() == 150


def test_the_key_goes_round_all_looks(window):
    seen = []
    for _ in range(3):
        window.qactions["view.dark"].trigger()
        seen.append(settings.look())

    assert sorted(seen) == ["contrast", "dark", "light"]


def test_signs_of_the_legend_follow_the_look(window, qtbot):
    window.model.do("lock", kind="alone", codes=["C2"])
    ratio = window.devicePixelRatioF()

    for look, style in (("light", LIGHT), ("dark", DARK), ("light", LIGHT)):
        appearance.choose(look)

        qtbot.waitUntil(lambda style=style: window.map.canvas.map_style is style)
        labels = [one for one in window.map.legend.findChildren(QLabel) if one.isVisible()]
        (sign,) = [one.pixmap().toImage() for one in labels if not one.pixmap().isNull()]
        premultiplied = QImage.Format.Format_ARGB32_Premultiplied
        assert sign.convertToFormat(premultiplied) == sign_image("alone", style, ratio)


def dragged(path):
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path))])
    return data


def enter(window, data):
    event = QDragEnterEvent(
        QPoint(5, 5), Qt.DropAction.CopyAction, data, Qt.MouseButton.LeftButton, _NO_KEYS
    )
    QApplication.sendEvent(window, event)
    return event


def drop(window, data):
    event = QDropEvent(
        QPoint(5, 5), Qt.DropAction.CopyAction, data, Qt.MouseButton.LeftButton, _NO_KEYS
    )
    QApplication.sendEvent(window, event)


_NO_KEYS = Qt.KeyboardModifier.NoModifier


def test_a_dragged_file_is_told_before_it_is_dropped(window, tmp_path, qtbot):
    path = tmp_path / "xa.shp"
    path.write_bytes(b"")
    opened = []
    window.workspace.dropped.connect(lambda *wished: opened.append(wished))
    data = dragged(path)

    assert enter(window, data).isAccepted()
    assert window.drops.isVisible()
    assert window.drops.shown.sentence == "Thả để lập hồ sơ mới từ bản đồ\nxa.shp"
    drop(window, data)

    assert not window.drops.isVisible()
    qtbot.waitUntil(lambda: opened == [(path, ())])


def test_a_dropped_plan_is_shown_to_be_taken_into_the_open_project(window, tmp_path, qtbot):
    path = tmp_path / "phuong-an.csv"
    path.write_text("Mã cũ,Tên mới\nA1,Nam La\nB1,Nam La\n", "utf-8")

    data = dragged(path)
    enter(window, data)
    drop(window, data)

    qtbot.waitUntil(lambda: window.findChild(ForeignPlanDialog) is not None)
    assert "1 đơn vị mới từ 2 đơn vị cũ." in window.findChild(ForeignPlanDialog).summary.text()


def test_a_dropped_table_of_figures_is_known_as_one_and_written_as_one_step(
    window, tmp_path, qtbot
):
    path = tmp_path / "dân số.csv"
    path.write_text("Mã xã,Tên xã,Dân số,Số hộ\nA1,A1,2500,600\nB1,B1,2000,1500\n", "utf-8")

    data = dragged(path)
    enter(window, data)
    assert "số liệu hoặc phương án" in window.drops.shown.sentence
    drop(window, data)

    qtbot.waitUntil(lambda: window.findChild(NewFiguresDialog) is not None)
    dialog = window.findChild(NewFiguresDialog)
    assert "Đây là bảng số liệu: 2 trên 2 dòng" in dialog.summary.text()
    assert [box.text() for box in dialog.boxes.values()] == [
        "Dân số: 1 đơn vị",
        "Số hộ: 1 đơn vị",
    ]
    dialog.boxes["households"].setChecked(False)
    assert dialog.lines.topLevelItemCount() == 1
    dialog.accept()

    unit = window.model.coverage.unit("A1")
    assert (unit.population, unit.households) == (2500, 1500)
    window.model.undo()
    assert window.model.coverage.unit("A1").population == 2000


def test_a_dropped_table_of_nothing_known_is_told_in_a_sentence(window, tmp_path, qtbot, told):
    path = tmp_path / "khác.csv"
    path.write_text("Màu,Cỡ\nxanh,5\n", "utf-8")

    data = dragged(path)
    enter(window, data)
    drop(window, data)

    qtbot.waitUntil(lambda: len(told) == 1)
    assert "không có dòng tiêu đề nào nêu mã hoặc tên đơn vị" in told.pop()


def test_a_table_that_says_nothing_new_can_only_be_closed(window, tmp_path, qtbot):
    path = tmp_path / "như cũ.csv"
    path.write_text("Mã xã,Tên xã,Dân số\nA1,A1,2000\n", "utf-8")

    show_figures_of(window.workspace, path)

    qtbot.waitUntil(lambda: window.findChild(NewFiguresDialog) is not None)
    dialog = window.findChild(NewFiguresDialog)
    assert "đã giống hồ sơ" in dialog.summary.text()
    assert not dialog.take.isEnabled()
    dialog.reject()


@pytest.mark.parametrize(
    ("name", "content", "inside", "outside"),
    [
        ("a.gpkg", "", Purpose.MAP, Purpose.MAP),
        ("a.zip", "", Purpose.MAP, Purpose.MAP),
        ("a.xlsx", "", Purpose.TABLE, Purpose.NONE),
        ("a.json", '{"type": "FeatureCollection"}', Purpose.MAP, Purpose.MAP),
        ("a.json", json.dumps({"units_before": 3}), Purpose.PLAN, Purpose.NONE),
        ("a.docx", "", Purpose.NONE, Purpose.NONE),
    ],
)
def test_files_are_taken_for_what_they_are(tmp_path, name, content, inside, outside):
    (tmp_path / name).write_text(content, "utf-8")
    data = dragged(tmp_path / name)

    assert dropped_file(data, has_project=True).purpose is inside
    assert dropped_file(data, has_project=False).purpose is outside


def test_a_project_dragged_on_the_first_page_is_opened(project_file, qtbot):
    page = StartWindow()
    qtbot.addWidget(page)
    opened = []
    page.dropped.connect(lambda *wished: opened.append(wished))
    data = dragged(project_file.path)

    enter(page, data)
    assert page.drops.shown.purpose is Purpose.PROJECT
    drop(page, data)

    assert opened == [(project_file.path, ())]


def test_the_status_line_tells_when_the_last_step_was_saved(window):
    assert window.totals.saved.text() == "Tự lưu từng thao tác"

    window.model.do("merge", codes=["A1", "A2"])

    assert window.totals.saved.text().startswith("Đã lưu ")
