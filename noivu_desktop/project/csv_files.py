"""Tables for spreadsheets."""

import csv
import io
from collections.abc import Iterable
from pathlib import Path

from noivu_desktop.project.database import sentences_about, whole_file
from noivu_desktop.spreadsheet_text import guarded


def write_csv(path: Path, rows: Iterable[Iterable[object]]) -> None:
    """Rows of cells as CSV that Excel understands; whole or not at all.

    No cell is taken for a formula. Raises ProjectFileError for what the disk refuses.
    """
    text = io.StringIO(newline="")
    csv.writer(text).writerows([guarded(str(cell)) for cell in row] for row in rows)
    with sentences_about(path), whole_file(path) as temporary:
        temporary.write_text(text.getvalue(), "utf-8-sig", newline="")
