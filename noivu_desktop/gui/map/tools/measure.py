"""Measure a way and an area."""

from collections.abc import Sequence
from functools import partial

from noivu_desktop.gui.map.tools.line import drawn_line
from noivu_desktop.gui.map.tools.tool import MapEvent, Point, Tool, ToolHost


def measure(host: ToolHost, first: MapEvent) -> Tool:
    """Click point by point; Backspace takes one back, Enter or a double click ends the line.

    The line and its figures stay until the next one is begun or the tool is left.
    """
    is_done = False
    try:
        yield from drawn_line(first, partial(_show, host))
        is_done = True
    finally:
        if not is_done:
            _show(host, ())


def _show(host: ToolHost, points: Sequence[Point]) -> None:
    host.show_trace(points, closed=len(points) > 2)
    host.measure(points)
