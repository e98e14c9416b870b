"""Months, seasons, days of the week: closed lists, in the order of the year and the week."""

from __future__ import annotations

from authoring.gazetteer.entry import Entry
from authoring.gazetteer.peers import of_period


def months() -> tuple[Entry, ...]:
    """January first."""
    return of_period("month")


def seasons() -> tuple[Entry, ...]:
    """Winter first."""
    return of_period("season")


def weekdays() -> tuple[Entry, ...]:
    """Monday first."""
    return of_period("weekday")
