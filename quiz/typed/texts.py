"""Is a typed text or place the right one? Word by word, in any case and number."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from fractions import Fraction
from itertools import pairwise, product
from typing import Final

from quiz.typed.names import is_given_name, is_known
from quiz.typed.normal import fold, join_abbreviations, squeeze, words
from quiz.typed.numbers import Token, tokens
from quiz.typed.people import is_patronymic
from quiz.typed.right_text import RightText, content_of, halves_of, joined, read_right
from quiz.typed.small_words import (
    ABBREVIATED_KINDS,
    EMPTY,
    GENERIC_PLACES,
    KINDS_OF_PLACES,
    KINDS_OF_TITLES,
    NUMBERED,
    OTHER_WITH,
    RANKING,
    REVERSING,
    WIDER_PLACES,
)
from quiz.typed.verdict import RIGHT, WRONG, Missing, TypedVerdict, almost
from quiz.typed.words import Likeness, alike, is_form_of, same_abbreviation

_MOST_WORDS: Final = 60
_SEVERAL: Final = re.compile(r"[(,;/&+\n|]| (?:и|and) ")
_ADJECTIVE: Final = re.compile(r"[а-я]{2,}(?:[ыио]й|[ая]я|[ое]е|[ое]го|[ое]му|[ыи]м|[ую]ю|[ыи]е|[ыи]х)")
_ARTICLE: Final = re.compile(r"\bст\.? ?(?=\d)")
_ABBREVIATION_WEIGHT: Final = 6
_MOST_EXTRA: Final = 3


@dataclass(slots=True)
class _Pairing:
    """Which words of the right answer were met by which said ones."""

    pairs: list[tuple[int, int, Likeness]]
    missing: list[Token]
    extra: list[Token]


def judge_text(said: str, answer: str, *, place: bool = False) -> TypedVerdict:
    """The verdict on a text compared word by word."""
    right = read_right(answer, place)
    folded = _ARTICLE.sub("статья ", join_abbreviations(fold(said)))
    if _same_run_together(folded, right):
        return RIGHT
    every = tuple(joined(tokens(folded), right.abbreviations))
    content = content_of(every, place)
    if not content or len(content) > len(right.content) + 20 or len(right.content) > _MOST_WORDS:
        return WRONG
    pairing = _pair(content, right)
    if place and _is_another_place(pairing, every, right, right.halves | halves_of(folded)):
        return WRONG
    return _weigh(pairing, content, every, right, several=bool(_SEVERAL.search(folded)), place=place)


def _same_run_together(folded: str, right: RightText) -> bool:
    one, other = squeeze(folded), squeeze(right.folded)
    if one == other:
        return True
    one = "".join(word for word in words(folded) if word not in EMPTY) or one  # «в Трое» is no number
    if not right.abbreviations and one.isalpha() and other.isalpha() and " " not in right.folded:
        return alike(one, other, proper=True) is Likeness.SAME
    return False


def _pair(content: tuple[Token, ...], right: RightText) -> _Pairing:
    """Pairs equal words first, then those a slip or two apart."""
    said, wanted = dict(enumerate(content)), dict(enumerate(right.content))
    pairs: list[tuple[int, int, Likeness]] = []
    found = {pair: _likeness(*pair, right) for pair in product(set(content), set(right.content))}
    for least in (Likeness.SAME, Likeness.ONE_SLIP, Likeness.TWO_SLIPS):
        for place, word in list(wanted.items()):
            met = next((i for i, other in said.items() if found[other, word] >= least), None)
            if met is not None:
                pairs.append((met, place, least))
                del said[met], wanted[place]
    return _Pairing(pairs, list(wanted.values()), list(said.values()))


def _likeness(said: Token, wanted: Token, right: RightText) -> Likeness:
    if isinstance(said, Fraction) or isinstance(wanted, Fraction):
        return Likeness.SAME if said == wanted else Likeness.DIFFERENT
    if wanted in right.abbreviations:
        return Likeness.SAME if same_abbreviation(said, wanted) else Likeness.DIFFERENT
    return alike(said, wanted, proper=wanted in right.proper)


def _weigh(
    pairing: _Pairing,
    content: tuple[Token, ...],
    every: tuple[Token, ...],
    right: RightText,
    *,
    several: bool,
    place: bool,
) -> TypedVerdict:
    if _has_numbered(pairing.missing) and _has_numbered(pairing.extra):
        return WRONG  # «XV съезд», «XV конференция»
    if any(word in right.halves or is_form_of(word, RANKING) for word in pairing.missing):
        return WRONG  # «генерал-лейтенант», «лейтенант»
    missing = [word for word in pairing.missing if not _may_be_left_out(word, right)]
    extra = [word for word in pairing.extra if not _may_be_added(word, right, several, place)]
    if (missing and extra) or not pairing.pairs:
        return WRONG
    if (missing or extra) and len(pairing.pairs) == 1 and pairing.pairs[0][2] is not Likeness.SAME:
        return WRONG  # «Советская Гавань» is not «Гавана»
    if any(isinstance(word, Fraction) or word in REVERSING for word in (*missing, *extra)):
        return WRONG
    if extra:
        return _weigh_extra(extra, pairing, right, several=several, place=place)
    if missing:
        met = sum(_weight(right.content[place], right) for _, place, _ in pairing.pairs)
        lacking = sum(_weight(word, right) for word in missing)
        most = met > lacking or (met == lacking and len(pairing.pairs) > 1)  # "Road" is too little of "Silk Road"
        return almost(Missing.MORE_WORDS) if most else WRONG
    if not _order_agrees(pairing, content, every, right):
        return WRONG
    slipped = any(likeness is Likeness.TWO_SLIPS for *_, likeness in pairing.pairs)
    return almost(Missing.SPELLING) if slipped else RIGHT


def _has_numbered(words: list[Token]) -> bool:
    return any(is_form_of(word, NUMBERED) for word in words)


def _weigh_extra(
    extra: list[Token], pairing: _Pairing, right: RightText, *, several: bool, place: bool
) -> TypedVerdict:
    named = any(isinstance(word, str) and is_known(word) for word in extra)
    if not place and (_behind(pairing) or any(_ADJECTIVE.fullmatch(str(word)) for word in extra)):
        return WRONG  # «Комсомольская правда», «Мир искусства»
    offers = several and not _SEVERAL.search(right.folded)
    if not right.name or named or offers or len(extra) > min(_MOST_EXTRA, len(right.content)):
        return WRONG
    return almost(Missing.FEWER_WORDS)


def _behind(pairing: _Pairing) -> bool:
    """Whether something was said behind the title."""
    return max(said for said, *_ in pairing.pairs) < len(pairing.pairs) + len(pairing.extra) - 1


def _weight(word: Token, right: RightText) -> int:
    if isinstance(word, Fraction):
        return _ABBREVIATION_WEIGHT
    return max(len(word), _ABBREVIATION_WEIGHT) if word in right.abbreviations else len(word)


def _may_be_left_out(word: Token, right: RightText) -> bool:
    beside_number = is_form_of(word, NUMBERED) and any(isinstance(other, Fraction) for other in right.content)
    return beside_number or (isinstance(word, str) and len(word) == 1 and len(right.content) > 1)


def _may_be_added(word: Token, right: RightText, several: bool, place: bool) -> bool:
    """Words that make the answer no other: «город», initials, «Германия» after «Берлин»."""
    if isinstance(word, Fraction):
        return False
    if right.title and is_form_of(word, KINDS_OF_TITLES):
        return True
    if is_form_of(word, GENERIC_PLACES) or (
        is_form_of(word, NUMBERED) and any(isinstance(other, Fraction) for other in right.content)
    ):
        return True
    if place and several and not any(is_form_of(other, WIDER_PLACES) for other in right.content):
        return is_form_of(word, WIDER_PLACES)
    alone = len(right.content) == 1 and bool(right.proper) and not several
    return alone and (len(word) == 1 or is_given_name(word) or is_patronymic(word))


def _is_another_place(pairing: _Pairing, every: tuple[Token, ...], right: RightText, halves: frozenset[str]) -> bool:
    """«Новая Гвинея» for «Гвинея», «Венгрия» for «Австро-Венгрия», «Чёрное озеро» or «море» for «Чёрное море»."""
    if any(is_form_of(word, OTHER_WITH) or word in halves for word in (*pairing.missing, *pairing.extra)):
        return True
    met = {right.content[place] for _, place, _ in pairing.pairs}
    if pairing.missing and any(
        met and all(is_form_of(word, few) for word in met) for few in (KINDS_OF_PLACES, OTHER_WITH)
    ):
        return True
    kinds, right_kinds = _kinds(every), _kinds(right.every)
    return bool(kinds and right_kinds) and not any(is_form_of(kind, kinds) for kind in right_kinds)


def _kinds(every: tuple[Token, ...]) -> frozenset[str]:
    whole = (ABBREVIATED_KINDS.get(word, word) for word in every if isinstance(word, str))
    return frozenset(word for word in whole if is_form_of(word, KINDS_OF_PLACES))


def _order_agrees(pairing: _Pairing, content: tuple[Token, ...], every: tuple[Token, ...], right: RightText) -> bool:
    """«СССР напал на Германию» is not «Германия напала на СССР».

    Three words or more may change places only in the forms, and behind the prepositions, that they had.
    """
    numbers = sum(isinstance(word, Fraction) for word in right.content)
    counted = [(place, said) for said, place, _ in pairing.pairs if numbers != 1 or isinstance(content[said], str)]
    order = [said for _, said in sorted(counted)]  # "World War II", "the Second World War"
    if len(order) < 3 or order == sorted(order):
        return True
    if any(isinstance(word, str) and word.isascii() for word in content):
        return False
    return Counter(content) == Counter(right.content) and _after_small(every) == _after_small(right.every)


def _after_small(every: tuple[Token, ...]) -> frozenset[tuple[Token, Token]]:
    return frozenset((small, word) for small, word in pairwise(every) if small in EMPTY and word not in EMPTY)
