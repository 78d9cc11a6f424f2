"""Kills, full disks, read-only media: the file opens and nothing acknowledged is gone.

    script/fuzz kill --cases 500

A child works at full speed and says after each return where the project stands; it is killed
at a random instant. The last line printed is one JSON object with the counts.
"""

import argparse
import contextlib
import json
import os
import random
import resource
import shutil
import signal
import sqlite3
import stat
import tempfile
import time
import traceback
from collections import Counter
from pathlib import Path

from shapely.affinity import scale

from noivu_desktop.errors import NoivuError, ProjectFileError
from noivu_desktop.export.exporting import export_plan
from noivu_desktop.plan.parts import estimated_part
from noivu_desktop.project.level_steps import hamlets_to_json
from noivu_desktop.project.levels import moving_hamlets
from noivu_desktop.project.part_json import part_arguments
from noivu_desktop.project.project_file import create_project_file, open_project_file, read_project
from noivu_desktop.project.stored import read_format
from noivu_desktop.units.unit import Level
from noivu_desktop.verify.verifying import verify_project
from tests.builders import quarters
from tests.project.strategies import CODES, small_project
from tests.project.test_any_sequence import rows

NOBODY = 65534
VERSION_1 = Path(__file__).parents[1] / "data" / "projects" / "version-1.gpkg"
OF_PLANS = ("không liền nhau", "cộng lại", "tổng dân số trước")
"""What verify may say of a random plan, of parts above all whose unit got other figures."""
FORMATS = ("conversion", "plan", "geojson")


class Bench:
    """A folder with one project that lives through all cases, and what was counted."""

    def __init__(self, folder: Path, rng: random.Random) -> None:
        self.folder = folder
        self.path = folder / "Hồ sơ.gpkg"
        self.copy = folder / "bản sao.gpkg"
        self.rng = rng
        self.counts: Counter[str] = Counter()
        create_project_file(self.path, small_project()).close()

    def trusted(self, path: Path, state: list[int]) -> None:
        """The file holds what was acknowledged and at most the step in flight, and is sound."""
        steps, head, checkpoints = state
        with open_project_file(path) as file:
            assert not file.read_only, file.reason
            assert steps <= len(file.history.entries) <= steps + 1
            assert checkpoints <= len(file.checkpoints) <= checkpoints + 1
            in_flight = len(file.history.entries) - steps
            if in_flight:
                assert file.history.entries[-1].parent == head
            self.counts["steps_in_flight_kept"] += in_flight
            project = file.project
        fresh = self.folder / "mới.gpkg"
        create_project_file(fresh, project).close()
        assert rows(path) == rows(fresh), "tables for other programs differ from the steps"
        problems = [p for p in verify_project(path).problems if not any(w in p for w in OF_PLANS)]
        assert problems == [], problems


def state_of(file) -> str:
    return f"{len(file.history.entries)} {file.history.head} {len(file.checkpoints)}\n"


def anything(file, rng):
    """One random gesture; the file may refuse it."""
    choice = rng.random()
    if choice < 0.25:
        file.do("merge", codes=rng.sample(CODES, 2))
    elif choice < 0.38:
        file.do("take_out", code=rng.choice(CODES))
    elif choice < 0.48:
        divide(file, rng)
    elif choice < 0.6:
        change_hamlets(file, rng)
    elif choice < 0.7:
        values = {"population": rng.randrange(9999), "note": "x" * rng.randrange(5000)}
        file.do("set_values", code=rng.choice(CODES), values=values)
    elif choice < 0.74 and file.history.entries:
        file.revert(rng.randrange(len(file.history.entries)) + 1)
    elif choice < 0.85:
        file.undo()
    elif choice < 0.93:
        file.redo()
    else:
        file.checkpoint("mốc")


def divide(file, rng):
    """A part of a unit goes to another unit, by its hamlets or by half of its figures, or back."""
    project, (code, to) = file.project, rng.sample(CODES, 2)
    if rng.random() < 0.3:
        file.do("take_back", code=code, to=to)
    elif project.hamlets is not None and rng.random() < 0.5:
        kind, arguments = moving_hamlets(project, [f"{code}.{rng.randrange(1, 5)}"], to)
        file.do(kind, **arguments)
    else:
        half = scale(project.coverage.geometries[project.coverage.row(code)], 0.5, 1)
        part = estimated_part(project.plan(), project.coverage, code, to, half)
        file.do("give_part", code=code, **part_arguments(part))


def change_hamlets(file, rng):
    """The level below comes, changes or goes."""
    below = [f"{code}.{place}" for code in CODES for place in range(1, 5)]
    if file.project.hamlets is None:
        file.do("add_hamlets", **hamlets_to_json(quarters(file.project.coverage)))
    elif rng.random() < 0.1:
        file.do("remove_hamlets")
    elif rng.random() < 0.7:
        file.do("merge", Level.HAMLET, codes=rng.sample(below, 2))
    else:
        values = {"households": rng.randrange(900)}
        file.do("set_values", Level.HAMLET, code=rng.choice(below), values=values)


def kill_while_editing(bench):
    def work(say, rng):
        with open_project_file(bench.path) as file:
            say(state_of(file))
            while True:
                try:
                    anything(file, rng)
                except ProjectFileError:
                    raise
                except NoivuError:  # the plan cannot take this step
                    continue
                say(state_of(file))

    heard = killed(work, bench.rng, most=25)
    bench.counts["steps_acknowledged"] += len(heard) - 1
    bench.trusted(bench.path, numbers(heard[-1]))


def kill_while_saving_as(bench):
    before = read_project(bench.path)

    def work(say, rng):
        with open_project_file(bench.path) as file:
            while True:
                file.save_as(bench.copy)
                say(state_of(file))

    heard = killed(work, bench.rng, most=4)
    bench.trusted(bench.path, numbers(heard[-1]))
    assert read_project(bench.copy) == before, "the copy is whole: the old one or the new one"


def kill_while_making_checkpoints(bench):
    def work(say, rng):
        with open_project_file(bench.path) as file:
            while True:
                file.checkpoint("bản trình " + "ê" * rng.randrange(3000))
                say(state_of(file))

    heard = killed(work, bench.rng, most=12)
    bench.trusted(bench.path, numbers(heard[-1]))


def kill_while_migrating(bench):
    """A file of version 1; it is the old one or the new one, and the old one stays kept."""
    old, source = bench.path.with_name("cũ.gpkg"), VERSION_1
    shutil.copyfile(source, old)
    state = state_now(source)

    def work(say, rng):
        while True:
            shutil.copyfile(source, old.with_suffix(".new"))
            old.with_suffix(".new").replace(old)
            say("bắt đầu\n")
            open_project_file(old).close()

    killed(work, bench.rng, most=4, longest_s=0.5)
    bench.counts["found_still_old"] += version(old) == 1
    bench.trusted(old, state)
    kept = old.with_name("cũ.dang-1.gpkg")
    assert kept.read_bytes() == source.read_bytes()
    kept.unlink()


def kill_while_exporting(bench):
    project, target = read_project(bench.path), bench.folder / "tài liệu"
    whole = bench.folder / "mẫu"
    export_plan(project, None, whole, FORMATS)
    wanted = {path.name: path.read_bytes() for path in whole.iterdir()}

    def work(say, rng):
        while True:
            export_plan(project, None, target, FORMATS)
            say("xuất\n")

    killed(work, bench.rng, most=3, longest_s=0.3)
    found = [path for path in target.glob("*") if path.is_file() and not path.name.startswith(".")]
    for path in found:
        same = path.name == "manifest.json" or path.read_bytes() == wanted[path.name]
        assert same, f"{path.name} is not whole"
    bench.counts["exported_files_checked"] += len(found)
    shutil.rmtree(target, ignore_errors=True)
    shutil.rmtree(whole)
    bench.trusted(bench.path, state_now(bench.path))


def fill_the_disk(bench, small_disk=None):
    """Steps until the disk refuses, then more; the acknowledged ones are there."""
    path = bench.path if small_disk is None else small_disk / "đầy.gpkg"
    if small_disk is not None:
        create_project_file(path, small_project()).close()

    def work(say, rng):
        room = rng.randrange(60_000)
        if small_disk is None:
            limit = path.stat().st_size + room
            resource.setrlimit(resource.RLIMIT_FSIZE, (limit, limit))
        else:
            free = shutil.disk_usage(small_disk).free
            (small_disk / "đầy").write_bytes(b"x" * max(0, free - room))
        refused = 0
        with open_project_file(path) as file:
            say(state_of(file))
            while refused < 5:
                try:
                    file.do("set_values", code="A1", values={"note": "x" * rng.randrange(9000)})
                except ProjectFileError as error:
                    assert str(error).startswith("Ổ đĩa"), error
                    refused += 1
                say(state_of(file))

    heard = finished(work, bench.rng)
    if small_disk is not None:
        (small_disk / "đầy").unlink()
    bench.counts["refused_on_full_disk"] += 5
    bench.trusted(path, numbers(heard[-1]))


def open_on_read_only_media(bench):
    """The file opens to look at, says why it cannot be changed, and stays as it is."""
    folder = bench.folder / "đĩa chỉ đọc"
    folder.mkdir(exist_ok=True)
    path = folder / "p.gpkg"
    shutil.copyfile(bench.path, path)
    before, project = path.read_bytes(), read_project(bench.path)
    path.chmod(stat.S_IRUSR | stat.S_IRGRP | stat.S_IROTH)
    folder.chmod(0o555)

    def work(say, rng):
        if os.getuid() == 0:  # to whom nothing is read-only
            os.setgid(NOBODY)
            os.setuid(NOBODY)
        with open_project_file(path) as file:
            assert file.read_only
            assert "quyền ghi" in file.reason
            assert file.project == project
            try:
                file.do("merge", codes=CODES[:2])
            except ProjectFileError:
                say("từ chối\n")

    heard = finished(work, bench.rng)
    folder.chmod(0o755)
    assert heard == ["từ chối\n"]
    assert path.read_bytes() == before
    shutil.rmtree(folder)


CASES = (
    (kill_while_editing, 50),
    (kill_while_saving_as, 12),
    (kill_while_making_checkpoints, 8),
    (kill_while_migrating, 10),
    (kill_while_exporting, 8),
    (fill_the_disk, 8),
    (open_on_read_only_media, 4),
)
"""Each kind of case with its share."""


def run(folder, cases, *, seed=20261121, small_disk=None, report=lambda done, name: None):
    """Run ``cases`` cases in turn and return what was counted; an AssertionError is a loss."""
    bench = Bench(folder, random.Random(seed))
    order = [case for case, share in CASES for _ in range(share)]
    bench.rng.shuffle(order)
    for place in range(cases):
        case = order[place % len(order)]
        if case is fill_the_disk:
            case(bench, small_disk)
        else:
            case(bench)
        bench.counts[case.__name__] += 1
        report(place + 1, case.__name__)
        if bench.path.stat().st_size > 8_000_000:  # long notes: begin anew before it gets slow
            create_project_file(bench.path, small_project()).close()
            bench.counts["projects"] += 1
    return dict(bench.counts)


def killed(work, rng, *, most, longest_s=0.01):
    """What ``work`` said before it was killed at some instant."""
    return _child(work, rng, most=most, longest_s=longest_s)


def finished(work, rng):
    """What ``work`` said, which must end well by itself."""
    return _child(work, rng, most=None, longest_s=0)


def _child(work, rng, *, most, longest_s):
    read_end, write_end = os.pipe()
    child_rng = random.Random(rng.random())
    child = os.fork()
    if child == 0:
        code = 1
        try:
            os.close(read_end)
            work(lambda text: os.write(write_end, text.encode()), child_rng)
            code = 0
        except BaseException:
            traceback.print_exc()
        finally:
            os._exit(code)
    os.close(write_end)
    with os.fdopen(read_end, encoding="utf-8") as pipe:
        heard = [pipe.readline() for _ in range(rng.randrange(1, most))] if most else []
        if most:
            until = time.perf_counter() + rng.random() * longest_s
            while time.perf_counter() < until:
                pass
            os.kill(child, signal.SIGKILL)
        heard += pipe.readlines()
        _, status = os.waitpid(child, 0)
    if most:
        assert os.WIFSIGNALED(status), "the child ended by itself"
    else:
        assert status == 0, "the child failed"
    return [line for line in heard if line]


def version(path):
    with contextlib.closing(sqlite3.connect(path)) as connection:
        return read_format(connection)


def numbers(line):
    return [int(number) for number in line.split()]


def state_now(path):
    with open_project_file(path, read_only=True) as file:
        return numbers(state_of(file))


def main():
    parser = argparse.ArgumentParser(prog="script/fuzz kill")
    parser.add_argument("--cases", type=int, default=100)
    parser.add_argument("--seed", type=int, default=20261121)
    parser.add_argument("--small-disk", type=Path, help="a folder on a disk of a few megabytes")
    chosen = parser.parse_args()
    started = time.monotonic()

    def report(done, name):
        if done % 20 == 0:
            print(f"{done}/{chosen.cases}", flush=True)

    with tempfile.TemporaryDirectory() as folder:
        Path(folder).chmod(0o755)
        counts = run(
            Path(folder), chosen.cases, seed=chosen.seed, small_disk=chosen.small_disk,
            report=report,
        )  # fmt: skip
    seconds = round(time.monotonic() - started, 1)
    print(json.dumps({"cases": chosen.cases, "losses": 0, "seconds": seconds, **counts}))


if __name__ == "__main__":
    main()
