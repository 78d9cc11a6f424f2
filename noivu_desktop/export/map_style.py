"""How each standing looks on paper: tints and hatches that also tell apart in grey print.

The tints are lightened colours of the palette of Okabe and Ito, which people with any of the
common colour-vision deficiencies can tell apart; each standing that matters also has a hatch.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import Enum

from noivu_desktop.errors import ExportError
from noivu_desktop.export.paper import DEFAULT_PAPER, Orientation
from noivu_desktop.export.standing import StandingAfter
from noivu_desktop.rules.screening import Duty
from noivu_desktop.units.outside import OutsideUnits


@dataclass(frozen=True, slots=True)
class Fill:
    """The tint of a polygon, and its hatch with the colour of the hatch."""

    face: str
    hatch: str | None = None
    ink: str = "#8a8a8a"


FILLS: Mapping[Enum, Fill] = {
    Duty.MUST_ARRANGE: Fill("#f6c39f", "////", "#b5541c"),
    Duty.EXEMPT: Fill("#f8eeb4", "....", "#8f7d12"),
    Duty.ENCOURAGED: Fill("#eaf1f6"),
    Duty.UNKNOWN: Fill("#dedede", "xxxx", "#8a8a8a"),
    Duty.FREE: Fill("#eff3ea"),
    StandingAfter.MET: Fill("#b4dfcd"),
    StandingAfter.WAIVED: Fill("#cfe5f4", "....", "#2b74a8"),
    StandingAfter.NOT_MET: Fill("#f6c39f", "////", "#b5541c"),
    StandingAfter.UNKNOWN: Fill("#dedede", "xxxx", "#8a8a8a"),
    StandingAfter.UNRESOLVED: Fill("#f3d3e4", "\\\\\\\\", "#a3447c"),
    StandingAfter.UNDECIDED: Fill("#ececec", "++", "#a8a8a8"),
    StandingAfter.EXEMPT: Fill("#f8eeb4", "....", "#8f7d12"),
    StandingAfter.UNCHANGED: Fill("#f4f4ef"),
}


@dataclass(frozen=True, slots=True)
class Line:
    """A border: colour, width in points on A3, dashes in multiples of the width."""

    colour: str
    width_pt: float
    dashes: tuple[float, ...] | None = None


UNDRAWN_HATCH = "--"
"""Over a unit of which a part that nobody drew goes elsewhere."""


UNIT_BORDER = Line("#4d4d4d", 0.35)
OLD_BORDER = Line("#5a5a5a", 0.4, (4.0, 3.0))
NEW_BORDER = Line("#111111", 1.1)
PARENT_BORDER = Line("#7a2048", 1.0, (7.0, 2.0, 1.0, 2.0))
OUTER_BORDER = Line("#111111", 1.6)
GRID_INK = "#9a9a9a"
OLD_NAME_INK = "#3d3d3d"
STAR = "★"
MARK_INK = "#c8102e"
NEIGHBOUR_TINT = "#e3e7ea"


@dataclass(frozen=True, slots=True, kw_only=True)
class MapStyle:
    """How a map sheet looks.

    id         as files and the command line name it
    label      as a person reads it
    text       by how much all texts are larger than usual
    grid       whether crosses of the grid stand inside the map
    mark_ink   of stars and of the place on the inset
    inset      whether a page of one unit shows where in the whole it lies
    signature  the lines over the place for the signature
    """

    id: str
    label: str
    orientation: Orientation = Orientation.AUTO
    text: float = 1.0
    grid: bool = True
    inset: bool = True
    signature: tuple[str, ...] = ("TM. ỦY BAN NHÂN DÂN", "CHỦ TỊCH")
    fills: Mapping[Enum, Fill]
    unit: Line = UNIT_BORDER
    old: Line = OLD_BORDER
    new: Line = NEW_BORDER
    parent: Line = PARENT_BORDER
    outer: Line = OUTER_BORDER
    grid_ink: str = GRID_INK
    old_name_ink: str = OLD_NAME_INK
    neighbour_tint: str = NEIGHBOUR_TINT
    mark_ink: str = MARK_INK


COLOUR = MapStyle(id="mau", label="In màu", fills=FILLS)
"""The style without a file: what a style file leaves out is as here."""


MAP_FILES = ("pdf", "png", "svg")
"""The kinds of files that a single map is written in."""


def map_files_of(names: Iterable[str]) -> tuple[str, ...]:
    """The kinds of files of these names, in our order; raises ExportError for another or none."""
    wanted = [name.strip().lower() for name in names if name.strip()]
    if not wanted or not set(wanted) <= set(MAP_FILES):
        known = ", ".join(MAP_FILES)
        raise ExportError(f"Không hiểu loại tệp bản đồ “{', '.join(wanted)}”; chọn trong: {known}.")
    return tuple(name for name in MAP_FILES if name in wanted)


@dataclass(frozen=True, slots=True, kw_only=True)
class MapSettings:
    """On what paper and how maps are drawn; the orientation of the style unless told otherwise.

    files   the kinds of files that a single map is written in
    around  units to name around those of the project
    """

    paper: str = DEFAULT_PAPER
    orientation: Orientation = Orientation.AUTO
    style: MapStyle = COLOUR
    files: tuple[str, ...] = MAP_FILES
    around: OutsideUnits | None = None

    @property
    def turned(self) -> Orientation:
        """How the sheet lies."""
        return self.style.orientation if self.orientation is Orientation.AUTO else self.orientation
