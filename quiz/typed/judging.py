"""The one door: which rules an answer is judged by."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Sequence
from typing import Final

from quiz.questions import Expects
from quiz.typed.dates import is_date, judge_date
from quiz.typed.normal import fold, squeeze, words
from quiz.typed.persons import judge_person
from quiz.typed.quantities import is_number, judge_number
from quiz.typed.small_words import NEGATING, OFFERING
from quiz.typed.speech import answer_alone
from quiz.typed.texts import judge_text
from quiz.typed.verdict import RIGHT, WRONG, TypedVerdict, best

_LONGEST: Final = 20_000
_LONGEST_READ: Final = 2_000
"""Characters of an answer; no rule looks into a longer one, only the same letters and digits are right."""
_QUOTES: Final = frozenset('«“„"')
_SPARE: Final = 300
_REASONS: Final = 1_000
"""Characters that somebody may add to explain an answer."""
_INITIALS: Final = re.compile(
    r"\s*(?:[A-ZА-ЯЁ]\.\s?){1,2}\s*[A-ZА-ЯЁ][\w-]{2,}\s*|\s*[A-ZА-ЯЁ][\w-]{2,}\s+(?:[A-ZА-ЯЁ]\.\s?){1,2}\s*"
)


def judge(
    said: str, answer: str, accept: Sequence[str] = (), expects: Expects = Expects.TEXT, language: str = "ru"
) -> TypedVerdict:
    """Whether `said` is the answer or one of those accepted beside it; the kindest verdict of all.

    language: of the question, ru or en; it decides how "10/05/1923" may be read. Never raises, whatever
    was typed.
    """
    short = len(said) <= _LONGEST and len(unicodedata.normalize("NFKC", said)) <= _LONGEST  # «ﷺ» is 18 letters
    whole = fold(said) if short else ""
    return best(*(_judge(said, whole, right, expects, language) for right in (answer, *accept)))


def _judge(said: str, whole: str, answer: str, expects: Expects, language: str) -> TypedVerdict:
    if said.strip() and said.strip() == answer.strip():
        return RIGHT
    if len(said) > _LONGEST or len(answer) > _LONGEST:
        return WRONG
    right = fold(answer)
    if not squeeze(whole) or not squeeze(right):
        return WRONG
    if _same_signs(whole, right):
        return RIGHT
    if len(right) > _LONGEST_READ:
        return RIGHT if squeeze(whole) == squeeze(right) else WRONG
    if len(whole) > 2 * len(right) + _SPARE + _REASONS:
        return WRONG
    folded = answer_alone(whole, right)
    if not squeeze(folded) or len(folded) > 2 * len(right) + _SPARE or _turns_it_round(folded, right):
        return WRONG
    return _by_kind(folded, answer, right, expects, language)


def _same_signs(folded: str, right: str) -> bool:
    return folded.strip(" .!?…") == right.strip(" .!?…")


def _turns_it_round(folded: str, right: str) -> bool:
    """A negation or a choice between answers that the right answer does not have."""
    said, known = Counter(words(folded)), Counter(words(right))
    negated = any(said[word] != known[word] for word in NEGATING & (said.keys() | known.keys()))
    return negated or any(said[word] > known[word] for word in OFFERING & said.keys())


def _by_kind(folded: str, answer: str, right: str, expects: Expects, language: str) -> TypedVerdict:
    """A plain text that is a date, a number or a person with initials is judged as one."""
    verdict: TypedVerdict | None = None
    plain = expects is Expects.TEXT and answer.strip()[0] not in _QUOTES  # «1984» is a title
    if expects is Expects.DATE or (plain and is_date(right)):
        verdict = judge_date(folded, answer, language)
    elif expects is Expects.NUMBER or (plain and is_number(right)):
        verdict = judge_number(folded, answer)
    elif (expects is Expects.PERSON and answer != answer.lower()) or (
        expects is Expects.TEXT and _INITIALS.fullmatch(answer)
    ):
        verdict = judge_person(folded, answer)
    return judge_text(folded, answer, place=expects is Expects.PLACE) if verdict is None else verdict
