"""What goes into the file comes out identical: every figure, every polygon, bit for bit."""

import sqlite3
from decimal import Decimal

import numpy as np
import pyogrio
import pytest
import shapely
from hypothesis import given
from hypothesis import strategies as st

from noivu_desktop.plan.plan import Lock, LockKind, MergedUnit, Part, Plan
from noivu_desktop.project.project import Project
from noivu_desktop.project.project_file import create_project_file, open_project_file, read_project
from noivu_desktop.project.schema import LAYERS
from noivu_desktop.rules.confirmation import Confirmation
from noivu_desktop.rules.consultation import Consultation
from noivu_desktop.rules.exemption import Exemption, Ground, Waiver
from noivu_desktop.rules.rule_set import ConsultationBasis
from noivu_desktop.units.coverage import Coverage, Link
from noivu_desktop.units.unit import UnitKind
from tests.builders import CRS, commune, grid_of_units
from tests.project.strategies import small_project, unit_facts


def stored(folder, project):
    create_project_file(folder / "p.gpkg", project).close()
    return read_project(folder / "p.gpkg")


@given(st.lists(unit_facts, min_size=1, max_size=4))
def test_every_figure_comes_back_identical(tmp_path_factory, facts):
    units = tuple(commune(f"0{row}", **values) for row, values in enumerate(facts))
    squares = np.array([shapely.box(row, 0, row + 1, 1) for row in range(len(units))], dtype=object)
    project = Project(coverage=Coverage(units=units, geometries=squares, crs=CRS))

    assert stored(tmp_path_factory.mktemp("file"), project) == project


@pytest.mark.parametrize("share", ["0.333333333333333333333333333", "0.1", "0.4544", "1", "0"])
def test_a_share_longer_than_a_binary_number_holds_is_exact(tmp_path, share):
    coverage = grid_of_units(1, 1, {"A1": {"minority_share": Decimal(share)}})

    assert stored(tmp_path, Project(coverage=coverage)).coverage == coverage


def test_polygons_with_holes_many_parts_and_lonely_multipolygons_come_back_bit_for_bit(tmp_path):
    ring = shapely.box(0, 0, 9, 9).difference(shapely.box(1, 1, 2, 2))
    shapes = [
        ring,
        shapely.MultiPolygon([shapely.box(10, 0, 11, 1), shapely.box(12, 0, 13, 1)]),
        shapely.MultiPolygon([shapely.box(20, 0, 20.1, 0.3)]),
    ]
    units = tuple(commune(str(row)) for row in range(len(shapes)))
    coverage = Coverage(units=units, geometries=np.array(shapes, dtype=object), crs=CRS)

    found = stored(tmp_path, Project(coverage=coverage)).coverage

    assert [g.geom_type for g in found.geometries] == ["Polygon", "MultiPolygon", "MultiPolygon"]
    assert found == coverage


def test_everything_decided_before_the_first_step_comes_back(tmp_path):
    drawn = shapely.box(1, 2, 3, 4.000000000001)
    part = Part(
        code="B1",
        to="A1",
        area_km2=Decimal("10.000001"),
        population=17,
        shape=drawn,
        hamlets=("H1", "H2"),
        estimated=("population",),
    )
    rest = Part(code="B1", to="B1", area_km2=Decimal("14.99"), households=3)
    merged = MergedUnit(
        code="A1", members=(Part(code="A1"), part), name="Mới", kind=UnitKind.XA, seat="A1"
    )
    kept = MergedUnit(code="B1", members=(rest,))
    coverage = grid_of_units(3, 3).with_links([Link(first="A1", second="C3", ground="cầu")])
    lock = Lock(kind=LockKind.APART, codes=frozenset({"A2", "B2"}))
    project = Project(
        coverage=coverage,
        plans=(Plan(name="Một", merged=(merged, kept), locks=(lock,)), Plan(name="Hai")),
        active_plan="Hai",
        rule_set_id="nq-653-2019",
        exemptions=(Exemption(code="A3", ground=Ground.DEFENCE, note="đồn"),),
        waivers=(Waiver(members=("A1", "B1"), reason="ba đơn vị"),),
        consultations=(
            Consultation(
                code="A1", basis=ConsultationBasis.VOTERS, total=900, in_favour=451, against=3
            ),
        ),
        confirmations=(Confirmation(figure="Tiêu chuẩn: xã", author="Lan", date="2026-11-21"),),
        codes_as_of="2019-12-31",
        effective_from="2026-01-01",
    )

    assert stored(tmp_path, project) == project


@pytest.mark.parametrize("crs", ["EPSG:9215", "EPSG:32648"])
def test_the_projection_is_the_one_other_programs_see(tmp_path, crs):
    grid = grid_of_units(2, 2)
    coverage = Coverage(units=grid.units, geometries=grid.geometries, crs=crs)

    assert stored(tmp_path, Project(coverage=coverage)).coverage.crs == crs
    assert pyogrio.read_info(tmp_path / "p.gpkg", layer="units")["crs"] == crs


def test_a_projection_without_a_number_is_kept_as_it_is_written(tmp_path):
    own = "+proj=tmerc +lat_0=0 +lon_0=107.25 +k=0.9999 +x_0=500000 +y_0=0 +ellps=WGS84 +units=m"
    grid = grid_of_units(2, 2)
    coverage = Coverage(units=grid.units, geometries=grid.geometries, crs=own)

    assert stored(tmp_path, Project(coverage=coverage)).coverage.crs == own
    assert "Transverse" in pyogrio.read_info(tmp_path / "p.gpkg", layer="units")["crs"]


def test_columns_of_the_source_that_clash_with_ours_are_kept_under_another_name(tmp_path):
    extra = {"NAME": "cũ", "fid": "7", "Ghi chú": "", "ghi CHÚ": "b", 'a"b': "c"}
    coverage = grid_of_units(2, 1, {"A1": {"extra": extra}})

    assert stored(tmp_path, Project(coverage=coverage)).coverage == coverage
    fields = pyogrio.read_info(tmp_path / "p.gpkg", layer="units")["fields"].tolist()
    assert {"NAME_2", "fid_2", "Ghi chú", 'a"b'} <= set(fields)


def test_other_programs_open_the_layers_with_polygons_figures_and_styles(tmp_path):
    with create_project_file(tmp_path / "p.gpkg", small_project()) as file:
        file.do("merge", codes=["A1", "B1"], name="Nam La")
        file.do("set_values", code="C1", values={"population": None})

    layers = dict(pyogrio.list_layers(tmp_path / "p.gpkg"))
    assert layers["units"] == layers["merged_units"] == "MultiPolygon"
    units = pyogrio.read_dataframe(tmp_path / "p.gpkg", layer="units")
    assert len(units) == 9
    assert units.set_index("code").population.isna().tolist().count(True) == 1
    assert units.mountain.tolist() == [True] * 9
    merged = pyogrio.read_dataframe(tmp_path / "p.gpkg", layer="merged_units").iloc[0]
    assert (merged["name"], merged.members, merged.area_km2) == ("Nam La", "A1, B1", 50.0)
    assert merged.geometry.area == 50e6
    styles = pyogrio.read_dataframe(tmp_path / "p.gpkg", layer="layer_styles", read_geometry=False)
    assert styles.f_table_name.tolist() == list(LAYERS)
    assert 'attr="verdict"' in styles.styleQML[1]


def test_figures_that_another_program_changed_come_in_if_no_step_had_changed_them(tmp_path):
    create_project_file(tmp_path / "p.gpkg", small_project()).close()
    with sqlite3.connect(tmp_path / "p.gpkg") as connection:
        connection.execute("UPDATE units SET population = 42, area_km2 = 7.5 WHERE code = 'B2'")
    connection.close()

    with open_project_file(tmp_path / "p.gpkg") as file:
        unit = file.project.coverage.unit("B2")
    assert (unit.population, unit.area_km2) == (42, Decimal("7.5"))
