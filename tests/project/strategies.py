"""Hypothesis: units with any figures the file must keep, and any step on a small project."""

from decimal import Decimal
from types import MappingProxyType

import shapely
from hypothesis import strategies as st

from noivu_desktop.project.level_steps import hamlets_to_json
from noivu_desktop.project.project import Project
from noivu_desktop.rules.exemption import Ground
from noivu_desktop.rules.figures import legal_figures
from noivu_desktop.rules.loading import rule_set
from noivu_desktop.rules.rule_set import ConsultationBasis
from noivu_desktop.units.unit import LARGEST_COUNT, Region, UnitKind
from tests.builders import grid_of_units, quarters

CODES = [f"{column}{row}" for column in "ABC" for row in (1, 2, 3)]
RULE_SETS = ["nq-653-2019", "nq-76-2025", "nq-112-2025"]
FIGURES = [one.key for one in legal_figures(rule_set("nq-76-2025"))]

texts = st.text(st.characters(codec="utf-8", exclude_characters="\0"), min_size=1, max_size=12)
areas = st.integers(1, 10**12).map(lambda m2: Decimal(m2).scaleb(-6))
flags = st.sampled_from([True, False, None])

unit_facts = st.fixed_dictionaries(
    {
        "name": texts,
        "kind": st.sampled_from(UnitKind),
        "parent_code": st.none() | texts,
        "parent_name": st.none() | texts,
        "area_km2": st.none() | areas,
        "population": st.none() | st.integers(0, LARGEST_COUNT),
        "population_date": st.none() | texts,
        "households": st.none() | st.integers(0, LARGEST_COUNT),
        "minority_share": st.none() | st.decimals(0, 1, allow_nan=False, places=None),
        "mountain": flags,
        "highland": flags,
        "land_border": flags,
        "island": flags,
        "coastal_hardship": flags,
        "region": st.none() | st.sampled_from(Region),
        "seat": st.none() | texts,
        "note": st.none() | st.just("") | texts,
        "extra": st.dictionaries(texts, st.just("") | texts, max_size=4).map(MappingProxyType),
    }
)

_codes = st.sampled_from(CODES)
_sets = st.lists(_codes, min_size=1, max_size=4)
_names = st.sampled_from(["Nam La", "Hội Hoan", "Gia Miễn"])
_plans = st.sampled_from(["Phương án 1", "Phương án 2", "Phương án 3"])
_values = st.fixed_dictionaries(
    {},
    optional={
        "area_km2": areas,
        "population": st.none() | st.integers(0, 10**6),
        "minority_share": st.sampled_from([None, "45,44 %", "0.3", 1]),
        "mountain": flags,
        "note": st.none() | texts,
        "kind": st.sampled_from([UnitKind.XA, UnitKind.PHUONG]),
    },
).filter(bool)

_ROWS = {code: row for row, code in enumerate(grid_of_units(3, 3).index)}
_shares = st.sampled_from([Decimal("0.2"), Decimal("0.5"), Decimal("0.7")])


def _drawn(code, share):
    """The lowest ``share`` of a cell of the small project, as the argument of a step."""
    left, below, right, above = grid_of_units(3, 3).geometries[_ROWS[code]].bounds
    cut = shapely.box(left, below, right, below + (above - below) * float(share))
    return shapely.to_wkb(cut, hex=True)


part_steps = st.one_of(
    st.builds(
        lambda code, to, share, drawn, estimated: (
            "give_part",
            {
                "code": code,
                "to": to,
                "area_km2": str(25 * share),
                "population": int(6000 * share),
                "households": int(1500 * share) if drawn else None,
                "shape": _drawn(code, share) if drawn else None,
                "estimated": estimated,
            },
        ),
        _codes,
        _codes,
        _shares,
        st.booleans(),
        st.sampled_from([[], ["area_km2", "population"]]),
    ),
    st.builds(
        lambda code, to, population: (
            "set_part",
            {"code": code, "to": to, "figures": {"population": population}},
        ),
        _codes,
        _codes,
        st.none() | st.integers(0, 6000),
    ),
    st.builds(lambda code, to: ("take_back", {"code": code, "to": to}), _codes, _codes),
)
"""Kind and arguments of a step that divides a unit or mends that."""

_ground = st.sampled_from(Ground)

_plan_steps = st.one_of(
    part_steps,
    st.tuples(
        st.just("merge"), st.fixed_dictionaries({"codes": _sets, "name": st.none() | _names})
    ),
    st.tuples(st.just("split"), st.fixed_dictionaries({"code": _codes})),
    st.tuples(st.just("take_out"), st.fixed_dictionaries({"code": _codes})),
    st.tuples(st.just("move"), st.fixed_dictionaries({"code": _codes, "to": _codes})),
    st.tuples(st.just("rename"), st.fixed_dictionaries({"code": _codes, "name": _names})),
    st.tuples(st.just("set_seat"), st.fixed_dictionaries({"code": _codes})),
    st.tuples(
        st.just("set_kind"),
        st.fixed_dictionaries({"code": _codes, "kind": st.sampled_from([None, "xã", "phường"])}),
    ),
    st.tuples(
        st.sampled_from(["lock", "unlock"]),
        st.fixed_dictionaries(
            {"kind": st.sampled_from(["together", "apart", "alone"]), "codes": _sets}
        ),
    ),
    st.tuples(
        st.just("set_groups"),
        st.fixed_dictionaries({"groups": st.permutations(CODES).map(lambda c: [c[:3], c[3:5]])}),
    ),
    st.tuples(
        st.just("new_plan"),
        st.fixed_dictionaries({"name": _plans, "copy_of": st.none() | _plans}),
    ),
    st.tuples(st.just("rename_plan"), st.fixed_dictionaries({"plan": _plans, "name": _plans})),
    st.tuples(st.just("delete_plan"), st.fixed_dictionaries({"plan": _plans})),
    st.tuples(st.just("activate_plan"), st.fixed_dictionaries({"plan": _plans})),
)

_decision_steps = st.one_of(
    st.tuples(st.just("set_rule_set"), st.fixed_dictionaries({"id": st.sampled_from(RULE_SETS)})),
    st.tuples(
        st.just("exempt"),
        st.fixed_dictionaries({"code": _codes, "ground": st.sampled_from(Ground), "note": texts}),
    ),
    st.tuples(st.just("unexempt"), st.fixed_dictionaries({"code": _codes})),
    st.tuples(st.just("waive"), st.fixed_dictionaries({"members": _sets, "reason": texts})),
    st.tuples(st.just("unwaive"), st.fixed_dictionaries({"members": _sets})),
    st.tuples(
        st.just("consult"),
        st.fixed_dictionaries(
            {
                "code": _codes,
                "basis": st.sampled_from(ConsultationBasis),
                "total": st.none() | st.integers(0, 900),
                "in_favour": st.none() | st.integers(0, 600),
                "against": st.none() | st.integers(0, 600),
            }
        ),
    ),
    st.tuples(st.just("unconsult"), st.fixed_dictionaries({"code": _codes})),
    st.tuples(
        st.sampled_from(["confirm_figure", "unconfirm_figure"]),
        st.fixed_dictionaries({"figure": st.sampled_from(FIGURES)}),
    ),
    st.tuples(
        st.just("several"),
        st.lists(_codes, min_size=1, max_size=3).map(
            lambda codes: {
                "label": "Không sắp xếp nhiều đơn vị",
                "steps": [("exempt", {"code": code, "ground": "DEFENCE"}) for code in codes],
            }
        ),
    ),
    st.tuples(
        st.just("set_dates"),
        st.fixed_dictionaries(
            {
                "codes_as_of": st.sampled_from([None, "2019-12-31", "2020-01-01"]),
                "effective_from": st.sampled_from([None, "2026-01-01"]),
            }
        ),
    ),
    st.tuples(
        st.sampled_from(["add_link", "remove_link"]),
        st.fixed_dictionaries({"first": _codes, "second": _codes}),
    ),
)

HAMLETS = [f"{code}.{place}" for code in ("A1", "B1", "B2") for place in (1, 2, 3, 4)]
_hamlets = st.sampled_from(HAMLETS)
_hamlet_sets = st.lists(_hamlets, min_size=1, max_size=4)
_add_hamlets = ("add_hamlets", hamlets_to_json(quarters(grid_of_units(3, 3))))

_steps_below = st.one_of(
    st.tuples(st.just("merge"), st.fixed_dictionaries({"codes": _hamlet_sets})),
    st.tuples(st.just("take_out"), st.fixed_dictionaries({"code": _hamlets})),
    st.tuples(
        st.just("lock"),
        st.fixed_dictionaries({"kind": st.just("alone"), "codes": _hamlet_sets}),
    ),
    st.tuples(st.just("new_plan"), st.fixed_dictionaries({"name": _plans})),
    st.tuples(st.just("exempt"), st.fixed_dictionaries({"code": _hamlets, "ground": _ground})),
    st.tuples(st.just("set_values"), st.fixed_dictionaries({"code": _hamlets, "values": _values})),
    st.tuples(st.just("set_rule_set"), st.just({"id": "tt-04-2012"})),
)

level_steps = st.one_of(
    st.just(_add_hamlets),
    st.just(("remove_hamlets", {})),
    _steps_below.map(lambda one: ("on_hamlets", {"kind": one[0], "arguments": one[1]})),
)
"""Kind and arguments of a step that brings, changes or takes away the level below."""

structural_steps = st.one_of(_plan_steps, _decision_steps)
"""Kind and arguments of any step that leaves the figures of units alone."""

value_steps = st.one_of(
    st.tuples(st.just("set_values"), st.fixed_dictionaries({"code": _codes, "values": _values})),
    st.tuples(st.just("set_values_of"), st.fixed_dictionaries({"codes": _sets, "values": _values})),
)
"""Kind and arguments of a change of figures."""

any_steps = st.one_of(structural_steps, value_steps, level_steps)
"""Kind and arguments of any step; the project may refuse it."""


def small_project() -> Project:
    """Nine communes A1 to C3 and one empty plan."""
    return Project(coverage=grid_of_units(3, 3))
