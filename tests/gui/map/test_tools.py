"""The stories of the map tools, told without a window."""

from dataclasses import replace

import pytest

from noivu_desktop.gui.map.tools import TOOLS
from noivu_desktop.gui.map.tools.cut import cut
from noivu_desktop.gui.map.tools.lasso import lasso
from noivu_desktop.gui.map.tools.measure import measure
from noivu_desktop.gui.map.tools.paint_merge import paint_merge
from noivu_desktop.gui.map.tools.pan import pan
from noivu_desktop.gui.map.tools.place_seat import place_seat
from noivu_desktop.gui.map.tools.pull_unit import pull_unit
from noivu_desktop.gui.map.tools.rectangle import rectangle
from noivu_desktop.gui.map.tools.select import select
from noivu_desktop.gui.map.tools.tool import Action, Deed, MapEvent


class Host:
    """Records what a tool asks for. Units are columns ten pixels wide; 9 is not taken."""

    def __init__(self):
        self.told = []
        self.frame = None
        self.trace = ()
        self.proposed = None
        self.can_cut = True

    def pan(self, dx, dy):
        self.told.append(("pan", dx, dy))

    def click(self, row, modifiers):
        self.told.append(("click", row))

    def show_frame(self, corners):
        self.frame = corners

    def select_frame(self, corners):
        self.told.append(("frame", corners))

    def show_trace(self, points, *, closed=False):
        self.trace = tuple(points)

    def select_ring(self, points):
        self.told.append(("ring", len(points)))

    def rows_between(self, start, stop):
        step = 1 if stop[0] >= start[0] else -1
        return range(int(start[0] // 10), int(stop[0] // 10) + step, step)

    def takes(self, row, leader):
        return row != 9

    def propose(self, wish):
        self.proposed = wish

    def make(self, wish):
        self.told.append((wish.deed, wish.rows, wish.part))

    def measure(self, points):
        self.told.append(("measure", len(points)))

    def cut(self, points):
        self.told.append(("cut", len(points)))
        return self.can_cut and bool(points)

    def point_at_piece(self, at):
        self.told.append(("piece", at))

    def take_piece(self, at):
        self.told.append(("take", at))


def play(tool, *moves, row=7, shift=False):
    """Press at the first place, move over the next ones, release at the last."""
    host = Host()
    first, *rest = [
        MapEvent(action=Action.MOVE, x=x, y=y, row=row, shift=shift, at=(x, y)) for x, y in moves
    ]
    story = tool(host, first)
    next(story)
    try:
        for event in rest:
            story.send(event)
        last = rest[-1] if rest else first
        story.send(replace(last, action=Action.RELEASE))
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


def event(action, x=0, row=-1, part=-1):
    return MapEvent(action=action, x=x, y=0, row=row, part=part, at=(float(x), 0.0))


def tell(story, *events):
    """Send events until the story ends; whether it did."""
    for one in events:
        try:
            story.send(one)
        except StopIteration:
            return True
    return False


def begun(tool, first):
    host = Host()
    story = tool(host, first)
    next(story)
    return host, story


def test_painting_gathers_what_the_pointer_jumped_over_but_not_what_is_not_taken():
    assert play(paint_merge, (75, 0), (105, 0), row=7).told == [(Deed.MERGE, (7, 8, 10), -1)]


def test_a_painting_that_is_left_takes_its_proposal_away():
    host, story = begun(paint_merge, event(Action.PRESS, 5, row=0))
    tell(story, event(Action.MOVE, 15))
    assert host.proposed.rows == (0, 1)

    story.close()

    assert host.proposed is None
    assert host.told == []


def test_beside_all_units_painting_and_pulling_move_the_map():
    for tool in (paint_merge, pull_unit):
        assert play(tool, (0, 0), (20, 0), row=-1).told == [("pan", 20, 0)]


@pytest.mark.parametrize("tool", [paint_merge, pull_unit, lasso])
def test_a_click_with_a_dragging_tool_selects(tool):
    assert play(tool, (5, 5)).told == [("click", 7)]


def test_a_unit_is_pulled_to_where_the_pointer_is_let_go():
    host, story = begun(pull_unit, event(Action.PRESS, 5, row=0))

    ended = tell(story, event(Action.MOVE, 25, row=2), event(Action.RELEASE, 25, row=2))

    assert ended
    assert host.told == [(Deed.MOVE, (0, 2), -1)]
    assert host.trace == ()


def test_a_part_is_pulled_instead_of_its_unit():
    host, story = begun(pull_unit, event(Action.PRESS, 5, row=0, part=3))

    tell(story, event(Action.MOVE, 25, row=2), event(Action.RELEASE, 25, row=2))

    assert host.told == [(Deed.MOVE_PART, (2,), 3)]


def test_a_seat_is_placed_by_a_click_and_not_by_a_drag():
    assert play(place_seat, (5, 5)).told == [(Deed.SEAT, (7,), -1)]
    assert play(place_seat, (5, 5), (50, 5)).told == [("pan", 45, 0)]
    assert play(place_seat, (5, 5), row=-1).told == []


def test_a_lasso_tells_its_ring_and_leaves_no_line():
    host = play(lasso, (0, 0), (50, 0), (50, 50), (0, 50))

    assert host.told == [("ring", 4)]
    assert host.trace == ()


def test_a_measured_line_stays_when_it_is_ended_and_goes_when_it_is_left():
    press = event(Action.PRESS, 10)
    host, story = begun(measure, press)
    assert tell(story, event(Action.PRESS, 20), event(Action.BACK), press, event(Action.DONE))
    assert len(host.trace) == 2

    host, story = begun(measure, press)
    tell(story, event(Action.PRESS, 20))
    story.close()
    assert host.trace == ()
    assert host.told[-1] == ("measure", 0)


def test_a_cut_asks_for_the_piece_after_the_line():
    host, story = begun(cut, event(Action.PRESS, 0))

    ended = tell(
        story,
        event(Action.PRESS, 50),
        event(Action.DONE),
        event(Action.MOVE, 20),
        event(Action.RELEASE, 20),
        event(Action.PRESS, 21),
    )

    assert ended
    assert host.told == [("cut", 2), ("piece", (20.0, 0.0)), ("take", (21.0, 0.0)), ("cut", 0)]


def test_a_cut_that_cuts_nothing_ends_with_the_line():
    host, story = begun(cut, event(Action.PRESS, 0))
    host.can_cut = False

    assert tell(story, event(Action.PRESS, 50), event(Action.DONE))
    assert host.told == [("cut", 2), ("cut", 0)]
