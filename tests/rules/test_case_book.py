"""The test book: real cases, and sums of our own, in a table that a lawyer can read and extend.

``cases.csv`` opens in any spreadsheet (columns are separated by semicolons). "?" and an empty
cell mean that a figure is not known or not asserted.
"""

import csv
import re
from decimal import Decimal
from pathlib import Path

import numpy as np
import pytest
import shapely

from noivu_desktop import vietnamese
from noivu_desktop.plan.plan import MergedUnit, Part
from noivu_desktop.rules.checking import check_merged_unit
from noivu_desktop.rules.exemption import Waiver
from noivu_desktop.rules.finding import Verdict
from noivu_desktop.rules.loading import rule_set
from noivu_desktop.rules.screening import screen
from noivu_desktop.units.coverage import Coverage
from noivu_desktop.units.unit import Region, Unit, UnitKind
from tests.builders import CRS

with (Path(__file__).parent / "cases.csv").open(encoding="utf-8", newline="") as file:
    CASES = list(csv.DictReader(file, delimiter=";"))

SCREENED = [case for case in CASES if case["viec"] == "xét diện sắp xếp"]
FORMED = [case for case in CASES if case["viec"] == "xét đơn vị hình thành"]
PART = re.compile(r"(\S.*?) ([\d.,]+) hộ|(\S.*?) ([\d.,?]+)/([\d.,?]+)( một phần)?")
YES_NO = {"có": True, "không": False, "": None}
DUTIES = {"phải sắp xếp": True, "không phải sắp xếp": False, "chưa đủ số liệu": None}


def figure(text):
    return None if text in ("", "?") else Decimal(text.replace(".", "").replace(",", "."))


def count(text):
    return None if figure(text) is None else int(figure(text))


def unit_of(case, code, text):
    """The unit as it stands; a partial part is taken from a unit of which more is left."""
    hamlet, households, commune, area, people, partial = PART.fullmatch(text).groups()
    name = hamlet or commune
    kind = max((k for k in UnitKind if name.startswith(k.value + " ")), key=lambda k: len(k.value))
    share = figure(case["dan_toc_thieu_so"])
    return Unit(
        code=code,
        name=name[len(kind.value) + 1 :],
        kind=kind,
        parent_name=case["don_vi_cap_tren"] or None,
        area_km2=figure(area or "") and figure(area) + (1 if partial else 0),
        population=count(people or ""),
        households=count(households or ""),
        minority_share=None if share is None else share / 100,
        mountain=YES_NO[case["mien_nui"]],
        land_border=YES_NO[case["bien_gioi"]],
        island=False,
        coastal_hardship=False,
        region=Region(case["vung"]) if case["vung"] else None,
    )


def part_of(code, text):
    _, _, _, area, people, partial = PART.fullmatch(text).groups()
    return (
        Part(code=code, to="00", area_km2=figure(area), population=count(people))
        if partial
        else Part(code=code)
    )


def coverage_of(case):
    texts = case["cac_phan"].split(" + ")
    units = tuple(unit_of(case, f"{n:02}", text) for n, text in enumerate(texts))
    squares = [shapely.box(n * 1000, 0, n * 1000 + 1000, 1000) for n in range(len(units))]
    parts = tuple(part_of(f"{n:02}", text) for n, text in enumerate(texts))
    return Coverage(units=units, geometries=np.array(squares, dtype=object), crs=CRS), parts


def assert_shares(case, found):
    for column, share in (
        ("ty_le_dien_tich", found.area_share),
        ("ty_le_dan_so", found.population_share),
        ("ty_le_so_ho", found.households_share),
    ):
        if case[column]:
            assert vietnamese.percent(share) == f"{case[column]} %", column


def cases(listed):
    return pytest.mark.parametrize("case", listed, ids=lambda case: f"{case['so']}")


@cases(SCREENED)
def test_who_must_be_arranged(case):
    coverage, _ = coverage_of(case)

    found = screen(coverage.units, rule_set(case["van_ban"]))[0]

    assert_shares(case, found)
    assert found.must_arrange is DUTIES[case["ket_luan"]], found.findings[0].sentence
    assert case["dieu_khoan"] in found.findings[0].clause.text


@cases(FORMED)
def test_what_a_unit_formed_must_reach(case):
    coverage, parts = coverage_of(case)
    merged = MergedUnit(code="00", members=parts)
    reason = case["ly_do_mien"]
    waivers = [Waiver(members=merged.codes, reason=reason)] if reason else []

    found = check_merged_unit(merged, coverage, rule_set(case["van_ban"]), waivers=waivers)

    assert found.unit.area_km2 == figure(case["dien_tich"])
    assert found.unit.population == count(case["dan_so"])
    assert_shares(case, found)
    assert found.verdict.label == case["ket_luan"], [one.sentence for one in found.findings]
    decisive = [one for one in found.findings if one.verdict is found.verdict]
    if found.verdict is Verdict.MET:
        decisive = list(found.findings)
    assert any(case["dieu_khoan"] in one.clause.text for one in decisive)
    assert all(reason in one.sentence for one in decisive if one.verdict is Verdict.WAIVED)


def test_every_case_is_read():
    assert len(SCREENED) + len(FORMED) == len(CASES)
    assert len({case["so"] for case in CASES}) == len(CASES)
