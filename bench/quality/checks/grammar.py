"""Line 1: what a round trip through the dictionary can tell of agreement and case."""

from __future__ import annotations

import re
from collections.abc import Iterator
from difflib import SequenceMatcher
from functools import reduce
from typing import Final

from pymorphy3.analyzer import Parse

from bench.quality.asked import Asked
from bench.quality.dates import DATE_WORD, shape, spans
from bench.quality.ground import Ground
from bench.quality.words import Word, alike, forms, is_clause, known, may_be, part, unquoted, words
from quiz.questions import Cloze, Expects, Kind, TrueFalse, Typed

_CASES: Final = ("nomn", "gent", "datv", "accs", "ablt", "loct")
_GENDERS: Final = ("masc", "femn", "neut")
_ANY: Final = {(case, gender) for case in _CASES for gender in _GENDERS}
_ASKED: Final = {
    "кто": {"nomn"}, "кого": {"accs", "gent"}, "кому": {"datv"}, "кем": {"ablt"}, "о ком": {"loct"},
    "у кого": {"gent"}, "с кем": {"ablt"}, "от кого": {"gent"}, "к кому": {"datv"},
}  # fmt: skip
_LONGEST_SWAP: Final = 4
"""Words; what is longer is no swapped name but another sentence."""
_CONSONANTS: Final = frozenset("бвгджзйклмнпрстфхцчшщь")
_UNBENDING: Final = frozenset("иоуыэюе")
_ASKING: Final = re.compile(r"(?:(о|об|у|с|от|к)\s+)?(кто|кого|кому|кем|ком)\b", re.IGNORECASE)
_HOW_MANY: Final = re.compile(r"\bсколько\s+(.*)", re.IGNORECASE)
_EXACTNESS: Final = (
    (re.compile(r"в каком году|назови год", re.I), {"year"}),
    (re.compile(r"(?<!день, )месяц и год", re.I), {"month"}),
    (re.compile(r"полную дату|день, месяц и год", re.I), {"day"}),
    (re.compile(r"какого числа|день и месяц(?! и)", re.I), {"day", "day of a year"}),
    (re.compile(r"в каком веке", re.I), {"century"}),
)


def _main_verb(text: str) -> Word | None:
    """The first verb outside quoted speech and outside «который …»."""
    plain = re.sub(r",\s*(?:\w+\s)?котор\w+[^,?.]*[,?.]", lambda m: " " * len(m.group()), unquoted(text))
    return next((word for word in words(plain) if part(word.text) in {"VERB", "PRTS"} and not word.capital), None)


def who_did(asked: Asked, ground: Ground) -> Iterator[str]:
    """After «Кто» the verb is singular, and masculine where it shows a gender."""
    stem = asked.stem.lower()
    if not stem.startswith("кто ") or stem.startswith(("кто такой ", "кто такая ")) or ground.language != "ru":
        return
    verb = _main_verb(asked.stem)
    if verb is None:
        yield "no verb"
    elif not any("sing" in one.tag and str(one.tag.gender) in ("None", "masc") for one in _verbal(verb.text)):
        yield verb.text


def _verbal(word: str) -> list[Parse]:
    return [*forms(word, "VERB"), *forms(word, "PRTS")]


def how_many(asked: Asked, ground: Ground) -> Iterator[str]:
    """After «Сколько» stands a genitive: «сколько известных партийцев»."""
    found = _HOW_MANY.search(asked.stem)
    if found is None or ground.language != "ru":
        return
    for word in words(found.group(1)):
        if part(word.text) in {"VERB", "PRTS", "PREP", "CONJ", "INFN"} or word.number:
            return
        if part(word.text) in {"NOUN", "ADJF", "PRTF"} and not may_be(word.text, "gent"):
            yield word.text
        if part(word.text) == "NOUN":
            return


def has_subject(asked: Asked, ground: Ground) -> Iterator[str]:
    """A past verb that shows gender has a noun it can agree with: a dropped subject leaves none."""
    if ground.language != "ru" or asked.kind in (Kind.ORDER, Kind.MATCH):
        return
    verb = _main_verb(asked.said)
    if verb is None or _ASKING.match(asked.said) or re.match(r"(?:Что|Сколько|Как\w+)\s", asked.said):
        return
    found = [one for one in _verbal(verb.text) if "past" in one.tag or "PRTS" in one.tag]
    genders = {str(one.tag.gender) for one in found}
    if not found or not genders <= {"masc", "femn"}:
        return
    others = [word for word in words(asked.said) if word != verb and len(word.text) > 1]
    if not any(_agrees(word, gender) for word in others for gender in genders):
        yield verb.text


def _agrees(word: Word, gender: str) -> bool:
    """A nominative of that gender, or a word that no dictionary can judge."""
    if word.number or re.search("[A-Za-z]", word.text) or word.text.isupper():
        return True
    nominative = list(forms(word.text, "nomn", "sing"))
    unsure = part(word.text) == "" or (
        word.capital and any("Sgtm" in one.tag or "Fixd" in one.tag for one in nominative)
    )
    return unsure or any(str(one.tag.gender) in (gender, "None") or "ms-f" in one.tag for one in nominative)


def option_cases(asked: Asked, ground: Ground) -> Iterator[str]:
    """All options of a choice can stand in one case, and in the one that is asked for."""
    if ground.language != "ru" or len(asked.options) < 2 or asked.kind in (Kind.ORDER, Kind.MATCH):
        return
    if any(spans(option) or is_clause(option) or _led(option) for option in asked.options):
        return
    found_forms = [_forms(option) for option in asked.options]
    if asked.kind is Kind.MULTI_CHOICE:  # men and women may be right together
        found_forms = [{(case, "") for case, _ in each} for each in found_forms]
    common = reduce(lambda a, b: a & b, found_forms)
    if not common:
        yield "; ".join(asked.options)
        return
    found = _ASKING.match(asked.stem)
    wanted = _ASKED.get(found.group().lower()) if found else None
    if wanted and not {case for case, _ in common} & wanted:
        yield f"{found.group() if found else ''} — {'; '.join(asked.options)}"


def _led(option: str) -> bool:
    """Led by a preposition or a conjunction, which has cases of its own."""
    first = words(option)[:1]
    return (
        bool(first)
        and len(first[0].text) + 1 < len(option)
        and option[first[0].end] != "."
        and (part(first[0].text.lower()) in {"PREP", "CONJ"})
    )


def _forms(text: str) -> set[tuple[str, str]]:
    """Case and gender that a phrase may have by its head; all of them where the dictionary cannot tell.

    Only people's genders matter: «Громов; Зимина» give each other away, «остров; река» do not.
    """
    head = _head(text)
    if head is None or re.search("[A-Za-z]", head.text) or head.text.isupper():
        return _ANY
    surname = list(forms(head.text, "Surn", "sing")) if head.text[:1].isupper() else []
    if any("Fixd" not in one.tag for one in surname) and not _has_woman(text):
        surname = [one for one in surname if "Fixd" not in one.tag]  # «Шмидт» of a woman stands in any case
    if surname:
        return {(_case(one), str(one.tag.gender)) for one in surname}
    nouns = [
        one
        for one in (*forms(head.text, "NOUN"), *forms(head.text, "ADJF"), *forms(head.text, "PRTF"))
        if "Abbr" not in one.tag
    ]
    cases = {_case(one) for one in nouns}
    if cases and head.text[-1] in _CONSONANTS and not known(head.text):
        cases = cases - {"accs"} | {"nomn"}  # a name the dictionary lacks: «Кутайсов» is more than «кутайсов many»
    if head.text[:1].isupper() and head.text[-1] in _UNBENDING and not known(head.text):
        return _ANY  # «Джучи»
    return {(case, gender) for case in cases for gender in _GENDERS} or _ANY


def _has_woman(text: str) -> bool:
    return any(may_be(word.text, "Name", "femn") and word.text[:1].isupper() for word in words(text)[:-1])


def _case(one: Parse) -> str:
    case = str(one.tag.case)
    return {"gen2": "gent", "loc2": "loct", "voct": "nomn", "acc2": "accs"}.get(case, case)


def _head(text: str) -> Word | None:
    """The surname of a person, else the first word that has a case."""
    found = [word for word in words(unquoted(text)) if len(word.text) > 1 and not word.number]
    named = found and all(word.text[:1].isupper() for word in found)
    if named and (len(found) == 1 or may_be(found[0].text, "Name")):
        return found[-1]
    if named and not all(known(word.text) for word in found):
        return None  # «Дафо Диан»: nobody can tell
    return next((word for word in found if part(word.text) in {"NOUN", "ADJF", "PRTF"}), None)


def gap_case(asked: Asked, ground: Ground) -> Iterator[str]:
    """What fills a gap stands in the case that the text has there."""
    if not isinstance(asked.question, Cloze) or ground.language != "ru" or spans(asked.question.answer):
        return
    yield from _other_case(asked.question.answer, asked.quote)


def who_in_text(asked: Asked, ground: Ground) -> Iterator[str]:
    """Whoever is asked for with «Кто» stands in the nominative in the quotation."""
    if asked.stem.lower().startswith("кто ") and asked.kind is Kind.CHOICE and ground.language == "ru":
        yield from _other_case(asked.right[0], asked.quote)


def _other_case(answer: str, quote: str) -> Iterator[str]:
    head = _head(answer)
    if head is None or not head.text[:1].isupper():
        return
    there = [word.text for word in words(quote) if alike(word.text, head.text)]
    if there and not any(_readings(head.text) & _readings(each) for each in there):
        yield f"{answer}, but in the text {', '.join(dict.fromkeys(there))}"


def _readings(word: str) -> set[tuple[str, str]]:
    """Case and gender; the reading as a surname where there is one. Of an unknown word the word itself."""
    named = list(forms(word, "Surn")) or list(forms(word, "NOUN"))
    found = {
        (str(one.tag.case), str(one.tag.gender)) for one in named if "Fixd" not in one.tag and "plur" not in one.tag
    }
    return found | {(word, "")}


def swapped(asked: Asked, ground: Ground) -> Iterator[str]:
    """In a false statement what was put in stands in the case of what it replaced."""
    if not isinstance(asked.question, TrueFalse) or asked.question.answer or ground.language != "ru":
        return
    old, new = asked.fact.statement.split(), asked.said.split()
    for tag, a, b, c, d in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        was, now = " ".join(old[a:b]), " ".join(new[c:d])
        if tag != "replace" or max(b - a, d - c) > _LONGEST_SWAP or re.search(r"\d", was + now):
            continue
        if not _forms(was) & _forms(now):
            yield f"{now} for {was}"


def exactness(asked: Asked, ground: Ground) -> Iterator[str]:
    """What is asked for (a year, a month, a day) is what the answer gives."""
    if not asked.right or asked.kind not in (Kind.CHOICE, Kind.TYPED):
        return
    for asking, shapes in _EXACTNESS:
        if asking.search(asked.stem) and shape(asked.right[0]) not in shapes:
            yield f"{asked.stem} — {asked.right[0]}"
    dated = isinstance(asked.question, Typed) and asked.question.expects is Expects.DATE
    month = "В каком месяце" in asked.stem and DATE_WORD.match(asked.right[0]) is not None
    if dated and not month and not shape(asked.right[0]):
        yield f"no date: {asked.right[0]}"
