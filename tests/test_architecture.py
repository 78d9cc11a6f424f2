"""The size budget: files and functions that fit on a few screens."""

import ast
from pathlib import Path

import pytest

PACKAGE = Path(__file__).resolve().parent.parent / "noivu_desktop"
MODULES = sorted(PACKAGE.rglob("*.py"))
LONGEST_MODULE = 400
LONGEST_FUNCTION = 40


@pytest.mark.parametrize("path", MODULES, ids=lambda path: str(path.relative_to(PACKAGE)))
def test_modules_and_functions_stay_small(path):
    text = path.read_text("utf-8")

    assert len(text.splitlines()) <= LONGEST_MODULE
    for node in ast.walk(ast.parse(text)):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            assert node.end_lineno - node.lineno < LONGEST_FUNCTION, node.name


def test_only_the_window_names_qt():
    """import-linter sees imports; this also sees them inside functions and strings of imports."""
    for path in MODULES:
        inside_window = path.is_relative_to(PACKAGE / "gui")
        assert inside_window or "PySide6" not in path.read_text("utf-8"), path
