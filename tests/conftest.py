"""For the tests of all rooms: how much hypothesis tries, and logging left as it was found."""

from __future__ import annotations

import logging
import os
import sys
from collections.abc import Iterator

import pytest
from hypothesis import settings

# `quick` is enough to catch a rule that is gone, `deep` looks for what nobody thought of. A test names a number of
# its own only with a reason, for it would hold in both.
settings.register_profile("quick", max_examples=12, deadline=None)
settings.register_profile("deep", max_examples=300, deadline=None)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE") or ("deep" if os.environ.get("CI") == "true" else "quick"))


@pytest.fixture(scope="module", autouse=True)
def _logging_as_it_was() -> Iterator[None]:
    """A command that a test runs sets logging up for its whole process: no later module is to inherit that."""
    root = logging.getLogger()
    before = root.handlers[:], root.level
    yield
    root.handlers[:], root.level = before
    if "structlog" in sys.modules:
        sys.modules["structlog"].reset_defaults()
