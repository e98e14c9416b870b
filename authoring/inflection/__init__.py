"""Russian words in another case, gender or number, each checked by going back: what does not come back is None."""

from authoring.inflection.grammar import Case, Gender, Number, case_of, gender_of, number_of
from authoring.inflection.names import Name, decline_name
from authoring.inflection.nominative import Candidate, nominative_name, nominative_names

__all__ = [
    "Candidate",
    "Case",
    "Gender",
    "Name",
    "Number",
    "case_of",
    "decline_name",
    "gender_of",
    "nominative_name",
    "nominative_names",
    "number_of",
]
