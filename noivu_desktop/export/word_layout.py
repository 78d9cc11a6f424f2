"""The look of an administrative document in Word, by NĐ 30/2020/NĐ-CP, Phụ lục I."""

from xml.sax.saxutils import escape

from docx.document import Document
from docx.enum.section import WD_ORIENT, WD_SECTION
from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_COLOR_INDEX, WD_LINE_SPACING
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.section import Section
from docx.shared import Mm, Pt, RGBColor
from docx.table import Table as WordTable
from docx.text.paragraph import Paragraph

from noivu_desktop.export.table import Column, Measure, Table

FONT = "Times New Roman"
BODY_PT = 14
_A4_MM = (210, 297)
_TOP_MM, _BOTTOM_MM, _LEFT_MM, _RIGHT_MM = 20, 20, 30, 15
_ANNEX_LEFT_MM = 20
_TWIPS_PER_MM = 1440 / 25.4
_FIRST_LINE_MM = 12.7


def set_styles(document: Document) -> None:
    """Times New Roman 14, justified, first line 1.27 cm, 6 pt between paragraphs."""
    for name, size, bold in (
        ("Normal", BODY_PT, False),
        ("Heading 1", 14, True),
        ("Heading 2", 14, True),
    ):
        style = document.styles[name]
        style.font.name = FONT
        style.font.size = Pt(size)
        style.font.bold = bold
        style.font.italic = False
        style.font.color.rgb = RGBColor(0, 0, 0)
        fonts = style.element.get_or_add_rPr().get_or_add_rFonts()
        for attribute in ("w:ascii", "w:hAnsi", "w:eastAsia", "w:cs"):
            fonts.set(qn(attribute), FONT)
        for attribute in ("w:asciiTheme", "w:hAnsiTheme", "w:eastAsiaTheme", "w:cstheme"):
            fonts.attrib.pop(qn(attribute), None)
        layout = style.paragraph_format
        layout.space_before = layout.space_after = Pt(6)
        layout.line_spacing_rule = WD_LINE_SPACING.SINGLE
    document.styles["Heading 1"].paragraph_format.alignment = WD_ALIGN_PARAGRAPH.CENTER
    document.styles["Heading 1"].paragraph_format.space_before = Pt(14)


def set_page(section: Section, *, lying: bool = False) -> None:
    """A4 with the margins of the decree; ``lying``: landscape for wide annexes."""
    short, long = _A4_MM
    section.orientation = WD_ORIENT.LANDSCAPE if lying else WD_ORIENT.PORTRAIT
    section.page_width, section.page_height = (
        Mm(long if lying else short),
        Mm(short if lying else long),
    )
    section.top_margin, section.bottom_margin = Mm(_TOP_MM), Mm(_BOTTOM_MM)
    section.left_margin = Mm(_ANNEX_LEFT_MM if lying else _LEFT_MM)
    section.right_margin = Mm(_RIGHT_MM)
    section.header_distance = Mm(10)


def text_width_mm(section: Section) -> float:
    """How wide the text of a page is."""
    width = section.page_width - section.left_margin - section.right_margin
    return float(width / Mm(1))


def number_pages(section: Section) -> None:
    """Page numbers centred in the top margin, none on the first page."""
    section.different_first_page_header_footer = True
    paragraph = section.header.paragraphs[0]
    paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
    paragraph.paragraph_format.first_line_indent = Mm(0)
    field = (
        f'<w:fldSimple {nsdecls("w")} w:instr=" PAGE "><w:r><w:rPr><w:sz w:val="28"/></w:rPr>'
        "<w:t>2</w:t></w:r></w:fldSimple>"
    )
    paragraph._p.append(parse_xml(field))


def lying_section(document: Document) -> Section:
    """A new landscape section on a new page, numbered on from before."""
    section = document.add_section(WD_SECTION.NEW_PAGE)
    set_page(section, lying=True)
    section.different_first_page_header_footer = False
    return section


def line_of_text(
    paragraph: Paragraph,
    words: str,
    *,
    size_pt: float = BODY_PT,
    bold: bool = False,
    italic: bool = False,
    centred: bool = False,
    marked: bool = False,
    close: bool = False,
) -> Paragraph:
    """Write ``words`` into a paragraph; ``marked``: highlighted for the authors to fill in."""
    run = paragraph.add_run(words)
    run.font.size = Pt(size_pt)
    run.bold, run.italic = bold, italic
    if marked:
        run.font.highlight_color = WD_COLOR_INDEX.YELLOW
    if centred:
        paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
    if close:
        paragraph.paragraph_format.space_before = paragraph.paragraph_format.space_after = Pt(0)
    return paragraph


def body_text(document: Document, words: str, *, marked: bool = False) -> Paragraph:
    """A justified paragraph with its first line set in."""
    paragraph = document.add_paragraph()
    paragraph.alignment = WD_ALIGN_PARAGRAPH.JUSTIFY
    paragraph.paragraph_format.first_line_indent = Mm(_FIRST_LINE_MM)
    return line_of_text(paragraph, words, italic=marked, marked=marked)


def rule_under(paragraph: Paragraph, *, indent_mm: float) -> None:
    """Make ``paragraph`` a thin line, ``indent_mm`` shorter on both sides than its column."""
    layout = paragraph.paragraph_format
    layout.left_indent = layout.right_indent = Mm(indent_mm)
    layout.space_before, layout.space_after = Pt(2), Pt(4)
    layout.line_spacing = Pt(4)
    border = (
        f'<w:pBdr {nsdecls("w")}><w:bottom w:val="single" w:sz="6" w:space="0" w:color="000000"/>'
        "</w:pBdr>"
    )
    paragraph._p.get_or_add_pPr().insert_element_before(
        parse_xml(border), "w:shd", "w:tabs", "w:spacing", "w:ind", "w:jc"
    )


def columns_without_lines(document: Document, widths_mm: tuple[float, ...]) -> WordTable:
    """A table of one row that only sets texts side by side."""
    table = document.add_table(rows=1, cols=len(widths_mm))
    table.autofit = False
    for column, width in zip(table.columns, widths_mm, strict=True):
        column.width = column.cells[0].width = Mm(width)
    return table


def add_table(document: Document, table: Table, *, width_mm: float, size_pt: float) -> None:
    """Write a table whose heading rows repeat on each page.

    The rows are written as XML at once: cell by cell takes minutes for a few hundred rows.
    """
    total = sum(column.width for column in table.columns)
    twips = [round(c.width / total * width_mm * _TWIPS_PER_MM) for c in table.columns]
    half_points = round(size_pt * 2)
    texts = table.text_rows()
    rows = _heading_rows(table.columns, table.has_groups, twips, half_points)
    for index, row in enumerate(texts):
        bold = bool(table.totals) and index == len(texts) - 1
        cells = [
            _cell(text, width, half_points, bold=bold, aligned=_side(column))
            for text, width, column in zip(row, twips, table.columns, strict=True)
        ]
        rows.append(f"<w:tr><w:trPr><w:cantSplit/></w:trPr>{''.join(cells)}</w:tr>")
    grid = "".join(f'<w:gridCol w:w="{width}"/>' for width in twips)
    xml = (
        f'<w:tbl {nsdecls("w")}><w:tblPr><w:tblW w:w="{sum(twips)}" w:type="dxa"/>'
        f'<w:jc w:val="center"/>{_BORDERS}<w:tblLayout w:type="fixed"/>{_CELL_MARGINS}</w:tblPr>'
        f"<w:tblGrid>{grid}</w:tblGrid>{''.join(rows)}</w:tbl>"
    )
    spacer = document.add_paragraph()
    spacer.paragraph_format.space_before = spacer.paragraph_format.space_after = Pt(3)
    spacer._p.addprevious(parse_xml(xml))


_BORDERS = "<w:tblBorders>{}</w:tblBorders>".format(
    "".join(
        f'<w:{side} w:val="single" w:sz="4" w:space="0" w:color="000000"/>'
        for side in ("top", "left", "bottom", "right", "insideH", "insideV")
    )
)
_CELL_MARGINS = (
    '<w:tblCellMar><w:left w:w="50" w:type="dxa"/><w:right w:w="50" w:type="dxa"/></w:tblCellMar>'
)


def _side(column: Column) -> str:
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
    words: str, width: int, half_points: int, *, bold: bool, span: str = "", aligned: str = "center"
) -> str:
    weight = "<w:b/>" if bold else ""
    text = escape(_printable(words))
    return (
        f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/>{span}<w:vAlign w:val="center"/>'
        "</w:tcPr>"
        '<w:p><w:pPr><w:spacing w:before="20" w:after="20"/><w:ind w:firstLine="0"/>'
        f'<w:jc w:val="{aligned}"/></w:pPr><w:r><w:rPr>{weight}'
        f'<w:sz w:val="{half_points}"/></w:rPr>'
        f'<w:t xml:space="preserve">{text}</w:t></w:r></w:p></w:tc>'
    )


def _printable(words: str) -> str:
    """``words`` without the control characters that XML cannot carry."""
    return "".join(letter for letter in words if letter >= " ")
