"""Where each old unit stands: what the law asks of it and what the shown plan does about it."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import Enum

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QCoreApplication

from noivu_desktop.plan.plan import Plan
from noivu_desktop.rules.checking import PlanCheck
from noivu_desktop.rules.finding import Verdict
from noivu_desktop.rules.screening import Duty, UnitScreening

translate = QCoreApplication.translate


class Standing(Enum):
    """One word for a unit, for the table and for the colours of the map."""

    OPEN = "open"
    MERGED_MET = "merged, met"
    MERGED_NOT_MET = "merged, not met"
    MERGED_UNKNOWN = "merged, unknown"
    MERGED_WAIVED = "merged, waived"
    EXEMPT = "exempt"
    ENCOURAGED = "encouraged"
    UNKNOWN = "unknown"
    KEPT = "kept"

    @property
    def label(self) -> str:
        match self:
            case Standing.OPEN:
                return translate("standing", "Phải sắp xếp, chưa có phương án")
            case Standing.MERGED_MET:
                return translate("standing", "Đã nhập, đạt")
            case Standing.MERGED_NOT_MET:
                return translate("standing", "Đã nhập, chưa đạt")
            case Standing.MERGED_UNKNOWN:
                return translate("standing", "Đã nhập, chưa đủ số liệu")
            case Standing.MERGED_WAIVED:
                return translate("standing", "Đã nhập, được miễn")
            case Standing.EXEMPT:
                return translate("standing", "Không bắt buộc sắp xếp")
            case Standing.ENCOURAGED:
                return translate("standing", "Khuyến khích sắp xếp")
            case Standing.UNKNOWN:
                return translate("standing", "Chưa đủ số liệu")
        return translate("standing", "Giữ nguyên")

    @property
    def word(self) -> str:
        """The label in a word or two, for a table."""
        match self:
            case Standing.OPEN:
                return translate("standing", "Phải sắp xếp")
            case Standing.MERGED_MET:
                return translate("standing", "Đạt")
            case Standing.MERGED_NOT_MET:
                return translate("standing", "Chưa đạt")
            case Standing.MERGED_UNKNOWN:
                return translate("standing", "Chưa đủ số liệu")
            case Standing.MERGED_WAIVED:
                return translate("standing", "Được miễn")
            case Standing.EXEMPT:
                return translate("standing", "Không bắt buộc")
            case Standing.ENCOURAGED:
                return translate("standing", "Khuyến khích")
            case Standing.UNKNOWN:
                return translate("standing", "Thiếu số liệu")
        return translate("standing", "Giữ nguyên")


MERGED_STANDING: Mapping[Verdict, Standing] = {
    Verdict.MET: Standing.MERGED_MET,
    Verdict.NOT_MET: Standing.MERGED_NOT_MET,
    Verdict.UNKNOWN: Standing.MERGED_UNKNOWN,
    Verdict.WAIVED: Standing.MERGED_WAIVED,
}


_STANDING: Mapping[Duty, Standing] = {
    Duty.MUST_ARRANGE: Standing.OPEN,
    Duty.EXEMPT: Standing.EXEMPT,
    Duty.ENCOURAGED: Standing.ENCOURAGED,
    Duty.UNKNOWN: Standing.UNKNOWN,
    Duty.FREE: Standing.KEPT,
}


def demand(screening: UnitScreening) -> Standing:
    """What the law asks of a unit, whatever the plan does: OPEN means it must be arranged."""
    return _STANDING[screening.duty]


@dataclass(frozen=True, kw_only=True, eq=False)
class Standings:
    """The standing of every unit under one plan, each as its place in ``STANDINGS``.

    screening  what the demands were found from; ``None``: the law cannot be asked
    demands    what the law asks of each unit, whatever the plan does, shape (n,)
    now        what that becomes under the plan, shape (n,)
    """

    screening: tuple[UnitScreening, ...] | None
    demands: NDArray[np.int8]
    now: NDArray[np.int8]

    def __getitem__(self, row: int) -> Standing:
        return STANDINGS[int(self.now[row])]

    def __len__(self) -> int:
        return len(self.now)

    def rows(self, *wanted: Standing) -> list[int]:
        """The rows of the units that stand there, ascending."""
        is_wanted = np.zeros(len(STANDINGS), dtype=bool)
        is_wanted[numbers_of(wanted)] = True
        found: list[int] = np.flatnonzero(is_wanted[self.now]).tolist()
        return found

    def count(self, wanted: Standing) -> int:
        """How many units stand there."""
        return int(np.count_nonzero(self.now == _NUMBERS[wanted]))

    def changed_since(self, before: "Standings") -> list[int]:
        """The rows that stand elsewhere than ``before``, of the same units."""
        found: list[int] = np.flatnonzero(self.now != before.now).tolist()
        return found


def standings_of(check: PlanCheck, previous: Standings | None = None) -> Standings:
    """Where ``check`` puts every unit; the demands of ``previous`` stay while the law's word does.

    A divided unit stands where its rest is, as it does in the groups of the plan.
    A step of the plan costs what its merged units cost, not what the map costs.
    """
    if previous is None or previous.screening is not check.screening:
        demands = numbers_of(map(demand, check.screening))
    else:
        demands = previous.demands
    index, now = check.basis.coverage.index, demands.copy()
    rows: list[int] = []
    verdicts: list[int] = []
    rests: dict[int, int] = {}
    for one in check.merged:
        parts, verdict = one.merged.members, _NUMBERS_OF_VERDICTS[one.verdict]
        rows += [index[part.code] for part in parts]
        verdicts += [verdict] * len(parts)
        rests |= {index[part.code]: verdict for part in parts if part.is_rest}
    now[rows] = verdicts
    now[list(rests)] = list(rests.values())
    return Standings(screening=check.screening, demands=demands, now=now)


def standings_without_law(codes: Sequence[str], plan: Plan) -> Standings:
    """Where the units ``codes`` stand when there is no rule set to ask: merged or not, unknown."""
    unknown = numbers_of([Standing.UNKNOWN] * len(codes))
    merged = [code in plan.merged_by_member for code in codes]
    now = np.where(merged, _NUMBERS[Standing.MERGED_UNKNOWN], unknown).astype(np.int8)
    return Standings(screening=None, demands=unknown, now=now)


STANDINGS = tuple(Standing)
_NUMBERS = {one: number for number, one in enumerate(STANDINGS)}
_NUMBERS_OF_VERDICTS = {verdict: _NUMBERS[one] for verdict, one in MERGED_STANDING.items()}


def numbers_of(standings: Iterable[Standing]) -> NDArray[np.int8]:
    """The place of each standing in ``STANDINGS``."""
    return np.array([_NUMBERS[one] for one in standings], dtype=np.int8)
