"""Where memory is fitted to people: in a process of its own, one after another."""

from __future__ import annotations

import asyncio
from collections.abc import Iterator, Mapping, Sequence
from importlib.util import find_spec

import structlog

from bot.errand import NotDone, run_errand
from quiz.fitting import Fit
from quiz.fsrs import Parameters
from quiz.histories import History

PORTION = 200
"""Facts pickled at once."""
SECONDS = 60.0
"""Any log takes under one; the rest is for a machine that has much else to do."""
MEGABYTES = 700
OPTIMIZER = "fsrs_rs_python"
log = structlog.get_logger()


class FitRoom:
    """See quiz.ports.Fitter. task: "module:function", what the process calls."""

    def __init__(self, task: str, seconds: float = SECONDS, megabytes: int = MEGABYTES) -> None:
        self._task = task
        self._seconds = seconds
        self._megabytes = megabytes
        self._turn = asyncio.Lock()
        self._told = False

    async def fit(
        self, histories: Sequence[History], start: Parameters, old: Parameters, repairs: Mapping[str, int]
    ) -> Fit | None:
        """None if the process was lost or took too long."""
        if not self._told and find_spec(OPTIMIZER) is None:
            log.info("fsrs-rs-python is not installed (uzelok[optimizer]); memory is fitted without its first guess")
        self._told = True
        async with self._turn:
            try:
                parts = ((start, old, repairs), *_portions(histories))
                [found] = await run_errand(self._task, parts, self._seconds, self._megabytes)
            except NotDone:
                return None
            fitted: Fit = found
            return fitted


def _portions(histories: Sequence[History]) -> Iterator[Sequence[History]]:
    for start in range(0, len(histories), PORTION):
        yield histories[start : start + PORTION]
