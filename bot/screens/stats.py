"""Statistics in words; the picture beside them is drawn by bot.charts."""

from __future__ import annotations

from bot.buttons import Go, Learn, Place
from bot.screens.assigned import assigned_lines
from bot.screens.forecast import trust
from bot.screens.home import key
from bot.screens.phrases import coming_line, lines, paragraphs
from bot.screens.screen import Screen, rows
from bot.texts import Html, Words
from quiz.usecases.look import Statistics

DAYS = ("today", "week", "month")


def stats_screen(words: Words, stats: Statistics, picture: bytes | None) -> Screen:
    """Streak, today, two weeks, retention, how much is learned; under the picture if there is one."""
    streak, learned = stats.streak, stats.learned
    freezes = words("stats-freezes", count=streak.freezes_left) if streak.freezes_left else ""
    aside = words("stats-aside", count=learned.set_aside) if learned.set_aside else ""
    state = words("stats-learned", learned=learned.learned, learning=learned.learning, ahead=learned.not_started)
    text = lines(
        [
            Html(words("stats-streak", days=streak.length) + freezes),
            words("stats-today", count=stats.left, minutes=stats.minutes),
            coming_line(words, stats.coming, stats.today),
            words("stats-fortnight", count=sum(stats.forecast)),
            _retention(words, stats),
            Html(state + aside),
        ]
    )
    return Screen(
        paragraphs(
            words("stats-title"), text, _foresight(words, stats), assigned_lines(words, stats.assigned, stats.today)
        ),
        rows((key(words, "learn", Learn(0)),) if stats.left else (), (key(words, "home", Go(Place.HOME)),)),
        picture=picture,
    )


def _foresight(words: Words, stats: Statistics) -> Html | None:
    """What is expected to be recalled, and what that is worth."""
    found = stats.foresight
    if found is None:
        return None
    shares = {
        name: round(share * 100) for name, share in zip(DAYS, (found.today, found.week, found.month), strict=True)
    }
    said = words("stats-foresight", facts=found.facts, **shares)
    return lines([said, trust(words, found.answers, stats.checked)])


def _retention(words: Words, stats: Statistics) -> Html:
    share = stats.retention.share
    if share is None:
        return words("stats-no-retention")
    return words("stats-retention", percent=round(share * 100), total=stats.retention.total)
