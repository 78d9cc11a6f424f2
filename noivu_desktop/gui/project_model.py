"""The open project as the window sees it."""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager, nullcontext
from dataclasses import replace
from typing import Any

from PySide6.QtCore import QObject, Signal

from noivu_desktop.errors import NoivuError
from noivu_desktop.gui.standing import Standings, standings_of, standings_without_law
from noivu_desktop.gui.waiting import wait_cursor
from noivu_desktop.plan.plan import Plan
from noivu_desktop.project.judging import judge_merged_unit, judge_plan, rule_set_of
from noivu_desktop.project.levels import at_level, level_of
from noivu_desktop.project.project import Project
from noivu_desktop.project.project_file import ProjectFile
from noivu_desktop.rules.checking import PlanCheck
from noivu_desktop.rules.merged_check import MergedCheck
from noivu_desktop.rules.rule_set import RuleSet
from noivu_desktop.units.coverage import Coverage
from noivu_desktop.units.unit import Level

_MANY_UNITS = 3_000
"""On larger maps another text or plan takes more than a moment."""


class ProjectModel(QObject):
    """The open project and its history: the only door by which the window changes it.

    What a step changed is found by comparing the value before and after; nobody declares it.
    """

    level_changed = Signal()
    units_changed = Signal()
    plan_changed = Signal()
    rules_changed = Signal()
    history_changed = Signal()

    def __init__(self, file: ProjectFile, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._file = file
        self._level: Level | None = None
        self._shown: tuple[Project, Level | None, Project] = (file.project, None, file.project)
        self._check: PlanCheck | None = None
        self._standings: Standings | None = None
        self._checked: tuple[object, ...] = ()
        self._check_problem = ""

    @property
    def file(self) -> ProjectFile:
        return self._file

    @property
    def whole(self) -> Project:
        """The project with all its levels, as the file has it."""
        return self._file.project

    @property
    def project(self) -> Project:
        """What is planned at the level that is shown."""
        whole, level, shown = self._shown
        if whole is not self.whole or level is not self._level:
            shown = at_level(self.whole, self._level)
            self._shown = (self.whole, self._level, shown)
        return shown

    @property
    def level(self) -> Level:
        """The level that is shown."""
        return self._level or level_of(self.whole)

    @property
    def levels(self) -> tuple[Level, ...]:
        """The levels that can be shown, the upper one first."""
        own = level_of(self.whole)
        return (own,) if self.whole.hamlets is None else (own, Level.HAMLET)

    def show_level(self, level: Level) -> None:
        """Show the units and plans of one of ``levels``."""
        if level is self.level or level not in self.levels:
            return
        before = self.project
        self._level = None if level is level_of(self.whole) else level
        self.level_changed.emit()
        self._tell(before)

    @property
    def coverage(self) -> Coverage:
        return self.project.coverage

    @property
    def plan(self) -> Plan:
        """The plan that the window shows."""
        return self.project.plan()

    @property
    def rule_set(self) -> RuleSet:
        """The rule set of the project; raises RuleSetError if this program does not know it."""
        return rule_set_of(self.project)

    @property
    def check(self) -> PlanCheck | None:
        """What the law says about the shown plan; ``None`` with ``check_problem`` if unsayable."""
        self._bring_up_to_date()
        return self._check

    @property
    def standings(self) -> Standings:
        """Where every unit stands, in the order of the coverage; one value for each check."""
        self._bring_up_to_date()
        assert self._standings is not None
        return self._standings

    @property
    def check_problem(self) -> str:
        """Why there is no check: one sentence, or empty."""
        return "" if self.check else self._check_problem

    def preview(self, plan: Plan, code: str) -> MergedCheck | None:
        """What the law says about the merged unit of ``code`` in a plan not yet accepted."""
        merged = plan.merged_by_member.get(code)
        if merged is None:
            return None
        return judge_merged_unit(self.project, merged)

    def do(self, kind: str, /, **arguments: Any) -> None:
        """Take one step at the shown level; raises NoivuError with the sentence to show."""
        with self._telling():
            self._file.do(kind, level=self._level, **arguments)

    def do_above(self, kind: str, /, **arguments: Any) -> None:
        """Take one step at the project's own level, whatever is shown."""
        with self._telling():
            self._file.do(kind, **arguments)

    def undo(self) -> None:
        with self._telling(follow=True):
            self._file.undo()

    def redo(self) -> None:
        with self._telling(follow=True):
            self._file.redo()

    def go_to(self, entry_id: int) -> None:
        """Stand at any place of the history."""
        with self._telling(follow=True):
            self._file.go_to(entry_id)

    def revert(self, entry_id: int) -> None:
        """Take one old step back by a new one; raises NoivuError where it no longer applies."""
        with self._telling(follow=True):
            self._file.revert(entry_id)

    def checkpoint(self, name: str) -> None:
        """Give the present place in the history a name."""
        self._file.checkpoint(name)
        self.history_changed.emit()

    def reload_rule_sets(self) -> None:
        """Judge again: a rule set of the user's own may have other figures now."""
        self._check, self._checked = None, ()
        if not self._file.read_only:
            self._file.judge_again()
        self.rules_changed.emit()

    def _bring_up_to_date(self) -> None:
        project = self.project
        value = (project.coverage, self.plan, *_rules_of(project))
        if not _same(value, self._checked):
            self._checked = value
            self._run_check(project)

    def _run_check(self, project: Project) -> None:
        try:
            self._check = judge_plan(project, previous=self._check)
            self._check_problem = ""
            self._standings = standings_of(self._check, self._standings)
        except NoivuError as error:
            self._check, self._check_problem = None, str(error)
            self._standings = standings_without_law(tuple(project.coverage.index), self.plan)

    @contextmanager
    def _telling(self, *, follow: bool = False) -> Iterator[None]:
        """Tell what the work inside changed; ``follow`` it to the level where it happened."""
        whole, before = self.whole, self.project
        with wait_cursor() if len(before.coverage.units) > _MANY_UNITS else nullcontext():
            yield
            self._tell_level(whole, follow=follow)
            self._tell(before)

    def _tell_level(self, whole: Project, *, follow: bool) -> None:
        if self.level not in self.levels:
            self._level = None
            self.level_changed.emit()
        elif follow and (elsewhere := self._level_elsewhere(whole)):
            self._level = None if elsewhere is level_of(self.whole) else elsewhere
            self.level_changed.emit()

    def _level_elsewhere(self, before: Project) -> Level | None:
        """The level at which something changed, if at the shown one nothing did."""
        after = self.whole
        above = replace(before, hamlets=after.hamlets) != after
        below = before.hamlets is not after.hamlets
        if self._level is None and below and not above:
            return Level.HAMLET if after.hamlets is not None else None
        if self._level is not None and above and not below:
            return level_of(after)
        return None

    def _tell(self, before: Project) -> None:
        after = self.project
        if after.coverage is not before.coverage:
            self.units_changed.emit()
        if not _same(_rules_of(after), _rules_of(before)):
            self.rules_changed.emit()
        if not _same(_plans_of(after), _plans_of(before)):
            self.plan_changed.emit()
        self.history_changed.emit()


def _rules_of(project: Project) -> tuple[object, ...]:
    return (
        project.rule_set_id,
        project.exemptions,
        project.waivers,
        project.consultations,
        project.confirmations,
    )


def _plans_of(project: Project) -> tuple[object, ...]:
    return (project.active_plan, *project.plans)


def _same(first: Iterable[object], second: Iterable[object]) -> bool:
    """Whether both hold the very same values; text is compared, since equal names are one name."""
    one, two = list(first), list(second)
    return len(one) == len(two) and all(
        a is b or (isinstance(a, str) and a == b) for a, b in zip(one, two, strict=True)
    )
