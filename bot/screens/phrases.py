"""Small things that many screens say: when, how far, lists."""

from __future__ import annotations

from collections.abc import Iterable

from babel.dates import format_date

from bot.texts import Html, Words, escape
from quiz.model import StudyDay
from quiz.usecases.coming import Coming

BAR = 10
MONTH, YEAR = 31, 365


def when(words: Words, days: int, short: bool = False) -> str:
    """«завтра», «через 4 дня»; short for buttons."""
    style = "short" if short else "when"
    if days <= 0:
        return words.plain("when-today")
    if days == 1:
        return words.plain(f"{style}-tomorrow")
    if days < MONTH:
        return words.plain(f"{style}-days", count=days)
    if days < YEAR:
        return words.plain(f"{style}-months", count=round(days / 30.4))
    return words.plain(f"{style}-years", count=round(days / 365.25))


def coming_line(words: Words, coming: Coming | None, today: StudyDay, of: str = "all") -> Html | None:
    """What the next day brings, and how much of it is known already; nothing if nothing comes. of: one «set», or
    «all» of them."""
    if coming is None:
        return None
    said = words("coming", when=when(words, (coming.day - today).days), count=coming.questions, of=of)
    part = words("coming-reviews", count=coming.reviews) if 0 < coming.reviews < coming.questions else ""
    return Html(f"{said}{part}")


def day_name(words: Words, day: StudyDay) -> str:
    """«25 ноября»."""
    return str(format_date(day, "d MMMM", locale=words.language))


def bar(done: int, all_: int) -> str:
    """▰▰▰▱▱▱▱▱▱▱"""
    full = min(BAR, done * BAR // all_) if all_ else 0
    return "▰" * full + "▱" * (BAR - full)


def clock(minute: int) -> str:
    """Minutes since midnight as 19:30."""
    return f"{minute // 60 % 24}:{minute % 60:02}"


def paragraphs(*parts: str | None) -> Html:
    """Parts with an empty line between; those that are empty are left out."""
    return Html("\n\n".join(escape(part) for part in parts if part))


def lines(parts: Iterable[str | None]) -> Html:
    """Parts one below the other; those that are empty are left out."""
    return Html("\n".join(escape(part) for part in parts if part))
