"""A noun at the head of a phrase, what agrees with it, and how each word of it changes."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import lru_cache, partial

from authoring.inflection.dictionary import Parse, analyses, is_known, is_listed_surname
from authoring.inflection.grammar import CASES, Case, Gender, Number, word_list
from authoring.inflection.ordinals import is_ordinal, ordinal_form
from authoring.inflection.surnames import feminine_noun, frozen, masculine_noun
from authoring.inflection.words import ADJECTIVES, adjective_form, case_in, gender_in, noun_form, number_in

Slot = Callable[[Case, Number, str], str | None]
"""One word of the phrase: case, number, the preposition before → its form."""

ACRONYM = re.compile(r"^[А-ЯЁA-Z][А-ЯЁA-Z0-9]+(\(\w+\))?$|^[A-Za-z][\w.&-]*$|^[А-ЯЁ]{2,}-\d+$")
ROMAN = re.compile(r"^[IVXLІХСМУ]+$")
BETWEEN = ("и", ",")
NUMBERED = re.compile(r"^([А-ЯЁа-яё]{4,})(-\d+)$")
MADE_UP = re.compile("[^аеёиоуыэюя]й$|[гкхжшчщц]я$|[оеыи]м$|[ое]го$")
NUMBERS: tuple[Number, Number] = ("sg", "pl")
RARE = ("Arch", "Erro", "Dist", "Slng", "Infr", "V-oy", "V-ey", "Vpre", "V-be")
PROPER = ("Geox", "Name", "Surn", "Orgn", "Trad")
PROPER_WEIGHT = 5.0  # «Великие Луки» are not onions


# Words hardly anybody means, which share an oblique case with a frequent one: полка is of полк.
RARE_TWINS = word_list("полок меря")
DOUBTFUL = 0.1  # «Дай» of Дай Вьет is hardly ever a noun: no guess

# Towns that share a plural with another word: of Великие Луки it is Великих Лук, of onions луков.
TOWNS = {"Луки": "лука", "Луках": "лука", "Луками": "лука", "Лукам": "лука"}


@dataclass(frozen=True, slots=True)
class Head:
    """What the words around a noun agree with."""

    case: Case
    number: Number
    gender: Gender
    animacy: str | None
    person: bool = False
    lemma: str = ""


def still(word: str, _case: Case, _number: Number, _after: str) -> str | None:
    """A word that stays as it is."""
    return word


def may_be_head(word: str) -> bool:
    if ACRONYM.match(word) or NUMBERED.match(word):
        return True
    return (len(word) > 1 or word.isupper()) and any(one.tag.POS == "NOUN" for one in analyses(word))


def may_modify(word: str) -> bool:
    return word in BETWEEN or bool(ROMAN.match(word)) or is_ordinal(word) or is_adjective(word)


@lru_cache(maxsize=20_000)
def is_adjective(word: str) -> bool:
    return any(one.tag.POS in ADJECTIVES for one in analyses(_compound(word)[1]))


def heads(word: str) -> Iterator[tuple[Head, Slot, float]]:
    """The word as a head: each case and number that it may be in, with how likely that is."""
    nouns = [one for one in analyses(word) if one.tag.POS == "NOUN"]
    if word in TOWNS:
        nouns = [one for one in nouns if one.normal_form == TOWNS[word]]
    numbered = NUMBERED.match(word)
    if numbered:
        yield from ((head, _suffixed(slot, numbered[2]), score) for head, slot, score in heads(numbered[1]))
    elif (
        word.isupper() and len(word) > 5 and analyses(word)[0].is_known and not any("Abbr" in one.tag for one in nouns)
    ):
        return  # a heading in capitals: what is a word of it and what an acronym?
    elif ACRONYM.match(word) and not nouns:
        yield from ((Head(case, number, "", None), partial(still, word), 0.1) for case in CASES for number in NUMBERS)
    elif _is_foreign(word):
        yield from _foreign(word)
    elif not word[:1].isupper() or not nouns or sum(one.score for one in nouns) > DOUBTFUL:
        for parse in nouns or [one for one in analyses(word) if one.tag.POS in ADJECTIVES]:
            yield from _head(word, parse)


def _suffixed(slot: Slot, suffix: str) -> Slot:
    """«Восхода-2»."""
    return lambda case, number, after: None if (form := slot(case, number, after)) is None else form + suffix


def _is_foreign(word: str) -> bool:
    """A name that no dictionary has, nor its last half: what its ending suggests is worth little."""
    return word[:1].isupper() and not is_known(word) and not is_known(word.rpartition("-")[2])


def _foreign(word: str) -> Iterator[tuple[Head, Slot, float]]:
    """Нишапуре may be Нишапур, Нишапура or Нишапуре: all are told, and the results differ. A name in -ь, of
    unknown gender, is not told at all."""
    if word.endswith("ой") and not word.endswith("строй"):
        return  # Уппсалой or a Ханой
    stem = word[:-1]
    for base in dict.fromkeys((word, stem, stem + "а", stem + "я", stem + "й", word[:-2])):
        if len(base) < 3 or base[-1].lower() not in "оеёэиыуюаяйбвгджзклмнпрстфхцчшщ" or MADE_UP.search(base):
            continue
        forms, gender = _foreign_forms(base)
        here = [case for case in CASES if forms[CASES.index(case)] == word]
        if base == word and word[-1] in "еуы":
            here = [Case.NOM]  # Феозве: only a nominative tells that it never changes
        for case in here:
            yield Head(case, "sg", gender, "inan"), partial(_from_table, forms), 1 / len(here)


def _foreign_forms(base: str) -> tuple[tuple[str, ...], Gender]:
    if base[-1] in "ая":
        return feminine_noun(base), "f"
    if base[-1] in "оеёэиыую":
        return frozen(base), ""
    forms = masculine_noun(base)
    return (*forms[:3], base, *forms[4:]), "m"


def _from_table(forms: tuple[str, ...], case: Case, number: Number, _after: str) -> str | None:
    return forms[CASES.index(case)] if number == "sg" else None


def _head(word: str, parse: Parse) -> Iterator[tuple[Head, Slot, float]]:
    tag = parse.tag
    case, number = case_in(tag), number_in(tag)
    if case is None or number is None or any(rare in tag for rare in RARE) or parse.normal_form in RARE_TWINS:
        return
    if tag.POS == "NOUN":
        if word[0].isupper() and number == "pl" and case is Case.GEN and is_listed_surname(word):
            return  # Трепов is not of many трепы
        person = tag.animacy == "anim" and number == "sg"
        proper = word[0].isupper() and any(grammeme in tag for grammeme in PROPER)
        slot = partial(still, word) if ACRONYM.match(word) else partial(_noun, word, parse)
        score = parse.score * (PROPER_WEIGHT if proper else 1.0)
        yield Head(case, number, gender_in(tag), tag.animacy, person, parse.normal_form), slot, score
    else:
        if word[0].isupper() and number == "sg" and case is not Case.NOM:
            return  # «под Гжатском» is of no Гжатский
        head = Head(case, number, gender_in(tag), tag.animacy or "anim")
        yield head, partial(_adjective, word, parse, head), parse.score


def _noun(word: str, parse: Parse, case: Case, number: Number, after: str) -> str | None:
    return noun_form(word, parse, case, number, locative=after)


def _adjective(word: str, parse: Parse, head: Head, case: Case, number: Number, _after: str) -> str | None:
    before, last = _compound(word)
    gender = head.gender or gender_in(parse.tag)
    form = adjective_form(last, parse, case, number, gender, head.animacy)
    return None if form is None else before + form


def _compound(word: str) -> tuple[str, str]:
    """«Троцкистско-» and what changes after it."""
    before, hyphen, last = word.rpartition("-")
    return (before + hyphen, last) if before[-1:] in ("о", "е") and last else ("", word)


def modifier(word: str, head: Head) -> Slot | None:
    """What stands before the head and agrees with it, or never changes; None where it does neither."""
    if word in BETWEEN or ROMAN.match(word):
        return partial(still, word)
    if is_ordinal(word):
        return partial(_ordinal, word, head) if _ordinal(word, head, head.case, head.number, "") == word else None
    return agreeing(word, head)


def _ordinal(word: str, head: Head, case: Case, number: Number, _after: str) -> str | None:
    return ordinal_form(word, case, number, head.gender, head.animacy)


def agreeing(word: str, head: Head) -> Slot | None:
    """An adjective or participle that agrees with the head, likeliest reading first."""
    for parse in analyses(_compound(word)[1]):
        if parse.tag.POS in ADJECTIVES and agrees(parse, head):
            return partial(_adjective, word, parse, head)
    return None


def agrees(parse: Parse, head: Head) -> bool:
    tag = parse.tag
    if case_in(tag) is not head.case or number_in(tag) != head.number:
        return False
    if tag.animacy and head.animacy and tag.animacy != head.animacy:
        return False
    return head.number == "pl" or not head.gender or gender_in(tag) == head.gender
