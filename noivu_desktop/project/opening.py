"""Opening the database of a project file: is it ours, of which version, and what is in it."""

import contextlib
import shutil
import sqlite3
from dataclasses import dataclass
from pathlib import Path

from noivu_desktop.errors import NoivuError, ProjectFileError
from noivu_desktop.project.database import connect, make_durable, transaction, whole_file
from noivu_desktop.project.history import History
from noivu_desktop.project.migrations import migrate
from noivu_desktop.project.project import Project
from noivu_desktop.project.schema import FORMAT_VERSION
from noivu_desktop.project.stored import (
    Checkpoint,
    read_checkpoints,
    read_first,
    read_format,
    read_history,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Opened:
    """A connection to a project file and what the file says."""

    connection: sqlite3.Connection
    writable: bool
    first: Project
    history: History
    checkpoints: tuple[Checkpoint, ...]


def open_database(path: Path, *, writing: bool) -> Opened:
    """The file at ``path``; one of an older version is brought up to date first.

    Who only looks at an older file sees a copy in memory that is up to date.

    Raises ProjectFileError for a file that is broken, newer or not ours, sqlite3.Error for what
    the disk or the database refuses.
    """
    version = _version(path, writing=writing)
    if version < FORMAT_VERSION and writing:
        _bring_up_to_date(path, version)
    connection = connect(path, "rw" if writing else "ro")
    if version < FORMAT_VERSION and not writing:
        connection = _up_to_date_in_memory(connection, version)
    try:
        return _read(path, connection, writable=writing and _can_write(connection))
    except BaseException:
        connection.close()
        raise


def refuse_foreign_file(path: Path) -> None:
    """Raise ProjectFileError if ``path`` is taken by something that is not a project."""
    if not path.parent.is_dir():
        raise ProjectFileError(f"Không có thư mục {path.parent}; hãy chọn thư mục khác.")
    if path.is_dir():
        raise ProjectFileError(f"{path} là thư mục; hãy đặt tên tệp khác.")
    if path.exists():
        _version(path, writing=True)


def _version(path: Path, *, writing: bool) -> int:
    connection = connect(path, "rw" if writing else "ro")
    try:
        version = read_format(connection)
    finally:
        connection.close()
    if version is None:
        raise ProjectFileError(f"{path} không phải hồ sơ của chương trình này.")
    if version > FORMAT_VERSION:
        raise ProjectFileError(
            f"{path.name} do bản chương trình mới hơn ghi (dạng {version}, bản này biết đến dạng"
            f" {FORMAT_VERSION}); hãy cập nhật chương trình, tệp được giữ nguyên."
        )
    return version


def _bring_up_to_date(path: Path, version: int) -> None:
    """Migrate a copy and put it in the place of the file; the old one stays beside it."""
    old = path.with_name(f"{path.stem}.dang-{version}{path.suffix}")
    with whole_file(old) as kept:
        shutil.copyfile(path, kept)
    with whole_file(path) as temporary:
        shutil.copyfile(path, temporary)
        connection = connect(temporary, "rw")
        try:
            migrate(connection, version)
        finally:
            connection.close()


def _up_to_date_in_memory(old: sqlite3.Connection, version: int) -> sqlite3.Connection:
    connection = sqlite3.connect(":memory:", isolation_level=None, check_same_thread=False)
    with contextlib.closing(old):
        old.backup(connection)
    migrate(connection, version)
    return connection


def _read(path: Path, connection: sqlite3.Connection, *, writable: bool) -> Opened:
    if writable:
        make_durable(connection)
    try:
        connection.execute("BEGIN")  # one consistent look, also while someone else writes
        try:
            return Opened(
                connection=connection,
                writable=writable,
                first=read_first(connection),
                history=read_history(connection),
                checkpoints=read_checkpoints(connection),
            )
        finally:
            connection.execute("ROLLBACK")
    except NoivuError as error:
        raise ProjectFileError(f"Không mở được {path.name}: {error}") from None


def _can_write(connection: sqlite3.Connection) -> bool:
    try:
        with transaction(connection):
            pass
    except sqlite3.OperationalError as error:
        if error.sqlite_errorcode & 0xFF == sqlite3.SQLITE_READONLY:
            return False
        raise
    return True
