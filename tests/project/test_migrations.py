"""Files of older versions are brought up to date on a copy; the old file stays beside it.

Version 1 is the first; until there is a second, these tests make one up.
"""

import sqlite3
from contextlib import closing

import pytest

from noivu_desktop.errors import ProjectFileError
from noivu_desktop.project import migrations, opening, stored
from noivu_desktop.project.project_file import create_project_file, open_project_file, read_project
from tests.project.strategies import small_project


def add_a_table(connection):
    connection.execute("CREATE TABLE noivu_new (id INTEGER PRIMARY KEY)")


def fail(connection):
    add_a_table(connection)
    raise sqlite3.OperationalError("no")


@pytest.fixture
def old_file(tmp_path, monkeypatch):
    """A file of version 1, opened by a program that writes version 2."""
    with create_project_file(tmp_path / "Hồ sơ.gpkg", small_project()) as file:
        file.do("merge", codes=["A1", "B1"])
    for module in (migrations, opening, stored):
        monkeypatch.setattr(module, "FORMAT_VERSION", 2)
    monkeypatch.setattr(migrations, "MIGRATIONS", {1: add_a_table})
    return tmp_path / "Hồ sơ.gpkg"


def version(path):
    with closing(sqlite3.connect(path)) as connection:
        query = "SELECT value FROM noivu_meta WHERE key = 'format'"
        return connection.execute(query).fetchone()[0]


def test_an_old_file_opens_up_to_date_and_stays_beside_it_as_it_was(old_file):
    before = old_file.read_bytes()

    with open_project_file(old_file) as file:
        assert file.undo_label == "Hoàn tác: Nhập Xã A1 và Xã B1"

    assert version(old_file) == "2"
    kept = old_file.with_name("Hồ sơ.dang-1.gpkg")
    assert kept.read_bytes() == before
    assert sorted(one.name for one in old_file.parent.iterdir()) == [kept.name, old_file.name]


def test_reading_only_leaves_an_old_file_alone(old_file):
    before = old_file.read_bytes()

    with pytest.raises(ProjectFileError, match="mở để sửa"):
        read_project(old_file)

    assert old_file.read_bytes() == before


def test_a_migration_that_fails_leaves_the_file_as_it_was(old_file, monkeypatch):
    monkeypatch.setattr(migrations, "MIGRATIONS", {1: fail})
    before = old_file.read_bytes()

    with pytest.raises(ProjectFileError):
        open_project_file(old_file)

    assert old_file.read_bytes() == before
    assert version(old_file) == "1"
