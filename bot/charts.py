"""The picture of /stats: what comes in two weeks, and a calendar of what was done."""

from __future__ import annotations

import asyncio
from datetime import timedelta
from io import BytesIO
from typing import TYPE_CHECKING, Any

from babel.dates import get_day_names, get_month_names

from bot.lettering import DPI
from bot.texts import Words
from quiz.model import StudyDay
from quiz.progress import CalendarDay, calendar
from quiz.usecases.look import Statistics

if TYPE_CHECKING:
    from matplotlib.axes import Axes

WEEKS = 14
CARD = "#263445"
"""The ground: nobody tells a bot whether the chat is light or dark, and this stands out from either."""
SHADES = ("#3b4b5f", "#2f7358", "#3f9f73", "#5fc893", "#a6efc5")
INK, FAINT, LINE, ACCENT, NOW = "#f2f5f9", "#b9c4d1", "#4a5a6e", "#5aa9ee", "#ffb25c"
WIDTH, HEIGHT = 8.0, 9.4
TITLE, LABEL, NARROW = 24, 19, 14
"""Sizes of letters, in points, NARROW of long numbers: a phone shows the picture at a third of its width."""
DRAWING = asyncio.Semaphore(1)
"""Held while something is drawn: it takes half a second of a core, so whoever asks for many gets them one by one."""


def draw_statistics(words: Words, stats: Statistics) -> bytes:
    """PNG bytes, about 1000 × 1175 pixels. Takes some 0.3 s of a core: call it in a thread."""
    # Loaded when first needed: the library is large, and most processes never draw.
    from matplotlib.figure import Figure

    figure = Figure(figsize=(WIDTH, HEIGHT), dpi=DPI, facecolor=CARD)
    upper, lower = figure.subplots(2, 1, gridspec_kw={"height_ratios": [1, 1.25], "hspace": 0.42})
    figure.subplots_adjust(left=0.09, right=0.97, top=0.93, bottom=0.15)
    _draw_forecast(upper, words, stats)
    _draw_calendar(lower, words, stats)
    out = BytesIO()
    figure.savefig(out, format="png")
    return out.getvalue()


def _title(axes: Axes, text: str) -> None:
    axes.set_title(text, loc="left", fontsize=TITLE, color=INK, fontweight="bold", pad=14)
    axes.set_facecolor(CARD)
    axes.spines[:].set_visible(False)
    axes.tick_params(length=0, colors=FAINT, labelsize=LABEL)


def _draw_forecast(axes: Axes, words: Words, stats: Statistics) -> None:
    days = [StudyDay(stats.today + timedelta(days=ahead)) for ahead in range(len(stats.forecast))]
    bars = axes.bar(range(len(days)), stats.forecast, color=[NOW, *[ACCENT] * (len(days) - 1)], width=0.72, zorder=2)
    _title(axes, words.plain("chart-forecast"))
    names = get_day_names("short", locale=words.language)
    axes.set_xticks(range(len(days)), [f"{names[day.weekday()]}\n{day.day}" for day in days])
    axes.get_xticklabels()[0].set(color=NOW, fontweight="bold")
    axes.set_yticks([])
    axes.set_ylim(0, max(*stats.forecast, 3) * 1.25)
    for bar, count in zip(bars, stats.forecast, strict=True):
        if count:
            middle, size = bar.get_x() + bar.get_width() / 2, LABEL if count < 100 else NARROW
            axes.text(middle, count, str(count), ha="center", va="bottom", color=INK, fontsize=size)
    axes.axhline(0, color=LINE, linewidth=1, zorder=1)


def _draw_calendar(axes: Axes, words: Words, stats: Statistics) -> None:
    weeks = calendar(stats.tallies, stats.today, WEEKS)
    for column, week in enumerate(weeks):
        for row, day in enumerate(week):
            if day is not None:
                axes.add_patch(_square(column, row, day, today=day.day == stats.today))
    _title(axes, words.plain("chart-calendar"))
    names = get_day_names("short", locale=words.language)
    axes.set_yticks([0.45, 2.45, 4.45, 6.45], [names[day] for day in (0, 2, 4, 6)])
    axes.set_xticks(*_months(words, weeks))
    axes.set_xlim(-0.1, WEEKS)
    axes.set_ylim(7.1, -0.1)
    axes.set_aspect("equal", anchor="W")
    _legend(axes, words)


def _square(column: int, row: int, day: CalendarDay, today: bool) -> Any:
    from matplotlib.patches import FancyBboxPatch

    return FancyBboxPatch(
        (column + 0.1, row + 0.1),
        0.76,
        0.76,
        boxstyle="round,pad=0,rounding_size=0.16",
        facecolor=SHADES[day.shade],
        edgecolor=NOW if today else "none",
        linewidth=1.6,
    )


def _months(words: Words, weeks: tuple[tuple[CalendarDay | None, ...], ...]) -> tuple[list[float], list[str]]:
    """Where each month begins, with its name."""
    names = get_month_names("abbreviated", context="stand-alone", locale=words.language)
    places: list[float] = []
    labels: list[str] = []
    for column, week in enumerate(weeks):
        first = next((day.day for day in week if day is not None and day.day.day == 1), None)
        if first is not None:
            places.append(column + 0.45)
            labels.append(names[first.month])
    return places, labels


def _legend(axes: Axes, words: Words) -> None:
    from matplotlib.patches import Rectangle

    below = 8.75
    for n, shade in enumerate(SHADES):
        axes.add_patch(Rectangle((WEEKS - 8.0 + n, below), 0.76, 0.76, facecolor=shade, clip_on=False))
    for x, name, side in ((WEEKS - 8.3, "chart-less", "right"), (WEEKS - 2.85, "chart-more", "left")):
        said = words.plain(name)
        axes.text(x, below + 0.4, said, fontsize=LABEL, color=FAINT, ha=side, va="center", clip_on=False)
