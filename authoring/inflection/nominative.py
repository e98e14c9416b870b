"""From a name as it stands in a sentence back to its nominative: candidates by their endings, each checked by
declining it again. Only what gives back the surface exactly is ever returned."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import product

from authoring.inflection.dictionary import is_given, is_listed_surname, known
from authoring.inflection.given import IRREGULAR, gender_of_given, gender_of_patronymic, given_name, patronymic
from authoring.inflection.grammar import CASES, Case, Gender, bare, same_text
from authoring.inflection.names import EASTERN, Decliner, Name, decline_name, gender_of, gender_of_surname, one_part
from authoring.inflection.roles import Roles, roles
from authoring.inflection.surnames import HER_POSSESSIVE_END, foreign_surname, is_possessive, surname

# What may stand at the end of a nominative where an oblique case has something else.
ENDINGS = ("", "й", "ь", "ий", "ый", "ой", "а", "я", "ая", "яя")
HINTED = 1.5  # the tagger's case is right far more often than not, and wrong often enough to be outvoted
HINTED_GENDER = 0.5
MISMATCHED = 1.5  # Иван Гагарина
CLEAR = 0.4  # closer than this, two readings are a guess
UNTOLD = 1.0  # the same, of an unusual name in a case that nobody tells: «Хулагу»
USUAL = 2.0  # what a dictionary or an ending gives a name
SEXES: tuple[Gender, Gender] = ("m", "f")
FOREIGN_INSTRUMENTAL = re.compile(r"([оеё]в|[иы]н)ом$")
TYPICAL = re.compile(
    r"([оеё]в|[иы]н|[сц]кий|[сц]кая|ич|ян|янц|дзе|швили|ия|ко|ук|юк|ман|штейн|берг|сон|хан|ель|ер|[ыи]х)$"
)
# As nominatives these look like an oblique case: «Гольцманом», «Троцкого»; less surely «Теслы», «Хулагу».
OBLIQUE = re.compile(r"([оыиеё]м|ого|его|ому|ему|ую|юю|ыми|ами|ями)$")
MAYBE_OBLIQUE = re.compile(r"([бвгджзклмнпрстфхцчшщй][уыюе]|[гкх]и)$")
OBLIQUE_HALF = re.compile(r"(ич|[оеё]в|[иы]н)(а|у|е|ем|ым)$")
# Adjectives as surnames are known ones or in -ский.
RARE = re.compile(r"([ыо]й|[ая]я)$")
IMPOSSIBLE = re.compile(r"([аеёиоуыэюяйь]ь|[^аеёиоуыэюя]й|[гкхжшчщ]ы[йх]|[гкхцжшчщбвмпф]я|^петр)$")


@dataclass(frozen=True, slots=True)
class Candidate:
    """A nominative that gives back the surface in this case."""

    name: Name
    case: Case
    score: float


def nominative_name(words: Sequence[str], case: Case | None = None, gender: Gender = "") -> Name | None:
    """The one nominative that fits, with what the tagger saw as hints; None where two fit equally well, or none."""
    found = nominative_names(words, case, gender)
    if not found:
        return None
    rivals = [one for one in found[1:] if str(one.name) != str(found[0].name)]
    clear = CLEAR if case or found[0].score >= USUAL else UNTOLD
    if rivals and rivals[0].score > found[0].score - clear:
        return None
    name = found[0].name
    return name if name.gender or not _declines_as(name, gender, found[0].case) else replace(name, gender=gender)


def _declines_as(name: Name, gender: Gender, case: Case) -> bool:
    """The name tells no gender, and the hinted one gives back the same surface."""
    here, there = decline_name(replace(name, gender=gender), case), decline_name(name, case)
    return bool(gender) and here is not None and (there is None or here == there)


def nominative_names(words: Sequence[str], case: Case | None = None, gender: Gender = "") -> tuple[Candidate, ...]:
    """All nominatives that give back the surface, likeliest first. The hints weigh, they do not exclude."""
    return _candidates(tuple(words), case, gender)


@lru_cache(maxsize=5_000)
def _candidates(words: tuple[str, ...], case: Case | None, gender: Gender) -> tuple[Candidate, ...]:
    best: dict[tuple[Name, Case], Candidate] = {}
    for reading in roles(words):
        for seen in CASES:
            for name, own in _in_case(reading, seen):
                one = Candidate(name, seen, own + HINTED * (seen == case))
                if (name, seen) not in best or best[name, seen].score < one.score:
                    best[name, seen] = one
    return tuple(sorted(_one_a_spelling(best.values(), case, gender), key=lambda one: -one.score))


def _one_a_spelling(found: Iterable[Candidate], case: Case | None, hint: Gender) -> Iterator[Candidate]:
    """A name that would do for a man and for a woman alike is one candidate, of a gender only if the name tells."""
    together: dict[Name, list[Candidate]] = {}
    for one in found:
        together.setdefault(replace(one.name, gender=""), []).append(one)
    for spelling, ones in together.items():
        top = max(ones, key=lambda one: _with_gender(one, case, hint).score)
        if len({one.name.gender for one in ones if one.case is top.case}) > 1:
            top = replace(top, name=replace(spelling, gender=gender_of(spelling)))
        yield _with_gender(top, case, hint)


def _with_gender(one: Candidate, case: Case | None, hint: Gender) -> Candidate:
    """A tag that is wrong about the gender is worth less about the case, too."""
    if not hint or not one.name.gender:
        return one
    if one.name.gender == hint:
        return replace(one, score=one.score + HINTED_GENDER)
    return replace(one, score=one.score - HINTED_GENDER - (HINTED / 2 if one.case is case else 0))


def _in_case(reading: Roles, case: Case) -> Iterator[tuple[Name, float]]:
    for gender in SEXES:
        firsts = _part(reading.first, given_name, gender, case)
        middles = _part(reading.patronymic, patronymic, gender, case)
        lasts = [(last, score, False) for last, score in _part(reading.last, surname, gender, case)]
        if case is Case.INS and FOREIGN_INSTRUMENTAL.search(reading.last):
            lasts += [(last, score, True) for last, score in _part(reading.last, foreign_surname, gender, case)]
        for (first, a), (middle, b), (last, c, foreign) in product(firsts, middles, lasts):
            told, ending = gender_of_patronymic(middle) or gender_of_given(first), gender_of_surname(last)
            if (told or ending or gender) != gender:
                continue
            name = Name(first, middle, last, reading.initials, reading.number, gender, foreign)
            yield name, a + b + c + reading.likely - MISMATCHED * (bool(ending) and ending != gender)


@lru_cache(maxsize=20_000)
def _part(surface: str, decliner: Decliner, gender: Gender, case: Case) -> tuple[tuple[str, float], ...]:
    """The nominatives of one part, each with how likely it is as a name."""
    words = surface.split(" ") if surface else []
    if not words:
        return (("", 0.0),)
    choices = [[word, *_nominatives(word, decliner, gender, case)] for word in words]
    found = []
    for choice in product(*choices):
        text = " ".join(choice)
        back = one_part(text, decliner, gender, case)
        if back is not None and same_text(back, surface):
            still = [case is not Case.NOM and word == before for word, before in zip(choice, words, strict=True)]
            scores = [likelihood(word, decliner, gender, same) for word, same in zip(choice, still, strict=True)]
            scores = scores[-1:] if words[0].lower() in EASTERN else scores
            found.append((text, sum(scores) / len(scores)))
    return tuple(dict(found).items())


@lru_cache(maxsize=20_000)
def _nominatives(word: str, decliner: Decliner, gender: Gender, case: Case) -> tuple[str, ...]:
    """Single words that become this one in the case, the word itself apart."""
    place = CASES.index(case)
    guesses = [word[: len(word) - cut] + ending for cut in range(4) if len(word) - cut > 1 for ending in ENDINGS]
    if decliner is given_name:
        guesses += [forms[0] for forms in IRREGULAR.values()]
    elif decliner in (surname, foreign_surname):
        guesses += _dictionary_surname(word, gender)
    if "-" in word:
        guesses += _both_halves(word, decliner, gender, case)
    found: dict[str, None] = {}
    for guess in guesses:
        if guess != word and not IMPOSSIBLE.search(guess.lower()):
            forms = decliner(guess, gender)
            if forms and same_text(forms[place], word):
                found[guess] = None
    return tuple(found)


def _dictionary_surname(word: str, gender: Gender) -> list[str]:
    """What an ending alone cannot find: Кравца → Кравец."""
    wanted = "masc" if gender == "m" else "femn"
    surnames = [one for one in known(word) if "Surn" in one.tag and one.tag.gender == wanted]
    return [word[0] + base.word[1:] for one in surnames if (base := one.inflect({"nomn"}))]


def _both_halves(word: str, decliner: Decliner, gender: Gender, case: Case) -> list[str]:
    """Римского-Корсакова → Римский-Корсаков."""
    choices = [(half, *_nominatives(half, decliner, gender, case)) for half in word.split("-") if half]
    return ["-".join(halves) for halves in product(*choices)]


@lru_cache(maxsize=20_000)
def likelihood(word: str, decliner: Decliner, gender: Gender, still: bool) -> float:
    """How much this looks like a name's nominative; zero for a consonant never seen before. `still`: it would stand
    in another case and not have changed."""
    low = bare(word)
    if decliner is patronymic:
        return 2.0
    if decliner is given_name:
        return _as_given(word, low, gender, still)
    entries = [one.tag for one in known(word) if one.tag.case == "nomn" and one.tag.number == "sing"]
    is_surname = any("Surn" in tag for tag in entries)
    typical = TYPICAL.search(low) or (gender == "f" and HER_POSSESSIVE_END.search(low) and is_possessive(low[:-1]))
    score = 2.5 * is_surname + 2.0 * bool(typical or (is_surname and RARE.search(low)))
    if not score and RARE.search(low):
        score = 0.5 if any(tag.POS == "ADJF" for tag in entries) else -1.5
    elif not score:
        score = 0.5 * is_listed_surname(low) + _ending(low, still)
    unchanging = gender == "f" and re.search("[бвгджзклмнпрстфхцчшщй]$", low)  # a woman Милорадович: the rarer one
    return score - _oblique_halves(low, gender) - (1.0 if unchanging else 0)


def _oblique_halves(low: str, gender: Gender) -> float:
    """«Салтыкову-Щедрин»: the first half has not come back."""
    halves = [half for half in low.split("-")[:-1] if not (gender == "f" and HER_POSSESSIVE_END.search(half))]
    surely = any(OBLIQUE.search(half) or OBLIQUE_HALF.search(half) for half in halves)
    return 2.0 * surely + 0.7 * any(MAYBE_OBLIQUE.search(half) for half in halves)


def _ending(low: str, still: bool) -> float:
    if OBLIQUE.search(low):
        return -2.0
    if MAYBE_OBLIQUE.search(low):
        return -1.0 if still else -0.3
    return -0.5 if low[-1] == "а" else -0.8 if low[-1] == "я" else 0.0


def _as_given(word: str, low: str, gender: Gender, still: bool) -> float:
    if still and _is_oblique_given(word):
        return -1.5
    if gender_of_given(word) == gender or low in IRREGULAR:
        return 3.0
    if is_given(word):
        return 2.0
    unlikely = re.search("([ыо]й|[ая]я)$", low) or (gender == "f" and low[-1] == "ь")
    return -1.5 if unlikely else _ending(low, still) - _oblique_halves(low, gender)


def _is_oblique_given(word: str) -> bool:
    """«Анне»: the dictionary has a woman called so who never changes, but it is mostly Анна's dative."""
    return word[-1:] in ("е", "и", "у", "ы") and any(is_given(word[:-1] + ending) for ending in ("а", "я"))


def is_typical(name: Name) -> bool:
    """The name, by the dictionary or its ending, is a usual one, and so is its nominative."""
    words, decliner = (name.last, surname) if name.last else (name.first, given_name)
    return bool(words) and likelihood(words.split(" ")[-1], decliner, name.gender, False) >= USUAL


def may_be_oblique(nominative: str) -> bool:
    """It ends as an oblique case of another name would."""
    return bool(OBLIQUE.search(nominative.lower()) or MAYBE_OBLIQUE.search(nominative.lower()))
