"""Verbs and short participles in another gender and number, and whether two phrases stand in one form."""

from __future__ import annotations

from functools import lru_cache

from authoring.inflection.dictionary import Parse, Tag, analyses, known
from authoring.inflection.grammar import CASES, Case, Gender, Number
from authoring.inflection.names import decline_name
from authoring.inflection.nominative import nominative_names
from authoring.inflection.reading import readings
from authoring.inflection.spacing import tokens
from authoring.inflection.words import OF_GENDER, OF_NUMBER, spelled

GENDERS: tuple[Gender, ...] = ("m", "f", "n")
LINKING = ("PREP", "CONJ", "PRCL", "ADVB", "INFN", "GRND", "NPRO", "NOUN", "NUMR", "PRED", "COMP", "INTJ")


@lru_cache(maxsize=10_000)
def agree(verb_form: str, gender: Gender, number: Number = "sg") -> str | None:
    """The predicate with a subject of this gender and number: «был избран» → «была избрана», «входят» → «входит».

    Word by word; infinitives, nouns, adverbs stay. None where nothing agrees or a word has no such form. In the
    past a singular needs its gender.
    """
    words = verb_form.split()
    result: list[str] = []
    agreed = False
    for word in words:
        parse = _predicate(word, alone=len(words) == 1)
        if parse is None:
            result.append(word)
            continue
        form = _agreeing(word, parse, gender, number)
        if form is None:
            return None
        result.append(form)
        agreed = True
    return " ".join(result) if agreed else None


def _predicate(word: str, *, alone: bool) -> Parse | None:
    """The analysis that agrees with a subject; beside other words only where it is the likeliest one."""
    found = analyses(word)
    for parse in found:
        if _agrees(parse) or (alone and parse.tag.POS in ("ADJF", "PRTF") and parse.tag.case == "nomn"):
            return parse
        if not alone and parse.tag.POS in LINKING and parse.score > 0.5:
            return None
    return None


def _agrees(parse: Parse) -> bool:
    tag = parse.tag
    if tag.POS == "ADJS":
        return tag.gender != "neut" or parse.score > 0.3  # «известно», but hardly «быстро»
    if tag.POS == "PRTS":
        return True
    return tag.POS == "VERB" and (tag.tense == "past" or tag.person == "3per")


def _agreeing(word: str, parse: Parse, gender: Gender, number: Number) -> str | None:
    wanted = {OF_NUMBER[number]}
    if number == "sg" and parse.tag.person is None:
        if not gender:
            return None
        wanted.add(OF_GENDER[gender])
    form = parse.inflect(wanted)
    if form is None or not _is_checked(form, parse, wanted):
        return None
    return spelled(word, parse, form.word)


def _is_checked(form: Parse, parse: Parse, wanted: set[str]) -> bool:
    """Read again, the new word is the same word in the form that was asked."""
    return any(
        again.normal_form == parse.normal_form
        and again.tag.POS == parse.tag.POS
        and again.tag.tense == parse.tag.tense
        and all(grammeme in again.tag for grammeme in wanted)
        for again in analyses(form.word)
    )


def same_form(one: str, other: str, *, gender: bool = True) -> bool:
    """Some reading of the two, words or phrases, has the same case, number and, in the singular, gender: so that as
    options none is given away by grammar. Without `gender`, case and number are enough."""
    ours, theirs = _forms(one), _forms(other)
    if not gender:
        return bool({form[:2] for form in ours} & {form[:2] for form in theirs})
    return bool(ours & theirs)


@lru_cache(maxsize=10_000)
def _forms(phrase: str) -> frozenset[tuple[Case, Number, Gender]]:
    words = tokens(phrase.split())
    names = nominative_names(words)
    found = set()
    if names and _is_name(words):
        for one in names:
            if one.score > names[0].score - 0.5:
                cases = [case for case in CASES if decline_name(one.name, case) == decline_name(one.name, one.case)]
                found |= {(case, "sg", sex) for case in cases for sex in _genders(one.name.gender)}
        return frozenset(found)
    for reading in readings(words):
        found |= {
            (reading.case, reading.number, sex) for sex in _genders(reading.gender if reading.number == "sg" else "n")
        }
    return frozenset(found)


def _genders(gender: Gender) -> tuple[Gender, ...]:
    return (gender,) if gender else GENDERS


def _is_name(words: tuple[str, ...]) -> bool:
    """With a word that the dictionary has as a name, or has not at all."""
    return any(
        len(word) > 1 and (not known(word) or "Surn" in tag or "Name" in tag) for word in words for tag in _tags(word)
    )


def _tags(word: str) -> list[Tag]:
    return [one.tag for one in analyses(word)]
