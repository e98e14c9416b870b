"""The tables of docs/memory.md."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from bench.memory.experiments import EXPERIMENTS, Experiment
from bench.memory.judge import Estimate, Judged, judge, mean_over
from bench.memory.life import Outcome
from bench.memory.play import Outcomes, Variant

Played = Mapping[Variant, Sequence[Outcome]]


def tables(outcomes: Outcomes) -> dict[str, str]:
    """A table in Markdown for each experiment, by its key."""
    return {each.key: table(each, outcomes[each.key]) for each in EXPERIMENTS if each.key in outcomes}


def table(experiment: Experiment, played: Played) -> str:
    """One experiment: a line for each variant."""
    judged = judge(experiment, played)
    learners = len(next(iter(played.values())))
    if experiment.aims:
        head, rows = _equal_minutes(experiment, played, judged)
    elif experiment.key.startswith("retention"):
        head, rows = _retention(experiment, played, judged)
    else:
        head, rows = _schedulers(experiment, played, judged)
    lines = [f"*{experiment.title}; {learners} learners.*", "", _row(head), _row(["---"] * len(head)), *map(_row, rows)]
    return "\n".join(lines)


def _schedulers(experiment: Experiment, played: Played, judged: Sequence[Judged]) -> tuple[list[str], list[list[str]]]:
    head = [
        "scheduler", "remembered a minute", "beside Uzelok", "remembered", "the same, mean of 30 days after",
        "minutes", "facts met", "right answers",
    ]  # fmt: skip
    rows = []
    for each in judged:
        lives = played[each.name, None]
        rows.append(
            [
                each.name,
                bounds(each.value, "{:.3f}"),
                _gain(each, experiment),
                f"{mean_over(lives, lambda life: life.remembered):.0f}",
                f"{mean_over(lives, lambda life: life.later):.0f}",
                f"{mean_over(lives, lambda life: life.minutes):.0f}",
                f"{mean_over(lives, lambda life: life.met):.0f} of {mean_over(lives, lambda life: life.course):.0f}",
                f"{mean_over(lives, lambda life: life.right / life.answers):.0%}".replace("%", " %"),
            ]
        )
    return head, rows


def _equal_minutes(
    experiment: Experiment, played: Played, judged: Sequence[Judged]
) -> tuple[list[str], list[list[str]]]:
    aim = max(experiment.aims)
    head = [
        "rule", "remembered at equal minutes", "beside today's", "standard errors",
        f"at an aim of {aim * 100:.0f} %: remembered", "minutes",
    ]  # fmt: skip
    rows = []
    for each in judged:
        lives = played[each.name, aim]
        rows.append(
            [
                each.name,
                f"{each.value.mean:.1f}",
                _gain(each, experiment),
                "" if each.name == experiment.base else f"{each.errors:+.1f}",
                f"{mean_over(lives, lambda life: life.remembered):.0f}",
                f"{mean_over(lives, lambda life: life.minutes):.0f}",
            ]
        )
    return head, rows


def _retention(experiment: Experiment, played: Played, judged: Sequence[Judged]) -> tuple[list[str], list[list[str]]]:
    head = ["aim", "minutes a day, last month", "remembered", "of those met", "remembered a minute", "beside today's"]
    rows = []
    for each in judged:
        lives = played[each.name, None]
        rows.append(
            [
                each.name,
                f"{mean_over(lives, lambda life: life.late_minutes):.1f}",
                f"{mean_over(lives, lambda life: life.remembered):.0f}",
                f"{100 * mean_over(lives, lambda life: life.remembered / life.met):.0f} %",
                bounds(each.value, "{:.3f}"),
                _gain(each, experiment),
            ]
        )
    return head, rows


def bounds(estimate: Estimate, how: str) -> str:
    """A mean and its interval."""
    return f"{how.format(estimate.mean)} ({how.format(estimate.low)} … {how.format(estimate.high)})"


def _gain(each: Judged, experiment: Experiment) -> str:
    if each.name == experiment.base:
        return ""
    return bounds(Estimate(*(100 * part for part in (each.gain.mean, each.gain.low, each.gain.high))), "{:+.1f}") + " %"


def _row(cells: Sequence[str]) -> str:
    return f"| {' | '.join(cells)} |"
