"""How fast the map is: the whole country, 1600 x 1000, without a screen.

    python -m tests.benchmarks.canvas [MAP.gpkg]

Prints a table in milliseconds and, last, one JSON line.
"""

import json
import os
import resource
import sys
from collections.abc import Callable
from pathlib import Path
from time import perf_counter, process_time

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

import numpy as np
import pyogrio
from PySide6.QtCore import QEvent, QEventLoop, QPointF
from PySide6.QtWidgets import QApplication

from noivu_desktop.gui.map.canvas import MapCanvas
from noivu_desktop.units.coverage import Coverage
from noivu_desktop.units.unit import Unit, UnitKind

SHARED = Path(__file__).resolve().parents[3] / "shared" / "data"
MAP = SHARED / "vn_2019_communes_clean_utm48.gpkg"
WINDOW = (1600, 1000)
FRAMES = 120
Times = tuple[float, float]  # milliseconds by the clock on the wall, and of this process
BUDGETS_MS = {
    "first paint": (1500, 1500),
    "pan": (16, 33),
    "pan near": (16, 33),
    "zoom step": (16, 33),
    "hit test": (5, 5),
}


def main(path: Path) -> None:
    application = QApplication([])
    started = now()
    coverage = read(path)
    read_ms = ms_since(started)
    names = [(row, unit.short_name, 1.0) for row, unit in enumerate(coverage.units)]
    canvas = MapCanvas()
    canvas.resize(*WINDOW)

    measured = {"first paint": [timed(lambda: first_paint(canvas, coverage, names))]}
    ahead_ms = timed(lambda: settle(application, canvas))
    measured["pan"] = pan(application, canvas)
    measured["zoom step"], measured["crisp after zoom"] = zoom(application, canvas)
    canvas.zoom_to_all()
    canvas.zoom_by(16.0)
    settle(application, canvas)
    measured["pan near"] = pan(application, canvas)
    canvas.zoom_to_all()
    settle(application, canvas)
    measured["hit test"] = hit_tests(canvas)
    measured["hover frame"] = hover(application, canvas)
    measured["recolour 3"] = recolour(application, canvas, 3)
    measured["merge 3"] = merge(application, canvas)
    report(path, coverage, read_ms, ahead_ms, measured)


def read(path: Path) -> Coverage:
    frame = pyogrio.read_dataframe(path, columns=["ma_xa", "ten_xa", "ma_huyen"])
    units = tuple(
        Unit(
            code=f"{code}/{row}",
            name=str(name),
            kind=UnitKind.XA,
            parent_code=str(parent),
        )
        for row, (code, name, parent) in enumerate(
            zip(frame.ma_xa, frame.ten_xa, frame.ma_huyen, strict=True)
        )
    )
    return Coverage(units=units, geometries=np.asarray(frame.geometry), crs=str(frame.crs))


def first_paint(canvas: MapCanvas, coverage: Coverage, names: list[tuple[int, str, float]]) -> None:
    canvas.set_coverage(coverage)
    canvas.set_fills(colours(len(coverage.units)))
    canvas.set_labels(names)
    canvas.show()
    QApplication.processEvents(QEventLoop.ProcessEventsFlag.AllEvents, 1)


def colours(count: int) -> np.ndarray:
    palette = np.array(
        [(222, 229, 221, 255), (243, 218, 190, 255), (214, 226, 240, 255), (236, 236, 214, 255)],
        dtype=np.uint8,
    )
    return palette[np.arange(count) % len(palette)]


def pan(application: QApplication, canvas: MapCanvas) -> list[Times]:
    """Frames of a drag by 8 to 40 pixels each, all over the map."""
    steps = np.random.default_rng(1).integers(8, 40, (FRAMES, 2)) * np.array(
        [(1, 1), (-1, 1), (-1, -1), (1, -1)]
    ).repeat(FRAMES // 4, axis=0)
    return [frame(application, canvas, lambda s=step: canvas.pan(*s)) for step in steps.tolist()]


def zoom(application: QApplication, canvas: MapCanvas) -> tuple[list[Times], list[Times]]:
    """Wheel steps at several places; each frame, and how long until the map is crisp again."""
    frames, crisp = [], []
    for place in (QPointF(800, 150), QPointF(780, 500), QPointF(800, 850)):
        for factor in [2**0.5] * 12 + [2**-0.5] * 12:
            started = now()
            frames.append(
                frame(application, canvas, lambda f=factor, at=place: canvas.zoom_by(f, at))
            )
            settle(application, canvas, ahead=False)
            crisp.append(ms_since(started))
    return frames, crisp


def hit_tests(canvas: MapCanvas) -> list[Times]:
    places = np.random.default_rng(2).uniform((0, 0), WINDOW, (2000, 2)).tolist()
    return [timed(lambda p=place: canvas.unit_at(QPointF(*p))) for place in places]


def hover(application: QApplication, canvas: MapCanvas) -> list[Times]:
    rows = np.random.default_rng(3).integers(0, len(canvas.coverage.units), FRAMES).tolist()
    return [frame(application, canvas, lambda r=row: canvas.set_hover(r)) for row in rows]


def recolour(application: QApplication, canvas: MapCanvas, count: int) -> list[Times]:
    times = []
    fills = colours(len(canvas.coverage.units))
    for rows in near_rows(canvas, count):
        fills = fills.copy()
        fills[rows] = (140, 190, 160, 255)
        times.append(frame(application, canvas, lambda f=fills: canvas.set_fills(f)))
    return times


def merge(application: QApplication, canvas: MapCanvas) -> list[Times]:
    times = []
    groups = np.arange(len(canvas.coverage.units))
    for rows in near_rows(canvas, 3):
        groups = groups.copy()
        groups[rows] = rows[0]
        times.append(frame(application, canvas, lambda g=groups: canvas.set_groups(g)))
    return times


def near_rows(canvas: MapCanvas, count: int) -> list[list[int]]:
    """Some units with neighbours, ``count`` together."""
    neighbours = canvas.coverage.adjacency.neighbours
    picked = np.random.default_rng(4).integers(0, len(neighbours), 60).tolist()
    return [[row, *neighbours[row]][:count] for row in picked if len(neighbours[row]) >= count]


def frame(application: QApplication, canvas: MapCanvas, change: Callable[[], None]) -> Times:
    """Milliseconds from a change to the painted window."""
    started = now()
    change()
    QApplication.sendPostedEvents(None, QEvent.Type.UpdateRequest)
    taken = ms_since(started)
    application.processEvents(QEventLoop.ProcessEventsFlag.AllEvents, 4)
    return taken


def settle(application: QApplication, canvas: MapCanvas, ahead: bool = True) -> None:
    """Lets the window work on its own until nothing is left to draw (or to build ahead)."""
    while canvas.is_drawing or (ahead and canvas.is_busy):
        application.processEvents(QEventLoop.ProcessEventsFlag.AllEvents, 4)


def timed(work: Callable[[], object]) -> Times:
    started = now()
    work()
    return ms_since(started)


def now() -> Times:
    return perf_counter() * 1000, process_time() * 1000


def ms_since(started: Times) -> Times:
    wall, cpu = now()
    return wall - started[0], cpu - started[1]


def report(
    path: Path,
    coverage: Coverage,
    read_ms: Times,
    ahead_ms: Times,
    measured: dict[str, list[Times]],
) -> None:
    """On a busy machine the time of the process says more than the clock on the wall."""
    memory_mib = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(f"{path.name}: {len(coverage.units)} units, {WINDOW[0]} x {WINDOW[1]}")
    print(f"{'ms':18}{'median':>9}{'p95':>9}{'most':>9}{'cpu med':>9}{'cpu p95':>9}  budget")
    figures: dict[str, object] = {"read_ms": read_ms, "ahead_ms": ahead_ms}
    for name, times in measured.items():
        wall, cpu = (np.percentile(column, (50, 95, 100)) for column in zip(*times, strict=True))
        budget = BUDGETS_MS.get(name)
        row = "".join(f"{value:9.2f}" for value in (*wall, *cpu[:2]))
        print(f"{name:18}{row}  {budget or ''}")
        figures[name] = {
            "frames": len(times),
            "wall_ms": dict(zip(("median", "p95", "most"), wall.tolist(), strict=True)),
            "cpu_ms": dict(zip(("median", "p95", "most"), cpu.tolist(), strict=True)),
            "of_budget": [wall[0] / budget[0], wall[1] / budget[1]] if budget else None,
        }
    load = os.getloadavg()[0] if hasattr(os, "getloadavg") else None
    print(f"memory {memory_mib:.0f} MiB, reading {read_ms[0]:.0f} ms, load {load}")
    figures |= {
        "memory_mib": memory_mib,
        "units": len(coverage.units),
        "cpus": os.cpu_count(),
        "load": load,
    }
    print(json.dumps(figures))


if __name__ == "__main__":
    main(Path(sys.argv[1]) if len(sys.argv) > 1 else MAP)
