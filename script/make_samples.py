"""Makes sample_maps/ anew: `.venv/bin/python script/make_samples.py [FOLDER]`."""

import csv
import sys
from pathlib import Path

import numpy as np
from sample_province import PROVINCE, PROVINCE_CODE, SEED, names, selections
from sample_province.borders import Flaw, with_flaws
from sample_province.province import Province, draw_province
from sample_province.shapefiles import write_zipped_shapefile
from sample_province.workbook import commune_label, write_workbook

FOLDER = Path(__file__).resolve().parent.parent / "sample_maps"
COMMUNE_MAP, HAMLET_MAP = "xa-khau-van.zip", "thon-khau-van.zip"
WORKBOOK = "so-lieu-khau-van.xlsx"
COMMUNE_SELECTION, HAMLET_SELECTION = "chon-51-xa.csv", "chon-285-thon.csv"
FLAWS = "loi-ranh-gioi.csv"
COMMUNE_FLAWS = ("gap", "overlap", "gap", "overlap", "gap", "overlap")
HAMLET_FLAWS = ("gap", "overlap", "gap", "overlap")


def main(folder: Path = FOLDER) -> None:
    """Write every file of the sample."""
    folder.mkdir(parents=True, exist_ok=True)
    province = draw_province()
    write_maps(folder, province)
    write_workbook(folder / WORKBOOK, province)
    write_selections(folder, province)


def write_maps(folder: Path, province: Province) -> None:
    """Both boundary files with their flaws, and the list of these."""
    rng = np.random.default_rng([SEED, 3])
    codes = [commune.code for commune in province.communes]
    communes, flaws = with_flaws(rng, province.commune_shapes, codes, COMMUNE_FLAWS)
    write_zipped_shapefile(
        folder / COMMUNE_MAP, communes, commune_columns(province), tcvn3=("ten_huyen",)
    )
    codes = [hamlet.code for hamlet in province.hamlets]
    hamlets, hamlet_flaws = with_flaws(rng, province.hamlet_shapes, codes, HAMLET_FLAWS)
    write_zipped_shapefile(
        folder / HAMLET_MAP, hamlets, hamlet_columns(province), tcvn3=("ten_thon",)
    )
    _write_flaws(folder / FLAWS, {COMMUNE_MAP: flaws, HAMLET_MAP: hamlet_flaws})


def write_selections(folder: Path, province: Province) -> None:
    """The two lists of units to merge."""
    communes = [province.communes[row] for row in selections.chosen_communes(province)]
    _write_table(
        folder / COMMUNE_SELECTION,
        ("ma_xa", "ten_xa", "ten_huyen"),
        [(c.code, f"{c.kind} {c.name}", names.DISTRICTS[c.district]) for c in communes],
    )
    hamlets = [province.hamlets[row] for row in selections.chosen_hamlets(province)]
    _write_table(
        folder / HAMLET_SELECTION,
        ("ma_thon", "ten_thon", "ten_xa"),
        [(h.code, f"{h.kind} {h.name}", commune_label(province, h.commune)) for h in hamlets],
    )


def commune_columns(province: Province) -> dict[str, list[object]]:
    """The columns of the communes' boundary file."""
    communes = province.communes
    return {
        "ma_xa": [c.code for c in communes],
        "ten_xa": [f"{c.kind} {c.name}" for c in communes],
        "loai": [c.kind for c in communes],
        "ma_huyen": [names.district_code(c.district) for c in communes],
        "ten_huyen": [names.DISTRICTS[c.district] for c in communes],
        "ma_tinh": [PROVINCE_CODE] * len(communes),
        "ten_tinh": [PROVINCE] * len(communes),
        "dt_km2": list(province.legal_km2),
    }


def hamlet_columns(province: Province) -> dict[str, list[object]]:
    """The columns of the hamlets' boundary file."""
    hamlets = province.hamlets
    return {
        "ma_thon": [h.code for h in hamlets],
        "ten_thon": [f"{h.kind} {h.name}" for h in hamlets],
        "loai": [h.kind for h in hamlets],
        "ma_xa": [province.communes[h.commune].code for h in hamlets],
        "ten_xa": [commune_label(province, h.commune) for h in hamlets],
        "dt_km2": list(province.hamlet_km2),
    }


def _write_flaws(path: Path, flaws_by_map: dict[str, list[Flaw]]) -> None:
    word = {"gap": "hở", "overlap": "chồng"}
    rows = [
        (name, word[flaw.kind], flaw.first, flaw.second, flaw.area_m2)
        for name, flaws in flaws_by_map.items()
        for flaw in flaws
    ]
    _write_table(path, ("tep", "loi", "ma_1", "ma_2", "dien_tich_m2"), rows)


def _write_table(path: Path, header: tuple[str, ...], rows: list[tuple[object, ...]]) -> None:
    with path.open("w", encoding="utf-8", newline="") as sink:
        writer = csv.writer(sink, lineterminator="\n")
        writer.writerow(header)
        writer.writerows(rows)


if __name__ == "__main__":
    main(*map(Path, sys.argv[1:2]))
