"""Where tests keep databases: in memory, for SQLite waits for a disk at each commit and so would they."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest

MEMORY = Path("/dev/shm")
"""Linux has it; nothing in it can be run, and containers often have little of it."""
ENOUGH = 512 * 1024**2


@pytest.fixture
def tmp_path() -> Iterator[Path]:
    """An empty folder for one test, in memory where the system has room there. Import it in place of pytest's own."""
    roomy = os.access(MEMORY, os.W_OK) and shutil.disk_usage(MEMORY).free > ENOUGH
    with TemporaryDirectory(prefix="uzelok-", dir=MEMORY if roomy else None) as folder:
        yield Path(folder)
