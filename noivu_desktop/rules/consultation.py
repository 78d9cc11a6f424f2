"""What the people said, and whether that lets a merger go on.

Two rules stand side by side in law and must not be mixed: more than half of the voters (or
of those who vote for their household), and from half of all households on.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from fractions import Fraction

from noivu_desktop.rules.finding import Verdict, worst
from noivu_desktop.rules.rule_set import ConsultationBasis, ConsultationRule, RuleSet


@dataclass(frozen=True, slots=True, kw_only=True)
class Consultation:
    """The count in one unit.

    code       the unit whose people were asked
    total      all voters or all households of the unit, not only those who answered
    in_favour  how many of them agreed; ``None``: not counted yet
    against    how many of them did not agree; the others did not answer
    date       ISO 8601, the day of the count
    author     who answers for it; "" where no person gave a name
    """

    code: str
    basis: ConsultationBasis
    total: int | None
    in_favour: int | None
    against: int | None = None
    date: str = ""
    note: str = ""
    author: str = ""

    @property
    def share(self) -> Fraction | None:
        """The share in favour; ``None`` if it is not known."""
        if self.in_favour is None or not self.total:
            return None
        return Fraction(self.in_favour, self.total)


def rule_for(consultation: Consultation, rule_set: RuleSet) -> ConsultationRule | None:
    """The rule of the text for those who were asked; ``None`` if it knows no such basis."""
    return next((one for one in rule_set.consultations if one.basis is consultation.basis), None)


def verdict_on(consultation: Consultation, rule_set: RuleSet) -> Verdict:
    """Whether enough people agreed; UNKNOWN while the count or the rule is missing."""
    rule, share = rule_for(consultation, rule_set), consultation.share
    if rule is None or share is None:
        return Verdict.UNKNOWN
    agreed = share >= rule.share if rule.reaching_is_enough else share > rule.share
    return Verdict.MET if agreed else Verdict.NOT_MET


def verdict_on_all(
    codes: Iterable[str], consultations: Iterable[Consultation], rule_set: RuleSet
) -> Verdict | None:
    """The verdict for a merger of ``codes``; ``None`` if nobody was asked yet.

    One unit that did not agree blocks the merger; all units must have agreed to release it.
    """
    by_code = {one.code: one for one in consultations}
    held = [by_code.get(code) for code in codes]
    if not any(held):
        return None
    return worst(verdict_on(one, rule_set) if one else Verdict.UNKNOWN for one in held)
