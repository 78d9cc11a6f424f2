"""Cuts units along a line drawn on the map, and lets the planner give a piece away."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

import shapely
from PySide6.QtCore import QObject, Signal

from noivu_desktop.errors import NoivuError
from noivu_desktop.gui import messages
from noivu_desktop.gui.dialogs.part_form import PartForm
from noivu_desktop.gui.map.canvas import MapCanvas
from noivu_desktop.gui.map.tools.tool import Point
from noivu_desktop.gui.part_shapes import part_title
from noivu_desktop.gui.workspace import Workspace
from noivu_desktop.plan.parts import estimated_part, parts_at, pieces
from noivu_desktop.plan.plan import Part
from noivu_desktop.project.part_json import part_arguments
from noivu_desktop.project.project import Project
from noivu_desktop.units.measures import sum_counts

_NONE = -1
_TOUCH_M = 0.5
_LEAST_PIECE_M2 = 1.0


class Cutting(QObject):
    """The Cutter of the map: finds the unit that a line crosses, shows its pieces, asks."""

    said = Signal(str)  # a sentence for the status line

    def __init__(self, canvas: MapCanvas, workspace: Workspace) -> None:
        super().__init__(canvas)
        self._canvas = canvas
        self._workspace = workspace
        self._code = ""
        self._pieces: tuple[shapely.Polygon, ...] = ()
        canvas.set_cutter(self)

    def cut(self, points: Sequence[Point]) -> bool:
        """Cut the unit that the line crosses; no points: take the pieces away."""
        self._pieces = ()
        if len(points) > 1:
            self._cut_along(shapely.LineString(points))
        self._canvas.show_pieces(self._pieces)
        return bool(self._pieces)

    def point_at(self, at: Point) -> None:
        """Stress the piece under a map point."""
        self._canvas.show_pieces(self._pieces, self._piece_at(at))

    def take(self, at: Point) -> None:
        """Ask who takes the piece under a map point, and with which figures."""
        number = self._piece_at(at)
        if number == _NONE:
            self.said.emit(self.tr("Chưa tách gì: hãy bấm vào bên trong mảnh cần tách."))
        elif self._workspace.model.file.read_only:
            self.said.emit(self.tr("Hồ sơ đang mở chỉ đọc nên không sửa được phương án."))
        else:
            try:
                self._ask(self._pieces[number])
            except NoivuError as error:  # the plan may have gone on since the line was drawn
                messages.show_error(self._canvas.window(), str(error))

    def _cut_along(self, line: shapely.LineString) -> None:
        code = self._unit_under(line)
        if code is None:
            self.said.emit(self.tr("Đường vẽ không đi qua đơn vị nào."))
            return
        found = pieces(self._standing_shape(code), line)
        found = tuple(one for one in found if one.area > _LEAST_PIECE_M2)
        if len(found) < 2:
            pattern = self.tr(
                "Đường vẽ chưa cắt đôi %1; hãy bắt đầu và kết thúc bên ngoài ranh giới của nó."
            )
            name = self._workspace.model.coverage.unit(code).full_name
            self.said.emit(pattern.replace("%1", name))
            return
        self._code, self._pieces = code, found
        self.said.emit(self.tr("Bấm mảnh cần tách ra; Esc để thôi."))

    def _unit_under(self, line: shapely.LineString) -> str | None:
        """The one chosen unit if the line crosses it, else the one with most of the line."""
        coverage, chosen = self._workspace.model.coverage, self._workspace.codes
        if len(chosen) == 1 and line.intersects(coverage.geometries[coverage.row(chosen[0])]):
            return chosen[0]
        inside = shapely.length(shapely.intersection(coverage.geometries, line))
        row = int(inside.argmax())
        return coverage.units[row].code if inside[row] > 0 else None

    def _standing_shape(self, code: str) -> shapely.Geometry:
        """What the unit still has: all of it, or its rest."""
        coverage = self._workspace.model.coverage
        rest = next(one for one in parts_at(self._workspace.model.plan, code) if one.code == code)
        return coverage.geometries[coverage.row(code)] if rest.shape is None else rest.shape

    def _piece_at(self, at: Point) -> int:
        return next(
            (n for n, one in enumerate(self._pieces) if shapely.intersects_xy(one, *at)), _NONE
        )

    def _ask(self, piece: shapely.Polygon) -> None:
        model = self._workspace.model
        takers = self._takers(piece)
        if not takers:
            self.said.emit(self.tr("Không có đơn vị liền kề nào nhận được mảnh này."))
            return
        part = estimated_part(model.plan, model.coverage, self._code, takers[0], piece)
        part = _counted_by_hamlets(part, model.project.hamlets)
        PartForm(model, part, takers, self._give, self._canvas.window()).open()

    def _takers(self, piece: shapely.Polygon) -> list[str]:
        """The units beside the piece, the longest common border first."""
        model = self._workspace.model
        coverage, own = model.coverage, model.plan.group_of(self._code)
        near = coverage.neighbour_rows[coverage.row(self._code)]
        rim = shapely.boundary(piece).buffer(_TOUCH_M)
        shared = {
            coverage.units[row].code: shapely.boundary(coverage.geometries[row])
            .intersection(rim)
            .length
            for row in near
        }
        beside = [code for code, length in shared.items() if length > 4 * _TOUCH_M]
        return sorted((c for c in beside if c not in own), key=lambda code: -shared[code])

    def _give(self, part: Part) -> None:
        self._workspace.model.do("give_part", code=part.code, **part_arguments(part))
        title = part_title(part, self._workspace.model.coverage)
        self.said.emit(self.tr("Đã tách: %1.").replace("%1", title))


def _counted_by_hamlets(part: Part, hamlets: Project | None) -> Part:
    """The part with the people of the hamlets that lie in it for the most part, if any are known.

    People live where the hamlets are; still an estimate, for the line may cut a hamlet.
    """
    if hamlets is None:
        return part
    below = hamlets.coverage
    rows = [row for row, unit in enumerate(below.units) if unit.parent_code == part.code]
    shapes = below.geometries[rows]
    inside = shapely.area(shapely.intersection(shapes, part.shape)) > shapely.area(shapes) / 2
    found = [below.units[row] for row, is_inside in zip(rows, inside, strict=True) if is_inside]
    sums: dict[str, Any] = {
        "population": sum_counts(unit.population for unit in found),
        "households": sum_counts(unit.households for unit in found),
    }
    known = {name: count for name, count in sums.items() if found and count is not None}
    return replace(part, estimated=tuple(sorted({*part.estimated, *known})), **known)
