"""What a project file says, read without the code that wrote it."""

import contextlib
import json
import sqlite3
from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path
from typing import Any
from urllib.parse import quote

import numpy as np
import pyogrio.errors
import pyogrio.raw
import shapely
from numpy.typing import NDArray

from noivu_desktop.errors import CoverageError, ProjectFileError
from noivu_desktop.plan.plan import Part
from noivu_desktop.rules.confirmation import Confirmation
from noivu_desktop.rules.consultation import Consultation
from noivu_desktop.rules.exemption import Exemption, Ground, Waiver
from noivu_desktop.rules.rule_set import ConsultationBasis
from noivu_desktop.units.coverage import Coverage, Link
from noivu_desktop.units.unit import Level, Region, Unit, UnitKind, area_from_km2

KNOWN_FORMAT = 2

Row = Mapping[str, Any]
Parts = Mapping[str, tuple[Part, ...]]

_FLAGS = ("mountain", "highland", "land_border", "island", "coastal_hardship")
_PLAIN = (
    "code", "name", "parent_code", "parent_name", "population", "population_date", "households",
    "seat", "note",
)  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class StoredPlan:
    """One plan as its tables show it.

    parts   by the code of the merged unit, sorted by code
    rows    the rows of its layer of merged units by code, with their polygons under "geom"
    locks   the kind of each lock with its codes
    """

    name: str
    parts: Parts
    rows: Mapping[str, Row]
    locks: tuple[tuple[str, tuple[str, ...]], ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class StoredProject:
    """One level of a project file; ``plans`` by name in their order, ``steps`` by id.

    level        the word by which the shared tables tell their levels apart
    rule_set_id  of the text that its plans are judged by
    active_plan  the name of the plan that is shown; "" if none is
    hamlets      the level below, with the parents as they are today; None: there is none
    above        of hamlets taken by themselves: their communes
    """

    level: str
    coverage: Coverage
    plans: Mapping[str, StoredPlan]
    exemptions: tuple[Exemption, ...]
    waivers: tuple[Waiver, ...]
    consultations: tuple[Consultation, ...]
    confirmations: tuple[Confirmation, ...]
    meta: Mapping[str, str]
    steps: tuple[Row, ...]
    original: Mapping[str, Row]
    rule_set_id: str
    active_plan: str
    hamlets: "StoredProject | None" = None
    above: Coverage | None = None


def read_stored(path: Path) -> StoredProject:
    """The tables of the project at ``path``.

    Raises ProjectFileError for what is no project, is newer, or cannot be read at all.
    """
    try:
        with contextlib.closing(_connect(path)) as connection:
            return _Reading(path, connection).project()
    except sqlite3.Error as error:
        raise ProjectFileError(f"Không đọc được hồ sơ {path}: {error}.") from error
    except (CoverageError, KeyError, TypeError, ValueError, ArithmeticError) as error:
        raise ProjectFileError(f"Hồ sơ {path} có nội dung không hợp lệ: {error}.") from error


def is_project(path: Path) -> bool:
    """Whether the GeoPackage at ``path`` is a project of this program."""
    try:
        with contextlib.closing(_connect(path)) as connection:
            query = "SELECT 1 FROM sqlite_master WHERE name = 'noivu_meta'"
            return connection.execute(query).fetchone() is not None
    except sqlite3.Error:
        return False


def _connect(path: Path) -> sqlite3.Connection:
    if not path.is_file():
        raise ProjectFileError(f"Không tìm thấy hồ sơ {path}.")
    quoted = quote(path.resolve().as_posix(), safe="/:")
    start = "" if quoted.startswith("/") else "/"
    connection = sqlite3.connect(f"file://{start}{quoted}?mode=ro", uri=True)
    connection.row_factory = sqlite3.Row
    return connection


@dataclass(frozen=True, slots=True, kw_only=True)
class _Tables:
    """What the tables of one level are called, and the word that marks its rows."""

    level: str
    units: str
    merged: str
    rule_set_key: str


class _Reading:
    """Reads one file; every method reads one of its parts."""

    def __init__(self, path: Path, connection: sqlite3.Connection) -> None:
        self._path = path
        self._connection = connection

    def project(self) -> StoredProject:
        meta = self._meta()
        own = _Tables(
            level=meta["level"], units="units", merged="merged_units", rule_set_key="rule_set_id"
        )
        below = _Tables(
            level=Level.HAMLET.value,
            units="hamlets",
            merged="merged_hamlets",
            rule_set_key="hamlet_rule_set_id",
        )
        has_hamlets = self._connection.execute("SELECT count(*) FROM hamlets").fetchone()[0] > 0
        hamlets = self._level(below, meta, {}, None) if has_hamlets else None
        original = {
            row["code"]: json.loads(row["unit"])
            for row in self._rows("noivu_original", order="code")
        }
        return self._level(own, meta, original, hamlets)

    def _level(
        self,
        tables: _Tables,
        meta: Mapping[str, str],
        original: Mapping[str, Row],
        hamlets: StoredProject | None,
    ) -> StoredProject:
        def own(table: str) -> list[sqlite3.Row]:
            return [row for row in self._rows(table) if row["level"] == tables.level]

        plans = own("plans")
        return StoredProject(
            level=tables.level,
            coverage=self._coverage(tables, meta["crs"]),
            plans={row["name"]: self._plan(tables, row["name"]) for row in plans},
            exemptions=tuple(
                Exemption(**{**_bare(row), "ground": Ground(row["ground"])})
                for row in own("exemptions")
            ),
            waivers=tuple(
                Waiver(**{**_bare(row), "members": tuple(row["members"].split(", "))})
                for row in own("waivers")
            ),
            consultations=tuple(
                Consultation(**{**_bare(row), "basis": ConsultationBasis(row["basis"])})
                for row in own("consultation")
            ),
            confirmations=tuple(Confirmation(**_bare(row)) for row in own("confirmations")),
            meta=meta,
            steps=tuple(dict(row) for row in self._rows("steps")),
            original=original,
            rule_set_id=meta.get(tables.rule_set_key, ""),
            active_plan=next((row["name"] for row in plans if row["active"]), ""),
            hamlets=hamlets,
        )

    def _meta(self) -> dict[str, str]:
        query = "SELECT count(*) FROM sqlite_master WHERE name = 'noivu_meta'"
        if not self._connection.execute(query).fetchone()[0]:
            raise ProjectFileError(f"{self._path} không phải hồ sơ của chương trình này.")
        meta = {row["key"]: row["value"] for row in self._rows("noivu_meta", order="key")}
        if int(meta["format"]) > KNOWN_FORMAT:
            raise ProjectFileError(f"{self._path.name} do bản chương trình mới hơn ghi.")
        if int(meta["format"]) < KNOWN_FORMAT:
            raise ProjectFileError(
                f"{self._path.name} do bản chương trình cũ ghi; hãy mở để sửa một lần rồi kiểm tra."
            )
        return meta

    def _coverage(self, tables: _Tables, crs: str) -> Coverage:
        rows = self._rows(tables.units, order="fid")
        exact = {
            (r["code"], r["field"]): r["value"]
            for r in self._rows("noivu_exact", "code")
            if r["level"] == tables.level
        }
        shapes = self._polygons(tables.units)
        links = [row for row in self._rows("links") if row["level"] == tables.level]
        columns = self._further_columns() if tables.units == "units" else {}
        return Coverage(
            units=tuple(_unit(row, exact, columns) for row in rows),
            geometries=np.array([shapes[row["fid"]] for row in rows], dtype=object),
            crs=crs,
            links=tuple(Link(r["first"], r["second"], r["ground"]) for r in links),
        )

    def _further_columns(self) -> dict[str, str]:
        """Columns of the units that came in and matched no field, by the names they had."""
        listed = self._rows("noivu_columns", "column_name")
        return {row["source_name"]: row["column_name"] for row in listed}

    def _plan(self, tables: _Tables, name: str) -> StoredPlan:
        parts: dict[str, list[Part]] = {}
        drawn = self._polygons("plan_parts")
        for row in self._rows("plan_parts", order="code"):
            if row["level"] == tables.level and row["plan"] == name:
                part = _part(row, drawn.get(row["id"]))
                parts.setdefault(row["merged_code"], []).append(part)
        shapes = self._polygons(tables.merged)
        listed = self._rows(tables.merged, order="fid")
        rows = [dict(row) for row in listed if row["plan"] == name]
        return StoredPlan(
            name=name,
            parts={code: tuple(listed) for code, listed in parts.items()},
            rows={row["code"]: {**row, "geom": shapes.get(row["fid"])} for row in rows},
            locks=tuple(
                (row["kind"], _listed(row["codes"]))
                for row in self._rows("locks")
                if row["level"] == tables.level and row["plan"] == name
            ),
        )

    def _rows(self, table: str, order: str = "id") -> list[sqlite3.Row]:
        return self._connection.execute(f"SELECT * FROM {table} ORDER BY {order}").fetchall()

    def _polygons(self, layer: str) -> dict[int, shapely.Geometry]:
        """The polygons of a layer by row id, read by GDAL."""
        try:
            _, fids, wkb, _ = pyogrio.raw.read(
                self._path, layer=layer, columns=[], return_fids=True
            )
        except (pyogrio.errors.DataSourceError, pyogrio.errors.DataLayerError) as error:
            raise ProjectFileError(f"Không đọc được lớp {layer} của {self._path}.") from error
        return dict(zip(fids.tolist(), _geometries(wkb), strict=True))


def _geometries(wkb: NDArray[np.object_]) -> NDArray[np.object_]:
    return np.asarray(shapely.from_wkb(wkb), dtype=object)


def _bare(row: sqlite3.Row) -> dict[str, Any]:
    return {key: row[key] for key in row.keys() if key not in ("id", "level")}  # noqa: SIM118


def _unit(
    row: sqlite3.Row, exact: Mapping[tuple[str, str], str], columns: Mapping[str, str]
) -> Unit:
    share = _number(row["minority_share"], exact.get((row["code"], "minority_share")))
    area = _number(row["area_km2"], exact.get((row["code"], "area_km2")))
    known: dict[str, Any] = {name: row[name] for name in _PLAIN}
    known |= {name: None if row[name] is None else bool(row[name]) for name in _FLAGS}
    return Unit(
        **known,
        kind=UnitKind(row["kind"]),
        area_km2=None if area is None else area_from_km2(area),
        minority_share=share,
        region=None if row["region"] is None else Region(row["region"]),
        extra=_further(row, columns),
    )


def _further(row: sqlite3.Row, columns: Mapping[str, str]) -> dict[str, str]:
    """What else is told of a unit: in columns of their own, of hamlets in one text of JSON."""
    if "extra" in row.keys() and not columns:  # noqa: SIM118 - a row iterates over its values
        told = row["extra"]
        return {} if told is None else dict(json.loads(told))
    listed = {name: row[column] for name, column in columns.items()}
    return {name: str(value) for name, value in listed.items() if value is not None}


def _number(value: float | None, exact: str | None) -> Decimal | None:
    """The decimal figure that a binary number stands for, told apart by its exact text."""
    if value is None:
        return None
    if exact is not None and float(exact) == value:
        return Decimal(exact)
    return Decimal(repr(value))


def _part(row: sqlite3.Row, shape: shapely.Geometry | None) -> Part:
    if row["whole"]:
        return Part(code=row["code"])
    area = row["area_km2"]
    return Part(
        code=row["code"],
        to=row["to_code"],
        area_km2=None if area is None else area_from_km2(area),
        population=row["population"],
        households=row["households"],
        shape=shape,
        hamlets=_listed(row["hamlets"]),
        estimated=_listed(row["estimated"]),
    )


def _listed(text: str | None) -> tuple[str, ...]:
    return tuple(text.split(", ")) if text else ()
