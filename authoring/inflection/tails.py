"""What follows a head noun: most of it stays, some of it agrees, and a second head may stand beside the first."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from authoring.inflection.apposition import Reader, apposed, has_genitive
from authoring.inflection.dictionary import analyses
from authoring.inflection.grammar import Case, Number
from authoring.inflection.heads import ACRONYM, Head, Slot, agreeing, still
from authoring.inflection.words import ADJECTIVES

LINKED = ("и", "или")


def tail_slots(words: tuple[str, ...], head: Head, read: Reader) -> Iterator[tuple[Slot, ...]]:
    """The ways in which the words after a head change with it; no way where that cannot be told."""
    if not words:
        yield ()
        return
    for place, word in enumerate(words):
        if word in LINKED and _stands_beside(words[:place], words[place + 1 :], head, read):
            for left in tail_slots(words[:place], head, read):
                for right in read(words[place + 1 :], head.case):
                    yield (*left, partial(still, word), *(_with_own_number(slot, right.number) for slot in right.slots))
            return
        if word in LINKED and head.case is Case.GEN and _unclear(words[:place], words[place + 1 :], read):
            return
    yield from _one_tail(words, head, read)


def _one_tail(words: tuple[str, ...], head: Head, read: Reader) -> Iterator[tuple[Slot, ...]]:
    named = apposed(words, head, read)
    if named is None:
        yield tuple(_rest(words, head))
    else:
        yield from named


def _rest(words: tuple[str, ...], head: Head) -> Iterator[Slot]:
    """Word by word: an adjective right after the noun («Война Отечественная») and a participle after a comma agree."""
    for place, word in enumerate(words):
        before = words[place - 1] if place else ""
        first = place == 0 and _stands_alone(words)
        slot = agreeing(word, head) if (first or (before == "," and _is_participle(word))) else None
        yield slot or partial(still, word)


def _stands_alone(words: tuple[str, ...]) -> bool:
    """An adjective with no noun of its own after it: «тюрьма особого назначения» has one."""
    parses = analyses(words[0])
    if not parses or parses[0].tag.POS not in ADJECTIVES:
        return False
    following = words[1] if len(words) > 1 else ""
    return (
        not following
        or not following[0].isalpha()
        or all(one.tag.POS not in ("NOUN", *ADJECTIVES) for one in analyses(following))
    )


def _is_participle(word: str) -> bool:
    return any(one.tag.POS == "PRTF" for one in analyses(word))


def _stands_beside(left: tuple[str, ...], right: tuple[str, ...], head: Head, read: Reader) -> bool:
    """A second head in the same case: «Политбюро и Президиум», not «собрание Политбюро и Президиума»."""
    if not read(right, head.case):
        return False
    if head.case is Case.GEN:
        return not has_genitive(left)
    return not (has_genitive(left) and read(right, Case.GEN))


def _unclear(left: tuple[str, ...], right: tuple[str, ...], read: Reader) -> bool:
    """«истории партии и государства» in the genitive: of both, or both histories? Acronyms stay either way."""
    return has_genitive(left) and any(not ACRONYM.match(word) for word in right) and bool(read(right, Case.GEN))


def _with_own_number(slot: Slot, own: Number) -> Slot:
    return lambda case, _number, after: slot(case, own, after)
