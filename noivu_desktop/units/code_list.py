"""Codes of units in a file that a planner wrote: one in a line, the first column counts."""

from pathlib import Path

from noivu_desktop.errors import NoivuError


def read_codes(path: Path) -> tuple[str, ...]:
    """The codes in a text or CSV file: the first column, a header and repeats left out."""
    try:
        lines = path.read_text("utf-8-sig").splitlines()
    except (OSError, UnicodeDecodeError) as error:
        raise NoivuError(f"Không đọc được tệp {path}; cần tệp văn bản UTF-8 có cột mã.") from error
    cells = [line.replace(";", ",").replace("\t", ",").split(",")[0].strip(' "') for line in lines]
    codes = tuple(dict.fromkeys(cell for cell in cells if any(c.isdigit() for c in cell)))
    if not codes:
        raise NoivuError(f"Tệp {path} không có mã đơn vị nào ở cột đầu.")
    return codes
