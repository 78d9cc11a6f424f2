"""The question: how many units there shall be, and under which conditions."""

import math
from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType

from noivu_desktop.errors import OptimiseError
from noivu_desktop.units.unit import UnitKind

TOUCHED = "touched"
"""The weight of this name, if zero, says that units touched do not count."""

LARGEST_GROUP = 12
"""Groups of more units than this are not listed, whatever is asked."""


@dataclass(frozen=True, slots=True, kw_only=True)
class OptimiseRequest:
    """What to optimise; one of total, merge_into (with only) and fewest_changes.

    total           exactly so many units after, over the whole map
    merge_into      the units ``only`` become exactly so many, all others stay as they are;
                    that they change is decided, so how many of them do is not minimised.
                    A unit may still stay alone: to force each into a merger leaves more of
                    them failing (51 communes into 25: 24 instead of 10) and gives worse shapes
    fewest_changes  resolve all that must be arranged; the number after is free
    within_parent   no merged unit across the border of a parent (district, commune)
    max_group       most units in one merged unit; None: as many as the list can hold
    keep_kinds_apart  sets of kinds of which no two may be in one merged unit
    max_seat_distance_km  most km from a unit to the seat of its merged unit; None: any
    weights         weight of each soft objective by its id; those not named keep their default
    alternatives    how many next best plans to look for
    time_limit      seconds; None: until proved
    """

    total: int | None = None
    merge_into: int | None = None
    only: tuple[str, ...] = ()
    fewest_changes: bool = False
    within_parent: bool = True
    max_group: int | None = None
    keep_kinds_apart: tuple[frozenset[UnitKind], ...] = ()
    max_seat_distance_km: float | None = None
    weights: Mapping[str, float] = field(default_factory=lambda: MappingProxyType({}))
    alternatives: int = 0
    time_limit: float | None = None
    seed: int = 0

    def __post_init__(self) -> None:
        asked = (self.total is not None, self.merge_into is not None, self.fewest_changes)
        if sum(asked) != 1:
            raise OptimiseError(
                "Cần chọn đúng một mục tiêu: tổng số đơn vị sau sắp xếp, "
                "số đơn vị của nhóm đã chọn, hoặc ít thay đổi nhất."
            )
        if self.merge_into is not None and not self.only:
            raise OptimiseError("Cần nêu danh sách các đơn vị sẽ sắp xếp thành nhóm đã chọn.")
        if len(set(self.only)) != len(self.only):
            raise OptimiseError("Danh sách đơn vị đã chọn có mã lặp lại; mỗi mã chỉ nêu một lần.")
        if self.units_asked is not None and self.units_asked < 1:
            raise OptimiseError("Số đơn vị sau sắp xếp phải từ 1 trở lên.")
        if self.max_group is not None and not 2 <= self.max_group <= LARGEST_GROUP:
            raise OptimiseError(
                f"Số đơn vị cũ nhiều nhất trong một đơn vị mới phải từ 2 đến {LARGEST_GROUP}."
            )
        farthest = self.max_seat_distance_km
        if farthest is not None and not (math.isfinite(farthest) and farthest > 0):
            raise OptimiseError("Khoảng cách xa nhất đến trụ sở phải lớn hơn 0 km.")
        if any(not math.isfinite(w) or w < 0 for w in self.weights.values()):
            raise OptimiseError("Trọng số của mục tiêu phải là số không âm.")

    @property
    def counts_touched(self) -> bool:
        """Whether fewer units touched is better."""
        return self.merge_into is None and self.weights.get(TOUCHED, 1.0) > 0

    @property
    def units_asked(self) -> int | None:
        """The number of units after that is asked for; None: free."""
        return self.total if self.total is not None else self.merge_into
