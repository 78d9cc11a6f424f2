"""Processes that draw beside the one that was asked, where the machine has the cores for it.

Such a process is this module, fed through pipes, so that it imports nothing of its caller and is
the same for the window, the command line and any script. It takes formats from the end of the
list while its caller takes them from the start; what it does not bring to an end is left to the
caller, so that a bug shows as it does without workers. The files are the same in either case.
"""

import contextlib
import json
import os
import pickle
import subprocess
import sys
import threading
from collections.abc import Callable, Sequence
from io import BytesIO
from pathlib import Path
from types import MappingProxyType
from typing import IO, Any

from noivu_desktop.export.formats import FORMATS, ExportFormat
from noivu_desktop.export.map_style import MapSettings
from noivu_desktop.export.report import Report
from noivu_desktop.export.writing import Outcome, write_format

MOST_WORKERS = 2  # each holds the whole report and the drawing library
_LEAST_PAGES = 12  # a worker is ready when this process has drawn about so many
_CODE_FOLDER = Path(__file__).resolve().parents[2]


def workers_for(report: Report, todo: Sequence[ExportFormat]) -> int:
    """How many workers are worth their start."""
    drawn = sum(one.drawn for one in todo)
    if len(report.merged) < _LEAST_PAGES or getattr(sys, "frozen", False):
        return 0
    return max(min(MOST_WORKERS, _cores() - 1, drawn - 1), 0)


def _cores() -> int:
    allowed = getattr(os, "sched_getaffinity", None)  # not on Windows
    return len(allowed(0)) if allowed else os.cpu_count() or 1


class Workers:
    """Drawn formats of ``todo``, each begun by one worker or by the caller, never by both.

    record  is called in a thread of its own for each format that a worker wrote
    tell    is called in such a thread with the format, the share of it that is done, and what is
            being done
    """

    def __init__(
        self,
        todo: Sequence[ExportFormat],
        record: Callable[[ExportFormat, Outcome], None],
        tell: Callable[[ExportFormat, float, str], None],
    ) -> None:
        self._left = list(todo)
        self._record = record
        self._tell = tell
        self._lock = threading.Lock()
        self._processes: list[subprocess.Popen[bytes]] = []
        self._threads: list[threading.Thread] = []

    def start(self, count: int, report: Report, folder: Path, settings: MapSettings) -> None:
        """Start so many workers; fewer if the system refuses."""
        if not count:
            return
        work = _packed((report, folder, settings))
        for _ in range(count):
            try:
                process = _process()
            except OSError:
                return
            thread = threading.Thread(target=self._feed, args=(process, work), daemon=True)
            self._processes.append(process)
            self._threads.append(thread)
            thread.start()

    def take(self, one: ExportFormat) -> bool:
        """Whether the caller shall write ``one``: no worker has begun it."""
        with self._lock:
            mine = one in self._left
            if mine:
                self._left.remove(one)
            return mine

    def wait(self, seconds: float) -> bool:
        """Whether all workers have ended, at the latest after ``seconds`` for each."""
        for thread in self._threads:
            thread.join(seconds)
        return not any(thread.is_alive() for thread in self._threads)

    def stop(self) -> None:
        """End the workers at once; what they have not finished stays unfinished."""
        with self._lock:
            self._left.clear()
        for process in self._processes:
            process.kill()
        for thread in self._threads:
            thread.join()

    def _take_last(self) -> ExportFormat | None:
        with self._lock:
            drawn = [one for one in self._left if one.drawn]
            if not drawn:
                return None
            self._left.remove(drawn[-1])
            return drawn[-1]

    def _feed(self, process: subprocess.Popen[bytes], work: bytes) -> None:
        """Give formats to one worker until none is left or it ends."""
        # A worker that has ended breaks its pipe: at a word to it, and again when that is closed.
        with contextlib.suppress(OSError), process:
            asked, told = process.stdin, process.stdout
            if asked is None or told is None:
                return
            try:
                asked.write(work)
                while (one := self._take_last()) is not None:
                    asked.write(f"{one.id}\n".encode())
                    asked.flush()
                    outcome = self._outcome(one, told)
                    if outcome is None:
                        break
                    self._record(one, outcome)
            finally:
                process.kill()

    def _outcome(self, one: ExportFormat, told: IO[bytes]) -> Outcome | None:
        for line in told:
            message = json.loads(line)
            if "done" not in message:
                return Outcome(failure=message["failure"], pages=tuple(message["pages"]))
            self._tell(one, message["done"], message["doing"])
        return None


def _process() -> subprocess.Popen[bytes]:
    folders = os.pathsep.join(filter(None, (str(_CODE_FOLDER), os.environ.get("PYTHONPATH"))))
    return subprocess.Popen(
        [sys.executable, "-m", __spec__.name],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        env={**os.environ, "PYTHONPATH": folders},
        creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),
    )


def _packed(work: object) -> bytes:
    """``work`` for a process of our own; nothing from a file is ever read this way."""

    class Packing(pickle.Pickler):
        dispatch_table = {MappingProxyType: _mapping_parts}  # noqa: RUF012  read by its base

    packed = BytesIO()
    Packing(packed, protocol=5).dump(work)
    return packed.getvalue()


def _mapping_parts(mapping: MappingProxyType[Any, Any]) -> tuple[Any, ...]:
    return read_only, (dict(mapping),)


def read_only(mapping: dict[Any, Any]) -> MappingProxyType[Any, Any]:
    """``mapping`` as it was before it was packed."""
    return MappingProxyType(mapping)


class _Told:
    """Progress that tells the caller through the pipe."""

    def __init__(self, caller: IO[bytes]) -> None:
        self._caller = caller

    def report(self, fraction: float, sentence: str) -> None:
        _send(self._caller, {"done": fraction, "doing": sentence})

    def stop_if_cancelled(self) -> None:
        """Never: a worker whose work is not wanted any more is ended."""


def _send(caller: IO[bytes], message: dict[str, object]) -> None:
    caller.write(json.dumps(message).encode() + b"\n")
    caller.flush()


def _work(asked: IO[bytes], caller: IO[bytes]) -> None:
    """Write what is asked for until the caller closes the pipe."""
    report, folder, settings = pickle.load(asked)
    formats = {one.id: one for one in FORMATS}
    for line in asked:
        one = formats[line.decode().strip()]
        outcome = write_format(one, report, folder, settings, _Told(caller))
        _send(caller, {"failure": outcome.failure, "pages": outcome.pages})


if __name__ == "__main__":
    with os.fdopen(os.dup(1), "wb") as pipe:
        os.dup2(2, 1)  # what a library prints is no message
        _work(sys.stdin.buffer, pipe)
