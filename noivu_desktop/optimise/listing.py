"""All connected groups of at most M units, each exactly once.

Wernicke's ESU order, one level at a time over arrays: a group is grown from its smallest
row, and a neighbour that was passed over is never offered again, so no group comes up
twice and none has to be looked for among those already found. What forbids a group here
(pairs apart, size) forbids every larger one as well, so pruning loses nothing.
"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from noivu_desktop.progress import NO_PROGRESS, Progress

Bits = NDArray[np.uint64]
Rows = NDArray[np.int64]
Members = NDArray[np.int16]

_CHUNK = 1 << 16


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Grounds:
    """What may be grouped: n nodes, each standing for some units that stay together.

    neighbours  shape (n, n), symmetric, true where two nodes may join directly
    apart       shape (n, n), symmetric, true where two nodes may never share a group
    weights     shape (n,), units in each node, at least 1
    """

    neighbours: NDArray[np.bool_]
    apart: NDArray[np.bool_]
    weights: Rows


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Layer:
    """The connected groups of k nodes.

    members  shape (g, k), nodes in the order in which they joined
    origin   shape (g,), the row of the group in the layer before that the last node joined
    """

    members: Members
    origin: Rows


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Listing:
    """Layers for 1, 2, 3 ... nodes; complete for groups of at most ``complete_to`` units.

    Nodes alone are listed whatever their weight.
    """

    layers: tuple[Layer, ...]
    complete_to: int


@dataclass(frozen=True, slots=True, eq=False)
class _Frontier:
    """Groups that may still grow, by their row in the last layer.

    Offered nodes may join, closed ones never will.
    """

    group: Rows
    weight: Rows
    offered: Bits
    closed: Bits


def connected_groups(
    grounds: Grounds,
    most_units: int,
    most_groups: int,
    progress: Progress = NO_PROGRESS,
    *,
    root: int | None = None,
) -> Listing:
    """The connected groups of at most ``most_units`` units; of two or more only with ``root``.

    Stops before the layer that would bring more than ``most_groups`` groups in all;
    ``complete_to`` then says how far the list goes.
    """
    count = len(grounds.weights)
    layers = [_singles(count)]
    masks = _Masks(grounds)
    frontier = _seeds(grounds, masks) if root is None else _seed(grounds, masks, root)
    while True:
        progress.stop_if_cancelled()
        row, node = _offers(frontier, grounds.weights, most_units, most_groups - count)
        count += len(row)
        if count > most_groups:
            complete = _complete_to(grounds.weights, len(layers), most_units)
            return Listing(layers=tuple(layers), complete_to=complete)
        if not len(row):
            return Listing(layers=tuple(layers), complete_to=most_units)
        origin = frontier.group[row]
        members = np.column_stack([layers[-1].members[origin], node.astype(np.int16)])
        layers.append(Layer(members=members, origin=origin))
        frontier = _grown(frontier, masks, row, node, grounds.weights, most_units)


class _Masks:
    """Bit rows of n nodes: neighbours, nodes to keep apart, nodes that come later."""

    def __init__(self, grounds: Grounds) -> None:
        count = len(grounds.weights)
        self.near = _pack(grounds.neighbours)
        self.apart = _pack(grounds.apart)
        self.later = _pack(np.triu(np.ones((count, count), dtype=np.bool_), 1))


def _singles(count: int) -> Layer:
    rows = np.arange(count)
    return Layer(members=rows.astype(np.int16)[:, None], origin=rows)


def _seeds(grounds: Grounds, masks: _Masks) -> _Frontier:
    return _Frontier(
        group=np.arange(len(grounds.weights)),
        weight=grounds.weights,
        offered=masks.near & masks.later & ~masks.apart,
        closed=masks.near | masks.apart | ~masks.later,
    )


def _seed(grounds: Grounds, masks: _Masks, root: int) -> _Frontier:
    """The frontier of the groups that grow from one node, whatever the order of the others."""
    near, apart = masks.near[[root]], masks.apart[[root]]
    itself = _pack(np.arange(len(grounds.weights))[None, :] == root)
    return _Frontier(
        group=np.array([root]),
        weight=grounds.weights[[root]],
        offered=near & ~apart,
        closed=near | apart | itself,
    )


def _offers(frontier: _Frontier, weights: Rows, most_units: int, room: int) -> tuple[Rows, Rows]:
    """Each (row of the frontier, node to join) that fits; stops once there are over ``room``."""
    rows: list[Rows] = [np.zeros(0, dtype=np.int64)]
    nodes: list[Rows] = [np.zeros(0, dtype=np.int64)]
    count = 0
    for start in range(0, len(frontier.weight), _CHUNK):
        chunk = frontier.offered[start : start + _CHUNK]
        row, node = np.nonzero(_unpack(chunk, len(weights)))
        row += start
        fits = frontier.weight[row] + weights[node] <= most_units
        rows.append(row[fits])
        nodes.append(node[fits])
        count += len(rows[-1])
        if count > room:
            break
    return np.concatenate(rows), np.concatenate(nodes)


def _grown(
    frontier: _Frontier, masks: _Masks, row: Rows, node: Rows, weights: Rows, most_units: int
) -> _Frontier:
    """The frontier after each ``node`` joined the group in ``row``; full groups leave it."""
    weight = frontier.weight[row] + weights[node]
    open_ = np.flatnonzero(weight < most_units)
    row, node = row[open_], node[open_]
    closed = frontier.closed[row]
    still_offered = frontier.offered[row] & masks.later[node]
    fresh = masks.near[node] & ~closed
    return _Frontier(
        group=open_,
        weight=weight[open_],
        offered=(still_offered | fresh) & ~masks.apart[node],
        closed=closed | masks.near[node] | masks.apart[node],
    )


def _complete_to(weights: Rows, most_nodes: int, most_units: int) -> int:
    """Groups of up to this many units have at most ``most_nodes`` nodes each."""
    lightest = np.sort(weights)[: most_nodes + 1]
    return min(most_units, int(lightest.sum()) - 1)


def _pack(matrix: NDArray[np.bool_]) -> Bits:
    words = -(-matrix.shape[1] // 64)
    padded = np.zeros((matrix.shape[0], words * 64), dtype=np.bool_)
    padded[:, : matrix.shape[1]] = matrix
    return np.packbits(padded, axis=1, bitorder="little").view("<u8").astype(np.uint64)


def _unpack(bits: Bits, count: int) -> NDArray[np.bool_]:
    octets = np.ascontiguousarray(bits.astype("<u8", copy=False)).view(np.uint8)
    return np.unpackbits(octets, axis=1, count=count, bitorder="little").view(np.bool_)
