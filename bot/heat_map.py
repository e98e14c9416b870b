"""The picture of a class: facts × learners, each square as bright as the fact will be recalled."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import cache
from io import BytesIO
from typing import TYPE_CHECKING, NamedTuple

from bot.charts import DPI, FAINT, INK, SHADES
from quiz.classroom import Chances, Classroom, Hold, Member
from quiz.model import FactId

if TYPE_CHECKING:
    from matplotlib.axes import Axes

MOST_DRAWN = 40
"""Learners that fit side by side with their names."""
MOST_FACTS = 60
"""Facts that fit one below the other; of more the shakiest are drawn."""
LOW = 0.5
"""Below this recall all squares are alike: people remember for long, and what they have lost is lost."""
COLOURS = ("#d9603b", "#f5d9a8", "#3aa576", "#1b7a53")
NEVER = SHADES[0]
WIDTH, LEFT, ROW, AROUND = 8.0, 3.1, 0.145, 1.75
"""Inches: of the picture, of the statements, of a row, and of what stands above and below the rows."""
STATEMENT, NAME = 46, 14
"""Characters."""


class Labels(NamedTuple):
    """The words on the picture, plain text."""

    title: str
    never: str
    lost: str
    sure: str


def drawn_facts(room: Classroom) -> tuple[Hold, ...]:
    """The facts that are drawn, in the set's order: all, or those that will be recalled least in a week."""
    if len(room.facts) <= MOST_FACTS:
        return room.facts
    shakiest = sorted(room.facts, key=lambda hold: 1.0 if hold.lasting is None else hold.lasting)[:MOST_FACTS]
    chosen = {hold.fact for hold in shakiest}
    return tuple(hold for hold in room.facts if hold.fact in chosen)


def draw_class(labels: Labels, room: Classroom, statements: dict[FactId, str]) -> bytes | None:
    """PNG bytes, 1000 pixels wide and up to 1306 high; None for a class that is empty, or larger than MOST_DRAWN.

    Chances are those of the exam's day if there is one, else today's. Takes some 0.5 s of a core: call it in a thread.
    """
    if not room.facts or not 0 < len(room.learners) <= MOST_DRAWN:
        return None
    # Loaded when first needed: the library is large, and most processes never draw.
    from matplotlib.figure import Figure

    holds = drawn_facts(room)
    places = {hold.fact: place for place, hold in enumerate(room.facts)}
    chances = [one.chances if one.chances_on_exam is None else one.chances_on_exam for one in room.learners]
    rows = [tuple(each[places[hold.fact]] for each in chances) for hold in holds]
    height = AROUND + ROW * max(len(rows), 8)
    figure = Figure(figsize=(WIDTH, height), dpi=DPI, facecolor="white")
    axes = figure.add_axes((LEFT / WIDTH, 1.2 / height, (WIDTH - LEFT - 0.25) / WIDTH, (height - AROUND) / height))
    _draw_squares(axes, rows)
    _name(axes, [statements[hold.fact] for hold in holds], [one.member for one in room.learners])
    figure.text(
        0.02, 1 - 0.35 / height, _drawable(labels.title), fontsize=15, color=INK, fontweight="bold", parse_math=False
    )
    _draw_legend(figure.add_axes((0.02, 0.15 / height, LEFT / WIDTH - 0.04, 0.7 / height)), labels)
    out = BytesIO()
    figure.savefig(out, format="png")
    return out.getvalue()


def _draw_squares(axes: Axes, rows: Sequence[Chances]) -> None:
    from matplotlib.colors import to_rgb

    axes.imshow(
        [[to_rgb(NEVER) if chance is None else _colour(chance) for chance in row] for row in rows],
        aspect="auto",
        interpolation="nearest",
    )
    axes.set_xticks([place - 0.5 for place in range(1, len(rows[0]))], minor=True)
    axes.set_yticks([place - 0.5 for place in range(1, len(rows))], minor=True)
    axes.grid(which="minor", color="white", linewidth=0.8)
    axes.spines[:].set_visible(False)
    axes.tick_params(which="both", length=0)


def _colour(chance: float) -> tuple[float, float, float]:
    """Between the two of COLOURS that a chance lies between."""
    from matplotlib.colors import to_rgb

    above = max(chance - LOW, 0.0) / (1 - LOW) * (len(COLOURS) - 1)
    first = min(int(above), len(COLOURS) - 2)
    red, green, blue = (
        low + (high - low) * (above - first)
        for low, high in zip(to_rgb(COLOURS[first]), to_rgb(COLOURS[first + 1]), strict=True)
    )
    return red, green, blue


def _name(axes: Axes, statements: Sequence[str], people: Sequence[Member]) -> None:
    """Both as plain text: a dollar sign in a name begins no formula."""
    told = [_short(statement, STATEMENT) for statement in statements]
    axes.set_yticks(range(len(told)), told, fontsize=7, color=INK, parse_math=False)
    called = [_column(one) or str(place) for place, one in enumerate(people, start=1)]
    axes.set_xticks(range(len(called)), called, fontsize=8, color=INK, rotation=90, parse_math=False)


def _draw_legend(axes: Axes, labels: Labels) -> None:
    from matplotlib.colors import to_rgb

    scale = [_colour(LOW + (1 - LOW) * step / 39) for step in range(40)]
    axes.imshow([scale], aspect="auto", extent=(0, 40, 2, 3))
    axes.imshow([[to_rgb(NEVER)]], aspect="auto", extent=(0, 3, 0, 1))
    axes.set_axis_off()
    axes.set_xlim(0, 40)
    axes.set_ylim(-0.2, 3)
    told = ((0, 1.5, labels.lost, "left"), (40, 1.5, labels.sure, "right"), (4, 0.5, labels.never, "left"))
    for x, y, label, side in told:
        axes.text(x, y, _drawable(label), fontsize=8, color=FAINT, ha=side, va="center", parse_math=False)


def _column(member: Member) -> str:
    """The name above a column; «» if the font cannot write it: half of a name would be another one."""
    drawable = _drawable(member.name)
    letters = [sum(map(str.isalnum, name)) for name in (member.name, drawable)]
    if not letters[1] or letters[1] < letters[0]:
        return ""
    return replace(member, name=" ".join(drawable.split())).called("", NAME)


def unwritten(room: Classroom) -> tuple[tuple[int, Member], ...]:
    """Whose columns bear their number instead of a name, which the font cannot write."""
    return tuple((nth, one.member) for nth, one in enumerate(room.learners, start=1) if not _column(one.member))


def _short(text: str, length: int) -> str:
    drawable = " ".join(_drawable(text).split())
    return drawable if len(drawable) <= length else drawable[: length - 1].rstrip() + "…"


def _drawable(text: str) -> str:
    """Without what the font has no sign for, such as emoji."""
    signs = _signs()
    return "".join(sign for sign in text if ord(sign) in signs)


@cache
def _signs() -> frozenset[int]:
    from matplotlib.font_manager import FontProperties, findfont
    from matplotlib.ft2font import FT2Font

    return frozenset(FT2Font(findfont(FontProperties())).get_charmap())
