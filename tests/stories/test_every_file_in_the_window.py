"""Every kind of file that offices hand over, through the pages of the guided import."""

import re
import shutil
import tempfile
import unicodedata
from functools import partial
from pathlib import Path

import pyproj
import pytest
import shapely
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFileDialog

from noivu_desktop.gui import background
from noivu_desktop.gui.desk import Desk
from noivu_desktop.gui.dialogs.import_map import ImportDialog
from noivu_desktop.maps_in import drawing_file
from noivu_desktop.maps_in.importing import ImportRequest
from noivu_desktop.maps_in.projection import reproject
from noivu_desktop.maps_in.workbook import TABLE_SUFFIXES
from noivu_desktop.project.project_file import read_project
from tests.maps_in import bad_files
from tests.maps_in.drawing_files import Line, Text, write_dgn, write_dxf
from tests.maps_in.map_files import (
    NAMES,
    communes,
    in_cp1258,
    in_degrees,
    in_tcvn3,
    in_utf8_bytes,
    in_viscii,
    in_vni,
    squares,
    write_geodatabase,
    write_map,
    write_topojson,
    write_workbook,
    zipped,
)

SAVED = Path(__file__).resolve().parents[1] / "data"
"""``dan_so.xls`` and ``dan_so.ods`` there: no library of the program writes these formats."""

CODES = [f"061{number}" for number in range(20, 26)]
PEOPLE = [2000, 2100, 2200, 2300, 2400, 2500]


@pytest.fixture
def opened(qtbot):
    """Opens the guided import and waits until the files are read, or refused."""

    def open_(path, **options):
        dialog = ImportDialog(ImportRequest(map=path, **options))
        qtbot.addWidget(dialog)
        dialog.show()
        return finished(dialog, qtbot, dialog.read)

    return open_


def finished(dialog, qtbot, act):
    act()
    qtbot.waitUntil(lambda: not background._under_way)
    return dialog


def made(dialog, qtbot, monkeypatch, target):
    """The project that Enter makes of what was read."""
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(target), ""))
    with qtbot.waitSignal(dialog.created):
        QTest.keyClick(dialog, Qt.Key.Key_Return)
    return read_project(target)


def drawn(text=str, border="RANH_XA", names="TEN_XA", codes="MA_XA"):
    """The six communes as closed lines with name and code inside."""
    entities = []
    for row, shape in enumerate(squares(3, 2)):
        x, y = shape.centroid.coords[0]
        entities.append(Line(points=list(shape.exterior.coords)[:-1], layer=border))
        entities.append(Text(text=text(NAMES[row]), point=(x, y), layer=names))
        entities.append(Text(text=CODES[row], point=(x, y - 300), layer=codes))
    return entities


def several_layers(folder):
    parcels = write_map(folder / "thua_dat.shp", {"so_thua": list(range(12))}, squares(4, 3))
    return zipped(folder / "goi.zip", parcels, write_map(folder / "xa.shp"))


def in_google_earth(path):
    in_degrees().to_file(path, driver="LIBKML")
    return path


MAPS = {
    "shp": lambda folder: write_map(folder / "xa.shp"),
    "shp in zip": lambda folder: zipped(folder / "xa.zip", write_map(folder / "xa.shp")),
    "several layers in zip": several_layers,
    "gpkg": lambda folder: write_map(folder / "xa.gpkg"),
    "geojson": lambda folder: write_map(folder / "xa.geojson"),
    "kml": lambda folder: in_google_earth(folder / "xa.kml"),
    "kmz": lambda folder: in_google_earth(folder / "xa.kmz"),
    "tab": lambda folder: write_map(folder / "xa.tab"),
    "mif": lambda folder: write_map(folder / "xa.mif"),
    "dgn": lambda folder: write_dgn(folder / "xa.dgn", drawn(in_tcvn3, "1", "2", "3")),
    "dxf": lambda folder: write_dxf(folder / "xa.dxf", drawn(), "utf-8"),
    "dxf in tcvn3": lambda folder: write_dxf(folder / "xa.dxf", drawn(in_tcvn3)),
    "gdb": lambda folder: write_geodatabase(folder / "xa.gdb"),
    "topojson": lambda folder: write_topojson(folder / "xa.topojson"),
    "folder": lambda folder: write_map(folder / "xa.shp").parent,
}


@pytest.mark.parametrize("kind", MAPS)
def test_a_map_becomes_a_project_whatever_its_format(kind, opened, tmp_path, qtbot, monkeypatch):
    (tmp_path / "vao").mkdir()
    dialog = opened(MAPS[kind](tmp_path / "vao"))

    assert re.search(r"Số đơn vị\s+6\b", dialog.summary.toPlainText())
    project = made(dialog, qtbot, monkeypatch, tmp_path / "ho-so.gpkg")

    assert [unit.full_name for unit in project.coverage.units] == list(NAMES)
    assert [unit.code for unit in project.coverage.units] == CODES
    assert farthest_m(project.coverage, squares(3, 2)) < 1


def farthest_m(coverage, shapes):
    """How far the borders are from where they belong on EPSG:9215."""
    lying = reproject(coverage.geometries, coverage.crs, "EPSG:9215")
    return max(
        one.boundary.hausdorff_distance(other.boundary)
        for one, other in zip(lying, shapes, strict=True)
    )


@pytest.mark.parametrize("has_prj", [True, False])
@pytest.mark.parametrize("epsg", [9215, 32648, 4326, 2044])
def test_the_same_map_lands_in_the_same_place_whatever_its_projection(
    epsg, has_prj, opened, tmp_path, qtbot, monkeypatch
):
    change = pyproj.Transformer.from_crs(9215, epsg, always_xy=True)
    shapes = [shapely.transform(one, change.transform, interleaved=False) for one in squares(3, 2)]
    path = write_map(tmp_path / "xa.shp", None, shapes, crs=f"EPSG:{epsg}")
    if not has_prj:
        path.with_suffix(".prj").unlink()

    dialog = opened(path)
    project = made(dialog, qtbot, monkeypatch, tmp_path / "ho-so.gpkg")

    assert farthest_m(project.coverage, squares(3, 2)) < 1
    if not has_prj:
        assert "Tệp không ghi hệ tọa độ" in dialog.place.found.text()


ENCODINGS = {
    "utf-8": ("utf-8", str),
    "tcvn3": ("ISO-8859-1", in_tcvn3),
    "vni": ("ISO-8859-1", in_vni),
    "cp1258": ("ISO-8859-1", in_cp1258),
    "viscii": ("ISO-8859-1", in_viscii),
    "utf-8 read as latin-1": ("utf-8", in_utf8_bytes),
    "decomposed": ("utf-8", partial(unicodedata.normalize, "NFD")),
    "old place of tones": ("utf-8", lambda text: text.replace("ụy", "uỵ")),
}


@pytest.mark.parametrize("name", ENCODINGS)
def test_names_are_read_and_shown_both_ways_whatever_their_encoding(name, opened, tmp_path):
    encoding, write = ENCODINGS[name]
    columns = communes(ten_xa=list(map(write, NAMES)), ten_huyen=[write("Huyện Văn Lãng")] * 6)
    path = write_map(tmp_path / "xa.shp", columns, encoding=encoding)
    path.with_suffix(".cpg").unlink()

    dialog = opened(path)

    cells = dialog.texts.table
    shown = {
        cells.item(row, 3).text()
        for row in range(cells.rowCount())
        if cells.item(row, 3) is not None
    }
    expected = {write(one) for one in NAMES} if name == "old place of tones" else set(NAMES)
    assert expected | {"Huyện Văn Lãng"} == shown


def written_table(folder, name):
    """People and households; titles, a merged header, a lost zero, a total, a signature."""
    rows = [
        ["BIỂU TỔNG HỢP", None, None, None],
        ["Mã xã", "Tên xã", "Dân số", "Số hộ"],
        *[
            [int(code) if row % 2 else code, NAMES[row].split(" ", 1)[1], PEOPLE[row], 500 + row]
            for row, code in enumerate(CODES)
        ],
        [None, "Tổng cộng", sum(PEOPLE), 3015],
        ["Người lập biểu", None, None, None],
    ]
    if name.endswith(".xlsx"):
        return write_workbook(folder / name, Xa=rows)
    mark = {"csv": ",", "tsv": "\t"}[name.rpartition(".")[2]]
    lines = [mark.join("" if cell is None else str(cell) for cell in row) for row in rows]
    path = folder / name
    path.write_text("\n".join(lines), "utf-8-sig")
    return path


@pytest.mark.parametrize("name", ["so.xlsx", "so.csv", "so.tsv", "dan_so.xls", "dan_so.ods"])
def test_a_table_joins_the_map_whatever_its_format(name, opened, tmp_path, qtbot):
    columns = {key: cells for key, cells in communes().items() if key != "dan_so"}
    table = SAVED / name if name.startswith("dan_so") else written_table(tmp_path, name)
    dialog = opened(write_map(tmp_path / "xa.shp", columns))
    assert dialog.pages.isTabVisible(dialog.pages.indexOf(dialog.tables)) is False

    dialog.answers.add_table(table)
    qtbot.waitUntil(lambda: bool(dialog._imported.report.tables))

    units = dialog._imported.project.coverage.units
    assert [unit.population for unit in units] == PEOPLE
    assert dialog.tables.files.currentText() == name
    assert dialog.rows.waiting == 0


def test_a_table_that_cannot_be_read_can_be_taken_away_again(opened, tmp_path, qtbot):
    broken = tmp_path / "hong.xlsx"
    broken.write_bytes(b"PK\x03\x04 khong phai bang")
    dialog = opened(write_map(tmp_path / "xa.shp"), tables=(broken,))
    assert "hong.xlsx" in dialog.summary.toPlainText()
    assert not dialog.accept_button.isEnabled()

    dialog.answers.remove_table.click()
    qtbot.waitUntil(dialog.accept_button.isEnabled)

    assert dialog.answers.tables == []
    assert not dialog.answers.remove_table.isEnabled()


@pytest.mark.parametrize("path", sorted(bad_files.FOLDER.iterdir()), ids=lambda path: path.name)
def test_a_bad_file_is_told_in_one_sentence_and_the_window_goes_on(
    path, opened, tmp_path, monkeypatch, told
):
    monkeypatch.setattr(drawing_file, "_LEAST_S", 3.0)
    unpacked = tmp_path / "temporary"
    unpacked.mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(unpacked))
    if path.suffix in TABLE_SUFFIXES:
        dialog = opened(bad_files.good_map(tmp_path), tables=(path,))
    else:
        dialog = opened(path)

    assert list(unpacked.iterdir()) == []
    assert dialog.isVisible()
    if dialog.accept_button.isEnabled():
        assert path.name in bad_files.USABLE
        return
    sentence = dialog.summary.toPlainText().strip()
    assert sentence.endswith(".")
    assert "\n" not in sentence
    assert not dialog.accept_button.isEnabled()
    assert dialog.again.isVisible()


def test_a_geodatabase_is_opened_by_its_folder(tmp_path, qtbot):
    desk = Desk()
    desk.start(None)
    qtbot.addWidget(desk.window)

    desk.open(write_geodatabase(tmp_path / "xa.gdb"))
    dialog = desk.window.findChild(ImportDialog)
    qtbot.waitUntil(dialog.accept_button.isEnabled)

    assert dialog._imported.report.units == 6
    dialog.reject()


def test_cancelling_leaves_nothing_and_the_first_page_free(tmp_path, qtbot):
    path = write_map(tmp_path / "xa.gpkg")
    shutil.copy(path, tmp_path / "truoc.gpkg")
    before = {one: one.stat().st_mtime_ns for one in tmp_path.iterdir()}
    desk = Desk()
    desk.start(None)
    qtbot.addWidget(desk.window)
    desk.open(path)
    dialog = desk.window.findChild(ImportDialog)
    qtbot.waitUntil(dialog.accept_button.isEnabled)

    QTest.keyClick(dialog, Qt.Key.Key_Escape)

    assert not dialog.isVisible()
    assert desk.window.new.isEnabled()
    assert {one: one.stat().st_mtime_ns for one in tmp_path.iterdir()} == before
