"""Place the seat of a merged unit."""

from noivu_desktop.gui.map.tools.tool import NO_ROW, Action, Deed, MapEvent, Tool, ToolHost, Wish


def place_seat(host: ToolHost, first: MapEvent) -> Tool:
    """Click a member: the seat of its merged unit goes there. Drag: the map follows."""
    last, event, pulled = first, (yield), False
    while event.action is Action.MOVE:
        if pulled or not event.is_click_at(first):
            pulled = True
            host.pan(event.x - last.x, event.y - last.y)
            last = event
        event = yield
    if not pulled and first.row != NO_ROW:
        host.make(Wish(deed=Deed.SEAT, rows=(first.row,)))
