"""How far forecasts of right answers are off on long logs, as the bot would have told them: before each answer."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence

import numpy as np

from bench.figures import Figure
from bench.memory.facts import draw_facts
from bench.memory.logs import DrawnLog, logs
from quiz.calibration import Calibration, binned, expected_right
from quiz.memory import DEFAULT, Scheduling, replay
from quiz.model import FactId, Review

ANSWERS, LEARNERS = 10_000, 5
FIRST_FIT = 64
GOAL = 0.02
Parameters = tuple[float, ...]
Fit = Callable[[Sequence[Review], Parameters], Parameters]
"""The parameters after so many answers, where there were these before."""


def published(answers: Sequence[Review], before: Parameters) -> Parameters:
    """Nothing is fitted."""
    return before


def foretold(seed: int, drawn: DrawnLog, fit: Fit) -> Calibration:
    """Each answer by the parameters of its time: fitted at 64 answers and whenever they have doubled."""
    facts = draw_facts(np.random.default_rng([seed, 1]), max(50, len(drawn.lines) // 2))
    parameters: Parameters = DEFAULT
    found: list[tuple[float, bool]] = []
    for first, end in _spans(len(drawn.lines)):
        if first:
            parameters = fit(drawn.lines[:first], parameters)
        scheduling = Scheduling(parameters=parameters)
        for fact, log in _by_fact(drawn.lines[:end]).items():
            forms = {question.key: question for question in facts[fact].questions}
            for line, before, _ in replay(log, scheduling):
                chance = expected_right(before, forms[line.question], False, line.day, scheduling)
                if line.id > first and chance is not None:
                    found.append((chance, bool(line.correct)))
    return binned(found)


def calibration_figures(seed: int, fit: Fit = published) -> list[Figure]:
    """Of learners whose memory is that of the published parameters; with a fit, of all kinds of people."""
    spread = 0.0 if fit is published else 1.0
    runs = tuple(
        foretold(number, logs(number, ANSWERS, plain=True, spread=spread), fit).gap or 0.0
        for number in range(seed, seed + LEARNERS)
    )
    return [Figure(f"mean gap between foretold and actual right answers, of {ANSWERS} answers", runs, GOAL, "of 1")]


def _spans(count: int) -> Iterator[tuple[int, int]]:
    first, end = 0, FIRST_FIT
    while first < count:
        yield first, min(end, count)
        first, end = end, 2 * end


def _by_fact(lines: Sequence[Review]) -> dict[FactId, list[Review]]:
    found: dict[FactId, list[Review]] = defaultdict(list)
    for line in lines:
        found[line.fact].append(line)
    return found
