import pytest

from noivu_desktop.errors import RuleSetError
from noivu_desktop.resource_files import resource
from noivu_desktop.rules.finding import Mark
from noivu_desktop.rules.loading import (
    forget_loaded,
    load_rule_sets,
    own_folder,
    read_rule_set,
    rule_set,
    unusable_rule_sets,
)
from noivu_desktop.rules.rule_set import RuleSet

SHIPPED = {
    "nq-653-2019",
    "nq-35-2023",
    "nq-35-2023-2026",
    "nq-76-2025",
    "nq-112-2025",
    "tt-04-2012",
    "tt-09-2017",
    "tt-14-2018",
    "nq-653-2019-huyen",
    "nq-35-2023-huyen",
}

GOOD = """\
id = "xa-cua-toi"
title = "Thử"
number = "Nghị quyết 1/2030"
issued = 2030-01-02
in_force_from = 2030-01-03
level = "xã"

[[standard]]
kinds = ["xã"]
mountain = true
area = "50 km²"
population = "5.000 người"
clause = "Điều 1"
source = "tự đặt"
mark = "unsure"

[[trigger]]
area_below = "50 %"
clause = "Điều 2"
source = "tự đặt"
mark = "seen"
"""


def written(folder, text, name="cua-toi.toml"):
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / name
    path.write_text(text, "utf-8")
    return path


@pytest.fixture
def own_rule_sets():
    forget_loaded()
    yield own_folder()
    forget_loaded()


def test_the_program_comes_with_these_rule_sets_and_all_are_usable():
    assert {one.id for one in load_rule_sets()} == SHIPPED
    assert unusable_rule_sets() == ()
    assert {path.stem for path in resource("rule_sets").glob("*.toml")} == SHIPPED


@pytest.mark.parametrize("one", load_rule_sets(), ids=lambda one: one.id)
def test_every_figure_has_a_clause_a_source_a_mark_and_a_date(one):
    cited = [*one.standards, *one.reductions, *one.triggers, *one.targets, *one.by_hand]
    clauses = [item.clause for item in cited]
    clauses += [one.encouraged.clause] if one.encouraged else []
    clauses += [item.clause for item in one.consultations]

    assert one.triggers and one.standards
    assert all(clause.text and clause.source and clause.in_force_from for clause in clauses)
    assert all(isinstance(clause.mark, Mark) for clause in clauses)


def test_reductions_of_2022_are_not_in_force_in_2019():
    assert rule_set("nq-653-2019").reductions == ()
    assert {one.clause.in_force_from for one in rule_set("nq-35-2023").reductions} == {"2023-01-01"}


def test_both_periods_share_the_standards_of_2016():
    assert rule_set("nq-653-2019").standards == rule_set("nq-35-2023").standards


def test_a_good_file_of_the_user_is_found(own_rule_sets):
    written(own_rule_sets, GOOD)

    found = rule_set("xa-cua-toi")

    assert isinstance(found, RuleSet)
    assert not found.shipped
    assert load_rule_sets()[-1] is found


@pytest.mark.parametrize(
    ("old", "new", "line", "words"),
    [
        ('area = "50 km²"', 'dien_tich = "50 km²"', 11, "không có khóa “dien_tich”"),
        ('level = "xã"', 'levels = "xã"', 6, "không có khóa “levels”"),
        ('area = "50 km²"', 'area = "5.000 ha"', 11, "sai đơn vị"),
        ('area = "50 km²"', 'area = "50 %"', 11, "sai đơn vị"),
        ('area_below = "50 %"', 'area_below = "25 km²"', 18, "sai đơn vị"),
        ('area = "50 km²"', 'area = "5.5 km²"', 11, "không phải là số kiểu"),
        ('population = "5.000 người"', "population = 5000", 12, "dòng chữ trong ngoặc kép"),
        ("in_force_from = 2030-01-03", "in_force_from = 2029-01-03", 5, "trước ngày ban hành"),
        ("issued = 2030-01-02", 'issued = "2030-01-02"', 4, "phải là ngày"),
        ('level = "xã"', 'level = "xã"\nin_force_to = 2030-01-01', 7, "trước ngày có hiệu lực"),
        ('kinds = ["xã"]', 'kinds = ["xã", "lang"]', 9, "“lang” không dùng được"),
        ('kinds = ["xã"]', "kinds = []", 9, "loại đơn vị nào"),
        ("mountain = true", 'mountain = "có"', 10, "chỉ nhận true hoặc false"),
        ('mark = "unsure"', 'mark = "chắc"', 15, "“chắc” không dùng được"),
        ('clause = "Điều 2"\n', "", 17, "thiếu khóa “clause”"),
        ('title = "Thử"\n', "", 1, "thiếu khóa “title”"),
        ('mark = "seen"', "mark = seen", 21, "sai cú pháp"),
        ('area_below = "50 %"\n', "", 17, "ít nhất một ngưỡng"),
    ],
)
def test_a_slip_gives_one_sentence_with_file_and_line(tmp_path, old, new, line, words):
    assert old in GOOD
    path = written(tmp_path, GOOD.replace(old, new, 1))

    with pytest.raises(RuleSetError) as error:
        read_rule_set(path)

    sentence = str(error.value)
    assert sentence.startswith(f"cua-toi.toml, dòng {line}: ")
    assert words in sentence
    assert "\n" not in sentence


def test_two_rules_for_one_kind_are_refused_at_the_second(tmp_path):
    standard = GOOD[GOOD.index("[[standard]]") : GOOD.index("[[trigger]]")]
    path = written(tmp_path, GOOD + "\n" + standard)

    with pytest.raises(RuleSetError, match=r"dòng 24: có hai quy định cho cùng loại “xã”"):
        read_rule_set(path)


def test_a_rule_behind_one_that_always_applies_is_refused(tmp_path):
    standard = GOOD[GOOD.index("[[standard]]") : GOOD.index("[[trigger]]")]
    path = written(tmp_path, GOOD.replace("mountain = true\n", "", 1) + "\n" + standard)

    with pytest.raises(RuleSetError, match=r"dòng 23: có hai quy định cho “xã”"):
        read_rule_set(path)


def test_a_broken_file_is_listed_and_the_others_still_load(own_rule_sets):
    written(own_rule_sets, GOOD.replace("[[trigger]]", "[[triggers]]"))

    (lost,) = unusable_rule_sets()

    assert {one.id for one in load_rule_sets()} == SHIPPED
    assert lost.id == "cua-toi"
    assert lost.path.parent == own_rule_sets
    assert lost.sentence.startswith("cua-toi.toml, dòng 17: ")
    with pytest.raises(RuleSetError, match=r"không dùng được: cua-toi\.toml, dòng 17"):
        rule_set("cua-toi")


def test_a_file_may_not_take_the_id_of_a_shipped_set(own_rule_sets):
    written(own_rule_sets, GOOD.replace("xa-cua-toi", "nq-653-2019"))

    assert [one.sentence for one in unusable_rule_sets()] == [
        "cua-toi.toml: mã “nq-653-2019” đã có ở một bộ quy định khác."
    ]
    assert rule_set("nq-653-2019").shipped


def test_a_file_in_another_encoding_is_one_sentence(own_rule_sets):
    own_rule_sets.mkdir(parents=True)
    (own_rule_sets / "cu.toml").write_bytes(b'title = "\xb9\xb8"')

    assert [one.sentence for one in unusable_rule_sets()] == [
        "cu.toml: tệp phải lưu bằng mã UTF-8."
    ]


def test_an_unknown_id_names_the_known_ones():
    with pytest.raises(RuleSetError, match=r"“nq-1”; .* nq-653-2019, .*tt-14-2018"):
        rule_set("nq-1")
