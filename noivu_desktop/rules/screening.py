"""Each unit as it stands: must it be arranged, is it encouraged to be, is it exempt, and why."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import Enum
from fractions import Fraction
from functools import cached_property

from noivu_desktop.rules.exemption import Exemption
from noivu_desktop.rules.finding import Finding, Verdict
from noivu_desktop.rules.requirement_table import requirement_table
from noivu_desktop.rules.requirements import Figures, Requirements, figures_of
from noivu_desktop.rules.rule_set import Quantity, RuleSet
from noivu_desktop.rules.sentences import screening_findings
from noivu_desktop.units.unit import Unit


class Duty(Enum):
    """What a rule set asks of a unit as it stands, in the words of the dossier."""

    MUST_ARRANGE = "Thuộc diện phải sắp xếp"
    EXEMPT = "Thuộc diện sắp xếp, được miễn có lý do"
    ENCOURAGED = "Khuyến khích sắp xếp"
    UNKNOWN = "Chưa đủ số liệu để kết luận"
    FREE = "Không thuộc diện phải sắp xếp"


@dataclass(frozen=True, kw_only=True)
class UnitScreening:
    """What a rule set says about one unit before any merger.

    triggered  what the figures say; ``None``: a missing figure or fact could change it
    exemption  the decision that leaves the unit out, if there is one
    """

    unit: Unit
    requirements: Requirements
    triggered: bool | None
    exemption: Exemption | None = None

    @property
    def must_arrange(self) -> bool | None:
        """Triggered and not exempt; ``None``: not known."""
        return False if self.exemption else self.triggered

    @property
    def encouraged(self) -> bool:
        """Whether the text encourages the arrangement although it does not demand it."""
        rule = self.requirements.rule_set.encouraged
        if rule is None or self.triggered is not False:
            return False
        if rule.below is None:
            return True
        shares = (self._share(quantity) for quantity in self.requirements.quantities)
        return any(share is not None and share < rule.below for share in shares)

    @property
    def duty(self) -> Duty:
        """The one standing that the unit has; an exemption counts where there is a duty to lift."""
        if self.triggered is False:
            return Duty.ENCOURAGED if self.encouraged else Duty.FREE
        if self.exemption:
            return Duty.EXEMPT
        return Duty.MUST_ARRANGE if self.triggered else Duty.UNKNOWN

    @property
    def verdict(self) -> Verdict:
        """NOT_MET: must be arranged. WAIVED: must be, or might have to be, but is exempt."""
        return _VERDICTS[self.duty]

    @property
    def on_standards(self) -> Verdict:
        """Whether the unit reaches, as it stands, what a unit formed must reach."""
        return self.requirements.verdict(self._figures)

    @property
    def area_share(self) -> Fraction | None:
        """The area as a share of its standard."""
        return self._share(Quantity.AREA)

    @property
    def population_share(self) -> Fraction | None:
        """The population as a share of its standard."""
        return self._share(Quantity.POPULATION)

    @property
    def households_share(self) -> Fraction | None:
        """The households as a share of their standard."""
        return self._share(Quantity.HOUSEHOLDS)

    @cached_property
    def findings(self) -> tuple[Finding, ...]:
        """First "trigger": must it be arranged; then whether each figure reaches the standard."""
        return screening_findings(
            self.unit,
            self.requirements,
            self._figures,
            triggered=self.triggered,
            verdict=self.verdict,
            exemption=self.exemption,
        )

    @cached_property
    def _figures(self) -> Figures:
        return figures_of(self.unit)

    def _share(self, quantity: Quantity) -> Fraction | None:
        return self.requirements.share(quantity, self._figures)


_VERDICTS = {
    Duty.MUST_ARRANGE: Verdict.NOT_MET,
    Duty.EXEMPT: Verdict.WAIVED,
    Duty.ENCOURAGED: Verdict.MET,
    Duty.UNKNOWN: Verdict.UNKNOWN,
    Duty.FREE: Verdict.MET,
}


def screen(
    units: Sequence[Unit], rule_set: RuleSet, exemptions: Iterable[Exemption] = ()
) -> tuple[UnitScreening, ...]:
    """What ``rule_set`` says about each of ``units``, in their order."""
    table = requirement_table(rule_set)
    exempt = {one.code: one for one in exemptions}
    screened = []
    for unit in units:
        requirements = table.of_unit(unit)
        screened.append(
            UnitScreening(
                unit=unit,
                requirements=requirements,
                triggered=requirements.triggered(figures_of(unit)),
                exemption=exempt.get(unit.code),
            )
        )
    return tuple(screened)
