"""Cut a unit in two by a line and give one piece away."""

from noivu_desktop.gui.map.tools.line import drawn_line
from noivu_desktop.gui.map.tools.tool import Action, MapEvent, Tool, ToolHost


def cut(host: ToolHost, first: MapEvent) -> Tool:
    """Click a line across a unit, end it with Enter or a double click, then click the piece.

    Esc leaves no trace, whether the line or the piece is being chosen.
    """
    try:
        points = yield from drawn_line(first, host.show_trace)
        host.show_trace(())
        if not host.cut(points):
            return
        event = yield
        while event.action is not Action.PRESS:
            if event.action is Action.MOVE:
                host.point_at_piece(event.at)
            event = yield
        host.take_piece(event.at)
    finally:
        host.show_trace(())
        host.cut(())
