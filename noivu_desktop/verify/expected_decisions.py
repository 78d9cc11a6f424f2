"""Tables of what people decided or entered, and of addresses, worked out from the project alone."""

import re
from collections.abc import Iterable, Iterator

from noivu_desktop.rules.consultation import Consultation, rule_for, verdict_on
from noivu_desktop.rules.finding import Verdict
from noivu_desktop.units.unit import Unit
from noivu_desktop.verify.expected_tables import PARENT_HEADINGS, ExpectedTable, Row, Value
from noivu_desktop.verify.known_plan import NOT_SIGNED, KnownPlan, NewUnit, shown_day
from noivu_desktop.vietnamese import fold, percent

_POSTS = {
    "Biên chế": ("bienche", "sobienche", "bienchecbcc"),
    "Người hoạt động không chuyên trách": (
        "khongchuyentrach", "nguoihoatdongkhongchuyentrach", "songuoihdkct", "hdkct",
    ),
    "Trụ sở": ("truso", "sotruso", "trusolamviec"),
}  # fmt: skip
_AFTERWARDS = "Sau sắp xếp (cấp có thẩm quyền giao)"


def decisions(known: KnownPlan) -> tuple[ExpectedTable, ...]:
    """The annexes on waivers, consultations and posts, as far as there is anything to tell."""
    made = (_waivers(known), _consultations(known), _posts(known))
    return tuple(one for one in made if one.rows)


def addresses(known: KnownPlan) -> tuple[ExpectedTable, ...]:
    """The old and the new address of each lowest unit that changes."""
    if known.hamlets is None:
        return tuple(
            _address(
                one.unit,
                one.unit.parent_name or "",
                rest_first(known, one.unit.code),
                PARENT_HEADINGS[known.stored.level],
            )
            for one in known.before
            if any(new.check for new, _ in known.takers[one.unit.code])
        )
    return tuple(
        _address(
            one.unit,
            known.below[one.unit.code].parent_name or "",
            [new for new, _ in known.hamlets.takers[one.unit.code]],
            PARENT_HEADINGS[known.hamlets.stored.level],
        )
        for one in known.hamlets.before
        if hamlet_changes(known, one.unit.code)
    )


def hamlet_changes(known: KnownPlan, code: str) -> bool:
    """Whether a hamlet is merged or comes into another commune."""
    old = known.below[code].parent_name or ""
    takers = known.hamlets.takers[code] if known.hamlets else ()
    return any(new.check is not None or new.parent != old for new, _ in takers)


def rest_first(known: KnownPlan, code: str) -> list[NewUnit]:
    """Who takes of an old unit, the one with its rest first."""
    taken = sorted(known.takers[code], key=lambda one: not one[1].part.stands_for_unit)
    return [new for new, _ in taken]


def entered_posts(units: Iterable[Unit]) -> tuple[str, ...]:
    """The kinds of posts and offices that somebody entered for any of ``units``."""
    listed = list(units)
    return tuple(
        kind for kind in _POSTS if any(posts_of(unit, kind) is not None for unit in listed)
    )


def posts_of(unit: Unit, kind: str) -> int | None:
    """How many posts of one kind a unit has; ``None``: not entered as a number."""
    for column, told in unit.extra.items():
        if re.sub(r"[^a-z0-9]", "", fold(column)) in _POSTS[kind]:
            found = re.fullmatch(r"(\d+)(?:[.,]0+)?", told.strip())
            return int(found[1]) if found else None
    return None


def standing_members(one: NewUnit) -> list[Unit]:
    """The members whose code lives on or ends in a new unit."""
    return [given.unit for given in one.given if given.part.stands_for_unit]


def _address(old: Unit, parent: str, takers: list[NewUnit], parents: str) -> ExpectedTable:
    rows: list[Row] = [
        (old.kind.label, old.full_name, *(new.unit.full_name for new in takers)),
        (parents, parent, *(new.parent for new in takers)),
        ("Mã đơn vị", old.code, *(new.unit.code for new in takers)),
    ]
    return ExpectedTable(
        what=f"địa chỉ cũ và mới của {old.full_name}",
        headings=("", "Trước đây", *("Từ nay" for _ in takers)),
        rows=tuple(rows),
        totals={},
        unit=old.code,
    )


def _waivers(known: KnownPlan) -> ExpectedTable:
    headings = (
        "STT", "Đơn vị mới", "Gồm các đơn vị", "So với tiêu chuẩn", "Lý do miễn tiêu chuẩn",
        "Người quyết định", "Ngày",
    )  # fmt: skip
    rows: list[Row] = []
    for one in known.check.merged:
        waiver = one.waiver
        if waiver is not None:
            names = [known.stored.coverage.unit(code).full_name for code in one.merged.codes]
            signed = (waiver.reason, waiver.author or NOT_SIGNED, shown_day(waiver.date))
            told = (one.unit.full_name, ", ".join(names), one.on_standards.label, *signed)
            rows.append((len(rows) + 1, *told))
    return ExpectedTable(
        what="danh sách được miễn tiêu chuẩn", headings=headings, rows=tuple(rows), totals={}
    )


def _consultations(known: KnownPlan) -> ExpectedTable:
    headings = (
        "STT", "Đơn vị lấy ý kiến", "Nhập vào đơn vị mới", "Người được hỏi", "Tổng số", "Đồng ý",
        "Tỷ lệ đồng ý (%)", "Không đồng ý", "Ngày", "Tỷ lệ cần có", "Kết luận",
    )  # fmt: skip
    formed = {code: one.unit.full_name for one in known.check.merged for code in one.merged.codes}
    rows = [
        (
            number,
            known.stored.coverage.unit(one.code).full_name,
            formed.get(one.code, ""),
            one.basis.value,
            one.total,
            one.in_favour,
            one.share,
            one.against,
            shown_day(one.date),
            *_conclusion(one, known),
        )
        for number, one in enumerate(known.stored.consultations, start=1)
    ]
    return ExpectedTable(what="kết quả lấy ý kiến", headings=headings, rows=tuple(rows), totals={})


def _conclusion(one: Consultation, known: KnownPlan) -> tuple[str, str]:
    rule = rule_for(one, known.rules)
    needed = "văn bản không quy định"
    if rule is not None:
        needed = ("từ " if rule.reaching_is_enough else "trên ") + percent(rule.share, 0)
    words = {Verdict.MET: "đủ tỷ lệ", Verdict.NOT_MET: "chưa đủ tỷ lệ"}
    return needed, words.get(verdict_on(one, known.rules), "chưa kết luận")


def _posts(known: KnownPlan) -> ExpectedTable:
    kinds = entered_posts(given.unit for one in known.formed for given in one.given)
    rows: list[Row] = []
    for number, one in enumerate(known.formed if kinds else (), start=1):
        for at, unit in enumerate(standing_members(one)):
            head: Row = (number, one.unit.full_name) if at == 0 else ("", "")
            counts: Row = tuple(posts_of(unit, kind) for kind in kinds)
            rows.append((*head, unit.full_name, *counts, *("" for _ in kinds)))
    before = [f"Trước sắp xếp / {kind}" for kind in kinds]
    return ExpectedTable(
        what="biên chế, trụ sở",
        headings=(
            "STT", "Đơn vị mới", "Đơn vị trước sắp xếp", *before,
            *(f"{_AFTERWARDS} / {kind}" for kind in kinds),
        ),
        rows=tuple(rows),
        totals=dict(_sums(before, rows)),
    )  # fmt: skip


def _sums(headings: list[str], rows: list[Row]) -> Iterator[tuple[str, Value]]:
    for at, heading in enumerate(headings, start=3):
        values = [row[at] for row in rows]
        known = [value for value in values if isinstance(value, int)]
        yield heading, sum(known) if len(known) == len(values) else None
