"""How much fitting gains for people whose true memory is known, and what it costs.

What the prior and the gate are made of was tuned on people of other seeds, with another simulator. What is compared are
the answers that come after those fitted to: as many again, for then the bot fits anew. Counted is the loss that is to
be *expected* of them under the true memory; how single answers happen to turn out adds noise only. All is seeded.
"""

from __future__ import annotations

import os
import time
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from math import log, log1p
from multiprocessing import get_context
from statistics import fmean

import numpy as np

from bench.figures import Figure
from bench.memory.calibration import calibration_figures, seen
from bench.memory.logs import DrawnLog, logs
from bench.memory.truth import draw_in_proportion, draw_parameters
from fitting.bayes import optimize
from quiz.fitting import SUREST, Fit, fit
from quiz.fsrs import DEFAULT, Parameters
from quiz.histories import History
from quiz.memory import Scheduling, recall, replay

SEED, DRAWS, PEOPLE = 8_000, 3, 40
"""So many times so many people."""
WORSE = 0.002
"""Log loss by which nobody should be foretold worse."""
GOALS = ((1000, 0.8), (300, 0.5))
KINDS: dict[str, Callable[[np.random.Generator], Parameters]] = {
    "as far apart as fsrs-rs has them": draw_parameters,
    "half as far": lambda chance: draw_parameters(chance, 0.5),
    "each parameter by 30 % of itself": lambda chance: draw_in_proportion(chance, 0.3),
    "each by 50 %": lambda chance: draw_in_proportion(chance, 0.5),
}
USUAL = next(iter(KINDS))


@dataclass(frozen=True, slots=True)
class Compared:
    """Losses of what is to come that are to be expected: with the published parameters, the fitted, the true ones.
    happened: by how much the fitted were worse on these answers as they happened to turn out; held_out: on those that
    the fit itself held out, 0 if it was not taken."""

    published: float
    fitted: float
    true: float
    happened: float
    held_out: float

    @property
    def worse(self) -> float:
        return self.fitted - self.published


def compare(kind: str, seed: int, answers: int) -> Compared:
    """One person."""
    true = KINDS[kind](np.random.default_rng([seed, 2]))
    drawn = logs(seed, 2 * answers, plain=True, true=true)
    found = fit(seen(drawn, 0, answers), DEFAULT, optimize)
    (published, was), (fitted, became), (best, _) = (
        _losses(drawn, answers, each) for each in (DEFAULT, found.parameters, true)
    )
    held_out = (found.after or 0) - (found.before or 0) if found.taken else 0.0
    return Compared(published, fitted, best, became - was, held_out)


def _losses(drawn: DrawnLog, first: int, parameters: Parameters) -> tuple[float, float]:
    """Of what is foretold from that line on: to be expected, and as it happened."""
    expected, happened = zip(*_each_loss(drawn, first, parameters), strict=True)
    return fmean(expected), fmean(happened)


def _each_loss(drawn: DrawnLog, first: int, parameters: Parameters) -> Iterator[tuple[float, float]]:
    scheduling = Scheduling(parameters=parameters)
    for fact in {line.fact for line in drawn.lines[first:]}:
        for line, before, _ in replay([each for each in drawn.lines if each.fact == fact], scheduling):
            if line.id > first and before is not None and before.last_day < line.day:
                chance = min(max(recall(before, line.day, scheduling), SUREST), 1 - SUREST)
                true, right = drawn.chances[line.id - 1], drawn.recalled[line.id - 1] > 1
                yield -true * log(chance) - (1 - true) * log1p(-chance), -log(chance) if right else -log1p(-chance)


def compare_all(kind: str, answers: int, draw: int = 0, people: int = PEOPLE) -> list[Compared]:
    """People of one draw."""
    seeds = range(SEED + draw * people, SEED + (draw + 1) * people)
    with ProcessPoolExecutor(os.cpu_count(), get_context("spawn")) as pool:
        return list(pool.map(compare, [kind] * people, seeds, [answers] * people, chunksize=4))


def share(found: Sequence[Compared]) -> float:
    """Of the loss between the published parameters and the true ones, all people together: what fitting gained."""
    gained = fmean(one.published - one.fitted for one in found)
    return gained / fmean(one.published - one.true for one in found)


def seconds(answers: int = 10_000) -> tuple[float, ...]:
    """That fitting so many answers takes, of processor time; of three people."""
    spent = []
    for seed in range(SEED, SEED + 3):
        histories = seen(logs(seed, answers, plain=True), 0)
        begun = time.process_time()
        fit(histories, DEFAULT, optimize)
        spent.append(time.process_time() - begun)
    return tuple(spent)


def as_the_bot(histories: Sequence[History], before: Parameters) -> Parameters:
    """What the bot would have from these answers on."""
    found: Fit = fit(histories, DEFAULT, optimize, before)
    return found.parameters


def measure_fitting() -> list[Figure]:
    """What docs/memory.md says of it."""
    figures = []
    for answers, goal in GOALS:
        draws = [compare_all(USUAL, answers, draw) for draw in range(DRAWS)]
        of = f"{DRAWS} times {PEOPLE} people, {answers:,} answers"
        shares = tuple(map(share, draws))
        everybody = [one for draw in draws for one in draw]
        worst, held = max(one.worse for one in everybody), max(one.held_out for one in everybody)
        figures += [
            Figure(f"share of the gain in reach, {of}", shares, goal, "", at_least=True),
            Figure(f"loss added at worst, {of}, held-out ones", (held,), WORSE, ""),
            Figure(f"loss added at worst, {of}, to be expected of ones to come", (worst,), WORSE, ""),
        ]
    figures += calibration_figures(SEED, as_the_bot) + calibration_figures(SEED, as_the_bot, plain=False)
    return [*figures, Figure("fitting 10,000 answers, processor time", seconds(), 1.0, "s")]


def rows() -> Iterator[str]:
    """People who differ in other ways: for the page, see docs/memory.md."""
    for kind in KINDS:
        for answers, _ in GOALS:
            found = compare_all(kind, answers)
            worse, happened = (sorted(each) for each in zip(*((one.worse, one.happened) for one in found), strict=True))
            yield (
                f"| {kind} | {answers:,} | {fmean(one.published - one.true for one in found):.4f} | {share(found):.2f}"
                f" | {sum(each > WORSE for each in worse)} | {worse[-1]:+.4f}"
                f" | {sum(each > WORSE for each in happened)} | {happened[-1]:+.4f} |"
            )


if __name__ == "__main__":
    for row in rows():
        print(row, flush=True)
