"""The tests as whole processes: nobody runs a slow suite."""

from __future__ import annotations

import os
import re
import subprocess
import sys

from bench.figures import Figure

RUNS = 3
SIDE_BY_SIDE = ("-n", "auto", "--maxprocesses", "4", "--dist", "worksteal")
"""As `make test` does it."""


def measure_suites() -> list[Figure]:
    """The core's tests by pytest's own clock, and everything but the browser's."""
    return [
        Figure("tests of the core", tuple(_seconds("tests/quiz") for _ in range(RUNS)), 2.0, "s"),
        Figure("all tests but the browser's", (_seconds("tests", "--ignore=tests/e2e", *SIDE_BY_SIDE),), 60.0, "s"),
    ]


def _seconds(*words: str) -> float:
    command = [sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", *words]
    # With this variable set, Python compiles everything anew in each run.
    setting = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    said = subprocess.run(command, capture_output=True, text=True, check=False, env=setting).stdout
    found = re.search(r"passed.* in ([\d.]+)s", said)
    if found is None:
        raise RuntimeError(f"{' '.join(words)}: the tests did not pass:\n{said[-2000:]}")
    return float(found[1])
