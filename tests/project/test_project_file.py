"""One writer, whole files, sentences for everything that can go wrong, nothing touched then."""

import contextlib
import errno
import hashlib
import os
import shutil
import sqlite3
import sys
import tempfile
from pathlib import Path

import pytest

from noivu_desktop.errors import NoivuError, PlanError, ProjectFileError
from noivu_desktop.project import project_file
from noivu_desktop.project.project_file import create_project_file, open_project_file, read_project
from tests.project.strategies import small_project

NOBODY = 65534


def digest(path):
    return hashlib.sha256(path.read_bytes()).hexdigest()


def execute(path, sql, *values):
    with contextlib.closing(sqlite3.connect(path)) as connection, connection:
        connection.execute(sql, values)


@pytest.fixture
def path(tmp_path):
    """A project with one merge, closed."""
    with create_project_file(tmp_path / "Hồ sơ.gpkg", small_project()) as file:
        file.do("merge", codes=["A1", "B1"])
    return tmp_path / "Hồ sơ.gpkg"


@contextlib.contextmanager
def without_rights(folder):
    """The folder and its files can be read but not written, also if the tests run as root."""
    for one in (*folder.iterdir(), folder):
        one.chmod(0o555 if one.is_dir() else 0o444)
    if os.geteuid() == 0:
        os.seteuid(NOBODY)
    try:
        yield
    finally:
        os.seteuid(os.getuid())
        for one in (folder, *folder.iterdir()):
            one.chmod(0o755)


@pytest.fixture
def open_folder():
    """A folder that also another user may read."""
    with tempfile.TemporaryDirectory() as name:
        yield Path(name)


def test_undo_and_redo_survive_closing(path):
    with open_project_file(path) as file:
        assert file.undo_label == "Hoàn tác: Nhập Xã A1 và Xã B1"
        file.undo()
    with open_project_file(path) as file:
        assert not file.can_undo
        assert file.redo_label == "Làm lại: Nhập Xã A1 và Xã B1"
        file.redo()
    assert len(read_project(path).plan().merged) == 1


def test_undo_gives_back_the_identical_value(path):
    with open_project_file(path) as file:
        before = file.project
        file.do("set_values", code="A1", values={"population": 1})

        assert file.undo() is before


def test_a_refused_step_writes_nothing(path):
    with open_project_file(path) as file:
        before = digest(path)
        with pytest.raises(PlanError):
            file.do("merge", codes=["A1"])
        with pytest.raises(PlanError):
            file.do("split", code="C3")

        assert digest(path) == before
        assert len(file.history.entries) == 1


def test_every_step_says_who_and_when(path):
    with open_project_file(path) as file:
        file.do("exempt", code="C3", ground="DEFENCE", note="đồn", author="Nguyễn Thị Lan")
        entry = file.steps[-1]

    assert entry.step.author == "Nguyễn Thị Lan"
    assert entry.step.time.endswith("Z")
    exemption = read_project(path).exemptions[0]
    assert (exemption.author, exemption.date) == ("Nguyễn Thị Lan", entry.step.time[:10])


def test_a_second_opener_reads_only_and_is_told_who_holds_the_file(path):
    with open_project_file(path) as first, open_project_file(path) as second:
        first.do("merge", codes=["A2", "B2"])

        assert second.read_only
        assert str(os.getpid()) not in second.holder
        assert "máy" in second.holder
        assert "ngày" in second.holder
        for change in (lambda: second.do("split", code="A1"), second.undo,
                       lambda: second.checkpoint("x")):  # fmt: skip
            with pytest.raises(ProjectFileError, match="chỉ xem được"):
                change()
    with open_project_file(path) as third:
        assert not third.read_only
        assert third.holder == ""


def test_a_lock_file_left_by_a_crash_holds_nobody_up(path):
    path.with_name(f".~{path.name}.lock").write_text(
        '{"name": "Lan", "host": "may-khac", "pid": 1, "time": "2026-01-01T00:00:00Z"}', "utf-8"
    )

    with open_project_file(path) as file:
        assert not file.read_only
    assert not path.with_name(f".~{path.name}.lock").exists()


def test_a_file_that_someone_holds_is_not_replaced(path, tmp_path):
    with open_project_file(path) as file:
        before = digest(path)
        with pytest.raises(ProjectFileError, match="đang do"):
            create_project_file(path, small_project())
        with create_project_file(tmp_path / "khác.gpkg", small_project()) as other:  # noqa: SIM117
            with pytest.raises(ProjectFileError, match="đang do"):
                other.save_as(path)

        assert digest(path) == before
        assert not file.read_only


def test_a_newer_format_is_refused_and_left_untouched(path):
    execute(path, "UPDATE noivu_meta SET value = '99' WHERE key = 'format'")
    before = digest(path)

    with pytest.raises(ProjectFileError, match="mới hơn"):
        open_project_file(path)
    with pytest.raises(ProjectFileError, match="mới hơn"):
        create_project_file(path, small_project())

    assert digest(path) == before
    assert [one.name for one in path.parent.iterdir()] == [path.name]


@pytest.mark.parametrize("content", [b"", b"not a database at all " * 300])
def test_a_file_that_is_no_project_is_refused_and_never_overwritten(tmp_path, content):
    path = tmp_path / "ban-do.gpkg"
    path.write_bytes(content)

    for attempt in (
        lambda: open_project_file(path),
        lambda: read_project(path),
        lambda: create_project_file(path, small_project()),
    ):
        with pytest.raises(ProjectFileError, match="không phải hồ sơ"):
            attempt()
    assert path.read_bytes() == content
    assert [one.name for one in tmp_path.iterdir()] == [path.name]


def test_a_missing_file_and_a_missing_folder_are_named(tmp_path):
    with pytest.raises(ProjectFileError, match="Không tìm thấy"):
        open_project_file(tmp_path / "không có.gpkg")
    with pytest.raises(ProjectFileError, match="Không có thư mục"):
        create_project_file(tmp_path / "không có" / "p.gpkg", small_project())
    assert list(tmp_path.iterdir()) == []


def test_a_damaged_file_gives_a_sentence_wherever_the_damage_is(path):
    """One page of the file after the other is overwritten."""
    whole = path.read_bytes()
    for start in range(0, len(whole), 4096):
        path.write_bytes(whole[:start] + b"\xa5" * 4096 + whole[start + 4096 :])
        try:
            with open_project_file(path) as file:
                file.do("merge", codes=["A3", "B3"])
        except NoivuError as error:
            assert "Hồ sơ.gpkg" in str(error)


@pytest.mark.parametrize(
    ("sql", "part"),
    [
        ("UPDATE steps SET kind = 'eval'", "eval"),
        ("UPDATE steps SET arguments = json_set(arguments, '$.codes', 3)", "codes"),
        ("UPDATE steps SET arguments = '[[[['", "thao tác số 1"),
        ("UPDATE steps SET parent = 7", "thao tác số 1"),
        ("UPDATE noivu_meta SET value = '9' WHERE key = 'head'", "không hợp lệ"),
        ("UPDATE noivu_meta SET value = '{}' WHERE key = 'first'", "đã hỏng"),
        ("UPDATE noivu_meta SET value = '[' WHERE key = 'first'", "đã hỏng"),
        ("UPDATE units SET kind = 'làng' WHERE code = 'C3'", "C3"),
        ("UPDATE units SET area_km2 = -1 WHERE code = 'C3'", "C3"),
        ("UPDATE units SET population = 'nhiều' WHERE code = 'C3'", "C3"),
        ("UPDATE units SET geom = x'4750' WHERE code = 'C3'", "đã hỏng"),
        ("UPDATE units SET geom = NULL WHERE code = 'C3'", "đã hỏng"),
        ("DELETE FROM units WHERE code = 'A1'", "A1"),
        ("DROP TABLE steps", "đã hỏng"),
    ],
)
def test_content_that_makes_no_sense_gives_one_sentence(path, sql, part):
    execute(path, sql)

    with pytest.raises(ProjectFileError, match=part) as caught:
        open_project_file(path)
    assert "\n" not in str(caught.value)


@pytest.mark.skipif(sys.platform == "win32", reason="rights work differently there")
def test_a_folder_without_write_rights_opens_for_reading_and_says_why(open_folder):
    path = open_folder / "p.gpkg"
    create_project_file(path, small_project()).close()
    before = digest(path)

    with without_rights(open_folder):
        with open_project_file(path) as file:
            assert file.read_only
            assert file.project == small_project()
            with pytest.raises(ProjectFileError, match="Không có quyền ghi"):
                file.do("merge", codes=["A1", "B1"])
        with pytest.raises(ProjectFileError, match="kiểm tra thư mục"):
            create_project_file(open_folder / "mới.gpkg", small_project())

    assert digest(path) == before
    assert [one.name for one in open_folder.iterdir()] == ["p.gpkg"]


@pytest.mark.skipif(sys.platform == "win32", reason="rights work differently there")
def test_a_folder_that_may_not_be_entered_is_told_as_such(open_folder):
    path = open_folder / "p.gpkg"
    create_project_file(path, small_project()).close()

    with without_rights(open_folder):
        os.seteuid(os.getuid())
        open_folder.chmod(0o000)
        if os.geteuid() == 0:
            os.seteuid(NOBODY)
        with pytest.raises(ProjectFileError, match="quyền truy cập"):
            open_project_file(path)


@pytest.mark.skipif(sys.platform == "win32", reason="no limit of file size there")
def test_a_disk_that_takes_no_more_loses_only_the_step_in_flight(path):
    import resource

    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    with open_project_file(path) as file:
        before = file.project
        resource.setrlimit(resource.RLIMIT_FSIZE, (path.stat().st_size, hard))
        try:
            with pytest.raises(ProjectFileError, match="Ổ đĩa"):
                file.do("set_values", code="A1", values={"note": "x" * 9000})
            resource.setrlimit(resource.RLIMIT_FSIZE, (8192, hard))
            with pytest.raises(ProjectFileError, match="Ổ đĩa"):
                file.save_as(path.with_name("bản sao.gpkg"))
        finally:
            resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))

        assert file.project is before
        file.do("merge", codes=["A3", "B3"])
        after = file.project
    assert read_project(path) == after
    assert [one.name for one in path.parent.iterdir()] == [path.name]


def test_a_copy_has_the_whole_history_and_the_original_stays_open(path, tmp_path):
    with open_project_file(path) as file:
        file.checkpoint("Gửi huyện")
        file.save_as(tmp_path / "bản sao.gpkg")
        file.do("merge", codes=["A2", "B2"])

        with open_project_file(tmp_path / "bản sao.gpkg") as copy:
            assert copy.undo_label == "Hoàn tác: Nhập Xã A1 và Xã B1"
            assert [one.name for one in copy.checkpoints] == ["Gửi huyện"]
            assert not copy.read_only
        with pytest.raises(ProjectFileError, match="tên khác"):
            file.save_as(path)


def test_a_step_never_rewrites_polygons_that_did_not_change(path):
    """The bytes of the polygons of all units stay where they are in the file."""
    query = "SELECT geom FROM units WHERE code = 'C3'"
    with contextlib.closing(sqlite3.connect(path)) as connection:
        blob = connection.execute(query).fetchone()[0]
    place = path.read_bytes().index(blob)

    with open_project_file(path) as file:
        file.do("merge", codes=["A2", "B2"])
        file.do("set_rule_set", id="nq-653-2019")

    assert path.read_bytes().index(blob) == place


def test_no_shared_memory_files_are_used(path):
    with open_project_file(path) as file:
        file.do("merge", codes=["A2", "B2"])
        names = {one.name for one in path.parent.iterdir()}

    assert names == {path.name, f"{path.name}-journal", f".~{path.name}.lock"}


def test_the_journal_goes_when_the_file_is_closed(path):
    with open_project_file(path) as file:
        file.do("merge", codes=["A2", "B2"])
        with open_project_file(path) as reader:
            assert reader.project == file.project

    assert [one.name for one in path.parent.iterdir()] == [path.name]


@pytest.mark.skipif(sys.platform == "win32", reason="rights work differently there")
def test_a_copy_taken_while_the_file_is_open_can_be_read_where_nothing_can_be_written(
    path, open_folder
):
    """A power cut leaves the same: the file with an empty journal beside it."""
    with open_project_file(path) as file:
        file.do("merge", codes=["A2", "B2"])
        for one in (path, path.with_name(f"{path.name}-journal")):
            shutil.copy(one, open_folder)
        plans = file.project.plans
    copy = open_folder / path.name

    with without_rights(open_folder), open_project_file(copy, read_only=True) as copied:
        assert copied.project.plans == plans

    with open_project_file(copy) as copied:
        assert copied.project.plans == plans
    assert [one.name for one in open_folder.iterdir()] == [path.name]


def test_another_program_may_write_between_two_steps(path):
    with open_project_file(path) as file:
        file.do("merge", codes=["A2", "B2"])
        execute(path, "CREATE TABLE notes (words TEXT)")
        after = file.do("merge", codes=["A1", "A2"])

    with open_project_file(path) as file:
        assert file.project.plans == after.plans


def test_a_full_disk_at_opening_is_told_as_such_and_the_file_can_be_looked_at(
    tmp_path, monkeypatch
):
    create_project_file(tmp_path / "p.gpkg", small_project()).close()

    def full(path):
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(project_file, "take_hold", full)
    with open_project_file(tmp_path / "p.gpkg") as file:
        assert file.read_only
        assert file.reason.startswith("Ổ đĩa đã đầy")
        assert file.project == small_project()


def test_a_file_whose_tables_are_described_in_no_text_is_refused_with_a_sentence(tmp_path):
    path = tmp_path / "p.gpkg"
    create_project_file(path, small_project()).close()
    raw = path.read_bytes()
    path.write_bytes(raw.replace(b"CREATE TABLE noivu_meta", b"CREATE \xb3ABLE noivu_meta"))

    with pytest.raises(ProjectFileError, match="đã hỏng"):
        read_project(path)
