"""Provinces that a map names without diacritics."""

import pytest

from noivu_desktop.maps_in.importing import ImportRequest, import_map
from noivu_desktop.maps_in.provinces import PROVINCES, province_in_full
from noivu_desktop.vietnamese import fold
from tests.maps_in.map_files import communes, write_map


def parents_and_problems(tmp_path, column, names):
    path = write_map(tmp_path / "xa.gpkg", {**without_district(), column: names})
    imported = import_map(ImportRequest(map=path))
    told = [one.text for one in imported.report.problems if one.kind == "province_names"]
    return [unit.parent_name for unit in imported.project.coverage.units], told


def without_district():
    return {name: cells for name, cells in communes().items() if "huyen" not in name}


@pytest.mark.parametrize(
    ("written", "name"),
    [
        ("lang_son", "Lạng Sơn"),
        ("tinh-lang-son", "Tỉnh Lạng Sơn"),
        ("LANG SON", "Lạng Sơn"),
        ("thanh_pho_da_nang", "Thành phố Đà Nẵng"),
        ("ba-ria-vung-tau", "Bà Rịa - Vũng Tàu"),
        ("hue", "Huế"),
        ("thua_thien_hue", "Thừa Thiên Huế"),
        ("Lạng Sơn", None),
        ("van_lang", None),
    ],
)
def test_a_province_without_diacritics_gets_its_name(written, name):
    assert province_in_full(written) == name


def test_every_province_is_known_by_its_name_in_addresses():
    for province in PROVINCES:
        slug = "_".join(fold(province.name).replace("-", " ").split())

        assert province_in_full(slug) == province.name


def test_a_column_of_provinces_comes_in_with_diacritics_and_is_told(tmp_path):
    written = ["lang_son", "lang_son", "cao_bang", "lang_son", "xu_la", "Bắc Kạn"]

    parents, told = parents_and_problems(tmp_path, "tinh", written)

    assert parents == ["Lạng Sơn", "Lạng Sơn", "Cao Bằng", "Lạng Sơn", "xu_la", "Bắc Kạn"]
    (text,) = told
    assert "“lang_son” thành “Lạng Sơn”" in text
    assert "2 tên tỉnh" in text
    assert "giữ nguyên: “xu_la”" in text


def test_a_district_that_is_called_like_a_province_but_for_its_tones_stays(tmp_path):
    """Huyện Phù Yên is no province, Phú Yên is one."""
    written = ["Phu Yen", "Moc Chau", "Phu Yen", "Phu Yen", "Moc Chau", "Moc Chau"]

    parents, told = parents_and_problems(tmp_path, "huyen", written)

    assert parents == written
    assert told == []


def test_right_names_are_no_news(tmp_path):
    assert parents_and_problems(tmp_path, "tinh", ["Lạng Sơn"] * 3 + ["Gia Lai"] * 3)[1] == []
