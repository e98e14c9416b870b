"""Line 5: options of one kind, one form, one precision, none of which gives itself away."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Final

from bench.quality.asked import Asked
from bench.quality.dates import impossible, pattern, shape, spans
from bench.quality.ground import Ground
from bench.quality.words import all_among, content, fold, is_clause, part, words
from quiz.questions import Kind

_LISTS: Final = frozenset({Kind.ORDER, Kind.MATCH})
_APART: Final = 60
"""Years; a wrong date further off is no mistake that anybody makes."""
_INITIALS: Final = re.compile(r"(?:[А-ЯЁA-Z]\.\s?-?)+(?=\s?[А-ЯЁA-Z])")


def distinct(asked: Asked, ground: Ground) -> Iterator[str]:
    """No option twice."""
    seen: set[str] = set()
    for option in asked.options:
        if fold(option).rstrip(".") in seen:
            yield option
        seen.add(fold(option).rstrip("."))


def precision(asked: Asked, ground: Ground) -> Iterator[str]:
    """Dates among options are equally exact and written alike."""
    if asked.kind in _LISTS:
        return
    shapes = {shape(option) for option in asked.options}
    if len(shapes) > 1 and shapes - {""}:
        yield "; ".join(asked.options)
    elif shapes - {""} and len({pattern(option) for option in asked.options}) > 1:
        yield f"written differently: {'; '.join(asked.options)}"


def calendar(asked: Asked, ground: Ground) -> Iterator[str]:
    """Every date is one that a calendar has."""
    return (day for text in asked.texts for day in impossible(text))


def far_off(asked: Asked, ground: Ground) -> Iterator[str]:
    """Wrong dates lie within a lifetime of the right one; wrong numbers are not of another size."""
    if asked.kind in _LISTS or not asked.wrong:
        return
    right = spans(asked.right[0])
    for option in asked.wrong:
        if right and (one := spans(option)) and abs(one[0].first - right[0].first) > _APART * 372:
            yield option
    number = _number(asked.right[0])
    if number and not shape(asked.right[0]):
        yield from (o for o in asked.wrong if (n := _number(o)) is not None and not number / 6 <= n <= number * 6)


def _number(text: str) -> float | None:
    found = re.search(r"\d[\d\s]*(?:[.,]\d+)?", text)
    return float(re.sub(r"\s", "", found.group()).replace(",", ".")) if found else None


def roundness(asked: Asked, ground: Ground) -> Iterator[str]:
    """The right number is not the only round or the only odd one."""
    if asked.kind is not Kind.CHOICE or len(asked.options) < 3 or any(shape(one) for one in asked.options):
        return
    zeros = [_zeros(one) for one in asked.options]
    if None not in zeros and zeros[0] not in zeros[1:] and len(set(zeros[1:])) == 1:
        yield "; ".join(asked.options)


def _zeros(text: str) -> int | None:
    found = re.search(r"\d[\d\s]*", text)
    digits = re.sub(r"\s", "", found.group()) if found else ""
    return len(digits) - len(digits.rstrip("0")) if digits else None


def length(asked: Asked, ground: Ground) -> Iterator[str]:
    """Options are of similar length: the right one neither towers above the others nor hides below them."""
    if asked.kind in _LISTS or len(asked.options) < 3:
        return
    right, others = len(asked.right[0]), [len(one) for one in asked.wrong]
    if right > max(others) * 1.6 + 6 or right * 1.6 + 6 < min(others):
        yield f"{right} characters beside {', '.join(map(str, others))}"
    elif max(right, *others) > 2.5 * min(right, *others) + 15:
        yield f"from {min(right, *others)} to {max(right, *others)} characters"


def odd_one_out(asked: Asked, ground: Ground) -> Iterator[str]:
    """All options begin, end and are written alike: capital, preposition, initials, full stop, words or figures."""
    if asked.kind in _LISTS or len(asked.options) < 2:
        return
    for name, signs in _signs(asked.options):
        if len(set(signs)) > 1:
            yield f"{name}: {'; '.join(asked.options)}"


def _signs(options: Sequence[str]) -> Iterator[tuple[str, list[object]]]:
    yield "capital", [next((c.isupper() for c in one if c.isalpha()), None) for one in _lettered(options)]
    yield "full stop", [one.rstrip()[-1:] in ".!?" and not re.search(r"\b\w{1,4}\.$", one) for one in options]
    yield "figures", [one[:1].isdigit() for one in options if not is_clause(one)]
    yield "preposition", [_preposition(one) for one in options if not is_clause(one)]
    if not any(map(is_clause, options)) and any(_INITIALS.match(one) for one in options):
        yield "initials", [bool(_INITIALS.match(one)) for one in options]
    yield "sentence or phrase", [is_clause(one) for one in options]


def _lettered(options: Sequence[str]) -> list[str]:
    return [one for one in options if one[:1].isalpha()]


def _preposition(option: str) -> bool:
    found = words(option)
    return bool(found) and part(found[0].text.lower()) == "PREP" and option[found[0].end :][:1] != "."


def in_question(asked: Asked, ground: Ground) -> Iterator[str]:
    """No wrong option is named in the question itself: it would be absurd."""
    there = content(asked.stem)
    return (option for option in asked.wrong if all_among(content(option), there))
