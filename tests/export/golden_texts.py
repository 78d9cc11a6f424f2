"""The words of the documents of the small province, as they should read.

After a change that is meant: ``python -m tests.export.golden_texts`` writes them anew; read the
difference before it is committed.
"""

import csv
import io
import re
from dataclasses import replace
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import openpyxl

from noivu_desktop.export.conversion import write_csv
from noivu_desktop.export.excel import write_workbook
from noivu_desktop.export.plan_json import write_plan
from noivu_desktop.export.report import Report, build_report
from noivu_desktop.export.word import write_letter, write_proposal
from noivu_desktop.export.word_summaries import (
    write_citizens_sheets,
    write_old_units,
    write_summaries,
)
from noivu_desktop.progress import NO_PROGRESS
from noivu_desktop.rules.consultation import Consultation
from noivu_desktop.rules.rule_set import ConsultationBasis
from noivu_desktop.verify.printed_figures import document_text
from tests.export.builders import DAY, small_project

FOLDER = Path(__file__).resolve().parent / "golden"
_LONG_DATE = re.compile(r"ngày \d\d tháng \d{1,2} năm \d{4}")
_ISO_DATE = re.compile(r"\d{4}-\d\d-\d\d")
_DOCUMENTS = {
    "de-an.txt": write_proposal,
    "to-trinh.txt": write_letter,
    "don-vi-cu.txt": write_old_units,
    "phieu-nguoi-dan.txt": write_citizens_sheets,
    "tom-tat-don-vi.txt": partial(write_summaries, progress=NO_PROGRESS),
}


def golden_report() -> Report:
    """Two mergers, an exemption, posts, a seat, a consultation and the day of effect."""
    project = small_project(
        A2={"extra": {"ten_tinh": "Tỉnh Lạng Sơn", "Biên chế": "21", "Số trụ sở": "2"}},
        B2={"extra": {"ten_tinh": "Tỉnh Lạng Sơn", "Biên chế": "19", "Số trụ sở": "1"}},
    )
    asked = Consultation(
        code="B2", basis=ConsultationBasis.VOTERS, total=900, in_favour=800, date="2026-01-31"
    )
    dated = replace(
        project, consultations=(asked,), effective_from="2026-07-01", codes_as_of="2026-01-01"
    )
    return build_report(dated, None, DAY)


def texts() -> dict[str, str]:
    """The words of each document by the name of its golden file, the day of writing scrubbed."""
    report = golden_report()
    with TemporaryDirectory() as folder:
        path = Path(folder) / "a"
        found = {}
        for name, write in _DOCUMENTS.items():
            write(report, path)
            found[name] = document_text(path)
        found["phu-luc.txt"] = _sheets(report, path.with_suffix(".xlsx"))
        write_csv(report.conversion, path)
        found["bang-chuyen-doi.txt"] = _rows(path.read_text("utf-8-sig"))
        write_plan(report, path)
        found["phuong-an.txt"] = path.read_text("utf-8")
    return {name: _scrubbed(text) for name, text in found.items()}


def _sheets(report: Report, path: Path) -> str:
    """Every cell as it is kept, formulas too, with the format of its figures."""
    write_workbook(report, path)
    lines = []
    for sheet in openpyxl.load_workbook(path).worksheets:
        lines += [f"== {sheet.title} {sheet.print_area} {sheet.freeze_panes}"]
        lines += [" | ".join(map(_cell, row)) for row in sheet.iter_rows() if any(map(_cell, row))]
    return "\n".join(lines)


def _cell(cell: Any) -> str:
    if cell.value is None:
        return ""
    is_plain = cell.data_type == "s" or cell.number_format == "General"
    return f"{cell.value}" if is_plain else f"{cell.value} {{{cell.number_format}}}"


def _rows(text: str) -> str:
    return "\n".join(" | ".join(row) for row in csv.reader(io.StringIO(text)))


def _scrubbed(text: str) -> str:
    lines = [line.rstrip() for line in text.splitlines()]
    scrubbed = _ISO_DATE.sub("<ngày>", _LONG_DATE.sub("<ngày>", "\n".join(lines)))
    return scrubbed.strip("\n") + "\n"


if __name__ == "__main__":
    FOLDER.mkdir(exist_ok=True)
    for file_name, words in texts().items():
        (FOLDER / file_name).write_text(words, "utf-8", newline="\n")
