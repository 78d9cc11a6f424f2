"""What the card over the map says, as rich text."""

from collections.abc import Iterable, Sequence
from html import escape

from PySide6.QtCore import QBuffer, QByteArray, QCoreApplication, QIODevice
from PySide6.QtGui import QPalette

from noivu_desktop.gui.colours import VERDICT_TINTS, is_dark
from noivu_desktop.gui.icons import icon
from noivu_desktop.gui.panels.pending import Candidate
from noivu_desktop.gui.part_shapes import member_name, told
from noivu_desktop.gui.sentences import filled, without_name
from noivu_desktop.gui.tables.chips import readable_on
from noivu_desktop.plan.combining import part_of
from noivu_desktop.plan.plan import Part
from noivu_desktop.rules.finding import Verdict
from noivu_desktop.rules.merged_check import MergedCheck
from noivu_desktop.rules.screening import UnitScreening
from noivu_desktop.units.unit import Unit
from noivu_desktop.vietnamese import area, households, number, people, percent

translate = QCoreApplication.translate

_PICTURE = 16
_MOST_MEMBERS = 8
_MOST_CANDIDATES = 8


def heading(text: str) -> str:
    """The name of what the card is about."""
    return f'<div style="font-size:large"><b>{escape(text)}</b></div>'


def line(text: str) -> str:
    """A plain line."""
    return f'<div style="margin-top:3px">{escape(text)}</div>'


def pictured(name: str, text: str, palette: QPalette) -> str:
    """A line after one of the program's own pictures."""
    data, buffer = QByteArray(), QBuffer()
    buffer.setBuffer(data)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    icon(name, palette).pixmap(_PICTURE, _PICTURE).save(buffer, "PNG")
    source = f"data:image/png;base64,{data.toBase64().toStdString()}"
    picture = f'<img src="{source}" width="{_PICTURE}" height="{_PICTURE}">'
    return f'<div style="margin-top:3px">{picture} {escape(text)}</div>'


def strong(text: str) -> str:
    """A line in bold with some room above."""
    return f'<div style="margin-top:8px"><b>{escape(text)}</b></div>'


def figures(unit: Unit, shares: UnitScreening | MergedCheck | None) -> str:
    """Area, population and households with their share of the standard, one line each."""
    rows = [
        (
            translate("card", "Diện tích"),
            area(unit.area_km2),
            shares.area_share if shares else None,
        ),
        (
            translate("card", "Dân số"),
            people(unit.population),
            shares.population_share if shares else None,
        ),
    ]
    if unit.households is not None:
        share = shares.households_share if shares else None
        rows.append((translate("card", "Số hộ"), households(unit.households), share))
    of_standard = translate("card", "%1 tiêu chuẩn")
    return _table(
        (name, value, "" if share is None else filled(of_standard, percent(share)))
        for name, value, share in rows
    )


def members(found: Sequence[tuple[Unit, Part]]) -> str:
    """Units and parts by name with their figures; a long list is cut."""
    rows = []
    for unit, part in found[:_MOST_MEMBERS]:
        here = part_of(unit, part)
        size = told(part, "area_km2", area(here.area_km2))
        count = told(part, "population", people(here.population))
        rows.append((member_name(unit, part), size, count))
    if len(found) > _MOST_MEMBERS:
        more = translate("card", "… và %1 đơn vị khác")
        rows.append((filled(more, number(len(found) - _MOST_MEMBERS)), "", ""))
    return _table(rows)


def verdict(check: MergedCheck, palette: QPalette) -> str:
    """The verdict as a chip, then every finding that is not met."""
    name = check.unit.full_name
    told = [
        line(without_name(one.sentence, name))
        for one in check.findings
        if one.verdict is not Verdict.MET
    ]
    all_met = line(translate("card", "Mọi tiêu chí đều đạt."))
    return verdict_alone(check, palette) + "".join(told or [all_met])


def verdict_alone(check: MergedCheck, palette: QPalette) -> str:
    """The verdict as a chip."""
    return f"<p>{_chip(check.verdict, palette)}</p>"


def candidates(found: Sequence[Candidate], palette: QPalette) -> str:
    """With whom the unit could go, each a link, with the verdict that would give."""
    rows = [
        f'<tr><td><a href="{escape(one.code)}">{escape(one.name)}</a></td>'
        f"<td>&nbsp;&nbsp;{_chip(one.check.verdict, palette)}</td></tr>"
        for one in found[:_MOST_CANDIDATES]
    ]
    if not rows:
        return ""
    head = strong(translate("card", "Nhập với đơn vị liền kề:"))
    return f"{head}<table cellpadding='1'>{''.join(rows)}</table>"


def _chip(found: Verdict, palette: QPalette) -> str:
    colour = VERDICT_TINTS[found].colour(dark=is_dark(palette))
    style = f"background-color:{colour.name()};color:{readable_on(colour).name()}"
    return f'<span style="{style}">&nbsp;{escape(found.label)}&nbsp;</span>'


def _table(rows: Iterable[tuple[str, str, str]]) -> str:
    cells = "".join(
        f"<tr><td>{escape(first)}</td><td align='right'>&nbsp;&nbsp;{escape(second)}</td>"
        f"<td align='right'>&nbsp;&nbsp;{escape(third)}</td></tr>"
        for first, second, third in rows
    )
    return f"<table cellpadding='1' style='margin-top:6px'>{cells}</table>"
