"""What the start-up module says where no window can be shown."""

import builtins

import pytest

from noivu_desktop import __main__ as start

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
