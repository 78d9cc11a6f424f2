"""Who may write: the system's lock decides; where a drive knows none, the name in the file."""

import errno
import json
import os
import platform

import pytest

from noivu_desktop.project import holding
from noivu_desktop.project.holding import Hold, Holder, local_time, take_hold


def lock_file(path):
    return path.with_name(f".~{path.name}.lock")


def written_by(path, host, pid):
    content = {"name": "Lan", "host": host, "pid": pid, "time": "2026-11-21T01:15:00Z"}
    lock_file(path).write_text(json.dumps(content), "utf-8")


@pytest.fixture
def drive_without_locks(monkeypatch):
    def refuse(descriptor):
        raise OSError(errno.ENOLCK, "no locks available")

    monkeypatch.setattr(holding, "_system_lock", refuse)


def test_the_holder_is_named_until_the_hold_is_released(tmp_path):
    path = tmp_path / "p.gpkg"
    hold = take_hold(path)
    assert isinstance(hold, Hold)

    other = take_hold(path)
    assert isinstance(other, Holder)
    assert (other.pid, other.host) == (os.getpid(), platform.node())

    hold.release()
    hold.release()
    assert not lock_file(path).exists()
    again = take_hold(path)
    assert isinstance(again, Hold)
    again.release()


@pytest.mark.parametrize("content", ["", "{", "[1]", '{"name": 1}', "\udcff"])
def test_a_lock_file_of_any_content_holds_nobody_up(tmp_path, content):
    lock_file(tmp_path / "p.gpkg").write_bytes(content.encode("utf-8", "surrogateescape"))

    hold = take_hold(tmp_path / "p.gpkg")

    assert isinstance(hold, Hold)
    hold.release()


def test_without_locks_a_holder_on_another_machine_is_believed(tmp_path, drive_without_locks):
    written_by(tmp_path / "p.gpkg", "may-khac", 1)

    found = take_hold(tmp_path / "p.gpkg")

    assert isinstance(found, Holder)
    assert str(found).startswith("Lan (máy may-khac, từ ")


def test_without_locks_a_living_program_on_this_machine_is_believed(tmp_path, drive_without_locks):
    written_by(tmp_path / "p.gpkg", platform.node(), os.getpid())

    assert isinstance(take_hold(tmp_path / "p.gpkg"), Holder)


def test_without_locks_a_program_that_is_gone_holds_nothing(tmp_path, drive_without_locks):
    child = os.spawnlp(os.P_NOWAIT, "true", "true")
    os.waitpid(child, 0)
    written_by(tmp_path / "p.gpkg", platform.node(), child)

    hold = take_hold(tmp_path / "p.gpkg")

    assert isinstance(hold, Hold)
    hold.release()


def test_times_are_shown_as_on_the_wall_and_nonsense_does_no_harm(monkeypatch):
    assert local_time("2026-11-21T01:15:00Z").endswith("/11/2026")
    assert local_time("hôm qua") == "không rõ lúc nào"
