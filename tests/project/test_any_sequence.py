"""Any sequence of doing, undoing, redoing, jumping, closing and copying equals a pure model."""

import shutil
import sqlite3
import tempfile
from dataclasses import replace
from pathlib import Path

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule

from noivu_desktop.errors import NoivuError, PlanError
from noivu_desktop.project.project_file import create_project_file, open_project_file
from noivu_desktop.project.steps import apply_step, make_step
from tests.project.strategies import CODES, any_steps, level_steps, small_project, value_steps

NOW = "2026-11-21T08:00:00Z"
MERGED = (
    "geom, plan, code, name, kind, members, seat, area_km2, population, households, verdict,"
    " findings"
)
REPEATED = {
    "units": "*",
    "hamlets": "*",
    "noivu_exact": "level, code, field, value",
    "merged_units": MERGED,
    "merged_hamlets": MERGED,
    "plan_parts": "geom, level, plan, merged_code, code, whole, to_code, area_km2, population,"
    " households, estimated, hamlets",
    "plans": "level, name, active",
    "locks": "level, plan, kind, codes",
    "exemptions": "level, code, ground, note, author, date",
    "waivers": "level, members, reason, author, date",
    "consultation": "level, code, basis, total, in_favour, against, date, note, author",
    "confirmations": "level, figure, author, date",
    "links": "level, first, second, ground",
}


def rows(path):
    """What other programs read, without row numbers and order."""
    connection = sqlite3.connect(path)
    try:
        return {
            table: sorted(connection.execute(f"SELECT {columns} FROM {table}"), key=repr)
            for table, columns in REPEATED.items()
        }
    finally:
        connection.close()


class AnySequence(RuleBasedStateMachine):
    """The model: a list of (parent, value) and the place where the project stands."""

    def __init__(self):
        super().__init__()
        self.folder = Path(tempfile.mkdtemp())
        self.path = self.folder / "Hồ sơ tỉnh.gpkg"
        self.values = [(None, small_project())]
        self.head = 0
        self.file = create_project_file(self.path, small_project())

    @rule(step=any_steps)
    def any_step(self, step):
        self.do(step)

    def do(self, step):
        kind, arguments = step
        before = self.values[self.head][1]
        try:
            made = make_step(before, kind, arguments, author="Lan", time=NOW)
            after = apply_step(before, made)
        except NoivuError as error:
            self.refused(kind, arguments, error)
            return
        done = self.file.do(kind, author="Lan", **arguments)
        if after is not before:
            self.values.append((self.head, done))
            self.head = len(self.values) - 1
        assert without_dates(done) == without_dates(after)

    @rule(step=value_steps)
    def set_values(self, step):
        self.do(step)

    @rule(step=level_steps)
    def change_the_level_below(self, step):
        self.do(step)

    @rule(codes=st.lists(st.sampled_from(CODES), min_size=2, max_size=3))
    def merge(self, codes):
        self.do(("merge", {"codes": codes}))

    def refused(self, kind, arguments, error):
        try:
            self.file.do(kind, **arguments)
        except type(error) as same:
            assert str(same) == str(error)
        else:
            raise AssertionError("a step that the model refuses was taken")

    @rule()
    def undo(self):
        parent = self.values[self.head][0]
        if parent is None:
            assert not self.file.can_undo
            return
        self.head = parent
        assert self.file.undo() is self.file.project

    @rule()
    def redo(self):
        children = [at for at, (parent, _) in enumerate(self.values) if parent == self.head]
        assert self.file.can_redo == bool(children)
        if children:
            self.head = max(children)
            self.file.redo()

    @rule(place=st.integers(0, 60))
    def go_to(self, place):
        if place < len(self.values):
            self.head = place
            self.file.go_to(place)
        else:
            try:
                self.file.go_to(place)
            except PlanError:
                return
            raise AssertionError("a place that does not exist was found")

    @rule()
    def close_and_reopen(self):
        self.file.close()
        self.file = open_project_file(self.path)

    @rule()
    def copy(self):
        self.file.save_as(self.folder / "bản sao.gpkg")
        with open_project_file(self.folder / "bản sao.gpkg") as copy:
            assert copy.project == self.file.project
            assert copy.history == self.file.history

    @invariant()
    def the_file_has_the_value_of_the_model(self):
        assert self.file.project == self.values[self.head][1]
        assert len(self.file.history.entries) == len(self.values) - 1

    def teardown(self):
        self.file.close()
        create_project_file(self.folder / "mới.gpkg", self.values[self.head][1]).close()
        assert rows(self.path) == rows(self.folder / "mới.gpkg")
        shutil.rmtree(self.folder)


def without_dates(project):
    """The same value but for the day on which decisions were entered."""
    return replace(
        project,
        exemptions=tuple(replace(one, date="", author="") for one in project.exemptions),
        waivers=tuple(replace(one, date="", author="") for one in project.waivers),
        consultations=tuple(replace(one, date="", author="") for one in project.consultations),
        confirmations=tuple(replace(one, date="", author="") for one in project.confirmations),
        hamlets=None if project.hamlets is None else without_dates(project.hamlets),
    )


TestAnySequence = AnySequence.TestCase
TestAnySequence.settings = settings(max_examples=30, stateful_step_count=25)
