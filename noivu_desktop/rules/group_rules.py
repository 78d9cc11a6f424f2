"""The verdict on millions of possible merged units at once, the same as one by one."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from noivu_desktop.plan.combining import minority_share_of
from noivu_desktop.rules.consultation import Consultation, verdict_on
from noivu_desktop.rules.exemption import Waiver
from noivu_desktop.rules.finding import Verdict
from noivu_desktop.rules.requirement_table import Case, RequirementTable, requirement_table
from noivu_desktop.rules.requirements import figures_of
from noivu_desktop.rules.rule_set import RuleSet
from noivu_desktop.units.unit import Unit

Integers = NDArray[np.int64]
Booleans = NDArray[np.bool_]

_NEVER = 10**18
_BILLION = 10**9
_BITS = 62
_ROWS_AT_ONCE = 500_000
_PADDING, _NOT_KNOWN = -1, -2


@dataclass(frozen=True, kw_only=True, eq=False)
class GroupRules:
    """Answers for groups of whole units, each given as a row of row numbers padded with -1.

    waived      rows of the groups that a person has waived, each in ascending order
    cases       the distinct cases of the units

    The arrays have a row for each unit and a last one for the padding.

    figures     shape (n + 1, 3): square metres, people, households; 0 where not known
    missing     shape (n + 1, 3): which figure is not known
    case        the place in ``cases``
    share       equal numbers for equal shares of minorities, -2 where not known
    step        the place of the step that this share reaches, -1 where not known
    billionths  the share of minorities in whole billionths, rounded down
    parent      equal numbers for one parent, -2 where not known
    asked       the people of the unit were asked
    agreed      and enough of them agreed; the padding agrees with everything
    """

    table: RequirementTable
    units: tuple[Unit, ...]
    waived: tuple[tuple[int, ...], ...]
    cases: tuple[Case, ...]
    figures: Integers
    missing: Booleans
    case: Integers
    share: Integers
    step: Integers
    billionths: Integers
    parent: Integers
    asked: Booleans
    agreed: Booleans

    def meets(self, members: Integers) -> Booleans:
        """For each row of ``members``, shape (g, M): every standard is met or waived."""
        starts = range(0, len(members), _ROWS_AT_ONCE)
        parts = [self._meets(members[start : start + _ROWS_AT_ONCE]) for start in starts]
        return np.concatenate(parts) if parts else np.zeros(0, dtype=np.bool_)

    def _meets(self, members: Integers) -> Booleans:
        rows = np.where(members < 0, len(self.units), members)
        required = self._required(rows)
        lacking = self.missing[rows].any(axis=1) & (required > 0)
        met = np.all(self.figures[rows].sum(axis=1) >= required, axis=1) & ~lacking.any(axis=1)
        met |= self._is_waived(members)
        if self.table.rule_set.same_parent:
            met &= _all_equal(self.parent[rows])
        met &= ~self.asked[rows].any(axis=1) | self.agreed[rows].all(axis=1)
        answers: Booleans = met
        return answers

    def _is_waived(self, members: Integers) -> Booleans:
        size = (members >= 0).sum(axis=1)
        waived = np.zeros(len(members), dtype=np.bool_)
        if self.table.rule_set.three_units:
            waived |= size >= 3
        if self.table.rule_set.waiver and self.waived:
            in_order = np.sort(members, axis=1)
            for one in self.waived:
                if len(one) <= members.shape[1]:
                    same = np.all(in_order[:, members.shape[1] - len(one) :] == one, axis=1)
                    waived |= same & (size == len(one))
        return waived

    def _required(self, rows: Integers) -> Integers:
        """The figures that each group must reach, shape (g, 3)."""
        number, sets = _distinct_sets(self.case[rows], len(self.cases))
        width = len(self.table.minority_shares) + 1
        distinct, which = np.unique(
            number * width + self._minority_steps(rows) + 1, return_inverse=True
        )
        required = [
            self._required_of(sets[one // width], one % width - 1) for one in distinct.tolist()
        ]
        least: Integers = np.array(required, dtype=np.int64).reshape(-1, 3)[which.reshape(-1)]
        return least

    def _required_of(self, places: Sequence[int], step: int) -> tuple[int, int, int]:
        requirements = self.table.of_formed([self.cases[one] for one in places], step)
        return requirements.most if requirements.possible else (_NEVER, _NEVER, _NEVER)

    def _minority_steps(self, rows: Integers) -> Integers:
        """The place of the step that the share of minorities reaches; -1: not known."""
        if len(self.table.minority_shares) == 1:
            return np.zeros(len(rows), dtype=np.int64)
        found = np.full(len(rows), -1, dtype=np.int64)
        shares = self.share[rows]
        unknown = np.any(shares == _NOT_KNOWN, axis=1)
        same = _all_equal(shares)
        found[same] = self.step[rows.min(axis=1)[same]]
        mixed = ~same & ~unknown & ~self.missing[rows, 1].any(axis=1)
        found[mixed] = self._weighted_steps(rows[mixed])
        return found

    def _weighted_steps(self, rows: Integers) -> Integers:
        """The same for groups whose members have different, known shares."""
        people = self.figures[rows, 1]
        total = people.sum(axis=1)
        least = (self.billionths[rows] * people).sum(axis=1)
        limits = [int(step * _BILLION) for step in self.table.minority_shares[1:]]
        low, high = _reached(least, limits, total), _reached(least + total, limits, total)
        for row in np.flatnonzero(low != high).tolist():
            low[row] = self._exact_step(rows[row])
        return np.where(total == 0, -1, low)

    def _exact_step(self, row: Integers) -> int:
        units = [self.units[one] for one in row.tolist() if one < len(self.units)]
        return self.table.step(minority_share_of(units))


def group_rules(
    units: Sequence[Unit],
    rule_set: RuleSet,
    waivers: Iterable[Waiver] = (),
    consultations: Iterable[Consultation] = (),
) -> GroupRules:
    """The rules for groups of ``units``, given by their rows."""
    table = requirement_table(rule_set)
    figures = np.array([*map(figures_of, units), (0, 0, 0)], dtype=object).reshape(-1, 3)
    missing = np.array([[one is None for one in row] for row in figures.tolist()], dtype=np.bool_)
    cases = [table.case(unit) for unit in units]
    places = {case: place for place, case in enumerate(dict.fromkeys(cases))}
    shares = [unit.minority_share for unit in units]
    answers = {one.code: verdict_on(one, rule_set) for one in consultations}
    return GroupRules(
        table=table,
        units=tuple(units),
        waived=_waived_rows(units, waivers),
        cases=tuple(places),
        figures=np.where(missing, 0, figures).astype(np.int64),
        missing=missing,
        case=_padded([places[case] for case in cases], _PADDING),
        share=_padded(_numbered(shares), _PADDING),
        step=_padded([table.step(share) for share in shares], _PADDING),
        billionths=_padded([int((share or 0) * _BILLION) for share in shares], 0),
        parent=_padded(_numbered([unit.parent for unit in units]), _PADDING),
        asked=np.array([*(unit.code in answers for unit in units), False]),
        agreed=np.array([*(answers.get(unit.code) is Verdict.MET for unit in units), True]),
    )


def _waived_rows(units: Sequence[Unit], waivers: Iterable[Waiver]) -> tuple[tuple[int, ...], ...]:
    row_of = {unit.code: row for row, unit in enumerate(units)}
    return tuple(
        tuple(sorted(row_of[code] for code in one.members))
        for one in waivers
        if all(code in row_of for code in one.members)
    )


def _padded(values: Sequence[int], last: int) -> Integers:
    return np.array([*values, last], dtype=np.int64)


def _numbered(values: Sequence[object]) -> list[int]:
    """Equal numbers for equal values; -2 for ``None``."""
    numbers: dict[object, int] = {}
    return [_NOT_KNOWN if v is None else numbers.setdefault(v, len(numbers)) for v in values]


def _reached(sums: Integers, limits: Sequence[int], total: Integers) -> Integers:
    """How many of the shares ``limits``, in billionths of ``total``, each sum reaches."""
    reached = np.zeros(len(sums), dtype=np.int64)
    for limit in limits:
        reached += sums >= limit * total
    return reached


def _all_equal(values: Integers) -> Booleans:
    """Whether all values of a row but the padding are known and equal."""
    highest = values.max(axis=1)
    without_padding = np.where(values == _PADDING, highest[:, None], values)
    same: Booleans = (without_padding.min(axis=1) == highest) & (highest >= 0)
    return same


def _distinct_sets(values: Integers, count: int) -> tuple[Integers, list[list[int]]]:
    """For each row the number of its set of values (without padding), and the sets."""
    if count <= _BITS:
        bits = np.where(values < 0, 0, np.int64(1) << np.maximum(values, 0))
        sets, number = np.unique(np.bitwise_or.reduce(bits, axis=1), return_inverse=True)
        listed = [[bit for bit in range(count) if one >> bit & 1] for one in sets.tolist()]
    else:
        sets, number = np.unique(np.sort(values, axis=1), axis=0, return_inverse=True)
        listed = [sorted({one for one in row if one >= 0}) for row in sets.tolist()]
    return number.reshape(-1).astype(np.int64), listed
