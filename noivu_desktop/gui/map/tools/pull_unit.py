"""Pull one unit, or a part of one, into its neighbour."""

from noivu_desktop.gui.map.tools.tool import NO_ROW, Action, Deed, MapEvent, Tool, ToolHost, Wish


def pull_unit(host: ToolHost, first: MapEvent) -> Tool:
    """Drag from a unit onto another: it would leave where it is and join that one on release.

    A part that was cut off goes by itself; on the unit that it came from it is whole again.
    Back on the unit itself, or beside the map, nothing happens. A click selects.
    """
    last, event, wish = first, (yield), None
    try:
        while event.action is Action.MOVE:
            if first.row == NO_ROW:
                host.pan(event.x - last.x, event.y - last.y)
            else:
                wish = _wish(host, first, event)
                host.show_trace(() if event.is_click_at(first) else (first.at, event.at))
                host.propose(wish)
            last, event = event, (yield)
        if wish is not None:
            host.make(wish)
        elif event.is_click_at(first):
            host.click(first.row, first.modifiers)
    finally:
        host.show_trace(())
        host.propose(None)


def _wish(host: ToolHost, first: MapEvent, event: MapEvent) -> Wish | None:
    if first.part != NO_ROW:
        is_back = event.row == NO_ROW or event.part == first.part
        return None if is_back else Wish(deed=Deed.MOVE_PART, rows=(event.row,), part=first.part)
    if event.row in (NO_ROW, first.row) or not host.takes(event.row, first.row):
        return None
    return Wish(deed=Deed.MOVE, rows=(first.row, event.row))
