"""Numbers of a rule set are read, typed and put back without losing a digit."""

from decimal import Decimal
from fractions import Fraction

import pytest

from noivu_desktop.errors import RuleSetError
from noivu_desktop.rules.figure_numbers import numbers_of, with_numbers
from noivu_desktop.rules.figures import item_at, legal_figures
from noivu_desktop.rules.loading import load_rule_sets, rule_set

ITEMS = [
    (rules, figure)
    for rules in load_rule_sets()
    for figure in legal_figures(rules)
    if numbers_of(item_at(rules, figure.place))
]


def item(rule_set_id, part, text=""):
    rules = rule_set(rule_set_id)
    figures = legal_figures(rules)
    found = next(one for one in figures if one.part == part and text in one.text)
    return item_at(rules, found.place)


@pytest.mark.parametrize(
    ("rules", "figure"), ITEMS, ids=[f"{rules.id}-{one.place}" for rules, one in ITEMS]
)
def test_numbers_typed_as_they_are_shown_change_nothing(rules, figure):
    before = item_at(rules, figure.place)

    assert with_numbers(before, {one.name: one.text for one in numbers_of(before)}) == before


def test_each_number_goes_where_it_belongs():
    reduction = item("nq-35-2023", "Mức giảm do yếu tố đặc thù", "mỗi 10 %")
    changed = with_numbers(reduction, {"to": "62,5", "floor": "15 %", "less": "2"})

    assert changed.to == Fraction(5, 8)
    assert (changed.floor, changed.less) == (Fraction(3, 20), Fraction(1, 50))
    assert changed.each_further == reduction.each_further

    standard = item("nq-653-2019", "Tiêu chuẩn", "50 km²")
    changed = with_numbers(standard, {"least:area": "1.050,25 km²", "least:population": "5.001"})
    assert [least for _, least in changed.least] == [Decimal("1050.25"), Decimal("5001")]


@pytest.mark.parametrize(
    ("name", "text", "sentence"),
    [
        ("least:area", "năm mươi", "“năm mươi” không dùng được cho “diện tích từ”"),
        ("least:area", "1,0000001", "lẻ hơn một mét vuông"),
        ("least:population", "5,5", "phải là số nguyên"),
        ("least:population", "-5", "không dùng được"),
        ("least:area", "50 người", "không dùng được"),
    ],
)
def test_what_is_no_such_number_is_refused_in_a_sentence(name, text, sentence):
    with pytest.raises(RuleSetError, match=sentence):
        with_numbers(item("nq-653-2019", "Tiêu chuẩn", "50 km²"), {name: text})


def test_steps_of_nothing_and_absurd_shares_are_refused():
    reduction = item("nq-35-2023", "Mức giảm do yếu tố đặc thù", "mỗi 10 %")
    with pytest.raises(RuleSetError, match="lớn hơn 0 %"):
        with_numbers(reduction, {"each_further": "0"})
    with pytest.raises(RuleSetError, match="không thể là 5000 %"):
        with_numbers(reduction, {"to": "5000"})
