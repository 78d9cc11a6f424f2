from collections import Counter
from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given, settings

from noivu_desktop.rules.exemption import Exemption, Ground
from noivu_desktop.rules.finding import Verdict, overall
from noivu_desktop.rules.loading import load_rule_sets, rule_set
from noivu_desktop.rules.screening import Duty, screen
from noivu_desktop.units.unit import Region, Unit, UnitKind, area_from_km2
from tests.builders import commune
from tests.rules.strategies import units

NAM_LA = commune("06169", name="Xã Nam La", area_km2=Decimal("22.72"), population=1770)


def screened(unit, rule_set_id="nq-653-2019", exemptions=()):
    (found,) = screen([unit], rule_set(rule_set_id), exemptions)
    return found


def test_the_sentence_reads_like_a_reviewers_note():
    found = screened(NAM_LA)

    assert found.must_arrange
    assert (found.area_share, found.population_share) == (Fraction(284, 625), Fraction(177, 500))
    assert found.findings[0].sentence == (
        "Xã Nam La: diện tích 22,72 km² (45,44 %), dân số 1.770 người (35,40 %); "
        "cả hai dưới 50 %, thuộc diện phải sắp xếp "
        "(Điều 1 khoản 1 Nghị quyết 653/2019/UBTVQH14)"
    )


def test_each_figure_is_compared_with_its_standard():
    trigger, area, population = screened(NAM_LA).findings

    assert trigger.criterion == "trigger"
    assert trigger.verdict is Verdict.NOT_MET
    assert (area.criterion, area.actual, area.required) == ("area", Decimal("22.72"), Decimal(50))
    assert (population.actual, population.required) == (Decimal(1770), Decimal(5000))
    assert area.sentence == (
        "Xã Nam La: diện tích 22,72 km² (45,44 %), chưa đạt tiêu chuẩn từ 50,00 km² trở lên "
        "(Điều 3 Nghị quyết 1211/2016/UBTVQH13)"
    )


def test_an_exemption_spares_the_unit_and_hides_nothing():
    exemption = Exemption(
        code="06169", ground=Ground.ISOLATED, note="suối lớn", author="Sở Nội vụ", date="2019-08-01"
    )

    found = screened(NAM_LA, exemptions=[exemption])

    assert found.triggered is True
    assert found.must_arrange is False
    assert found.verdict is Verdict.WAIVED
    assert found.exemption is exemption
    assert found.findings[0].verdict is Verdict.WAIVED
    assert "diện tích 22,72 km² (45,44 %)" in found.findings[0].sentence
    assert "không bắt buộc sắp xếp: vị trí biệt lập, suối lớn (Sở Nội vụ, 2019-08-01)" in (
        found.findings[0].sentence
    )


def test_what_is_missing_is_named():
    found = screened(commune(area_km2=Decimal(20), population=None))

    assert found.must_arrange is None
    assert found.verdict is Verdict.UNKNOWN
    assert found.findings[0].missing == ("dân số",)
    assert found.findings[0].sentence.endswith(
        "dân số chưa có số liệu; chưa đủ số liệu để kết luận có thuộc diện phải sắp xếp hay không, "
        "còn thiếu dân số (Điều 1 khoản 1 Nghị quyết 653/2019/UBTVQH14)"
    )


def test_a_missing_figure_that_cannot_matter_does_not_matter():
    assert screened(commune(area_km2=Decimal(30), population=None)).must_arrange is False


def test_a_figure_that_is_not_confirmed_says_so():
    found = screened(commune(area_km2=Decimal(14), region=Region.CENTRE), "nq-35-2023-2026")

    assert "cần đối chiếu với văn bản gốc" in found.findings[0].sentence


def test_the_second_threshold_of_2023_is_named_as_it_is():
    found = screened(
        commune(area_km2=Decimal(9), population=14_999, region=Region.CENTRE), "nq-35-2023"
    )

    assert found.must_arrange
    assert "diện tích dưới 20 % và dân số dưới 300 %, thuộc diện phải" in found.findings[0].sentence


def test_others_are_encouraged_where_the_text_says_so():
    assert screened(commune()).encouraged
    assert not screened(NAM_LA).encouraged
    assert not screened(commune(), "nq-112-2025").encouraged


def test_hamlets_are_encouraged_below_the_whole_standard_only():
    def hamlet(households):
        return commune(kind=UnitKind.THON, households=households, region=Region.NORTHERN_MOUNTAINS)

    found = screen([hamlet(74), hamlet(149), hamlet(150)], rule_set("tt-14-2018"))

    assert [one.must_arrange for one in found] == [True, False, False]
    assert [one.encouraged for one in found] == [False, True, False]
    assert found[0].households_share == Fraction(74, 150)
    assert "số hộ 74 hộ (49,33 %); số hộ dưới 50 %" in found[0].findings[0].sentence


def test_every_rule_set_has_a_sentence_for_every_kind():
    units = [commune(f"{kind.name}", kind=kind, name="Một") for kind in UnitKind]

    for rules in load_rule_sets():
        for found in screen(units, rules):
            for finding in found.findings:
                assert finding.sentence.startswith(found.unit.full_name)
                assert (finding.verdict is Verdict.UNKNOWN) == bool(finding.missing)


def test_the_forty_four_units_of_lang_son(shared_data):
    import geopandas

    table = geopandas.read_file(shared_data / "langson_2019_226xa_vn2000.gpkg")
    kinds = {kind.label: kind for kind in UnitKind}
    units = [
        Unit(
            code=row.ma_xa,
            name=row.ten_xa,
            kind=kinds[row.loai],
            parent_name=row.ten_huyen,
            area_km2=area_from_km2(row.dt_km2),
            population=int(row.dan_so),
            mountain=True,
        )
        for row in table.itertuples()
    ]

    found = screen(units, rule_set("nq-653-2019"))

    assert Counter(one.unit.kind for one in found if one.must_arrange) == {
        UnitKind.XA: 42,
        UnitKind.THI_TRAN: 2,
    }
    assert not [one for one in found if one.must_arrange is None]


@pytest.mark.parametrize(
    ("figures", "exempt", "duty"),
    [
        ({"area_km2": Decimal(20), "population": 2000}, False, Duty.MUST_ARRANGE),
        ({"area_km2": Decimal(20), "population": 2000}, True, Duty.EXEMPT),
        ({"area_km2": Decimal(20), "population": None}, False, Duty.UNKNOWN),
        ({"area_km2": Decimal(20), "population": None}, True, Duty.EXEMPT),
        ({"area_km2": Decimal(60), "population": 2000}, False, Duty.ENCOURAGED),
        ({"area_km2": Decimal(60), "population": 2000}, True, Duty.ENCOURAGED),
    ],
)
def test_an_exemption_lifts_only_a_duty_that_is_there(figures, exempt, duty):
    exemptions = (Exemption(code="00001", ground=Ground.ISOLATED),) if exempt else ()

    (found,) = screen([commune(**figures)], rule_set("nq-653-2019"), exemptions)

    assert found.duty is duty


@pytest.mark.parametrize("rule_set_id", [one.id for one in load_rule_sets()])
@given(unit=units(kinds=tuple(UnitKind)))
@settings(max_examples=40)
def test_the_findings_on_standards_together_say_what_their_verdict_says(rule_set_id, unit):
    found = screened(unit, rule_set_id)

    assert found.on_standards is overall(found.findings[1:])
