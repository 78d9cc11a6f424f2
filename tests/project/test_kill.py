"""A program that edits at full speed is killed at random instants; nothing acknowledged is lost.

NOIVU_KILLS=500 runs the long form.
"""

import os
import random
import signal
import time

import pytest

from noivu_desktop.errors import PlanError
from noivu_desktop.project.project_file import create_project_file, open_project_file, read_project
from noivu_desktop.verify.verifying import verify_project
from tests.project.strategies import CODES, small_project
from tests.project.test_any_sequence import rows

KILLS = int(os.environ.get("NOIVU_KILLS", "20"))

pytestmark = pytest.mark.skipif(not hasattr(os, "fork"), reason="needs fork and SIGKILL")


def edit_until_killed(path, acknowledge, rng):
    """Do anything the file can do, and say after each return where the project stands."""
    with open_project_file(path) as file:
        while True:
            try:
                anything(file, rng)
            except PlanError:
                continue
            state = f"{len(file.history.entries)} {file.history.head} {len(file.checkpoints)}\n"
            os.write(acknowledge, state.encode())


def anything(file, rng):
    choice = rng.random()
    if choice < 0.4:
        file.do("merge", codes=rng.sample(CODES, 2))
    elif choice < 0.6:
        file.do("take_out", code=rng.choice(CODES))
    elif choice < 0.7:
        values = {"population": rng.randrange(9999), "note": "x" * rng.randrange(5000)}
        file.do("set_values", code=rng.choice(CODES), values=values)
    elif choice < 0.85:
        file.undo()
    elif choice < 0.93:
        file.redo()
    elif choice < 0.96:
        file.checkpoint("mốc")
    else:
        file.save_as(file.path.with_name("bản sao.gpkg"))


def killed_after_some_acknowledgements(path, rng):
    """The last state that the child acknowledged before it was killed."""
    read_end, write_end = os.pipe()
    child = os.fork()
    if child == 0:
        try:
            os.close(read_end)
            edit_until_killed(path, write_end, random.Random(rng.random()))
        finally:
            os._exit(1)
    os.close(write_end)
    with os.fdopen(read_end) as acknowledgements:
        heard = [acknowledgements.readline() for _ in range(rng.randrange(1, 25))]
        until = time.perf_counter() + rng.random() * 0.01
        while time.perf_counter() < until:
            pass
        os.kill(child, signal.SIGKILL)
        os.waitpid(child, 0)
        heard += acknowledgements.readlines()
    return [int(number) for number in heard[-1].split()]


def connected_or_not(result):
    """Problems but those of random groups that do not hang together."""
    return [problem for problem in result.problems if "không liền nhau" not in problem]


def test_a_kill_at_any_instant_loses_at_most_the_step_in_flight(tmp_path):
    path, copy = tmp_path / "p.gpkg", tmp_path / "bản sao.gpkg"
    create_project_file(path, small_project()).close()
    rng = random.Random(20261121)
    for _ in range(KILLS):
        steps, head, checkpoints = killed_after_some_acknowledgements(path, rng)

        with open_project_file(path) as file:
            assert not file.read_only
            assert steps <= len(file.history.entries) <= steps + 1
            assert checkpoints <= len(file.checkpoints) <= checkpoints + 1
            if len(file.history.entries) == steps + 1:
                assert file.history.entries[-1].parent == head
            project = file.project
        create_project_file(tmp_path / "mới.gpkg", project).close()
        assert rows(path) == rows(tmp_path / "mới.gpkg")
        assert connected_or_not(verify_project(path)) == []
        if copy.exists():
            read_project(copy)
