"""Units around the project's own on the maps."""

import numpy as np
import pypdf
import pytest
import shapely

from noivu_desktop.export.exporting import export_plan
from noivu_desktop.export.map_style import MapSettings
from noivu_desktop.export.resuming import mark_of
from noivu_desktop.project.project import FIRST_PLAN
from noivu_desktop.units.outside import OutsideUnits
from tests.export.builders import DAY


@pytest.fixture
def around(project):
    """One neighbour to the east."""
    left, bottom, right, top = shapely.total_bounds(project.coverage.geometries)
    strip = shapely.box(right, bottom, right + (right - left), top)
    return OutsideUnits(
        source="tinh.gpkg",
        names=("Tỉnh Cao Bằng",),
        geometries=np.array([strip], dtype=object),
    )


@pytest.mark.parametrize("kind", ["map-current", "map-plan", "atlas"])
def test_neighbours_of_the_project_are_named_with_their_source(project, tmp_path, around, kind):
    texts = []
    for number, given in enumerate((None, around)):
        folder = tmp_path / str(number)
        result = export_plan(
            project, FIRST_PLAN, folder, (kind,), "A4", date=DAY, map_files=["pdf"], around=given
        )
        pages = pypdf.PdfReader(result.files[0]).pages
        texts.append(" ".join(page.extract_text() for page in pages))

    without, with_names = (" ".join(text.split()) for text in texts)
    assert "Cao Bằng" not in without and "tinh.gpkg" not in without
    assert "Cao Bằng" in with_names
    assert "Đơn vị xung quanh: theo bản đồ tinh.gpkg." in with_names


def test_a_stopped_export_with_other_neighbours_is_begun_anew(report, around):
    moved = OutsideUnits(
        source=around.source,
        names=around.names,
        geometries=shapely.transform(around.geometries, lambda points: points + 1.0),
    )

    marks = {mark_of(report, MapSettings(around=one)) for one in (None, around, moved)}
    assert len(marks) == 3
