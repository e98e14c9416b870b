"""Russian words in another case, gender or number, each checked by going back: what does not come back is None."""

from authoring.inflection.agreement import agree, same_form
from authoring.inflection.counting import count, counted, plural
from authoring.inflection.grammar import Case, Gender, Number, case_of, gender_of, number_of
from authoring.inflection.names import Name, decline_name
from authoring.inflection.nominative import Candidate, nominative_name, nominative_names
from authoring.inflection.phrases import decline_phrase

__all__ = [
    "Candidate",
    "Case",
    "Gender",
    "Name",
    "Number",
    "agree",
    "case_of",
    "count",
    "counted",
    "decline_name",
    "decline_phrase",
    "gender_of",
    "nominative_name",
    "nominative_names",
    "number_of",
    "plural",
    "same_form",
]
