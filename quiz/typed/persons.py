"""Is a typed name the right person?"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from quiz.typed.gender import endings_of_others
from quiz.typed.names import is_given_name, is_known
from quiz.typed.normal import fold, squeeze, words
from quiz.typed.people import Person, is_patronymic, looks_like_surname, parts, read_person, split_people
from quiz.typed.verdict import RIGHT, WRONG, Missing, Outcome, TypedVerdict, almost
from quiz.typed.words import Likeness, alike_names

_MOST_PEOPLE: Final = 12
_COMMA_FORM: Final = re.compile(r"[^,]+, ?[^,]+")


def judge_person(said: str, answer: str) -> TypedVerdict:
    """The verdict on a name, or on a list of names in any order."""
    folded, right = fold(said), fold(answer)
    if alike_names(squeeze(folded), squeeze(right)) is Likeness.SAME:
        return RIGHT  # «Чингис-хан», «Чингисхан»
    people = [read_person(name) for name in split_people(right)]
    if len(people) == 1:
        return _judge_one(_one_name(folded), people[0])
    return _judge_list(split_people(folded), people)


def _one_name(folded: str) -> str:
    """«Смирнов, Иван Никитич» is one name, «Троцкий, Смирнов» two."""
    if _COMMA_FORM.fullmatch(folded):
        given = words(folded.partition(",")[2])
        if all(len(word) < 3 or is_given_name(word) or is_patronymic(word) for word in given):
            return folded.replace(",", " ")
    return folded


def _judge_list(said: Sequence[str], people: Sequence[Person]) -> TypedVerdict:
    if len(said) == 1 and 1 < len(words(said[0])) <= len(people):
        said = words(said[0])  # «Зиновьев Каменев»
    left = list(people)
    verdict = RIGHT
    for name in said[:_MOST_PEOPLE]:
        fits = [(person, found) for person in left if (found := _judge_one(name, person)) != WRONG]
        if not fits:
            return WRONG
        person, found = min(fits, key=lambda fit: fit[1].outcome is not Outcome.RIGHT)
        left.remove(person)
        verdict = found if verdict is RIGHT else verdict
    if len(said) > _MOST_PEOPLE or len(left) == len(people):
        return WRONG
    return almost(Missing.MORE_WORDS) if left else verdict


def _judge_one(folded: str, person: Person) -> TypedVerdict:
    if len(split_people(folded)) != 1:
        return WRONG
    found, number = parts(folded, one_letter=person.number is not None)
    if number is None and person.number is None:
        return _judge_words(found, person)
    if len(found) < len(person.given) + len(person.surname):
        return WRONG  # «Иоанн II» is not «Иоанн Павел II»
    if number == person.number:
        return _judge_words(found, person)
    if number is not None:
        return WRONG
    named = all(is_patronymic(word) for word in found[len(person.given) + len(person.surname) :])
    return almost(Missing.MORE_WORDS) if named and _judge_words(found, person) == RIGHT else WRONG


def _judge_words(found: list[str], person: Person) -> TypedVerdict:
    """All words of the name but its number; every one of them must have its counterpart."""
    if not person.surname:
        return RIGHT if _given_fits(found, person) and len(found) == len(person.given) else WRONG
    likeness, rest = _take_surname(found, person)
    if likeness is Likeness.DIFFERENT:
        whole = len(found) == len(person.given) > 1 and all(len(word) > 1 for word in (*found, *person.given))
        return almost(Missing.SURNAME) if whole and _given_fits(found, person) else WRONG
    if not _given_fits(rest, person):
        return WRONG
    return almost(Missing.SPELLING) if likeness is Likeness.TWO_SLIPS else RIGHT


def _take_surname(found: list[str], person: Person) -> tuple[Likeness, list[str]]:
    """How well the surname is met anywhere in the name, and the other words."""
    best, rest = Likeness.DIFFERENT, found
    surname, never = person.surname, endings_of_others(person.given)
    for start in range(len(found) - len(surname) + 1):
        window = found[start : start + len(surname)]
        likeness = min(alike_names(one, other, never) for one, other in zip(window, surname, strict=True))
        if likeness > best:
            best, rest = likeness, found[:start] + found[start + len(surname) :]
    return best, rest


def _given_fits(said: list[str], person: Person) -> bool:
    """Whether the given names and initials agree as far as both are known."""
    known = person.given
    if len(said) == 1 and len(known) > 1 and said[0] == "".join(word[0] for word in known):
        return True  # «ИН Смирнов»
    if len(said) == 1 and len(known) == 2 and len(said[0]) > 1 and is_patronymic(said[0]):
        return _fits(said[0], known[1])
    if len(said) > len(known) > 0 and min(map(len, known)) > 1 and _all_fit(said[-len(known) :], known):
        return all(_may_be_given(word) for word in said)  # «Гай Юлий Цезарь»
    if said and known and len(said[0]) > 1 and not _fits(said[0], known[0]):
        later = (known[place:] for place in range(1, len(known)))
        return any(_all_fit(said, names) for names in later if len(names[0]) > 1)  # «Че Гевара»
    agree = all(_fits(one, other) for one, other in zip(said, known, strict=False))
    return agree and all(_may_be_given(word) for word in said[len(known) :]) and len(said) <= max(len(known), 2)


def _all_fit(said: Sequence[str], known: Sequence[str]) -> bool:
    return len(said) <= len(known) and all(_fits(one, other) for one, other in zip(said, known, strict=False))


def _fits(said: str, known: str) -> bool:
    if len(said) == 1 or len(known) == 1:
        return said[0] == known[0]
    if len(said) > 2 and said.isascii() and known.startswith(said):
        return True  # "Will", "William"
    return alike_names(said, known) >= Likeness.ONE_SLIP


def _may_be_given(word: str) -> bool:
    return (
        len(word) == 1 or is_given_name(word) or is_patronymic(word) or not (looks_like_surname(word) or is_known(word))
    )
