"""What a map tool is told, and what it may ask of the map. No Qt here."""

from collections.abc import Callable, Generator, Iterable, Sequence
from dataclasses import dataclass
from enum import Enum
from typing import Protocol

CLICK_PX = 4
NO_ROW = -1

Point = tuple[float, float]
"""Map x, y in metres of the coverage's crs."""


class Action(Enum):
    """What the pointer did; BACK and DONE are the keys that take a point back or end a line."""

    PRESS = "press"
    MOVE = "move"
    RELEASE = "release"
    BACK = "back"
    DONE = "done"


@dataclass(frozen=True, slots=True, kw_only=True)
class MapEvent:
    """One move of the pointer.

    x, y       device pixels
    at         the same place on the map, which stays when the map is pulled or zoomed
    row        the unit under the pointer, -1 if none
    part       the part of a divided unit under the pointer by its number, -1 if none
    modifiers  the keys held, as the window system states them; handed on untouched
    """

    action: Action
    x: int
    y: int
    row: int
    part: int = NO_ROW
    at: Point = (0.0, 0.0)
    shift: bool = False
    modifiers: object = None

    def is_click_at(self, other: "MapEvent") -> bool:
        """Whether the pointer has hardly moved between the two events."""
        return max(abs(self.x - other.x), abs(self.y - other.y)) < CLICK_PX


class Deed(Enum):
    """What a gesture on the map would do to the plan."""

    MERGE = "merge"
    MOVE = "move"
    MOVE_PART = "move part"
    SEAT = "seat"


@dataclass(frozen=True, slots=True, kw_only=True)
class Wish:
    """A change of the plan that a gesture asks for, said in rows of the coverage.

    rows  MERGE: the units that become one, the first leads. MOVE: the unit, then one of those
          that it joins. MOVE_PART: the unit that gets it. SEAT: the member that gets the seat
    part  MOVE_PART: its number
    """

    deed: Deed
    rows: tuple[int, ...]
    part: int = NO_ROW


class ToolHost(Protocol):
    """The map as a tool sees it."""

    def pan(self, dx: int, dy: int) -> None:
        """Pulls the map by device pixels."""

    def click(self, row: int, modifiers: object) -> None:
        """Tells that a unit (or -1, the ground beside all units) was clicked."""

    def show_frame(self, corners: tuple[int, int, int, int] | None) -> None:
        """Shows a frame between two corners (x1, y1, x2, y2), or none."""

    def select_frame(self, corners: tuple[int, int, int, int]) -> None:
        """Tells which units a frame holds."""

    def show_trace(self, points: Sequence[Point], *, closed: bool = False) -> None:
        """Shows a line through map points, or none; a closed one bounds an area."""

    def select_ring(self, points: Sequence[Point]) -> None:
        """Tells which units lie for the most part inside a ring of map points."""

    def rows_between(self, start: Point, stop: Point) -> Iterable[int]:
        """The units on the straight way from one map point to another, in order."""

    def takes(self, row: int, leader: int) -> bool:
        """Whether a unit may be gathered by a gesture that began on the unit ``leader``."""

    def propose(self, wish: Wish | None) -> None:
        """Shows what a gesture would do; None takes it away without a trace."""

    def make(self, wish: Wish) -> None:
        """Asks for the change: one step of the plan."""

    def measure(self, points: Sequence[Point]) -> None:
        """Shows how long the way through map points is, and how large the area inside."""

    def cut(self, points: Sequence[Point]) -> bool:
        """Cuts a unit along a line and shows the pieces; False if nothing was cut.

        No points: takes the pieces away.
        """

    def point_at_piece(self, at: Point) -> None:
        """Shows which piece lies under a map point."""

    def take_piece(self, at: Point) -> None:
        """Asks to give away the piece under a map point."""


Tool = Generator[None, MapEvent, None]


@dataclass(frozen=True, slots=True, kw_only=True)
class MapTool:
    """An entry of the tool list; ``run`` starts the story at a press.

    words   gives its name and its hint in the language of the window
    icon    the name of its picture
    cursor  the pointer over the map: "arrow", "cross", "hand" or "point"
    """

    id: str
    words: Callable[[], tuple[str, str]]
    key: str
    icon: str
    run: Callable[[ToolHost, MapEvent], Tool]
    cursor: str = "arrow"

    @property
    def label(self) -> str:
        return self.words()[0]

    @property
    def hint(self) -> str:
        """One line for the status bar while the tool is chosen."""
        return self.words()[1]
