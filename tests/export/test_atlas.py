import re
import zipfile
from dataclasses import replace
from decimal import Decimal
from itertools import combinations

import numpy as np
import pypdf
import pytest
import shapely
from PIL import Image

from noivu_desktop.errors import Cancelled
from noivu_desktop.export import atlas
from noivu_desktop.export.atlas import atlas_pages, write_atlas, write_atlas_pictures
from noivu_desktop.export.atlas_page import atlas_ground, draw_page
from noivu_desktop.export.exporting import export_plan
from noivu_desktop.export.map_labels import figures_of
from noivu_desktop.export.map_sheet import draw_plan_map
from noivu_desktop.export.map_style import COLOUR, MapSettings
from noivu_desktop.export.paper import Box, Orientation
from noivu_desktop.export.report import build_report
from noivu_desktop.maps_in.importing import ImportRequest, import_map
from noivu_desktop.plan import edits
from noivu_desktop.plan.edits import with_groups
from noivu_desktop.plan.plan import Part
from noivu_desktop.progress import NO_PROGRESS
from noivu_desktop.units.coverage import Link
from noivu_desktop.units.unit import UnitKind
from tests.builders import commune
from tests.export.builders import DAY
from tests.export.sheets import ink_box
from tests.export.test_exporting import StopsAfter

DPI = 100


@pytest.fixture(scope="module")
def pages(report, tmp_path_factory):
    """The text of each page of the atlas on A4."""
    path = tmp_path_factory.mktemp("atlas") / "a.pdf"
    write_atlas(report, path, MapSettings(paper="A4"), NO_PROGRESS)
    return [" ".join(page.extract_text().split()) for page in pypdf.PdfReader(path).pages]


def with_an_undrawn_part(project):
    """A1+B1 also take a part of C2 that nobody drew; A2+B2 are whole."""
    part = Part(code="C2", to="A1", area_km2=Decimal(1), population=10)
    return project.with_plan(edits.give_part(project.plan(), project.coverage, part))


def test_there_is_a_page_for_each_merged_unit_and_each_district(report, pages):
    names = [page.name for page in atlas_pages(report)]

    assert sorted(names[:2]) == ["Thị trấn Bắc Sơn", "Xã Thống Nhất"]
    assert names[2:] == ["Huyện Hai", "Huyện Một"]
    assert len(pages) == 4


def test_a_page_names_the_unit_its_members_their_figures_and_its_neighbours(pages):
    page = next(text for text in pages if "XÃ THỐNG NHẤT SAU SẮP XẾP" in text)

    map_text, _, panel = page.partition("CHÚ GIẢI")
    for words in ("Đồng Ý", "Vũ Lễ"):
        assert words in map_text or panel.count(words) > 1, words
    for words in ("20,12 km²", "1.770 người", "Nhất Hòa", "Tỷ lệ 1:"):
        assert words in page, words
    for words in ("CHÚ GIẢI", "SƠ ĐỒ VỊ TRÍ", "CHỦ TỊCH", "kinh tuyến trục 107°15'", "Nguồn:"):
        assert words in page, words


def test_the_seat_is_a_star_that_the_legend_explains(pages):
    starred = [text for text in pages if text.count("★") >= 2]

    assert any("THỊ TRẤN BẮC SƠN SAU SẮP XẾP" in text for text in starred)
    assert all("Trụ sở" in text for text in starred)


@pytest.mark.parametrize("orientation", [Orientation.PORTRAIT, Orientation.LANDSCAPE])
@pytest.mark.parametrize("paper", ["A4", "A0"])
def test_a_page_lies_as_asked_and_its_place_fits_the_frame(report, paper, orientation):
    page = atlas_pages(report)[0]
    sheet, *_ = draw_page(
        report, page, atlas_ground(report), MapSettings(paper=paper, orientation=orientation)
    )

    assert (sheet.box.width > sheet.box.height) is (orientation is Orientation.LANDSCAPE)


def test_a_page_that_cannot_be_drawn_is_named_and_the_rest_is_written(project, tmp_path):
    report = build_report(with_an_undrawn_part(project), None, DAY)

    failed = write_atlas(report, tmp_path / "a.pdf", MapSettings(paper="A4"), NO_PROGRESS)

    assert re.match(r"Trang Xã Thống Nhất: .* nhận một phần", failed[0])
    text = " ".join(page.extract_text() for page in pypdf.PdfReader(tmp_path / "a.pdf").pages)
    assert "THỊ TRẤN BẮC SƠN SAU SẮP XẾP" in text
    assert "XÃ THỐNG NHẤT SAU SẮP XẾP" not in text


def test_an_export_counts_an_atlas_with_missing_pages_as_written_and_says_so(project, tmp_path):
    result = export_plan(
        with_an_undrawn_part(project), None, tmp_path, ["atlas"], paper="A4", date=DAY
    )

    assert "tap-ban-do.pdf" in {path.name for path in result.files}
    assert {one.id for one in result.failed} == {"atlas"}
    assert "Trang Xã Thống Nhất" in result.failed[0].sentence


def test_a_district_with_an_undrawn_part_is_drawn_and_says_so(project, tmp_path):
    report = build_report(with_an_undrawn_part(project), None, DAY)

    failed = write_atlas(report, tmp_path / "a.pdf", MapSettings(paper="A4"), NO_PROGRESS)

    assert any(
        one.startswith("Trang Huyện Một: Phần của Xã Quỳnh Sơn nhập vào Xã Thống Nhất")
        for one in failed
    )
    texts = [page.extract_text() for page in pypdf.PdfReader(tmp_path / "a.pdf").pages]
    page = " ".join(
        next(text for text in texts if "PHƯƠNG ÁN SẮP XẾP" in text and "MỘT" in text).split()
    )
    assert "còn vẽ trong đơn vị cũ (gạch ngang): phần của Xã Quỳnh Sơn nhập vào" in page


def test_a_fault_of_geometry_is_told_by_the_name_of_the_page(report, tmp_path, monkeypatch):
    def broken(*_):
        raise shapely.errors.GEOSException("TopologyException")

    monkeypatch.setattr(atlas, "draw_page", broken)
    failed = write_atlas(report, tmp_path / "a.pdf", MapSettings(paper="A4"), NO_PROGRESS)

    assert [sentence.split(":")[0] for sentence in failed] == [
        f"Trang {page.name}" for page in atlas_pages(report)
    ]


def test_the_atlas_tells_its_progress_and_can_be_stopped(report, tmp_path):
    progress = StopsAfter(2)

    with pytest.raises(Cancelled):
        write_atlas(report, tmp_path / "a.pdf", MapSettings(paper="A4"), progress)

    assert len(progress.reports) == 2
    assert progress.reports[1][0] > progress.reports[0][0]


def test_what_is_drawn_measures_what_the_stated_scale_says(report):
    """The outline of Xã Thống Nhất, 10 km by 5 km, measured on the finished sheet."""
    page = next(one for one in atlas_pages(report) if one.name == "Xã Thống Nhất")
    sheet, *_ = draw_page(report, page, atlas_ground(report), MapSettings(paper="A4"))
    written = [line.words for lines in sheet.letters for line in lines]
    stated = next(words for words in written if words.startswith("Tỷ lệ 1:"))
    denominator = int(stated.removeprefix("Tỷ lệ 1:").replace(".", ""))

    drawn = {
        (round(extents.width, 2), round(extents.height, 2))
        for extents in [one.path.get_extents() for one in sheet.inked]
    }

    assert (round(1e7 / denominator, 2), round(5e6 / denominator, 2)) in drawn
    assert all(max(size) <= 297 for size in drawn)


def test_of_a_drawn_part_the_page_tells_the_figures_of_the_part(project, tmp_path):
    outline = project.coverage.geometries[project.coverage.row("C2")]
    left, bottom, _, top = shapely.bounds(outline)
    part = Part(
        code="C2",
        to="A2",
        area_km2=Decimal("7.5"),
        population=321,
        estimated=("population",),
        shape=shapely.box(left, bottom, left + 1500, top),
    )
    plan = edits.give_part(project.plan(), project.coverage, part)
    report = build_report(project.with_plan(plan), None, DAY)

    assert write_atlas(report, tmp_path / "a.pdf", MapSettings(paper="A4"), NO_PROGRESS) == ()

    texts = [page.extract_text() for page in pypdf.PdfReader(tmp_path / "a.pdf").pages]
    page = " ".join(next(text for text in texts if "THỊ TRẤN BẮC SƠN SAU" in text).split())
    assert "Quỳnh Sơn (một phần): 7,50 km², 321 người (ước tính)" in page


def test_a_page_of_hamlets_counts_households_and_leaves_out_what_is_not_known():
    hamlet = replace(commune(), kind=UnitKind.THON, area_km2=None, households=40)

    assert figures_of(hamlet) == ("40 hộ",)
    assert figures_of(replace(commune(), area_km2=None, population=None)) == ()


def test_the_pages_come_as_pictures_too(report, tmp_path):
    settings = MapSettings(paper="A4")

    failed = write_atlas_pictures(report, tmp_path / "a.zip", settings, NO_PROGRESS)

    assert failed == ()
    assert [path.name for path in tmp_path.iterdir()] == ["a.zip"]
    with zipfile.ZipFile(tmp_path / "a.zip") as archive:
        names = archive.namelist()
        assert len(names) == 2 * len(atlas_pages(report))
        assert "003-huyen-hai.png" in names and "003-huyen-hai.svg" in names
        assert "HUYỆN HAI" in archive.read("003-huyen-hai.svg").decode()
        with Image.open(archive.open("003-huyen-hai.png")) as picture:
            assert sorted(picture.size) == pytest.approx([2480, 3508], abs=2)


def test_the_legend_of_a_page_lists_what_the_page_shows(report):
    """The page of A1+B1 shows the border of the whole, that of Huyện Một no district beyond."""
    legends = {page.name: legend_of(report, page) for page in atlas_pages(report)}

    noun = "đơn vị hành chính cấp xã"
    assert legends["Xã Thống Nhất"] == [
        "Đơn vị lân cận",
        f"Địa giới {noun} mới",
        "Địa giới cũ không còn",
        f"Địa giới {noun} lân cận",
        "Địa giới tỉnh Lạng Sơn",
    ]
    assert "Trụ sở" in " ".join(legends["Thị trấn Bắc Sơn"])
    assert legends["Huyện Hai"] == [
        "Đơn vị lân cận",
        f"Địa giới {noun} giữ nguyên, lân cận",
        "Địa giới huyện, thành phố",
        "Địa giới tỉnh Lạng Sơn",
    ]


def test_declared_neighbours_are_drawn_and_explained_on_their_pages_and_the_plan_map(project):
    """A1, of Thống Nhất, and C1 far from the other units of the plan."""
    link = Link(first="A1", second="C1", ground="phà")
    linked = replace(project, coverage=project.coverage.with_links([link]))
    report, words = build_report(linked, None, DAY), "Được coi là liền kề"

    explained = {page.name for page in atlas_pages(report) if words in legend_of(report, page)}
    plan, *_ = draw_plan_map(report, MapSettings(paper="A4"))

    assert explained == {"Xã Thống Nhất", "Huyện Một"}
    assert [words] in [[line.words for line in lines] for lines in plan.letters]


def legend_of(report, page):
    """The texts of the legend of a page, without those with a count."""
    sheet, *_ = draw_page(report, page, atlas_ground(report), MapSettings(paper="A4"))
    texts = [" ".join(line.words for line in lines) for lines in sheet.letters]
    start = texts.index("CHÚ GIẢI") + 1
    stop = texts.index("SỐ LIỆU")
    return [text for text in texts[start:stop] if not text.endswith(")")]


def test_pages_of_a_real_province_explain_the_borders_of_districts_where_they_show_them(
    shared_data,
):
    request = ImportRequest(map=shared_data / "langson_2019_226xa_vn2000_shp.zip")
    project = import_map(request).project
    neighbours = project.coverage.adjacency.neighbours
    apart = (0, 30, 60, 90, 130, 170, 200)
    pairs = [(row, neighbours[row][0]) for row in apart]
    codes = [[project.coverage.units[row].code for row in pair] for pair in pairs]
    plan = with_groups(project.plan(), project.coverage, codes)
    report = build_report(project.with_plan(plan), None, DAY)
    ground, explained = atlas_ground(report), []

    for page in atlas_pages(report):
        sheet, *_ = draw_page(report, page, ground, MapSettings(paper="A4"))
        texts = [" ".join(line.words for line in lines) for lines in sheet.letters]
        explained.append("Địa giới huyện, thành phố" in texts)
        assert explained[-1] is bool(dots_of(sheet, COLOUR.parent.colour) > 5), page.name

    assert set(explained) == {True, False}


def frame_of(sheet):
    """The frame of the map on a sheet."""
    clips = {one.clip for one in sheet.inked if one.clip not in (None, sheet.box)}
    return max(clips, key=lambda one: one.width * one.height)


def dots_of(sheet, colour):
    """How many dots of the map on a sheet have about this colour."""
    frame = frame_of(sheet)
    dots = np.asarray(sheet.picture(dpi=DPI))[::-1, :, :3].astype(int)
    rows = slice(int(frame.bottom / 25.4 * DPI), int(frame.top / 25.4 * DPI))
    columns = slice(int(frame.left / 25.4 * DPI), int(frame.right / 25.4 * DPI))
    wanted = [int(colour[at : at + 2], 16) for at in (1, 3, 5)]
    return (np.abs(dots[rows, columns] - wanted).max(axis=2) < 40).sum()


def test_names_of_old_and_new_units_do_not_touch_on_a_page_with_a_divided_unit(shared_data):
    """Lộc Bình and Lục Thôn are merged and take the east of Tú Đoạn."""
    request = ImportRequest(map=shared_data / "langson_2019_226xa_vn2000_shp.zip")
    project = import_map(request).project
    coverage = project.coverage
    codes = {unit.name: unit.code for unit in coverage.units}
    giver = codes["Xã Tú Đoạn"]
    plan = with_groups(
        project.plan(), coverage, [[codes["Thị trấn Lộc Bình"], codes["Xã Lục Thôn"]]]
    )
    polygon = coverage.geometries[coverage.index[giver]]
    left, bottom, right, top = polygon.bounds
    east = polygon.intersection(shapely.box((left + right) / 2, bottom, right, top))
    part = Part(
        code=giver,
        to=codes["Thị trấn Lộc Bình"],
        area_km2=Decimal("9"),
        population=900,
        shape=east,
    )
    divided = project.with_plan(edits.give_part(plan, coverage, part))
    report = build_report(divided, None, DAY)
    page, *_ = atlas_pages(report)

    for orientation in (Orientation.PORTRAIT, Orientation.LANDSCAPE):
        settings = MapSettings(paper="A4", orientation=orientation)
        sheet, *_ = draw_page(report, page, atlas_ground(report), settings)
        labels = labels_on_map(sheet)

        assert "Lục Thôn" in {text for text, _ in labels}
        assert [
            (one, other)
            for (one, first), (other, second) in combinations(labels, 2)
            if first.inset(-0.45).overlaps(second.inset(-0.45))
        ] == []


def labels_on_map(sheet):
    """The first lines of the labels inside the frame of a map, and where their letters lie."""
    frame, found = frame_of(sheet), []
    for lines in sheet.letters:
        boxes = [ink_box(line) for line in lines]
        box = Box(
            min(one.left for one in boxes),
            min(one.bottom for one in boxes),
            max(one.right for one in boxes),
            max(one.top for one in boxes),
        )
        if frame.contains(box):
            found.append((lines[0].words, box))
    return found
