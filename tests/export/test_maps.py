import re
import unicodedata
from decimal import Decimal
from itertools import combinations, pairwise

import numpy as np
import pypdf
import pytest
import shapely
from PIL import Image

from noivu_desktop import vietnamese
from noivu_desktop.errors import ExportError
from noivu_desktop.export import map_content, map_panel, map_sheet
from noivu_desktop.export.drawing import Sheet
from noivu_desktop.export.labels import place
from noivu_desktop.export.lettering import text_size_mm, wrapped
from noivu_desktop.export.map_furniture import projection_text
from noivu_desktop.export.map_key import continued_key, draw_key
from noivu_desktop.export.map_labels import line_breaks, name_label
from noivu_desktop.export.map_style import COLOUR, FILLS, MapSettings
from noivu_desktop.export.map_view import borders_inside
from noivu_desktop.export.new_borders import new_outlines, removed_borders, shown_outlines
from noivu_desktop.export.paper import PAPER_MM, Box, Orientation
from noivu_desktop.export.report import build_report
from noivu_desktop.export.standing import StandingAfter
from noivu_desktop.plan import edits
from noivu_desktop.plan.plan import Part, Plan
from noivu_desktop.progress import NO_PROGRESS
from noivu_desktop.project.project import Project
from noivu_desktop.rules.screening import Duty
from tests.builders import grid_of_units
from tests.export.builders import DAY, NAMES, small_project
from tests.export.sheets import ink_box

COLUMNS = ("AB", "CD", "EF", "GH", "IJ", "KL", "MN", "OP", "QR", "ST")
LEFT_OUT = re.compile(r"… và (\d+) dòng khác")


@pytest.fixture(scope="module")
def written(report, tmp_path_factory):
    """Both maps on A4."""
    folder = tmp_path_factory.mktemp("maps")
    for name, write in (
        ("current", map_sheet.write_current_map),
        ("plan", map_sheet.write_plan_map),
    ):
        write(report, folder, name, MapSettings(paper="A4"), NO_PROGRESS)
    return folder


def text_of(path):
    """All text of a PDF with single spaces."""
    pages = [page.extract_text() for page in pypdf.PdfReader(path).pages]
    return " ".join(" ".join(pages).split())


def test_the_current_map_holds_every_name_as_searchable_vietnamese(written):
    text = text_of(written / "current.pdf")

    assert unicodedata.is_normalized("NFC", text)
    assert "BẢN ĐỒ HIỆN TRẠNG ĐỊA GIỚI ĐƠN VỊ HÀNH CHÍNH CẤP XÃ" in text
    assert "TỈNH LẠNG SƠN" in text
    assert "Lạng Sơn, ngày 05 tháng 02 năm 2026" in text
    for name in NAMES.values():
        short = name.removeprefix("Xã ").replace("Thị trấn ", "TT. ")
        assert short in text, short


def test_the_plan_map_holds_new_names_and_old_ones(written):
    text = text_of(written / "plan.pdf")

    assert "BẢN ĐỒ PHƯƠNG ÁN SẮP XẾP ĐƠN VỊ HÀNH CHÍNH CẤP XÃ" in text
    for name in ("Thống Nhất", "TT. Bắc Sơn", "Đồng Ý", "Vũ Lễ", "Hữu Vĩnh"):
        assert name in text, name
    assert "Giảm: 2 đơn vị" in text


def test_both_maps_state_the_totals_of_the_report(written, report):
    for name in ("current", "plan"):
        text = text_of(written / f"{name}.pdf")

        assert vietnamese.area(report.totals_before.area_km2) in text
        assert vietnamese.people(report.totals_after.population) in text


def test_fonts_are_embedded_as_truetype(written):
    reader = pypdf.PdfReader(written / "plan.pdf")
    fonts = reader.pages[0]["/Resources"]["/Font"].values()

    assert fonts
    for font in fonts:
        descendant = font.get_object()["/DescendantFonts"][0].get_object()
        assert descendant["/Subtype"] == "/CIDFontType2"
        assert "/FontFile2" in descendant["/FontDescriptor"].get_object()


def test_the_sheet_has_the_size_of_the_paper_and_300_dots_an_inch(written):
    page = pypdf.PdfReader(written / "current.pdf").pages[0].mediabox
    sides = sorted(float(side) / 72 * 25.4 for side in (page.width, page.height))
    with Image.open(written / "current.png") as image:
        pixels = sorted(image.size)
        resolution = image.info["dpi"]

    assert sides == pytest.approx([210, 297], abs=0.2)
    assert pixels == pytest.approx([2480, 3508], abs=2)
    assert resolution == pytest.approx((300, 300), abs=0.1)


def test_the_drawn_map_measures_what_the_stated_scale_says(report):
    """15 km of ground, drawn as the outermost border, over the denominator in the text."""
    layout, view, _ = map_sheet.blank_sheet(report, MapSettings())
    shapes = view.on_paper(report.coverage.geometries)

    left, bottom, right, top = shapely.total_bounds(shapes)

    assert right - left == pytest.approx(15_000_000 / view.scale.denominator)
    assert top - bottom == pytest.approx(15_000_000 / view.scale.denominator)
    frame = layout.map_frame
    assert frame.left < left and right < frame.right
    assert frame.bottom < bottom and top < frame.top


def test_equal_dossiers_give_equal_files(report, written, tmp_path):
    map_sheet.write_plan_map(report, tmp_path, "plan", MapSettings(paper="A4"), NO_PROGRESS)

    for path in tmp_path.iterdir():
        assert path.read_bytes() == (written / path.name).read_bytes()


def test_old_borders_are_only_those_that_a_merger_removes(report):
    coverage = report.coverage
    groups = [one.rows for one in report.merged]

    lines = borders_inside(coverage.geometries, coverage.adjacency, groups)

    assert [shapely.length(line) for line in lines] == [5000.0, 5000.0]


def test_new_outlines_cover_the_same_ground(report):
    outlines = new_outlines(report)

    assert len(outlines) == 7
    assert shapely.area(outlines).sum() == shapely.area(report.coverage.geometries).sum()


def giving(project, shape):
    """The small project in which B1 has given 1 km2 with 10 people to C1."""
    part = Part(code="B1", to="C1", area_km2=Decimal(1), population=10, shape=shape)
    plan = edits.give_part(Plan(name="Phương án 1"), project.coverage, part)
    return build_report(project.with_plan(plan), None, DAY)


def test_a_part_without_a_border_is_refused_by_name(project):
    report = giving(project, None)

    with pytest.raises(ExportError, match="Xã Vũ Lễ tách ra một phần"):
        new_outlines(report)


def test_the_plan_map_shows_an_undrawn_part_where_it_was_and_names_it(project, tmp_path):
    report = giving(project, None)

    told = map_sheet.write_plan_map(report, tmp_path, "plan", MapSettings(paper="A4"), NO_PROGRESS)

    assert [one.split(" chưa có ranh giới")[0] for one in told] == [
        "Phần của Xã Vũ Lễ nhập vào Xã Nhất Hòa"
    ]
    text = text_of(tmp_path / "plan.pdf")
    assert "Chưa có ranh giới nên còn vẽ trong đơn vị cũ (gạch ngang): phần của Xã Vũ Lễ" in text
    assert "Đơn vị có phần tách ra chưa vẽ ranh giới (1)" in text


def test_an_undrawn_part_stays_in_its_unit_beside_a_part_that_is_drawn(project):
    """B1 gives a fifth of its ground, which is drawn, to C1, and a part nobody drew to A1."""
    left, bottom, _, top = shapely.bounds(
        project.coverage.geometries[project.coverage.row("B1")]
    ).tolist()
    drawn = Part(
        code="B1",
        to="C1",
        area_km2=Decimal(4),
        population=10,
        shape=shapely.box(left + 4000, bottom, left + 5000, top),
    )
    undrawn = Part(code="B1", to="A1", area_km2=Decimal(1), population=5)
    plan = edits.give_part(Plan(name="Phương án 1"), project.coverage, drawn)
    plan = edits.give_part(plan, project.coverage, undrawn)
    report = build_report(project.with_plan(plan), None, DAY)

    outlines = shown_outlines(report)

    areas = {
        one.merged.code: shapely.area(outlines[row])
        for row, one in enumerate(report.after)
        if one.merged
    }
    assert areas == pytest.approx({"A1": 25e6, "B1": 20e6, "C1": 30e6})
    assert shapely.area(outlines).sum() == pytest.approx(9 * 25e6)


def test_a_drawn_part_moves_the_border_and_covers_the_same_ground(project):
    _, bottom, right, top = shapely.bounds(project.coverage.geometries[project.coverage.row("B1")])
    report = giving(project, shapely.box(right - 1000, bottom, right, top))

    outlines = new_outlines(report)
    rows = {one.merged.code: row for row, one in enumerate(report.after) if one.merged}

    assert shapely.area(outlines).sum() == pytest.approx(9 * 25e6)
    assert shapely.area(outlines[rows["C1"]]) == pytest.approx(30e6)
    assert shapely.area(outlines[rows["B1"]]) == pytest.approx(20e6)
    removed = removed_borders(report, report.merged)
    assert [shapely.length(line) for line in removed] == [5000.0]


def test_names_that_find_no_room_are_numbered_and_counted(report, monkeypatch):
    """Nine units of a few millimetres: hardly a name fits, no name may vanish uncounted."""
    _, view, sheet = map_sheet.blank_sheet(report, MapSettings())
    left, bottom = view.frame.inset(20).left, view.frame.inset(20).bottom
    tiny = [
        map_content.Named(
            shape=shapely.box(left + 4 * i, bottom, left + 4 * i + 3, bottom + 3),
            unit=one.unit,
            ground="#ffffff",
            important=False,
        )
        for i, one in enumerate(report.before)
    ]
    written = []
    monkeypatch.setattr(
        map_content, "place", lambda *a, **k: written.append(place(*a, **k)) or written[-1]
    )

    lettered = map_content.draw_names(sheet, view, tiny, unit=1.0, style=COLOUR)

    named = len(written[0].placed)
    assert lettered.numbered
    assert named + len(lettered.numbered) + lettered.left_out == len(tiny)


def test_a_name_prefers_the_inside_of_its_unit():
    label = name_label(
        shapely.box(0, 0, 40, 20),
        0,
        line_breaks("Hoàng Văn Thụ"),
        style="name",
        importance=1.0,
        sizes_pt=(6.0,),
    )

    first = next(iter(label.candidates))
    assert first.lines == ("Hoàng Văn Thụ",)
    assert first.box.left > 0 and first.box.right < 40
    assert first.box.centre == pytest.approx((20, 10), abs=11)


def test_a_name_is_set_in_the_next_size_only_after_all_places_of_the_larger_one():
    label = name_label(
        shapely.box(0, 0, 40, 20),
        0,
        [("Vũ Lễ",)],
        style="name",
        importance=1.0,
        sizes_pt=(8.0, 6.0),
    )

    sizes = [way.size_pt for way in label.candidates]

    assert sizes == sorted(sizes, reverse=True)
    assert set(sizes) == {8.0, 6.0}
    assert [way.size_pt for way in label.candidates] == sizes


def test_a_name_too_wide_for_its_unit_lies_mostly_inside_it():
    narrow = shapely.box(0, 0, 13, 20)
    label = name_label(narrow, 0, [("Vũ Lễ Hai",)], style="name", importance=1.0, sizes_pt=(8.0,))

    boxes = [
        shapely.box(w.box.left, w.box.bottom, w.box.right, w.box.top) for w in label.candidates
    ]

    assert boxes
    assert not any(narrow.contains(box) for box in boxes)
    assert all(narrow.intersection(box).area > 0.75 * box.area for box in boxes)


def test_a_sliver_that_no_name_fits_gets_a_label_without_ways():
    sliver = shapely.Polygon([(0, 0), (30, 30), (30, 30.001)])

    label = name_label(
        sliver, 0, [("Vũ Lễ",)], style="neighbour", importance=1.0, sizes_pt=(6.0,), spread=True
    )

    assert list(label.candidates) == []


def test_every_standing_has_its_own_look():
    looks = [FILLS[standing] for standing in StandingAfter]

    assert len(set(looks)) == len(looks)
    assert all(standing in FILLS for standing in Duty)


def test_the_projection_is_told_in_words():
    assert (
        projection_text("EPSG:9215") == "Hệ tọa độ VN-2000, kinh tuyến trục 107°15', múi chiếu 3°"
    )
    assert "múi chiếu 6°" in projection_text("EPSG:3405")


def test_text_is_measured_as_it_is_drawn():
    """The widest letters and all diacritics stay inside the box that is kept free for them."""
    words = "Ấp Mỹ Ngãi Thượng"
    sheet = Sheet(100, 30)
    sheet.text(10, 20, words, size_pt=20)
    width, height = text_size_mm((words,), 20)
    sheet.figure.set_dpi(200)
    sheet.figure.canvas.draw()
    ink = np.asarray(sheet.figure.canvas.buffer_rgba())[:, :, 0] < 128
    rows, columns = np.nonzero(ink)
    mm = 25.4 / 200

    assert columns.min() * mm >= 9.5
    assert columns.max() * mm <= 10 + width + 0.5
    assert 30 - rows.min() * mm <= 20 + 0.2
    assert 30 - rows.max() * mm >= 20 - height - 0.2


def test_wrapped_lines_fit_and_lose_no_word():
    text = "Giữ nguyên, còn thuộc diện phải sắp xếp theo nghị quyết"

    lines = wrapped(text, 30.0, 7.0)

    assert " ".join(lines) == text
    assert all(text_size_mm((line,), 7.0)[0] <= 30.0 for line in lines)
    assert not re.search(r"\s{2}", " ".join(lines))


def test_an_island_too_small_to_see_is_drawn_all_the_same(tmp_path):
    sheet = Sheet(100, 100)
    islands = shapely.multipolygons([shapely.box(10, 10, 10.001, 10.001), shapely.box(5, 5, 9, 9)])

    sheet.polygons(np.array([islands], dtype=object), clip=sheet.box, face="#000000")
    sheet.pdf_to(tmp_path / "a.pdf", title="Đảo", on=DAY)

    assert pypdf.PdfReader(tmp_path / "a.pdf").metadata.title == "Đảo"


def test_a_name_in_two_lines_is_one_text_for_a_search_among_its_neighbours(tmp_path):
    """Phú  Nam     a reader that goes by lines would find "Phú Nam" and "Xá La"
    Xá   La"""
    sheet = Sheet(60, 30)
    for x, lines in ((10, ("Phú", "Xá")), (22, ("Nam", "La"))):
        sheet.text(x, 20, lines, size_pt=10, joined=True)
    sheet.pdf_to(tmp_path / "a.pdf", title="Tên", on=DAY)

    content = pypdf.PdfReader(tmp_path / "a.pdf").pages[0].get_contents().get_data()

    for name in ("Phú Xá", "Nam La"):
        assert name.encode("utf-16-be").hex().encode() in content
    assert content.count(b"BDC") == content.count(b"EMC") == 2


def test_the_svg_keeps_text_as_text_in_a_named_font(written):
    text = (written / "plan.svg").read_text("utf-8")

    for name in ("Thống Nhất", "CHÚ GIẢI", "BẢN ĐỒ PHƯƠNG ÁN SẮP XẾP ĐƠN VỊ HÀNH CHÍNH CẤP XÃ"):
        assert f">{name}</text>" in text
    assert "DejaVu Sans" in text


def test_a_key_too_long_for_the_sheet_goes_on_in_further_pages(report):
    layout, _, sheet = map_sheet.blank_sheet(report, MapSettings(paper="A4"))
    numbered = tuple((n, f"Xã có tên khá dài số {n}") for n in range(1, 900))
    box = Box(layout.panel.left, layout.panel.bottom, layout.panel.right, layout.panel.top)

    _, missing = draw_key(sheet, [box], numbered, 0, layout.unit)
    further = continued_key(layout, "Bản đồ", missing)

    assert 0 < len(missing) < len(numbered)
    assert missing == numbered[-len(missing) :]
    assert further


def test_a_key_that_fits_is_written_whole(report):
    layout, _, sheet = map_sheet.blank_sheet(report, MapSettings())
    numbered = tuple((n, f"Xã {n}") for n in range(1, 60))

    _, missing = draw_key(sheet, [layout.panel], numbered, 0, layout.unit)

    assert missing == ()


def letters_of(sheet):
    """Size (pt) and place of each line of text on a sheet."""
    return {
        line.words: (line.face.get_size_in_points(), line)
        for lines in sheet.letters
        for line in lines
    }


@pytest.mark.parametrize("orientation", [Orientation.PORTRAIT, Orientation.LANDSCAPE])
def test_texts_beside_the_map_grow_more_than_large_sheets_do(report, orientation):
    """On A4 and A3 they grow with the sheet; one stands away from what hangs on a wall."""
    grown = {}
    for paper, short in (("A3", 297), ("A2", 420), ("A1", 594), ("A0", 841)):
        settings = MapSettings(paper=paper, orientation=orientation)
        sheet, *_ = map_sheet.draw_current_map(report, settings)
        letters = letters_of(sheet)
        grown[paper] = [
            letters[words][0] / (short / 297)
            for words in ("CHÚ GIẢI", "SỐ LIỆU", "CHỦ TỊCH", "TỈNH LẠNG SƠN")
        ]

    assert grown["A3"] == pytest.approx([8.5, 8.5, 6.8, 11.0])
    for smaller, larger in pairwise(grown.values()):
        assert all(one <= other for one, other in zip(smaller, larger, strict=True))
    assert grown["A0"][0] > 1.15 * grown["A3"][0]
    assert grown["A0"][3] > 1.15 * grown["A3"][3]


def test_texts_do_not_grow_where_something_would_be_left_out(project):
    """A long list of members fills the panel as it is."""
    settings = MapSettings(paper="A0", orientation=Orientation.LANDSCAPE)
    usual = build_report(project, None, DAY)
    sheet, *_ = map_sheet.draw_plan_map(usual, settings)
    long_names = {code: {"name": f"Xã {'Rất Dài ' * 60}{code}"} for code in NAMES}
    crowded = build_report(small_project(**long_names), None, DAY)
    full, *_ = map_sheet.draw_plan_map(crowded, settings)

    assert letters_of(sheet)["CHÚ GIẢI"][0] > letters_of(full)["CHÚ GIẢI"][0]
    assert letters_of(full)["CHÚ GIẢI"][0] == pytest.approx(8.5 * 841 / 297)


@pytest.mark.parametrize("orientation", [Orientation.PORTRAIT, Orientation.LANDSCAPE])
def test_texts_do_not_grow_where_a_cut_list_would_be_cut_further(orientation, monkeypatch):
    """Hundred new units are more than the panel can list in any size."""
    coverage = grid_of_units(20, 10)
    pairs = [[f"{one}{row}", f"{two}{row}"] for one, two in COLUMNS for row in range(1, 11)]
    project = Project(coverage=coverage, rule_set_id="nq-653-2019")
    plan = edits.with_groups(project.plan(), coverage, pairs)
    report = build_report(project.with_plan(plan), None, DAY)
    settings = MapSettings(paper="A0", orientation=orientation)

    grown, *_ = map_sheet.draw_plan_map(report, settings)
    monkeypatch.setattr(map_panel, "_GROWTHS", ())
    usual, *_ = map_sheet.draw_plan_map(report, settings)

    assert 0 < lines_left_out(grown) <= lines_left_out(usual)


def lines_left_out(sheet):
    """How many new units the list beside the map does not have."""
    (found,) = (found for found in map(LEFT_OUT.match, letters_of(sheet)) if found)
    return int(found[1])


@pytest.mark.parametrize("orientation", [Orientation.PORTRAIT, Orientation.LANDSCAPE])
@pytest.mark.parametrize("paper", PAPER_MM)
def test_no_text_lies_over_another(report, paper, orientation):
    settings = MapSettings(paper=paper, orientation=orientation)
    for draw in (map_sheet.draw_current_map, map_sheet.draw_plan_map):
        sheet, *_ = draw(report, settings)
        lines = [line for lines in sheet.letters for line in lines]
        boxes = [(line.words, ink_box(line)) for line in lines if not line.upwards]
        touching = [
            (one, other)
            for (one, first), (other, second) in combinations(boxes, 2)
            if first.overlaps(second)
        ]

        assert touching == []
