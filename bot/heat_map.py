"""The picture of a class: facts × learners, each square as bright as the fact will be recalled."""

from __future__ import annotations

from collections.abc import Sequence
from io import BytesIO
from typing import TYPE_CHECKING, NamedTuple

from bot.lettering import DPI, FAINT, INK, LINE, Line, drawable, in_lines, width_of, write
from quiz.classroom import Chances, Classroom, Hold, Member
from quiz.model import FactId
from quiz.names import with_number

if TYPE_CHECKING:
    from matplotlib.axes import Axes

MOST_DRAWN = 40
"""Learners that fit side by side with their names."""
MOST_FACTS = 60
"""Facts that fit one below the other; of more the shakiest are drawn."""
LOW = 0.5
"""Below this recall all squares are alike: people remember for long, and what they have lost is lost."""
COLOURS = ("#d9603b", "#f5d9a8", "#3aa576", "#1b7a53")
NEVER = "#e7e9ee"
NARROW, WIDTH, LEFT, EDGE = 6.4, 8.0, 3.2, 0.2
"""Inches: of the picture of a class up to CLOSE, which is looked at on a phone, and of a larger one; of the statements,
and of what is left free beside the squares."""
ROW, TALL_ROW, FEW = 0.21, 0.36, 24
"""Inches of a row; of one whose statement may take two lines, where there are no more rows than that."""
LEGEND = 0.95
STATEMENT, NAME, SMALL_NAME, TITLE, ABOUT = 10, 10, 7.5, 17, 12
"""Points; the names are small where they stand close."""
WIDE, CLOSE = 5, 20
"""Up to so many columns a name stands across, and up to so many it is no smaller than a statement."""
NAME_LINES = 3
"""Of a name that stands across."""
LONGEST_NAME = 1.6
"""Inches: a name that takes more is shortened to «Анастасия К.»"""


class Labels(NamedTuple):
    """The words on the picture, plain text. about: which set, and which day."""

    title: str
    about: str
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
    """PNG bytes, 800 or 1000 pixels wide, up to 2000 high; None for a class that is empty, or larger than MOST_DRAWN.

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
    width = NARROW if len(chances) <= CLOSE else WIDTH
    names = _names(room, (width - LEFT - EDGE) / len(chances))
    heading = [Line(text, TITLE, INK, bold=True) for text in in_lines(labels.title, TITLE, width - 0.4, 1, bold=True)]
    heading += [Line(text, ABOUT, FAINT) for text in in_lines(labels.about, ABOUT, width - 0.4, 3)]
    few = len(rows) <= FEW
    above, below = 0.2 + sum(line.height for line in heading), max(0.2 + names.height, LEGEND)
    height = above + below + max(len(rows) * (TALL_ROW if few else ROW), 1.0)
    figure = Figure(figsize=(width, height), dpi=DPI, facecolor="white")
    write(figure, heading, height - 0.08, left=0.02)
    squares = (LEFT / width, below / height, (width - LEFT - EDGE) / width, (height - above - below) / height)
    axes = figure.add_axes(squares)
    _draw_squares(axes, rows)
    told = ["\n".join(in_lines(statements[hold.fact], STATEMENT, LEFT - 0.3, 2 if few else 1)) for hold in holds]
    axes.set_yticks(range(len(told)), told, fontsize=STATEMENT, color=INK, parse_math=False)
    turned = 90 if names.upright else 0
    axes.set_xticks(
        range(len(names.told)), names.told, fontsize=names.size, color=INK, rotation=turned, parse_math=False
    )
    _draw_legend(figure.add_axes((0.02, (below - LEGEND + 0.1) / height, LEFT / width - 0.04, 0.75 / height)), labels)
    out = BytesIO()
    figure.savefig(out, format="png")
    return out.getvalue()


class _Names(NamedTuple):
    """What stands below the columns. size: points. height: inches."""

    told: list[str]
    size: float
    upright: bool
    height: float


def _names(room: Classroom, column: float) -> _Names:
    """Across, in a few lines, where there are few columns; upright where there are more. column: inches of one."""
    names = [_written(one.member) or str(place) for place, one in enumerate(room.learners, start=1)]
    if len(names) <= WIDE:
        lines = [in_lines(name, NAME, column - 0.08, NAME_LINES) for name in names]
        return _Names(["\n".join(each) for each in lines], NAME, False, max(map(len, lines)) * NAME * LINE / 72)
    size = NAME if len(names) <= CLOSE else SMALL_NAME
    told = [_shortened(name, size) for name in names]
    return _Names(told, size, True, max(width_of(name, size) for name in told))


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
        axes.text(x, y, drawable(label), fontsize=9, color=FAINT, ha=side, va="center", parse_math=False)


def _written(member: Member) -> str:
    """The name of a column; «» if the font cannot write it: half of a name would be another one."""
    written = drawable(member.name)
    letters = [sum(map(str.isalnum, name)) for name in (member.name, written)]
    return "" if not letters[1] or letters[1] < letters[0] else with_number(written, member.nth)


def _shortened(name: str, size: float) -> str:
    """The name whole, or as «Анастасия К.»."""
    if width_of(name, size) <= LONGEST_NAME:
        return name
    first, *others = name.split(" ")
    return in_lines(" ".join([first, *(f"{each[0]}." for each in others[-1:])]), size, LONGEST_NAME, 1)[0]


def unwritten(room: Classroom) -> tuple[tuple[int, Member], ...]:
    """Whose columns bear their number instead of a name, which the font cannot write."""
    return tuple((nth, one.member) for nth, one in enumerate(room.learners, start=1) if not _written(one.member))
