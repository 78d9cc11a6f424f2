"""Makes the Word templates in resources/templates/, laid out by NĐ 30/2020/NĐ-CP, Phụ lục I.

An office edits its own copies in Word; this script only makes the ones that are shipped.
"""

import re
import sys
import zipfile
from datetime import datetime
from io import BytesIO
from pathlib import Path

import docx
from docx.document import Document
from docx.enum.section import WD_ORIENT, WD_SECTION
from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_COLOR_INDEX, WD_LINE_SPACING
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.section import Section
from docx.shared import Mm, Pt, RGBColor
from docx.table import _Cell
from docx.text.paragraph import Paragraph

FOLDER = Path(__file__).resolve().parent.parent / "resources" / "templates"

FONT = "Times New Roman"
BODY_PT = 14
DAY = datetime(2026, 1, 1)
A4_MM = (210, 297)
TOP_MM, BOTTOM_MM, LEFT_MM, RIGHT_MM = 20, 20, 30, 15
ANNEX_LEFT_MM = 20
FIRST_LINE_MM = 12.7
LEFT_SHARE = 0.36  # the right column must hold the quốc hiệu on one line
MOTTO_MM = 48.0  # how long the tiêu ngữ is in bold letters of 13.5 points
CELL_MARGIN_MM = 1.9  # Word's own, on both sides
SUBJECT = "[ghi đúng trích yếu; nội dung: {{ noi_dung_van_ban }}]"  # ours is not word by word
BRACKETED = re.compile(r"(\[[^\]]*\])")


def main(folder: Path = FOLDER) -> None:
    """Write all templates."""
    folder.mkdir(parents=True, exist_ok=True)
    for name, make in (
        ("de-an.docx", proposal),
        ("to-trinh.docx", letter),
        ("tom-tat-don-vi.docx", summaries),
        ("don-vi-cu.docx", old_units),
        ("phieu-nguoi-dan.docx", citizens),
    ):
        save(make(), folder / name)


# The documents


def proposal() -> Document:
    """The proposal with its five parts, annexes and place for signatures."""
    document = administrative_document(number="Số: […]/ĐA-UBND", kind="ĐỀ ÁN")
    title(document, "Sắp xếp {{ don_vi }} của {{ dia_ban }}")
    grounds(document)
    present_state(document)
    arrangement(document)
    impact(document)
    part(document, "Phần V. Kết luận và kiến nghị")
    item(document, "1. Kết luận")
    body(document, "{{ ket_luan }}")
    item(document, "2. Kiến nghị")
    note(document, "Bổ sung: kiến nghị với cấp có thẩm quyền, tiến độ thực hiện")
    signature(document, ("- [cơ quan nhận];", "- Lưu: VT, [đơn vị soạn thảo]."))
    annexes(document)
    return document


def letter() -> Document:
    """The letter that submits the proposal."""
    document = administrative_document(number="Số: […]/TTr-UBND", kind="TỜ TRÌNH")
    title(document, "Về việc sắp xếp {{ don_vi }} của {{ dia_ban }}")
    line(document, "Kính gửi: [cơ quan có thẩm quyền].", centred=True)
    body(document, "Căn cứ [luật về tổ chức chính quyền địa phương, đúng số, ngày];", italic=True)
    body(document, f"Căn cứ {{{{ van_ban }}}} {SUBJECT};", italic=True)
    body(document, "Căn cứ [văn bản chỉ đạo của Trung ương và của địa phương].", italic=True)
    body(
        document,
        "Ủy ban nhân dân {{ tinh }} trình [cơ quan có thẩm quyền] phương án sắp xếp {{ don_vi }} "
        "của {{ dia_ban }} như sau:",
    )
    item(document, "1. Sự cần thiết")
    body(document, "{{ su_can_thiet }}")
    item(document, "2. Phương án")
    body(document, "{{ ket_qua_chung }}")
    tag(document, "{%p for moi in don_vi_moi %}")
    body(document, "{{ loop.index }}) {{ moi.noi_dung }} {{ moi.ket_qua }}")
    tag(document, "{%p endfor %}")
    open_questions(document)
    item(document, "3. Lấy ý kiến")
    either(
        document,
        "co_lay_y_kien",
        "Kết quả lấy ý kiến của từng đơn vị tại phụ lục của Đề án.",
        "Bổ sung: kết quả lấy ý kiến Nhân dân và Hội đồng nhân dân các cấp",
    )
    item(document, "4. Hồ sơ kèm theo")
    body(
        document,
        "Đề án và các phụ lục; báo cáo tổng hợp ý kiến; 01 bản đồ hiện trạng địa giới; 01 bản đồ "
        "phương án; dự thảo nghị quyết.",
    )
    note(document, "Đối chiếu: thành phần hồ sơ theo văn bản đang áp dụng")
    body(document, "Ủy ban nhân dân {{ tinh }} kính trình xem xét, quyết định./.")
    recipients = "- Như trên;", "- [cơ quan nhận khác];", "- Lưu: VT, [đơn vị soạn thảo]."
    signature(document, recipients)
    return document


def summaries() -> Document:
    """A page or two for each merged unit."""
    document = new_document()
    tag(document, "{%p for moi in don_vi_moi %}")
    page_heading(document, "{{ moi.ten }}", "{{ dia_ban_hoa_dau }} - {{ phuong_an }}")
    body(document, "{{ moi.noi_dung }} {{ moi.ket_qua }}")
    line(document, "{{ moi.ban_do }}", centred=True)
    tag(document, "{{p moi.bang }}")
    line(document, "{{ moi.ket_luan }}", bold=True)
    each(document, "cau", "moi.danh_gia", "- {{ cau }}")
    each(document, "cau", "moi.thong_tin", "- {{ cau }}")
    tag(document, "{%p endfor %}")
    if_none(document, "don_vi_moi", "Phương án không nhập đơn vị nào.")
    return document


def old_units() -> Document:
    """A page for each old unit that changes: what becomes of us."""
    document = new_document()
    tag(document, "{%p for cu in don_vi_cu %}")
    page_heading(document, "{{ cu.ten }}", "Đơn vị của chúng ta sẽ ra sao")
    body(document, "{{ cu.noi_dung }}")
    tag(document, "{{p cu.bang }}")
    each(document, "cau", "cu.thong_tin", "- {{ cau }}")
    tag(document, "{%p endfor %}")
    if_none(document, "don_vi_cu", "Phương án không làm thay đổi đơn vị nào.")
    return document


def citizens() -> Document:
    """A sheet for the people of each old unit: the old address and the new one."""
    document = new_document(numbered=False)  # each sheet goes out alone
    tag(document, "{%p for cu in don_vi_cu %}")
    heading = document.add_heading("THÔNG TIN CHO NGƯỜI DÂN", level=1)
    heading.paragraph_format.page_break_before = True
    line(document, "về sắp xếp {{ don_vi }} của {{ dia_ban }}", centred=True, tight=True)
    line(document, "{{ cu.ten_day_du }}", bold=True, centred=True, size_pt=18)
    body(document, "{{ cu.noi_dung }}")
    tag(document, "{{p cu.bang_dia_chi }}")
    body(document, "{{ cu.hieu_luc }}")
    each(document, "cau", "cu.tru_so", "{{ cau }}")
    note(
        document,
        "Bổ sung: giấy tờ nào phải đổi, giấy tờ nào vẫn dùng, đổi ở đâu, theo hướng dẫn của cơ "
        "quan có thẩm quyền",
    )
    note(document, "Bổ sung: nơi hỏi, số điện thoại")
    tag(document, "{%p endfor %}")
    if_none(document, "don_vi_cu", "Phương án không làm thay đổi địa chỉ của ai.")
    return document


def page_heading(document: Document, words: str, under: str) -> None:
    document.add_heading(words, level=1).paragraph_format.page_break_before = True
    line(document, under, italic=True, centred=True, size_pt=12)


# Parts of the proposal


def grounds(document: Document) -> None:
    part(document, "Phần I. Căn cứ chính trị, pháp lý và sự cần thiết")
    item(document, "1. Căn cứ chính trị, pháp lý")
    body(document, f"Căn cứ {{{{ van_ban }}}} {SUBJECT}.")
    note(
        document,
        "Bổ sung: luật về tổ chức chính quyền địa phương, văn bản chỉ đạo của Trung ương và của "
        "địa phương, đúng số, ngày và trích yếu",
    )
    tag(document, "{%p if can_doi_chieu %}")
    note(document, "Đối chiếu với văn bản gốc các quy định sau, đã dùng khi tính, rồi bỏ dòng này")
    tag(document, "{%p endif %}")
    each(document, "cau", "can_doi_chieu", "- {{ cau }}")
    listing(
        document,
        "da_doi_chieu",
        "Các số liệu pháp lý sau đã có người đối chiếu với văn bản gốc và xác nhận:",
    )
    item(document, "2. Sự cần thiết")
    body(document, "{{ su_can_thiet }}")
    note(document, "Bổ sung: yêu cầu phát triển, quản lý nhà nước, quốc phòng, an ninh")


def present_state(document: Document) -> None:
    part(document, "Phần II. Lịch sử hình thành và hiện trạng {{ don_vi|upper }}")
    item(document, "1. Lịch sử hình thành")
    note(document, "Bổ sung: quá trình hình thành, chia, nhập của các đơn vị liên quan trực tiếp")
    item(document, "2. Hiện trạng")
    body(document, "Số lượng đơn vị, diện tích tự nhiên và quy mô dân số theo địa bàn:")
    tag(document, "{{p bang.tong_hop }}")
    item(document, "3. Đơn vị thuộc diện sắp xếp")
    body(document, "{{ phai_sap_xep }}")
    tag(document, "{%p if khong_sap_xep %}")
    item(document, "4. Đơn vị thuộc diện nhưng không thực hiện sắp xếp")
    tag(document, "{%p endif %}")
    each(document, "cau", "khong_sap_xep", "- {{ cau }}")


def arrangement(document: Document) -> None:
    part(document, "Phần III. Phương án sắp xếp")
    item(document, "1. Kết quả chung")
    body(document, "{{ ket_qua_chung }}")
    tag(document, "{{p bang.can_doi }}")
    tag(document, "{%p if don_vi_moi %}")
    item(document, "2. Phương án cụ thể")
    tag(document, "{%p endif %}")
    tag(document, "{%p for moi in don_vi_moi %}")
    item(document, "2.{{ loop.index }}. {{ moi.ten }}")
    body(document, "{{ moi.noi_dung }} {{ moi.ket_qua }} {{ moi.ket_luan }}")
    each(document, "cau", "moi.nhan_xet", "- {{ cau }}")
    each(document, "cau", "moi.thong_tin", "- {{ cau }}")
    tag(document, "{%p endfor %}")
    open_questions(document, heading="3. Việc còn phải giải quyết")


def open_questions(document: Document, heading: str = "") -> None:
    if heading:
        tag(document, "{%p if chua_co_phuong_an or chua_du_so_lieu or nhan_xet_chung %}")
        item(document, heading)
        tag(document, "{%p endif %}")
    tag(document, "{%p if chua_co_phuong_an %}")
    body(document, "{{ chua_co_phuong_an }}")
    note(document, "Bổ sung: phương án hoặc lý do không sắp xếp từng đơn vị")
    tag(document, "{%p endif %}")
    tag(document, "{%p if chua_du_so_lieu %}")
    body(document, "{{ chua_du_so_lieu }}")
    tag(document, "{%p endif %}")
    each(document, "cau", "nhan_xet_chung", "- {{ cau }}")


def impact(document: Document) -> None:
    part(document, "Phần IV. Đánh giá tác động và định hướng phát triển")
    item(document, "1. Quy mô bình quân")
    body(document, "{{ binh_quan }}")
    item(document, "2. Tổ chức bộ máy, biên chế, trụ sở")
    either(
        document,
        "bien_che",
        "{{ bien_che }}",
        "Bổ sung: số biên chế, người hoạt động không chuyên trách, trụ sở trước và sau sắp xếp",
    )
    note(
        document,
        "Bổ sung: phương án bố trí cán bộ, công chức, người hoạt động không chuyên trách; xử lý "
        "trụ sở, tài sản công",
    )
    item(document, "3. Tác động khác")
    note(
        document,
        "Bổ sung: đời sống Nhân dân, thủ tục giấy tờ; quốc phòng, an ninh",
    )
    item(document, "4. Định hướng phát triển")
    note(document, "Bổ sung: định hướng phát triển của từng đơn vị sau sắp xếp")


def annexes(document: Document) -> None:
    lying_section(document)
    tag(document, "{%p for phu in phu_luc %}")
    annex_heading(document, "{{ phu.so }}", "{{ phu.ten|upper }}")
    tag(document, "{%p if phu.bang %}")
    tag(document, "{{p phu.bang }}")
    tag(document, "{%p else %}")
    line(document, "Không có đơn vị nào.", centred=True)
    tag(document, "{%p endif %}")
    tag(document, "{%p for cau in phu.ghi_chu %}")
    line(document, "{{ cau }}", italic=True, size_pt=10)
    tag(document, "{%p endfor %}")
    tag(document, "{%p endfor %}")
    annex_heading(document, "{{ so_phu_luc_ban_do }}", "BẢN ĐỒ KÈM THEO")
    body(document, "1. Bản đồ hiện trạng địa giới {{ don_vi }}: 01 tờ.")
    body(document, "2. Bản đồ phương án sắp xếp {{ don_vi }}: 01 tờ.")


def annex_heading(document: Document, number: str, words: str) -> None:
    heading = document.add_heading(f"Phụ lục {number}", level=1)
    heading.paragraph_format.page_break_before = True
    line(document, words, bold=True, centred=True, tight=True)
    line(
        document,
        "(Kèm theo Đề án số […]/ĐA-UBND {{ ngay_dai }} của Ủy ban nhân dân {{ tinh }})",
        italic=True,
        centred=True,
        size_pt=13,
    )


# What stands at the head and at the foot of a text


def administrative_document(number: str, kind: str) -> Document:
    """A document that begins with agency, quốc hiệu, number, place and date, and its kind."""
    document = new_document()
    width = text_width_mm(document.sections[0])
    columns = width * LEFT_SHARE, width * (1 - LEFT_SHARE)
    left, right = side_by_side(document, columns)
    cell_line(left, "ỦY BAN NHÂN DÂN", 13, bold=True, first=True)
    cell_line(left, "{{ tinh|upper }}", 13, bold=True)
    rule_under(left.add_paragraph(), indent_mm=columns[0] * 0.3)
    cell_line(left, number, 13)
    cell_line(right, "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", 12.5, bold=True, first=True)
    cell_line(right, "Độc lập - Tự do - Hạnh phúc", 13.5, bold=True)
    rule_under(right.add_paragraph(), indent_mm=(columns[1] - MOTTO_MM) / 2 - CELL_MARGIN_MM)
    cell_line(right, "{{ dia_danh }}, {{ ngay_dai }}", 13.5, italic=True)
    heading = line(document, kind, bold=True, centred=True, tight=True)
    heading.paragraph_format.space_before = Pt(18)
    return document


def title(document: Document, words: str) -> None:
    line(document, words, bold=True, centred=True, tight=True)
    rule_under(document.add_paragraph(), indent_mm=text_width_mm(document.sections[0]) * 0.36)


def signature(document: Document, recipients: tuple[str, ...]) -> None:
    for paragraph in document.paragraphs[-2:]:  # it must not stand alone on a page
        paragraph.paragraph_format.keep_with_next = True
    document.add_paragraph().paragraph_format.keep_with_next = True
    width = text_width_mm(document.sections[-1])
    left, right = side_by_side(document, (width * 0.5, width * 0.5))
    add_run(left.paragraphs[0], "Nơi nhận:", size_pt=12, bold=True, italic=True)
    tighten(left.paragraphs[0])
    for words in recipients:
        add_run(tighten(left.add_paragraph()), words, size_pt=11)
    cell_line(right, "TM. ỦY BAN NHÂN DÂN", 14, bold=True, first=True)
    cell_line(right, "CHỦ TỊCH", 14, bold=True)
    for _ in range(4):
        cell_line(right, "", 14)
    cell_line(right, "[họ và tên]", 14, bold=True)


# Paragraphs


def part(document: Document, words: str) -> None:
    plain, brace, field = words.partition("{{")
    document.add_heading(plain.upper() + brace + field, level=1)


def item(document: Document, words: str) -> None:
    document.add_heading(words, level=2).paragraph_format.first_line_indent = Mm(FIRST_LINE_MM)


def body(document: Document, words: str, *, italic: bool = False) -> Paragraph:
    paragraph = document.add_paragraph()
    paragraph.alignment = WD_ALIGN_PARAGRAPH.JUSTIFY
    paragraph.paragraph_format.first_line_indent = Mm(FIRST_LINE_MM)
    add_run(paragraph, words, italic=italic)
    return paragraph


def note(document: Document, words: str) -> None:
    """Something that only the authors know."""
    body(document, f"[{words}]", italic=True)


def tag(document: Document, words: str) -> None:
    """A line that the program takes out: the start or end of a repetition, or a table."""
    document.add_paragraph(words)


def each(document: Document, name: str, of: str, words: str) -> None:
    tag(document, f"{{%p for {name} in {of} %}}")
    body(document, words)
    tag(document, "{%p endfor %}")


def listing(document: Document, of: str, head: str) -> None:
    tag(document, f"{{%p if {of} %}}")
    body(document, head)
    tag(document, "{%p endif %}")
    each(document, "cau", of, "- {{ cau }}")


def if_none(document: Document, of: str, words: str) -> None:
    """What a document says that has nothing to tell."""
    tag(document, f"{{%p if not {of} %}}")
    line(document, words, centred=True)
    tag(document, "{%p endif %}")


def either(document: Document, condition: str, words: str, otherwise: str) -> None:
    tag(document, f"{{%p if {condition} %}}")
    body(document, words)
    tag(document, "{%p else %}")
    note(document, otherwise)
    tag(document, "{%p endif %}")


def line(
    document: Document,
    words: str,
    *,
    size_pt: float = BODY_PT,
    bold: bool = False,
    italic: bool = False,
    centred: bool = False,
    tight: bool = False,
) -> Paragraph:
    paragraph = document.add_paragraph()
    add_run(paragraph, words, size_pt=size_pt, bold=bold, italic=italic)
    if centred:
        paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
    return tighten(paragraph) if tight else paragraph


def cell_line(
    cell: _Cell,
    words: str,
    size_pt: float,
    *,
    bold: bool = False,
    italic: bool = False,
    first: bool = False,
) -> None:
    paragraph = tighten(cell.paragraphs[0] if first else cell.add_paragraph())
    paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
    add_run(paragraph, words, size_pt=size_pt, bold=bold, italic=italic)


def add_run(
    paragraph: Paragraph,
    words: str,
    *,
    size_pt: float = BODY_PT,
    bold: bool = False,
    italic: bool = False,
) -> None:
    """Put ``words`` in; what stands in brackets must be filled in and is highlighted."""
    for piece in filter(None, BRACKETED.split(words)):
        run = paragraph.add_run(piece)
        run.font.size = Pt(size_pt)
        run.bold, run.italic = bold, italic
        if piece.startswith("["):
            run.font.highlight_color = WD_COLOR_INDEX.YELLOW


def tighten(paragraph: Paragraph) -> Paragraph:
    """Take away the space before and after."""
    paragraph.paragraph_format.space_before = paragraph.paragraph_format.space_after = Pt(0)
    return paragraph


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


# Pages and styles


def new_document(*, numbered: bool = True) -> Document:
    """An empty page of the decree: Times New Roman 14, justified, numbered in the top margin."""
    document = docx.Document()
    for name in ("Normal", "Heading 1", "Heading 2"):
        set_style(document, name)
    document.styles["Heading 1"].paragraph_format.alignment = WD_ALIGN_PARAGRAPH.CENTER
    document.styles["Heading 1"].paragraph_format.space_before = Pt(14)
    set_page(document.sections[0])
    if numbered:
        number_pages(document.sections[0])
    return document


def set_style(document: Document, name: str) -> None:
    style = document.styles[name]
    style.font.name = FONT
    style.font.size = Pt(BODY_PT)
    style.font.bold, style.font.italic = name != "Normal", False
    style.font.color.rgb = RGBColor(0, 0, 0)
    fonts = style.element.get_or_add_rPr().get_or_add_rFonts()
    for attribute in ("w:ascii", "w:hAnsi", "w:eastAsia", "w:cs"):
        fonts.set(qn(attribute), FONT)
    for attribute in ("w:asciiTheme", "w:hAnsiTheme", "w:eastAsiaTheme", "w:cstheme"):
        fonts.attrib.pop(qn(attribute), None)
    layout = style.paragraph_format
    layout.space_before = layout.space_after = Pt(6)
    layout.line_spacing_rule = WD_LINE_SPACING.SINGLE


def set_page(section: Section, *, lying: bool = False) -> None:
    short, long = A4_MM
    section.orientation = WD_ORIENT.LANDSCAPE if lying else WD_ORIENT.PORTRAIT
    section.page_width = Mm(long if lying else short)
    section.page_height = Mm(short if lying else long)
    section.top_margin, section.bottom_margin = Mm(TOP_MM), Mm(BOTTOM_MM)
    section.left_margin = Mm(ANNEX_LEFT_MM if lying else LEFT_MM)
    section.right_margin = Mm(RIGHT_MM)
    section.header_distance = Mm(10)


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


def lying_section(document: Document) -> None:
    """A landscape section for wide annexes, on a new page, numbered on from before."""
    section = document.add_section(WD_SECTION.NEW_PAGE)
    set_page(section, lying=True)
    section.different_first_page_header_footer = False


def side_by_side(document: Document, widths_mm: tuple[float, float]) -> tuple[_Cell, _Cell]:
    """Two cells without lines that no page parts."""
    table = document.add_table(rows=1, cols=2)
    table.autofit = False
    for column, width in zip(table.columns, widths_mm, strict=True):
        column.width = column.cells[0].width = Mm(width)
    whole = parse_xml(f"<w:cantSplit {nsdecls('w')}/>")
    table.rows[0]._tr.get_or_add_trPr().append(whole)
    left, right = table.rows[0].cells
    return left, right


def text_width_mm(section: Section) -> float:
    return float((section.page_width - section.left_margin - section.right_margin) / Mm(1))


def save(document: Document, path: Path) -> None:
    """Write the document; equal ones are equal byte by byte."""
    facts = document.core_properties
    facts.author, facts.comments, facts.title = "noivu-desktop", "", ""
    facts.created = facts.modified = DAY
    facts.last_modified_by = ""
    buffer = BytesIO()
    document.save(buffer)
    with zipfile.ZipFile(buffer) as source, zipfile.ZipFile(path, "w") as target:
        for name in source.namelist():
            info = zipfile.ZipInfo(name, DAY.timetuple()[:6])
            info.compress_type = zipfile.ZIP_DEFLATED
            target.writestr(info, source.read(name))


if __name__ == "__main__":
    main(Path(sys.argv[1]) if len(sys.argv) > 1 else FOLDER)
