"""Select with a frame."""

from noivu_desktop.gui.map.tools.tool import Action, MapEvent, Tool, ToolHost


def rectangle(host: ToolHost, first: MapEvent) -> Tool:
    """Drag: a frame, whose units are selected on release; a click selects one unit."""
    try:
        event = yield
        while event.action is Action.MOVE:
            host.show_frame((first.x, first.y, event.x, event.y))
            event = yield
        if event.is_click_at(first):
            host.click(first.row, first.modifiers)
        else:
            host.select_frame((first.x, first.y, event.x, event.y))
    finally:
        host.show_frame(None)
