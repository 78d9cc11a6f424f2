"""What the colours of the map say. A theme is one function from the project to classes."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QCoreApplication

from noivu_desktop.gui.colours import GROUP_TINTS, STANDING_TINTS, Tint
from noivu_desktop.gui.project_model import ProjectModel
from noivu_desktop.gui.standing import Standing, demand, standings
from noivu_desktop.plan.plan import Plan
from noivu_desktop.units.coverage import Coverage

_translate = QCoreApplication.translate


@dataclass(frozen=True, slots=True, kw_only=True)
class LegendEntry:
    """One line of the legend: what a tint means and how many units have it."""

    label: str
    tint: Tint
    count: int


@dataclass(frozen=True, slots=True, kw_only=True)
class MapColours:
    """The tint of every unit in the order of the coverage, and the legend."""

    tints: tuple[Tint, ...]
    legend: tuple[LegendEntry, ...]

    def fills(self, *, dark: bool) -> NDArray[np.uint8]:
        """Colours, shape (n, 4), RGBA."""
        known = {tint: tint.colour(dark=dark).getRgb() for tint in set(self.tints)}
        return np.array([known[tint] for tint in self.tints], dtype=np.uint8).reshape(-1, 4)

    def patterns(self) -> NDArray[np.int64]:
        """Hatches, shape (n,), 0 for none."""
        return np.array([tint.hatch for tint in self.tints], dtype=np.int64)


@dataclass(frozen=True, slots=True, kw_only=True)
class MapTheme:
    """One way to colour the map."""

    id: str
    label: str
    colours: Callable[[ProjectModel], MapColours]


def map_themes() -> tuple[MapTheme, ...]:
    """All themes, in the order of the picker."""
    return (
        MapTheme(
            id="verdict", label=_translate("themes", "Kết luận theo văn bản"), colours=_by_standing
        ),
        MapTheme(
            id="must-arrange", label=_translate("themes", "Thuộc diện sắp xếp"), colours=_by_demand
        ),
        MapTheme(id="plan", label=_translate("themes", "Đơn vị theo phương án"), colours=_by_group),
    )


def _by_standing(model: ProjectModel) -> MapColours:
    return _from_standings(standings(model))


def _by_demand(model: ProjectModel) -> MapColours:
    check = model.check
    if check is None:
        return _from_standings((Standing.UNKNOWN,) * len(model.coverage.units))
    words = {
        Standing.OPEN: _translate("themes", "Thuộc diện phải sắp xếp"),
        Standing.KEPT: _translate("themes", "Không thuộc diện sắp xếp"),
    }
    return _from_standings([demand(one) for one in check.screening], words)


def _from_standings(
    found: Sequence[Standing], words: dict[Standing, str] | None = None
) -> MapColours:
    counts = dict.fromkeys(Standing, 0)
    for one in found:
        counts[one] += 1
    legend = tuple(
        LegendEntry(
            label=(words or {}).get(one, one.label), tint=STANDING_TINTS[one], count=counts[one]
        )
        for one in Standing
        if counts[one]
    )
    return MapColours(tints=tuple(STANDING_TINTS[one] for one in found), legend=legend)


def _by_group(model: ProjectModel) -> MapColours:
    kept = STANDING_TINTS[Standing.KEPT]
    groups = group_ids(model)
    tint_of = tints_of_groups(model.coverage, groups)
    tints = tuple(tint_of.get(group, kept) for group in groups.tolist())
    merged = sum(tint is not kept for tint in tints)
    entries = (
        (_translate("themes", "Đơn vị được nhập (mỗi màu một đơn vị mới)"), GROUP_TINTS[0], merged),
        (_translate("themes", "Giữ nguyên"), kept, len(tints) - merged),
    )
    legend = tuple(LegendEntry(label=word, tint=t, count=n) for word, t, n in entries if n)
    return MapColours(tints=tints, legend=legend)


def group_ids(model: ProjectModel) -> NDArray[np.int64]:
    """The groups of the shown plan, as ``groups_of_plan``."""
    return groups_of_plan(model.coverage, model.plan)


def groups_of_plan(coverage: Coverage, plan: Plan) -> NDArray[np.int64]:
    """A number per unit, shape (n,), equal for units of one merged unit: its first row."""
    index = coverage.index
    groups = np.arange(len(index), dtype=np.int64)
    for merged in plan.merged:
        rows = [index[part.code] for part in merged.members if part.is_whole]
        groups[rows] = min(rows, default=0)
    return groups


def tints_of_groups(coverage: Coverage, groups: NDArray[np.int64]) -> dict[int, Tint]:
    """A tint for each merged unit that differs from those of its merged neighbours."""
    merged = {
        number
        for number, count in zip(*np.unique(groups, return_counts=True), strict=True)
        if count > 1
    }
    beside: dict[int, set[int]] = {int(number): set() for number in merged}
    for first, second in groups[coverage.adjacency.pairs].tolist():
        if first != second and first in beside and second in beside:
            beside[first].add(second)
            beside[second].add(first)
    chosen: dict[int, int] = {}
    for number in sorted(beside):
        taken = {chosen[other] for other in beside[number] if other in chosen}
        free = [one for one in range(len(GROUP_TINTS)) if one not in taken]
        chosen[number] = min(
            free or range(len(GROUP_TINTS)),
            key=lambda one: (sum(used == one for used in chosen.values()), one),
        )
    return {number: GROUP_TINTS[one] for number, one in chosen.items()}
