"""Drawings as GDAL reads them, in a process of its own: a damaged one can keep it busy for ever.

That process is this module: it gets the drawing, and a file to write what it found into.
"""

import faulthandler
import json
import os
import subprocess
import sys
import tempfile
import time
import warnings
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from noivu_desktop.errors import MapReadError
from noivu_desktop.progress import NO_PROGRESS, Progress

_LEAST_S = 30.0
_BYTES_A_SECOND = 1_000_000
"""Slower than any sound drawing is read on a busy machine, which may need ten seconds to start
the other process; so only endless ones are given up."""

_LOOK_S = 0.1
_CODE_FOLDER = Path(__file__).resolve().parents[2]


@dataclass(frozen=True, slots=True, kw_only=True)
class DrawingContent:
    """What a drawing holds: cells by column, and shapes as well-known binary or None."""

    columns: Mapping[str, list[Any]]
    shapes: tuple[bytes | None, ...]


def read_drawing(path: Path, progress: Progress = NO_PROGRESS) -> DrawingContent:
    """The lines and texts of a DXF or DGN file; raises MapReadError, also if it takes too long."""
    with tempfile.TemporaryDirectory(prefix="noivu-", ignore_cleanup_errors=True) as folder:
        found = Path(folder) / "found.json"
        _read_apart(path, found, progress)
        if not found.exists():
            raise MapReadError(
                f"Không đọc được bản vẽ {path.name}: tệp hỏng hoặc chép chưa đủ;"
                " hãy lưu lại bằng chương trình vẽ rồi nhập lại."
            )
        held = json.loads(found.read_text("utf-8"))
    shapes = (None if one is None else bytes.fromhex(one) for one in held["shapes"])
    return DrawingContent(columns=held["columns"], shapes=tuple(shapes))


def _read_apart(path: Path, found: Path, progress: Progress) -> None:
    """Let the other process write ``found``; it is gone when this returns or raises."""
    seconds = _LEAST_S + path.stat().st_size / _BYTES_A_SECOND
    ends = time.monotonic() + seconds
    folders = os.pathsep.join(filter(None, (str(_CODE_FOLDER), os.environ.get("PYTHONPATH"))))
    child = subprocess.Popen(
        [sys.executable, "-m", __spec__.name, str(path.absolute()), str(found), str(seconds)],
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        env={**os.environ, "PYTHONPATH": folders},
        creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),
    )
    try:
        while not _has_ended(child):
            progress.stop_if_cancelled()
            if time.monotonic() > ends:
                raise MapReadError(
                    f"Đọc bản vẽ {path.name} quá {seconds:.0f} giây vẫn chưa xong nên đã dừng;"
                    " tệp có lẽ hỏng, hãy lưu lại bằng chương trình vẽ rồi nhập lại."
                )
    finally:
        child.kill()
        child.wait()


def _has_ended(child: subprocess.Popen[bytes]) -> bool:
    try:
        child.wait(_LOOK_S)
    except subprocess.TimeoutExpired:
        return False
    return True


def _hand_over(path: str, found: Path) -> None:
    """Write what GDAL reads; the file is there only when it is complete."""
    from pyogrio import raw

    warnings.simplefilter("ignore")
    try:
        meta, _, shapes, cells = raw.read(path, encoding="UTF-8")
    except UnicodeDecodeError:  # text of an old program, read byte by byte
        meta, _, shapes, cells = raw.read(path, encoding="ISO-8859-1")
    held = {
        "columns": {
            str(name): column.tolist() for name, column in zip(meta["fields"], cells, strict=True)
        },
        "shapes": [None if one is None else one.hex() for one in shapes],
    }
    written = found.with_suffix(".part")
    written.write_text(json.dumps(held), "utf-8")
    written.replace(found)


if __name__ == "__main__":
    # A clock that also runs while GDAL does not let go: if nobody is left to stop this process.
    with Path(os.devnull).open("w") as nowhere:
        faulthandler.dump_traceback_later(float(sys.argv[3]) + 1, exit=True, file=nowhere)
        _hand_over(sys.argv[1], Path(sys.argv[2]))
