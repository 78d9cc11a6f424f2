"""Names in old encodings become Unicode, and right names stay as they are."""

import unicodedata
from functools import cache
from itertools import combinations

import pyogrio
import pytest

from noivu_desktop.errors import MapReadError
from noivu_desktop.maps_in.text_encoding import ENCODINGS, convert, decode_columns
from tests.maps_in.map_files import (
    NAMES,
    in_cp1258,
    in_tcvn3,
    in_utf8_bytes,
    in_viscii,
    in_vni,
)

WRITERS = {
    "utf-8": in_utf8_bytes,
    "tcvn3": in_tcvn3,
    "vni": in_vni,
    "cp1258": in_cp1258,
    "viscii": in_viscii,
}
LETTERS = "àảãáạăằẳẵắặâầẩẫấậèẻẽéẹêềểễếệìỉĩíịòỏõóọôồổỗốộơờởỡớợùủũúụưừửữứựỳỷỹýỵđ"
OLD = sorted(set(WRITERS) - {"utf-8"})
OWN_CODES_FOR_CAPITALS = sorted(set(WRITERS) - {"tcvn3"})


def decoded(cells, **options):
    columns, used = decode_columns({"ten": cells}, **options)
    return list(columns["ten"]), used["ten"]


@pytest.mark.parametrize("encoding", WRITERS)
def test_every_small_letter_comes_back(encoding):
    words = ["b" + letter for letter in LETTERS]

    assert [convert(WRITERS[encoding](word), encoding) for word in words] == words


@pytest.mark.parametrize("encoding", OWN_CODES_FOR_CAPITALS)
def test_every_capital_comes_back(encoding):
    capitals = LETTERS.upper()

    assert [convert(WRITERS[encoding](letter), encoding) for letter in capitals] == list(capitals)


@pytest.mark.parametrize("encoding", WRITERS)
def test_the_encoding_of_a_column_is_found_by_its_names(encoding):
    cells = [WRITERS[encoding](name) for name in NAMES]

    assert decoded(cells) == (list(NAMES), encoding)


def test_known_texts_of_old_fonts_are_read():
    """Written down from .VnTime and VNI-Times documents, not made by our own tables."""
    assert convert("ThÞ trÊn B¾c S¬n", "tcvn3") == "Thị trấn Bắc Sơn"
    assert convert("HuyÖn H÷u Lòng", "tcvn3") == "Huyện Hữu Lũng"
    assert convert("Thò traán Baéc Sôn", "vni") == "Thị trấn Bắc Sơn"
    assert convert("Huyeän Höõu Luõng", "vni") == "Huyện Hữu Lũng"


def test_tones_apart_become_composed_letters():
    cells = [unicodedata.normalize("NFD", name) for name in NAMES]

    assert decoded(cells)[0] == list(NAMES)


def test_a_right_name_in_a_column_of_old_ones_stays():
    cells = [*map(in_tcvn3, NAMES), "Xã Hòa Bình", None, "", "A1"]

    assert decoded(cells) == ([*NAMES, "Xã Hòa Bình", None, "", "A1"], "tcvn3")


def test_an_old_name_in_a_column_of_right_ones_is_read():
    cells = [*NAMES, in_vni("Xã Thống Nhất"), in_utf8_bytes("Xã Quyết Thắng")]

    assert decoded(cells) == ([*NAMES, "Xã Thống Nhất", "Xã Quyết Thắng"], "utf-8")


def test_a_column_with_one_doubtful_word_goes_with_the_others():
    """Xã is Xó in TCVN3 and Xã in VISCII; the names decide."""
    columns, _ = decode_columns(
        {"ten": [in_viscii(name) for name in NAMES], "loai": [in_viscii("Xã")] * 6}
    )

    assert columns["loai"] == ("Xã",) * 6


def test_capitals_that_tcvn3_does_not_have_come_back_at_the_start_of_a_name():
    cells = [in_tcvn3(name) for name in (*NAMES, "Thị trấn Ái Nghĩa", "Xã Mường Ẳng")]

    assert decoded(cells)[0][-2:] == ["Thị trấn Ái Nghĩa", "Xã Mường Ẳng"]


def test_names_in_capitals_stay_so_with_their_kinds_as_they_are_written():
    capitals = [name.upper() for name in NAMES]
    kinds_small = ["Xã AN LÃO", "Huyện PHÚ BÌNH", "Xã TƯ", "Thị trấn CHÈ", "Phường THÀNH CÔNG"]

    assert decoded([in_tcvn3(name) for name in capitals])[0] == capitals
    assert decoded([in_tcvn3(name) for name in kinds_small])[0] == kinds_small


def test_one_name_in_capitals_among_others_comes_back():
    cells = [*map(in_tcvn3, NAMES), in_tcvn3("ĐỒNG HẢI")]

    assert decoded(cells)[0] == [*NAMES, "ĐỒNG HẢI"]


def test_names_of_two_capitals_in_front_are_not_in_capitals():
    names = [*NAMES, "Xã Đưng KNớ"]

    assert decoded([in_tcvn3(name) for name in names])[0] == names


def test_a_mark_of_vni_behind_no_letter_is_no_vni():
    """Hoá is á in VISCII and in Unicode; read as VNI it would be Hố, but then Xã were Xaõ."""
    names = [*NAMES, "Xã Chiêm Hoá"]
    cells = [*map(in_vni, NAMES), in_viscii("Xã Chiêm Hoá")]

    assert decoded(cells)[0] == names


def test_a_letter_cut_off_at_the_end_of_a_field_is_left_out():
    cut = in_utf8_bytes("Xã Nam Thượng Ấ")[:-1]

    assert decoded([*map(in_utf8_bytes, NAMES), cut])[0][-1].rstrip() == "Xã Nam Thượng"


def test_a_wanted_encoding_goes_before_the_guess():
    assert decoded([in_tcvn3("Xã")], encoding="TCVN3") == (["Xã"], "tcvn3")


def test_an_unknown_encoding_is_refused_with_the_known_ones():
    with pytest.raises(MapReadError, match="tcvn3"):
        decode_columns({"ten": ["a"]}, encoding="klingon")


def test_names_of_other_languages_of_the_country_are_not_changed():
    names = [
        "Xã Đắk R'Măng",
        "Xã Ia Piơr",
        "Xã Ngọk Tụ",
        "Xã Krông Á",
        "Xã Đưng KNớ",
        "Xã Ea H'Leo",
    ]

    assert decoded(names) == (names, "utf-8")


@pytest.fixture
def all_names(shared_data):
    """Every name of a commune or district of the country, before and after July 2025."""
    return _all_names(shared_data)


@cache
def _all_names(folder):
    names = set()
    for file in ("vn_2019_communes_clean_utm48.gpkg", "vn_2025_communes_simpl40_utm48.gpkg"):
        frame = pyogrio.read_dataframe(folder / file, read_geometry=False)
        for column in {"ten_xa", "ten_huyen"} & set(frame.columns):
            names |= {unicodedata.normalize("NFC", name) for name in frame[column].dropna()}
    return sorted(names)


@pytest.mark.shared
@pytest.mark.parametrize("encoding", WRITERS)
def test_nearly_all_names_of_the_country_come_back(all_names, encoding):
    cells, used = decoded([WRITERS[encoding](name) for name in all_names])

    right = sum(map(str.__eq__, cells, all_names))
    assert used == encoding
    assert right / len(all_names) >= 0.995


@pytest.mark.shared
def test_nearly_all_names_of_the_country_come_back_from_capitals_in_tcvn3(all_names):
    """TCVN3 has no codes for capitals with tones: XÃ HÒA AN is written X· HßA AN."""
    capitals = [name.upper() for name in all_names]
    alone = [name.removeprefix("XÃ ").removeprefix("PHƯỜNG ") for name in capitals]

    for names in (capitals, alone):
        cells, used = decoded([in_tcvn3(name) for name in names])
        assert used == "tcvn3"
        assert sum(map(str.__eq__, cells, names)) / len(names) >= 0.995


@pytest.mark.shared
@pytest.mark.parametrize("share", [2, 10])
@pytest.mark.parametrize(("one", "other"), list(combinations(OLD, 2)))
def test_rows_of_two_old_encodings_come_back(all_names, one, other, share):
    cells = [WRITERS[one if row % share else other](name) for row, name in enumerate(all_names)]

    assert sum(map(str.__eq__, decoded(cells)[0], all_names)) / len(all_names) >= 0.995


@pytest.mark.shared
def test_no_right_name_of_the_country_is_changed(all_names):
    assert decoded(all_names)[0] == all_names


@pytest.mark.shared
def test_tones_apart_of_the_whole_country_become_composed_letters(all_names):
    apart = [unicodedata.normalize("NFD", name) for name in all_names]

    assert decoded(apart)[0] == all_names


@pytest.mark.shared
def test_every_column_of_a_map_may_be_in_an_encoding_of_its_own(all_names):
    columns, used = decode_columns(
        {encoding: [write(name) for name in all_names] for encoding, write in WRITERS.items()}
    )

    assert used == {encoding: encoding for encoding in WRITERS}
    for cells in columns.values():
        assert sum(map(str.__eq__, cells, all_names)) / len(all_names) >= 0.995


@pytest.mark.shared
@pytest.mark.parametrize("encoding", WRITERS)
def test_rows_of_an_old_encoding_among_right_ones_are_read_and_right_ones_stay(all_names, encoding):
    is_old = [row % 10 == 0 for row in range(len(all_names))]
    cells = [
        WRITERS[encoding](name) if old else name
        for name, old in zip(all_names, is_old, strict=True)
    ]

    read = decoded(cells)[0]

    assert sum(map(str.__eq__, read, all_names)) / len(all_names) >= 0.995
    right = zip(read, all_names, is_old, strict=True)
    assert [name for after, name, old in right if not old and after != name] == []


def test_a_word_for_a_kind_of_unit_decides_between_two_right_readings():
    """0xE3 is ã in Unicode and ă in Windows-1258; both Xã and Xă are syllables."""
    cells = [*map(in_cp1258, NAMES), "Xã An", "Xã Lai"]

    assert decoded(cells)[0] == [*NAMES, "Xã An", "Xã Lai"]


def test_the_encoding_of_one_column_can_be_given():
    cells = {"a": [in_tcvn3("Xã")], "b": [in_vni("Thống Nhất")]}

    columns, used = decode_columns(cells, encoding="vni", encodings={"a": "TCVN3"})

    assert columns == {"a": ("Xã",), "b": ("Thống Nhất",)}
    assert used == {"a": "tcvn3", "b": "vni"}


def test_an_unknown_encoding_of_one_column_is_refused():
    with pytest.raises(MapReadError, match="tcvn3"):
        decode_columns({"a": ["b"]}, encodings={"a": "abc"})


def test_the_list_of_encodings_is_what_the_command_line_offers():
    assert set(ENCODINGS) == set(WRITERS)


def test_text_that_was_put_into_utf8_twice_over_is_read():
    twice = in_utf8_bytes(in_utf8_bytes("Thị trấn Na Sầm"))

    decoded, used = decode_columns({"ten": [twice]})

    assert decoded["ten"] == ("Thị trấn Na Sầm",)
    assert used["ten"] == "utf-8"
