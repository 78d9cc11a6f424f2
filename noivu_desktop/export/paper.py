"""Sheets of paper, where things lie on a map sheet, and a scale that is true on paper.

All lengths are millimetres from the lower left corner of the sheet.
"""

from dataclasses import dataclass
from enum import Enum

from noivu_desktop.errors import ExportError

PAPER_MM = {
    "A4": (210.0, 297.0),
    "A3": (297.0, 420.0),
    "A2": (420.0, 594.0),
    "A1": (594.0, 841.0),
    "A0": (841.0, 1189.0),
}
"""Short and long side of each sheet."""

DEFAULT_PAPER = "A3"


class Orientation(Enum):
    """How a sheet lies."""

    AUTO = "auto"
    PORTRAIT = "portrait"
    LANDSCAPE = "landscape"


MM_PER_INCH = 25.4
_SCALE_STEPS = (1.0, 1.25, 1.5, 1.75, 2.0, 2.5, 3.0, 3.5, 4.0, 4.5, 5.0, 6.0, 7.0, 7.5, 8.0, 9.0)
_SMALLEST_UNIT = 0.8  # on A4 texts shrink less than the sheet, so that they can still be read
_FURTHER_AWAY = 0.4  # a half more on A0, a sixth on A2
_ROOM_AROUND_MAP = 0.985  # the map takes at most this share of its frame, so that no border is cut


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle on paper or on the ground: left, bottom, right, top."""

    left: float
    bottom: float
    right: float
    top: float

    @property
    def width(self) -> float:
        return self.right - self.left

    @property
    def height(self) -> float:
        return self.top - self.bottom

    @property
    def centre(self) -> tuple[float, float]:
        """The middle point."""
        return (self.left + self.right) / 2, (self.bottom + self.top) / 2

    def inset(self, by: float) -> "Box":
        """The rectangle that lies ``by`` inside this one on all sides."""
        return Box(self.left + by, self.bottom + by, self.right - by, self.top - by)

    def overlaps(self, other: "Box") -> bool:
        """Whether the two share more than an edge."""
        return (
            self.left < other.right
            and other.left < self.right
            and self.bottom < other.top
            and other.bottom < self.top
        )

    def contains(self, other: "Box") -> bool:
        """Whether ``other`` lies wholly inside."""
        return (
            self.left <= other.left
            and other.right <= self.right
            and self.bottom <= other.bottom
            and other.top <= self.top
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class SheetLayout:
    """Where the parts of one map sheet lie.

    unit          the module by which texts and lines grow with the sheet: 1 on A3
    largest_text  by how much texts beside the map may grow more than that: one stands further from
                  a sheet on the wall than its sides tell
    """

    sheet: Box
    border: Box
    title: Box
    map_frame: Box
    panel: Box
    panel_columns: int
    unit: float

    @property
    def largest_text(self) -> float:
        """At least 1.0."""
        short = min(self.sheet.width, self.sheet.height) / PAPER_MM[DEFAULT_PAPER][0]
        return float(max(short, 1.0) ** _FURTHER_AWAY)


@dataclass(frozen=True, slots=True, kw_only=True)
class MapScale:
    """The map on paper: 1 : denominator, with a ground point that lies on a paper point."""

    denominator: int
    ground: tuple[float, float]
    paper: tuple[float, float]

    def mm(self, metres: float) -> float:
        """How long a distance on the ground is on paper."""
        return metres * 1000.0 / self.denominator

    def metres(self, mm: float) -> float:
        """How long a distance on paper is on the ground."""
        return mm * self.denominator / 1000.0


def paper_size(paper: str) -> tuple[float, float]:
    """Short and long side in mm; raises ExportError for a sheet that is not known."""
    try:
        return PAPER_MM[paper.upper()]
    except KeyError:
        known = ", ".join(PAPER_MM)
        raise ExportError(f"Không có khổ giấy “{paper}”; chọn một trong: {known}.") from None


def orientation_of(name: str) -> Orientation:
    """The orientation of this name; raises ExportError for one that is not known."""
    try:
        return Orientation(name)
    except ValueError:
        known = ", ".join(one.value for one in Orientation)
        raise ExportError(f"Không có hướng giấy “{name}”; chọn một trong: {known}.") from None


def sheet_layout(
    paper: str, ground: Box, orientation: Orientation = Orientation.AUTO, *, text: float = 1.0
) -> SheetLayout:
    """The layout that shows ``ground`` at the larger scale, unless told how the sheet lies.

    text  by how much texts are larger than usual
    """
    short, long = paper_size(paper)
    unit = max(short / PAPER_MM[DEFAULT_PAPER][0], _SMALLEST_UNIT) * text
    upright = _portrait(Box(0, 0, short, long), unit)
    lying = _landscape(Box(0, 0, long, short), unit)
    if orientation is not Orientation.AUTO:
        return upright if orientation is Orientation.PORTRAIT else lying
    return min((lying, upright), key=lambda one: fitted_scale(ground, one.map_frame).denominator)


def fitted_scale(ground: Box, frame: Box) -> MapScale:
    """The largest round scale at which ``ground`` fits into ``frame``, centred."""
    least = _least_denominator(ground, frame) / _ROOM_AROUND_MAP
    power = 10.0 ** (len(str(int(least))) - 1)
    steps = [step * power for step in (*_SCALE_STEPS, 10.0)]
    denominator = next(round(step) for step in steps if step >= least)
    return MapScale(denominator=denominator, ground=ground.centre, paper=frame.centre)


def _least_denominator(ground: Box, frame: Box) -> float:
    return max(ground.width / frame.width, ground.height / frame.height, 0.01) * 1000.0


def _landscape(sheet: Box, unit: float) -> SheetLayout:
    border = sheet.inset(8 * unit)
    panel_left = border.right - 84 * unit
    title_bottom = border.top - 22 * unit
    return SheetLayout(
        sheet=sheet,
        border=border,
        title=Box(border.left, title_bottom, border.right, border.top),
        map_frame=Box(
            border.left + 7 * unit, border.bottom + 7 * unit, panel_left - 6 * unit, title_bottom
        ),
        panel=Box(panel_left, border.bottom + 4 * unit, border.right - 4 * unit, title_bottom),
        panel_columns=1,
        unit=unit,
    )


def _portrait(sheet: Box, unit: float) -> SheetLayout:
    border = sheet.inset(8 * unit)
    panel_top = border.bottom + 84 * unit
    title_bottom = border.top - 22 * unit
    return SheetLayout(
        sheet=sheet,
        border=border,
        title=Box(border.left, title_bottom, border.right, border.top),
        map_frame=Box(
            border.left + 7 * unit, panel_top + 6 * unit, border.right - 7 * unit, title_bottom
        ),
        panel=Box(
            border.left + 5 * unit, border.bottom + 4 * unit, border.right - 5 * unit, panel_top
        ),
        panel_columns=3,
        unit=unit,
    )
