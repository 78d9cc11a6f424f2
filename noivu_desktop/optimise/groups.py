"""The listed groups as one table, with their figures and prices."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TypeVar

import numpy as np
from numpy.typing import NDArray

from noivu_desktop.optimise.listing import Layer, Listing
from noivu_desktop.optimise.objectives import (
    OBJECTIVES,
    GroupFigures,
    in_steps,
)
from noivu_desktop.optimise.problem import Problem

Floats = NDArray[np.float64]
Integers = NDArray[np.int64]
_Number = TypeVar("_Number", np.int64, np.float64)


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Groups:
    """g groups of nodes with the figures that the objectives look at."""

    figures: GroupFigures

    @property
    def members(self) -> NDArray[np.int16]:
        """The nodes of each group from the top, then -1; shape (k, g)."""
        return self.figures.members

    def __len__(self) -> int:
        return int(self.members.shape[1])


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Prices:
    """What each group costs on each level, whole numbers of shape (g,).

    failing  1 for a unit that must be arranged and stands alone, or a merger that does not meet
    touched  units that change
    soft     weighted soft terms in steps of ``SOFT_STEP``
    """

    failing: Integers
    touched: Integers
    soft: Integers


def tabulate(problem: Problem, listing: Listing, usual_population: float) -> Groups:
    """The table of all listed groups, layer after layer."""
    layers = listing.layers
    total = sum(len(layer.members) for layer in layers)
    members = np.full((len(layers), total), -1, dtype=np.int16)
    start = 0
    for depth, layer in enumerate(layers, start=1):
        members[:depth, start : start + len(layer.members)] = layer.members.T
        start += len(layer.members)
    outline = _sums(layers, problem.perimeter_m) - 2 * _inner_borders(layers, problem.border_m)
    figures = GroupFigures(
        members=members,
        seats=problem.seats,
        units=_sums(layers, problem.grounds.weights),
        population=_sums(layers, problem.population),
        map_area_m2=_sums(layers, problem.map_area_m2),
        outline_m=outline,
        usual_population=usual_population,
    )
    return Groups(figures=figures)


def rows_of_groups(problem: Problem, members: NDArray[np.int16]) -> Integers:
    """Rows of units of each group, shape (g, m), padded with -1; members has shape (k, g)."""
    if all(len(node) == 1 for node in problem.nodes):
        row_of_node = np.array([node[0] for node in problem.nodes] + [-1])
        return row_of_node[members.T]
    widest = max(len(node) for node in problem.nodes)
    rows = np.full((len(problem.nodes) + 1, widest), -1)
    for number, node in enumerate(problem.nodes):
        rows[number, : len(node)] = node
    spread = -np.sort(-rows[members.T].reshape(members.shape[1], widest * members.shape[0]), axis=1)
    used = int((spread >= 0).sum(axis=1).max(initial=1))
    return np.ascontiguousarray(spread[:, :used])


def soft_prices(figures: GroupFigures, weights: Mapping[str, float]) -> Integers:
    """The weighted soft terms of each group in steps."""
    price = np.zeros(len(figures.units))
    for objective in OBJECTIVES:
        weight = weights.get(objective.id, objective.weight)
        if weight:
            price += weight * objective.price(figures)
    return in_steps(price)


def _sums(layers: Sequence[Layer], values: NDArray[_Number]) -> NDArray[_Number]:
    sums = [values.copy()]
    for layer in layers[1:]:
        sums.append(sums[-1][layer.origin] + values[layer.members[:, -1]])
    return np.concatenate(sums)


def _inner_borders(layers: Sequence[Layer], border_m: Floats) -> Floats:
    """Metres of border that disappear inside each group."""
    inner = [np.zeros(len(layers[0].members))]
    for layer in layers[1:]:
        length = inner[-1][layer.origin]
        last = layer.members[:, -1]
        for column in range(layer.members.shape[1] - 1):
            length += border_m[layer.members[:, column], last]
        inner.append(length)
    return np.concatenate(inner)
