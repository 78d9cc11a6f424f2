"""One writer at a time: who holds a project file, told to everyone else who opens it.

A small file beside the project names the holder. The operating system's lock on that file is
what counts: it goes away with the program that took it, also after a crash or a power cut, and
works on network drives. Where a drive knows no locks, the name decides, and a holder on this
machine whose program is gone holds nothing.
"""

import contextlib
import errno
import getpass
import json
import os
import platform
import sys
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from functools import cache
from pathlib import Path

_NO_LOCKS_HERE = {errno.ENOLCK, errno.ENOSYS, errno.EINVAL, errno.ENOTSUP, errno.EOPNOTSUPP}
_LOCKED_BYTE = 1 << 30  # far behind the text, so that Windows lets others read it


@dataclass(frozen=True, slots=True, kw_only=True)
class Holder:
    """Who has a project open for writing: person, machine, program and since when (UTC)."""

    name: str
    host: str
    pid: int
    time: str

    def __str__(self) -> str:
        return f"{self.name} (máy {self.host}, từ {local_time(self.time)})"


class Hold:
    """The right to write to one project file, until it is released."""

    def __init__(self, lock_path: Path, descriptor: int) -> None:
        self._lock_path = lock_path
        self._descriptor: int | None = descriptor

    def release(self) -> None:
        """Let others write; the second call does nothing."""
        if self._descriptor is None:
            return
        if sys.platform != "win32":  # where a removed file lives on until it is closed
            self._remove()
        os.close(self._descriptor)
        self._descriptor = None
        if sys.platform == "win32":
            self._remove()

    def _remove(self) -> None:
        with contextlib.suppress(OSError):
            self._lock_path.unlink()


def take_hold(path: Path) -> Hold | Holder:
    """The right to write to ``path``, or who has it. Raises OSError in an unwritable folder."""
    lock_path = path.with_name(f".~{path.name}.lock")
    while True:
        descriptor = os.open(lock_path, os.O_RDWR | os.O_CREAT, 0o644)
        try:
            if not _lock(descriptor, lock_path):
                holder = _read_holder(lock_path)
                os.close(descriptor)
                return holder
            if _is_still_there(descriptor, lock_path):
                _write_holder(descriptor)
                return Hold(lock_path, descriptor)
        except OSError:
            os.close(descriptor)
            raise
        os.close(descriptor)  # the holder let go and removed the file between our two looks


@cache  # every step is signed; nobody becomes another while the program runs
def user_name() -> str:
    """The name under which the user works at this machine."""
    try:
        return getpass.getuser()
    except (OSError, KeyError, ImportError):
        return "không rõ tên"


def utc_now() -> str:
    """This moment, UTC, ISO 8601 to the second."""
    return datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


def local_time(utc: str) -> str:
    """A moment in UTC as the clock on the wall shows it: 08:15 ngày 21/11/2026."""
    try:
        moment = datetime.fromisoformat(utc).astimezone()
    except ValueError:
        return "không rõ lúc nào"
    return f"{moment:%H:%M ngày %d/%m/%Y}"


def _lock(descriptor: int, lock_path: Path) -> bool:
    """Whether the lock is ours now."""
    try:
        _system_lock(descriptor)
    except OSError as error:
        if error.errno in (errno.EACCES, errno.EAGAIN, errno.EDEADLK):
            return False
        if error.errno not in _NO_LOCKS_HERE:
            raise
        return _is_abandoned(_read_holder(lock_path))
    return True


if sys.platform == "win32":
    import msvcrt

    def _system_lock(descriptor: int) -> None:
        os.lseek(descriptor, _LOCKED_BYTE, os.SEEK_SET)
        msvcrt.locking(descriptor, msvcrt.LK_NBLCK, 1)

    def _is_running(pid: int) -> bool:
        return True  # asking Windows needs rights; there its locks work on every drive

else:
    import fcntl

    def _system_lock(descriptor: int) -> None:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)

    def _is_running(pid: int) -> bool:
        try:
            os.kill(pid, 0)
        except ProcessLookupError:
            return False
        except OSError:
            return True
        return True


def _is_abandoned(holder: Holder) -> bool:
    if holder.pid == 0:
        return True
    return holder.host == platform.node() and not _is_running(holder.pid)


def _is_still_there(descriptor: int, lock_path: Path) -> bool:
    try:
        return os.path.samestat(os.fstat(descriptor), lock_path.stat())
    except FileNotFoundError:
        return False


def _write_holder(descriptor: int) -> None:
    me = Holder(name=user_name(), host=platform.node(), pid=os.getpid(), time=utc_now())
    os.ftruncate(descriptor, 0)
    os.lseek(descriptor, 0, os.SEEK_SET)
    os.write(descriptor, json.dumps(asdict(me), ensure_ascii=False).encode())


def _read_holder(lock_path: Path) -> Holder:
    """Who the lock file names; an empty name where it names nobody yet."""
    try:
        found = json.loads(lock_path.read_text("utf-8"))
        return Holder(
            name=str(found["name"]),
            host=str(found["host"]),
            pid=int(found["pid"]),
            time=str(found["time"]),
        )
    except (OSError, ValueError, KeyError, TypeError):
        return Holder(name="người khác", host="không rõ", pid=0, time="")
