"""Divisions that were decided in Lạng Sơn come out of the program as they were published.

NQ 818/NQ-UBTVQH14 (2019) and NQ 1246/NQ-UBTVQH15 (2024). What was published is entered; what
the units had before is what is left of the published sums, or not known.
"""

from dataclasses import replace
from decimal import Decimal

import pytest
import shapely

from noivu_desktop.export.exporting import export_plan
from noivu_desktop.export.report import build_report
from noivu_desktop.maps_in.importing import ImportRequest, import_map
from noivu_desktop.plan.outlines import merged_outline
from noivu_desktop.plan.parts import estimated_part, pieces
from noivu_desktop.project.judging import judge_plan
from noivu_desktop.project.part_json import part_arguments
from noivu_desktop.project.project import Project
from noivu_desktop.project.project_file import create_project_file
from noivu_desktop.rules.finding import Verdict
from noivu_desktop.verify.stored_plan import read_stored
from noivu_desktop.verify.verifying import verify_folder, verify_project
from tests.builders import CELL_M, ORIGIN, grid_of_units

BAC_AI, DE_THAM, KIM_DONG, TAN_TIEN = "06052", "06046", "06031", "06019"
AN_HUNG, TAN_LANG, TRUNG_QUAN, TAN_VIET = "06145", "06154", "06139", "06130"
DAI_DONG, THAT_KHE, DOI_CAN = "06040", "05995", "06025"
NOT_KNOWN = {"area_km2": None, "population": None}


@pytest.fixture
def lang_son(shared_data, tmp_path):
    """The map of 2019 under the text of then, with nothing counted but what was published."""
    request = ImportRequest(map=shared_data / "langson_2019_226xa_vn2000.gpkg")
    found = import_map(request).project
    codes = tuple(found.coverage.index)
    project = replace(found, rule_set_id="nq-653-2019")
    with create_project_file(tmp_path / "Lạng Sơn.gpkg", project) as file:
        file.do("set_values_of", codes=codes, values={"mountain": True, "households": None})
        yield file


def shape_of(file, code):
    coverage = file.project.coverage
    return coverage.geometries[coverage.row(code)]


def before(file, code, area_km2, population):
    file.do("set_values", code=code, values={"area_km2": area_km2, "population": population})


def give(file, code, to, drawn, area_km2, population):
    """Draw the part, then enter its published figures in place of the estimate."""
    project = file.project
    part = estimated_part(project.plan(), project.coverage, code, to, drawn)
    file.do("give_part", code=code, **part_arguments(part))
    figures = {"area_km2": area_km2, "population": population}
    file.do("set_part", code=code, to=to, figures=figures)


def near(file, code, metres):
    return shapely.buffer(shape_of(file, code), metres)


def figures_everywhere(file, code, tmp_path):
    """Area and people of the merged unit of ``code`` in check, in the file and in the report."""
    project = file.project
    check = next(c for c in judge_plan(project).merged if code in c.merged.standing)
    head = check.merged.code
    report = build_report(project)
    after = next(one.unit for one in report.after if one.merged and one.merged.code == head)
    row = read_stored(file.path).plans[project.active_plan].rows[head]
    found = {
        (check.unit.area_km2, check.unit.population),
        (after.area_km2, after.population),
        (Decimal(repr(row["area_km2"])), row["population"]),
    }
    assert len(found) == 1
    return check, found.pop()


def verified(file, tmp_path):
    assert verify_project(file.path).problems == ()
    export_plan(file.project, None, tmp_path / "ra", ("excel", "conversion", "plan", "geojson"))
    assert verify_folder(tmp_path / "ra", project=file.path).problems == ()


def test_bac_ai_is_dissolved_over_three_communes(lang_son, tmp_path):
    before(lang_son, DE_THAM, "39.98", 4488)
    before(lang_son, KIM_DONG, "59.91", 2080)
    lang_son.do("set_values", code=BAC_AI, values=NOT_KNOWN)  # its whole was not published
    give(lang_son, BAC_AI, DE_THAM, near(lang_son, DE_THAM, 1500), "11.00", 397)
    give(lang_son, BAC_AI, KIM_DONG, near(lang_son, KIM_DONG, 1500), "11.46", 702)
    lang_son.do("merge", codes=[BAC_AI, TAN_TIEN])

    de_tham, told = figures_everywhere(lang_son, DE_THAM, tmp_path)
    assert told == (Decimal("50.98"), 4885)
    assert de_tham.on_contiguity is Verdict.MET
    kim_dong, told = figures_everywhere(lang_son, KIM_DONG, tmp_path)
    assert told == (Decimal("71.37"), 2782)
    assert kim_dong.unit.name == "Kim Đồng"
    check = judge_plan(lang_son.project)
    assert check.units_after == 225
    rest = lang_son.project.plan().merged_by_member[BAC_AI]
    assert (rest.code, rest.standing) == (TAN_TIEN, (TAN_TIEN, BAC_AI))
    verified(lang_son, tmp_path)


def test_bac_hung_is_formed_of_one_commune_and_parts_of_three(lang_son, tmp_path):
    """The cut runs from where three communes meet across the border of the next two."""
    before(lang_son, AN_HUNG, "17.74", 951)
    for code in (TAN_LANG, TRUNG_QUAN, TAN_VIET):
        lang_son.do("set_values", code=code, values=NOT_KNOWN)
    borders = {code: shape_of(lang_son, code).boundary for code in (AN_HUNG, TAN_LANG, TRUNG_QUAN)}
    corner = shapely.intersection_all(list(borders.values()))
    border = shapely.intersection(shape_of(lang_son, TAN_VIET).boundary, borders[TRUNG_QUAN])
    middle = shapely.line_interpolate_point(shapely.line_merge(border), 0.5, normalized=True)
    line = shapely.LineString([beyond(middle, corner, 0.01), beyond(corner, middle, 4)])
    of_trung_quan = touching(pieces(shape_of(lang_son, TRUNG_QUAN), line), borders[AN_HUNG])
    of_tan_viet = touching(pieces(shape_of(lang_son, TAN_VIET), line), of_trung_quan.boundary)

    give(lang_son, TAN_LANG, AN_HUNG, near(lang_son, AN_HUNG, 700), "4.67", 325)
    give(lang_son, TRUNG_QUAN, AN_HUNG, of_trung_quan, "16.24", 1201)
    give(lang_son, TAN_VIET, AN_HUNG, of_tan_viet, "14.63", 714)
    lang_son.do("rename", code=AN_HUNG, name="Bắc Hùng")
    lang_son.do("merge", codes=[TAN_VIET, TRUNG_QUAN, TAN_LANG], name="Bắc Việt")

    check, told = figures_everywhere(lang_son, AN_HUNG, tmp_path)
    assert told == (Decimal("53.28"), 3191)
    assert check.unit.full_name == "Xã Bắc Hùng"
    assert check.on_contiguity is Verdict.MET
    area, people = check.area_share, check.population_share
    assert (round(float(area) * 100, 1), round(float(people) * 100, 1)) == (106.6, 63.8)
    assert check.on_waiver is Verdict.NOT_MET, "one whole commune and parts are not three communes"
    outline = merged_outline(lang_son.project.coverage, check.merged)
    assert outline.geom_type == "Polygon"
    verified(lang_son, tmp_path)


def beyond(start, end, share):
    """The point on the way from ``start`` through ``end``, ``share`` of the way farther on."""
    return (end.x + (end.x - start.x) * share, end.y + (end.y - start.y) * share)


def touching(found, border):
    return max(found, key=lambda piece: shapely.intersection(piece.boundary, border).length)


@pytest.mark.parametrize(("area_km2", "population"), [("46.19", 770), ("50.00", 1000)])
def test_dai_dong_is_shared_by_a_town_and_a_commune(tmp_path, area_km2, population):
    """B1 is Đại Đồng between A1, thị trấn Thất Khê, and C1, Đội Cấn.

    How the published 54,92 km2 and 1.333 people of Đội Cấn after the division were shared
    before it is not known; the published sums come out however it was.
    """
    rest = (Decimal("54.92") - Decimal(area_km2), 1333 - population)
    coverage = grid_of_units(
        3,
        1,
        {
            "A1": {"area_km2": Decimal("0.87"), "population": 5249, "households": None},
            "B1": {
                "area_km2": rest[0] + Decimal("18.61"),
                "population": rest[1] + 8527,
                "households": None,
            },
            "C1": {
                "area_km2": Decimal(area_km2),
                "population": population,
                "households": None,
            },
        },
    )
    x, y = ORIGIN[0] + 1.6 * CELL_M, ORIGIN[1]
    line = shapely.LineString([(x, y - 1), (x, y + CELL_M + 1)])
    town_side = touching(pieces(coverage.geometries[1], line), coverage.geometries[0].boundary)
    project = Project(coverage=coverage, rule_set_id="nq-35-2023")
    with create_project_file(tmp_path / "p.gpkg", project) as file:
        give(file, "B1", "A1", town_side, "18.61", 8527)
        file.do(
            "set_part", code="B1", to="B1", figures={"area_km2": rest[0], "population": rest[1]}
        )
        file.do("merge", codes=["B1", "C1"])

        town, told = figures_everywhere(file, "A1", tmp_path)
        assert told == (Decimal("19.48"), 13776)
        assert figures_everywhere(file, "C1", tmp_path)[1] == (Decimal("54.92"), 1333)
        assert town.on_contiguity is Verdict.MET
        check = judge_plan(file.project)
        assert (check.units_before, check.units_after) == (3, 2)
        assert check.findings == ()
        verified(file, tmp_path)


def test_the_division_of_dai_dong_can_be_drawn_on_the_real_map(lang_son, tmp_path):
    before(lang_son, THAT_KHE, "0.87", 5249)
    lang_son.do("set_values", code=DAI_DONG, values=NOT_KNOWN)
    give(lang_son, DAI_DONG, THAT_KHE, near(lang_son, THAT_KHE, 3000), "18.61", 8527)
    lang_son.do("merge", codes=[DAI_DONG, DOI_CAN])

    check, told = figures_everywhere(lang_son, THAT_KHE, tmp_path)
    assert told == (Decimal("19.48"), 13776)
    assert check.unit.full_name == "Thị trấn Thất Khê"
    assert lang_son.project.plan().merged_by_member[DAI_DONG].code == DOI_CAN
    verified(lang_son, tmp_path)
