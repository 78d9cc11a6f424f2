"""Drawings of CAD programs: lines that close, with a label inside, become named polygons.

A drawing has no table. Borders are closed lines, or open ones that form rings together; names
are texts that stand inside, each kind of thing on a drawing layer of its own.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

import numpy as np
import shapely
from numpy.typing import NDArray

from noivu_desktop.errors import MapReadError
from noivu_desktop.maps_in.cell_values import kind_in_name, kind_of, text_of
from noivu_desktop.maps_in.layers import Cell, RawLayer
from noivu_desktop.units.checks import Problem
from noivu_desktop.vietnamese import nfc, number

NAME, CODE, TEXTS, DRAWN_ON = "ten", "ma", "nhan", "lop"
"""Columns of the named polygons: name, code, all labels inside, drawing layer."""

_SNAP_M = 0.5
"""Ends of lines nearer than this are meant to meet."""

_LAYER_COLUMNS = ("Layer", "Level")
_ESCAPED = re.compile(r"\\U\+([0-9A-Fa-f]{4})")
_FORMATTING = re.compile(r"\\[A-Za-z][^;\\]*;|[{}]|%%[uoUO]")
_CODE = re.compile(r"\d{5}|\d{8}|\d{10}")
_FIGURE = re.compile(r"=|\d\s*(km2|km²|ha|m2|m²|m)\b", re.IGNORECASE)
_LEAST_SHARE_OF_TYPICAL = 0.05
_FRAME = 0.5  # of what a ring encloses, to be its own: less, and it only frames the others

Geometries = NDArray[np.object_]


@dataclass(frozen=True, kw_only=True, eq=False)
class _Label:
    point: shapely.Point
    text: str
    layer: str


@dataclass(frozen=True, kw_only=True, eq=False)
class _Named:
    """Polygons of one drawing layer and the labels inside each."""

    layer: str
    polygons: Geometries
    labels: tuple[tuple[_Label, ...], ...]

    @property
    def rank(self) -> tuple[int, int, float]:
        """The more polygons have a name, and the fewer have none, the more is it the borders."""
        named = sum(any(_is_wordy(one.text) for one in inside) for inside in self.labels)
        return named, named - len(self.labels), float(shapely.area(self.polygons).sum())


def named_polygons(
    drawing: RawLayer, wanted: str | None = None
) -> tuple[RawLayer, tuple[Problem, ...]]:
    """A layer with a row for each polygon that the drawing closes, and what was doubtful.

    wanted: the drawing layer with the borders; default: the one whose rings hold most names.
    Raises MapReadError if nothing closes.
    """
    lines, labels = _drawn(drawing)
    if wanted is not None and wanted not in (drawing.name, "entities", "elements"):
        if wanted not in lines:
            raise MapReadError(
                f"{drawing.name} không có lớp “{wanted}”; các lớp có: {', '.join(lines)}."
            )
        lines = {wanted: lines[wanted]}
    tried = [
        _with_labels(layer, polygons, labels)
        for layer, drawn in lines.items()
        for polygons in _closed(drawn)
        if len(polygons)
    ]
    if not tried:
        raise MapReadError(
            f"Bản vẽ {drawing.name} không có đường khép kín nào làm ranh giới;"
            " hãy nối kín các đường ranh rồi nhập lại."
        )
    best = max(tried, key=lambda one: one.rank)
    return _as_layer(drawing, *_without_margins(best))


def _drawn(drawing: RawLayer) -> tuple[dict[str, list[shapely.Geometry]], list[_Label]]:
    """Lines and polygons by drawing layer, and every text with its place."""
    layers = _column(drawing, _LAYER_COLUMNS)
    texts = _column(drawing, ("Text",))
    on_paper = _column(drawing, ("PaperSpace",))
    lines: defaultdict[str, list[shapely.Geometry]] = defaultdict(list)
    labels: list[_Label] = []
    for shape, layer, text, paper in zip(drawing.geometries, layers, texts, on_paper, strict=True):
        name = text_of(layer) or "0"
        if shape is None or shape.is_empty or paper == 1:
            continue
        words = _lines_of_text(text) if shape.geom_type == "Point" else []  # hatches name patterns
        if words:
            labels += [_Label(point=shape.centroid, text=one, layer=name) for one in words]
        else:
            lines[name] += [one for one in _linework(shape) if _is_drawable(one)]
    return dict(lines), labels


def _column(drawing: RawLayer, names: Iterable[str]) -> Sequence[Cell]:
    found = next((drawing.columns[name] for name in names if name in drawing.columns), None)
    return (None,) * len(drawing) if found is None else found


def _lines_of_text(cell: Cell) -> list[str]:
    """The lines of a label without the codes for fonts and underlining."""
    if not isinstance(cell, str):
        return []
    plain = _ESCAPED.sub(lambda found: chr(int(found[1], 16)), cell).replace("\\P", "\n")
    return [text for line in _FORMATTING.sub("", plain).splitlines() if (text := nfc(line))]


def _is_drawable(line: shapely.Geometry) -> bool:
    return bool(np.isfinite(shapely.get_coordinates(line)).all())


def _linework(shape: shapely.Geometry) -> list[shapely.Geometry]:
    """The single lines and polygons in a shape."""
    parts = [shape]
    while any(hasattr(one, "geoms") for one in parts):
        parts = [inner for one in parts for inner in getattr(one, "geoms", (one,))]
    return [one for one in parts if one.geom_type in ("LineString", "LinearRing", "Polygon")]


def _closed(drawn: Sequence[shapely.Geometry]) -> list[Geometries]:
    """Polygons by the rings that are closed already, and by all lines taken together."""
    rings = [ring for one in drawn if (ring := _ring(one)) is not None]
    ways = [_nested(np.array(rings, dtype=object))] if rings else []
    if len(rings) < len(drawn):
        ways.append(_faces(drawn))
    return ways


def _ring(line: shapely.Geometry) -> shapely.Geometry | None:
    """The polygon inside a closed line; None for an open one, or one that encloses nothing."""
    if line.geom_type == "Polygon":
        return line
    try:
        return shapely.Polygon(line) if line.is_closed and len(line.coords) > 3 else None
    except shapely.errors.ShapelyError:
        return None


def _nested(rings: Geometries) -> Geometries:
    """Rings once each, less those that lie inside; a ring that only frames others is left out."""
    sound = shapely.make_valid(rings, method="structure", keep_collapsed=False)
    sound = sound[shapely.area(sound) > 0]
    _, first = np.unique(shapely.to_wkb(shapely.normalize(sound)), return_index=True)
    once = sound[np.sort(first)]
    inside: defaultdict[int, list[int]] = defaultdict(list)
    for one, other in zip(*shapely.STRtree(once).query(once, predicate="covers"), strict=True):
        if one != other:
            inside[int(one)].append(int(other))
    less = once.copy()
    for one, others in inside.items():
        less[one] = shapely.difference(once[one], shapely.union_all(once[others]))
    frames = {
        one
        for one in inside
        if shapely.area(less[one]) < _FRAME * shapely.area(once[one]) and len(inside[one]) > 1
    }
    kept = [row for row in range(len(once)) if row not in frames]
    return np.asarray(less[kept], dtype=object)


def _faces(drawn: Sequence[shapely.Geometry]) -> Geometries:
    """The areas that lines enclose together, ends that nearly meet brought together."""
    lines = np.array([one.exterior if one.geom_type == "Polygon" else one for one in drawn])
    open_ends = [shapely.Point(end) for one in lines for end in (one.coords[0], one.coords[-1])]
    noded = shapely.union_all(shapely.snap(lines, shapely.MultiPoint(open_ends), _SNAP_M))
    return np.asarray(shapely.get_parts(shapely.polygonize([noded])), dtype=object)


def _with_labels(layer: str, polygons: Geometries, labels: Sequence[_Label]) -> _Named:
    inside: list[list[_Label]] = [[] for _ in polygons]
    points = np.array([one.point for one in labels], dtype=object)
    tree = shapely.STRtree(polygons)
    for label, polygon in tree.query(points, predicate="intersects").T.tolist():
        inside[polygon].append(labels[label])
    return _Named(layer=layer, polygons=polygons, labels=tuple(map(tuple, inside)))


def _without_margins(named: _Named) -> tuple[_Named, tuple[Problem, ...]]:
    """The polygons with a label, and those without that may be units; the others are told."""
    has_label = np.array([bool(inside) for inside in named.labels])
    if not has_label.any():
        return named, ()
    sizes = shapely.area(named.polygons)
    typical = float(np.median(sizes[has_label]))
    may_be = (sizes > _LEAST_SHARE_OF_TYPICAL * typical) & ~_frames(named.polygons, has_label)
    kept = np.flatnonzero(has_label | may_be).tolist()
    problems = [
        Problem(
            kind="no_label",
            text=f"Vùng {number(float(sizes[row]) / 1e6, 4)} km² trong bản vẽ không có nhãn tên"
            " nên không được nhập.",
            place=_point_in(named.polygons[row]),
        )
        for row in np.flatnonzero(~(has_label | may_be)).tolist()
    ]
    left = replace(
        named, polygons=named.polygons[kept], labels=tuple(named.labels[row] for row in kept)
    )
    return left, tuple(problems)


def _frames(polygons: Geometries, has_label: NDArray[np.bool_]) -> NDArray[np.bool_]:
    """Which polygons go round two or more named ones: margins of the sheet, not units."""
    largest = [max(shapely.get_parts(one), key=shapely.area) for one in polygons]
    filled = shapely.polygons(shapely.get_exterior_ring(np.array(largest, dtype=object)))
    around, _ = shapely.STRtree(polygons[has_label]).query(filled, predicate="contains_properly")
    return np.asarray(np.bincount(around, minlength=len(polygons)) > 1, dtype=bool)


def _point_in(polygon: shapely.Geometry) -> tuple[float, float]:
    point = shapely.point_on_surface(polygon)
    return float(point.x), float(point.y)


def _as_layer(
    drawing: RawLayer, named: _Named, told: Sequence[Problem]
) -> tuple[RawLayer, tuple[Problem, ...]]:
    problems = list(told)
    usual = _usual_layer(named)
    names: list[Cell] = []
    for row, inside in enumerate(named.labels):
        found = _names(inside, usual)
        if len(found) > 1:
            listed = ", ".join(found)
            text = f"Vùng {row + 1} trong bản vẽ có nhiều nhãn ({listed}); đã lấy {found[0]}."
            place = _point_in(named.polygons[row])
            problems.append(Problem(kind="labels", row=row + 1, text=text, place=place))
        names.append(found[0] if found else None)
    columns: Mapping[str, tuple[Cell, ...]] = {
        NAME: tuple(names),
        CODE: tuple(_code(inside) for inside in named.labels),
        TEXTS: tuple("; ".join(one.text for one in inside) or None for inside in named.labels),
        DRAWN_ON: (named.layer,) * len(named.polygons),
    }
    filled = {name: cells for name, cells in columns.items() if any(cells)}
    layer = replace(drawing, columns=filled, geometries=named.polygons, is_drawing=False)
    return layer, tuple(problems)


def _usual_layer(named: _Named) -> str | None:
    """The drawing layer whose texts most often stand alone in a polygon: that of the names.

    A kind in front ("Xã ...") counts twice: names of rivers and hills stand alone as well.
    """
    alone: Counter[str] = Counter()
    for inside in named.labels:
        by_layer: defaultdict[str, list[str]] = defaultdict(list)
        for one in inside:
            if _is_wordy(one.text):
                by_layer[one.layer].append(one.text)
        for layer, texts in by_layer.items():
            if len(texts) == 1:
                alone[layer] += 1 if kind_in_name(texts[0])[0] is None else 2
    return alone.most_common(1)[0][0] if alone else None


def _names(inside: Sequence[_Label], usual: str | None) -> list[str]:
    """What may be the name, best first: of the usual layer, with the kind in front, from the top.

    A kind that stands in a line of its own ("Xã" over "Nam La") goes before the line below.
    """
    wordy = sorted(
        (one for one in inside if _is_wordy(one.text)),
        key=lambda one: (one.layer != usual, -one.point.y, one.point.x),
    )
    if wordy and wordy[0].layer == usual:
        wordy = [one for one in wordy if one.layer == usual]
    texts = [one.text for one in wordy]
    for place, text in enumerate(texts[:-1]):
        if kind_of(text) is not None:
            return [f"{text} {texts[place + 1]}"]
    with_kind = [text for text in texts if kind_in_name(text)[0] is not None]
    return list(dict.fromkeys(with_kind or texts))


def _code(inside: Sequence[_Label]) -> str | None:
    codes = {one.text for one in inside if _CODE.fullmatch(one.text)}
    return codes.pop() if len(codes) == 1 else None


def _is_wordy(text: str) -> bool:
    """Whether a text may be a name: "Thôn 1", but not "S=16,5 ha" or "120"."""
    letters = sum(map(str.isalpha, text))
    return letters > 1 and letters >= sum(map(str.isdigit, text)) and not _FIGURE.search(text)
