"""Names on a map that never lie over one another: greedy, the most important first."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from noivu_desktop.export.paper import Box

_CELL_MM = 12.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Candidate:
    """One way to write a label: lines of text of one size, taking ``box`` on paper (mm)."""

    lines: tuple[str, ...]
    size_pt: float
    box: Box


@dataclass(frozen=True, slots=True, kw_only=True)
class Label:
    """What is to be written for one unit, the ways to write it in order of preference.

    importance  larger is placed earlier; equal ones in the order given
    ground      the colour behind the text, so that a hatch does not run through it; "": none
    """

    row: int
    style: str
    importance: float
    candidates: Iterable[Candidate]
    ground: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Placed:
    """A label in the way that was chosen."""

    label: Label
    chosen: Candidate


@dataclass(frozen=True, slots=True, kw_only=True)
class Placement:
    """What found a place and what did not."""

    placed: tuple[Placed, ...]
    left_out: tuple[Label, ...]


class Occupied:
    """The paper that is taken, asked through a grid so that thousands of labels stay quick."""

    def __init__(self, boxes: Iterable[Box] = ()) -> None:
        self._cells: dict[tuple[int, int], list[Box]] = defaultdict(list)
        for box in boxes:
            self.add(box)

    def add(self, box: Box) -> None:
        """Take ``box``."""
        for cell in _cells(box):
            self._cells[cell].append(box)

    def is_free(self, box: Box) -> bool:
        """Whether nothing taken overlaps ``box``."""
        return not any(
            box.overlaps(taken) for cell in _cells(box) for taken in self._cells.get(cell, ())
        )


def place(
    labels: Sequence[Label], *, within: Box, occupied: Occupied, apart_mm: float = 0.0
) -> Placement:
    """Write each label in its first way that lies inside ``within`` on free paper.

    ``occupied`` takes up the boxes of what was placed, so that a second call adds to the first;
    beside them a label stays ``apart_mm`` away, over and under them a quarter of it.
    """
    placed, left_out = [], []
    for label in sorted(labels, key=lambda one: -one.importance):
        chosen = next(
            (
                way
                for way in label.candidates
                if within.contains(way.box) and occupied.is_free(_with_room(way.box, apart_mm))
            ),
            None,
        )
        if chosen is None:
            left_out.append(label)
            continue
        occupied.add(chosen.box)
        placed.append(Placed(label=label, chosen=chosen))
    return Placement(placed=tuple(placed), left_out=tuple(left_out))


def _with_room(box: Box, apart_mm: float) -> Box:
    """``box`` with the room around it; lines that follow one another need less than words do."""
    across, up = apart_mm, apart_mm / 4
    return Box(box.left - across, box.bottom - up, box.right + across, box.top + up)


def _cells(box: Box) -> list[tuple[int, int]]:
    columns = range(int(box.left // _CELL_MM), int(box.right // _CELL_MM) + 1)
    rows = range(int(box.bottom // _CELL_MM), int(box.top // _CELL_MM) + 1)
    return [(column, row) for column in columns for row in rows]
