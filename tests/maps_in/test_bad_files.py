"""Damaged and hostile files give one sentence, and nothing is left behind."""

import signal
import tempfile

import pytest

from noivu_desktop.cli.main import EXIT_USER, run
from noivu_desktop.maps_in import drawing_file
from noivu_desktop.maps_in.importing import ImportRequest, import_map
from noivu_desktop.maps_in.workbook import TABLE_SUFFIXES
from tests.maps_in.bad_files import FOLDER, USABLE, good_map, write_all
from tests.maps_in.map_files import NAMES, communes, squares, write_map

LONGEST_CPU_S = 20


@pytest.fixture(autouse=True)
def no_endless_loop():
    """Whoever reckons longer than any planner would wait is stopped; a busy machine is no loop."""
    if not hasattr(signal, "setitimer"):
        yield
        return
    before = signal.signal(signal.SIGPROF, lambda *_: pytest.fail("đọc quá lâu"))
    signal.setitimer(signal.ITIMER_PROF, LONGEST_CPU_S)
    yield
    signal.setitimer(signal.ITIMER_PROF, 0)
    signal.signal(signal.SIGPROF, before)


@pytest.fixture(autouse=True)
def short_patience(monkeypatch):
    """Small drawings that are not read at once are given up sooner than a planner would."""
    monkeypatch.setattr(drawing_file, "_LEAST_S", 3.0)


@pytest.fixture(autouse=True)
def temporary_folder(tmp_path, monkeypatch):
    """Where archives are unpacked; empty again after every read."""
    folder = tmp_path / "temporary"
    folder.mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(folder))
    yield folder
    assert list(folder.iterdir()) == []


@pytest.mark.parametrize("path", sorted(FOLDER.iterdir()), ids=lambda path: path.name)
def test_a_bad_file_is_refused_with_one_sentence_or_read_with_an_account(path, tmp_path, capfd):
    out = tmp_path / "out" / "p.gpkg"
    out.parent.mkdir()
    if path.suffix in TABLE_SUFFIXES:
        arguments = ["import", str(good_map(tmp_path)), "--table", str(path), "--out", str(out)]
    else:
        arguments = ["import", str(path), "--out", str(out)]

    code = run(arguments)

    said = [
        line for line in capfd.readouterr().err.splitlines() if not line.startswith(("Đang", "\r"))
    ]
    if path.name in USABLE:
        assert code in (0, EXIT_USER), said
        return
    assert code == EXIT_USER
    assert list(out.parent.iterdir()) == []
    sentences = [line for line in said if line.strip() and "%" not in line]
    assert len(sentences) == 1, said
    assert sentences[0].endswith(".")
    assert "root:" not in sentences[0]


def test_the_kept_files_are_those_that_the_script_writes(tmp_path):
    write_all(tmp_path / "bad")

    assert {one.name for one in (tmp_path / "bad").iterdir()} == {
        one.name for one in FOLDER.iterdir()
    }


def test_a_unit_of_another_level_is_told_and_does_not_change_the_level(tmp_path):
    path = write_map(tmp_path / "xa.gpkg", communes(ten_xa=["Thôn Nà Lạ", *NAMES[1:]]))

    result = import_map(ImportRequest(map=path))

    (told,) = [one for one in result.report.problems if one.kind == "other_level"]
    assert (told.row, told.unit) == (1, "06120")
    assert "Thôn Nà Lạ" in told.text
    assert result.project.coverage.level is result.report.level


def test_a_second_column_for_the_same_figure_is_told(tmp_path):
    path = write_map(tmp_path / "xa.gpkg", communes(so_dan=[1, 2, 3, 4, 5, 6]))

    report = import_map(ImportRequest(map=path)).report

    assert report.matched["population"] == "dan_so"
    assert any("so_dan" in one.text for one in report.problems)


def test_a_bow_tie_comes_in_and_is_told_with_its_place(tmp_path):
    shapes = squares(3, 2)
    west, south, east, north = shapes[0].bounds
    shapes[0] = type(shapes[0])([(west, south), (east, north), (east, south), (west, north)])

    report = import_map(ImportRequest(map=write_map(tmp_path / "xa.gpkg", shapes=shapes))).report

    (told,) = [one for one in report.problems if one.kind == "invalid"]
    assert told.row == 1
    assert west < told.place[0] < east
