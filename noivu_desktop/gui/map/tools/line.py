"""A line drawn point by point, for the tools that need one."""

from collections.abc import Callable, Generator, Sequence

from noivu_desktop.gui.map.tools.tool import Action, MapEvent, Point


def drawn_line(
    first: MapEvent, show: Callable[[Sequence[Point]], None]
) -> Generator[None, MapEvent, list[Point]]:
    """The points clicked; Backspace takes one back, Enter or a double click ends the line.

    show  is told the line so far, with the pointer as its last point
    """
    points, is_done = [first.at], False
    while not is_done:
        show(points)
        event = yield
        while event.action is Action.MOVE:
            show([*points, event.at])
            event = yield
        if event.action is Action.PRESS:
            points.append(event.at)
        elif event.action is Action.BACK and len(points) > 1:
            points.pop()
        is_done = event.action is Action.DONE
    show(points)
    return points
