"""Merge by painting over units."""

from noivu_desktop.gui.map.tools.tool import NO_ROW, Action, Deed, MapEvent, Tool, ToolHost, Wish


def paint_merge(host: ToolHost, first: MapEvent) -> Tool:
    """Drag over units: they would join the first one; release merges. A click selects.

    On the ground beside all units the drag pulls the map.
    """
    gathered, last, event = [first.row], first, (yield)
    try:
        while event.action is Action.MOVE:
            if first.row == NO_ROW:
                host.pan(event.x - last.x, event.y - last.y)
            else:
                _gather(host, gathered, last, event)
                if len(gathered) > 1:
                    host.propose(Wish(deed=Deed.MERGE, rows=tuple(gathered)))
            last, event = event, (yield)
        if len(gathered) > 1:
            host.make(Wish(deed=Deed.MERGE, rows=tuple(gathered)))
        elif event.is_click_at(first):
            host.click(first.row, first.modifiers)
    finally:
        host.propose(None)


def _gather(host: ToolHost, gathered: list[int], last: MapEvent, event: MapEvent) -> None:
    """Takes in what the pointer passed, also where it jumped over whole units."""
    for row in host.rows_between(last.at, event.at):
        if row not in gathered and host.takes(row, gathered[0]):
            gathered.append(row)
