"""What a map tool is told, and what it may ask of the map. No Qt here."""

from collections.abc import Callable, Generator
from dataclasses import dataclass
from enum import Enum
from typing import Protocol

CLICK_PX = 4


class Action(Enum):
    """What the pointer did."""

    PRESS = "press"
    MOVE = "move"
    RELEASE = "release"


@dataclass(frozen=True, slots=True, kw_only=True)
class MapEvent:
    """One move of the pointer.

    x, y       device pixels
    row        the unit under the pointer, -1 if none
    modifiers  the keys held, as the window system states them; handed on untouched
    """

    action: Action
    x: int
    y: int
    row: int
    shift: bool = False
    modifiers: object = None

    def is_click_at(self, other: "MapEvent") -> bool:
        """Whether the pointer has hardly moved between the two events."""
        return max(abs(self.x - other.x), abs(self.y - other.y)) < CLICK_PX


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


Tool = Generator[None, MapEvent, None]


@dataclass(frozen=True, slots=True, kw_only=True)
class MapTool:
    """An entry of the tool list; ``run`` starts the story at a press."""

    id: str
    label: str
    key: str
    run: Callable[[ToolHost, MapEvent], Tool]
