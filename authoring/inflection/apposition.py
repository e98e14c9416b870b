"""A name beside a noun: «нарком Смирнов» declines as one, «сын Смирнова» does not, «город Казань» does."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from functools import partial
from typing import Protocol

from authoring.inflection.dictionary import analyses, is_given, known
from authoring.inflection.grammar import Case, Number, word_list
from authoring.inflection.heads import ACRONYM, Head, Slot, is_adjective, still
from authoring.inflection.names import Name, decline_name
from authoring.inflection.nominative import HINTED, USUAL, Candidate, nominative_names
from authoring.inflection.roles import INITIALS, LETTER, NAME_WORD
from authoring.inflection.words import case_in

# Whose, not who: what follows is somebody else, in the genitive.
RELATIONS = word_list(
    "сын дочь отец мать брат сестра муж жена вдова вдовец внук внучка дед дядя племянник племянница потомок наследник",
    "преемник предшественник ученик ученица учитель друг подруга соратник сторонник противник враг соперник убийца",
    "современник последователь биограф помощник заместитель секретарь адъютант союзник любимец фаворит зять тесть",
)
# Towns and rivers decline beside their kind; lakes, islands, stations do not.
AGREEING_PLACES = ("город", "река", "столица")


class Read(Protocol):
    """One way to read a phrase."""

    @property
    def slots(self) -> tuple[Slot, ...]: ...

    @property
    def number(self) -> Number: ...


Reader = Callable[[tuple[str, ...], Case | None], Sequence[Read]]


UNCLEAR: tuple[Slot, ...] = ()
"""The tail of a reading that holds, though nobody can tell how the words after the head change with it."""


def apposed(words: tuple[str, ...], head: Head, read: Reader) -> Iterable[tuple[Slot, ...]] | None:
    """The words after the head, where a name among them declines with it. None where no name does."""
    if not head.person:
        return _place(words, head, read) if head.lemma in AGREEING_PLACES else None
    for start in range(len(words)):
        end = start + _length(words[start:])
        if end == start or _begins_a_phrase(words[start:end], words[end:]):
            continue
        found = _beside(words[start:end], head)
        if not found:
            continue
        if head.lemma in RELATIONS:
            return None
        if found[0].score - HINTED < 0 or _may_be_anothers(
            words[start:end], head, str(found[0].name), alone=start == 0
        ):
            return [UNCLEAR]
        before = [partial(still, word) for word in words[:start]]
        after = [partial(still, word) for word in words[end:]]
        return [(*before, partial(_named, found[0].name), *after)]
    return None


def _place(words: tuple[str, ...], head: Head, read: Reader) -> Iterable[tuple[Slot, ...]] | None:
    """«город Казань», but «город Ленина»; of «река Калка» the dictionary does not know."""
    if not words or not words[0][0].isupper():
        return None
    if known(words[0]) and not any("Geox" in one.tag for one in known(words[0])):
        return [UNCLEAR]
    return [one.slots for one in read(words, head.case) if one.number == head.number]


def _length(words: tuple[str, ...]) -> int:
    """How many words may be one name."""
    count = 0
    for word in words:
        if not (NAME_WORD.match(word) or INITIALS.match(word) or LETTER.match(word) or (count and word == ".")):
            break
        count += 1
    return 0 if count and ACRONYM.match(words[0]) else count


def _begins_a_phrase(name: tuple[str, ...], rest: tuple[str, ...]) -> bool:
    """«лауреат Нобелевской премии»: the capital is an adjective's."""
    return bool(rest) and rest[0][:1].islower() and is_adjective(name[-1])


def _beside(words: tuple[str, ...], head: Head) -> list[Candidate]:
    """The readings in which the name stands in the head's own case, likeliest first; several words need a first name
    that is one, or a plain surname before it: «Совнаркома Ленин» is no name."""
    found = [one for one in nominative_names(words, head.case) if one.case is head.case]
    return [one for one in found if _fits(one.name, head)]


def _fits(name: Name, head: Head) -> bool:
    if name.first and name.last:
        return is_given(name.first.split(" ")[0])  # of either sex: «физик Мария Кюри»
    return not (head.gender and name.gender and name.gender != head.gender)


def _may_be_anothers(words: tuple[str, ...], head: Head, own: str, *, alone: bool) -> bool:
    """The name may as well be in the genitive: «хан Джамуха» of a man called Джамух. Where the name's own genitive
    looks like this, it is the bearer's right after a title: «наркома Смирнова»."""
    if head.case is Case.GEN:
        return not alone
    found = nominative_names(words)
    top = max((one.score for one in found if one.case is head.case or str(one.name) == own), default=-USUAL)
    rivals = [one for one in found if one.case is Case.GEN and one.score >= top]
    return any(str(one.name) not in (own, " ".join(words)) or (str(one.name) == own and not alone) for one in rivals)


def _named(name: Name, case: Case, _number: Number, _after: str) -> str | None:
    return decline_name(name, case)


def has_genitive(words: tuple[str, ...]) -> bool:
    return any(one.tag.POS == "NOUN" and case_in(one.tag) is Case.GEN for word in words for one in analyses(word))
