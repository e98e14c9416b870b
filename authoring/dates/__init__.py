"""Dates in a text: found by rules, written in the forms that questions need."""

from authoring.dates.asking import coarser, question_word
from authoring.dates.disputed import with_doubts
from authoring.dates.finding import find_dates
from authoring.dates.forms import Case
from authoring.dates.lead import WEEKDAYS
from authoring.dates.mention import Date, Role, certain
from authoring.dates.period import Part, Period, Precision, Season, days_apart, overlap, year_of
from authoring.dates.styles import by_new_calendar, old_style
from authoring.dates.writing import at, in_case, name, phrase
from authoring.dates.wrong import Why, WrongDate, wrong_dates

__all__ = [
    "WEEKDAYS", "Case", "Date", "Part", "Period", "Precision", "Role", "Season", "Why", "WrongDate", "at",
    "by_new_calendar", "certain", "coarser", "days_apart", "find_dates", "in_case", "name", "old_style", "overlap",
    "phrase", "question_word", "with_doubts", "wrong_dates", "year_of",
]  # fmt: skip
