"""A legal figure that somebody compared with its text says so; a changed one does not."""

from dataclasses import replace
from decimal import Decimal

import pytest

from noivu_desktop.rules.confirmation import Confirmation, confirmed
from noivu_desktop.rules.figures import exact, item_at, legal_figures, with_item
from noivu_desktop.rules.finding import Mark
from noivu_desktop.rules.loading import load_rule_sets, rule_set
from noivu_desktop.rules.rule_set import Quantity, Standard
from noivu_desktop.rules.saving import rule_set_text
from noivu_desktop.rules.screening import screen
from noivu_desktop.units.unit import UnitKind
from tests.builders import commune

LAN = {"author": "Lan", "date": "2026-11-21"}


@pytest.mark.parametrize("rules", load_rule_sets(), ids=lambda rules: rules.id)
def test_every_block_of_a_file_is_one_figure_and_no_two_are_alike(rules):
    figures = legal_figures(rules)

    assert len(figures) == rule_set_text(rules).count("\nmark = ")
    assert len({one.key for one in figures}) == len(figures)


def test_a_confirmed_figure_says_who_confirmed_it_in_the_finding():
    rules = rule_set("nq-112-2025")
    trigger = next(one for one in legal_figures(rules) if one.place[0] == "triggers")
    assert trigger.clause.mark is Mark.UNSURE

    sure = confirmed(rules, [Confirmation(figure=trigger.key, **LAN)])

    finding = screen([commune(area_km2=Decimal("1"))], sure)[0].findings[0]
    assert "đã được Lan xác nhận ngày 21/11/2026" in finding.sentence
    assert "chưa thống nhất" not in finding.sentence


def test_a_doubt_about_a_reduction_ends_when_it_is_confirmed():
    rules = rule_set("nq-35-2023")
    town = commune(kind=UnitKind.THI_TRAN, population=5000, land_border=True)
    assert screen([town], rules)[0].findings[2].missing == (
        "xác nhận mức giảm tiêu chuẩn chưa đối chiếu với văn bản",
    )

    keys = [one.key for one in legal_figures(rules) if one.place[0] == "reductions"]
    sure = confirmed(rules, [Confirmation(figure=key, **LAN) for key in keys])

    assert screen([town], sure)[0].findings[2].missing == ()


def test_a_figure_that_changes_is_not_confirmed_any_more():
    rules = rule_set("nq-653-2019")
    figure = next(one for one in legal_figures(rules) if "50 km²" in one.text)
    standard = item_at(rules, figure.place)
    assert isinstance(standard, Standard)

    least = ((Quantity.AREA, Decimal("50.5")), *standard.least[1:])
    changed = with_item(rules, figure.place, replace(standard, least=least))
    found = confirmed(changed, [Confirmation(figure=figure.key, **LAN)])

    assert all(not one.clause.confirmed for one in legal_figures(found))


def test_confirming_nothing_leaves_the_very_same_rule_set():
    rules = rule_set("nq-653-2019")

    assert confirmed(rules, []) is rules


@pytest.mark.parametrize(("value", "text"), [("5.5", "5,5"), ("15000", "15.000"), ("0", "0")])
def test_a_figure_is_written_to_its_last_digit(value, text):
    assert exact(Decimal(value)) == text
