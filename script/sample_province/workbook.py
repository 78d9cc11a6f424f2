"""The statistics workbook, with the habits of real ones: titles, merged headers, odd codes."""

import io
import re
import unicodedata
import zipfile
from pathlib import Path

from openpyxl import Workbook
from openpyxl.styles import Alignment, Border, Font, Side
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.worksheet import Worksheet

from sample_province import POPULATION_DATE, PROVINCE, names
from sample_province.province import Province
from sample_province.shapefiles import zipped

_TITLE_ROWS = 5
_COMMUNE_HEADER = (
    ("STT", ""),
    ("Mã ĐVHC", ""),
    ("Tên đơn vị hành chính", ""),
    ("Thuộc huyện, thành phố", ""),
    ("Diện tích tự nhiên (km²)", ""),
    ("Dân số", "Tổng số (người)"),
    ("", "Số hộ"),
    ("", "Tỷ lệ DTTS (%)"),
    ("Yếu tố đặc thù", "Miền núi"),
    ("", "Vùng cao"),
    ("", "Biên giới"),
    ("Ghi chú", ""),
)
_HAMLET_HEADER = (
    ("STT", ""),
    ("Mã xã", ""),
    ("Thuộc xã, phường, thị trấn", ""),
    ("Mã thôn", ""),
    ("Tên thôn, tổ dân phố", ""),
    ("Quy mô", "Số hộ"),
    ("", "Số khẩu"),
    ("", "Tỷ lệ DTTS (%)"),
    ("Ghi chú", ""),
)
_CODE_AS_NUMBER_EVERY = 5
_ODD_NAME_EVERY = 17


def write_workbook(path: Path, province: Province) -> None:
    """Write both sheets; the bytes are the same on every run."""
    workbook = Workbook()
    communes = workbook.active
    communes.title = "Cấp xã"
    _write_sheet(communes, "CẤP XÃ", _COMMUNE_HEADER, _commune_rows(province), code_columns=(2,))
    hamlets = workbook.create_sheet("Thôn, tổ dân phố")
    _write_sheet(
        hamlets, "THÔN, TỔ DÂN PHỐ", _HAMLET_HEADER, _hamlet_rows(province), code_columns=(2, 4)
    )
    buffer = io.BytesIO()
    workbook.save(buffer)
    path.write_bytes(_without_times(buffer.getvalue()))


def commune_label(province: Province, row: int) -> str:
    """The commune's name with its kind."""
    return f"{province.communes[row].kind} {province.communes[row].name}"


def spelled_otherwise(label: str, turn: int) -> str:
    """The same name as somebody else types it."""
    kind, name = label.split(" ", 1) if not label.startswith("Thị trấn") else ("TT", label[9:])
    ways = (
        name,
        f"{kind[0]}. {name}" if kind == "Xã" else f"{kind} {name}",
        label.upper(),
        label.replace(" ", "  "),
        unicodedata.normalize("NFD", label),
    )
    return ways[turn % len(ways)]


def _commune_rows(province: Province) -> list[list[object]]:
    rows: list[list[object]] = []
    for row, commune in enumerate(province.communes):
        label = commune_label(province, row)
        odd = row % _ODD_NAME_EVERY == 11
        rows.append(
            [
                row + 1,
                _code(commune.code, row),
                spelled_otherwise(label, row // _ODD_NAME_EVERY) if odd else label,
                names.DISTRICTS[commune.district],
                province.legal_km2[row],
                commune.population,
                commune.households,
                commune.minority_percent,
                _mark(province.mountain[row]),
                _mark(province.highland[row]),
                _mark(province.land_border[row]),
                None,
            ]
        )
    total: list[object] = [None, None, "Tổng cộng", None, round(sum(province.legal_km2), 2)]
    total += [sum(c.population for c in province.communes)]
    total += [sum(c.households for c in province.communes)]
    return [*rows, total + [None] * 5]


def _hamlet_rows(province: Province) -> list[list[object]]:
    rows: list[list[object]] = []
    for row, hamlet in enumerate(province.hamlets):
        commune = province.communes[hamlet.commune]
        rows.append(
            [
                row + 1,
                _code(commune.code, hamlet.commune),
                commune_label(province, hamlet.commune),
                _code(hamlet.code, row),
                f"{hamlet.kind} {hamlet.name}",
                hamlet.households,
                hamlet.population,
                hamlet.minority_percent,
                None,
            ]
        )
    total: list[object] = [None, None, "Tổng cộng", None, None]
    total += [sum(h.households for h in province.hamlets)]
    total += [sum(h.population for h in province.hamlets)]
    return [*rows, total + [None] * 2]


def _code(code: str, row: int) -> str | int:
    return int(code) if row % _CODE_AS_NUMBER_EVERY == 3 else code


def _mark(flag: object) -> str | None:
    return "x" if flag else None


def _write_sheet(
    sheet: Worksheet,
    subject: str,
    header: tuple[tuple[str, str], ...],
    rows: list[list[object]],
    code_columns: tuple[int, ...],
) -> None:
    _write_titles(sheet, subject, len(header))
    _write_header(sheet, header)
    for values in rows:
        sheet.append(values)
    line = Side(style="thin")
    for cells in sheet.iter_rows(min_row=_TITLE_ROWS + 1, max_col=len(header)):
        for cell in cells:
            cell.border = Border(left=line, right=line, top=line, bottom=line)
    for column in code_columns:
        for cell in sheet[get_column_letter(column)][_TITLE_ROWS + 2 :]:
            if isinstance(cell.value, str):
                cell.number_format = "@"
    for cell in sheet[sheet.max_row]:
        cell.font = Font(bold=True)
    for column in range(1, len(header) + 1):
        sheet.column_dimensions[get_column_letter(column)].width = 7 if column == 1 else 20
    sheet.freeze_panes = sheet.cell(_TITLE_ROWS + 3, 4)


def _write_titles(sheet: Worksheet, subject: str, columns: int) -> None:
    titles = (
        f"ỦY BAN NHÂN DÂN {PROVINCE.upper()}",
        "SỞ NỘI VỤ",
        None,
        f"BIỂU SỐ LIỆU DIỆN TÍCH TỰ NHIÊN, DÂN SỐ CÁC ĐƠN VỊ {subject}",
        f"(Số liệu đến ngày {POPULATION_DATE}; địa danh và số liệu giả định)",
    )
    for row, title in enumerate(titles, start=1):
        cell = sheet.cell(row, 1, title)
        if title:
            sheet.merge_cells(start_row=row, end_row=row, start_column=1, end_column=columns)
            cell.font = Font(bold=row != _TITLE_ROWS, italic=row == _TITLE_ROWS, size=13)
            cell.alignment = Alignment(horizontal="center")


def _write_header(sheet: Worksheet, header: tuple[tuple[str, str], ...]) -> None:
    upper, lower = _TITLE_ROWS + 1, _TITLE_ROWS + 2
    start = 0
    for column, (group, own) in enumerate(header, start=1):
        sheet.cell(upper, column, group or None)
        sheet.cell(lower, column, own or None)
        start = column if group else start
        last_of_group = column == len(header) or header[column][0] != ""
        if not own:
            sheet.merge_cells(
                start_row=upper, end_row=lower, start_column=column, end_column=column
            )
        elif last_of_group and start < column:
            sheet.merge_cells(start_row=upper, end_row=upper, start_column=start, end_column=column)
    for cells in sheet.iter_rows(min_row=upper, max_row=lower, max_col=len(header)):
        for cell in cells:
            cell.font = Font(bold=True)
            cell.alignment = Alignment(horizontal="center", vertical="center", wrap_text=True)


def _without_times(content: bytes) -> bytes:
    """The workbook without the moment of writing."""
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        members: dict[str, Path | bytes] = {
            name: archive.read(name) for name in sorted(archive.namelist())
        }
    core = members["docProps/core.xml"]
    members["docProps/core.xml"] = re.sub(
        rb"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ", b"2019-01-15T08:00:00Z", bytes(core)
    )
    return zipped(members)
