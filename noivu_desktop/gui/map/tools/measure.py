"""Measure a way and an area."""

from noivu_desktop.gui.map.tools.tool import Action, MapEvent, Point, Tool, ToolHost


def measure(host: ToolHost, first: MapEvent) -> Tool:
    """Click point by point; Backspace takes one back, Enter or a double click ends the line.

    The line and its figures stay until the next one is begun or the tool is left.
    """
    points, is_done = [first.at], False
    try:
        while not is_done:
            _show(host, points)
            event = yield
            while event.action is Action.MOVE:
                _show(host, [*points, event.at])
                event = yield
            if event.action is Action.PRESS:
                points.append(event.at)
            elif event.action is Action.BACK and len(points) > 1:
                points.pop()
            is_done = event.action is Action.DONE
        _show(host, points)
    finally:
        if not is_done:
            _show(host, ())


def _show(host: ToolHost, points: list[Point] | tuple[()]) -> None:
    host.show_trace(points, closed=len(points) > 2)
    host.measure(points)
