"""A screen reader can name everything that takes input, in the window and in each dialog."""

import pytest
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QAbstractSlider,
    QAbstractSpinBox,
    QComboBox,
    QDialog,
    QLineEdit,
    QPlainTextEdit,
    QScrollBar,
    QTabBar,
    QWidget,
)

TAKES_INPUT = (
    QAbstractButton,
    QAbstractItemView,
    QAbstractSlider,
    QAbstractSpinBox,
    QComboBox,
    QLineEdit,
    QPlainTextEdit,
    QTabBar,
)
PART_OF_ANOTHER = (QAbstractSpinBox, QComboBox, QAbstractItemView, QTabBar)


def nameless(shown):
    """What takes input below ``shown`` and has no name, each by its type and place."""
    found = []
    for one in shown.findChildren(QWidget):
        if not isinstance(one, TAKES_INPUT) or isinstance(one, QScrollBar) or _is_inner(one):
            continue
        interface = QAccessible.queryAccessibleInterface(one)
        if one.isVisibleTo(shown) and not interface.text(QAccessible.Text.Name).strip():
            found.append(f"{type(one).__name__} in {type(one.parent()).__name__}")
    return found


def _is_inner(one):
    """Whether it is a piece of a control that has the name: the line of a box that turns."""
    above = one.parent()
    while above is not None:
        if isinstance(above, PART_OF_ANOTHER):
            return True
        above = above.parent()
    return type(one).__name__ in ("QToolBarExtension", "QDockWidgetTitleButton") or (
        one.objectName().startswith("qt_")
    )


def test_everything_in_the_window_has_a_name(window):
    window.model.do("merge", codes=["A1", "A2"])
    for dock in ("names", "distribution", "units"):
        window.findChild(QWidget, dock).raise_()

        assert nameless(window) == []


@pytest.mark.parametrize(
    ("action", "chosen"),
    [
        ("optimise", ()),
        ("optimise.frontier", ()),
        ("export", ()),
        ("file.print", ()),
        ("file.history", ()),
        ("view.preferences", ()),
        ("help.keys", ()),
        ("edit.condition", ()),
        ("unit.exempt", ("B1",)),
        ("plan.waive", ("A1",)),
        ("law.consult", ("A1",)),
        ("law.facts", ("A1",)),
        ("law.classify", ("A1",)),
        ("law.decisions", ()),
        ("law.dates", ()),
        ("law.rule_sets", ()),
        ("plan.compare", ()),
    ],
)
def test_everything_in_a_dialog_has_a_name(window, action, chosen):
    window.model.do("merge", codes=["A1", "A2"])
    window.model.do("new_plan", name="Hai", copy_of=window.model.plan.name)
    window.workspace.selection.choose(chosen)

    window.qactions[action].trigger()

    opened = [
        one
        for one in window.findChildren(QWidget)
        if one.isWindow() and one.isVisible() and one is not window
    ]
    assert opened, "the action opens something"
    assert [name for one in opened for name in nameless(one)] == []
    for one in opened:
        one.reject() if isinstance(one, QDialog) else one.close()
