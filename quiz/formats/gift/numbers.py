"""Numbers in GIFT: `{#1822}`, `{#1822:5}`, `{#1..5}`, `{#=1822:0 =%50%1822:2}`."""

from __future__ import annotations

import re
from dataclasses import dataclass

from quiz.formats.gift.blocks import Answer, answers_in, reveal

NUMBER = r"[-+]?(?:\d{1,30}(?:[.,]\d{0,30})?|[.,]\d{1,30})(?:[eE][-+]?\d{1,3})?"
PLAIN = re.compile(rf"({NUMBER})")
WITH_TOLERANCE = re.compile(rf"({NUMBER})\s*:\s*({NUMBER})")
RANGE = re.compile(rf"({NUMBER})\s*\.\.\s*({NUMBER})")


@dataclass(frozen=True, slots=True)
class Numbers:
    """values: as typed, all of them right. tolerance: by how much one may be off, "" for not at all.

    unreadable: what is no number, "" if all are. A range has no value that is the answer, unless its ends are one.
    """

    values: tuple[str, ...]
    tolerance: str = ""
    unreadable: str = ""
    feedback: tuple[str, ...] = ()


def read(text: str) -> Numbers:
    """What stands behind the `#`. Only answers worth most are taken."""
    text = text.strip()
    answers = answers_in(text if text[:1] in ("=", "~") else f"={text}")
    right = [answer for answer in answers if answer.mark == "=" or answer.worth > 0]
    best = max((answer.worth for answer in right), default=0.0)
    values: list[str] = []
    tolerances: list[str] = []
    for answer in (each for each in right if each.worth == best):
        said = reveal(answer.text).strip()
        if found := WITH_TOLERANCE.fullmatch(said):
            values.append(found[1])
            tolerances += [found[2]] if float(found[2].replace(",", ".")) else []
        elif PLAIN.fullmatch(said):
            values.append(said)
        elif found := RANGE.fullmatch(said):
            values += [found[1]] if found[1] == found[2] else []
        else:
            return Numbers((), unreadable=said or text or "#")
    if not right:
        return Numbers((), unreadable=text or "#")
    return Numbers(tuple(values), ", ".join(tolerances), feedback=_feedback(right, best))


def _feedback(right: list[Answer], best: float) -> tuple[str, ...]:
    return tuple(answer.feedback for answer in right if answer.worth == best)
