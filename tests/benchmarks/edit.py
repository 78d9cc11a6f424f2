"""What a merge costs in the window: stored durably, checked again, every view repainted.

    python -m tests.benchmarks.edit [--merges N] [--country]

Each merge is a step of the open project as after Enter; the time ends when all events are
handled. Prints a table in milliseconds and, last, one JSON line.
"""

import argparse
import json
import os
import platform
import random
import statistics
import tempfile
from pathlib import Path
from time import perf_counter

from noivu_desktop.gui.app import application
from noivu_desktop.gui.main_window import MainWindow
from noivu_desktop.gui.project_model import ProjectModel
from noivu_desktop.maps_in.importing import ImportRequest, import_map
from noivu_desktop.project.project_file import create_project_file
from noivu_desktop.resource_files import sample_map

SHARED = Path(__file__).resolve().parents[3] / "shared" / "data"
COUNTRY = SHARED / "vn_2019_communes_clean_utm48.gpkg"
WARM_UP = 3


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--merges", type=int, default=30)
    parser.add_argument("--country", action="store_true")
    chosen = parser.parse_args()
    source = COUNTRY if chosen.country else sample_map("xa-khau-van.zip")
    with tempfile.TemporaryDirectory() as folder:
        project = import_map(ImportRequest(map=source, set_values={"mountain": "1"})).project
        with create_project_file(Path(folder) / "p.gpkg", project) as opened:
            opened.do("set_rule_set", id="nq-653-2019")
            stored, shown = timed(ProjectModel(opened), chosen.merges)
    report(len(project.coverage.units), stored, shown)


def timed(model: ProjectModel, merges: int) -> tuple[list[float], list[float]]:
    """Seconds until each step was stored and told, and until every view was repainted."""
    app = application()
    window = MainWindow(model)
    window.resize(1600, 1000)
    window.show()
    for _ in range(20):
        app.processEvents()
    rng, neighbours = random.Random(1), model.coverage.adjacency.neighbours
    stored, shown = [], []
    while len(shown) < merges + WARM_UP:
        row = rng.randrange(len(neighbours))
        if not neighbours[row]:
            continue
        pair = [model.coverage.units[one].code for one in (row, rng.choice(neighbours[row]))]
        start = perf_counter()
        model.do("merge", codes=pair)
        stored.append(perf_counter() - start)
        app.processEvents()
        shown.append(perf_counter() - start)
    window.close()
    return stored[WARM_UP:], shown[WARM_UP:]


def report(units: int, stored: list[float], shown: list[float]) -> None:
    median = {
        "stored and told": round(statistics.median(stored) * 1000, 2),
        "repainted": round(statistics.median(shown) * 1000, 2),
    }
    print(f"{units} units")
    for name, milliseconds in median.items():
        print(f"{milliseconds:10.2f} ms  {name}")
    print(
        json.dumps(
            {
                "benchmark": "edit",
                "units": units,
                "median_ms": median,
                "repainted_to_stored": round(median["repainted"] / median["stored and told"], 2),
                "machine": f"{platform.machine()} {platform.system()}, {os.cpu_count()} cores",
                "python": platform.python_version(),
            }
        )
    )


if __name__ == "__main__":
    main()
