"""How soon the program is there: set-up already done, command line, first page, a project.

    python -m tests.benchmarks.start [--runs N]

Each start is a process of its own, timed from outside until it has ended; "empty window" is a
bare Qt window for comparison. Prints a table in seconds and, last, one JSON line.
"""

import argparse
import json
import os
import platform
import statistics
import subprocess
import sys
import tempfile
from pathlib import Path
from time import perf_counter

from noivu_desktop.maps_in.importing import ImportRequest, import_map
from noivu_desktop.project.project_file import create_project_file
from noivu_desktop.resource_files import sample_map

ROOT = Path(__file__).resolve().parents[2]
EMPTY_WINDOW = """
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QWidget
app = QApplication([])
window = QWidget()
window.show()
QTimer.singleShot(0, app.quit)
app.exec()
"""
WINDOW = """
import sys
from pathlib import Path
from PySide6.QtCore import QTimer
from noivu_desktop.gui.app import application
from noivu_desktop.gui.desk import Desk
app = application()
desk = Desk(app)
desk.start(Path(sys.argv[2]) if len(sys.argv) > 2 else None)
timer = QTimer()
timer.timeout.connect(lambda: type(desk.window).__name__ == sys.argv[1] and app.quit())
timer.start(1)
app.exec()
"""


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--runs", type=int, default=5)
    runs = parser.parse_args().runs
    with tempfile.TemporaryDirectory() as folder:
        project = Path(folder) / "khau-van.gpkg"
        write_sample_project(project)
        environment = own_environment(Path(folder))
        seconds = {
            name: [timed(command, environment) for _ in range(runs)]
            for name, command in commands(project).items()
        }
    report(seconds, runs)


def commands(project: Path) -> dict[str, list[str]]:
    """What is started, by its name in the table."""
    python, program = sys.executable, str(ROOT / "main.py")
    started = {
        "version": [python, program, "--version"],
        "rule sets": [python, program, "rule-sets"],
        "empty window": [python, "-c", EMPTY_WINDOW],
        "first page": [python, "-c", WINDOW, "StartWindow"],
        "project of 226 units": [python, "-c", WINDOW, "MainWindow", str(project)],
    }
    ready = (ROOT / ".venv" / "ready.lock").exists() and os.name != "nt"
    return {
        **({"set-up, second time": [str(ROOT / "script" / "setup")]} if ready else {}),
        **started,
    }


def write_sample_project(path: Path) -> None:
    tables = (sample_map("so-lieu-khau-van.xlsx"),)
    request = ImportRequest(map=sample_map("xa-khau-van.zip"), tables=tables, repair=True)
    create_project_file(path, import_map(request).project).close()


def own_environment(home: Path) -> dict[str, str]:
    """Settings of the person who measures stay untouched."""
    homes = ("HOME", "XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_CACHE_HOME", "APPDATA")
    return {
        **os.environ,
        **dict.fromkeys(homes, str(home)),
        "QT_QPA_PLATFORM": os.environ.get("QT_QPA_PLATFORM", "offscreen"),
        "PYTHONPATH": str(ROOT),
    }


def timed(command: list[str], environment: dict[str, str]) -> float:
    started = perf_counter()
    subprocess.run(command, env=environment, check=True, capture_output=True, timeout=120)
    return perf_counter() - started


def report(seconds: dict[str, list[float]], runs: int) -> None:
    medians = {name: statistics.median(values) for name, values in seconds.items()}
    for name, value in medians.items():
        print(f"{value:8.3f} s  {name}")
    window = medians["empty window"]
    ratios = {name: round(medians[name] / window, 2) for name in medians if name != "empty window"}
    print(
        json.dumps(
            {
                "benchmark": "start",
                "runs": runs,
                "median_s": {name: round(value, 3) for name, value in medians.items()},
                "ratio_to_empty_window": ratios,
                "machine": f"{platform.machine()} {platform.system()}, {os.cpu_count()} cores",
                "python": platform.python_version(),
            },
            ensure_ascii=False,
        )
    )


if __name__ == "__main__":
    main()
