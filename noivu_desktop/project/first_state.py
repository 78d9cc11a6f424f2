"""Everything of a project but its units, as JSON: what the file keeps of the first value."""

from collections.abc import Mapping
from dataclasses import asdict
from typing import Any

from noivu_desktop.plan.parts import completed
from noivu_desktop.plan.plan import Lock, LockKind, MergedUnit, Plan
from noivu_desktop.project.level_steps import hamlets_from_json, hamlets_to_json
from noivu_desktop.project.part_json import part_from_json, part_to_json
from noivu_desktop.project.project import Project
from noivu_desktop.project.unit_values import canonical
from noivu_desktop.rules.confirmation import Confirmation
from noivu_desktop.rules.consultation import Consultation
from noivu_desktop.rules.exemption import Exemption, Ground, Waiver
from noivu_desktop.rules.rule_set import ConsultationBasis
from noivu_desktop.units.coverage import Coverage, Link
from noivu_desktop.units.unit import UnitKind


def state_to_json(project: Project) -> dict[str, Any]:
    """The project without its own units; the hamlets are there as a whole."""
    return {
        "plans": [_plan_to_json(plan) for plan in project.plans],
        "active_plan": project.active_plan,
        "rule_set_id": project.rule_set_id,
        "exemptions": [{**asdict(e), "ground": e.ground.value} for e in project.exemptions],
        "waivers": [{**asdict(w), "members": list(w.members)} for w in project.waivers],
        "consultations": [{**asdict(c), "basis": c.basis.value} for c in project.consultations],
        "confirmations": [asdict(one) for one in project.confirmations],
        "links": [asdict(link) for link in project.coverage.links],
        "codes_as_of": project.codes_as_of,
        "effective_from": project.effective_from,
        "hamlets": None if project.hamlets is None else _below_to_json(project.hamlets),
    }


def project_from_json(coverage: Coverage, state: Mapping[str, Any]) -> Project:
    """The project that ``state_to_json`` described, on these units.

    Raises KeyError, TypeError or ValueError for what it cannot have written.
    """
    links = [Link(**link) for link in state["links"]]
    return Project(
        coverage=coverage.with_links(links),
        plans=tuple(_plan_from_json(plan, coverage) for plan in state["plans"]),
        active_plan=state["active_plan"],
        rule_set_id=state["rule_set_id"],
        exemptions=tuple(
            Exemption(**{**one, "ground": Ground(one["ground"])}) for one in state["exemptions"]
        ),
        waivers=tuple(
            Waiver(**{**one, "members": tuple(one["members"])}) for one in state["waivers"]
        ),
        consultations=tuple(
            Consultation(**{**one, "basis": ConsultationBasis(one["basis"])})
            for one in state["consultations"]
        ),
        confirmations=tuple(Confirmation(**one) for one in state["confirmations"]),
        codes_as_of=state.get("codes_as_of"),
        effective_from=state.get("effective_from"),
        hamlets=_below_from_json(state.get("hamlets")),
    )


def merged_to_json(merged: MergedUnit) -> dict[str, Any]:
    """One merged unit."""
    return {
        "code": merged.code,
        "members": [part_to_json(part) for part in merged.members],
        "name": merged.name,
        "kind": canonical(merged.kind),
        "seat": merged.seat,
    }


def merged_from_json(merged: Mapping[str, Any]) -> MergedUnit:
    """The merged unit that ``merged_to_json`` described; raises as ``project_from_json``."""
    kind = merged["kind"]
    return MergedUnit(
        code=merged["code"],
        members=tuple(part_from_json(part, merged["code"]) for part in merged["members"]),
        name=merged["name"],
        kind=None if kind is None else UnitKind(kind),
        seat=merged["seat"],
    )


def _below_to_json(hamlets: Project) -> dict[str, Any]:
    return {**hamlets_to_json(hamlets.coverage), "state": state_to_json(hamlets)}


def _below_from_json(told: Mapping[str, Any] | None) -> Project | None:
    return None if told is None else project_from_json(hamlets_from_json(told), told["state"])


def _plan_to_json(plan: Plan) -> dict[str, Any]:
    return {
        "name": plan.name,
        "merged": [merged_to_json(merged) for merged in plan.merged],
        "locks": [{"kind": one.kind.value, "codes": sorted(one.codes)} for one in plan.locks],
    }


def _plan_from_json(plan: Mapping[str, Any], coverage: Coverage) -> Plan:
    merged = (merged_from_json(merged) for merged in plan["merged"])
    return Plan(
        name=plan["name"],
        merged=completed(coverage, merged),
        locks=tuple(
            Lock(kind=LockKind(one["kind"]), codes=frozenset(one["codes"])) for one in plan["locks"]
        ),
    )
