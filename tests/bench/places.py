"""Where the databases of these tests lie."""

from __future__ import annotations

import os
import shutil
from pathlib import Path

from tests.folders import ENOUGH, MEMORY


def in_memory() -> Path | None:
    """The system's memory where there is room in it, so that tests need not wait for a disk."""
    roomy = os.access(MEMORY, os.W_OK) and shutil.disk_usage(MEMORY).free > ENOUGH
    return MEMORY if roomy else None
