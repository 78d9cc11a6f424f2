"""Drawings are read in a process of their own, which ends with the wish to read them."""

import subprocess

import pytest

from noivu_desktop.errors import MapReadError
from noivu_desktop.maps_in import drawing_file
from noivu_desktop.maps_in.drawing_file import read_drawing
from noivu_desktop.progress import Cancelled
from tests.maps_in.bad_files import FOLDER
from tests.maps_in.drawing_files import Line, Text, write_dxf

ENDLESS = FOLDER / "dxf-endless.dxf"


@pytest.fixture
def started(monkeypatch):
    """The processes that reading starts."""
    found = []

    class Watched(subprocess.Popen):
        def __init__(self, *arguments, **options):
            super().__init__(*arguments, **options)
            found.append(self)

    monkeypatch.setattr(subprocess, "Popen", Watched)
    return found


class StopsAtOnce:
    def report(self, fraction, sentence):
        pass

    def stop_if_cancelled(self):
        raise Cancelled


def test_shapes_and_texts_come_over_as_they_are(tmp_path):
    drawing = [Line(points=[(0, 0), (1, 0), (1, 1)]), Text(text="Hoà Bình", point=(0.5, 0.25))]

    held = read_drawing(write_dxf(tmp_path / "xa.dxf", drawing, encoding="utf-8"))

    assert held.columns["Layer"] == ["RANH_XA", "TEN_XA"]
    assert held.columns["Text"][0] is None
    assert all(isinstance(one, bytes) for one in held.shapes)


def test_a_drawing_that_never_ends_is_given_up_and_its_process_ended(monkeypatch, started):
    monkeypatch.setattr(drawing_file, "_LEAST_S", 2.0)

    with pytest.raises(MapReadError, match=r"dxf-endless\.dxf quá 2 giây"):
        read_drawing(ENDLESS)

    assert started[0].returncode is not None


def test_a_wish_to_stop_ends_the_process(started):
    with pytest.raises(Cancelled):
        read_drawing(ENDLESS, StopsAtOnce())

    assert started[0].returncode is not None


def test_a_file_that_is_no_drawing_is_told_in_a_sentence(tmp_path):
    path = tmp_path / "xa.dgn"
    path.write_bytes(b"khong phai ban ve")

    with pytest.raises(MapReadError, match=r"Không đọc được bản vẽ xa.dgn"):
        read_drawing(path)
