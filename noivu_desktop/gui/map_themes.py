"""What the colours of the map say. A theme is one function from the project to classes."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from fractions import Fraction
from functools import cache
from types import MappingProxyType
from typing import cast

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QCoreApplication

from noivu_desktop.gui.colours import GROUP_TINTS, STANDING_TINTS, Tint
from noivu_desktop.gui.figure_themes import (
    COMPACTNESS_SCALE,
    DENSITY_SCALE,
    SHARE_SCALE,
    Scale,
    Shares,
    UnitFigures,
    compactness,
    compactness_places,
    density,
)
from noivu_desktop.gui.part_shapes import rows_beside_parts
from noivu_desktop.gui.project_model import ProjectModel
from noivu_desktop.gui.standing import STANDINGS, Standing
from noivu_desktop.plan.plan import Plan
from noivu_desktop.units.coverage import Coverage

translate = QCoreApplication.translate


@dataclass(frozen=True, slots=True, kw_only=True)
class LegendEntry:
    """One line of the legend: what a tint means and how many units have it."""

    label: str
    tint: Tint
    count: int


@dataclass(frozen=True, slots=True, kw_only=True)
class MapColours:
    """The tint of every unit in the order of the coverage, and the legend.

    palette  the tints in use
    numbers  the place of each unit's tint in the palette, shape (n,)
    """

    palette: tuple[Tint, ...]
    numbers: NDArray[np.integer]
    legend: tuple[LegendEntry, ...]

    def fills(self, *, dark: bool) -> NDArray[np.uint8]:
        """Colours, shape (n, 4), RGBA."""
        known = [_rgba(tint, dark) for tint in self.palette]
        fills: NDArray[np.uint8] = np.array(known, dtype=np.uint8)[self.numbers]
        return fills

    def patterns(self) -> NDArray[np.int64]:
        """Hatches, shape (n,), 0 for none."""
        hatches: NDArray[np.int64] = np.array([tint.hatch for tint in self.palette])[self.numbers]
        return hatches


@cache
def _rgba(tint: Tint, dark: bool) -> tuple[int, ...]:
    return cast(tuple[int, ...], tint.colour(dark=dark).getRgb())


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
            id="verdict", label=translate("themes", "Kết luận theo văn bản"), colours=_by_standing
        ),
        MapTheme(
            id="must-arrange", label=translate("themes", "Thuộc diện sắp xếp"), colours=_by_demand
        ),
        MapTheme(id="plan", label=translate("themes", "Đơn vị theo phương án"), colours=_by_group),
        _by_figure(
            "area-share",
            translate("themes", "Diện tích so với tiêu chuẩn"),
            SHARE_SCALE,
            _area_share,
        ),
        _by_figure(
            "population-share",
            translate("themes", "Dân số so với tiêu chuẩn"),
            SHARE_SCALE,
            _population_share,
        ),
        _by_figure(
            "density",
            translate("themes", "Mật độ dân số (người/km²)"),
            DENSITY_SCALE,
            _density,
        ),
        MapTheme(
            id="compactness",
            label=translate("themes", "Độ gọn của hình dạng"),
            colours=_by_compactness,
        ),
    )


def _area_share(one: Shares) -> Fraction | None:
    return one.area_share


def _population_share(one: Shares) -> Fraction | None:
    return one.population_share


def _density(one: Shares) -> Fraction | None:
    return density(one.unit)


def _by_figure(
    name: str, label: str, scale: Scale, figure: Callable[[Shares], Fraction | None]
) -> MapTheme:
    figures = UnitFigures(figure=figure)
    return MapTheme(
        id=name,
        label=label,
        colours=lambda model: _in_classes(scale, figures.places(model, scale)),
    )


def _by_compactness(model: ProjectModel) -> MapColours:
    values = compactness(model.coverage, group_ids(model))
    return _in_classes(COMPACTNESS_SCALE, compactness_places(values))


def _in_classes(scale: Scale, places: NDArray[np.int64]) -> MapColours:
    """Units by the class of a figure; classes without units are left out of the legend."""
    counts = np.bincount(places, minlength=len(scale.palette)).tolist()
    legend = tuple(
        LegendEntry(label=word, tint=tint, count=count)
        for word, tint, count in zip(scale.labels(), scale.palette, counts, strict=True)
        if count
    )
    return MapColours(palette=scale.palette, numbers=places, legend=legend)


def _by_standing(model: ProjectModel) -> MapColours:
    return _from_standings(model.standings.now)


def _by_demand(model: ProjectModel) -> MapColours:
    words = {
        Standing.OPEN: translate("themes", "Thuộc diện phải sắp xếp"),
        Standing.KEPT: translate("themes", "Không thuộc diện sắp xếp"),
    }
    return _from_standings(model.standings.demands, words)


def _from_standings(
    numbers: NDArray[np.int8], words: Mapping[Standing, str] = MappingProxyType({})
) -> MapColours:
    counts = np.bincount(numbers, minlength=len(STANDINGS)).tolist()
    legend = tuple(
        LegendEntry(label=words.get(one, one.label), tint=STANDING_TINTS[one], count=count)
        for one, count in zip(STANDINGS, counts, strict=True)
        if count
    )
    palette = tuple(STANDING_TINTS[one] for one in STANDINGS)
    return MapColours(palette=palette, numbers=numbers, legend=legend)


def _by_group(model: ProjectModel) -> MapColours:
    kept = STANDING_TINTS[Standing.KEPT]
    groups = group_ids(model)
    tint_of = tints_of_groups(model.coverage, groups, rows_beside_parts(model.plan, model.coverage))
    palette = (kept, *GROUP_TINTS)
    places = np.zeros(len(groups), dtype=np.int64)
    for group, tint in tint_of.items():
        places[group] = palette.index(tint)
    numbers = places[groups]
    merged = int(np.count_nonzero(numbers))
    entries = (
        (translate("themes", "Đơn vị được nhập (mỗi màu một đơn vị mới)"), GROUP_TINTS[0], merged),
        (translate("themes", "Giữ nguyên"), kept, len(groups) - merged),
    )
    legend = tuple(LegendEntry(label=word, tint=t, count=n) for word, t, n in entries if n)
    return MapColours(palette=palette, numbers=numbers, legend=legend)


def group_ids(model: ProjectModel) -> NDArray[np.int64]:
    """The groups of the shown plan, as ``groups_of_plan``."""
    return groups_of_plan(model.coverage, model.plan)


def groups_of_plan(coverage: Coverage, plan: Plan) -> NDArray[np.int64]:
    """A number per unit, shape (n,), equal for units of one merged unit: its first row."""
    index = coverage.index
    groups = np.arange(len(index), dtype=np.int64)
    for merged in plan.merged:
        rows = [index[part.code] for part in merged.members if part.stands_for_unit]
        groups[rows] = min(rows, default=0)
    return groups


def tints_of_groups(
    coverage: Coverage, groups: NDArray[np.int64], formed: Iterable[int] = ()
) -> dict[int, Tint]:
    """A tint for each merged unit that differs from those of its merged neighbours.

    formed  rows of units that count as merged though they stand alone
    """
    merged = {
        number
        for number, count in zip(*np.unique(groups, return_counts=True), strict=True)
        if count > 1
    } | {groups[row] for row in formed}
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
