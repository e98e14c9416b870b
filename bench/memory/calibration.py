"""How far forecasts of right answers are off on long logs, as the bot would have told them: before each answer."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from datetime import date

from bench.figures import Figure
from bench.memory.logs import DrawnLog, logs
from quiz.calibration import Calibration, binned, expected_right
from quiz.fsrs import DEFAULT
from quiz.histories import History, histories
from quiz.memory import Scheduling, replay
from quiz.model import FactId, Review, StudyDay
from quiz.rating import guess_chance

ANSWERS, LEARNERS = 10_000, 5
FIRST_FIT = 64
GOAL = 0.02
DOOMSDAY = StudyDay(date(2999, 1, 1))
Parameters = tuple[float, ...]
Fit = Callable[[Sequence[History], Parameters], Parameters]
"""The parameters after these answers, where there were those before."""


def published(answers: Sequence[History], before: Parameters) -> Parameters:
    """Nothing is fitted."""
    return before


def seen(drawn: DrawnLog, first: int, end: int | None = None) -> Sequence[History]:
    """What the bot makes of the lines of a log from one on, before another; counted from 0."""

    def guess_of(line: Review) -> float:
        question = next(each for each in drawn.facts[line.fact].questions if each.key == line.question)
        return guess_chance(question)

    return histories(drawn.lines[first:end], DOOMSDAY, guess_of).of


def foretold(drawn: DrawnLog, fit: Fit) -> Calibration:
    """Each answer by the parameters of its time: fitted at 64 answers and whenever they have doubled."""
    parameters: Parameters = DEFAULT
    found: list[tuple[float, bool]] = []
    for first, end in _spans(len(drawn.lines)):
        if first:
            parameters = fit(seen(drawn, 0, first), parameters)
        scheduling = Scheduling(parameters=parameters)
        for fact, log in _by_fact(drawn.lines[:end]).items():
            forms = {question.key: question for question in drawn.facts[fact].questions}
            for line, before, _ in replay(log, scheduling):
                chance = expected_right(before, forms[line.question], False, line.day, scheduling)
                if line.id > first and chance is not None:
                    found.append((chance, bool(line.correct)))
    return binned(found)


def calibration_figures(seed: int, fit: Fit = published, plain: bool = True) -> list[Figure]:
    """Of learners whose memory is that of the published parameters; with a fit, of all kinds of people.

    plain: nobody guesses or slips.
    """
    spread = 0.0 if fit is published else 1.0
    runs = tuple(
        foretold(logs(number, ANSWERS, plain=plain, spread=spread), fit).gap or 0.0
        for number in range(seed, seed + LEARNERS)
    )
    whose = "" if fit is published else ", fitted" if plain else ", fitted, of people who guess and slip"
    name = f"mean gap between foretold and actual right answers, of {ANSWERS} answers{whose}"
    return [Figure(name, runs, GOAL, "of 1")]


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
