"""What an import understood, as a page."""

from collections.abc import Collection, Iterable
from html import escape

from noivu_desktop.maps_in.importing import ImportReport, Joined
from noivu_desktop.maps_in.repair import Repaired
from noivu_desktop.vietnamese import area, households, number, people

_FIELDS = {
    "code": "Mã",
    "name": "Tên",
    "kind": "Loại",
    "parent_code": "Mã đơn vị cấp trên",
    "parent_name": "Tên đơn vị cấp trên",
    "area_km2": "Diện tích tự nhiên",
    "population": "Dân số",
    "population_date": "Ngày của dân số",
    "households": "Số hộ",
    "minority_share": "Tỷ lệ dân tộc thiểu số",
    "mountain": "Miền núi",
    "highland": "Vùng cao",
    "land_border": "Biên giới đất liền",
    "island": "Hải đảo",
    "coastal_hardship": "Bãi ngang đặc biệt khó khăn",
    "region": "Vùng",
    "seat": "Trụ sở",
    "note": "Ghi chú",
}


def summary_html(report: ImportReport, answered: Collection[str] = ()) -> str:
    """Totals, projection, columns and repairs, for a text browser.

    ``answered`` are the fields that the user gave for all units at once.
    """
    known = report.totals
    lines = [
        ("Số đơn vị", number(report.units)),
        ("Diện tích tự nhiên", area(known.area_km2)),
        ("Diện tích đo trên bản đồ", area(report.map_area_km2)),
        ("Dân số", people(known.population)),
        ("Số hộ", households(known.households)),
        ("Hệ tọa độ", report.crs),
        ("Bảng mã", report.encoding),
    ]
    columns = [(_FIELDS.get(name, name), column) for name, column in report.matched.items()]
    parts = [_table("Đã đọc", lines), _table("Cột đã nhận ra", columns)]
    known_fields = {*report.matched, *answered}
    if missing := [_FIELDS[name] for name in _WANTED if name not in known_fields]:
        parts.append(f"<p><b>Chưa có số liệu:</b> {escape(', '.join(missing))}.</p>")
    parts += [_repairs(report.repaired), _join(report.joined)]
    return "".join(parts)


_WANTED = ("area_km2", "population", "households", "minority_share", "mountain", "land_border")


def _repairs(repaired: Repaired) -> str:
    if not (repaired.gaps or repaired.overlaps or repaired.invalid):
        return ""
    return (
        f"<p>Đã sửa {repaired.gaps} khe hở, {repaired.overlaps} chỗ chồng lấn, "
        f"{repaired.invalid} vùng lỗi; diện tích thay đổi "
        f"{number(repaired.area_change_km2, 4)} km².</p>"
    )


def _join(joined: Joined) -> str:
    if not joined.rows:
        return ""
    told = (
        f"<p>Bảng số liệu: {number(joined.matched)}/{number(joined.rows)} dòng khớp với bản đồ.</p>"
    )
    return told + _list("Dòng chưa khớp", joined.unmatched) + _list("Dòng mơ hồ", joined.ambiguous)


def _list(title: str, rows: Iterable[str]) -> str:
    items = "".join(f"<li>{escape(row)}</li>" for row in rows)
    return f"<p>{title}:</p><ul>{items}</ul>" if items else ""


def _table(title: str, rows: Iterable[tuple[str, str]]) -> str:
    cells = "".join(
        f"<tr><td>{escape(left)}</td><td>&nbsp;&nbsp;<b>{escape(right)}</b></td></tr>"
        for left, right in rows
    )
    return f"<h3>{title}</h3><table cellpadding='3'>{cells}</table>"
