"""What follows a head noun: most of it stays, some of it agrees, and a second head may stand beside the first."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from functools import partial
from typing import Protocol

from authoring.inflection.dictionary import analyses
from authoring.inflection.grammar import Case, Number
from authoring.inflection.heads import ACRONYM, Head, Slot, agreeing, still
from authoring.inflection.names import Name, decline_name
from authoring.inflection.nominative import nominative_names
from authoring.inflection.roles import INITIALS, LETTER, NAME_WORD
from authoring.inflection.words import ADJECTIVES, case_in

LINKED = ("и", "или")


class Read(Protocol):
    """One way to read a phrase; what a second head is read with."""

    @property
    def slots(self) -> tuple[Slot, ...]: ...

    @property
    def number(self) -> Number: ...


Reader = Callable[[tuple[str, ...], Case | None], Sequence[Read]]


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
    yield from _one_tail(words, head)


def _one_tail(words: tuple[str, ...], head: Head) -> Iterator[tuple[Slot, ...]]:
    name = _name_after(words) if head.person else 0
    if name:
        slot = _apposed(words[:name], head)
        if slot is not None:
            yield (slot, *_rest(words[name:], head))
        return
    yield tuple(_rest(words, head))


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
        return not _has_noun(left)
    return not (_has_noun(left) and read(right, Case.GEN))


def _unclear(left: tuple[str, ...], right: tuple[str, ...], read: Reader) -> bool:
    """«истории партии и государства» in the genitive: of both, or both histories? Acronyms stay either way."""
    return _has_noun(left) and any(not ACRONYM.match(word) for word in right) and bool(read(right, Case.GEN))


def _has_noun(words: tuple[str, ...]) -> bool:
    return any(one.tag.POS == "NOUN" and case_in(one.tag) is Case.GEN for word in words for one in analyses(word))


def _with_own_number(slot: Slot, own: Number) -> Slot:
    return lambda case, _number, after: slot(case, own, after)


def _name_after(words: tuple[str, ...]) -> int:
    """How many of the words are a name beside «нарком», «писатель»."""
    count = 0
    for word in words:
        if not (NAME_WORD.match(word) or INITIALS.match(word) or LETTER.match(word) or (count and word == ".")):
            break
        count += 1
    acronym = count and ACRONYM.match(words[0])
    return 0 if acronym else count


def _apposed(words: tuple[str, ...], head: Head) -> Slot | None:
    """A name in the head's case: «наркомом Смирновым». One in the genitive may be somebody else's: «сын Смирнова»."""
    found = [one for one in nominative_names(words, head.case, head.gender) if one.case is head.case]
    if not found:
        return partial(still, " ".join(words))
    if head.case is Case.GEN or (len(found) > 1 and found[1].score > found[0].score - 1):
        return None
    return partial(_named, found[0].name)


def _named(name: Name, case: Case, _number: Number, _after: str) -> str | None:
    return decline_name(name, case)
