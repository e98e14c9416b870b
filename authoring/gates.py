"""Gates: what a question must pass before anybody sees it.

GATES in their order; each gives the reason of a refusal, or "".
"""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Final

from authoring.asking.asked import Asked
from authoring.asking.chronology import LONGEST_STORY
from authoring.dates import find_dates
from authoring.events.stand import LONGEST_QUOTE
from quiz.questions import AnyQuestion, Choice, Cloze, Flashcard, Match, MultiChoice, Order, Question, TrueFalse, Typed

Gate = Callable[[Question, Asked, str], str]

_LONGEST_ASK: Final = 230
_LONGEST_OPTION: Final = 100
_STRANGE: Final = re.compile(r"[^\s0-9A-Za-zÀ-ÖØ-öø-žА-Яа-яЁё.,:;!?«»„“()\-–—/№%°’'…&+{}€$£]")
_SLOPPY: Final = re.compile(
    r"\s,|,,|\(\s|\s\)|«\s|\s»|\s{2}|\.\.|,\.|,\?|«»|\(\)|[,;:–—]\s*\?$|\b(?:и|а|но|или|в|на|с|к|о)\s*(?:[?.](?!\w)|$)"
    r"|(?<!«)\b(?:что|чем|ещё|еще|уже|также|лишь|только|более|менее|свыше|около|до|за|по|из|от|для|при|под|над|не)\s*(?:[?.](?!\w)|$)"
)
_LATER: Final = re.compile(r"\b(?:затем|потом|позже|позднее) [—–]")
"""«был полпредом, затем — наркомом»: two posts, of one of which the years are."""
_POSTSCRIPT: Final = re.compile(r"\bP\. ?S\.|\bЗ\. ?Ы\.")
_POINTING: Final = re.compile(
    r"(?<![\w-])(?:он|она|оно|они|ему|ей|им(?!\.)|ними|него|неё|нее|них|нём|нему|нею|ею|ими|этот|эта|это|эти|этого|этой|этих|этим|этом|эту"
    r"|тот|тогда|там|здесь|тут|туда|отсюда|вышеупомянут\w*|я|мы|мне|нас|нам|наш(?:а|е|и|его|ей|ему|им|их|у|ими)?|мой|моя)(?![\w-])",
    re.IGNORECASE,
)
_WHOSE: Final = re.compile(r"Как\w+ (?:его|её|ее|их)\b")
"""«Какую его статью …?»: whose?"""
_SHORTENED: Final = re.compile(r"\b(\d{4})\s?[-–—/]\s?(\d{1,2})\b")
_WORD: Final = re.compile(r"[\w-]+")
_STEM: Final = 5


def texts_of(question: Question) -> list[str]:
    """All that a learner reads of a question."""
    assert isinstance(question, AnyQuestion)
    return [question.ask, *options_of(question), question.explanation]


def options_of(question: Question) -> list[str]:
    """Everything that can be chosen, right and wrong."""
    match question:
        case Choice():
            return [question.answer, *(one.text for one in question.wrong)]
        case MultiChoice():
            return [*question.answer, *(one.text for one in question.wrong)]
        case Order():
            return list(question.answer)
        case Match():
            return [side for pair in question.answer for side in pair]
        case Cloze():
            return [one.text for one in question.wrong]
        case _:
            return []


def fits(question: Question, asked: Asked, quote: str) -> str:
    """Lengths that fit a phone and Telegram."""
    assert isinstance(question, AnyQuestion)
    if isinstance(question, Cloze) and not re.search(r"\{[^{}]+\}", question.ask):
        return "no-gap"
    if len(question.ask) > _LONGEST_ASK and asked.slot != "said":
        return "too-long"
    if any(len(option) > _LONGEST_OPTION for option in options_of(question)):
        return "option-too-long"
    longest = LONGEST_STORY if asked.slot == "order" else LONGEST_QUOTE
    return "" if 0 < len(quote) <= longest else "quote-too-long"


def clean(question: Question, asked: Asked, quote: str) -> str:
    """No leftovers of markup, no open brackets, no sign that a careful hand would not leave."""
    for text in texts_of(question):
        bare = text.replace("{", "").replace("}", "")
        if _STRANGE.search(bare):
            return "strange-signs"
        if _SLOPPY.search(bare) or _POSTSCRIPT.search(bare) or _LATER.search(bare):
            return "sloppy"
        if bare.count("«") != bare.count("»") or bare.count("(") != bare.count(")"):
            return "unbalanced"
    return ""


def alone(question: Question, asked: Asked, quote: str) -> str:
    """No word that points out of the question."""
    texts = [text for text in texts_of(question) if "«" not in text] if asked.slot == "said" else texts_of(question)
    return next(("points-back" for text in texts if _POINTING.search(text) or _WHOSE.match(text)), "")


def no_leak(question: Question, asked: Asked, quote: str) -> str:
    """The question holds nothing of its answer."""
    match question:
        case Choice() | Typed():
            stem, answer = question.ask, question.answer
        case Cloze():
            stem, answer = question.stem, question.answer
        case _:
            return ""
    there = _stems(stem)
    wanted = _stems(answer) - _COMMON
    numbers = {one for one in wanted if one.isdigit() and (len(one) > 1 or len(wanted) < _DATE)}
    if numbers & there:
        return "leak"
    words = {one for one in wanted if not one.isdigit()}
    return "leak" if words and words <= there else ""


_DATE: Final = 3
"""Words of a full date: its day alone gives it not away; that of «1 марта» does («Приказ № 1»)."""
_COMMON: Final = frozenset({"года", "году", "год", "веке", "годы", "нача", "конце", "годов"})


def _stems(text: str) -> set[str]:
    words = _WORD.findall(text.casefold().replace("ё", "е"))
    return {word if word.isdigit() else word[:_STEM] for word in words if word.isdigit() or len(word) > 2}


def options_differ(question: Question, asked: Asked, quote: str) -> str:
    """No option twice; none begins like no other."""
    options = [" ".join(one.casefold().replace("ё", "е").split()) for one in options_of(question)]
    if len(options) != len(set(options)):
        return "same-options"
    if isinstance(question, Choice):
        capitals = {one[:1].isupper() for one in options_of(question) if one[:1].isalpha()}
        if len(capitals) > 1:
            return "odd-option"
    return ""


def supported(question: Question, asked: Asked, quote: str) -> str:
    """What is asked for stands in the quotation, or is counted from what stands there."""
    if isinstance(question, TrueFalse | Order | Match | MultiChoice | Flashcard) or asked.counted:
        return ""
    there = {one[:3] for one in _stems(quote)}
    for answer in asked.answers[:1]:
        stems = set() if asked.slot == "when" else {one[:3] for one in _stems(answer) - _COMMON if not one.isdigit()}
        digits = set(re.findall(r"\d+", answer))
        if not digits <= _numbers(quote) or not stems <= there:
            return "unsupported"
    return ""


def _numbers(quote: str) -> set[str]:
    """All that stand there; «1576—77» holds 1577 as well, «тринадцатого декабря» 13."""
    short = {first[: len(first) - len(last)] + last for first, last in _SHORTENED.findall(quote)}
    in_words = {str(date.first[2]) for date in find_dates(quote) if date.rule == "day-in-words"}
    return set(re.findall(r"\d+", quote)) | short | in_words


GATES: Final[tuple[Gate, ...]] = (fits, clean, alone, no_leak, options_differ, supported)


def refusal(question: Question, asked: Asked, quote: str) -> str:
    """The first gate that refuses, "" if all let it pass."""
    return next((reason for gate in GATES if (reason := gate(question, asked, quote))), "")
