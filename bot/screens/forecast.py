"""What a forecast is worth: no expected recall is shown without saying how many answers stand behind it."""

from __future__ import annotations

from bot.texts import Html, Words
from quiz.calibration import ENOUGH, Calibration


def trust(words: Words, answers: int, checked: Calibration) -> Html:
    """On how many answers it rests, and by how much it was off so far; in words while that cannot be told."""
    told = checked.told
    if told is None:
        return words("forecast-untested", answers=answers, checked=checked.answers, least=ENOUGH)
    return words("forecast-trust", answers=answers, checked=checked.answers, points=round(told * 100))


def behind(words: Words, answers: int) -> Html:
    """Of a single line."""
    return Html(" " + words("forecast-answers", answers=answers))
