"""The picture of the statistics."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from io import BytesIO

import pytest
from PIL import Image, ImageColor

from bot.charts import ACCENT, CARD, FAINT, INK, LABEL, WIDTH, draw_statistics
from bot.lettering import DPI
from bot.texts import words
from quiz.model import DayTally, Learner, LearnerId, Score, StudyDay
from quiz.progress import Learned, Streak
from quiz.usecases.look import Statistics

TODAY = StudyDay(date(2026, 11, 22))


def statistics(forecast: tuple[int, ...], studied: int) -> Statistics:
    """Of somebody who studied so many days in a row."""
    learner = Learner(LearnerId(1), "Аня", "ru", "Europe/Moscow", datetime(2026, 1, 1, tzinfo=UTC))
    tallies = [DayTally(StudyDay(TODAY - timedelta(days=ago)), 12, 10) for ago in range(studied)]
    return Statistics(learner, TODAY, Streak(studied), 3, 1, forecast, Score(0, 0), Learned(1, 1, 0, 0), tuple(tallies))


@pytest.mark.parametrize("language", ["ru", "en"])
@pytest.mark.parametrize(("forecast", "studied"), [((0,) * 14, 1), ((250, *range(13)), 400)])
def test_the_picture_is_of_a_size_that_telegram_takes(language: str, forecast: tuple[int, ...], studied: int) -> None:
    drawn = draw_statistics(words(language), statistics(forecast, studied))
    picture = Image.open(BytesIO(drawn))
    assert picture.size == (1000, 1175)
    assert len(drawn) < 200_000


def test_it_can_be_read_on_a_phone_and_its_ground_is_neither_of_a_light_chat_nor_of_a_dark_one() -> None:
    on_a_phone = 330 / (WIDTH * DPI)
    assert LABEL * DPI / 72 * on_a_phone >= 10, "pixels"
    assert min(contrast(each, CARD) for each in (INK, FAINT, ACCENT)) >= 4.5
    assert contrast(CARD, "white") > 4.5
    assert contrast(CARD, "#0e1621") > 1.3
    drawn = Image.open(BytesIO(draw_statistics(words("ru"), statistics((1,) * 14, 1)))).convert("RGB")
    assert drawn.getpixel((2, 2)) == ImageColor.getrgb(CARD)


def contrast(one: str, other: str) -> float:
    """As WCAG 2 reckons it, from 1 to 21."""

    def light(colour: str) -> float:
        shares = [value / 255 for value in ImageColor.getrgb(colour)[:3]]
        linear = [share / 12.92 if share <= 0.04045 else ((share + 0.055) / 1.055) ** 2.4 for share in shares]
        return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]

    high, low = sorted((light(one), light(other)), reverse=True)
    return (high + 0.05) / (low + 0.05)


def test_more_work_ahead_is_seen_in_the_picture() -> None:
    few, many = (draw_statistics(words("en"), statistics((1, *[n] * 13), 1)) for n in (0, 9))
    assert blue(few) < 2000 < blue(many)


def blue(picture: bytes) -> int:
    """Pixels of the forecast's colour."""
    counted = Image.open(BytesIO(picture)).convert("RGB").getcolors(maxcolors=2**24)
    return sum(count for count, colour in counted or [] if colour == ImageColor.getrgb(ACCENT))
