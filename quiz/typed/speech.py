"""What people say around an answer: doubts, introductions, contrasts, reasons. Left is the answer alone."""

from __future__ import annotations

import re
from typing import Final

from quiz.typed.normal import words
from quiz.typed.small_words import NEGATING

_DOUBT: Final = re.compile(
    r"(?:^|(?<=[\s(]))(?:"
    r"(?:я )?(?:точно )?не (?:уверена?|помню)(?: точно)?|(?:точно не знаю|не знаю точно)"
    r"|если (?:я )?не (?:ошибаюсь|путаю)"
    r"|могу ошибаться|насколько (?:я )?помню|(?:im |i am )?not (?:quite |entirely )?sure"
    r"|(?:ну )?(?:я )?(?:думаю|полагаю|считаю|предполагаю)|по-моему|мне кажется|кажется|похоже|наверное|наверно"
    r"|наверняка|вроде(?: бы)?|может быть|возможно|вероятно|скорее всего|видимо|точно|конечно"
    r"|[iі] (?:think|guess|believe)|maybe|probably|perhaps|possibly|definitely|of course"
    r")(?=[\s,:;.)]|$)(?:[\s,]+(?:что|that|но|but)(?=\s))?[\s,:]*"
)
"""«думаю, что», «не уверен, но», «если не ошибаюсь,» wherever it stands."""

_INTRODUCTION: Final = re.compile(
    r"(?:(?:мой |правильный )?ответ(?: это)?(?: ?[:-])? |(?:my |the )?answer(?: is)?(?: ?[:-])? "
    r"|ну,? |на посту |в должности "
    r"|это (?:(?:произошло|случилось|сделала?|сделали) )?"
    r"|(?:его|ее|их) звали |(?:it|he|she|this|that) (?:is|was|happened) )"
)
"""«ответ:», «это произошло», "it was" at the beginning."""

_BECAUSE: Final = r"(?:потому,? что|так как|поскольку|because)"
_LEADING_REASON: Final = re.compile(rf"{_BECAUSE} (?=\S)")
_REASON: Final = re.compile(rf"(?<=\S)[\s,;(-]+{_BECAUSE}\b.*$")
"""«1923, потому что…»: the reason is not asked for."""

_NOT_THIS_BUT: Final = re.compile(r"^(?:это )?(?:не|not) [^,]{1,60}?(?:, а|,? but) (?=\S)")
"""«не Рязань, а» before the answer."""
_AND_NOT_THAT: Final = re.compile(r"(?:, ?(?:а |and |but )?| а | and | but )(?:не|not) [^,]+$")
"""«, а не Рязань» behind it."""


def without_reason(folded: str) -> str:
    """A reason without its «потому что», so that it is compared by what it says."""
    return _LEADING_REASON.sub("", folded, count=1) if _LEADING_REASON.match(folded) else folded


def answer_alone(folded: str, right: str) -> str:
    """The answer in what somebody said; what the right answer says itself is left standing."""
    text = folded.rstrip(" .,;!?…" if "(" in folded else " .,;!?…)")
    text = _DOUBT.sub(lambda match: match[0] if match[0].strip(" ,:") in right else "", text).strip(" ,")
    if introduction := _INTRODUCTION.match(text):
        text = text[introduction.end() :]
    text = without_reason(text)
    if not re.search(_BECAUSE, right):
        text = _REASON.sub("", text)
    if not NEGATING.intersection(words(right)):
        text = _AND_NOT_THAT.sub("", _NOT_THIS_BUT.sub("", text))
    return text.strip(" ,")
