from hypothesis import given
from hypothesis import strategies as st

from noivu_desktop.export.labels import Candidate, Label, Occupied, place
from noivu_desktop.export.paper import Box

SHEET = Box(0.0, 0.0, 100.0, 100.0)


@st.composite
def labels(draw):
    ways = st.builds(
        lambda x, y, w, h: Box(x, y, x + w, y + h),
        st.floats(-5, 100),
        st.floats(-5, 100),
        st.floats(0.5, 40),
        st.floats(0.5, 10),
    )
    found = draw(st.lists(st.tuples(st.lists(ways, max_size=4), st.floats(0, 9)), max_size=25))
    return [
        Label(
            row=row,
            style="name",
            importance=importance,
            candidates=tuple(Candidate(lines=("x",), size_pt=6, box=box) for box in boxes),
        )
        for row, (boxes, importance) in enumerate(found)
    ]


@given(labels())
def test_placed_labels_never_overlap_and_never_leave_the_map(wanted):
    placement = place(wanted, within=SHEET, occupied=Occupied())

    boxes = [one.chosen.box for one in placement.placed]
    assert all(SHEET.contains(box) for box in boxes)
    assert not any(
        first.overlaps(second) for i, first in enumerate(boxes) for second in boxes[i + 1 :]
    )
    assert len(placement.placed) + len(placement.left_out) == len(wanted)


@given(labels())
def test_a_label_is_left_out_only_if_all_its_ways_are_taken_or_outside(wanted):
    placement = place(wanted, within=SHEET, occupied=Occupied())

    taken = [one.chosen.box for one in placement.placed]
    for label in placement.left_out:
        for way in label.candidates:
            outside = not SHEET.contains(way.box)
            assert outside or any(way.box.overlaps(box) for box in taken)


def test_the_more_important_label_gets_the_contested_place():
    box = Box(10, 10, 20, 14)
    ways = (Candidate(lines=("x",), size_pt=6, box=box),)
    low = Label(row=0, style="name", importance=1, candidates=ways)
    high = Label(row=1, style="name", importance=2, candidates=ways)

    placement = place([low, high], within=SHEET, occupied=Occupied())

    assert [one.label for one in placement.placed] == [high]
    assert placement.left_out == (low,)
