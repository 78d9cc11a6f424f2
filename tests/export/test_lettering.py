import pypdf
import pytest
from matplotlib.font_manager import get_font

from noivu_desktop.export.drawing import Sheet, pages_to
from noivu_desktop.export.lettering import font, text_size_mm
from noivu_desktop.export.map_style import STAR
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
