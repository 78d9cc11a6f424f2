"""The words of the window: all gathered for translation, all in English, Vietnamese by default."""

import ast
import re
import subprocess
import sys
import xml.etree.ElementTree as ElementTree
from collections import Counter
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import (
    QCheckBox,
    QDialog,
    QLabel,
    QMenu,
    QPushButton,
    QRadioButton,
    QToolButton,
    QWidget,
)

from noivu_desktop.gui import language, settings
from noivu_desktop.gui.app import application
from noivu_desktop.gui.dialogs.preferences import Preferences
from noivu_desktop.gui.main_window import MainWindow

ROOT = Path(__file__).resolve().parents[2]
WINDOW = ROOT / "noivu_desktop" / "gui"
ENGLISH = ROOT / "resources" / "translations" / "noivu_en.ts"
TOOL = "from PySide6.scripts.pyside_tool import {0}; {0}()"
OF_VIETNAMESE = re.compile("[À-ɏḀ-ỿ]")

NOT_TRANSLATED = {
    # Kept in the project: labels of steps, names of plans, what undo says.
    *("actions/decisions.py", "actions/edit.py", "actions/law.py", "actions/optimise.py"),
    *("actions/plan.py", "dialogs/confirm_figures.py", "dialogs/rule_sets.py"),
    *("panels/proposed_change.py", "plan_moves.py"),
    # Said in a thread of work, beside what the core says there; no thread of work calls Qt.
    *("actions/reasons.py", "dialogs/import_map.py", "live_gap.py", "print_pages.py"),
    # Examples of names and conditions, signs, the width of a word of the law.
    *("dialogs/answer_tables.py", "dialogs/condition.py", "dialogs/weight_sliders.py"),
    *("panels/plan_panel.py", "panels/units_panel.py"),
    # Vietnamese whatever the window speaks.
    *("app.py", "language.py", "qt_words.py"),
}


def run_tool(name, *arguments):
    """One of the tools that come with PySide; skips where it cannot run."""
    command = [sys.executable, "-c", TOOL.format(name), *map(str, arguments)]
    done = subprocess.run(command, check=False, capture_output=True, text=True)
    if done.returncode != 0:
        pytest.skip(f"{name} không chạy được trên máy này: {done.stderr.strip()[-200:]}")


def entries(path=ENGLISH):
    """Context, source text and the element of its translation, for every text of a file."""
    for context in ElementTree.parse(path).iter("context"):
        for message in context.iter("message"):
            yield (
                context.find("name").text,
                message.find("source").text,
                message.find("translation"),
            )


def texts_in_code():
    """The context (None: the class) and the text of every call that translates one."""
    for path in WINDOW.rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if not isinstance(node, ast.Call):
                continue
            name = ast.unparse(node.func)
            if name == "translate":
                yield path, ast.literal_eval(node.args[0]), node.args[1]
            elif name.endswith(".tr"):
                yield path, None, node.args[0]


@pytest.fixture(scope="session")
def built(tmp_path_factory):
    """The English as the window reads it."""
    path = tmp_path_factory.mktemp("translations") / "noivu_en.qm"
    run_tool("lrelease", ENGLISH, "-qm", path)
    return path


@pytest.fixture
def in_english(qapp, built, monkeypatch):
    """A program whose user chose English at an earlier start."""
    application()
    monkeypatch.setattr(language, "_english_file", lambda: built)
    settings.remember_language("en")
    application()
    yield qapp
    settings.remember_language("vi")
    application()


def test_the_file_holds_exactly_the_texts_of_the_code(tmp_path):
    found = tmp_path / "found.ts"
    modules = sorted(WINDOW.rglob("*.py"))
    run_tool("lupdate", "-silent", "-locations", "none", *modules, "-ts", found)

    now = {(context, source) for context, source, _ in entries(found)}
    assert now == {(context, source) for context, source, _ in entries()}, "run script/translate"


def test_no_text_escapes_the_tool_that_gathers_them():
    known = {(context, source) for context, source, _ in entries()}
    sources = {source for _, source in known}
    for path, context, text in texts_in_code():
        where = f"{path.name}:{text.lineno}"
        assert isinstance(text, ast.Constant), f"{where}: the text is put together at run time"
        if context is None:
            assert text.value in sources, where
        else:
            assert (context, text.value) in known, where


@pytest.mark.parametrize(
    "path", sorted(WINDOW.rglob("*.py")), ids=lambda path: str(path.relative_to(WINDOW))
)
def test_every_vietnamese_text_goes_through_translation(path):
    tree = ast.parse(path.read_text("utf-8"))
    allowed = {id(text) for _, _, text in texts_in_tree(tree)}
    plain = [
        node.value
        for node in ast.walk(tree)
        if isinstance(node, ast.Constant)
        and isinstance(node.value, str)
        and OF_VIETNAMESE.search(node.value)
        and id(node) not in allowed
        and node.value not in docstrings(tree)
    ]
    assert bool(plain) is (path.relative_to(WINDOW).as_posix() in NOT_TRANSLATED), plain


def texts_in_tree(tree):
    for node in ast.walk(tree):
        if isinstance(node, ast.Call):
            name = ast.unparse(node.func)
            if name == "translate":
                yield None, None, node.args[1]
            elif name.endswith(".tr"):
                yield None, None, node.args[0]


def docstrings(tree):
    """Every text that stands alone as a statement."""
    return {
        node.value.value
        for node in ast.walk(tree)
        if isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant)
    }


def test_every_text_is_translated():
    unfinished = [
        source
        for _, source, translation in entries()
        if translation.get("type") or not (translation.text or "").strip()
    ]
    assert unfinished == []


def test_english_has_the_same_places_and_ends_as_the_vietnamese():
    for context, source, translation in entries():
        english, where = translation.text, f"{context}: {source}"
        assert Counter(re.findall("%[1-9n]", source)) == Counter(re.findall("%[1-9n]", english)), (
            where
        )
        assert source.count("\n") == english.count("\n"), where
        assert (source[0] == " ", source[-1] == " ") == (english[0] == " ", english[-1] == " "), (
            where
        )
        assert re.findall("</?b>", source) == re.findall("</?b>", english), where


def test_the_english_holds_no_vietnamese():
    for _, source, translation in entries():
        if "Ngôn" not in source:  # the choice of language is in both
            assert not OF_VIETNAMESE.search(translation.text.replace("−", "")), source


def mnemonics(actions):
    return [
        found.group(1).lower()
        for action in actions
        if (found := re.search("&([^&])", action.text().replace("&&", "")))
    ]


def all_menus(bar):
    """The menu bar and every menu below it, by title."""
    yield "menu bar", bar.actions()
    for menu in bar.findChildren(QMenu):
        yield menu.title(), menu.actions()


def test_the_window_speaks_english_if_that_was_chosen(in_english, model, qtbot):
    window = MainWindow(model)
    qtbot.addWidget(window)

    titles = [action.text().replace("&", "") for action in window.menuBar().actions()]
    assert titles == ["File", "Edit", "View", "Units", "Hamlets", "Plan", "Law", "Panels", "Help"]
    assert window.map.canvas.tool.label == "Choose units"
    assert window.totals.open.text() == "2 units still to be arranged"


def test_no_key_of_an_english_menu_stands_for_two_entries(in_english, model, qtbot):
    window = MainWindow(model)
    qtbot.addWidget(window)

    for title, actions in all_menus(window.menuBar()):
        keys = mnemonics(actions)
        assert len(keys) == len(set(keys)), (title, sorted(keys))


def test_no_word_of_a_control_is_vietnamese_in_english(in_english, model, qtbot):
    """Names of units and what the law says of them are; menus, buttons and headings are not."""
    window = MainWindow(model)
    qtbot.addWidget(window)

    told = [action.text() for _, actions in all_menus(window.menuBar()) for action in actions]
    for kind in (QPushButton, QToolButton):
        told += [one.text() for one in window.findChildren(kind)]
    told += [one.toolTip() for one in window.findChildren(QToolButton)]
    undo = {window.qactions["edit.undo"].text(), window.qactions["edit.redo"].text()}
    assert [text for text in told if OF_VIETNAMESE.search(text) and text not in undo] == []


@pytest.mark.parametrize(
    ("action", "chosen"),
    [
        ("optimise", ()),
        ("optimise.frontier", ()),
        ("export", ()),
        ("file.print", ()),
        ("file.history", ()),
        ("view.preferences", ()),
        ("edit.condition", ()),
        ("unit.exempt", ("B1",)),
        ("law.consult", ("A1",)),
        ("law.facts", ("A1",)),
        ("law.dates", ()),
        ("law.rule_sets", ()),
    ],
)
def test_no_english_word_of_a_dialog_is_cut(in_english, model, qtbot, action, chosen):
    window = MainWindow(model)
    qtbot.addWidget(window)
    with qtbot.waitExposed(window):
        window.show()
    window.workspace.selection.choose(chosen)
    window.qactions[action].trigger()

    opened = [one for one in window.findChildren(QDialog) if one.isVisible()]
    assert opened, "the action opens a dialog"
    for dialog in opened:
        assert [text for text, fits in words_with_room(dialog) if not fits] == []
        dialog.reject()


def words_with_room(dialog):
    """The words of each label and button, and whether they have the room they need."""
    for one in dialog.findChildren(QWidget):
        if not one.isVisibleTo(dialog):
            continue
        if isinstance(one, QLabel) and one.wordWrap():
            yield one.text(), one.height() >= one.heightForWidth(one.width())
        elif isinstance(one, (QLabel, QPushButton, QCheckBox, QRadioButton)):
            yield one.text(), one.width() >= one.sizeHint().width()


def test_the_window_speaks_vietnamese_by_default(window):
    titles = [action.text().replace("&", "") for action in window.menuBar().actions()]
    assert titles[0] == "Hồ sơ"
    assert settings.language() == "vi"


def test_qts_own_words_are_left_english_in_english(in_english):
    assert QCoreApplication.translate("QPlatformTheme", "Cancel") == "Cancel"
    assert QCoreApplication.translate("QFileDialog", "Files") == "Files"


def test_a_choice_of_language_counts_from_the_next_start(qapp, built, monkeypatch, qtbot):
    application()
    monkeypatch.setattr(language, "_english_file", lambda: built)
    dialog = Preferences()
    qtbot.addWidget(dialog)
    dialog.language.setCurrentIndex(dialog.language.findData("en"))
    dialog.language.activated.emit(dialog.language.currentIndex())

    assert settings.language() == "en"
    assert QCoreApplication.translate("menus", "Mở") == "Mở"

    application()  # as the next start does
    try:
        assert QCoreApplication.translate("menus", "Mở") == "Open"
    finally:
        settings.remember_language("vi")
        application()


def test_without_the_built_file_english_is_not_offered(qapp, tmp_path, monkeypatch, qtbot):
    monkeypatch.setattr(language, "_english_file", lambda: tmp_path / "missing.qm")
    settings.remember_language("en")
    application()
    dialog = Preferences()
    qtbot.addWidget(dialog)

    assert language.offered() == ("vi",)
    assert QCoreApplication.translate("menus", "Mở") == "Mở"
    assert dialog.language.count() == 1
