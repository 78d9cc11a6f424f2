"""Posts and offices, as far as somebody entered them: columns of the source known by their names.

How many there are to be afterwards is decided by the authorities and not worked out here.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from noivu_desktop.export.standing import UnitAfter
from noivu_desktop.export.table import Column, Measure, Table, Value, with_totals
from noivu_desktop.units.measures import sum_counts
from noivu_desktop.units.unit import Unit
from noivu_desktop.vietnamese import fold, number

_WHOLE = re.compile(r"(\d+)(?:[.,]0+)?")
_AFTER = "Sau sắp xếp (cấp có thẩm quyền giao)"


@dataclass(frozen=True, slots=True)
class PostKind:
    """One thing that is counted; ``columns``: its names in a table, letters and digits only."""

    id: str
    title: str
    columns: frozenset[str]

    def count(self, unit: Unit) -> int | None:
        """What was entered for ``unit``; ``None``: nothing, or no number."""
        for column, told in unit.extra.items():
            if re.sub(r"[^a-z0-9]", "", fold(column)) in self.columns:
                found = _WHOLE.fullmatch(told.strip())
                return int(found[1]) if found else None
        return None


POST_KINDS = (
    PostKind("bien_che", "Biên chế", frozenset({"bienche", "sobienche", "bienchecbcc"})),
    PostKind(
        "khong_chuyen_trach",
        "Người hoạt động không chuyên trách",
        frozenset({"khongchuyentrach", "nguoihoatdongkhongchuyentrach", "songuoihdkct", "hdkct"}),
    ),
    PostKind("tru_so", "Trụ sở", frozenset({"truso", "sotruso", "trusolamviec"})),
)


def entered_kinds(units: Iterable[Unit]) -> tuple[PostKind, ...]:
    """The kinds that were entered for at least one unit."""
    listed = list(units)
    return tuple(one for one in POST_KINDS if any(one.count(unit) is not None for unit in listed))


def counted(one: UnitAfter, kind: PostKind) -> int | None:
    """The sum over the members; a divided unit counts where its rest is."""
    return sum_counts(kind.count(unit) for unit in _standing(one))


def posts_sentence(one: UnitAfter) -> str:
    """What the members have together; empty if nothing was entered."""
    kinds = entered_kinds(member.unit for member in one.members)
    told = [f"{kind.title.lower()}: {number(counted(one, kind))}" for kind in kinds]
    return f"Hiện có, cộng các đơn vị được sắp xếp: {'; '.join(told)}." if told else ""


def posts_summary(merged: Sequence[UnitAfter]) -> str:
    """What all units that are merged have together; empty if nothing was entered."""
    kinds = entered_kinds(member.unit for one in merged for member in one.members)
    sums = [(kind, sum_counts(counted(one, kind) for one in merged)) for kind in kinds]
    told = [
        f"{kind.title.lower()} {'chưa đủ số liệu' if total is None else number(total)}"
        for kind, total in sums
    ]
    if not told:
        return ""
    return (
        f"Các đơn vị được sắp xếp hiện có: {'; '.join(told)}. Số sau sắp xếp do cấp có thẩm quyền "
        "giao."
    )


def posts_table(merged: Sequence[UnitAfter]) -> Table:
    """What each unit that is merged has, and room for what it is given; no rows: not entered."""
    kinds = entered_kinds(member.unit for one in merged for member in one.members)
    columns = (
        Column(id="stt", title="STT", measure=Measure.COUNT, width=5, spans=True),
        Column(id="ten", title="Đơn vị mới", width=24, spans=True),
        Column(id="cu", title="Đơn vị trước sắp xếp", width=24),
        *(
            Column(
                id=one.id,
                title=one.title,
                measure=Measure.COUNT,
                group="Trước sắp xếp",
                width=13,
                summed=True,
            )
            for one in kinds
        ),
        *(
            Column(id=f"{one.id}_sau", title=one.title, group=_AFTER, width=13, spans=True)
            for one in kinds
        ),
    )
    rows = [row for number, one in enumerate(merged, 1) for row in _rows(one, number, kinds)]
    return Table(
        id="bien_che",
        title="Biên chế, người hoạt động không chuyên trách, trụ sở của các đơn vị sắp xếp",
        columns=columns,
        rows=tuple(rows) if kinds else (),
        totals=with_totals(columns=columns, rows=rows, label="Tổng cộng") if kinds else (),
    )


def _rows(one: UnitAfter, number: int, kinds: Sequence[PostKind]) -> list[tuple[Value, ...]]:
    empty = ("",) * len(kinds)
    return [
        (
            number if index == 0 else "",
            one.unit.full_name if index == 0 else "",
            unit.full_name,
            *(kind.count(unit) for kind in kinds),
            *empty,
        )
        for index, unit in enumerate(_standing(one))
    ]


def _standing(one: UnitAfter) -> list[Unit]:
    parts = one.merged.members if one.merged else ()
    return [
        member.unit for member, part in zip(one.members, parts, strict=True) if part.stands_for_unit
    ]
