"""A table of the dossier as WordprocessingML, for a template to take in whole."""

from xml.sax.saxutils import escape

from noivu_desktop.export.table import CENTRED, Column, Measure, Table
from noivu_desktop.export.wording import typeset

_TWIPS_PER_MM = 1440 / 25.4


def table_xml(table: Table, *, width_mm: float, size_pt: float) -> str:
    """The table with heading rows that repeat on each page, and an empty line under it.

    Written as text at once: cell by cell takes minutes for a few hundred rows.
    """
    texts = table.text_rows()
    half_points = round(size_pt * 2)
    twips = _widths(table, texts, round(width_mm * _TWIPS_PER_MM), size_pt)
    merged = _merged_rows(table)
    kept = {row for block in table.blocks for row in block[:-1]}
    rows = _heading_rows(table.columns, table.has_groups, twips, half_points)
    for index, row in enumerate(texts):
        bold = bool(table.totals) and index == len(texts) - 1
        span = merged.get(index, "")
        cells = [
            _cell(
                typeset(text),
                width,
                half_points,
                bold=bold,
                span=span if column.spans else "",
                aligned=_side(column),
                kept=index in kept,
            )
            for text, width, column in zip(row, twips, table.columns, strict=True)
        ]
        rows.append(f"<w:tr><w:trPr><w:cantSplit/></w:trPr>{''.join(cells)}</w:tr>")
    grid = "".join(f'<w:gridCol w:w="{width}"/>' for width in twips)
    return (
        f'<w:tbl><w:tblPr><w:tblW w:w="{sum(twips)}" w:type="dxa"/>'
        f'<w:jc w:val="center"/>{_BORDERS}<w:tblLayout w:type="fixed"/>{_CELL_MARGINS}</w:tblPr>'
        f"<w:tblGrid>{grid}</w:tblGrid>{''.join(rows)}</w:tbl>{_LINE_BELOW}"
    )


def _widths(table: Table, texts: list[list[str]], whole: int, size_pt: float) -> list[int]:
    """Twips of each column: by what was asked for, but room for its longest word."""
    asked = [column.width for column in table.columns]
    least = [
        max((_word_twips(word, size_pt) for word in words), default=0.0) + 2 * _CELL_MARGIN
        for words in _words_of_columns(table, texts)
    ]
    widths = [whole * one / sum(asked) for one in asked]
    lacking = sum(max(need - has, 0.0) for need, has in zip(least, widths, strict=True))
    spare = sum(max(has - need, 0.0) for need, has in zip(least, widths, strict=True))
    if lacking > spare:
        return [round(one) for one in widths]
    given = lacking / spare if spare else 0.0
    return [
        round(need if has < need else has - (has - need) * given)
        for need, has in zip(least, widths, strict=True)
    ]


def _words_of_columns(table: Table, texts: list[list[str]]) -> list[set[str]]:
    """The words of each column that must not be cut, headings among them."""
    return [
        {*column.title.split(), *(word for row in texts for word in row[at].split())}
        for at, column in enumerate(table.columns)
    ]


def _word_twips(word: str, size_pt: float) -> float:
    """How wide a word is in bold Times New Roman: a little more than it measures."""
    ems = sum(0.3 if one in ".,;:()'" else 0.74 if one.isupper() else 0.53 for one in word)
    return ems * size_pt * _TWIPS_PER_PT


_TWIPS_PER_PT = 20
_CELL_MARGIN = 70
_LINE_BELOW = '<w:p><w:pPr><w:spacing w:before="60" w:after="60"/></w:pPr></w:p>'
_BORDERS = "<w:tblBorders>{}</w:tblBorders>".format(
    "".join(
        f'<w:{side} w:val="single" w:sz="4" w:space="0" w:color="000000"/>'
        for side in ("top", "left", "bottom", "right", "insideH", "insideV")
    )
)
_CELL_MARGINS = (
    f'<w:tblCellMar><w:left w:w="{_CELL_MARGIN}" w:type="dxa"/>'
    f'<w:right w:w="{_CELL_MARGIN}" w:type="dxa"/></w:tblCellMar>'
)


def _merged_rows(table: Table) -> dict[int, str]:
    """How the cells of spanning columns go together, row by row."""
    return {
        row: '<w:vMerge w:val="restart"/>' if row == block.start else "<w:vMerge/>"
        for block in table.blocks
        if len(block) > 1
        for row in block
    }


def _side(column: Column) -> str:
    if column.id in CENTRED:
        return "center"
    return "left" if column.measure is Measure.TEXT else "right"


def _heading_rows(
    columns: tuple[Column, ...], grouped: bool, twips: list[int], half_points: int
) -> list[str]:
    first, second = [], []
    index = 0
    while index < len(columns):
        column = columns[index]
        stop = index + 1
        while column.group and stop < len(columns) and columns[stop].group == column.group:
            stop += 1
        words = column.group or column.title
        merge = '<w:vMerge w:val="restart"/>' if grouped and not column.group else ""
        span = f'<w:gridSpan w:val="{stop - index}"/>' if column.group else ""
        width = sum(twips[index:stop])
        first.append(_cell(words, width, half_points, bold=True, span=span + merge))
        for one, own_width in zip(columns[index:stop], twips[index:stop], strict=True):
            inner = one.title if one.group else ""
            vertical = "" if one.group else "<w:vMerge/>"
            second.append(_cell(inner, own_width, half_points, bold=True, span=vertical))
        index = stop
    rows = [first, second] if grouped else [first]
    properties = "<w:trPr><w:cantSplit/><w:tblHeader/></w:trPr>"
    return [f"<w:tr>{properties}{''.join(cells)}</w:tr>" for cells in rows]


def _cell(
    words: str,
    width: int,
    half_points: int,
    *,
    bold: bool,
    span: str = "",
    aligned: str = "center",
    kept: bool = False,
) -> str:
    """A cell; ``kept``: on one page with the row below."""
    weight = "<w:b/>" if bold else ""
    keep = "<w:keepNext/>" if kept else ""
    text = escape(_printable(words))
    return (
        f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/>{span}<w:vAlign w:val="center"/>'
        "</w:tcPr>"
        f'<w:p><w:pPr>{keep}<w:spacing w:before="20" w:after="20"/><w:ind w:firstLine="0"/>'
        f'<w:jc w:val="{aligned}"/></w:pPr><w:r><w:rPr>{weight}'
        f'<w:sz w:val="{half_points}"/></w:rPr>'
        f'<w:t xml:space="preserve">{text}</w:t></w:r></w:p></w:tc>'
    )


def _printable(words: str) -> str:
    """``words`` without the control characters that XML cannot carry."""
    return "".join(letter for letter in words if letter >= " ")
