"""The parts of a person's name."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

from quiz.typed.names import FAMILY_FIRST, PARTICLES, RANKS_BEHIND, is_given_name, is_title
from quiz.typed.normal import words
from quiz.typed.number_words import NUMBER_WORDS, Rank
from quiz.typed.roman import roman
from quiz.typed.word_lists import listed

_PATRONYMIC: Final = re.compile(
    r"[а-я]{3,}(?:ович|евич|ьич|тич|мич|нич|чич)(?:а|у|ем|е)?|[а-я]{3,}(?:ов|ев|ич|ини)н(?:а|ы|е|у|ой|ою)|ильич(?:а|у|ем|е)?"
)
_WOMANS_PATRONYMIC: Final = re.compile(r"[а-я]{3,}(?:ов|ев|ич|ини)н(?:а|ы|е|у|ой|ою)")
_SURNAME: Final = re.compile(
    r"[а-я]{2,}(?:(?:ов|ев|ин|ын)(?:а|у|ым|е|ой)?|[сц]к(?:ий|ого|ому|им|ом|ая|ой|ую)|енко|ук|юк|ян|дзе|швили|ич)"
)
_FIGURES: Final = re.compile(r"(\d{1,2})(?:st|nd|rd|th|ый|ой|ого|го|ому|му|ым|ом|ая|й|м|я|ю)?")
_NUMBER_ENDING: Final = re.compile(r"(?<=[\divx])-(?=(?:ый|ой|ого|го|ому|му|ым|ом|ая|й|м|я|ю)$)")
_NOMINATIVE: Final = re.compile(r"[а-я]{2,}(?:ов|ев|ин|ын|ий|ый)")
_SMALL: Final = listed("в во на к ко о об у от с со по за при через the by to of это был была")
_APART: Final = re.compile(r"[,;/&+\n]| (?:и|или|либо|and|or)(?= )")
_SINGLE_BEFORE: Final = re.compile(r"(?:^| )\w$")
_SINGLE_AFTER: Final = re.compile(r"^ ?\w(?:$| )")


@dataclass(frozen=True, slots=True)
class Person:
    """A folded name. given: given names, patronymic and initials in their order; number: «Николай II»."""

    given: tuple[str, ...]
    surname: tuple[str, ...]
    number: int | None = None


def is_patronymic(word: str) -> bool:
    """Whether a folded word has the ending of a patronymic."""
    return _PATRONYMIC.fullmatch(word) is not None


def looks_like_surname(word: str) -> bool:
    """Whether a folded word that is no known given name or patronymic has the ending of a Russian surname."""
    return _SURNAME.fullmatch(word) is not None and not is_given_name(word)


def parts(folded: str, one_letter: bool = True) -> tuple[list[str], int | None]:
    """The words of one name without titles and prepositions before it, and its number if it has one.

    one_letter: whether «Х» at the end may be a number; else it is an initial.
    """
    found = words(_NUMBER_ENDING.sub("", folded.strip(" .!?")))
    while len(found) > 1 and _says_nothing(found[0]) and max(map(len, found[1:])) > 1:
        found.pop(0)
    if len(found) > 1 and folded.startswith(found[0] + " ") and _is_preposition(*found[:2]):
        found.pop(0)
    while len(found) > 1 and found[-1] in RANKS_BEHIND:
        found.pop()
    number = _number(found[-1]) if len(found) > 1 and (one_letter or len(found[-1]) > 1) else None
    return _without_particles(found[:-1] if number else found), number


def _says_nothing(word: str) -> bool:
    return len(word) > 1 and (is_title(word) or word in _SMALL)


def _is_preposition(first: str, second: str) -> bool:
    """«с Иваном Смирновым», but not «С. Иванов», «с н иванов» or «С Иванов»: no preposition takes a nominative."""
    return first in _SMALL and len(second) > 1 and not _NOMINATIVE.fullmatch(second)


def _without_particles(found: list[str]) -> list[str]:
    """«фон Бисмарк», "Henry the"."""
    own = [word for word in found if word not in PARTICLES]
    last = found[-1:] if found and found[-1] != "the" and found[-1] in PARTICLES else []
    return own + last if any(len(word) > 1 for word in own) else found


def _number(word: str) -> int | None:
    if figures := _FIGURES.fullmatch(word):
        return int(figures[1])
    rank, value = NUMBER_WORDS.get(word, (None, 0))
    if rank in (Rank.UNIT, Rank.TEEN):
        return int(value)
    return roman(word) if len(word) > 1 or word in ("i", "v", "x", "і", "х") else None


def split_people(folded: str) -> list[str]:
    """The names in a list of people; «и» beside a single letter is an initial and parts nothing."""
    people: list[str] = []
    start = 0
    for match in _APART.finditer(folded):
        if match[0].strip() == "и" and _beside_an_initial(folded, start, match):
            continue
        people.append(folded[start : match.start()])
        start = match.end()
    people.append(folded[start:])
    return [person for person in people if words(person)]


def _beside_an_initial(folded: str, start: int, match: re.Match[str]) -> bool:
    """«смирнов и н», but not «Смирнов и И. Т. Смилга»."""
    before = folded[max(start, match.start() - 4) : match.start()]
    after = folded[match.end() : match.end() + 4]
    return bool(_SINGLE_BEFORE.search(before) or _SINGLE_AFTER.match(after))


def read_person(folded: str) -> Person:
    """Which words of a name are the surname and which stand for given names."""
    found, number = parts(folded, one_letter=not folded.endswith("."))
    full = [place for place, word in enumerate(found) if len(word) > 1]
    if not full:
        return Person(tuple(found), (), number)
    if len(full) == 1:
        own = full[0]
        return Person(tuple(found[:own] + found[own + 1 :]), (found[own],), number)
    first, last = _surname_place(found, full, folded)
    return Person(tuple(found[:first] + found[last:]), tuple(found[first:last]), number)


def _surname_place(found: list[str], full: list[int], folded: str) -> tuple[int, int]:
    """Where the surname begins and ends; a double one is written with a hyphen."""
    if found[full[0]] in FAMILY_FIRST:
        return full[0], full[0] + 1  # «Мао Цзэдун»
    if "-" in folded and (double := _hyphenated(found, folded)):
        return double
    patronymics = [place for place in full if is_patronymic(found[place])]
    if len(full) == 2 and _WOMANS_PATRONYMIC.fullmatch(found[full[1]]) and is_given_name(found[full[0]]):
        return len(found), len(found)  # «Надежда Константиновна» has no surname
    if len(full) > 2 and patronymics and patronymics[-1] == full[-1]:
        return full[0], full[0] + 1  # «Смирнов Иван Никитич»
    first, last = full[0], full[-1]
    if len(full) == 2 and is_given_name(found[last]) and not is_given_name(found[first]):
        return first, first + 1  # «Смирнов Иван»
    return last, last + 1


def _are_given(found: list[str]) -> bool:
    """What may follow a surname: in «Жан-Жак Руссо» the first two words are none."""
    return all(len(word) == 1 or is_given_name(word) or is_patronymic(word) for word in found)


def _hyphenated(found: list[str], folded: str) -> tuple[int, int] | None:
    for place in range(len(found) - 1):
        pair = re.search(rf"(?<!\w){re.escape(found[place])} ?- ?{re.escape(found[place + 1])}(?!\w)", folded)
        if pair and not is_given_name(found[place]) and (place or _are_given(found[2:])):
            return place, place + 2
    return None
