"""How the units lie about the standard before and after the plan, counted in classes."""

from collections import Counter
from dataclasses import dataclass
from fractions import Fraction
from operator import attrgetter

from PySide6.QtCore import QCoreApplication

from noivu_desktop.rules.checking import PlanCheck
from noivu_desktop.rules.screening import UnitScreening
from noivu_desktop.units.unit import Level

translate = QCoreApplication.translate
CLASS_WIDTH = Fraction(1, 4)
CLASSES = 13
"""0 to under 25 % of the standard, and so on; the last class is 300 % and more."""
STANDARD_CLASS = int(1 / CLASS_WIDTH)
"""The first class that reaches the standard."""
_UNKNOWN = -1


@dataclass(frozen=True, slots=True, kw_only=True)
class Distribution:
    """The units by their share of one standard.

    before, after  how many units are in each class, from below
    unknown        how many shares are not known, before and after
    """

    title: str
    before: tuple[int, ...]
    after: tuple[int, ...]
    unknown: tuple[int, int]

    @property
    def below(self) -> tuple[int, int]:
        """How many units do not reach the standard, before and after."""
        return sum(self.before[:STANDARD_CLASS]), sum(self.after[:STANDARD_CLASS])


def quantities(level: Level) -> tuple[str, ...]:
    """The shares that units of this level are judged by."""
    return ("households_share",) if level is Level.HAMLET else ("area_share", "population_share")


class Distributions:
    """Counts the units; the classes of old units are kept while the law's word on them stands."""

    def __init__(self) -> None:
        self._screening: tuple[UnitScreening, ...] = ()
        self._classes: dict[str, tuple[int, ...]] = {}
        self._before: dict[str, Counter[int]] = {}

    def of(self, check: PlanCheck) -> tuple[Distribution, ...]:
        """One distribution for each of the ``quantities``."""
        if check.screening is not self._screening:
            self._screening, self._classes, self._before = check.screening, {}, {}
        wanted = quantities(check.basis.coverage.level)
        return tuple(self._distribution(check, share) for share in wanted)

    def _distribution(self, check: PlanCheck, share: str) -> Distribution:
        share_of = attrgetter(share)
        if share not in self._classes:
            self._classes[share] = tuple(class_of(share_of(one)) for one in self._screening)
            self._before[share] = Counter(self._classes[share])
        classes, index = self._classes[share], check.basis.coverage.index
        before = self._before[share]
        gone = {index[part.code] for one in check.merged for part in one.merged.members}
        formed = Counter(class_of(share_of(one)) for one in check.merged)
        after = before - Counter(classes[row] for row in gone) + formed
        return Distribution(
            title=_title(share),
            before=tuple(before[at] for at in range(CLASSES)),
            after=tuple(after[at] for at in range(CLASSES)),
            unknown=(before[_UNKNOWN], after[_UNKNOWN]),
        )


def class_of(share: Fraction | None) -> int:
    """The class of a share; -1 where it is not known."""
    return _UNKNOWN if share is None else min(int(share / CLASS_WIDTH), CLASSES - 1)


def class_words(at: int) -> str:
    """The bounds of a class: "75–100 %", "từ 300 %"."""
    low, high = (int(100 * CLASS_WIDTH * one) for one in (at, at + 1))
    if at == CLASSES - 1:
        return translate("distribution", "từ %1 %").replace("%1", str(low))
    return f"{low}–{high} %"


def _title(share: str) -> str:
    return {
        "area_share": translate("distribution", "Diện tích so với tiêu chuẩn"),
        "population_share": translate("distribution", "Dân số so với tiêu chuẩn"),
        "households_share": translate("distribution", "Số hộ so với tiêu chuẩn"),
    }[share]
