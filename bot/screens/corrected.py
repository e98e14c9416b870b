"""What learners are told of questions that were set right."""

from __future__ import annotations

from collections.abc import Mapping

from bot.screens.phrases import lines, paragraphs
from bot.texts import Html, Words
from quiz.corrections import Righted
from quiz.usecases.spreading import Line, lines_of


def corrected_lines(words: Words, data: Mapping[str, str | int]) -> Html:
    """Each question with what was taken for right and what is; how many more there are; that nothing is lost."""
    listed = lines_of(data)
    more = int(data["count"]) - len(listed)
    return paragraphs(
        *(_line(words, line) for line in listed),
        words("notice-corrected-more", count=more) if more > 0 else None,
        words("notice-corrected-memory"),
    )


def fixed_line(words: Words, data: Mapping[str, str | int]) -> Html:
    """What is right now of a question that the learner had reported; nothing if no answer was wrong."""
    return _righted(words, Righted(str(data["was"]), str(data["now"]))) if "version" in data else Html("")


def _line(words: Words, line: Line) -> Html:
    return lines([words("corrected-line-question", question=line.question), _righted(words, line.righted)])


def _righted(words: Words, righted: Righted) -> Html:
    return words("corrected-line", was=righted.was, now=righted.now) if righted.was else words("corrected-line-else")
