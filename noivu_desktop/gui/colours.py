"""Colours and hatches with one meaning everywhere, readable by colour-blind people.

The hues are blue-green against vermilion (never green against red), the lightness differs
too, and each state that asks for attention has a hatch of its own.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from PySide6.QtGui import QColor, QPalette

from noivu_desktop.gui.standing import Standing
from noivu_desktop.rules.finding import Verdict

NO_HATCH, DIAGONAL, BACK_DIAGONAL, CROSS, LEVEL_LINES, DOTS = range(6)
"""Hatches by the numbers of the map canvas."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Tint:
    """A fill for paper and for a dark screen, with its hatch."""

    light: str
    dark: str
    hatch: int = NO_HATCH

    def colour(self, *, dark: bool) -> QColor:
        return QColor(self.dark if dark else self.light)


STANDING_TINTS: Mapping[Standing, Tint] = {
    Standing.OPEN: Tint(light="#f0a24b", dark="#b8701f", hatch=DIAGONAL),
    Standing.MERGED_MET: Tint(light="#7cc0bb", dark="#2f7f7a"),
    Standing.MERGED_NOT_MET: Tint(light="#dd7a5f", dark="#a8462c", hatch=CROSS),
    Standing.MERGED_UNKNOWN: Tint(light="#b9bec6", dark="#6b7078", hatch=DOTS),
    Standing.MERGED_WAIVED: Tint(light="#b9a7d6", dark="#6d5a94", hatch=BACK_DIAGONAL),
    Standing.EXEMPT: Tint(light="#e6d79a", dark="#7d7035", hatch=BACK_DIAGONAL),
    Standing.ENCOURAGED: Tint(light="#f8ecd3", dark="#3f3b33"),
    Standing.UNKNOWN: Tint(light="#d3d6da", dark="#565a61", hatch=DOTS),
    Standing.KEPT: Tint(light="#f3f1ea", dark="#34383d"),
}

VERDICT_TINTS: Mapping[Verdict, Tint] = {
    Verdict.MET: STANDING_TINTS[Standing.MERGED_MET],
    Verdict.NOT_MET: STANDING_TINTS[Standing.MERGED_NOT_MET],
    Verdict.UNKNOWN: STANDING_TINTS[Standing.MERGED_UNKNOWN],
    Verdict.WAIVED: STANDING_TINTS[Standing.MERGED_WAIVED],
}

GROUP_TINTS: tuple[Tint, ...] = (
    Tint(light="#8cb9dd", dark="#34618a"),
    Tint(light="#f2b880", dark="#96622b"),
    Tint(light="#93cbb0", dark="#35775a"),
    Tint(light="#e3a6c0", dark="#8a4767"),
    Tint(light="#d8d37f", dark="#77722c"),
    Tint(light="#b7abdb", dark="#5e5192"),
    Tint(light="#a9d6dc", dark="#3a7880"),
    Tint(light="#dcb9a0", dark="#7b5740"),
)
"""Fills of merged units side by side; neighbours never share one."""


def is_dark(palette: QPalette) -> bool:
    """Whether the desktop shows light text on a dark ground."""
    return palette.color(QPalette.ColorRole.Window).lightness() < 128
