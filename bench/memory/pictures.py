"""The pictures of docs/memory.md."""

from __future__ import annotations

from pathlib import Path

import matplotlib as mpl
from matplotlib.figure import Figure as Drawing

from bench.memory.experiments import EXPERIMENTS
from bench.memory.judge import judge, mean_over
from bench.memory.play import Outcomes

FOLDER = Path(__file__).parents[2] / "docs" / "pictures"
COURSES = {"schedulers-small": "#9ecae1", "schedulers": "#3182bd", "schedulers-large": "#08306b"}


def draw(outcomes: Outcomes, folder: Path = FOLDER) -> None:
    """Both pictures, as SVG; the same outcomes give the same files."""
    with mpl.rc_context({"svg.hashsalt": "uzelok", "font.size": 9}):
        for name, drawing in (("schedulers", _schedulers(outcomes)), ("retention", _retention(outcomes))):
            drawing.savefig(folder / f"memory-{name}.svg", metadata={"Date": None}, facecolor="white")


def _schedulers(outcomes: Outcomes) -> Drawing:
    """Bars with their intervals, for the three courses."""
    drawing = Drawing(figsize=(7.5, 3.6), layout="constrained")
    axes = drawing.subplots()
    by_key = {each.key: each for each in EXPERIMENTS}
    for place, (key, colour) in enumerate(COURSES.items()):
        for row, each in enumerate(judge(by_key[key], outcomes[key])):
            apart = [[each.value.mean - each.value.low], [each.value.high - each.value.mean]]
            label = by_key[key].title if row == 0 else None
            axes.barh(row + 0.27 * (place - 1), each.value.mean, 0.25, color=colour, xerr=apart, label=label, capsize=2)
    names = list(by_key["schedulers"].variants)
    axes.set_yticks(range(len(names)), names)
    axes.invert_yaxis()
    axes.set_xlabel("facts remembered after 90 days, for each minute of study (with 95 % interval)")
    drawing.legend(frameon=False, loc="outside upper center", ncols=3)
    axes.spines[["top", "right"]].set_visible(False)
    return drawing


def _retention(outcomes: Outcomes) -> Drawing:
    """What is remembered over what it costs, with the aim at each point."""
    drawing = Drawing(figsize=(7.5, 3.2), layout="constrained")
    axes = drawing.subplots()
    played = outcomes["retention-unhurried"]
    minutes = [mean_over(lives, lambda life: life.late_minutes) for lives in played.values()]
    share = [100 * mean_over(lives, lambda life: life.remembered / life.met) for lives in played.values()]
    axes.plot(minutes, share, "o-", color="#3182bd")
    for (name, _), x, y in zip(played, minutes, share, strict=True):
        axes.annotate(name.removesuffix(" (today)"), (x, y), (6, -10), textcoords="offset points")
    axes.set_xlabel("minutes a day in the third month, at seven new facts a day")
    axes.set_ylabel("remembered of those met, %")
    axes.spines[["top", "right"]].set_visible(False)
    return drawing
