import re

import pypdf
import pytest
from matplotlib.backends.backend_pdf import PdfFile
from matplotlib.font_manager import get_font

from noivu_desktop.export import lettering
from noivu_desktop.export.drawing import Sheet, pages_to
from noivu_desktop.export.lettering import font, text_size_mm, wrapped
from noivu_desktop.export.map_style import STAR
from noivu_desktop.export.pdf_letters import can_write
from noivu_desktop.export.wording import typeset
from tests.export.builders import DAY

VIETNAMESE = (
    "aăâbcdđeêghiklmnoôơpqrstuưvxyáàảãạắằẳẵặấầẩẫậéèẻẽẹếềểễệíìỉĩịóòỏõọốồổỗộớờởỡợúùủũụứừửữựýỳỷỹỵ"
)
SIGNS = f"0123456789 .,;:/%()[]“”–—-+…•≥≤²₫°'\u00a0{STAR}"


@pytest.mark.parametrize("bold", [False, True])
@pytest.mark.parametrize("italic", [False, True])
def test_the_fonts_of_the_program_hold_what_vietnamese_needs(bold, italic):
    letters = get_font(font("a", 9.0, bold=bold, italic=italic).get_file()).get_charmap()

    assert {ord(sign) for sign in VIETNAMESE + VIETNAMESE.upper() + SIGNS} <= set(letters)


def test_other_letters_come_from_the_whole_font_and_are_found_in_the_pdf(tmp_path):
    sheet = Sheet(100.0, 50.0)
    sheet.text(10.0, 40.0, ("Xã Vũ Lễ", "ქართული"), size_pt=9.0)
    pages_to(tmp_path / "a.pdf", [sheet], title="Thử", on=DAY)

    text = pypdf.PdfReader(tmp_path / "a.pdf").pages[0].extract_text()

    assert "Xã Vũ Lễ" in text
    assert "ქართული" in text
    assert font("ქ", 9.0).get_file() != font("Lễ", 9.0).get_file()
    assert text_size_mm(("ქართული",), 9.0)[0] > 0


def test_a_font_is_embedded_once_for_plain_and_for_marked_letters(tmp_path):
    sheet = Sheet(100.0, 50.0)
    sheet.text(10.0, 40.0, f"Xã Vũ Lễ {VIETNAMESE}", size_pt=9.0)
    sheet.turned_text(5.0, 20.0, "Đường lên", size_pt=6.0)
    pages_to(tmp_path / "a.pdf", [sheet], title="Thử", on=DAY)

    page = pypdf.PdfReader(tmp_path / "a.pdf").pages[0]

    assert len(page["/Resources"]["/Font"]) == 1
    assert VIETNAMESE in page.extract_text()
    assert "Đường lên" in page.extract_text()


def test_letters_are_kerned_in_the_pdf(tmp_path):
    sheet = Sheet(100.0, 50.0)
    sheet.text(10.0, 40.0, "AV", size_pt=9.0)
    pages_to(tmp_path / "a.pdf", [sheet], title="Thử", on=DAY)

    content = pypdf.PdfReader(tmp_path / "a.pdf").pages[0].get_contents().get_data()

    nearer = re.search(rb"\[<0041>(\d+)<0056>\] TJ", content)
    assert nearer is not None
    assert 20 < int(nearer[1]) < 150


def test_a_mark_apart_from_its_letter_is_drawn_and_found(tmp_path):
    """No composed letter exists for m with a dot below, so that only the library can set it."""
    sheet = Sheet(100.0, 50.0)
    sheet.text(10.0, 40.0, ("Bản Nhom\u0323", "Xã Vũ Lễ"), size_pt=9.0, joined=True)
    pages_to(tmp_path / "a.pdf", [sheet], title="Thử", on=DAY)

    assert "Bản Nhom" in pypdf.PdfReader(tmp_path / "a.pdf").pages[0].extract_text()


def test_the_library_draws_all_text_where_glyphs_cannot_be_embedded_for_ours(tmp_path, monkeypatch):
    monkeypatch.setattr(lettering, "can_write", lambda file: False)
    sheet = Sheet(100.0, 50.0)
    sheet.text(10.0, 40.0, f"Xã Vũ Lễ {VIETNAMESE}", size_pt=9.0)
    pages_to(tmp_path / "a.pdf", [sheet], title="Thử", on=DAY)

    assert f"Xã Vũ Lễ {VIETNAMESE}" in pypdf.PdfReader(tmp_path / "a.pdf").pages[0].extract_text()


def test_this_version_of_the_library_lets_glyphs_be_embedded(tmp_path):
    """If not, pages take twice the time; find the new name of ``_character_tracker``."""
    file = PdfFile(tmp_path / "a.pdf")
    try:
        assert can_write(file)
    finally:
        file.close()


@pytest.mark.parametrize(
    ("words", "kept"),
    [
        ("kinh tuyến trục 107°15', múi chiếu 3°.", ["trục 107°15',", "chiếu 3°."]),
        ("tổng 8.303,27 km² theo Điều 3", ["8.303,27 km²", "Điều 3"]),
    ],
)
def test_no_line_ends_before_a_figure_or_between_it_and_its_unit(words, kept):
    lines = [line.replace("\u00a0", " ") for line in wrapped(typeset(words), 1.0, 8.0)]

    assert [line for line in lines if any(letter.isdigit() for letter in line)] == kept
