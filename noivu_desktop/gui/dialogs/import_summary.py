"""What an import understood, as a page."""

from collections import Counter
from collections.abc import Collection, Iterable
from html import escape

from noivu_desktop.gui.dialogs.import_texts import encoding_word
from noivu_desktop.maps_in.field_words import FIELD_WORDS
from noivu_desktop.maps_in.importing import ImportReport, Joined
from noivu_desktop.maps_in.projection_words import projection_words
from noivu_desktop.maps_in.repair import Repaired
from noivu_desktop.vietnamese import area, households, number, people


def summary_html(report: ImportReport, answered: Collection[str] = (), *, doubtful: int = 0) -> str:
    """What asks for a look, totals, projection, columns and repairs, for a text browser.

    answered  fields that the user gave for all units at once
    doubtful  how many columns ask for a look; links go to "#columns", "#rows" and so on
    """
    known = report.totals
    lines = [
        ("Số đơn vị", number(report.units)),
        ("Diện tích tự nhiên", area(known.area_km2)),
        ("Diện tích đo trên bản đồ", area(report.map_area_km2)),
        ("Dân số", people(known.population)),
        ("Số hộ", households(known.households)),
        ("Hệ tọa độ", projection_words(report.crs)),
        ("Bảng mã", encoding_word(report.encoding)),
    ]
    columns = [(FIELD_WORDS.get(name, name), column) for name, column in report.matched.items()]
    parts = [
        _to_look_at(report, doubtful),
        _table("Đã đọc", lines),
        _table("Cột đã nhận ra", columns),
    ]
    known_fields = {*report.matched, *answered}
    if missing := [FIELD_WORDS[name] for name in _WANTED if name not in known_fields]:
        parts.append(f"<p><b>Chưa có số liệu:</b> {escape(', '.join(missing))}.</p>")
    parts += [_repairs(report.repaired), _join(report.joined)]
    return "".join(parts)


def failure_html(sentence: str) -> str:
    """Why nothing was read."""
    return f"<h3>{escape(sentence)}</h3>"


def _to_look_at(report: ImportReport, doubtful: int) -> str:
    """One line for each page with something on it, as links; else that all is clear."""
    waiting = sum(row.chosen is None for row in report.joined.open_rows)
    strange = sum(text.doubtful for text in report.texts)
    notes = [one for one in report.problems if one.kind in ("crs", "place")]
    lines = [
        (waiting, "rows", f"{number(waiting)} dòng của bảng chưa rõ là đơn vị nào"),
        (doubtful, "columns", f"{number(doubtful)} cột nên xem lại ý nghĩa"),
        (strange, "texts", f"{number(strange)} chỗ chữ Việt còn lạ sau khi chuyển mã"),
        (len(notes), "place", "hệ tọa độ có điều cần biết"),
        (
            len(report.problems),
            "problems",
            f"{number(len(report.problems))} điểm cần xem lại trên bản đồ và số liệu",
        ),
    ]
    if repairable := _repairable(report):
        lines.append((1, "repair", repairable))
    items = "".join(
        f"<li><a href='#{page}'>{escape(words)}</a></li>" for count, page, words in lines if count
    )
    if not items:
        return "<p><b>Mọi thứ đã rõ.</b> Bấm Enter để lập hồ sơ.</p>"
    return f"<p><b>Nên xem trước khi lập hồ sơ:</b></p><ul>{items}</ul>"


_WANTED = ("area_km2", "population", "households", "minority_share", "mountain", "land_border")


def _repairable(report: ImportReport) -> str:
    """What the repair could put right, if it was not asked to."""
    kinds = Counter(one.kind for one in report.problems)
    words = {"gap": "khe hở", "overlap": "chỗ chồng lấn", "invalid": "vùng lỗi"}
    found = [f"{number(kinds[kind])} {word}" for kind, word in words.items() if kinds[kind]]
    repaired = report.repaired
    if not found or repaired.gaps or repaired.overlaps or repaired.invalid:
        return ""
    return f"sửa {', '.join(found)} của bản đồ"


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
    return (
        f"<p>Bảng số liệu: {number(joined.matched)}/{number(joined.rows)} dòng khớp với bản đồ.</p>"
    )


def _table(title: str, rows: Iterable[tuple[str, str]]) -> str:
    cells = "".join(
        f"<tr><td>{escape(left)}</td><td>&nbsp;&nbsp;<b>{escape(right)}</b></td></tr>"
        for left, right in rows
    )
    return f"<h3>{title}</h3><table cellpadding='3'>{cells}</table>"
