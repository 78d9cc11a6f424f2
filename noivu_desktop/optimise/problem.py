"""The question as arrays: nodes that may be grouped, and who may go with whom.

A node stands for one unit, or for units that a lock keeps together. Nodes are in the order
of their first code, so the answer does not depend on the order of the map file.
"""

from collections.abc import Collection, Iterable
from dataclasses import dataclass

import numpy as np
import shapely
from numpy.typing import NDArray

from noivu_desktop.errors import OptimiseError
from noivu_desktop.optimise.listing import Grounds
from noivu_desktop.optimise.request import OptimiseRequest
from noivu_desktop.optimise.seats import Seats, seats_of
from noivu_desktop.plan.plan import LockKind, Plan
from noivu_desktop.units.coverage import Coverage
from noivu_desktop.units.unit import UnitKind

Floats = NDArray[np.float64]
Integers = NDArray[np.int64]


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Problem:
    """n nodes of the units in question.

    nodes         rows of the units in each node
    grounds       who may go with whom
    joined        shape (units, units), which units are next to each other, or linked
    scattered     nodes whose own units do not hang together; they need a group that joins them
    component     shape (n,), nodes that no group can join have different numbers
    border_m      shape (n, n), metres of shared border
    perimeter_m   shape (n,); map_area_m2 and population likewise
    seats         which unit gives a group its name and seat, and how far it is
    """

    nodes: tuple[tuple[int, ...], ...]
    grounds: Grounds
    joined: NDArray[np.bool_]
    scattered: tuple[int, ...]
    component: Integers
    border_m: Floats
    perimeter_m: Floats
    map_area_m2: Floats
    population: Integers
    seats: Seats


def build_problem(
    coverage: Coverage, plan: Plan, request: OptimiseRequest, exempt: Collection[str] = ()
) -> Problem:
    """The problem of ``request`` under the locks of ``plan``; units in ``exempt`` stay alone."""
    scope = _scope(coverage, request)
    nodes = _nodes(coverage, plan, scope)
    member = _membership(nodes, len(coverage.units))
    border, joined = _borders(coverage)
    node_border = member.T @ border @ member
    perimeter = member.T @ coverage.adjacency.perimeter_m - np.diag(node_border)
    np.fill_diagonal(node_border, 0.0)
    node_joined = (member.T @ joined.astype(np.float64) @ member) > 0
    np.fill_diagonal(node_joined, False)
    alone = _alone(coverage, plan, nodes, exempt)
    apart = _apart(coverage, plan, nodes)
    apart |= kinds_apart(coverage, nodes, request.keep_kinds_apart)
    allowed = node_joined & ~alone[:, None] & ~alone[None, :] & ~apart
    if request.within_parent:
        parent = _parents(coverage, nodes)
        allowed &= parent[:, None] == parent[None, :]
    return Problem(
        nodes=nodes,
        grounds=Grounds(
            neighbours=allowed, apart=apart, weights=np.array([len(node) for node in nodes])
        ),
        joined=joined,
        scattered=_scattered(nodes, joined),
        component=_components(allowed),
        border_m=node_border,
        perimeter_m=perimeter,
        map_area_m2=member.T @ shapely.area(coverage.geometries),
        population=_populations(coverage, nodes),
        seats=seats_of(coverage, nodes),
    )


def _scope(coverage: Coverage, request: OptimiseRequest) -> list[int]:
    codes = request.only if request.merge_into is not None else coverage.index
    return sorted(coverage.rows(codes), key=lambda row: coverage.units[row].code)


def _nodes(coverage: Coverage, plan: Plan, scope: list[int]) -> tuple[tuple[int, ...], ...]:
    """The units in scope, those locked together as one node."""
    head = {row: row for row in scope}

    def find(row: int) -> int:
        while head[row] != row:
            row = head[row]
        return row

    for lock in plan.locks:
        if lock.kind is LockKind.TOGETHER:
            rows = coverage.rows(sorted(lock.codes))
            if not any(row in head for row in rows):
                continue
            _refuse_half_in_scope(coverage, rows, head)
            for row in rows[1:]:
                head[find(row)] = find(rows[0])
    found: dict[int, list[int]] = {}
    for row in scope:
        found.setdefault(find(row), []).append(row)
    return tuple(tuple(rows) for rows in found.values())


def _refuse_half_in_scope(coverage: Coverage, rows: list[int], head: dict[int, int]) -> None:
    outside = next((row for row in rows if row not in head), None)
    if outside is not None:
        name = coverage.units[outside].full_name
        raise OptimiseError(
            f"{name} đã khóa cùng một đơn vị được chọn nhưng không nằm trong danh sách chọn; "
            "hãy chọn thêm hoặc bỏ khóa."
        )


def _membership(nodes: tuple[tuple[int, ...], ...], units: int) -> Floats:
    member = np.zeros((units, len(nodes)))
    for column, rows in enumerate(nodes):
        member[list(rows), column] = 1.0
    return member


def _borders(coverage: Coverage) -> tuple[Floats, NDArray[np.bool_]]:
    """Metres of shared border, and who is next to whom with the declared links."""
    count = len(coverage.units)
    adjacency = coverage.adjacency
    border = np.zeros((count, count))
    border[adjacency.pairs[:, 0], adjacency.pairs[:, 1]] = adjacency.border_m
    border += border.T
    joined = border > 0
    for link in coverage.links:
        first, second = coverage.rows([link.first, link.second])
        joined[first, second] = joined[second, first] = True
    return border, joined


def _alone(
    coverage: Coverage, plan: Plan, nodes: tuple[tuple[int, ...], ...], exempt: Collection[str]
) -> NDArray[np.bool_]:
    locked = {code for lock in plan.locks if lock.kind is LockKind.ALONE for code in lock.codes}
    alone = np.zeros(len(nodes), dtype=np.bool_)
    for number, rows in enumerate(nodes):
        codes = {coverage.units[row].code for row in rows}
        if len(rows) > 1 and codes & locked:
            name = coverage.unit(min(codes & locked)).full_name
            raise OptimiseError(
                f"{name} vừa khóa giữ nguyên vừa khóa cùng đơn vị khác; hãy bỏ một khóa."
            )
        alone[number] = bool(codes & locked) or (len(rows) == 1 and bool(codes & set(exempt)))
    return alone


def _apart(coverage: Coverage, plan: Plan, nodes: tuple[tuple[int, ...], ...]) -> NDArray[np.bool_]:
    node_of = {row: number for number, rows in enumerate(nodes) for row in rows}
    apart = np.zeros((len(nodes), len(nodes)), dtype=np.bool_)
    for lock in plan.locks:
        if lock.kind is not LockKind.APART:
            continue
        held = [row for row in coverage.rows(sorted(lock.codes)) if row in node_of]
        numbers = [node_of[row] for row in held]
        if len(set(numbers)) < len(numbers):
            names = " và ".join(coverage.units[row].full_name for row in held[:2])
            raise OptimiseError(f"{names} vừa khóa cùng nhau vừa khóa tách nhau; hãy bỏ một khóa.")
        apart[np.ix_(numbers, numbers)] = True
    np.fill_diagonal(apart, False)
    return apart


def kinds_apart(
    coverage: Coverage,
    nodes: tuple[tuple[int, ...], ...],
    kept: Iterable[frozenset[UnitKind]],
) -> NDArray[np.bool_]:
    """Which nodes may not share a group, because two kinds of one of the sets would meet."""
    apart = np.zeros((len(nodes), len(nodes)), dtype=np.bool_)
    for kinds in kept:
        held = [{coverage.units[row].kind for row in node} & kinds for node in nodes]
        _refuse_mixed(coverage, nodes, held)
        for kind in kinds:
            of_kind = np.array([kind in one for one in held])
            of_another = np.array([bool(one - {kind}) for one in held])
            apart |= of_kind[:, None] & of_another[None, :]
    return apart


def _refuse_mixed(
    coverage: Coverage, nodes: tuple[tuple[int, ...], ...], held: list[set[UnitKind]]
) -> None:
    for node, kinds in zip(nodes, held, strict=True):
        if len(kinds) > 1:
            names = " và ".join(coverage.units[row].full_name for row in node[:2])
            words = " và ".join(sorted(kind.value for kind in kinds))
            raise OptimiseError(
                f"{names} đã khóa cùng nhau nhưng {words} không được nhập với nhau; "
                "hãy bỏ khóa hoặc bỏ điều kiện này."
            )


def _parents(coverage: Coverage, nodes: tuple[tuple[int, ...], ...]) -> Integers:
    """A number for the parent of each node; units without a parent belong to one and the same."""
    numbers: dict[str | None, int] = {}
    parents = []
    for rows in nodes:
        held = {coverage.units[row].parent for row in rows}
        if len(held) > 1:
            names = " và ".join(coverage.units[row].full_name for row in rows[:2])
            raise OptimiseError(
                f"{names} đã khóa cùng nhau nhưng thuộc hai đơn vị cấp trên khác nhau; "
                "hãy bỏ khóa hoặc cho phép nhập qua địa giới cấp trên."
            )
        parents.append(numbers.setdefault(held.pop(), len(numbers)))
    return np.array(parents, dtype=np.int64)


def _scattered(nodes: tuple[tuple[int, ...], ...], joined: NDArray[np.bool_]) -> tuple[int, ...]:
    return tuple(number for number, rows in enumerate(nodes) if not hang_together(rows, joined))


def _components(neighbours: NDArray[np.bool_]) -> Integers:
    """The number of the connected component of each row."""
    number = np.arange(len(neighbours))
    while True:
        least = np.where(neighbours, number[None, :], len(number)).min(axis=1, initial=len(number))
        better = np.minimum(number, least)
        if np.array_equal(better, number):
            return number
        number = better


def _populations(coverage: Coverage, nodes: tuple[tuple[int, ...], ...]) -> Integers:
    return np.array(
        [sum(coverage.units[row].population or 0 for row in rows) for rows in nodes],
        dtype=np.int64,
    )


def hang_together(rows: Iterable[int], joined: NDArray[np.bool_]) -> bool:
    """Whether one can go from each of ``rows`` to each other without leaving them."""
    listed = list(rows)
    return len(set(_components(joined[np.ix_(listed, listed)]).tolist())) <= 1
