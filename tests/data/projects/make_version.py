"""Makes a project file of the version that the program on the path writes, and what is in it.

    PYTHONPATH=FOLDER_OF_THE_PROGRAM python tests/data/projects/make_version.py NUMBER

``version-1.gpkg`` and its ``.json`` were made by the last program that wrote version 1. Make
such a pair before a version is left behind; never change an old one.
"""

import json
import sys
from decimal import Decimal
from pathlib import Path

import numpy as np
import shapely

from noivu_desktop.project.project import Project
from noivu_desktop.project.project_file import create_project_file
from noivu_desktop.units.coverage import Coverage
from noivu_desktop.units.unit import Unit, UnitKind

HERE = Path(__file__).parent
NAMES = (
    "Nam La", "Hội Hoan", "Gia Miễn", "Tân Lang", "Tân Việt", "Trùng Quán", "Na Sầm", "Bắc Ái",
    "Kim Đồng", "Chí Minh", "Đề Thám", "Quốc Khánh",
)  # fmt: skip
FACTS = ("mountain", "highland", "land_border", "island", "coastal_hardship")
FIELDS = (
    "name", "parent_code", "parent_name", "area_km2", "population", "population_date",
    "households", "minority_share", *FACTS, "seat", "note",
)  # fmt: skip


def twelve_communes() -> Coverage:
    """Four by three communes with crooked borders; one is a multipolygon of a single piece."""
    shapes = [cell(place % 4, place // 4) for place in range(12)]
    shapes[5] = shapely.MultiPolygon([shapes[5]])
    return Coverage(
        units=tuple(commune(place, name) for place, name in enumerate(NAMES)),
        geometries=np.array(shapes, dtype=object),
        crs="EPSG:9215",
    )


def commune(place: int, name: str) -> Unit:
    return Unit(
        code=f"0{6000 + place}",
        name=f"Xã {name}" if place != 6 else "Thị trấn Na Sầm",
        kind=UnitKind.XA if place != 6 else UnitKind.THI_TRAN,
        parent_code="182",
        parent_name="Huyện Văn Lãng",
        area_km2=None if place == 11 else Decimal("23.123457") + place,
        population=1200 + 731 * place,
        population_date="31/12/2018",
        households=300 + 170 * place,
        minority_share=Decimal("0.1234567890123456789") if place == 3 else Decimal("0.95"),
        **dict.fromkeys(FACTS[:3], True if place % 3 else None),
        island=False,
        coastal_hardship=False,
        note="giáp biên" if place == 2 else None,
        extra={"Ma tinh": "20", "GHI_CHU": f"dòng {place}"},
    )


def cell(column: int, row: int) -> shapely.Polygon:
    def corner(c: int, r: int) -> tuple[float, float]:
        bend = ((c * 7 + r * 13) % 5 - 2) * 211.37
        return (480_000.1 + 5000.0 * c + bend, 2_400_000.7 + 5000.0 * r - bend)

    return shapely.Polygon(
        [corner(column + dc, row + dr) for dc, dr in ((0, 0), (1, 0), (1, 1), (0, 1))]
    )


STEPS = (
    ("set_rule_set", {"id": "nq-653-2019"}),
    ("merge", {"codes": ["06000", "06001"], "name": "Nam Hoan"}),
    ("set_seat", {"code": "06001"}),
    ("lock", {"kind": "apart", "codes": ["06001", "06002"]}),
    ("merge", {"codes": ["06004", "06005"]}),
    ("set_values", {"code": "06011", "values": {"area_km2": "30.5", "note": "sổ địa chính"}}),
    ("undo", None),
    ("undo", None),
    ("merge", {"codes": ["06003", "06007"]}),
    ("merge", {"codes": ["06007", "06011"]}),
    ("set_values_of", {"codes": ["06003", "06011"], "values": {"minority_share": "33,3333 %"}}),
    ("checkpoint", {"name": "Bản trình lần 1"}),
    ("new_plan", {"name": "Phương án 2", "copy_of": "Phương án 1"}),
    ("move", {"code": "06007", "to": "06000"}),
    ("rename_plan", {"plan": "Phương án 2", "name": "Phương án của huyện"}),
    ("set_kind", {"code": "06000", "kind": "phường"}),
    ("exempt", {"code": "06008", "ground": "OTHER", "note": "xã an toàn khu", "date": "2026-01-02",
                "author": "Lan"}),
    ("waive", {"members": ["06000", "06001", "06007"], "reason": "địa hình chia cắt",
               "date": "2026-01-03", "author": "Lan"}),
    ("consult", {"code": "06001", "basis": "cử tri", "total": 900, "in_favour": 801,
                 "against": 33, "date": "2026-01-04", "author": "Hùng"}),
    ("add_link", {"first": "06002", "second": "06008", "ground": "cầu Nà Sầm"}),
    ("several", {"label": "Giữ nguyên hai xã", "steps": [
        ("exempt", {"code": "06009", "ground": "DEFENCE"}),
        ("exempt", {"code": "06010", "ground": "DEFENCE"}),
    ]}),
    ("activate_plan", {"plan": "Phương án 1"}),
    ("checkpoint", {"name": "Trước khi chia phần"}),
    # As a plan from a file of the program comes in: with a unit in parts.
    ("place", {"gone": [], "merged": [
        {"code": "06004", "name": None, "kind": None, "seat": None, "members": [
            {"code": "06004", "area_km2": None, "population": None},
            {"code": "06005", "area_km2": "10.1", "population": 2000}]},
        {"code": "06006", "name": None, "kind": None, "seat": None, "members": [
            {"code": "06005", "area_km2": "18.023457", "population": 2855},
            {"code": "06006", "area_km2": None, "population": None}]},
    ]}),
    ("undo", None),
    ("split", {"code": "06003"}),
    ("undo", None),
    ("undo", None),
)  # fmt: skip
"""Branches, two plans, every kind of decision; the end leaves something to redo."""

STEPS_SINCE = {2: (
    ("add_hamlets", None),
    ("on_hamlets", {"kind": "merge", "arguments": {"codes": ["06000.1", "06000.2"]}}),
    ("on_hamlets", {"kind": "exempt", "arguments": {"code": "06002.1", "ground": "OTHER"}}),
    ("give_part", {"code": "06005", "to": "06006", "area_km2": "18.023457", "population": 2855,
                   "hamlets": ["06005.2"], "estimated": ["population"]}),
    ("set_part", {"code": "06005", "to": "06006", "figures": {"households": 700}}),
    ("checkpoint", {"name": "Hai cấp"}),
    ("merge", {"codes": ["06000", "06001"]}),
    ("undo", None),
)}  # fmt: skip
"""What later versions brought, done after ``STEPS``."""


def two_hamlets_each(communes: Coverage) -> Coverage:
    """A lower and an upper half of every commune."""
    units, shapes = [], []
    for unit, outline in zip(communes.units, communes.geometries, strict=True):
        left, bottom, right, top = outline.bounds
        half = (bottom + top) / 2
        for place, box in enumerate(
            (shapely.box(left, bottom, right, half), shapely.box(left, half, right, top)), start=1
        ):
            units.append(
                Unit(
                    code=f"{unit.code}.{place}",
                    name=f"Thôn {place}",
                    kind=UnitKind.THON,
                    parent_code=unit.code,
                    parent_name=unit.full_name,
                    households=100 + place,
                    extra={"GHI_CHU": "thôn"} if place == 1 else {},
                )
            )
            shapes.append(outline.intersection(box))
    return Coverage(units=tuple(units), geometries=np.array(shapes, dtype=object), crs="EPSG:9215")


def described(project: Project, version: int = 1) -> dict[str, object]:
    """What a project holds as ``version`` knows it, in words that outlive the classes of today."""
    if version == 1:
        return _described(project)
    parts = {
        plan.name: [
            [one.code, part.code, part.to, text(part.area_km2), part.population, part.households,
             list(part.hamlets), list(part.estimated)]
            for one in plan.merged for part in one.members if part.to is not None
        ]
        for plan in project.plans
    }  # fmt: skip
    below = None if project.hamlets is None else described(project.hamlets, version)
    return {**_described(project), "parts": parts, "hamlets": below}


def _described(project: Project) -> dict[str, object]:
    return {
        "units": {
            unit.code: [unit.kind.value, *(text(getattr(unit, name)) for name in FIELDS),
                        dict(unit.extra)]
            for unit in project.coverage.units
        },
        "shapes": [shape.wkb_hex[-32:] for shape in project.coverage.geometries],
        "links": [[one.first, one.second, one.ground] for one in project.coverage.links],
        "plans": {plan.name: {
            "merged": [[one.code, list(one.codes), one.name, one.kind and one.kind.value, one.seat]
                       for one in plan.merged],
            "locks": [[one.kind.value, sorted(one.codes)] for one in plan.locks],
        } for plan in project.plans},
        "active_plan": project.active_plan,
        "rule_set": project.rule_set_id,
        "exemptions": [[e.code, e.ground.name, e.note] for e in project.exemptions],
        "waivers": [[list(w.members), w.reason, w.author, w.date] for w in project.waivers],
        "consultations": [[c.code, c.basis.value, c.total, c.in_favour, c.against, c.date, c.author]
                          for c in project.consultations],
    }  # fmt: skip


def text(value: object) -> str | None:
    return None if value is None else str(value)


def main() -> None:
    version = int(sys.argv[1])
    path = HERE / f"version-{version}.gpkg"
    with create_project_file(path, Project(coverage=twelve_communes())) as file:
        since = [one for number, steps in STEPS_SINCE.items() if number <= version for one in steps]
        for kind, arguments in (*STEPS, *since):
            if kind == "add_hamlets":
                from noivu_desktop.project.level_steps import hamlets_to_json

                arguments = hamlets_to_json(two_hamlets_each(file.project.coverage))
            if kind == "undo":
                file.undo()
            elif kind == "checkpoint":
                file.checkpoint(**arguments)
            else:
                file.do(kind, **arguments)
        places = range(len(file.history.entries) + 1)
        known = {
            "head": file.history.head,
            "undo": file.undo_label,
            "redo": file.redo_label,
            "labels": [one.step.label for one in file.history.entries],
            "checkpoints": [[one.name, one.step] for one in file.checkpoints],
            "values": [described(file.value_at(place), version) for place in places],
        }
    listed = json.dumps(known, ensure_ascii=False, indent=None, separators=(",", ":"))
    path.with_suffix(".json").write_text(listed + "\n", "utf-8")


if __name__ == "__main__":
    main()
