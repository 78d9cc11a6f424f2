"""Codes with validity: gone, renamed, given to another unit; which list a table uses."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from noivu_desktop.errors import NoivuError
from noivu_desktop.resource_files import resource, user_folder
from noivu_desktop.units.code_validity import CodeBook, code_book, read_code_list

BOOK = CodeBook(read_code_list(resource("code_lists/lang_son.csv")))
HEADER = "ma,ten,loai,tu_ngay,den_ngay,nguon\n"
DAYS = [date(2019, 12, 31), date(2020, 1, 1), date(2024, 12, 1), date(2025, 7, 1)]


def pairs_on(day, written=str):
    """Codes and names as a list of that day has them."""
    valid = [(code, BOOK.meaning(code, day)) for code in BOOK.by_code]
    return [(code, written(entry.name)) for code, entry in valid if entry]


def test_one_code_is_two_units_in_the_course_of_time():
    assert BOOK.meaning("06577", date(2019, 12, 31)).full_name == "Xã Xuân Tình"
    assert BOOK.meaning("06577", date(2022, 1, 1)) is None
    assert BOOK.meaning("06577", date(2025, 7, 1)).full_name == "Xã Thống Nhất"
    (then, now) = BOOK.by_code["06577"]
    assert (then.when, now.when) == ("đến 31/12/2019", "từ 01/07/2025")


def test_one_unit_keeps_its_code_under_a_new_name():
    assert BOOK.meaning("06145", date(2019, 12, 31)).name == "An Hùng"
    assert BOOK.meaning("06145", date(2020, 1, 1)).name == "Bắc Hùng"


def test_what_comes_with_the_program_is_what_was_published():
    gone_2020 = {e.code for e in BOOK.entries if e.valid_to == date(2019, 12, 31)}
    renamed = {e.code for e in BOOK.entries if e.valid_from == date(2020, 1, 1)}
    assert (len(gone_2020 - renamed), len(renamed)) == (26, 10)
    assert len({e.code for e in BOOK.entries if e.valid_to == date(2024, 11, 30)}) == 6
    assert all(entry.source for entry in BOOK.entries)
    assert list(BOOK.days) == DAYS


@pytest.mark.parametrize("day", DAYS)
@pytest.mark.parametrize("written", [str, str.upper, "Xã {}".format, "xã  {}".format])
def test_the_list_that_a_table_uses_is_found_by_codes_and_names(day, written):
    found = BOOK.vintage(pairs_on(day, written))

    assert (found.as_of, found.certain) == (day, True)
    assert found.agreeing == found.told == len(pairs_on(day))
    assert found.label == f"danh mục mã năm {day.year}"


@pytest.mark.parametrize("day", DAYS)
@given(data=st.data())
def test_a_few_slips_do_not_hide_the_list(day, data):
    pairs = dict(pairs_on(day))
    for code in data.draw(st.lists(st.sampled_from(sorted(pairs)), max_size=2, unique=True)):
        pairs[code] = "Sai Tên"
    found = BOOK.vintage(pairs.items())

    assert found.as_of == day
    assert found.agreeing >= found.told - 2


def test_a_district_is_not_blamed_for_the_codes_of_others():
    van_quan = [one for one in pairs_on(DAYS[1]) if "06253" <= one[0] <= "06322"]
    found = BOOK.vintage(van_quan)

    assert (found.as_of, found.told) == (DAYS[1], 5)


def test_codes_that_no_list_knows_tell_nothing():
    assert BOOK.vintage([("00001", "Phúc Xá"), ("A1", "Xã A1")]) is None


def test_lists_of_the_user_are_read_beside_those_of_the_program():
    folder = user_folder() / "code_lists"
    folder.mkdir(parents=True)
    text = HEADER + "00001,Phúc Xá,phường,,2025-06-30,danh mục riêng\n"
    (folder / "ha-noi.csv").write_text(text, encoding="utf-8-sig")

    assert code_book().meaning("00001", date(2020, 1, 1)).full_name == "Phường Phúc Xá"
    assert "06577" in code_book().by_code


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("code,name\n1,2\n", "cần các cột"),
        (HEADER + "1,A,làng,,,x\n", "dòng 2"),
        (HEADER + "1,A,xã,31/12/2019,,x\n", "dòng 2"),
        (HEADER + ",A,xã,,,x\n", "dòng 2"),
        (HEADER + "1,A,xã,2020-01-02,2020-01-01,x\n", "dòng 2"),
        (HEADER + "1,A,xã,,2020-01-01,x\n1,B,xã,2020-01-01,,x\n", "hai nghĩa"),
        (HEADER + "1,A,xã,,,x\n1,B,xã,2020-01-01,,x\n", "hai nghĩa"),
    ],
)
def test_a_list_that_cannot_be_is_refused_with_a_sentence(tmp_path, text, words):
    path = tmp_path / "ma.csv"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(NoivuError, match=words):
        read_code_list(path)


def test_a_list_that_is_not_there_is_refused_with_a_sentence(tmp_path):
    with pytest.raises(NoivuError, match="Không đọc được danh mục mã"):
        read_code_list(tmp_path / "không có.csv")
