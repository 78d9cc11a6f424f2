"""Every item model of the window keeps Qt's rules through a whole planning session."""

import importlib
import inspect
import pkgutil

import pytest
from PySide6.QtCore import QAbstractItemModel
from PySide6.QtTest import QAbstractItemModelTester
from PySide6.QtWidgets import QDialog

from noivu_desktop.gui import tables

WARNING = QAbstractItemModelTester.FailureReportingMode.Warning  # fails the test, no abort


def own_models():
    """The names of the model classes of the program that are no mere base of another."""
    modules = [
        importlib.import_module(f"{tables.__name__}.{one.name}")
        for one in pkgutil.iter_modules(tables.__path__)
    ]
    kinds = {
        kind
        for module in modules
        for _, kind in inspect.getmembers(module, inspect.isclass)
        if issubclass(kind, QAbstractItemModel) and kind.__module__.startswith(tables.__name__)
    }
    bases = {base for kind in kinds for base in kind.__mro__[1:]}
    return {kind.__name__ for kind in kinds - bases}


@pytest.fixture
def session(window):
    """The window with all panels and lists that have a model of ours open."""
    for name in ("law.screening", "law.rule_sets", "file.history", "view.map_problems"):
        window.qactions[name].trigger()
    return window


def test_models_keep_the_rules_of_qt_while_a_plan_is_made(session):
    shown = session.findChildren(QAbstractItemModel)
    models = [one for one in shown if type(one).__module__.startswith(tables.__name__)]
    met = {type(one).__name__ for one in models}
    assert own_models() <= met, "a model that no panel of this session shows"
    for one in models:
        QAbstractItemModelTester(one, WARNING, one)
    model = session.model

    model.do("merge", codes=["A1", "A2"])
    model.do("merge", codes=["B1", "B2"])
    session.units.search.setText("a1")
    session.units.only_open.setChecked(True)
    model.do("merge", codes=["A1", "B1"])
    session.units.search.setText("")
    model.do("set_rule_set", id="nq-35-2023")
    model.do("lock", kind="apart", codes=["C1", "C2"])
    for _ in range(4):
        model.undo()
    session.units.only_open.setChecked(False)
    model.do("new_plan", name="Hai")
    model.do("set_rule_set", id="nq-653-2019")

    assert model.plan.name == "Hai"
    for dialog in session.findChildren(QDialog):
        dialog.close()
