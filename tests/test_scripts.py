"""The commands under script/: what they start, what they say, and that they start nothing twice."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
import set_up

ROOT = Path(__file__).resolve().parent.parent
ONE_WORD = """<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en_GB" sourcelanguage="vi_VN"><context><name>menus</name>
<message><source>Mở</source><translation>Open</translation></message>
</context></TS>
"""
SCRIPTS = ("setup", "run", "test", "lint", "bench", "fuzz", "translate")

needs_bash = pytest.mark.skipif(os.name == "nt", reason="các lệnh này dành cho bash")


@pytest.fixture
def checkout(tmp_path):
    """The scripts and a ready .venv whose python prints its arguments; no program."""
    shutil.copytree(ROOT / "script", tmp_path / "script")
    (tmp_path / "requirements.lock").write_text("một==1\n", encoding="utf-8")
    (tmp_path / "tests" / "benchmarks").mkdir(parents=True)
    (tmp_path / "tests" / "benchmarks" / "start.py").touch()
    (tmp_path / "tests" / "fuzz").mkdir()
    (tmp_path / "tests" / "fuzz" / "kill.py").touch()
    python = tmp_path / ".venv" / "bin" / "python"
    python.parent.mkdir(parents=True)
    executable(python, 'echo "$PWD: $*"')
    shutil.copy(tmp_path / "requirements.lock", tmp_path / ".venv" / "ready.lock")
    return tmp_path


def executable(path, line):
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(f"#!/bin/sh\n{line}\n", encoding="utf-8")
    path.chmod(0o755)


def started(checkout, script, *arguments, path=None, folder=None):
    environment = {**os.environ, "LC_ALL": "C.UTF-8"}
    if path is not None:
        environment["PATH"] = f"{path}{os.pathsep}{environment['PATH']}"
    return subprocess.run(
        [str(checkout / "script" / script), *arguments],
        cwd=folder or checkout,
        env=environment,
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )


@needs_bash
def test_set_up_starts_nothing_when_the_lock_file_has_not_changed(checkout):
    executable(checkout / "bin" / "python3", "echo called")

    done = started(checkout, "setup", path=checkout / "bin")

    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")


@needs_bash
def test_set_up_runs_again_when_the_lock_file_has_changed(checkout):
    executable(checkout / "bin" / "python3", 'echo "called $*"')
    (checkout / "requirements.lock").write_text("một==2\n", encoding="utf-8")

    done = started(checkout, "setup", path=checkout / "bin")

    assert done.stdout.splitlines()[-1] == "called script/set_up.py"


@needs_bash
def test_set_up_runs_again_when_the_english_is_newer_than_what_was_built(checkout):
    executable(checkout / "bin" / "python3", 'echo "called $*"')
    written = checkout / "resources" / "translations" / "noivu_en.ts"
    written.parent.mkdir(parents=True)
    written.touch()

    assert started(checkout, "setup", path=checkout / "bin").stdout != ""

    written.with_suffix(".qm").touch()
    os.utime(written, (0, 0))

    assert started(checkout, "setup", path=checkout / "bin").stdout == ""


@needs_bash
def test_set_up_without_a_recent_python_says_so(checkout):
    for name in ("python3", "python3.13", "python3.12", "python3.11", "python"):
        executable(checkout / "bin" / name, "exit 1")
    (checkout / "requirements.lock").write_text("một==2\n", encoding="utf-8")

    done = started(checkout, "setup", path=checkout / "bin")

    assert done.returncode == 2
    assert done.stderr.startswith("Chương trình cần Python 3.11 trở lên")


@needs_bash
def test_run_hands_every_argument_on_and_stays_in_the_folder_of_the_caller(checkout, tmp_path):
    folder = tmp_path / "nơi khác"
    folder.mkdir()

    done = started(checkout, "run", "check", "hồ sơ.gpkg", "--json", folder=folder)

    assert done.stdout == f"{folder}: {checkout}/main.py check hồ sơ.gpkg --json\n"


@needs_bash
def test_run_gives_back_the_exit_code_of_the_program(checkout):
    executable(checkout / ".venv" / "bin" / "python", "exit 3")

    assert started(checkout, "run").returncode == 3


@needs_bash
def test_test_hands_arguments_to_pytest(checkout):
    done = started(checkout, "test", "-k", "tên")

    assert done.stdout == f"{checkout}: -m pytest -k tên\n"


@needs_bash
def test_bench_runs_the_named_benchmark(checkout):
    done = started(checkout, "bench", "start", "--quick")

    assert done.stdout == f"{checkout}: -m tests.benchmarks.start --quick\n"


@needs_bash
def test_bench_without_a_known_name_lists_the_names(checkout):
    for arguments in ((), ("no-such",)):
        done = started(checkout, "bench", *arguments)

        assert done.returncode == 2
        assert done.stderr == "Cách dùng: script/bench TÊN; các tên có: start\n"


@needs_bash
def test_fuzz_runs_the_named_test_and_without_a_known_name_lists_the_names(checkout):
    done = started(checkout, "fuzz", "kill", "--cases", "3")
    refused = started(checkout, "fuzz", "no-such")

    assert done.stdout == f"{checkout}: -m tests.fuzz.kill --cases 3\n"
    assert refused.returncode == 2
    assert refused.stderr == "Cách dùng: script/fuzz TÊN [--cases N]; các tên có: kill\n"


@pytest.mark.parametrize("script", SCRIPTS)
def test_scripts_can_be_executed(script):
    assert os.access(ROOT / "script" / script, os.X_OK)


@pytest.mark.parametrize("script", ["setup", "run", "test"])
def test_each_command_has_a_twin_for_windows(script):
    content = (ROOT / "script" / f"{script}.cmd").read_bytes()

    assert content.startswith(b"@echo off\r\n")
    assert b"\n" not in content.replace(b"\r\n", b"")


def test_no_command_names_a_place_on_the_network():
    files = [path for path in (ROOT / "script").rglob("*") if path.suffix in ("", ".cmd", ".py")]
    for path in [*filter(Path.is_file, files), ROOT / ".ci" / "run", ROOT / "pyproject.toml"]:
        assert "://" not in path.read_text(encoding="utf-8"), path


def test_missing_system_libraries_are_named_and_asked_for_again(monkeypatch, tmp_path, capsys):
    without_environment(monkeypatch, tmp_path)
    monkeypatch.setattr(set_up.sys, "platform", "linux")
    monkeypatch.setattr(set_up, "install_packages", lambda: None)
    monkeypatch.setattr(set_up, "_loads", lambda library: library != "libEGL.so.1")
    monkeypatch.setattr(set_up, "_apt_get_install", lambda packages: None)

    assert set_up.main() == 0

    assert capsys.readouterr().err.endswith("apt-get install libegl1\n")
    assert not set_up.READY.exists()


def test_set_up_is_done_once_every_library_is_there(monkeypatch, tmp_path):
    without_environment(monkeypatch, tmp_path)
    monkeypatch.setattr(set_up, "install_packages", lambda: None)
    monkeypatch.setattr(set_up, "missing_system_packages", list)

    assert set_up.main() == 0

    assert set_up.READY.read_bytes() == set_up.LOCK.read_bytes()


def test_set_up_builds_the_english_of_the_window_and_builds_it_again_when_it_changed(
    monkeypatch, tmp_path
):
    without_environment(monkeypatch, tmp_path)
    monkeypatch.setattr(set_up, "PYTHON", Path(sys.executable))
    built = set_up.ENGLISH.with_suffix(".qm")
    for number, word in enumerate(("Open", "Open a project")):
        set_up.ENGLISH.write_text(ONE_WORD.replace("Open", word), encoding="utf-8")
        os.utime(set_up.ENGLISH, (4_000_000_000 + number,) * 2)

        set_up.build_english()

        assert word.encode("utf-16-be") in built.read_bytes()
        os.utime(built, (4_000_000_000 + number,) * 2)


def test_set_up_ends_well_where_the_english_cannot_be_built(monkeypatch, tmp_path):
    without_environment(monkeypatch, tmp_path)
    monkeypatch.setattr(set_up, "install_packages", lambda: None)
    monkeypatch.setattr(set_up, "missing_system_packages", list)
    monkeypatch.setattr(set_up, "PYTHON", Path(sys.executable))
    set_up.ENGLISH.write_text("no translation file", encoding="utf-8")

    assert set_up.main() == 0

    assert not set_up.ENGLISH.with_suffix(".qm").exists()
    assert set_up.READY.exists()


def test_a_failed_installation_leaves_no_sign_of_success(monkeypatch, tmp_path, capsys):
    without_environment(monkeypatch, tmp_path)
    monkeypatch.setattr(set_up, "_own_pip", lambda: [sys.executable, "-c", "raise SystemExit(1)"])

    assert set_up.main() == 2

    assert capsys.readouterr().err.splitlines()[-1] == set_up.NOT_INSTALLED
    assert not set_up.INSTALLED.exists()
    assert not set_up.READY.exists()


def test_without_pip_set_up_says_how_to_get_it(monkeypatch, tmp_path, capsys):
    without_environment(monkeypatch, tmp_path)
    monkeypatch.setattr(set_up, "_succeeds", lambda command: False)
    monkeypatch.setattr(set_up, "_apt_get_install", lambda packages: None)

    assert set_up.main() == 2

    assert capsys.readouterr().err.splitlines()[-1] == set_up.NO_PIP


def test_the_project_is_found_from_its_environment_by_a_relative_path(monkeypatch, tmp_path):
    without_environment(monkeypatch, tmp_path)
    monkeypatch.setattr(set_up, "_own_pip", lambda: [sys.executable, "-c", ""])

    assert set_up.install_packages() is None

    (link,) = set_up.ENVIRONMENT.rglob("*.pth")
    target = Path(link.read_text(encoding="utf-8").strip())
    assert not target.is_absolute()
    assert (link.parent / target).resolve() == tmp_path.resolve()


def without_environment(monkeypatch, folder):
    """``set_up`` for a folder where nothing is set up yet."""
    environment = folder / ".venv"
    environment.mkdir()
    (folder / "requirements.lock").write_text("một==1\n", encoding="utf-8")
    places = {
        "ROOT": folder,
        "ENVIRONMENT": environment,
        "LOCK": folder / "requirements.lock",
        "INSTALLED": environment / "installed.lock",
        "READY": environment / "ready.lock",
        "ENGLISH": folder / "noivu_en.ts",
        "PYTHON": environment / set_up.PYTHON.relative_to(set_up.ENVIRONMENT),
    }
    for name, place in places.items():
        monkeypatch.setattr(set_up, name, place)
