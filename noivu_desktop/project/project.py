"""The project is one immutable value; every change makes a new one."""

from dataclasses import dataclass, replace

from noivu_desktop.errors import PlanError
from noivu_desktop.plan.plan import Plan
from noivu_desktop.rules.confirmation import Confirmation
from noivu_desktop.rules.consultation import Consultation
from noivu_desktop.rules.exemption import Exemption, Waiver
from noivu_desktop.units.coverage import Coverage

FIRST_PLAN = "Phương án 1"
DEFAULT_RULE_SET = "nq-112-2025"
HAMLET_RULE_SET = "tt-14-2018"
"""What the hamlets of a project of communes are judged by until somebody chooses another text."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Project:
    """Everything a planner works on.

    plans           at least one, names are unique
    active_plan     the name of the plan that the window shows
    codes_as_of     the day of the list of codes that the units carry, ISO 8601; None: not known
    effective_from  the day on which the plan takes effect, ISO 8601; None: not set
    hamlets         the level below as a project of its own, in the same projection and with the
                    code of the commune as ``parent_code``; it has no level below; None: not there
    above           of hamlets shown by themselves: their communes, which name the province
    """

    coverage: Coverage
    plans: tuple[Plan, ...] = (Plan(name=FIRST_PLAN),)
    active_plan: str = FIRST_PLAN
    rule_set_id: str = DEFAULT_RULE_SET
    exemptions: tuple[Exemption, ...] = ()
    waivers: tuple[Waiver, ...] = ()
    consultations: tuple[Consultation, ...] = ()
    confirmations: tuple[Confirmation, ...] = ()
    codes_as_of: str | None = None
    effective_from: str | None = None
    hamlets: "Project | None" = None
    above: Coverage | None = None

    def plan(self, name: str | None = None) -> Plan:
        """The plan of this name (default: the active one); raises PlanError if there is none."""
        wanted = self.active_plan if name is None else name
        for plan in self.plans:
            if plan.name == wanted:
                return plan
        known = ", ".join(f"“{plan.name}”" for plan in self.plans)
        raise PlanError(f"Không có phương án “{wanted}”; hồ sơ có: {known}.")

    def with_plan(self, changed: Plan) -> "Project":
        """The project in which ``changed`` replaces the plan of the same name."""
        self.plan(changed.name)
        return replace(
            self, plans=tuple(changed if p.name == changed.name else p for p in self.plans)
        )
