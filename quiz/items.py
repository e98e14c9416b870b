"""Item analysis: how each question of a set works, from first answers only.

A first answer tells of the question; a later one tells of the repetition before it. The words are those of classical
test theory (Crocker & Algina 1986, «Introduction to Classical and Modern Test Theory», chapter 14). A figure carries
how many answers stand behind it, and where too few do, nothing is said.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from itertools import chain
from math import atanh, fsum, inf, sqrt
from statistics import median
from typing import NamedTuple

from quiz.grading import options
from quiz.model import FactId, LearnerId, PublishedFact, Score
from quiz.questions import Choice, Cloze, MultiChoice, Question, TrueFalse
from quiz.rating import guess_chance

LEAST_ANSWERS = 10
"""Answers from which anything but their number is said."""
LEAST_OTHERS = 5
"""First answers to other facts from which a learner's share of them tells good learners from weak ones."""
SURE = 2.326
"""The normal quantile of 99 %: of a hundred sound questions one is named by chance. Sets have hundreds."""
HARDLY = 0.15
"""Where nothing can be guessed, a question that fewer know at first is looked at as well."""
UNLIKELY = 0.05
"""An option nobody takes is idle, if one as tempting as the others would have been passed over with less chance."""


TELLS_WELL, TELLS = 0.3, 0.2
"""Discriminations from which a question tells those who know the rest well, or at all (Ebel & Frisbie 1991, «Essentials
of Educational Measurement», chapter 13)."""

NOBODY = Score(0, 0)


class Reply(NamedTuple):
    """A first answer. picked: of a wrong one the indexes of the options pressed, see quiz.grading.Picked."""

    correct: bool
    picked: tuple[int, ...] = ()


FirstAnswers = Mapping[tuple[FactId, str], Mapping[LearnerId, Reply]]
"""By fact and question's key, what each learner answered to it first, if that was not taken back."""


class Flag(StrEnum):
    """Why a question looks wrong."""

    REVERSED = "reversed"
    """Good learners get it wrong more often than weak ones."""
    OTHER_ANSWER = "other_answer"
    """A wrong option is taken more often than the right one."""
    BELOW_CHANCE = "below_chance"
    """Fewer know it than would guess it; where nothing can be guessed, hardly anybody does."""


class Telling(StrEnum):
    """How well a question tells those who know the rest from those who do not."""

    WELL = "well"
    LITTLE = "little"
    HARDLY = "hardly"


@dataclass(frozen=True, slots=True)
class Taken:
    """How often an option was picked. index: in `quiz.grading.options`. idle: a distractor nobody takes."""

    index: int
    right: bool
    times: int
    idle: bool = False


@dataclass(frozen=True, slots=True)
class Item:
    """How one question works.

    answers: its first answers; their share is the item's facility. discrimination: −1…1, the correlation between being
    right here and the share of right first answers on other facts, None where it cannot be told; compared: learners it
    rests on. better, weaker: the answers of those above and below the median of that share. taken: for questions with
    options, in the question's own order; pressed: answers in which any was.
    """

    fact: FactId
    question: str
    answers: Score
    discrimination: float | None = None
    compared: int = 0
    better: Score = NOBODY
    weaker: Score = NOBODY
    taken: tuple[Taken, ...] = ()
    pressed: int = 0
    flags: tuple[Flag, ...] = ()

    @property
    def facility(self) -> float | None:
        """The share (0…1) of right answers; None where too few were given."""
        return self.answers.share if self.answers.total >= LEAST_ANSWERS else None

    @property
    def telling(self) -> Telling | None:
        """None where it cannot be told."""
        if self.discrimination is None:
            return None
        if self.discrimination >= TELLS_WELL:
            return Telling.WELL
        return Telling.LITTLE if self.discrimination >= TELLS else Telling.HARDLY

    @property
    def rival(self) -> Taken | None:
        """The wrong option taken most often, if any was."""
        most = max((each for each in self.taken if not each.right), key=lambda each: each.times, default=None)
        return most if most and most.times else None


def analyse(facts: Iterable[PublishedFact], answers: FirstAnswers) -> tuple[Item, ...]:
    """Every question of these facts, in their order. Answers to facts and questions not among them are passed over.

    Answers were given to the question as it stood then; where one was changed under the same key, they are mixed.
    """
    facts = tuple(facts)
    replies = {
        (fact.id, question.key): answers.get((fact.id, question.key), {})
        for fact in facts
        for question in fact.fact.questions
    }
    knew = {asked: [who for who, reply in given.items() if reply.correct] for asked, given in replies.items()}
    overall = Scores(replies.values(), knew.values())
    items: list[Item] = []
    for fact in facts:
        asked = [(fact.id, question.key) for question in fact.fact.questions]
        rest = overall.without(Scores([replies[each] for each in asked], [knew[each] for each in asked]))
        items += [
            _item(question, each, replies[each], knew[each], rest)
            for question, each in zip(fact.fact.questions, asked, strict=True)
        ]
    return tuple(items)


class Scores:
    """How many answers each learner gave to some questions, and how many of them were right."""

    def __init__(self, given: Iterable[Iterable[LearnerId]], knew: Iterable[Iterable[LearnerId]]) -> None:
        self.total = Counter(chain.from_iterable(given))
        self.right = Counter(chain.from_iterable(knew))

    def without(self, fact: Scores) -> dict[LearnerId, float]:
        """Each learner's share of right answers to all facts but this one; without those who gave too few.

        Leaving the item out corrects the correlation, which would else hold a part of itself (Henrysson 1963,
        «Correction of item-total correlations in item analysis», Psychometrika 28). The other questions of the same
        fact are left out with it: who has answered one knows the answer to the next.
        """
        return {
            learner: (self.right[learner] - fact.right[learner]) / (self.total[learner] - times)
            for learner, times in fact.total.items()
            if self.total[learner] - times >= LEAST_OTHERS
        }


def _item(
    question: Question,
    asked: tuple[FactId, str],
    given: Mapping[LearnerId, Reply],
    knew: Sequence[LearnerId],
    rest: Mapping[LearnerId, float],
) -> Item:
    part = Score(len(knew), len(given))
    right = [rest[learner] for learner in knew if learner in rest]
    wrong = [rest[learner] for learner, reply in given.items() if not reply.correct and learner in rest]
    compared = len(right) + len(wrong)
    discrimination = point_biserial(right, wrong)
    better, weaker = _halves(right, wrong)
    taken, pressed = _taken(question, part.right, [reply.picked for reply in given.values() if reply.picked])
    flags = (
        (Flag.REVERSED, discrimination is not None and surely_negative(discrimination, compared)),
        (Flag.OTHER_ANSWER, _other_is_taken(question, taken)),
        (Flag.BELOW_CHANCE, _below_chance(question, part)),
    )
    return Item(
        fact=asked[0],
        question=asked[1],
        answers=part,
        discrimination=discrimination,
        compared=compared,
        better=better,
        weaker=weaker,
        taken=taken,
        pressed=pressed,
        flags=tuple(flag for flag, shown in flags if shown),
    )


def point_biserial(right: Sequence[float], wrong: Sequence[float]) -> float | None:
    """The correlation (−1…1) of being right with another figure, from the figures of those who were right and of those
    who were wrong; None if all are one or the other, all figures are the same, or they are fewer than LEAST_ANSWERS.

    r = (M₁ − M₀) / s · √(p q): the means of the figure of those who were right and wrong, its standard deviation over
    all, and their shares (Crocker & Algina 1986, chapter 14).
    """
    figures = [*right, *wrong]
    if len(figures) < LEAST_ANSWERS or not right or not wrong or max(figures) == min(figures):
        return None
    mean = fsum(figures) / len(figures)
    spread = sqrt(fsum([(figure - mean) ** 2 for figure in figures]) / len(figures))
    apart = fsum(right) / len(right) - fsum(wrong) / len(wrong)
    found = apart / spread * sqrt(len(right) * len(wrong)) / len(figures)
    return min(max(found, -1.0), 1.0)


def surely_negative(correlation: float, of: int) -> bool:
    """Whether a correlation found among so many is below zero by more than chance: Fisher's z = artanh r, whose
    standard error is 1 / √(n − 3) (Fisher 1921, «On the "probable error" of a coefficient of correlation», Metron 1).
    """
    if of < LEAST_ANSWERS or correlation >= 0:
        return False
    z = atanh(correlation) if correlation > -1 else -inf
    return z + SURE / sqrt(of - 3) < 0


def at_most(right: int, total: int) -> float:
    """The largest share (0…1) that so many right of so many leave possible: the upper end of Wilson's score interval
    (Wilson 1927, «Probable inference, the law of succession, and statistical inference», JASA 22)."""
    share, square = right / total, SURE * SURE
    middle = share + square / (2 * total)
    reach = SURE * sqrt(share * (1 - share) / total + square / (4 * total * total))
    return min((middle + reach) / (1 + square / total), 1.0)


def _halves(right: Sequence[float], wrong: Sequence[float]) -> tuple[Score, Score]:
    """Answers of those above and of those below the median; who stands on it is in neither."""
    if len(right) + len(wrong) < LEAST_ANSWERS:
        return NOBODY, NOBODY
    middle = median([*right, *wrong])
    knew, missed = sorted(right), sorted(wrong)
    above = [len(figures) - bisect_right(figures, middle) for figures in (knew, missed)]
    below = [bisect_left(figures, middle) for figures in (knew, missed)]
    return Score(above[0], sum(above)), Score(below[0], sum(below))


def _taken(question: Question, right: int, wrong: Sequence[tuple[int, ...]]) -> tuple[tuple[Taken, ...], int]:
    """How often each option was picked, and in how many answers any was; nothing for questions without options.

    right: answers that took just the right options. wrong: what the others pressed; who knew nothing pressed nothing.
    """
    if not isinstance(question, Choice | MultiChoice | TrueFalse | Cloze) or not options(question):
        return (), 0
    count, rights = len(options(question)), _rights(question)
    times = [right * (index in rights) for index in range(count)]
    for picked, often in Counter(wrong).items():
        for index in {one for one in picked if 0 <= one < count}:
            times[index] += often
    distractors = [times[index] for index in range(count) if index not in rights]
    fair = 1 - 1 / max(len(distractors), 1)
    idle = len(distractors) > 1 and fair ** sum(distractors) < UNLIKELY
    taken = tuple(Taken(n, n in rights, times[n], idle and n not in rights and not times[n]) for n in range(count))
    return taken, right + len(wrong)


def _rights(question: Question) -> range:
    """Indexes of the right options."""
    match question:
        case MultiChoice():
            return range(len(question.answer))
        case TrueFalse():
            return range(1) if question.answer else range(1, 2)
        case _:
            return range(1)


def _other_is_taken(question: Question, taken: Sequence[Taken]) -> bool:
    """Whether one wrong option is taken more often than the right one by more than chance: a sign test of the two
    (Dixon & Mood 1946, «The statistical sign test», JASA 41), by its normal approximation."""
    if isinstance(question, MultiChoice) or not taken:
        return False
    right = sum(each.times for each in taken if each.right)
    other = max((each.times for each in taken if not each.right), default=0)
    return right + other >= LEAST_ANSWERS and other - right > SURE * sqrt(right + other)


def _below_chance(question: Question, answers: Score) -> bool:
    if answers.total < LEAST_ANSWERS:
        return False
    return at_most(answers.right, answers.total) < max(guess_chance(question), HARDLY)
