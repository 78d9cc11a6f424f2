"""The stories of the map tools, told without a window."""

from noivu_desktop.gui.map.tools import TOOLS
from noivu_desktop.gui.map.tools.pan import pan
from noivu_desktop.gui.map.tools.rectangle import rectangle
from noivu_desktop.gui.map.tools.select import select
from noivu_desktop.gui.map.tools.tool import Action, MapEvent


class Host:
    def __init__(self):
        self.told = []
        self.frame = None

    def pan(self, dx, dy):
        self.told.append(("pan", dx, dy))

    def click(self, row, modifiers):
        self.told.append(("click", row))

    def show_frame(self, corners):
        self.frame = corners

    def select_frame(self, corners):
        self.told.append(("frame", corners))


def play(tool, *moves, row=7, shift=False):
    """Press at the first place, move over the next ones, release at the last."""
    host = Host()
    first, *rest = [MapEvent(action=Action.MOVE, x=x, y=y, row=row, shift=shift) for x, y in moves]
    story = tool(host, first)
    next(story)
    try:
        for event in rest:
            story.send(event)
        last = rest[-1] if rest else first
        story.send(MapEvent(action=Action.RELEASE, x=last.x, y=last.y, row=row, shift=shift))
    except StopIteration:
        pass
    return host


def test_select_clicks_even_with_an_unsteady_hand():
    assert play(select, (10, 10), (11, 12)).told == [("click", 7)]


def test_select_pulls_the_map_by_all_of_the_way():
    told = play(select, (10, 10), (12, 10), (30, 10), (50, 25)).told

    assert {what for what, *_ in told} == {"pan"}
    assert (sum(dx for _, dx, _ in told), sum(dy for *_, dy in told)) == (40, 15)


def test_select_with_shift_frames():
    host = play(select, (10, 10), (40, 40), (60, 80), shift=True)

    assert host.told == [("frame", (10, 10, 60, 80))]
    assert host.frame is None


def test_rectangle_frames_or_clicks():
    assert play(rectangle, (10, 10), (60, 80)).told == [("frame", (10, 10, 60, 80))]
    assert play(rectangle, (10, 10)).told == [("click", 7)]


def test_a_frame_that_is_left_disappears():
    host = Host()
    story = rectangle(host, MapEvent(action=Action.PRESS, x=1, y=1, row=0))
    next(story)
    story.send(MapEvent(action=Action.MOVE, x=50, y=50, row=-1))
    assert host.frame == (1, 1, 50, 50)

    story.close()

    assert host.frame is None
    assert host.told == []


def test_pan_clicks_nothing():
    assert play(pan, (10, 10), (15, 10)).told == [("pan", 5, 0)]


def test_every_tool_has_its_own_name_and_key():
    assert len({tool.id for tool in TOOLS}) == len({tool.key for tool in TOOLS}) == len(TOOLS)
