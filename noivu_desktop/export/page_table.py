"""A table drawn on a sheet: for pages that are maps and figures together."""

from collections.abc import Sequence

import shapely

from noivu_desktop.export.drawing import Sheet
from noivu_desktop.export.lettering import LINE_HEIGHT, wrapped
from noivu_desktop.export.paper import Box
from noivu_desktop.export.table import CENTRED, Measure, Table
from noivu_desktop.export.wording import typeset

_MM_PER_POINT = 25.4 / 72.0
_PADDING_MM = 1.1
_HEADING_TINT = "#e8eef2"


def row_heights_mm(table: Table, width_mm: float, size_pt: float) -> list[float]:
    """How much of the page each row takes: the heading, the rows, the totals."""
    return [height for _, height in _laid_out(table, width_mm, size_pt)]


def draw_table(sheet: Sheet, table: Table, box: Box, *, size_pt: float) -> float:
    """Draw ``table`` from the top of ``box``; gives the height where it ends."""
    edges = _edges(table, box)
    top = box.top
    rules: list[list[tuple[float, float]]] = []
    rows = _laid_out(table, box.width, size_pt)
    for index, (cells, height) in enumerate(rows):
        is_heading = index == 0
        bold = is_heading or (bool(table.totals) and index == len(rows) - 1)
        if is_heading:
            sheet.rectangle(
                Box(box.left, top - height, box.right, top),
                face=_HEADING_TINT,
                edge="none",
                layer=1.0,
            )
        for column, lines in enumerate(cells):
            left, right = edges[column], edges[column + 1]
            text = table.columns[column].measure is Measure.TEXT
            centred = is_heading or table.columns[column].id in CENTRED
            across = "center" if centred else "left" if text else "right"
            x = {"center": (left + right) / 2, "left": left + _PADDING_MM}.get(
                across, right - _PADDING_MM
            )
            sheet.text(
                x,
                top - height / 2,
                lines,
                size_pt=size_pt,
                bold=bold,
                across=across,
                upright="center",
            )
        rules.append([(box.left, top), (box.right, top)])
        top -= height
    rules.append([(box.left, top), (box.right, top)])
    rules += [[(x, box.top), (x, top)] for x in edges]
    sheet.lines([shapely.LineString(rule) for rule in rules], clip=sheet.box, width_pt=0.4)
    return top


def _edges(table: Table, box: Box) -> list[float]:
    total = sum(column.width for column in table.columns)
    edges = [box.left]
    for column in table.columns:
        edges.append(edges[-1] + column.width / total * box.width)
    return edges


def _laid_out(
    table: Table, width_mm: float, size_pt: float
) -> list[tuple[list[tuple[str, ...]], float]]:
    """The lines of each cell, the heading first, and the height of each row."""
    edges = _edges(table, Box(0.0, 0.0, width_mm, 0.0))
    texts = [[column.title for column in table.columns], *table.text_rows()]
    rows = []
    for index, row in enumerate(texts):
        bold = index == 0 or (bool(table.totals) and index == len(texts) - 1)
        cells = _wrapped_row(row, edges, size_pt, bold=bold)
        deepest = max(len(lines) for lines in cells)
        rows.append((cells, deepest * size_pt * LINE_HEIGHT * _MM_PER_POINT + 1.4 * _PADDING_MM))
    return rows


def _wrapped_row(
    row: Sequence[str], edges: list[float], size_pt: float, *, bold: bool
) -> list[tuple[str, ...]]:
    return [
        wrapped(
            typeset(text), edges[index + 1] - edges[index] - 2 * _PADDING_MM, size_pt, bold=bold
        )
        for index, text in enumerate(row)
    ]
