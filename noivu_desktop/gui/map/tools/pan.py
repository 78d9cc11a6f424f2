"""Pull the map."""

from noivu_desktop.gui.map.tools.tool import Action, MapEvent, Tool, ToolHost


def pan(host: ToolHost, first: MapEvent) -> Tool:
    """Drag: the map follows the pointer."""
    last, event = first, (yield)
    while event.action is Action.MOVE:
        host.pan(event.x - last.x, event.y - last.y)
        last, event = event, (yield)
