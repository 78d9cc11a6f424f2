"""Themes that colour the map by a figure: in classes from low to high, with a legend each.

A member of a merged unit shows the figure of the merged unit: that is what the plan makes.
"""

from bisect import bisect_right
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from fractions import Fraction
from functools import lru_cache
from itertools import pairwise
from math import pi

import numpy as np
import shapely
from numpy.typing import NDArray
from PySide6.QtCore import QCoreApplication

from noivu_desktop.gui.colours import BACK_DIAGONAL, CROSS, DIAGONAL, DOTS, Tint
from noivu_desktop.gui.project_model import ProjectModel
from noivu_desktop.rules.merged_check import MergedCheck
from noivu_desktop.rules.screening import UnitScreening
from noivu_desktop.units.coverage import Coverage
from noivu_desktop.units.unit import Unit
from noivu_desktop.vietnamese import number, percent

translate = QCoreApplication.translate
Figure = Fraction | float | None
Shares = UnitScreening | MergedCheck

_UNKNOWN = Tint(light="#d3d6da", dark="#565a61", hatch=DOTS)


@dataclass(frozen=True, slots=True, kw_only=True)
class Scale:
    """Classes of a figure: class i lies from ``breaks[i - 1]`` to below ``breaks[i]``.

    words  what a break is called in the legend
    """

    breaks: tuple[Fraction, ...]
    tints: tuple[Tint, ...]
    words: Callable[[Fraction], str]

    @property
    def palette(self) -> tuple[Tint, ...]:
        """The tints of the classes, then that of what is not known."""
        return (*self.tints, _UNKNOWN)

    def place(self, value: Figure) -> int:
        """The place of a figure in the palette; compared exactly."""
        return len(self.tints) if value is None else bisect_right(self.breaks, value)

    def labels(self) -> list[str]:
        """The classes in words, in the order of the palette."""
        named = [self.words(one) for one in self.breaks]
        between = [f"{low} – {high}" for low, high in pairwise(named)]
        below = translate("themes", "Dưới %1").replace("%1", named[0])
        above = translate("themes", "Từ %1 trở lên").replace("%1", named[-1])
        return [below, *between, above, translate("themes", "Chưa đủ số liệu")]


def _percent(value: Fraction) -> str:
    return percent(value, 0)


def _whole(value: Fraction) -> str:
    return number(value)


def _two_digits(value: Fraction) -> str:
    return number(value, 2)


SHARE_SCALE = Scale(
    breaks=(Fraction(1, 4), Fraction(1, 2), Fraction(1), Fraction(3, 2)),
    tints=(
        Tint(light="#cf6b4d", dark="#b5492b", hatch=CROSS),
        Tint(light="#e79a72", dark="#8f4a30", hatch=BACK_DIAGONAL),
        Tint(light="#f5cfa9", dark="#6b4733", hatch=DIAGONAL),
        Tint(light="#c9e4df", dark="#2b5653"),
        Tint(light="#7cc0bb", dark="#2f8a83"),
    ),
    words=_percent,
)
"""Below the standard vermilion and hatched, above it blue-green and plain."""

DENSITY_SCALE = Scale(
    breaks=tuple(map(Fraction, (50, 100, 200, 500, 1000, 2000))),
    tints=(
        Tint(light="#eff5fb", dark="#22303d"),
        Tint(light="#d3e4f3", dark="#26425c"),
        Tint(light="#a9cce6", dark="#2a567d"),
        Tint(light="#74acd6", dark="#2f6da2"),
        Tint(light="#4489c2", dark="#4a8ec8"),
        Tint(light="#2463a3", dark="#7fb4de"),
        Tint(light="#123f75", dark="#bfdcf2"),
    ),
    words=_whole,
)

COMPACTNESS_SCALE = Scale(
    breaks=(Fraction(3, 20), Fraction(1, 4), Fraction(7, 20), Fraction(1, 2)),
    tints=(
        Tint(light="#7a3f8f", dark="#d3a3e2"),
        Tint(light="#a678b8", dark="#a673b8"),
        Tint(light="#c9add4", dark="#7c4f8e"),
        Tint(light="#e3d4e8", dark="#573865"),
        Tint(light="#f6f1f8", dark="#3a2a43"),
    ),
    words=_two_digits,
)


@dataclass(eq=False, kw_only=True)
class UnitFigures:
    """A figure of every unit under the shown plan; it knows none where the law cannot be asked.

    What the law says of units as they stand is asked once, and again when it says otherwise.
    """

    figure: Callable[[Shares], Fraction | None]
    _screening: object = None
    _alone: Sequence[int] = ()

    def places(self, model: ProjectModel, scale: Scale) -> NDArray[np.int64]:
        """The place of each unit in the palette of the scale, shape (n,)."""
        check = model.check
        if check is None:
            return np.full(len(model.coverage.units), len(scale.tints), dtype=np.int64)
        if self._screening is not check.screening:
            self._screening = check.screening
            self._alone = [scale.place(self.figure(one)) for one in check.screening]
        places = np.array(self._alone, dtype=np.int64)
        for one in check.merged:
            places[_rows(model, one)] = scale.place(self.figure(one))
        return places


def density(unit: Unit) -> Fraction | None:
    """People per km2."""
    if unit.population is None or unit.area_km2 is None:
        return None
    return Fraction(unit.population) / Fraction(unit.area_km2)


def compactness(coverage: Coverage, groups: NDArray[np.int64]) -> NDArray[np.float64]:
    """4 pi area / perimeter^2 of the group that each unit is in, shape (n,), on the map plane.

    groups  a number for each unit, equal for units of one group, shape (n,)
    """
    adjacency = coverage.adjacency
    _, number_of = np.unique(groups, return_inverse=True)
    area = np.bincount(number_of, weights=_plane_areas(coverage))
    around = np.bincount(number_of, weights=adjacency.perimeter_m)
    first, second = number_of[adjacency.pairs].T
    inside = first == second
    around -= 2 * np.bincount(
        first[inside], weights=adjacency.border_m[inside], minlength=len(area)
    )
    found: NDArray[np.float64] = (4 * pi * area / np.maximum(around, 1e-9) ** 2)[number_of]
    return found


def compactness_places(values: NDArray[np.float64]) -> NDArray[np.int64]:
    """The class of each compactness in ``COMPACTNESS_SCALE``."""
    breaks = [float(one) for one in COMPACTNESS_SCALE.breaks]
    return np.searchsorted(breaks, values, side="right").astype(np.int64)


@lru_cache(maxsize=2)
def _plane_areas(coverage: Coverage) -> NDArray[np.float64]:
    return np.asarray(shapely.area(coverage.geometries))


def _rows(model: ProjectModel, check: MergedCheck) -> list[int]:
    """The units that live on in a merged unit, whole or as their rest."""
    index = model.coverage.index
    return [index[part.code] for part in check.merged.members if part.stands_for_unit]
