"""What may stand in a rule-set file, and what it means."""

from collections.abc import Iterator, Sequence
from itertools import combinations
from typing import Any

from noivu_desktop.rules.finding import Clause, Mark
from noivu_desktop.rules.rule_set import (
    ByHand,
    Condition,
    ConsultationBasis,
    ConsultationRule,
    Encouraged,
    MergedKinds,
    Quantity,
    Reduction,
    RuleSet,
    Standard,
    Target,
    Trigger,
)
from noivu_desktop.rules.toml_table import TomlTable
from noivu_desktop.units.unit import Level, Region, UnitKind

KINDS = {kind.value: kind for kind in UnitKind}
REGIONS = {region.value: region for region in Region}
LEVELS = {level.value: level for level in Level}
MARKS = {mark.value: mark for mark in Mark}
QUANTITIES = {quantity.label: quantity for quantity in Quantity}
BASES = {basis.value: basis for basis in ConsultationBasis}
UNITS_OF = {
    Quantity.AREA: ("km²", "km2"),
    Quantity.POPULATION: ("người",),
    Quantity.HOUSEHOLDS: ("hộ",),
}

CITATION = ("clause", "text", "citation", "source", "mark", "in_force_from")
CONDITION = (
    "kinds",
    "mountain",
    "land_border",
    "island",
    "border_or_island",
    "coastal_hardship",
    "regions",
    "parents",
)
FIGURES = tuple(quantity.value for quantity in Quantity)
BELOW = tuple(f"{name}_below" for name in FIGURES)
HEAD = ("id", "title", "number", "issued", "in_force_from", "in_force_to", "notes")
STANDARDS_TABLES = ("standard", "reduction", "by_hand")
RULE_SET_TABLES = (
    *("trigger", "target", "encouraged", "three_units", "waiver", "exemption", "merged_kind"),
    *("same_parent", "contiguity", "names", "consultation"),
)


def standards_in(top: TomlTable) -> dict[str, Any]:
    """The standards, reductions and conditions by hand of one file, as fields of a RuleSet."""
    number, since = top.text("number"), top.iso_date("in_force_from")
    standards = [_standard(table, number, since) for table in top.tables("standard")]
    reductions = [_reduction(table, number, since) for table in top.tables("reduction")]
    _refuse_two_rules(top, "standard", [one.when for one in standards])
    _refuse_unreachable(top, "standard", [one.when for one in standards])
    for quantity in Quantity:
        _refuse_two_rules(
            top,
            "reduction",
            [one.when if one.quantity is quantity else None for one in reductions],
        )
    return {
        "standards": tuple(standards),
        "reductions": tuple(reductions),
        "by_hand": tuple(_by_hand(table, number, since) for table in top.tables("by_hand")),
    }


def rule_set_in(top: TomlTable, standards: dict[str, Any]) -> RuleSet:
    """The rule set of one file over ``standards``; raises RuleSetError naming the line."""
    number, since = top.text("number"), top.iso_date("in_force_from")
    _refuse_contradictory_dates(top)
    targets = [_target(table, number, since) for table in top.tables("target")]
    _refuse_two_rules(top, "target", [one.when for one in targets])
    _refuse_unreachable(top, "target", [one.when for one in targets])
    names, encouraged, kinds = top.table("names"), top.table("encouraged"), top.table("merged_kind")
    return RuleSet(
        id=top.text("id"),
        title=top.text("title"),
        number=number,
        issued=_date(top, "issued"),
        in_force_from=_date(top, "in_force_from"),
        in_force_to=top.iso_date("in_force_to"),
        levels=(top.choice("level", LEVELS),),
        triggers=tuple(_trigger(table, number, since) for table in top.tables("trigger")),
        targets=tuple(targets),
        encouraged=_encouraged(encouraged, number, since) if encouraged else None,
        merged_kinds=_merged_kinds(kinds, number, since) if kinds else None,
        names=clause_in(names, number, since) if names else None,
        names_in_parent=bool(names and names.choice("within", {"parent": True, "province": False})),
        consultations=tuple(
            _consultation(table, number, since) for table in top.tables("consultation")
        ),
        notes=top.texts("notes"),
        path=top.path,
        **_clauses(top, number, since),
        **standards,
    )


def clause_in(table: TomlTable, number: str, since: str | None) -> Clause:
    """The citation of one table; ``number`` is the text it stands in unless it says else."""
    return Clause(
        text=_citation(table, number),
        source=table.text("source"),
        mark=table.choice("mark", MARKS),
        in_force_from=table.iso_date("in_force_from") or since,
    )


def kinds_in(table: TomlTable) -> tuple[UnitKind, ...]:
    """The kinds that one table is for (at least one)."""
    kinds: tuple[UnitKind, ...] = table.choices("kinds", KINDS)
    if not kinds:
        raise table.error("kinds", "thiếu “kinds”: quy định này dùng cho loại đơn vị nào")
    return kinds


_CLAUSES = ("three_units", "waiver", "exemption", "same_parent", "contiguity")


def _clauses(top: TomlTable, number: str, since: str | None) -> dict[str, Any]:
    return {name: _only_clause(top.table(name), number, since) for name in _CLAUSES}


def _date(top: TomlTable, key: str) -> str:
    found = top.iso_date(key)
    if found is None:
        raise top.error("", f"thiếu khóa “{key}”")
    return found


def _citation(table: TomlTable, number: str) -> str:
    """The whole citation, or the clause followed by the text it stands in."""
    if table.has("citation"):
        return table.text("citation")
    return f"{table.text('clause')} {table.text('text') if table.has('text') else number}"


def _only_clause(table: TomlTable | None, number: str, since: str | None) -> Clause | None:
    if table is None:
        return None
    table.only(CITATION)
    return clause_in(table, number, since)


def _condition(table: TomlTable) -> Condition:
    return Condition(
        kinds=kinds_in(table),
        terrain=table.yes_no("mountain"),
        land_border=table.yes_no("land_border"),
        island=table.yes_no("island"),
        border_or_island=table.yes_no("border_or_island"),
        coastal_hardship=table.yes_no("coastal_hardship"),
        regions=table.choices("regions", REGIONS),
        parents=tuple(name.lower() for name in table.texts("parents")),
    )


def _figures(table: TomlTable) -> Iterator[tuple[Quantity, Any]]:
    for quantity in Quantity:
        if table.has(quantity.value):
            yield quantity, table.figure(quantity.value, UNITS_OF[quantity])


def _standard(table: TomlTable, number: str, since: str | None) -> Standard:
    table.only((*CONDITION, *FIGURES, *CITATION))
    return Standard(
        when=_condition(table),
        least=tuple(_figures(table)),
        clause=clause_in(table, number, since),
    )


def _reduction(table: TomlTable, number: str, since: str | None) -> Reduction:
    steps = ("minority_from", "each_further", "less", "floor")
    table.only((*CONDITION, "name", "standard", "to", *steps, *CITATION))
    shares = {key: table.share(key) for key in steps if table.has(key)}
    if shares.get("each_further") == 0:
        raise table.error("each_further", "mỗi mức tăng thêm phải lớn hơn 0 %")
    return Reduction(
        name=table.text("name"),
        when=_condition(table),
        quantity=table.choice("standard", QUANTITIES),
        to=table.share("to"),
        clause=clause_in(table, number, since),
        **shares,
    )


def _target(table: TomlTable, number: str, since: str | None) -> Target:
    table.only((*CONDITION, *FIGURES, *CITATION))
    shares, least = [], []
    for quantity in Quantity:
        if not table.has(quantity.value):
            continue
        if table.text(quantity.value).rstrip().endswith("%"):
            shares.append((quantity, table.share(quantity.value)))
        else:
            least.append((quantity, table.figure(quantity.value, UNITS_OF[quantity])))
    return Target(
        when=_condition(table),
        shares=tuple(shares),
        least=tuple(least),
        clause=clause_in(table, number, since),
    )


def _trigger(table: TomlTable, number: str, since: str | None) -> Trigger:
    table.only((*BELOW, "of", *CITATION))
    below = tuple(
        (quantity, table.share(key))
        for quantity, key in zip(Quantity, BELOW, strict=True)
        if table.has(key)
    )
    if not below:
        raise table.error("", "phần [[trigger]] phải có ít nhất một ngưỡng, ví dụ area_below")
    of_target = table.has("of") and table.choice("of", {"target": True, "standard": False})
    return Trigger(below=below, clause=clause_in(table, number, since), of_target=bool(of_target))


def _encouraged(table: TomlTable, number: str, since: str | None) -> Encouraged:
    table.only(("below", *CITATION))
    below = table.share("below") if table.has("below") else None
    return Encouraged(below=below, clause=clause_in(table, number, since))


def _merged_kinds(table: TomlTable, number: str, since: str | None) -> MergedKinds:
    table.only(("order", "becomes", *CITATION))
    becomes = table.values.get("becomes", {})
    if not isinstance(becomes, dict):
        raise table.error("becomes", '“becomes” phải viết dạng { "thị trấn" = "xã" }')
    return MergedKinds(
        order=table.choices("order", KINDS),
        becomes=tuple(
            (table.chosen("becomes", old, KINDS), table.chosen("becomes", str(new), KINDS))
            for old, new in becomes.items()
        ),
        clause=clause_in(table, number, since),
    )


def _consultation(table: TomlTable, number: str, since: str | None) -> ConsultationRule:
    table.only(("basis", "above", "from", *CITATION))
    if table.has("above") == table.has("from"):
        raise table.error("", "phần [[consultation]] phải có một trong hai khóa “above”, “from”")
    return ConsultationRule(
        basis=table.choice("basis", BASES),
        share=table.share("above" if table.has("above") else "from"),
        reaching_is_enough=table.has("from"),
        clause=clause_in(table, number, since),
    )


def _by_hand(table: TomlTable, number: str, since: str | None) -> ByHand:
    table.only(("kinds", "condition", *CITATION))
    return ByHand(
        kinds=kinds_in(table),
        text=table.text("condition"),
        clause=clause_in(table, number, since),
    )


def _refuse_contradictory_dates(top: TomlTable) -> None:
    issued, since, until = (top.iso_date(key) for key in ("issued", "in_force_from", "in_force_to"))
    if issued and since and since < issued:
        raise top.error("in_force_from", "ngày có hiệu lực trước ngày ban hành")
    if since and until and until < since:
        raise top.error("in_force_to", "ngày hết hiệu lực trước ngày có hiệu lực")


def _refuse_two_rules(top: TomlTable, name: str, conditions: Sequence[Condition | None]) -> None:
    tables = list(top.tables(name))
    for (_, first), (second_table, second) in combinations(
        list(zip(tables, conditions, strict=True)), 2
    ):
        if first is None or second is None:
            continue
        shared = [kind.value for kind in first.kinds if kind in second.kinds]
        if shared and _apart_from_kinds(first) == _apart_from_kinds(second):
            raise second_table.error("kinds", f"có hai quy định cho cùng loại “{shared[0]}”")


def _refuse_unreachable(top: TomlTable, name: str, conditions: Sequence[Condition]) -> None:
    covered: set[UnitKind] = set()
    for table, when in zip(top.tables(name), conditions, strict=True):
        hidden = [kind.value for kind in when.kinds if kind in covered]
        if hidden:
            raise table.error(
                "kinds", f"có hai quy định cho “{hidden[0]}”: quy định chung đã đứng ở trên"
            )
        if _apart_from_kinds(when) == (None, None, None, None, None, (), ()):
            covered.update(when.kinds)


def _apart_from_kinds(when: Condition) -> tuple[object, ...]:
    return (
        when.terrain,
        when.land_border,
        when.island,
        when.border_or_island,
        when.coastal_hardship,
        when.regions,
        when.parents,
    )
