"""What the optimiser takes from the map: who may go with whom."""

from decimal import Decimal

from noivu_desktop.optimise.explaining import why_together
from noivu_desktop.optimise.optimise import optimise
from noivu_desktop.optimise.preparing import Case
from noivu_desktop.optimise.request import OptimiseRequest
from noivu_desktop.plan.plan import Plan
from noivu_desktop.rules.loading import rule_set
from noivu_desktop.units.coverage import Link
from tests.builders import grid_of_units

RULES = rule_set("nq-653-2019")
EMPTY = Plan(name="Phương án 1")


def test_parents_that_are_known_by_name_only_are_kept_apart():
    parents = {"A1": "Huyện Một", "B1": "Huyện Hai", "C1": "Huyện Hai"}
    named = {code: {"parent_code": None, "parent_name": name} for code, name in parents.items()}
    small = {"area_km2": Decimal("20"), "population": 2000}
    large = {"area_km2": Decimal("60"), "population": 6000}
    changes = {code: named[code] | (small if code == "A1" else large) for code in parents}
    coverage = grid_of_units(3, 1, changes)
    request = OptimiseRequest(total=2, within_parent=True)
    result = optimise(coverage, EMPTY, RULES, request)
    assert [group.members for group in result.groups] == [("B1", "C1")]


def test_a_declared_neighbour_counts_among_those_it_could_go_with():
    small = {"area_km2": Decimal("20"), "population": 2000}
    bridge = Link(first="A1", second="C1", ground="cầu")
    coverage = grid_of_units(3, 1, {"A1": small}).with_links([bridge])
    request = OptimiseRequest(total=2)
    case = Case(coverage=coverage, plan=EMPTY, rule_set=RULES, request=request)

    why = why_together(case, optimise(coverage, EMPTY, RULES, request), "A1", "B1")

    (of_a1,) = [sentence for sentence in why.sentences if "Xã A1 có thể nhập với" in sentence]
    assert "Xã C1" in of_a1
