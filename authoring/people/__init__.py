"""The people of a text: who is named where, and in full."""

from authoring.people.gathering import gather
from authoring.people.model import Mention, Person, protagonist

__all__ = ["Mention", "Person", "gather", "protagonist"]
