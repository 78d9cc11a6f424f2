"""After every step the tables that other programs read equal those of a file made from scratch."""

import sqlite3
from contextlib import closing

import pytest

from noivu_desktop.project.project_file import (
    create_project_file,
    open_project_file,
    read_project,
)
from tests.project.strategies import FIGURES, small_project
from tests.project.test_any_sequence import rows

MERGE = ("merge", {"codes": ["A1", "B1"]})
COPY = ("new_plan", {"name": "Phương án 2", "copy_of": "Phương án 1"})


@pytest.mark.parametrize(
    "steps",
    [
        [MERGE, ("set_values", {"code": "B1", "values": {"population": 1}})],
        [MERGE, ("set_values", {"code": "A1", "values": {"minority_share": "33,333333333 %"}})],
        [MERGE, ("waive", {"members": ["A1", "B1"], "reason": "x"})],
        [
            MERGE,
            ("waive", {"members": ["A1", "B1"], "reason": "x"}),
            ("unwaive", {"members": ["A1", "B1"]}),
        ],
        [MERGE, ("exempt", {"code": "A1", "ground": "DEFENCE"})],
        [
            MERGE,
            ("consult", {"code": "A1", "basis": "cử tri", "total": 10, "in_favour": 5}),
            ("consult", {"code": "A1", "basis": "cử tri", "total": 10, "in_favour": 6}),
            ("unconsult", {"code": "A1"}),
        ],
        [
            MERGE,
            *(("confirm_figure", {"figure": figure}) for figure in FIGURES[-3:]),
            ("unconfirm_figure", {"figure": FIGURES[-1]}),
        ],
        [MERGE, ("set_values_of", {"codes": ["B1", "C2"], "values": {"population": 1}})],
        [("set_groups", {"groups": [["A1", "C3"]]}), ("add_link", {"first": "A1", "second": "C3"})],
        [
            ("set_groups", {"groups": [["A1", "C3"]]}),
            ("add_link", {"first": "C3", "second": "A1"}),
            ("remove_link", {"first": "A1", "second": "C3"}),
        ],
        [MERGE, ("set_rule_set", {"id": "nq-653-2019"})],
        [MERGE, ("rename", {"code": "A1", "name": "Mới"}), ("set_kind", {"code": "A1",
                                                                      "kind": "phường"})],
        [MERGE, ("set_seat", {"code": "B1"}), ("merge", {"codes": ["B1", "C1"]})],
        [MERGE, COPY, ("split", {"code": "A1"})],
        [MERGE, COPY, ("set_values", {"code": "A1", "values": {"area_km2": "7"}})],
        [MERGE, ("rename_plan", {"plan": "Phương án 1", "name": "Chính"})],
        [MERGE, COPY, ("delete_plan", {"plan": "Phương án 1"})],
        [("lock", {"kind": "apart", "codes": ["A1", "B1"]}), ("lock", {"kind": "alone",
                                                                    "codes": ["C1"]})],
    ],
    ids=lambda steps: "-".join(kind for kind, _ in steps),
)  # fmt: skip
def test_tables_keep_step_forward_and_back(tmp_path, steps):
    path = tmp_path / "p.gpkg"
    with create_project_file(path, small_project()) as file:
        file.do("set_rule_set", id="nq-76-2025")
        for kind, arguments in steps:
            file.do(kind, **arguments)
            assert rows(path) == from_scratch(path)
        file.go_to(0)
        assert rows(path) == from_scratch(path)
        file.go_to(len(steps) + 1)
        assert rows(path) == from_scratch(path)


def from_scratch(path):
    new = path.with_name("mới.gpkg")
    create_project_file(new, read_project(path)).close()
    return rows(new)


def test_a_waiver_changes_the_verdict_that_others_see(tmp_path):
    path = tmp_path / "p.gpkg"
    with create_project_file(path, small_project()) as file:
        file.do("set_rule_set", id="nq-76-2025")
        file.do("merge", codes=["A1", "B1"])
        before = verdicts(path)
        file.do("waive", members=["A1", "B1"], reason="hai xã biệt lập")

    assert (before, verdicts(path)) == (["not_met"], ["waived"])


def verdicts(path):
    with closing(sqlite3.connect(path)) as connection:
        return [row[0] for row in connection.execute("SELECT verdict FROM merged_units")]


def test_a_step_that_fails_halfway_leaves_nothing_of_itself(tmp_path):
    path = tmp_path / "p.gpkg"
    with create_project_file(path, small_project()) as file:
        before = file.project
        outside(path, "CREATE TRIGGER no BEFORE INSERT ON plan_parts"
                      " BEGIN SELECT RAISE(ABORT, 'no'); END")  # fmt: skip
        with pytest.raises(sqlite3.IntegrityError):
            file.do("merge", codes=["A1", "B1"])
        assert file.project is before
        assert file.history.entries == ()

        outside(path, "DROP TRIGGER no")
        file.do("merge", codes=["A1", "B1"])
        assert rows(path) == from_scratch(path)


def outside(path, sql):
    with closing(sqlite3.connect(path)) as connection, connection:
        connection.execute(sql)


@pytest.mark.parametrize("judged_by", ["noivu-desktop 0.0 abc", None])
def test_verdicts_of_another_program_or_rule_text_are_renewed_at_opening(tmp_path, judged_by):
    path = tmp_path / "cũ.gpkg"
    with create_project_file(path, small_project()) as file:
        file.do(*MERGE[:1], **MERGE[1])
    fresh = rows(path)
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("DELETE FROM noivu_meta WHERE key = 'judged_by'")
        if judged_by:
            connection.execute("INSERT INTO noivu_meta VALUES ('judged_by', ?)", (judged_by,))
        connection.execute("UPDATE merged_units SET verdict = 'MET', findings = 'câu cũ'")
        connection.commit()
    assert rows(path) != fresh

    read_project(path)
    assert rows(path) != fresh, "who only looks does not write"
    open_project_file(path).close()

    assert rows(path) == fresh
