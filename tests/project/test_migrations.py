"""Files of older versions are brought up to date on a copy; the old file stays beside it.

``tests/data/projects`` keeps what each older program wrote, with what it read of it.
"""

import json
import shutil
import sqlite3
from contextlib import closing
from pathlib import Path

import pyogrio
import pytest

from noivu_desktop.errors import ProjectFileError
from noivu_desktop.project import migrations
from noivu_desktop.project.project_file import create_project_file, open_project_file, read_project
from noivu_desktop.project.schema import FORMAT_VERSION
from noivu_desktop.verify.verifying import verify_project
from tests.data.projects.make_version import described
from tests.project.test_any_sequence import rows

OF_PLANS = ("không liền nhau", "cộng lại", "tổng dân số trước", "không khớp ranh")
"""What verify may say of the made-up plans and map themselves."""
STORED = Path(__file__).parents[1] / "data" / "projects"


@pytest.fixture
def old_file(tmp_path):
    return Path(shutil.copy(STORED / "version-1.gpkg", tmp_path / "Hồ sơ.gpkg"))


@pytest.fixture
def known():
    """What the program of its time read of the file of version 1."""
    return json.loads((STORED / "version-1.json").read_text("utf-8"))


def version(path):
    with closing(sqlite3.connect(path)) as connection:
        query = "SELECT value FROM noivu_meta WHERE key = 'format'"
        return connection.execute(query).fetchone()[0]


def test_an_old_file_opens_up_to_date_and_stays_beside_it_as_it_was(old_file, known):
    before = old_file.read_bytes()

    with open_project_file(old_file) as file:
        assert file.history.head == known["head"]
        assert (file.undo_label, file.redo_label) == (known["undo"], known["redo"])
        assert [one.step.label for one in file.history.entries] == known["labels"]
        assert [[one.name, one.step] for one in file.checkpoints] == known["checkpoints"]

    assert version(old_file) == str(FORMAT_VERSION)
    kept = old_file.with_name("Hồ sơ.dang-1.gpkg")
    assert kept.read_bytes() == before
    assert sorted(one.name for one in old_file.parent.iterdir()) == [kept.name, old_file.name]


@pytest.mark.parametrize("number", [1, 2])
def test_every_place_of_a_stored_history_has_the_value_it_had(tmp_path, number):
    path = Path(shutil.copy(STORED / f"version-{number}.gpkg", tmp_path))
    known = json.loads((STORED / f"version-{number}.json").read_text("utf-8"))
    judge_again(path)

    with open_project_file(path) as file:
        assert file.history.head == known["head"]
        for place, value in enumerate(known["values"]):
            found = plain(described(file.value_at(place), number))
            assert found == value, f"thao tác {place}"
    assert [p for p in verify_project(path).problems if not any(w in p for w in OF_PLANS)] == []
    assert verdicts(path) == verdicts(STORED / f"version-{number}.gpkg")


def judge_again(path):
    """Take the file for one of another program: the sentences of findings may be worded anew."""
    with closing(sqlite3.connect(path)) as connection, connection:
        connection.execute("DELETE FROM noivu_meta WHERE key = 'judged_by'")


def verdicts(path):
    """What the sentences come to, which no later wording may change."""
    with closing(sqlite3.connect(path)) as connection:
        query = "SELECT plan, code, verdict FROM merged_units ORDER BY plan, code"
        return connection.execute(query).fetchall()


def plain(value):
    return json.loads(json.dumps(value))


def test_the_tables_of_an_old_file_become_those_of_a_new_one(old_file, tmp_path):
    fresh = tmp_path / "mới.gpkg"
    with open_project_file(old_file) as file:
        for place in (file.history.head, 0, 20, 21):
            file.go_to(place)
            create_project_file(fresh, file.project).close()
            assert rows(old_file) == rows(fresh), f"thao tác {place}"
            fresh.unlink()
        file.go_to(18)


def test_an_old_file_that_was_left_with_a_unit_in_parts_knows_of_them_once_opened(tmp_path):
    path, fresh = tmp_path / "cũ.gpkg", tmp_path / "mới.gpkg"
    shutil.copy(STORED / "version-1.gpkg", path)
    with closing(sqlite3.connect(path)) as connection, connection:
        connection.execute("UPDATE noivu_meta SET value = '20' WHERE key = 'head'")

    with open_project_file(path) as file:
        create_project_file(fresh, file.project).close()

    now = rows(path)
    assert now["plan_parts"] == rows(fresh)["plan_parts"]
    assert any(not whole for _, _, _, _, _, whole, *_ in now["plan_parts"])


def test_other_programs_see_the_layers_of_a_migrated_file(old_file):
    open_project_file(old_file).close()

    layers = dict(pyogrio.list_layers(old_file).tolist())
    wanted = ("units", "merged_units", "hamlets", "merged_hamlets", "plan_parts")
    assert {name: layers[name] for name in wanted} == dict.fromkeys(wanted, "MultiPolygon")
    with closing(sqlite3.connect(old_file)) as connection:
        stamps = connection.execute("SELECT DISTINCT last_change FROM gpkg_contents").fetchall()
    assert len(stamps) == 1


def test_who_only_looks_sees_an_old_file_and_leaves_it_alone(old_file, known):
    before = old_file.read_bytes()

    assert plain(described(read_project(old_file))) == known["values"][known["head"]]

    assert old_file.read_bytes() == before
    assert [one.name for one in old_file.parent.iterdir()] == [old_file.name]


def test_a_copy_of_an_old_file_that_is_only_looked_at_is_a_new_file(old_file, known):
    copy = old_file.with_name("bản sao.gpkg")

    with open_project_file(old_file, read_only=True) as file:
        file.save_as(copy)

    assert (version(old_file), version(copy)) == ("1", str(FORMAT_VERSION))
    with open_project_file(copy) as file:
        assert file.undo_label == known["undo"]


def fail(connection):
    connection.execute("CREATE TABLE noivu_new (id INTEGER PRIMARY KEY)")
    raise sqlite3.OperationalError("no")


def test_a_migration_that_fails_leaves_the_file_as_it_was(old_file, monkeypatch):
    monkeypatch.setattr(migrations, "MIGRATIONS", {1: fail})
    before = old_file.read_bytes()

    with pytest.raises(ProjectFileError):
        open_project_file(old_file)

    assert old_file.read_bytes() == before
    assert version(old_file) == "1"
