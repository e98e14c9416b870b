"""The questions of a set are found again in another one: by their ids, else by their words."""

from __future__ import annotations

import re
from collections import defaultdict, deque
from collections.abc import Callable, Mapping
from types import MappingProxyType

from quiz.formats.shape import folded
from quiz.questions import Fact, Question, QuestionSet

GAP = re.compile(r"\{[^{}]*\}|_{3,}")
Place = tuple[str, str]
"""The keys of a fact and of a question in it."""


class Known:
    """Finds questions of a set again: by their ids, else by their words.

    aliases: what some of the questions look like elsewhere; by those words they are found, too.
    """

    def __init__(self, set_: QuestionSet, aliases: Mapping[Place, Question] = MappingProxyType({})) -> None:
        self.facts = {fact.key: fact for fact in set_.facts}
        self._by_words: defaultdict[tuple[str, ...], list[Place]] = defaultdict(list)
        self._words: dict[Place, dict[tuple[str, ...], None]] = {}
        self._by_statement: defaultdict[str, list[str]] = defaultdict(list)
        for fact in set_.facts:
            self._by_statement[folded(fact.statement)].append(fact.key)
            for question in fact.questions:
                place = (fact.key, question.key)
                self._words[place] = dict.fromkeys((*words_of(question), *words_of(aliases.get(place, question))))
                for words in self._words[place]:
                    self._by_words[words].append(place)

    def places(self, other: QuestionSet) -> dict[Place, Place]:
        """Where each question of another set, by its own keys, stands in this one; those that are new are left out.

        A fact whose id is known is that fact, whatever it says. A question is found once only.
        """
        found: dict[Place, Place] = {}
        taken: set[Place] = set()
        for fact in other.facts:
            if fact.key in self.facts:
                self._within(fact, fact.key, found, taken)
        with_ids = {fact.key for fact in other.facts} & self.facts.keys()
        strangers = [fact for fact in other.facts if fact.key not in self.facts]
        for exactly in (True, False):
            waiting = self._waiting(taken, with_ids)
            for fact in strangers:
                for question in fact.questions:
                    here, theirs = (fact.key, question.key), waiting.get(words_of(question)[0 if exactly else 1])
                    while theirs and theirs[0] in taken:
                        theirs.popleft()
                    if here not in found and theirs and (exactly or len(theirs) == 1):
                        self._take(here, theirs.popleft(), found, taken)
        for fact in strangers:
            at = self._fact_of(fact, found, with_ids)
            if at is not None:
                self._within(fact, at, found, taken)
        return found

    def _waiting(self, taken: set[Place], with_ids: set[str]) -> dict[tuple[str, ...], deque[Place]]:
        """By words, the questions that may yet be found. Those whose words alone are not theirs alone are ambiguous."""
        free = {
            words: deque(at for at in places if at not in taken and at[0] not in with_ids)
            for words, places in self._by_words.items()
        }
        return {words: places for words, places in free.items() if places}

    def _fact_of(self, fact: Fact, found: dict[Place, Place], with_ids: set[str]) -> str | None:
        by_question = next((found[fact.key, q.key][0] for q in fact.questions if (fact.key, q.key) in found), None)
        if by_question is not None:
            return by_question
        same = [key for key in self._by_statement[folded(fact.statement)] if key not in with_ids]
        return same[0] if len(same) == 1 else None

    def _within(self, fact: Fact, at: str, found: dict[Place, Place], taken: set[Place]) -> None:
        """Questions of the fact among those of a known one: by words and id, by words, by id, by kind."""
        known = self.facts[at].questions
        tests: tuple[Callable[[Question, Question], bool], ...] = (
            lambda mine, theirs: mine.key == theirs.key and words_of(mine)[1] in self._words[at, theirs.key],
            lambda mine, theirs: words_of(mine)[1] in self._words[at, theirs.key],
            lambda mine, theirs: mine.key == theirs.key and type(mine) is type(theirs),
            lambda mine, theirs: type(mine) is type(theirs),
        )
        for test in tests:
            for mine in fact.questions:
                if (fact.key, mine.key) not in found:
                    free = (each for each in known if (at, each.key) not in taken and test(mine, each))
                    theirs = next(free, None)
                    self._take((fact.key, mine.key), None if theirs is None else (at, theirs.key), found, taken)

    @staticmethod
    def _take(here: Place, at: Place | None, found: dict[Place, Place], taken: set[Place]) -> None:
        if at is not None:
            found[here] = at
            taken.add(at)


def words_of(question: Question) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """By what a question is known: what it asks, with its answer and without. A gap is a gap, however it is drawn."""
    ask = folded(GAP.sub("_", question.ask))
    answer = question.answer
    said = answer if isinstance(answer, tuple) else (str(answer),)
    return (ask, *(folded(each if isinstance(each, str) else " = ".join(each)) for each in said)), (ask,)
