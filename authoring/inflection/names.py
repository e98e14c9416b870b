"""A person's name, held in the nominative, and its six cases."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache

from authoring.inflection.given import gender_of_given, gender_of_patronymic, given_name, patronymic
from authoring.inflection.grammar import CASES, Case, Gender, word_list
from authoring.inflection.surnames import (
    FROZEN,
    HER_POSSESSIVE_END,
    POSSESSIVE_END,
    Forms,
    foreign_surname,
    frozen,
    is_possessive,
    surname,
)

# Small words inside a name that never change: Карл фон Линде, Рашид ад-Дин.
PARTICLES = word_list(
    "фон цу дер ден ван де да дю дель делла ди до дос душ ла ле эль ибн бен бин бинт абу оглы кызы тер аф",
    "ад-дин уд-дин ад аль у мак о сан сен санта сент эд",
)
# A family name of one Chinese, Korean or Vietnamese syllable stands first and does not change: Мао Цзэдуна.
EASTERN = word_list(
    "мао дэн сунь сун чан чжоу лю линь си цзян ху вэнь чжао цянь ли чэнь ян хуан у сюй ма чжу го хэ гао ло лян се",
    "сян тан хань фэн дун сяо чэн цао юань фу шэнь цзэн пэн люй су лу цзя дин вэй сюэ е юй пань ду дай ся чжун ван",
    "тянь жэнь фань фан ши яо ляо цзоу сюн цзинь хао кун бай цуй кан мэн цинь гу цай цзо ким пак чхве цой лим но чо",
    "хо нго нгуен фам во зыонг ле чыонг буй дао",
)


@dataclass(frozen=True, slots=True)
class Name:
    """Every part in the nominative; a part may hold several words. Nothing is known of an empty part."""

    first: str = ""
    patronymic: str = ""
    last: str = ""
    initials: str = ""
    """«И. Н.», said only where the first name is not."""
    number: str = ""
    """A monarch's: «II»."""
    gender: Gender = ""
    foreign: bool = False
    """A surname in -ов or -ин that declines as a noun, as the text shows: Мехелином."""

    def __str__(self) -> str:
        return " ".join(part for part in self._parts(self.first, self.patronymic, self.last) if part)

    def _parts(self, first: str, patronymic: str, last: str) -> tuple[str, ...]:
        return ("" if first else self.initials, first, patronymic, self.number if first else "", last)


def decline_name(name: Name, case: Case) -> str | None:
    """The name as it stands in this case: «И. Н. Смирновым», «Николая II». None where the gender would decide
    and is not known, or where the endings tell nothing."""
    if case is Case.NOM:
        return str(name) or None
    gender = name.gender or gender_of(name)
    inflected = [
        one_part(text, kind, gender, case)
        for text, kind in (
            (name.first, given_name),
            (name.patronymic, patronymic),
            (name.last, foreign_surname if name.foreign else surname),
        )
    ]
    first, middle, last = inflected
    if first is None or middle is None or last is None:
        return None
    whole = " ".join(part for part in name._parts(first, middle, last) if part)
    return whole or None


def gender_of(name: Name) -> Gender:
    """What the name itself tells: by the patronymic, then the first name, then the surname's ending."""
    return gender_of_patronymic(name.patronymic) or gender_of_given(name.first) or gender_of_surname(name.last)


def gender_of_surname(last: str) -> Gender:
    """Only the endings that cannot deceive: Смирнов, Троцкий; Смирнова, Крупская; one half of two is enough."""
    told = {_told_by(half) for half in last.rpartition(" ")[2].lower().split("-") if half} - {""}
    return told.pop() if len(told) == 1 else ""


def _told_by(low: str) -> Gender:
    if FROZEN.search(low):
        return ""
    if (POSSESSIVE_END.search(low) and len(low) > 4 and is_possessive(low)) or re.search("[сц]к[ио]й$", low):
        return "m"
    if re.search("[сц]кая$", low) or (len(low) > 5 and re.search("[оеё]ва$", low)):
        return "f"
    return "f" if len(low) > 6 and HER_POSSESSIVE_END.search(low) and is_possessive(low[:-1]) else ""


Decliner = Callable[[str, Gender], Forms | None]


@lru_cache(maxsize=20_000)
def one_part(text: str, decliner: Decliner, gender: Gender, case: Case) -> str | None:
    """One part of a name, word by word, in one case."""
    if not text:
        return ""
    words = text.split(" ")
    eastern = len(words) > 1 and words[0].lower() in EASTERN
    result = []
    for place, word in enumerate(words):
        forms = frozen(word) if _still(word) or (eastern and place < len(words) - 1) else decliner(word, gender)
        if forms is None:
            return None
        result.append(forms[CASES.index(case)])
    return " ".join(result)


def _still(word: str) -> bool:
    return is_particle(word) and (word[0].islower() or word.lower() not in EASTERN)


def is_particle(word: str) -> bool:
    return word.lower() in PARTICLES
