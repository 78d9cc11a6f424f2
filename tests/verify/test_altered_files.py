"""Every figure and every name of every exported file is held against the project.

One thing at a time is altered, chosen by a seed; the re-check must name the file. What may be
altered unseen stands in ``DECORATIVE``, all of it.
"""

import json
import re

import docx
import numpy as np
import pypdf
import pytest
import shapely
import shapely.affinity

from noivu_desktop.export.exporting import export_plan
from noivu_desktop.project.levels import at_level
from noivu_desktop.resource_files import resource, user_folder
from noivu_desktop.units.outside import OutsideUnits
from noivu_desktop.units.unit import Level
from noivu_desktop.verify.file_checks import FileCheck
from noivu_desktop.verify.known_plan import known_plan
from noivu_desktop.verify.office_tables import read_office
from noivu_desktop.verify.project_listings import stored_level
from noivu_desktop.verify.table_sums import sum_problems
from noivu_desktop.verify.verifying import verify_folder
from tests.builders import CELL_M, ORIGIN
from tests.verify.altering import alterations
from tests.verify.dossiers import DAY, PROJECT, decided_project, exported

DECORATIVE = re.compile(
    r"^«\d+(?:\.\d+)*»[.)]? |^«\d+\.\d+»\. "  # numbers of headings and paragraphs
    r"|^Phụ lục «"  # numbers of annexes
    r"|^«Việt|«Nam»|«Kính"  # the heading of every official document
)
BESIDE = shapely.box(ORIGIN[0] - CELL_M, ORIGIN[1], ORIGIN[0], ORIGIN[1] + CELL_M)
FILES = {
    "bang-chuyen-doi.csv": 12,
    "bang-chuyen-doi.xlsx": 7,
    "phu-luc.xlsx": 9,
    "phuong-an.json": 18,
    "phuong-an.csv": 18,
    "phuong-an.xlsx": 18,
    "de-an.docx": 15,
    "to-trinh.docx": 12,
    "tom-tat-don-vi.docx": 15,
    "don-vi-cu.docx": 15,
    "phieu-nguoi-dan.docx": 12,
    "tom-tat-don-vi.pdf": 4,
    "don-vi-cu.pdf": 4,
    "tap-ban-do.pdf": 4,
    "ban-do-hien-trang.pdf": 6,
    "ban-do-phuong-an.pdf": 7,
    "ban-do-hien-trang.svg": 12,
    "ban-do-phuong-an.svg": 15,
    "tap-ban-do-anh.zip": 8,
    "ranh-gioi-moi.gpkg": 7,
    "ranh-gioi-moi.shp": 10,
    "ranh-gioi-moi-tcvn3.shp": 10,
    "ranh-gioi-moi.geojson": 16,
    "ranh-gioi-moi.kml": 16,
    "ranh-gioi-moi.tab": 10,
    "ranh-gioi-moi.mif": 16,
    "ranh-gioi-moi.dxf": 12,
}
"""How many alterations of each file are tried."""


@pytest.fixture(scope="module")
def dossier(tmp_path_factory):
    return exported(tmp_path_factory.mktemp("dossier"))


@pytest.fixture(scope="module")
def check(dossier):
    return _check(dossier)


def _check(folder):
    manifest = json.loads((folder / "manifest.json").read_text("utf-8"))
    stored = stored_level(folder / PROJECT, manifest["level"])
    return FileCheck(known_plan(stored, manifest["plan"], PROJECT), manifest)


def test_no_file_as_it_was_written_is_doubted(dossier, check):
    for path in sorted(dossier.iterdir()):
        if path.name not in (PROJECT, "manifest.json"):
            assert [*check.problems(path)] == []


@pytest.mark.parametrize("name", FILES)
def test_an_altered_figure_or_name_is_seen(dossier, check, tmp_path, name):
    unseen = []
    for one in alterations(dossier / name, tmp_path, seed=1, count=FILES[name], spared=DECORATIVE):
        problems = [*check.problems(one.path), *sum_problems(one.path)]
        if not problems:
            unseen.append(one.told)
        assert all(problem.startswith(name) for problem in problems), problems

    assert unseen == []


def test_names_around_the_map_are_no_doubt(tmp_path):
    around = OutsideUnits(
        source="cả nước 2019.gpkg",
        names=("Xã Văn Lãng 3", "Cao Lộc"),
        geometries=np.array([BESIDE, shapely.affinity.translate(BESIDE, 0, 6000)]),
    )
    folder = exported(tmp_path, formats=["map-plan", "atlas"], around=around)

    check = _check(folder)
    for name in ("ban-do-phuong-an.pdf", "ban-do-phuong-an.svg", "tap-ban-do.pdf"):
        assert [*check.problems(folder / name)] == []


def test_words_that_an_office_put_into_its_templates_are_no_doubt(tmp_path, monkeypatch):
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path))
    own = user_folder() / "templates" / "de-an.docx"
    own.parent.mkdir(parents=True)
    document = docx.Document(str(resource("templates/de-an.docx")))
    document.add_paragraph(
        "Toàn vùng có 12.345 người, 67,8 km² và 9 chợ; giáp tỉnh Cao Bằng, xã Bản Ngà."
    )
    document.add_paragraph("{{ dia_ban }}: 45 năm, ngày 01 tháng 02 năm 2024.")
    document.save(str(own))
    (tmp_path / "ra").mkdir()
    folder = exported(tmp_path / "ra", formats=["word"])

    assert "12.345" in "".join(map(str, read_office(folder / "de-an.docx").texts))
    assert [*_check(folder).problems(folder / "de-an.docx")] == []


def test_a_dossier_on_two_levels_is_not_doubted(tmp_path):
    formats = ["old-units", "conversion", "plan", "word", "excel"]
    folder = exported(tmp_path, hamlets=True, formats=formats)

    assert verify_folder(folder).problems == ()


def test_a_missing_page_is_seen_where_a_part_is_not_drawn_too(tmp_path):
    with decided_project(tmp_path / PROJECT) as file:
        file.do("give_part", code="B2", to="A1", area_km2="1", population=5, households=2)
        result = export_plan(file.project, None, tmp_path, ["atlas", "map-plan"], "A4", date=DAY)
    path = tmp_path / "tap-ban-do.pdf"
    pages = [page.extract_text() for page in pypdf.PdfReader(path).pages]
    district = max(at for at, text in enumerate(pages) if "HUYỆN MỘT" in text)
    check = _check(tmp_path)

    assert result.failed  # the page of the unit that takes the part
    for name in ("ban-do-phuong-an.pdf", "tap-ban-do.pdf"):
        assert [*check.problems(tmp_path / name)] == []
    writer = pypdf.PdfWriter()
    for at, page in enumerate(pypdf.PdfReader(path).pages):
        if at != district:
            writer.add_page(page)
    writer.write(path)
    assert [*check.problems(path)] == ["tap-ban-do.pdf: không có trang Huyện Một."]


def test_a_dossier_of_hamlets_names_the_province_of_their_communes(tmp_path):
    with decided_project(tmp_path / PROJECT, hamlets=True) as file:
        below = at_level(file.project, Level.HAMLET)
        export_plan(below, None, tmp_path, ["letter", "word"], "A4", date=DAY)

    text = "".join(map(str, read_office(tmp_path / "to-trinh.docx").texts))
    assert "Lạng Sơn" in text
    assert "[tỉnh (thành phố)]" not in text
    assert verify_folder(tmp_path).problems == ()
