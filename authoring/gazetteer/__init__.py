"""Names to take wrong options from when the text has too few of its own: places, organisations, offices, awards."""

from authoring.gazetteer.calendar import months, seasons, weekdays
from authoring.gazetteer.entry import Entry
from authoring.gazetteer.eras import out_of_time, times_without
from authoring.gazetteer.names import entries, look_up, look_up_all
from authoring.gazetteer.peers import called_otherwise, is_same, names_of_period, of_period, overlap, peers

__all__ = [
    "Entry",
    "called_otherwise",
    "entries",
    "is_same",
    "look_up",
    "look_up_all",
    "months",
    "names_of_period",
    "of_period",
    "out_of_time",
    "overlap",
    "peers",
    "seasons",
    "times_without",
    "weekdays",
]
