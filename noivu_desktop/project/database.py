"""Connections to project files: safe settings, whole-file replacement, errors as sentences."""

import contextlib
import glob
import os
import sqlite3
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import quote

from noivu_desktop.errors import ProjectFileError, disk_reason

_WAIT_S = 5.0
_SIDE_FILES = ("-journal", "-wal", "-shm")
_SENTENCES = {
    sqlite3.SQLITE_FULL: "Ổ đĩa đã đầy nên không ghi được vào {path}; hãy dọn chỗ rồi làm lại.",
    sqlite3.SQLITE_READONLY: "Không có quyền ghi vào {path}; hãy lưu hồ sơ sang thư mục khác.",
    sqlite3.SQLITE_BUSY: "{path} đang bị chương trình khác khóa; hãy đóng nó rồi làm lại.",
    sqlite3.SQLITE_LOCKED: "{path} đang bị chương trình khác khóa; hãy đóng nó rồi làm lại.",
    sqlite3.SQLITE_CANTOPEN: "Không mở được {path}; hãy kiểm tra đường dẫn và quyền truy cập.",
    sqlite3.SQLITE_IOERR: "Ổ đĩa báo lỗi khi đọc hoặc ghi {path}; hãy kiểm tra ổ đĩa hoặc mạng.",
    sqlite3.SQLITE_PERM: "Không có quyền truy cập {path}.",
    sqlite3.SQLITE_NOTADB: "{path} không phải hồ sơ của chương trình này.",
}
_BROKEN = "{path} đã hỏng nên không mở được; hãy dùng bản sao gần nhất."


@contextlib.contextmanager
def sentences_about(path: Path) -> Iterator[None]:
    """Errors of the database and the disk as ProjectFileError that names ``path``."""
    try:
        yield
    except (sqlite3.IntegrityError, sqlite3.ProgrammingError):
        raise  # a bug, not a matter of the file
    except sqlite3.Error as error:
        code = getattr(error, "sqlite_errorcode", sqlite3.SQLITE_CORRUPT) & 0xFF
        sentence = _SENTENCES.get(code, _BROKEN)
        raise ProjectFileError(sentence.format(path=path)) from error
    except UnicodeDecodeError as error:  # bytes of a damaged file that are no text
        raise ProjectFileError(_BROKEN.format(path=path)) from error
    except OSError as error:
        raise ProjectFileError(
            f"Không ghi được {path} ({disk_reason(error)}); hãy kiểm tra thư mục và quyền ghi."
        ) from error


def connect(path: Path, mode: str) -> sqlite3.Connection:
    """A connection in ``mode`` (ro, rw, rwc) that commits only when told to.

    Nothing that the file brings along is ever run: no extensions, no untrusted functions.
    """
    quoted = quote(path.absolute().as_posix(), safe="/:")
    uri = f"file://{'' if quoted.startswith('/') else '/'}{quoted}?mode={mode}"
    connection = sqlite3.connect(
        uri, uri=True, timeout=_WAIT_S, isolation_level=None, check_same_thread=False
    )
    connection.execute("PRAGMA trusted_schema = OFF")
    return connection


def make_durable(connection: sqlite3.Connection) -> None:
    """A commit that returned survives a power cut; no shared memory, so network drives work.

    The journal, emptied by each commit, stays beside the file until ``close``: to make and
    delete one in every step costs more than the rest of the commit.
    """
    connection.execute("PRAGMA journal_mode = PERSIST")
    connection.execute("PRAGMA synchronous = EXTRA")


def close(connection: sqlite3.Connection) -> None:
    """Let the file go and leave no journal behind, if this connection kept one."""
    with contextlib.suppress(sqlite3.Error):  # closed before, or the disk is gone
        if connection.execute("PRAGMA journal_mode").fetchone() == ("persist",):
            connection.execute("PRAGMA journal_mode = DELETE")
    connection.close()


@contextlib.contextmanager
def transaction(connection: sqlite3.Connection) -> Iterator[None]:
    """All statements or none."""
    connection.execute("BEGIN IMMEDIATE")
    try:
        yield
        connection.execute("COMMIT")
    except BaseException:
        if connection.in_transaction:
            connection.execute("ROLLBACK")
        raise


@contextlib.contextmanager
def whole_file(path: Path) -> Iterator[Path]:
    """A temporary path in the same folder that becomes ``path`` when the block ends well."""
    for leftover in path.parent.glob(f".~{glob.escape(path.name)}.*.tmp*"):
        leftover.unlink(missing_ok=True)
    temporary = path.with_name(f".~{path.name}.{os.getpid()}.tmp")
    try:
        yield temporary
        _flush(temporary)
        for suffix in _SIDE_FILES:  # a journal of a file that is gone must not touch the new one
            path.with_name(path.name + suffix).unlink(missing_ok=True)
        temporary.replace(path)
        _flush_folder(path.parent)
    finally:
        for suffix in ("", *_SIDE_FILES):
            temporary.with_name(temporary.name + suffix).unlink(missing_ok=True)


def _flush(path: Path) -> None:
    with path.open("rb+") as file:
        os.fsync(file.fileno())


def _flush_folder(folder: Path) -> None:
    """Make the rename durable where folders can be flushed (not on Windows)."""
    with contextlib.suppress(OSError):
        descriptor = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)
