"""What the start-up module says where no window can be shown."""

import builtins
import tomllib
from pathlib import Path

import pytest

from noivu_desktop import __main__ as start

ROOT = Path(__file__).resolve().parent.parent
WINDOW = "noivu_desktop.gui.app"


@pytest.fixture
def without_display(monkeypatch):
    monkeypatch.setattr(start.sys, "platform", "linux")
    for name in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"):
        monkeypatch.delenv(name, raising=False)


def import_fails(monkeypatch, error):
    import_as_usual = builtins.__import__

    def imported(name, *rest):
        if name == WINDOW:
            raise error
        return import_as_usual(name, *rest)

    monkeypatch.setattr(builtins, "__import__", imported)


def test_without_a_display_the_window_is_refused_in_one_sentence(without_display, capsys):
    assert start.main([]) == 2

    assert capsys.readouterr().err == start.NO_DISPLAY + "\n"


def test_a_missing_system_library_is_named_in_one_sentence(monkeypatch, capsys):
    import_fails(monkeypatch, ImportError("libEGL.so.1: cannot open shared object file"))

    assert start.main([]) == 2

    said = capsys.readouterr().err
    assert said.startswith("Không mở được cửa sổ vì máy thiếu thư viện hệ thống (libEGL.so.1")
    assert said.count("\n") == 1


def test_a_missing_module_is_a_bug_and_not_a_sentence(monkeypatch):
    import_fails(monkeypatch, ModuleNotFoundError("no module named x"))

    with pytest.raises(ModuleNotFoundError):
        start.main([])


def test_an_installed_program_would_carry_every_resource_and_sample():
    """Data files are listed by folder, so a new folder must be added to pyproject.toml."""
    listed = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
    patterns = [
        pattern
        for files in listed["tool"]["setuptools"]["data-files"].values()
        for pattern in files
    ]
    carried = {path for pattern in patterns for path in ROOT.glob(pattern) if path.is_file()}

    own = {
        path
        for folder in ("resources", "sample_maps")
        for path in (ROOT / folder).rglob("*")
        if path.is_file()
    }
    assert own == carried
