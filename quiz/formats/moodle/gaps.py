"""Gaps in a sentence, as Moodle's cloze questions have them: `He was {1:SHORTANSWER:=narkom~=minister} of posts.`"""

from __future__ import annotations

import html
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from quiz.formats.html_text import plain_text
from quiz.formats.shape import tidy

TYPED = frozenset({"SHORTANSWER", "SA", "MW", "SHORTANSWER_C", "SAC", "MWC"})
NUMBERS = frozenset({"NUMERICAL", "NM"})
CHOSEN = frozenset(
    {"MULTICHOICE", "MC", "MULTICHOICE_V", "MCV", "MULTICHOICE_H", "MCH"}
    | {"MULTICHOICE_S", "MCS", "MULTICHOICE_VS", "MCVS", "MULTICHOICE_HS", "MCHS"}
)
SEVERAL = frozenset({"MULTIRESPONSE", "MR", "MULTIRESPONSE_H", "MRH", "MULTIRESPONSE_S", "MRS"}) | {
    "MULTIRESPONSE_HS",
    "MRHS",
}
MOST_ALTERNATIVES = 50
"""More than any question of ours may have; those beyond are not looked at."""
START = re.compile(r"\{[0-9]{0,6}:([A-Z_]{2,20}):")
END = re.compile(r"(?<!\\)\}")
WORTH = re.compile(r"\s*(=|%(-?[0-9]{1,3}(?:[.,][0-9]{0,7})?)%)?")
MEANINGFUL = re.compile(r"[~#{}\\=%&<>\"]")
"""Signs that mean something in a gap or in HTML. Moodle reads their numbers back as the signs."""


@dataclass(frozen=True, slots=True)
class Alternative:
    """One answer that a gap knows. worth: in per cent. tolerant: numbers around it are right as well."""

    text: str
    worth: float
    feedback: str = ""
    tolerant: bool = False


@dataclass(frozen=True, slots=True)
class MoodleGap:
    """A gap. type: as Moodle names it. start, end: where it stands in the text, braces included."""

    type: str
    start: int
    end: int
    alternatives: tuple[Alternative, ...]


def find_gaps(source: str) -> Iterator[MoodleGap]:
    """The gaps in the HTML of a cloze question. What only looks like one is text to Moodle too."""
    place = 0
    while (start := START.search(source, place)) is not None:
        place = start.end()
        if start[1] not in TYPED | NUMBERS | CHOSEN | SEVERAL:
            continue
        end = END.search(source, place)
        if end is None:
            return
        pieces = re.split(r"(?<!\\)~", source[place : end.start()], maxsplit=MOST_ALTERNATIVES)[:MOST_ALTERNATIVES]
        place = end.end()
        yield MoodleGap(start[1], start.start(), place, tuple(_alternative(start[1], piece) for piece in pieces))


def _alternative(gap_type: str, piece: str) -> Alternative:
    sign = WORTH.match(piece)
    rest = piece[sign.end() :] if sign else piece
    said, *feedback = re.split(r"(?<!\\)(?<!&)(?<!&amp;)#", rest, maxsplit=1)
    text, tolerance = _decoded(said), ""
    if gap_type in NUMBERS:
        text, _, tolerance = text.partition(":")
    shown = tidy(text) if gap_type in TYPED | NUMBERS else plain_text(text)[0]
    remark = plain_text(_decoded("".join(feedback)))[0]
    return Alternative(shown, _worth(sign), remark, tolerance.strip("0., ") != "")


def _worth(sign: re.Match[str] | None) -> float:
    if sign is None or not sign[1]:
        return 0.0
    return float(sign[2].replace(",", ".")) if sign[2] else 100.0


def _decoded(coded: str) -> str:
    return html.unescape(re.sub(r"\\([}#~/\"])", r"\1", coded))


def written_gap(gap_type: str, alternatives: Iterable[Alternative]) -> str:
    """The gap as it stands in the HTML of a cloze question; `find_gaps` gives it back."""
    return "{1:" + gap_type + ":" + "~".join(_written(gap_type, each) for each in alternatives) + "}"


def _written(gap_type: str, alternative: Alternative) -> str:
    # Moodle takes options and feedback for HTML after it has taken them out of the gap, typed answers for text.
    text = html.escape(alternative.text, quote=False) if gap_type in CHOSEN else alternative.text
    feedback = html.escape(alternative.feedback, quote=False).replace("\n", "<br />")
    sign = "=" if alternative.worth == 100 else ""
    return sign + _coded(text) + (f"#{_coded(feedback)}" if feedback else "")


def _coded(text: str) -> str:
    return MEANINGFUL.sub(lambda found: f"&#{ord(found[0])};", text)
