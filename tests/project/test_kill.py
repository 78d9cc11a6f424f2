"""The short form of script/fuzz kill: kills, a full disk, read-only media."""

import os
import random
import tempfile
from pathlib import Path

import pytest

if not hasattr(os, "fork"):
    pytest.skip("needs fork and SIGKILL", allow_module_level=True)

from tests.fuzz.kill import CASES, Bench, kill_while_editing, run


@pytest.mark.parametrize("case", [case for case, _ in CASES], ids=lambda case: case.__name__)
def test_nothing_acknowledged_is_lost(case):
    with tempfile.TemporaryDirectory() as folder:
        Path(folder).chmod(0o755)  # who may only look must come this far
        bench = Bench(Path(folder), random.Random(20261121))
        for _ in range(12 if case is kill_while_editing else 2):
            case(bench)


def test_what_was_done_is_counted(tmp_path):
    counts = run(tmp_path, 3, seed=5)

    names = {case.__name__ for case, _ in CASES}
    assert sum(count for name, count in counts.items() if name in names) == 3
