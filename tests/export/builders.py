"""A small province with Vietnamese names, and a plan for it."""

import datetime
from decimal import Decimal

from noivu_desktop.plan import edits
from noivu_desktop.project.project import Project
from noivu_desktop.rules.exemption import Exemption, Ground
from noivu_desktop.units.unit import UnitKind
from tests.builders import grid_of_units

DAY = datetime.date(2026, 2, 5)
NAMES = {
    "A1": "Xã Đồng Ý",
    "B1": "Xã Vũ Lễ",
    "C1": "Xã Nhất Hòa",
    "A2": "Thị trấn Bắc Sơn",
    "B2": "Xã Hữu Vĩnh",
    "C2": "Xã Quỳnh Sơn",
    "A3": "Xã Chiêu Vũ",
    "B3": "Xã Trấn Yên",
    "C3": "Xã Tân Thành",
}
TOWN = {"A2": {"kind": UnitKind.THI_TRAN, "population": 4700}}


def small_project(**changes) -> Project:
    """Nine communes in two districts; A1+B1 and A2+B2 are merged, C1 is exempt.

    A3 B3 C3     Huyện Hai
    A2=B2 C2     Huyện Một
    A1=B1 C1     Huyện Một; all but C2, A3, B3, C3 are small
    """
    facts = {}
    for code, name in NAMES.items():
        row = int(code[1])
        small = code in ("A1", "B1", "C1", "A2", "B2")
        facts[code] = {
            "name": name,
            "area_km2": Decimal("20.123456") if small else Decimal("60.5"),
            "population": 1770 if small else 6000,
            "parent_code": "001" if row < 3 else "002",
            "parent_name": "Huyện Một" if row < 3 else "Huyện Hai",
            "population_date": "01/4/2019",
            "extra": {"ten_tinh": "Tỉnh Lạng Sơn"},
            **TOWN.get(code, {}),
            **changes.get(code, {}),
        }
    coverage = grid_of_units(3, 3, facts)
    project = Project(
        coverage=coverage,
        rule_set_id="nq-653-2019",
        exemptions=(
            Exemption(
                code="C1",
                ground=Ground.ISOLATED,
                note="đảo giữa hồ",
                author="Lan",
                date="2026-01-05",
            ),
        ),
    )
    plan = edits.merge(project.plan(), coverage, ["A1", "B1"], "Xã Thống Nhất")
    plan = edits.merge(plan, coverage, ["A2", "B2"])
    plan = edits.set_seat(plan, coverage, "A2")
    return project.with_plan(plan)
