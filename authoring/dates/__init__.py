"""Dates in a text: found by rules, written in the forms that questions need."""

from authoring.dates.finding import find_dates
from authoring.dates.forms import Case
from authoring.dates.mention import Date, Role, certain
from authoring.dates.period import Part, Period, Precision, Season, overlap
from authoring.dates.writing import at, in_case, name, phrase

__all__ = [
    "Case", "Date", "Part", "Period", "Precision", "Role", "Season", "at", "certain", "find_dates", "in_case", "name",
    "overlap", "phrase",
]  # fmt: skip
