"""The project file: opened once, every step in it before the gesture ends, nothing ever lost."""

import contextlib
import errno
import os
import sqlite3
from collections import OrderedDict
from collections.abc import Sequence
from pathlib import Path
from types import TracebackType
from typing import Self

from noivu_desktop.errors import NoivuError, ProjectFileError
from noivu_desktop.project.database import (
    close,
    connect,
    sentences_about,
    transaction,
    whole_file,
)
from noivu_desktop.project.geopackage import layout_of
from noivu_desktop.project.history import ROOT, Entry, History
from noivu_desktop.project.holding import Hold, Holder, take_hold, user_name, utc_now
from noivu_desktop.project.judging import judged_by
from noivu_desktop.project.mirror import Statement, changes, renewed_verdicts
from noivu_desktop.project.opening import Opened, open_database, refuse_foreign_file
from noivu_desktop.project.project import Project
from noivu_desktop.project.reverting import reverting_steps
from noivu_desktop.project.steps import SIGNED_KINDS, apply_step, make_step
from noivu_desktop.project.stored import (
    Checkpoint,
    checkpoint_statement,
    entry_statement,
    head_statement,
    read_judged_by,
    write_first,
)
from noivu_desktop.units.unit import Level

_VALUES_KEPT = 100


def create_project_file(path: Path | str, project: Project) -> "ProjectFile":
    """A new project file at ``path``, open for writing.

    An older project at ``path`` is replaced; any other file there is refused. Raises
    ProjectFileError and leaves everything as it was if the file cannot be written.
    """
    target = Path(path).resolve()
    with sentences_about(target):
        refuse_foreign_file(target)
        hold = _hold_or_refuse(target)
    try:
        with sentences_about(target), whole_file(target) as temporary:
            _write_new(temporary, project)
        return _opened(target, hold)
    except BaseException:
        hold.release()
        raise


def open_project_file(path: Path | str, read_only: bool = False) -> "ProjectFile":
    """The project file at ``path``; read-only if asked, held by someone else, or unwritable.

    Raises ProjectFileError with a sentence for a file that is missing, broken, newer than this
    program or no project; such a file is left untouched.
    """
    source = Path(path).resolve()
    if not os.path.isfile(source):  # noqa: PTH113  Path.is_file() fails without rights
        raise ProjectFileError(
            f"Không tìm thấy hồ sơ {source}; hãy kiểm tra đường dẫn và quyền truy cập."
        )
    held = _reading(source) if read_only else _try_to_hold(source)
    try:
        return _opened(source, held)
    except BaseException:
        if isinstance(held, Hold):
            held.release()
        raise


def read_project(path: Path | str) -> Project:
    """The value that the project file at ``path`` holds now."""
    with open_project_file(path, read_only=True) as file:
        return file.project


class ProjectFile:
    """An open project file. Every change is in the file when the method returns.

    ``holder`` says who else writes to the file ("" if nobody does); ``reason`` is the sentence
    that tells why it cannot be changed here ("" if it can).
    """

    def __init__(
        self, path: Path, opened: Opened, *, hold: Hold | None, holder: str, reason: str
    ) -> None:
        self.path = path
        self.holder = holder
        self.reason = reason
        self._hold = hold
        self._connection: sqlite3.Connection = opened.connection
        self._layout = layout_of(opened.connection)
        self._first = opened.first
        self._history = opened.history
        self._checkpoints = opened.checkpoints
        self._values: OrderedDict[int, Project] = OrderedDict()
        self._project = self._value_at(self._history.head)
        if hold is not None:
            self._renew_verdicts()

    @property
    def read_only(self) -> bool:
        """Whether this program may not change the file."""
        return self._hold is None

    @property
    def project(self) -> Project:
        """The value the project has now."""
        return self._project

    @property
    def history(self) -> History:
        """All steps ever taken, and where the project stands among them."""
        return self._history

    @property
    def steps(self) -> tuple[Entry, ...]:
        """The steps that lead from the first value to the present one."""
        return self._history.path()

    @property
    def checkpoints(self) -> tuple[Checkpoint, ...]:
        """The named places in the history."""
        return self._checkpoints

    def do(self, kind: str, /, level: Level | None = None, **arguments: object) -> Project:
        """Take a step and return the new project; the very same one if nothing changes.

        level: of what the step is done to; ``None`` or the project's own level: the project.
        ``author`` is who decided; nobody unless given, when the history has the user of this
        machine. Raises PlanError, CoverageError,
        RuleSetError (nothing was written) or ProjectFileError (nothing was changed).
        """
        self._refuse_if_read_only()
        author = arguments.get("author")
        given = author if isinstance(author, str) else ""
        if "author" in arguments and kind not in SIGNED_KINDS:
            del arguments["author"]
        if level is not None and level is not self._project.coverage.level:
            kind, arguments = "on_hamlets", {"kind": kind, "arguments": arguments}
        step = make_step(
            self._project,
            kind,
            arguments,
            author=given or user_name(),
            time=utc_now(),
            decided_by=given,
        )
        after = apply_step(self._project, step)
        if after is self._project:
            return after
        history = self._history.do(step)
        self._move(history, after, [entry_statement(history.entry(history.head))])
        return after

    def undo(self) -> Project:
        """Take the last step back; it stays in the history."""
        return self._go(self._history.undo())

    def revert(self, entry_id: int) -> Project:
        """Take one old step back by a new step; all that was done since stays.

        Raises PlanError if what the step changed was changed again since.
        """
        entry = self._history.entry(entry_id)
        before, after = self._value_at(entry.parent), self._value_at(entry.id)
        steps = reverting_steps(before, after, self._project)
        return self.do("several", label=f"Đảo lại: {entry.step.label}", steps=steps)

    def redo(self) -> Project:
        """Take the newest step that was taken back here again."""
        return self._go(self._history.redo())

    def value_at(self, entry_id: int) -> Project:
        """The value at any place of the history (0: before the first step)."""
        return self._value_at(self._history.at(entry_id).head)

    def go_to(self, entry_id: int) -> Project:
        """Stand at any place of the history (0: before the first step)."""
        return self._go(self._history.at(entry_id))

    @property
    def can_undo(self) -> bool:
        """Whether ``undo`` has something to take back here."""
        return not self.read_only and self._history.can_undo

    @property
    def can_redo(self) -> bool:
        """Whether ``redo`` has something to take again here."""
        return not self.read_only and self._history.can_redo

    @property
    def undo_label(self) -> str:
        """What the menu says: "Hoàn tác: Nhập Xã A và Xã B"."""
        if not self._history.can_undo:
            return "Hoàn tác"
        return f"Hoàn tác: {self._history.entry(self._history.head).step.label}"

    @property
    def redo_label(self) -> str:
        """What the menu says: "Làm lại: Nhập Xã A và Xã B"."""
        entry = self._history.next_entry
        return f"Làm lại: {entry.step.label}" if entry else "Làm lại"

    def judge_again(self) -> None:
        """Bring the verdicts that other programs see up to date with rule sets that changed."""
        self._refuse_if_read_only()
        self._renew_verdicts()

    def checkpoint(self, name: str) -> Checkpoint:
        """Give the present place in the history a name."""
        self._refuse_if_read_only()
        checkpoint = Checkpoint(
            name=name, step=self._history.head, author=user_name(), time=utc_now()
        )
        self._write([checkpoint_statement(checkpoint)])
        self._checkpoints = (*self._checkpoints, checkpoint)
        return checkpoint

    def save_as(self, path: Path | str) -> None:
        """Write a copy with the whole history to ``path``; this file stays the open one."""
        target = Path(path).resolve()
        if target == self.path:
            raise ProjectFileError("Hãy chọn tên khác với tệp đang mở.")
        with sentences_about(target):
            refuse_foreign_file(target)
            hold = _hold_or_refuse(target)
            try:
                with whole_file(target) as temporary:
                    self._copy_to(temporary)
            finally:
                hold.release()

    def close(self) -> None:
        """Let the file go; the second call does nothing."""
        close(self._connection)
        if self._hold is not None:
            self._hold.release()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()

    def _go(self, history: History) -> Project:
        self._refuse_if_read_only()
        after = self._value_at(history.head)
        self._move(history, after, [])
        return after

    def _move(self, history: History, after: Project, first: Sequence[Statement]) -> None:
        """Write first, believe afterwards: a failed write leaves the open value as it was."""
        mirrored = changes(self._project, after, self._layout)
        self._write([*first, head_statement(history.head), *mirrored])
        self._history, self._project = history, after
        self._remember(history.head, after)

    def _write(self, statements: Sequence[Statement]) -> None:
        with sentences_about(self.path), transaction(self._connection):
            for sql, values in statements:
                self._connection.execute(sql, values)

    def _renew_verdicts(self) -> None:
        """Judge all merged units again if another program or another rule text did it last."""
        if read_judged_by(self._connection) != judged_by(self._project):
            with contextlib.suppress(ProjectFileError):  # a full disk: next time, then
                self._write(list(renewed_verdicts(self._project, self._layout)))

    def _value_at(self, head: int) -> Project:
        """The value at a place of the history, replayed from the nearest one still known."""
        missing: list[Entry] = []
        while head != ROOT and head not in self._values:
            missing.append(self._history.entry(head))
            head = missing[-1].parent
        value = self._first if head == ROOT else self._values[head]
        for entry in reversed(missing):
            try:
                value = apply_step(value, entry.step)
            except NoivuError as error:
                raise ProjectFileError(
                    f"Thao tác số {entry.id} trong {self.path} không thực hiện lại được: {error}"
                ) from None
            self._remember(entry.id, value)
        return value

    def _remember(self, place: int, value: Project) -> None:
        self._values[place] = value
        self._values.move_to_end(place)
        if len(self._values) > _VALUES_KEPT:
            self._values.popitem(last=False)

    def _copy_to(self, path: Path) -> None:
        copy = connect(path, "rwc")
        try:
            self._connection.backup(copy)
        finally:
            copy.close()

    def _refuse_if_read_only(self) -> None:
        if self.read_only:
            raise ProjectFileError(self.reason)


def _opened(path: Path, held: "Hold | _Reading") -> ProjectFile:
    writing = isinstance(held, Hold)
    with sentences_about(path):
        opened = open_database(path, writing=writing)
        try:
            if isinstance(held, Hold) and opened.writable:
                return ProjectFile(path, opened, hold=held, holder="", reason="")
            reading = held if isinstance(held, _Reading) else _unwritable(path)
            if isinstance(held, Hold):
                held.release()
            return ProjectFile(
                path, opened, hold=None, holder=reading.holder, reason=reading.reason
            )
        except BaseException:
            close(opened.connection)
            raise


class _Reading:
    """Why a file is open for reading only."""

    def __init__(self, holder: str, reason: str) -> None:
        self.holder = holder
        self.reason = reason


def _reading(path: Path) -> _Reading:
    return _Reading("", f"{path.name} đang mở chỉ để xem.")


def _unwritable(path: Path) -> _Reading:
    reason = f"Không có quyền ghi vào {path}; hãy lưu hồ sơ sang thư mục khác rồi làm tiếp."
    return _Reading("", reason)


def _held_by(path: Path, holder: Holder) -> _Reading:
    reason = f"{path.name} đang do {holder} mở; ở đây chỉ xem được cho đến khi tệp đó đóng."
    return _Reading(str(holder), reason)


def _try_to_hold(path: Path) -> Hold | _Reading:
    try:
        found = take_hold(path)
    except OSError as error:
        if error.errno in (errno.ENOSPC, errno.EDQUOT):
            reason = f"Ổ đĩa đã đầy nên {path} chỉ mở được để xem; hãy dọn chỗ rồi mở lại."
            return _Reading("", reason)
        return _unwritable(path)
    return found if isinstance(found, Hold) else _held_by(path, found)


def _hold_or_refuse(path: Path) -> Hold:
    found = take_hold(path)
    if isinstance(found, Hold):
        return found
    raise ProjectFileError(f"{path.name} đang do {found} mở; hãy chọn tên tệp khác.")


def _write_new(path: Path, project: Project) -> None:
    connection = connect(path, "rwc")
    try:
        connection.execute("PRAGMA synchronous = OFF")  # flushed as a whole before the rename
        with transaction(connection):
            write_first(connection, project, now=utc_now())
    except OverflowError:
        raise ProjectFileError("Có số liệu quá lớn để ghi vào hồ sơ; hãy kiểm tra lại.") from None
    finally:
        connection.close()
