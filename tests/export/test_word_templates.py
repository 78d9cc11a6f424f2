import zipfile

import docx
import pytest
from docx.oxml.ns import qn
from make_templates import main as make_templates

from noivu_desktop.errors import ExportError
from noivu_desktop.export import template_files
from noivu_desktop.export.report import build_report
from noivu_desktop.export.word import write_letter, write_proposal
from noivu_desktop.resource_files import resource
from tests.export.builders import DAY, small_project


@pytest.fixture
def own_folder(tmp_path, monkeypatch):
    """The folder of the user's own templates."""
    monkeypatch.setattr(template_files, "user_folder", lambda: tmp_path / "riêng")
    folder = tmp_path / "riêng" / "templates"
    folder.mkdir(parents=True)
    return folder


def own_template(folder, *paragraphs):
    document = docx.Document()
    for words in paragraphs:
        document.add_paragraph(words)
    document.save(str(folder / "to-trinh.docx"))


def written(report, tmp_path):
    write_letter(report, tmp_path / "a.docx")
    return [one.text for one in docx.Document(str(tmp_path / "a.docx")).paragraphs]


@pytest.mark.parametrize("write", [write_letter, write_proposal])
def test_no_page_parts_the_name_from_who_signs(report, tmp_path, write):
    write(report, tmp_path / "a.docx")
    rows = [row for table in docx.Document(str(tmp_path / "a.docx")).tables for row in table.rows]

    (signed,) = [row for row in rows if any("[họ và tên]" in cell.text for cell in row.cells)]
    assert any("CHỦ TỊCH" in cell.text for cell in signed.cells)
    assert signed._tr.trPr.find(qn("w:cantSplit")) is not None


def test_the_shipped_templates_are_what_the_script_makes(tmp_path):
    make_templates(tmp_path)

    for path in tmp_path.iterdir():
        assert path.read_bytes() == resource(f"templates/{path.name}").read_bytes(), path.name


def test_a_template_of_the_user_goes_before_the_shipped_one(report, own_folder, tmp_path):
    own_template(own_folder, "Sở Nội vụ kính trình.", "Giảm {{ giam }} {{ don_vi }}.")

    assert written(report, tmp_path) == [
        "Sở Nội vụ kính trình.",
        "Giảm 2 đơn vị hành chính cấp xã.",
    ]


def test_repetitions_of_a_template_follow_the_plan(report, own_folder, tmp_path):
    own_template(own_folder, "{%p for moi in don_vi_moi %}", "{{ moi.ten }}", "{%p endfor %}")

    assert written(report, tmp_path) == [one.unit.full_name for one in report.merged]


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ("Giảm {{ giamm }} đơn vị", "không có trường “giamm”"),
        ("Giảm {{ truoc.dan_soo }}", "không có trường “dan_soo”"),
        ("Giảm {{ giam ", "lệnh viết sai"),
        ("{%p for moi in don_vi_moi %}", "lệnh viết sai"),
        ("Giảm {{ giam / 0 }}", "lệnh không tính được"),
    ],
)
def test_a_broken_template_is_one_sentence_with_file_and_place(
    report, own_folder, tmp_path, words, said
):
    own_template(own_folder, "Mở đầu", words, "Kết thúc")

    with pytest.raises(ExportError) as error:
        written(report, tmp_path)

    sentence = str(error.value)
    assert said in sentence
    assert str(own_folder / "to-trinh.docx") in sentence
    assert "Giảm" in sentence or "{% for" in sentence or "Kết thúc" in sentence
    assert not (tmp_path / "a.docx").exists()


@pytest.mark.parametrize(
    "words",
    [
        "{{ ''.__class__.__mro__ }}",
        "{{ giam.__init__.__globals__ }}",
        "{{ don_vi_moi.append('x') }}",
        "{{ 'x' * 1000000000 }}",
        "{{ 10 ** 10 ** 10 }}",
        "{% include 'to-trinh.docx' %}",
        "{% for i in range(100000000) %}x{% endfor %}",
        "{{ cycler }}",
    ],
)
def test_a_template_cannot_run_code(report, own_folder, tmp_path, words):
    own_template(own_folder, words)

    with pytest.raises(ExportError):
        written(report, tmp_path)


def test_data_cannot_become_a_command_or_markup(own_folder, tmp_path):
    name = "{{ giam }}<w:b/>&"
    changed = small_project(A1={"name": f"Xã {name}"})
    own_template(own_folder, "{{ phai_sap_xep }}")

    texts = written(build_report(changed, None, DAY), tmp_path)

    assert name in texts[0]


def test_what_is_no_word_document_is_refused_with_a_sentence(report, own_folder, tmp_path):
    (own_folder / "to-trinh.docx").write_text("không phải Word")

    with pytest.raises(ExportError, match="Không mở được mẫu"):
        written(report, tmp_path)


def test_a_template_that_fetches_something_from_elsewhere_is_refused(report, own_folder, tmp_path):
    path = own_folder / "to-trinh.docx"
    own_template(own_folder, "Kính trình")
    with zipfile.ZipFile(path) as source:
        entries = {name: source.read(name) for name in source.namelist()}
    name = "word/_rels/document.xml.rels"
    entries[name] = entries[name].replace(
        b"</Relationships>",
        b'<Relationship Id="rIdX" TargetMode="External" Target="http://example.org/a.dotm" '
        b'Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/'
        b'attachedTemplate"/></Relationships>',
    )
    with zipfile.ZipFile(path, "w") as target:
        for name, content in entries.items():
            target.writestr(name, content)

    with pytest.raises(ExportError, match="gọi tệp bên ngoài"):
        written(report, tmp_path)


def test_the_letter_holds_the_figures_of_the_report(report, tmp_path):
    text = "\n".join(written(report, tmp_path))

    assert "trên cơ sở nhập toàn bộ 20,12\u00a0km² diện tích tự nhiên, 1.770\u00a0người" in text
    assert "Kính gửi: [cơ quan có thẩm quyền]." in text


def test_a_minus_is_no_hyphen_and_a_figure_keeps_its_unit(report, tmp_path):
    write_proposal(report, tmp_path / "a.docx")
    xml = zipfile.ZipFile(tmp_path / "a.docx").read("word/document.xml").decode("utf-8")

    assert "\u22122" in xml
    assert "20,12 km²" not in xml
    assert "20,12\u00a0km²" in xml
