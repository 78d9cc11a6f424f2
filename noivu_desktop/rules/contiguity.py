"""Whether the members of a merged unit hang together, partial parts included."""

from collections.abc import Iterable, Sequence

import numpy as np
import shapely

from noivu_desktop.plan.plan import MergedUnit, Part
from noivu_desktop.rules.finding import Verdict
from noivu_desktop.units.adjacency import find_adjacency
from noivu_desktop.units.coverage import Coverage

Pair = tuple[int, int]


def contiguity(merged: MergedUnit, coverage: Coverage) -> Verdict:
    """Whether one can go from every member to every other over borders and declared links.

    A drawn part lies where its polygon is. A part that nobody drew lies beside the unit that
    takes it if the two units are neighbours; whether it also reaches others is not known.
    """
    if all(part.is_whole for part in merged.members):
        return _of_wholes(coverage.rows(merged.codes), coverage)
    return _of_parts(merged.members, coverage)


def _of_wholes(rows: list[int], coverage: Coverage) -> Verdict:
    neighbours, inside = coverage.neighbour_rows, set(rows)
    reached, todo = {rows[0]}, [rows[0]]
    while todo:
        for row in neighbours[todo.pop()]:
            if row in inside and row not in reached:
                reached.add(row)
                todo.append(row)
    return Verdict.MET if len(reached) == len(inside) else Verdict.NOT_MET


def _of_parts(members: Sequence[Part], coverage: Coverage) -> Verdict:
    shapes, owner = _pieces(members, coverage)
    nodes = range(len(shapes))
    drawn = [node for node in nodes if shapes[node] is not None]
    known = find_adjacency(np.array([shapes[node] for node in drawn], dtype=object)).pairs
    certain: list[Pair] = [(drawn[first], drawn[second]) for first, second in known.tolist()]
    possible: list[Pair] = []
    for first in nodes:
        for second in range(first + 1, len(shapes)):
            parts = members[owner[first]], members[owner[second]]
            answer = _by_units(parts, coverage, are_drawn={first, second} <= set(drawn))
            certain += [(first, second)] if answer else []
            possible += [(first, second)] if answer is None else []
    if _is_one(nodes, certain):
        return Verdict.MET
    return Verdict.UNKNOWN if _is_one(nodes, [*certain, *possible]) else Verdict.NOT_MET


def _pieces(
    members: Sequence[Part], coverage: Coverage
) -> tuple[list[shapely.Geometry | None], list[int]]:
    """The polygons that must hang together, and the member that each belongs to.

    A drawn part may fall into pieces far from each other; a unit that came in several polygons
    counts as one, and so do its parts.
    """
    shapes: list[shapely.Geometry | None] = []
    owner: list[int] = []
    for place, part in enumerate(members):
        outline = coverage.geometries[coverage.row(part.code)]
        pieces: list[shapely.Geometry | None] = [outline if part.is_whole else part.shape]
        if part.shape is not None and len(shapely.get_parts(outline)) == 1:
            pieces = list(shapely.get_parts(part.shape))
        shapes += pieces
        owner += [place] * len(pieces)
    return shapes, owner


def _by_units(parts: tuple[Part, Part], coverage: Coverage, *, are_drawn: bool) -> bool | None:
    """What the units of two parts tell about whether they touch; ``None``: they might."""
    first, second = parts
    if first is second:
        return False
    rows = coverage.rows([first.code, second.code])
    ends = {first.code, second.code}
    linked = any({link.first, link.second} == ends for link in coverage.links)
    if linked:
        return True if first.is_whole and second.is_whole else None
    if are_drawn or rows[1] not in coverage.neighbour_rows[rows[0]]:
        return False
    beside = any(
        one.home == other.code and not one.is_rest and other.is_whole
        for one, other in (parts, parts[::-1])
    )
    return True if beside else None


def _is_one(nodes: Iterable[int], pairs: Iterable[Pair]) -> bool:
    head = {node: node for node in nodes}

    def find(node: int) -> int:
        while head[node] != node:
            head[node] = head[head[node]]
            node = head[node]
        return node

    for first, second in pairs:
        head[find(first)] = find(second)
    return len({find(node) for node in head}) <= 1
