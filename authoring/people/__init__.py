"""The people of a text: who is named where, and in full."""

from authoring.people.gathering import OPENING, gather
from authoring.people.model import Mention, Person, protagonist

__all__ = ["OPENING", "Mention", "Person", "gather", "protagonist"]
