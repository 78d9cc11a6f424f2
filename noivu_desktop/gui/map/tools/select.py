"""The everyday tool: click a unit, pull the map, frame with Shift."""

from noivu_desktop.gui.map.tools.tool import Action, MapEvent, Tool, ToolHost


def select(host: ToolHost, first: MapEvent) -> Tool:
    """Click: the unit. Drag: the map follows. Shift and drag: a frame, selected on release."""
    event = yield
    while event.action is Action.MOVE and event.is_click_at(first):
        event = yield
    if event.action is Action.RELEASE:
        host.click(first.row, first.modifiers)
    elif first.shift:
        yield from _frame(host, first, event)
    else:
        yield from _pull(host, first, event)


def _pull(host: ToolHost, first: MapEvent, event: MapEvent) -> Tool:
    last = first
    while event.action is Action.MOVE:
        host.pan(event.x - last.x, event.y - last.y)
        last, event = event, (yield)


def _frame(host: ToolHost, first: MapEvent, event: MapEvent) -> Tool:
    try:
        while event.action is Action.MOVE:
            host.show_frame((first.x, first.y, event.x, event.y))
            event = yield
        host.select_frame((first.x, first.y, event.x, event.y))
    finally:
        host.show_frame(None)
