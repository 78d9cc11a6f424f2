"""Select with a line drawn by hand."""

from noivu_desktop.gui.map.tools.tool import Action, MapEvent, Tool, ToolHost

_STEP_PX = 3


def lasso(host: ToolHost, first: MapEvent) -> Tool:
    """Drag a line around units, which are selected on release; a click selects one unit."""
    points, last = [first.at], first
    try:
        event = yield
        while event.action is Action.MOVE:
            if max(abs(event.x - last.x), abs(event.y - last.y)) >= _STEP_PX:
                points.append(event.at)
                last = event
            host.show_trace(points, closed=True)
            event = yield
        if event.is_click_at(first) and len(points) < 3:
            host.click(first.row, first.modifiers)
        elif len(points) > 2:
            host.select_ring(points)
    finally:
        host.show_trace(())
