"""The bundled sample: what its README promises, and that its generator still makes it."""

import csv
import unicodedata
import zipfile
from collections import Counter
from pathlib import Path

import make_samples
import numpy as np
import openpyxl
import pyogrio
import pytest
import shapely
from sample_province import selections
from sample_province.province import draw_figures, draw_province
from sample_province.shapefiles import tcvn3_bytes

SAMPLES = make_samples.FOLDER
LARGEST_FILE = 3 * 1024**2
HALF_STANDARD = {"Xã": (25.0, 2500), "Thị trấn": (7.0, 4000), "Phường": (2.75, 3500)}


@pytest.fixture(scope="module")
def province():
    return draw_province()


@pytest.fixture(scope="module")
def communes():
    return read_map(make_samples.COMMUNE_MAP)


@pytest.fixture(scope="module")
def hamlets():
    return read_map(make_samples.HAMLET_MAP)


@pytest.fixture(scope="module")
def sheets():
    book = openpyxl.load_workbook(SAMPLES / make_samples.WORKBOOK)
    return {sheet.title: list(sheet.values) for sheet in book}


def read_map(name):
    """Geometries and columns; text as it was before it became bytes."""
    meta, _, wkb, columns = pyogrio.raw.read(SAMPLES / name, encoding="ISO-8859-1")
    cells = dict(zip(meta["fields"], columns, strict=True))
    return shapely.from_wkb(wkb), {
        column: [v.encode("latin-1") for v in values] if values.dtype == object else values
        for column, values in cells.items()
    }


def utf8(values):
    return [value.decode("utf-8") for value in values]


def selected(name):
    with (SAMPLES / name).open(encoding="utf-8", newline="") as source:
        return [row[0] for row in list(csv.reader(source))[1:]]


def listed_flaws(name):
    with (SAMPLES / make_samples.FLAWS).open(encoding="utf-8", newline="") as source:
        return [row for row in csv.DictReader(source) if row["tep"] == name]


def rows_of(sheet):
    """The rows between the two header lines and the total row."""
    return sheet[7:-1]


def with_zeros(code, digits):
    return str(code).zfill(digits)


def test_the_generator_makes_the_same_files_again(province, tmp_path):
    make_samples.write_maps(tmp_path, province)
    make_samples.write_workbook(tmp_path / make_samples.WORKBOOK, province)
    make_samples.write_selections(tmp_path, province)

    for made in tmp_path.iterdir():
        kept = SAMPLES / made.name
        if zipfile.is_zipfile(made):
            assert members(made) == members(kept), made.name
        else:
            assert made.read_bytes() == kept.read_bytes(), made.name


def members(archive):
    with zipfile.ZipFile(archive) as opened:
        return {name: opened.read(name) for name in opened.namelist()}


def test_the_province_has_226_communes_in_11_districts_and_some_2300_hamlets(communes, hamlets):
    shapes, columns = communes

    assert len(shapes) == 226
    assert len(set(columns["ma_huyen"])) == len(set(columns["ten_huyen"])) == 11
    assert Counter(utf8(columns["loai"])) == {"Xã": 207, "Thị trấn": 14, "Phường": 5}
    assert 2250 <= len(hamlets[0]) <= 2350
    assert set(hamlets[1]["ma_xa"]) == set(columns["ma_xa"])
    for _, cells in (communes, hamlets):
        code = cells["ma_thon"] if "ma_thon" in cells else cells["ma_xa"]
        assert len(set(code)) == len(code)


def test_both_maps_say_that_they_are_in_the_projection_of_the_province():
    for name in (make_samples.COMMUNE_MAP, make_samples.HAMLET_MAP):
        assert pyogrio.read_info(SAMPLES / name)["crs"] == "EPSG:9215"


def test_figures_are_like_those_of_a_mountain_province(province):
    rural = [row for row, commune in enumerate(province.communes) if commune.kind == "Xã"]
    areas = np.array(province.legal_km2)[rural]
    people = np.array([province.communes[row].population for row in rural])

    assert 20 < np.percentile(areas, 25) < np.median(areas) < 36 < np.percentile(areas, 75) < 56
    assert 2200 < np.median(people) < 3000
    assert 0.5 < np.log(areas).std() < 0.7
    assert 0.4 < np.log(people).std() < 0.65
    assert 8200 < sum(province.legal_km2) < 8400
    assert 40 <= len(selections.must_be_arranged(province)) <= 50


def test_names_are_in_composed_form(communes, hamlets):
    for cells, columns in (
        (communes[1], ("ten_xa", "ten_tinh", "loai")),
        (hamlets[1], ("ten_xa",)),
    ):
        for name in (name for column in columns for name in utf8(cells[column])):
            assert name == unicodedata.normalize("NFC", name)


def test_one_column_of_each_map_is_in_tcvn3(communes, hamlets, province):
    districts = communes[1]["ten_huyen"]
    assert districts[0] == b"Th\xb5nh ph\xe8 Khau V\xa9n"

    names = [tcvn3_bytes(f"{hamlet.kind} {hamlet.name}") for hamlet in province.hamlets]
    assert hamlets[1]["ten_thon"] == names


def test_hamlets_nest_exactly_in_their_communes(province):
    assert shapely.coverage_is_valid(province.hamlet_shapes)
    assert shapely.coverage_is_valid(province.commune_shapes)
    for row, shape in enumerate(province.commune_shapes):
        own = province.hamlet_shapes[province.commune_of_hamlet == row]
        assert shapely.equals(shapely.coverage_union_all(own), shape)


@pytest.mark.parametrize("name", [make_samples.COMMUNE_MAP, make_samples.HAMLET_MAP])
def test_the_flaws_in_a_map_are_exactly_the_listed_ones(name):
    shapes, columns = read_map(name)
    codes = utf8(columns["ma_thon"] if "ma_thon" in columns else columns["ma_xa"])
    listed = listed_flaws(name)

    first, second = shapely.STRtree(shapes).query(shapes, predicate="overlaps")
    overlapping = {
        frozenset((codes[i], codes[j])): shapely.intersection(shapes[i], shapes[j]).area
        for i, j in zip(first.tolist(), second.tolist(), strict=True)
    }
    holes = shapely.get_parts(shapely.polygons(shapely.union_all(shapes).interiors))

    assert {pair: round(area) for pair, area in overlapping.items()} == {
        frozenset((flaw["ma_1"], flaw["ma_2"])): int(flaw["dien_tich_m2"])
        for flaw in listed
        if flaw["loi"] == "chồng"
    }
    assert sorted(round(hole.area) for hole in holes) == sorted(
        int(flaw["dien_tich_m2"]) for flaw in listed if flaw["loi"] == "hở"
    )


def test_the_workbook_has_its_habits(sheets):
    for title, rows in sheets.items():
        assert rows[0][0].startswith("ỦY BAN NHÂN DÂN"), title
        assert rows[5][0] == "STT", title
        assert rows[6][0] is None, title
        assert "Tổng cộng" in rows[-1], title
    codes = [row[1] for row in rows_of(sheets["Cấp xã"])]
    assert 30 < sum(isinstance(code, int) for code in codes) < 60


def test_totals_of_the_workbook_are_the_sums_of_its_rows(sheets):
    for title, columns in (("Cấp xã", (4, 5, 6)), ("Thôn, tổ dân phố", (5, 6))):
        for column in columns:
            total = sheets[title][-1][column]
            assert sum(row[column] for row in rows_of(sheets[title])) == pytest.approx(total)


def test_hamlets_of_a_commune_sum_to_the_commune(sheets):
    people, households = Counter(), Counter()
    for row in rows_of(sheets["Thôn, tổ dân phố"]):
        households[with_zeros(row[1], 5)] += row[5]
        people[with_zeros(row[1], 5)] += row[6]

    for row in rows_of(sheets["Cấp xã"]):
        code = with_zeros(row[1], 5)
        assert (people[code], households[code]) == (row[5], row[6])


def test_the_workbook_shows_the_drawn_figures(sheets):
    communes, _ = draw_figures()

    for commune, row in zip(communes, rows_of(sheets["Cấp xã"]), strict=True):
        assert with_zeros(row[1], 5) == commune.code
        assert (row[5], row[6], row[7]) == (
            commune.population,
            commune.households,
            commune.minority_percent,
        )


def test_the_chosen_communes_hold_all_that_must_be_arranged(sheets, communes):
    kind_of = dict(zip(utf8(communes[1]["ma_xa"]), utf8(communes[1]["loai"]), strict=True))
    must = set()
    for row in rows_of(sheets["Cấp xã"]):
        code = with_zeros(row[1], 5)
        area, people = HALF_STANDARD[kind_of[code]]
        if row[4] < area and row[5] < people:
            must.add(code)

    assert must <= set(selected(make_samples.COMMUNE_SELECTION))


@pytest.mark.parametrize(
    ("selection", "count", "into"),
    [(make_samples.COMMUNE_SELECTION, 51, 25), (make_samples.HAMLET_SELECTION, 285, 137)],
)
def test_plain_pairing_brings_a_selection_to_its_number(province, selection, count, into):
    if count == 51:
        shapes, parent = province.commune_shapes, province.district_of_commune
        codes = [commune.code for commune in province.communes]
    else:
        shapes, parent = province.hamlet_shapes, province.commune_of_hamlet
        codes = [hamlet.code for hamlet in province.hamlets]
    rows = [codes.index(code) for code in selected(selection)]

    beside = neighbours_among(rows, shapes, parent)
    groups = joined(paired(rows, beside), beside, into)

    assert len(rows) == len(set(rows)) == count
    assert sorted(row for group in groups for row in group) == sorted(rows)
    assert len(groups) == into
    assert all(len(group) > 1 for group in groups)
    for group in groups:
        assert len(set(parent[group])) == 1
        assert shapely.coverage_union_all(shapes[group]).geom_type == "Polygon"


def neighbours_among(rows, shapes, parent):
    return {
        one: {
            other
            for other in rows
            if other != one
            and parent[one] == parent[other]
            and shapely.intersection(shapes[one], shapes[other]).length > 0
        }
        for one in rows
    }


def paired(rows, beside):
    """Leaves first: each unit goes with the neighbour that has the fewest others to go with.

    Who is left over joins a group beside it. No figures, no search, no second thoughts.
    """
    free, groups = set(rows), []
    while free:
        one = min(free, key=lambda row: (len(beside[row] & free), row))
        free.remove(one)
        partner = min(beside[one] & free, key=lambda r: (len(beside[r] & free), r), default=None)
        if partner is not None:
            free.remove(partner)
            groups.append([one, partner])
        else:
            next(group for group in groups if beside[one] & set(group)).append(one)
    return groups


def joined(groups, beside, into):
    """The first groups that lie side by side joined, until there are no more than ``into``."""
    groups = list(groups)
    while len(groups) > into:
        first, second = next(
            (one, other)
            for one in groups
            for other in groups
            if one is not other and any(beside[row] & set(other) for row in one)
        )
        groups.remove(second)
        first.extend(second)
    return groups


def test_no_file_is_large():
    for path in Path(SAMPLES).iterdir():
        assert path.stat().st_size < LARGEST_FILE, path.name
