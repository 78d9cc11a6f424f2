"""Damaged and cut boundary files and tables: each is read or refused with one sentence.

script/fuzz import --cases 500

Every case runs in a child of its own, so that a crash or an endless loop is caught as well.
"""

import argparse
import json
import os
import random
import shutil
import signal
import tempfile
import time
import traceback
from collections import Counter
from pathlib import Path

from noivu_desktop.errors import NoivuError
from noivu_desktop.maps_in.foreign_plan import read_foreign_plans
from noivu_desktop.maps_in.importing import ImportRequest, import_map
from noivu_desktop.project.project import Project
from noivu_desktop.project.project_file import create_project_file, read_project
from tests.builders import grid_of_units
from tests.maps_in.drawing_files import Line, Text, write_dgn, write_dxf
from tests.maps_in.map_files import communes, squares, write_map, write_workbook, zipped

LONGEST_S = 60
READ, REFUSED = 0, 10
TABLE = [["Mã xã", "Tên xã", "Dân số"], ["06120", "Nam La", 2000], ["06121", "Tân Lang", 2500]]
PLAN = "Mã cũ,Mã mới,Tên mới\nA1,A1,Nam La\nA2,A1,Nam La\nB1,B1,\n"


def corpus(folder: Path) -> dict[str, list[Path]]:
    """Small good files by what reads them."""
    maps = [write_map(folder / f"xa.{end}") for end in ("gpkg", "geojson")]
    shape = write_map(folder / "shp.shp", communes())
    maps += [shape, shape.with_suffix(".dbf"), zipped(folder / "xa.zip", shape)]
    lines = [Line(points=list(one.exterior.coords)[:-1], layer="1") for one in squares(3, 2)]
    names = [
        Text(text="Xa Nam La", point=(one.centroid.x, one.centroid.y), layer="2")
        for one in squares(3, 2)
    ]
    maps += [write_dxf(folder / "ve.dxf", [*lines, *names])]
    maps += [write_dgn(folder / "ve.dgn", [*lines, *names])]
    maps += [write_map(folder / f"mi.{end}") for end in ("tab", "mif")]
    book, text = folder / "so lieu.xlsx", folder / "so lieu.csv"
    write_workbook(book, Sheet1=TABLE)
    text.write_text("\n".join(",".join(map(str, row)) for row in TABLE), encoding="utf-8")
    plan, projects = folder / "phuong an.csv", folder / "p.gpkg"
    plan.write_text(PLAN, encoding="utf-8")
    create_project_file(projects, Project(coverage=grid_of_units(2, 2))).close()
    saved = Path(__file__).resolve().parents[1] / "data"
    for end in ("xls", "ods"):
        shutil.copy(saved / f"dan_so.{end}", folder)
    old = [folder / f"dan_so.{end}" for end in ("xls", "ods")]
    return {"map": maps, "table": [book, text, *old], "plan": [plan], "project": [projects]}


def damaged(raw: bytes, rng: random.Random) -> bytes:
    """The bytes cut, with other bytes, with a piece twice, or all of it."""
    found = bytearray(raw)
    for _ in range(rng.choice((1, 1, 2, 5, 30))):
        at = rng.randrange(len(found) + 1)
        kind = rng.random()
        if kind < 0.5 and at < len(found):
            found[at] = rng.randrange(256)
        elif kind < 0.65:
            del found[at : at + rng.randrange(64)]
        elif kind < 0.8:
            found[at:at] = found[max(0, at - rng.randrange(64)) : at]
        elif kind < 0.9:
            found[at:at] = rng.choice([b"\0", b'"', b"\xff\xfe", "ệ".encode(), b",,,", b"1e999"])
        else:
            del found[at:]
    return bytes(found)


def read(kind: str, path: Path, folder: Path) -> None:
    """Read a file as the program would."""
    if kind == "map":
        shown = path.with_suffix(".shp") if path.suffix == ".dbf" else path
        import_map(ImportRequest(map=shown))
    elif kind == "table":
        import_map(ImportRequest(map=folder / "xa.gpkg", tables=(path,)))
    elif kind == "plan":
        read_foreign_plans(path, Project(coverage=grid_of_units(2, 2)))
    else:
        read_project(path)


def outcome(kind: str, path: Path, folder: Path) -> int:
    """READ, REFUSED, or how the child failed."""
    child = os.fork()
    if child == 0:
        code = 1
        try:
            signal.alarm(LONGEST_S)
            os.dup2(os.open(os.devnull, os.O_WRONLY), 2)  # what libraries say of damaged files
            read(kind, path, folder)
            code = READ
        except NoivuError as error:
            code = REFUSED if "Traceback" not in str(error) else 1
        except BaseException:
            (folder / "failure.txt").write_text(traceback.format_exc(), "utf-8")
        finally:
            os._exit(code)
    _, status = os.waitpid(child, 0)
    return os.waitstatus_to_exitcode(status)


def run(folder: Path, cases: int, seed: int, keep: Path | None) -> dict[str, int]:
    """Damage and read; failures are counted, and kept in ``keep``."""
    rng, counts = random.Random(seed), Counter()
    files = corpus(folder)
    for case in range(cases):
        kind = rng.choice(("map", "map", "map", "table", "plan", "project"))
        path = rng.choice(files[kind])
        good = path.read_bytes()
        path.write_bytes(damaged(good, rng))
        found = outcome(kind, path, folder)
        counts["read" if found == READ else "refused" if found == REFUSED else "failed"] += 1
        if found not in (READ, REFUSED):
            print(f"{case}: {path.name} {found}", flush=True)
            if (folder / "failure.txt").exists():
                print((folder / "failure.txt").read_text("utf-8")[-1500:], flush=True)
            if keep is not None:
                (keep / f"{case}-{path.name}").write_bytes(path.read_bytes())
        path.write_bytes(good)
    return dict(counts)


def main():
    parser = argparse.ArgumentParser(prog="script/fuzz import")
    parser.add_argument("--cases", type=int, default=100)
    parser.add_argument("--seed", type=int, default=20261121)
    parser.add_argument("--keep", type=Path, help="a folder for files that were not handled")
    chosen = parser.parse_args()
    started = time.monotonic()
    with tempfile.TemporaryDirectory() as folder:
        counts = run(Path(folder), chosen.cases, chosen.seed, chosen.keep)
    seconds = round(time.monotonic() - started, 1)
    print(json.dumps({"cases": chosen.cases, "failed": 0, **counts, "seconds": seconds}))
    raise SystemExit(1 if counts.get("failed") else 0)


if __name__ == "__main__":
    main()
