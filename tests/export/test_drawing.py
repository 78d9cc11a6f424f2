from dataclasses import replace

import numpy as np
import pytest
import shapely
from PySide6.QtGui import QImage, QPainter
from PySide6.QtSvg import QSvgRenderer

from noivu_desktop.export import ink
from noivu_desktop.export.map_sheet import draw_current_map, draw_plan_map
from noivu_desktop.export.map_style import MapSettings
from noivu_desktop.export.report import build_report
from tests.export.builders import DAY, small_project

DPI = 72
OTHER_COLOUR = 40  # of 255
SMOOTHING = 0.06  # hatches and edges of letters take up to 4 %; without the tints it is 19 %


def finely_drawn_report():
    """The small province with a point each metre and a quarter."""
    project = small_project()
    coverage = project.coverage
    fine = np.array(list(shapely.segmentize(coverage.geometries, 1.25)), dtype=object)
    return build_report(replace(project, coverage=replace(coverage, geometries=fine)), None, DAY)


def seen_by_qt(path, width, height):
    """The red, green and blue of each dot of an SVG as Qt reads it."""
    picture = QImage(width, height, QImage.Format.Format_RGBA8888)
    picture.fill(0xFFFFFFFF)
    painter = QPainter(picture)
    QSvgRenderer(str(path)).render(painter)
    painter.end()
    dots = np.frombuffer(picture.constBits(), dtype=np.uint8).reshape(height, width, 4)
    return dots[:, :, :3].astype(int)


def share_of_other_dots(sheet, path):
    """What share of the dots of ``sheet`` are of another colour where Qt reads its SVG."""
    sheet.drawing_to(path, title="Bản đồ", on=DAY)
    drawn = np.asarray(sheet.picture(dpi=DPI))[:, :, :3].astype(int)
    read = seen_by_qt(path, drawn.shape[1], drawn.shape[0])
    return (np.abs(drawn - read).max(axis=2) > OTHER_COLOUR).mean()


@pytest.fixture(scope="module")
def report():
    return finely_drawn_report()


@pytest.mark.parametrize("draw", [draw_current_map, draw_plan_map])
def test_qt_reads_a_drawing_of_many_points_as_the_picture_shows_it(qapp, tmp_path, report, draw):
    sheet, *_ = draw(report, MapSettings(paper="A1"))

    assert sum(len(one.path.vertices) for one in sheet.inked) > 100_000
    assert share_of_other_dots(sheet, tmp_path / "a.svg") < SMOOTHING


def test_points_of_a_drawing_have_the_digits_of_a_hundredth_of_a_dot(tmp_path, report):
    sheet, *_ = draw_current_map(report, MapSettings(paper="A4"))
    sheet.drawing_to(tmp_path / "a.svg", title="Bản đồ", on=DAY)

    numbers = [
        word
        for line in (tmp_path / "a.svg").read_text("utf-8").splitlines()
        if line.startswith("L ")
        for word in line.split()[1:]
    ]
    longer = [number for number in numbers if len(number.partition(".")[2]) > ink._DIGITS]

    assert len(longer) < len(numbers) / 100
