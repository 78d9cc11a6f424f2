"""The test run itself: a mistake in one test never takes the others with it in silence."""

import subprocess
import sys
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

ROOT = Path(__file__).resolve().parents[1]
ABORTING = """
import os

import pytest
from PySide6.QtCore import QThread
from shiboken6 import delete


def abort():
    thread = QThread()
    thread.start()
    delete(thread)


@pytest.fixture
def ends_badly(qtbot):
    yield
    abort()


def test_in_the_middle(qtbot):
    abort()


def test_at_the_end(ends_badly):
    pass


def test_in_a_library():
    os.write(2, b"out of words")
    os.abort()
"""


@pytest.mark.parametrize("send", [QTest.keyClick, QTest.mouseClick], ids=["key", "click"])
def test_a_key_or_a_click_without_a_target_fails_the_test_only(qtbot, send):
    with pytest.raises(AssertionError, match="no widget that could get it"):
        getattr(qtbot, send.__name__)(None, Qt.Key.Key_Return)


@pytest.mark.parametrize("name", ["test_in_the_middle", "test_at_the_end"])
def test_the_log_tells_why_qt_aborted_and_in_which_test(tmp_path, name):
    log = log_of_aborted(tmp_path, name)

    assert f"{name} (" in log
    assert "QThread: Destroyed while thread '' is still running" in log


def test_the_log_tells_what_a_library_said_before_it_aborted(tmp_path):
    log = log_of_aborted(tmp_path, "test_in_a_library")

    assert "out of words" in log
    assert "in test_in_a_library" in log


def log_of_aborted(tmp_path, name):
    """What a run writes to stderr in which one test aborts."""
    (tmp_path / "test_aborting.py").write_text(ABORTING, "utf-8")
    command = [sys.executable, "-m", "pytest", "-p", "tests.conftest", "-p", "no:cacheprovider"]
    ended = subprocess.run(
        [*command, "-c", str(ROOT / "pyproject.toml"), str(tmp_path), "-k", name],
        cwd=ROOT,
        capture_output=True,
        encoding="utf-8",
        check=False,
    )

    assert ended.returncode not in range(6), "it did not abort"
    return ended.stderr
