"""Subset-row cuts: of the groups that hold two of three nodes, a plan has at most one."""

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]
Members = NDArray[np.int16]
Triple = tuple[int, int, int]

LEAST_VIOLATION = 0.05


def violated_triples(members: Members, shares: Floats, nodes: int, most: int) -> list[Triple]:
    """Up to ``most`` triples whose cut the fractional plan breaks, the worst first.

    members: shape (k, g), shares: shape (g,), of the groups with a share above zero.
    """
    fractional = shares < 1 - 1e-6
    held = np.zeros((int(fractional.sum()), nodes))
    for column in members[:, fractional]:
        used = column >= 0
        held[np.flatnonzero(used), column[used]] = 1.0
    weight = shares[fractional]
    together = held.T @ (held * weight[:, None])
    first, second = np.nonzero(np.triu(together, 1) > 1e-6)
    sums = together[first, second][:, None] + together[first] + together[second]
    later = np.arange(nodes)[None, :] > second[:, None]
    pair, third = np.nonzero((sums > 1 + LEAST_VIOLATION) & later)
    triples = np.column_stack([first[pair], second[pair], third])
    if not len(triples):
        return []
    triples, excess = _really_violated(triples, held, weight)
    order = np.lexsort((*triples.T[::-1], -np.round(excess, 9)))[:most]
    return [(int(a), int(b), int(c)) for a, b, c in triples[order]]


def _really_violated(
    triples: NDArray[np.int64], held: Floats, weight: Floats
) -> tuple[NDArray[np.int64], Floats]:
    """The triples that are violated when a group with all three counts once, and by how much."""
    excess = np.empty(len(triples))
    for start in range(0, len(triples), 20_000):
        some = triples[start : start + 20_000]
        counts = held[:, some[:, 0]] + held[:, some[:, 1]] + held[:, some[:, 2]]
        excess[start : start + 20_000] = weight @ (counts >= 2) - 1
    broken = excess > LEAST_VIOLATION
    return triples[broken], excess[broken]
