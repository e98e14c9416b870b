"""A person of a text and the places that name them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from authoring.inflection import Case, Gender, Name, decline_name


@dataclass(frozen=True, slots=True)
class Mention:
    """A name as it stands in the text, and what the tagger saw of it: Case, Gender and Number by their usual tags.
    acted: the gender of the verb it is the subject of."""

    start: int
    end: int
    words: tuple[str, ...]
    case: str | None = None
    gender: str | None = None
    number: str | None = None
    acted: str | None = None


@dataclass(frozen=True, slots=True)
class Person:
    """One person: the fullest name found anywhere in the text, and every mention.

    `ambiguous`: a bare surname or first name that fits several people. Such a Person gathers the mentions nobody can
    be sure of, and is not to be asked about. `unsure`: it is that only because nobody can tell the nominative of
    «Эреншёльда»; as it stands the name may stay.
    """

    key: int
    name: Name
    gender: Gender
    mentions: tuple[Mention, ...]
    ambiguous: bool = False
    unsure: bool = False
    introduced: Name | None = None
    """The form in which the text first has the name in full: all questions call the person so."""

    def short(self, case: Case = Case.NOM) -> str | None:
        """«Смирнов»; who has no surname in the text is called as there: «Николай II», «Тэмуджин»."""
        name = self.name
        return decline_name(self._named(Name(last=name.last) if name.last else replace(name, initials="")), case)

    def full(self, case: Case = Case.NOM) -> str | None:
        """As the text introduces the person: «Иван Никитич Смирнов», «И. Н. Смирнов»; else all that is known."""
        return decline_name(self._named(self.form), case)

    @property
    def form(self) -> Name:
        """The parts of the name that the text says where it first has it in full, in their best spelling."""
        name, seen = self.name, self.introduced
        if seen is None:
            return name
        first = name.first if seen.first else ""
        initials = "" if first else seen.initials
        return replace(name, first=first, patronymic=name.patronymic if seen.patronymic else "", initials=initials)

    def _named(self, name: Name) -> Name:
        return replace(name, gender=self.gender)


def protagonist(people: Sequence[Person]) -> Person | None:
    """Whom the text is about: three mentions of people in ten at least, and half as many again as anybody else."""
    if not people:
        return None
    ranked = sorted(people, key=lambda one: -len(one.mentions))
    first, total = ranked[0], sum(len(one.mentions) for one in people)
    second = len(ranked[1].mentions) if len(ranked) > 1 else 0
    clear = len(first.mentions) >= 0.3 * total and len(first.mentions) >= 1.5 * second
    return first if clear and not first.ambiguous else None
