"""What an import understood, as a page."""

from collections import Counter
from collections.abc import Collection, Iterable, Sequence
from html import escape

from PySide6.QtCore import QCoreApplication

from noivu_desktop.gui.dialogs.import_texts import encoding_word
from noivu_desktop.gui.sentences import filled
from noivu_desktop.maps_in.field_words import FIELD_WORDS
from noivu_desktop.maps_in.importing import ImportReport, Joined
from noivu_desktop.maps_in.projection_words import projection_words
from noivu_desktop.maps_in.repair import Repaired
from noivu_desktop.units.unit import Unit
from noivu_desktop.vietnamese import area, households, number, people

translate = QCoreApplication.translate


def summary_html(
    report: ImportReport,
    units: Sequence[Unit],
    answered: Collection[str] = (),
    *,
    doubtful: int = 0,
) -> str:
    """What asks for a look, totals, projection, columns and repairs, for a text browser.

    units     as they were read
    answered  fields that the user gave for all units at once
    doubtful  how many columns ask for a look; links go to "#columns", "#rows" and so on
    """
    known = report.totals
    areas = _sum(area(known.area_km2), [unit.area_km2 for unit in units])
    persons = _sum(people(known.population), [unit.population for unit in units])
    homes = _sum(households(known.households), [unit.households for unit in units])
    lines = [
        *_layer(report.layers),
        (translate("import", "Số đơn vị"), number(report.units)),
        (translate("import", "Diện tích tự nhiên"), areas),
        (translate("import", "Diện tích đo trên bản đồ"), area(report.map_area_km2)),
        (translate("import", "Dân số"), persons),
        (translate("import", "Số hộ"), homes),
        (translate("import", "Hệ tọa độ"), projection_words(report.crs)),
        (translate("import", "Bảng mã"), encoding_word(report.encoding)),
    ]
    columns = [(FIELD_WORDS.get(name, name), column) for name, column in report.matched.items()]
    parts = [
        _to_look_at(report, doubtful),
        _table(translate("import", "Đã đọc"), lines),
        _table(translate("import", "Cột đã nhận ra"), columns),
    ]
    known_fields = {*report.matched, *answered}
    if missing := [FIELD_WORDS[name] for name in _WANTED if name not in known_fields]:
        words = translate("import", "<b>Chưa có số liệu:</b> %1.")
        parts.append(f"<p>{filled(words, escape(', '.join(missing)))}</p>")
    parts += [_repairs(report.repaired), _join(report.joined)]
    return "".join(parts)


def failure_html(sentence: str) -> str:
    """Why nothing was read."""
    return f"<h3>{escape(sentence)}</h3>"


def _sum(words: str, figures: Sequence[object]) -> str:
    """The sum in words; where only some units lack the figure, how many."""
    lacking = sum(one is None for one in figures)
    if not 0 < lacking < len(figures):
        return words
    return filled(translate("import", "chưa cộng được, thiếu ở %1 đơn vị"), number(lacking))


def _layer(layers: Sequence[str]) -> list[tuple[str, str]]:
    """Which layer was read, where the file has more of them."""
    if len(layers) < 2:
        return []
    words = translate("import", "%1 (một trong %2 lớp của tệp)")
    return [(translate("import", "Lớp bản đồ"), filled(words, layers[0], number(len(layers))))]


def _to_look_at(report: ImportReport, doubtful: int) -> str:
    """One line for each page with something on it, as links; else that all is clear."""
    waiting = sum(row.chosen is None for row in report.joined.open_rows)
    strange = sum(text.doubtful for text in report.texts)
    notes = [one for one in report.problems if one.kind in ("crs", "place")]
    lines = [
        (waiting, "rows", translate("import", "%1 dòng của bảng chưa rõ là đơn vị nào")),
        (doubtful, "columns", translate("import", "%1 cột nên xem lại ý nghĩa")),
        (strange, "texts", translate("import", "%1 chỗ chữ Việt còn lạ sau khi chuyển mã")),
        (len(notes), "place", translate("import", "hệ tọa độ có điều cần biết")),
        (
            len(report.problems),
            "problems",
            translate("import", "%1 điểm cần xem lại trên bản đồ và số liệu"),
        ),
    ]
    if repairable := _repairable(report):
        lines.append((1, "repair", repairable))
    items = "".join(
        f"<li><a href='#{page}'>{escape(filled(words, number(count)))}</a></li>"
        for count, page, words in lines
        if count
    )
    if not items:
        clear = translate("import", "<b>Mọi thứ đã rõ.</b> Bấm Enter để lập hồ sơ.")
        return f"<p>{clear}</p>"
    head = translate("import", "Nên xem trước khi lập hồ sơ:")
    return f"<p><b>{head}</b></p><ul>{items}</ul>"


_WANTED = ("area_km2", "population", "households", "minority_share", "mountain", "land_border")


def _repairable(report: ImportReport) -> str:
    """What the repair could put right, if it was not asked to."""
    kinds = Counter(one.kind for one in report.problems)
    words = {
        "gap": translate("import", "%1 khe hở"),
        "overlap": translate("import", "%1 chỗ chồng lấn"),
        "invalid": translate("import", "%1 vùng lỗi"),
    }
    found = [filled(word, number(kinds[kind])) for kind, word in words.items() if kinds[kind]]
    repaired = report.repaired
    if not found or repaired.gaps or repaired.overlaps or repaired.invalid:
        return ""
    return filled(translate("import", "sửa %1 của bản đồ"), ", ".join(found))


def _repairs(repaired: Repaired) -> str:
    if not (repaired.gaps or repaired.overlaps or repaired.invalid):
        return ""
    words = translate(
        "import",
        "Đã sửa %1 khe hở, %2 chỗ chồng lấn, %3 vùng lỗi; diện tích thay đổi %4 km².",
    )
    change = number(repaired.area_change_km2, 4)
    return f"<p>{filled(words, repaired.gaps, repaired.overlaps, repaired.invalid, change)}</p>"


def _join(joined: Joined) -> str:
    if not joined.rows:
        return ""
    words = translate("import", "Bảng số liệu: %1/%2 dòng khớp với bản đồ.")
    return f"<p>{filled(words, number(joined.matched), number(joined.rows))}</p>"


def _table(title: str, rows: Iterable[tuple[str, str]]) -> str:
    cells = "".join(
        f"<tr><td>{escape(left)}</td><td>&nbsp;&nbsp;<b>{escape(right)}</b></td></tr>"
        for left, right in rows
    )
    return f"<h3>{title}</h3><table cellpadding='3'>{cells}</table>"
