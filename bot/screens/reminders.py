"""The daily reminder."""

from __future__ import annotations

from bot.buttons import Later, Learn, NotToday
from bot.screens.home import key
from bot.screens.phrases import clock, paragraphs
from bot.screens.screen import Screen, rows
from bot.texts import Words
from quiz.clock_text import local_minute
from quiz.model import Learner
from quiz.reminders import Word, variant
from quiz.usecases.remind import Reminded, Snoozed

WORDINGS = 5
STREAK_FROM = 3
"""Days in a row from which the streak is worth a word."""


def reminder_message(words: Words, reminded: Reminded) -> Screen:
    """How many, how long; the wording takes turns."""
    count, minutes, word = reminded.reminder.due, reminded.minutes, reminded.reminder.word
    start = key(words, "start", Learn(0))
    if word == Word.LAST:
        return Screen(words("remind-last"), rows((start,)))
    name = {Word.RARE: "remind-rare", Word.AGAIN: "remind-again"}.get(
        Word(word), f"remind-{variant(reminded.reminder.day, WORDINGS) + 1}"
    )
    streak = reminded.streak
    proud = streak.length >= STREAK_FROM and word == Word.DAILY
    snooze = key(words, "later", Later()) if word != Word.AGAIN else None
    return Screen(
        paragraphs(
            words(name, count=count, minutes=minutes), words("remind-streak", days=streak.length) if proud else None
        ),
        rows((start,), (snooze, key(words, "not-today", NotToday()))),
    )


def snoozed_text(words: Words, snoozed: Snoozed, learner: Learner) -> str:
    """When the second one comes."""
    if snoozed.at is None:
        return words.plain("snoozed-not")
    return words.plain("snoozed", time=clock(local_minute(learner.zone, snoozed.at)))
