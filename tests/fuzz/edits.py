"""Random steps, undo, redo, jumps, copies and reopening, against a model in plain Python.

script/fuzz edits --cases 500
"""

import argparse
import json
import time

from hypothesis import HealthCheck, Phase, settings
from hypothesis.stateful import run_state_machine_as_test

from tests.project.test_any_sequence import AnySequence

STEPS = 60


def main():
    parser = argparse.ArgumentParser(prog="script/fuzz edits")
    parser.add_argument("--cases", type=int, default=100)
    cases = parser.parse_args().cases
    started = time.monotonic()
    counted = {"cases": 0, "gestures": 0}

    class Counted(AnySequence):
        """The same machine, counting."""

        def __init__(self):
            super().__init__()
            counted["cases"] += 1

        def do(self, step):
            counted["gestures"] += 1
            return super().do(step)

    run_state_machine_as_test(
        Counted,
        settings=settings(
            max_examples=cases,
            stateful_step_count=STEPS,
            deadline=None,
            database=None,
            phases=(Phase.generate, Phase.shrink),
            suppress_health_check=list(HealthCheck),
        ),
    )
    seconds = round(time.monotonic() - started, 1)
    print(json.dumps({**counted, "losses": 0, "seconds": seconds}))


if __name__ == "__main__":
    main()
