"""Which word of a name is what: initials, first name, patronymic, surname, a monarch's number."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from authoring.inflection.dictionary import analyses, is_given, is_known, known
from authoring.inflection.given import HER_PATRONYMIC, IRREGULAR, PATRONYMIC
from authoring.inflection.names import EASTERN, is_particle

INITIALS = re.compile(r"^(?:(?:[А-ЯЁA-Z][а-яё]{0,2}|Дж)\.\s*)+$")
LETTER = re.compile(r"^[А-ЯЁ]$")
NUMBER = re.compile(r"^[IVXLІХСМУ]+$")
LOOK_ALIKES = str.maketrans("ІХСМУ", "IXCMV")
NAME_WORD = re.compile(r"^(?:[А-ЯЁ][А-ЯЁа-яё]*|[дОД]['’][А-ЯЁ][а-яё]+)(?:[-‑][А-ЯЁа-яё]+)*$")
RUSSIAN_SURNAME = re.compile(r"(([оеё]в|[иы]н)(а|у|ым|ой|е)?|[сц]к(ий|ого|ому|им|ом|ая|ой|ую)|енко|ич(а|у|ем|е)?)$")
OBLIQUE_PATRONYMIC = re.compile(
    r"(?i)([оеё]в|[иь]|[аеомтчк])ич(а|у|ем|ом|е)?$|([оеё]в|[иь]нич|[иь]ч|мич|тич)н(а|ы|е|у|ой|ою)$"
)


@dataclass(frozen=True, slots=True)
class Roles:
    """One way of reading the words; `likely` weighs it against the others."""

    first: str = ""
    patronymic: str = ""
    last: str = ""
    initials: str = ""
    number: str = ""
    likely: float = 0.0


def roles(words: Sequence[str]) -> tuple[Roles, ...]:
    """All readings worth trying. None for what is no name: lower-case words, digits, foreign letters."""
    initials, number, rest = _apart(words)
    if _has_middle_initial(words):
        initials = ""
    if not rest or _is_split(words) or not all(NAME_WORD.match(word) or is_particle(word) for word in rest):
        return ()
    return tuple(
        Roles(first, middle, last, initials, number, likely)
        for first, middle, last, likely in _read(rest, initials, number)
    )


def _apart(words: Sequence[str]) -> tuple[str, str, list[str]]:
    """Initials as «И. Н.», the number in Latin letters, and the words that decline."""
    initials: list[str] = []
    number = ""
    rest: list[str] = []
    for place, word in enumerate(words):
        following = words[place + 1] if place + 1 < len(words) else ""
        if word in ("(", ",", "«"):
            break
        if INITIALS.match(word):
            initials += re.findall(r"\w+", word)
        elif LETTER.match(word) and (following == "." or len(words) > 1) and not (rest and NUMBER.match(word)):
            initials.append(word)
        elif rest and NUMBER.match(word):
            number = word.translate(LOOK_ALIKES)
        elif word not in (".", "-"):
            rest.append(word)
    while rest and ((rest[0][0].islower() and not is_particle(rest[0])) or (len(rest) > 1 and _is_title(rest[0]))):
        rest = rest[1:]  # хан Тохтамыш, Маршал Даву: the title is not the name
    return " ".join(f"{letter}." for letter in initials), number, rest


def _is_split(words: Sequence[str]) -> bool:
    """«Кутузовым Д. С. Дохтуров»: initials between two surnames are the second's, and the names of two."""
    return bool(re.fullmatch("w+i+w+", _kinds(words))) and not _has_middle_initial(words)


def _kinds(words: Sequence[str]) -> str:
    return "".join("" if word == "." else "i" if INITIALS.match(word) or LETTER.match(word) else "w" for word in words)


def _has_middle_initial(words: Sequence[str]) -> bool:
    """Фредерик В. Мот."""
    return bool(re.fullmatch("wi+w+", _kinds(words))) and _looks_given(words[0])


def _read(rest: list[str], initials: str, number: str) -> Iterator[tuple[str, str, str, float]]:
    whole = " ".join(rest)
    if number:
        yield whole, "", "", 0.0
    elif initials or (len(rest) > 1 and rest[0][0].islower()):  # also «фон Линде»
        yield "", "", whole, 0.0
    elif len(rest) == 1:
        yield "", "", whole, 0.0
        yield whole, "", "", 0.1 if _looks_given(whole) else -0.1
    elif _eastern(rest):
        yield "", "", whole, 1.0
    elif len(rest) == 2 and OBLIQUE_PATRONYMIC.search(rest[1]) and _is_patronymic(rest[1]):
        yield rest[0], rest[1], "", 1.0
    elif len(rest) >= 3 and OBLIQUE_PATRONYMIC.search(rest[1]) and _looks_given(rest[0]):
        yield rest[0], rest[1], " ".join(rest[2:]), 1.0
    elif len(rest) == 3 and OBLIQUE_PATRONYMIC.search(rest[2]) and _looks_given(rest[1]):
        yield rest[1], rest[2], rest[0], 1.0
    else:
        yield from _first_and_last(rest)


def _first_and_last(rest: list[str]) -> Iterator[tuple[str, str, str, float]]:
    cut = next((place for place, word in enumerate(rest) if place and is_particle(word) and word[0].islower()), 0)
    if not cut:
        cut = len(rest) - 1
        while cut > 1 and not _looks_given(rest[cut - 1]):
            cut -= 1  # Артур Конан Дойль: what is no first name belongs to the last
    yield " ".join(rest[:cut]), "", " ".join(rest[cut:]), 0.0
    if len(rest) == 2 and _looks_given(rest[1]) and not _looks_given(rest[0]) and RUSSIAN_SURNAME.search(rest[0]):
        yield rest[1], "", rest[0], 0.5


def _eastern(rest: list[str]) -> bool:
    return rest[0].lower() in EASTERN and (len(rest) == 3 or (len(rest) == 2 and not is_given(rest[0])))


def _is_patronymic(word: str) -> bool:
    """Иван Никитич, but Адам Мицкевич."""
    if is_known(word):
        return any("Patr" in one.tag for one in known(word))
    return bool(
        (PATRONYMIC.search(word) or HER_PATRONYMIC.search(word)) and any("Patr" in one.tag for one in analyses(word))
    )


def _is_title(word: str) -> bool:
    """A common noun of a person, or a participle, that began a sentence: «Граф», «Израненный»."""
    entries = [one.tag for one in known(word)]
    named = any(grammeme in tag for tag in entries for grammeme in ("Name", "Surn", "Patr"))
    titled = any((tag.POS == "NOUN" and tag.animacy == "anim") or tag.POS == "PRTF" for tag in entries)
    return titled and not named and not is_given(word) and word.lower() not in EASTERN


@lru_cache(maxsize=20_000)
def _looks_given(word: str) -> bool:
    """In any case: Ивана, Льва, Марией."""
    if is_given(word) or any("Name" in one.tag for one in known(word)):
        return True
    return any(word.lower() == form.lower() for forms in IRREGULAR.values() for form in forms)
