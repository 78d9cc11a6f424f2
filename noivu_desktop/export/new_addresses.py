"""The old and the new address of everybody: of the lowest level that the project has.

Where a project of communes has hamlets, each hamlet that is merged or whose commune changes gets
one; else each unit that the plan changes.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from noivu_desktop.export.old_units import merger_of_old, old_units, seats_of, since_words
from noivu_desktop.export.report import Report
from noivu_desktop.export.report_tables import parent_after
from noivu_desktop.export.standing import UnitAfter
from noivu_desktop.export.table import Column, Table
from noivu_desktop.export.wording import LevelWords, lower_first
from noivu_desktop.plan.plan import Part
from noivu_desktop.units.unit import Unit


@dataclass(frozen=True, slots=True, kw_only=True)
class NewAddress:
    """What the people of one old unit must know.

    located   the old name, of a hamlet with its commune
    sentence  what happens to the unit
    since     from when on
    seats     where the offices are
    table     the old address beside the new one
    """

    unit: Unit
    located: str
    sentence: str
    since: str
    seats: tuple[str, ...]
    table: Table


def new_addresses(report: Report) -> tuple[NewAddress, ...]:
    """One for each old unit that changes, in the order of the map."""
    if report.hamlets is not None:
        return tuple(_of_hamlets(report, report.hamlets))
    return tuple(
        NewAddress(
            unit=one.unit,
            located=one.unit.located_name,
            sentence=one.sentence,
            since=one.since,
            seats=one.seats,
            table=_table(one.unit, one.unit.parent_name or "", one.goes_to, report.words),
        )
        for one in old_units(report)
    )


def hamlet_conversion(report: Report, hamlets: Report) -> Table:
    """Each old hamlet and commune with the new ones."""
    columns = (
        Column(id="ma_cu", title="Mã thôn cũ", width=10),
        Column(id="ten_cu", title="Tên thôn cũ", width=24),
        Column(id="thuoc_cu", title="Xã cũ", width=22),
        Column(id="ma_moi", title="Mã thôn mới", width=10),
        Column(id="ten_moi", title="Tên thôn mới", width=24),
        Column(id="thuoc_moi", title="Xã mới", width=22),
    )
    rows = tuple(
        (code, name, old, taker.unit.code, taker.unit.full_name, parent_after(taker))
        for code, name, old, takers in _moves(report, hamlets)
        for taker in takers
    )
    title = "Bảng chuyển đổi thôn, tổ dân phố cũ sang mới"
    return Table(id="chuyen_doi_thon", title=title, columns=columns, rows=rows)


def _of_hamlets(report: Report, hamlets: Report) -> Iterator[NewAddress]:
    communes = {one.unit.full_name: one for one in report.after}
    parts = {
        (part.code, one.unit.code): part
        for one in hamlets.merged
        for part in (one.merged.members if one.merged else ())
    }
    by_code = {one.unit.code: one.unit for one in hamlets.before}
    for code, name, old, takers in _moves(report, hamlets):
        unit = by_code[code]
        moved = [one for one in takers if parent_after(one) != old]
        if not moved and all(one.merged is None for one in takers):
            continue
        taken = [(one, parts.get((code, one.unit.code), Part(code=code))) for one in takers]
        new = [communes[parent] for one in takers if (parent := parent_after(one)) in communes]
        yield NewAddress(
            unit=unit,
            located=f"{name} ({old})" if old else name,
            sentence=_sentence(unit, taken, old),
            since=since_words(report),
            seats=tuple(dict.fromkeys(seats_of(new))),
            table=_table(unit, old, tuple(takers), hamlets.words),
        )


def _moves(report: Report, hamlets: Report) -> Iterator[tuple[str, str, str, list[UnitAfter]]]:
    """Code, name and commune of each old hamlet, and the hamlets that take it."""
    below = report.project.hamlets
    parents = {u.code: u.parent_name or "" for u in below.coverage.units} if below else {}
    takers: dict[str, list[UnitAfter]] = {}
    for one in hamlets.after:
        for member in one.members:
            takers.setdefault(member.unit.code, []).append(one)
    for before in hamlets.before:
        unit = before.unit
        yield unit.code, unit.full_name, parents.get(unit.code, ""), takers[unit.code]


def _sentence(unit: Unit, taken: list[tuple[UnitAfter, Part]], old: str) -> str:
    first = taken[0][0]
    new = parent_after(first)
    moves = f" và nay thuộc {lower_first(new)}" if new != old else ""
    if first.merged is None:
        return f"{unit.full_name} giữ nguyên{moves}."
    return f"{merger_of_old(unit, taken).removesuffix('.')}{moves}."


def _table(unit: Unit, old_parent: str, takers: tuple[UnitAfter, ...], words: LevelWords) -> Table:
    columns = (
        Column(id="gi", title="", width=20),
        Column(id="cu", title="Trước đây", width=30),
        *(Column(id=f"moi{n}", title="Từ nay", width=30) for n, _ in enumerate(takers)),
    )
    rows = (
        (unit.kind.label, unit.full_name, *(one.unit.full_name for one in takers)),
        (words.members_of, old_parent, *(parent_after(one) for one in takers)),
        ("Mã đơn vị", unit.code, *(one.unit.code for one in takers)),
    )
    return Table(id="dia_chi", title=unit.full_name, columns=columns, rows=rows)
