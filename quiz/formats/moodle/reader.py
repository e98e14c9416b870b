"""A file in Moodle XML → a question set: kinds of question that we have are taken, the others told of."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from itertools import islice

from quiz.formats import shape
from quiz.formats.foreign import Imported, Value
from quiz.formats.moodle.asked import Answer, Asked, any_answer, asked_in, cut_at_stars, tags_of
from quiz.formats.moodle.gaps import CHOSEN, NUMBERS, SEVERAL, find_gaps
from quiz.formats.moodle.sheet import MARK, MoodleSheet
from quiz.formats.moodle.texts import words_of
from quiz.formats.moodle.xml import Element, read_questions
from quiz.formats.shape import tidy
from quiz.questions import Kind

NUMBERED_GAP = re.compile(r"\[\[([0-9]{1,4})\]\]")
MOST_GAPS = 100
"""No more are counted; one is what can be taken."""
GAP = "\ue000"
"""Stands for a gap while the text around it is read; of no meaning in any text."""


def read_moodle(data: bytes, name: str) -> Imported:
    """What is in a file that Moodle exported as XML. Raises BadFile with everything that is wrong."""
    reading = _Reading(name)
    if (broken := read_questions(data, reading.take)) is not None:
        reading.faults.append(broken)
    return reading.finish()


class _Reading(MoodleSheet):
    def __init__(self, name: str) -> None:
        super().__init__(name)
        self._kinds: dict[str, Callable[[Asked], None]] = {
            "multichoice": self._multichoice,
            "oumultiresponse": self._multichoice,
            "multichoiceset": self._multichoice,
            "truefalse": self._truefalse,
            "shortanswer": self._shortanswer,
            "numerical": self._numerical,
            "matching": self._matching,
            "match": self._matching,
            "ddmatch": self._matching,
            "gapselect": self._gapselect,
            "ddwtos": self._gapselect,
            "cloze": self._cloze,
            "multianswer": self._cloze,
            "ordering": self._ordering,
            "essay": self._essay,
        }

    def take(self, question: Element) -> None:
        """One <question> of the file."""
        kind = question.attributes.get("type", "").strip().lower()
        if kind == "category":
            self.enter(question)
            return
        if (bare := question.bare) is not None:
            self.fault(bare.line, "moodle-bare-tag", tag=bare.name[: shape.ID])
        elif question.said("hidden") in ("1", "true"):
            self.leave_out(question, "moodle-hidden")
        elif not kind:
            self.fault(question.line, "moodle-no-type")
        elif kind not in self._kinds or (kind == "essay" and MARK not in tags_of(question)):
            self.leave_out(question, "moodle-kind", type=kind[: shape.ID])
        else:
            self._kinds[kind](asked_in(question))

    def _multichoice(self, asked: Asked) -> None:
        answers = asked.answers(self.faults)
        may_be_single = asked.element.attributes["type"].strip().lower() == "multichoice"
        single = may_be_single and asked.element.said("single").lower() not in ("false", "0")
        right = [each for each in answers if each.worth >= (99.9 if single else 0.001)]
        wrong = tuple((each.text, each.feedback) for each in answers if each not in right)
        if single:
            self.counted["moodle-partly"] += sum(each.worth > 0 for each in answers) - len(right)
        if not right:
            self.fault(asked.element.line, "moodle-no-right")
        elif len(right) == 1:
            self.add(asked, Kind.CHOICE, asked.text, right[0].feedback, answer=right[0].text, wrong=wrong)
        elif single:
            self.leave_out(asked.element, "moodle-several-right", count=str(len(right)))
        else:
            self.counted["moodle-feedback"] += sum(bool(each.feedback) for each in right)
            self.add(asked, Kind.MULTI_CHOICE, asked.text, answer=[each.text for each in right], wrong=wrong)

    def _truefalse(self, asked: Asked) -> None:
        answers = asked.answers(self.faults, plain=True)
        right = next((each for each in answers if each.worth >= 99.9), None)
        if right is None:
            self.fault(asked.element.line, "moodle-no-right")
            return
        is_first = right is answers[0]  # in old files the words are in the school's own language, true first
        verdict = right.text.lower() == "true" or (right.text.lower() != "false" and is_first)
        feedback = dict.fromkeys(each.feedback for each in (right, *answers) if each.feedback)
        self.add(asked, Kind.TRUE_FALSE, asked.text, next(iter(feedback), ""), answer=verdict)

    def _shortanswer(self, asked: Asked) -> None:
        if asked.element.said("usecase") == "1":
            self.counted["moodle-case"] += 1
        self._typed(asked, asked.answers(self.faults, plain=True))

    def _numerical(self, asked: Asked) -> None:
        self.counted["moodle-tolerance"] += sum(
            each.said("tolerance").strip("0.,") != "" for each in asked.element.all("answer")
        )
        self._typed(asked, asked.answers(self.faults, plain=True), expects="number")

    def _typed(self, asked: Asked, answers: list[Answer], **fields: Value) -> None:
        """The first answer with full marks, and all others that have them."""
        right = self._written(asked, answers)
        if right:
            accept = tuple(each.text for each in right[1:])
            self.add(asked, Kind.TYPED, asked.text, right[0].feedback, answer=right[0].text, accept=accept, **fields)

    def _written(self, asked: Asked, answers: Iterable[Answer]) -> list[Answer]:
        """What may be written to answer; nothing after telling why."""
        full = [each for each in answers if each.worth >= 99.9]
        others = [each for each in answers if each.worth < 99.9]
        self.counted["moodle-partly"] += sum(each.worth > 0 for each in others)
        self.counted["moodle-feedback"] += sum(bool(each.feedback) for each in [*full[1:], *others])
        right = [cut for each in full if (cut := cut_at_stars(each))]
        self.counted["moodle-wildcard"] += sum(map(any_answer, full))
        if not full:
            self.fault(asked.element.line, "moodle-no-right")
        elif not right:
            self.leave_out(asked.element, "moodle-any-answer")
        return right

    def _matching(self, asked: Asked) -> None:
        ours = MARK in asked.tags  # Moodle takes the right side for plain text; other programs do not
        pairs = [
            (asked.words(each), tidy(each.said("answer", "text")) if ours else asked.words(each.first("answer")))
            for each in asked.element.all("subquestion")
        ]
        if asked.dropped and not all(left for left, _ in pairs):
            self.leave_out(asked.element, "moodle-picture-only")
            return
        self.counted["moodle-spare"] += sum(not left for left, _ in pairs)
        self.add(asked, Kind.MATCH, asked.text, answer=[(left, right) for left, right in pairs if left])

    def _ordering(self, asked: Asked) -> None:
        """In the order of the file; what the answers are worth Moodle itself does not look at."""
        self.add(asked, Kind.ORDER, asked.text, answer=[asked.words(each) for each in asked.element.all("answer")])

    def _essay(self, asked: Asked) -> None:
        """A card that we wrote: the back is for the grader, and the first thing the learner sees afterwards."""
        back = words_of(asked.element.first("graderinfo")).text
        if asked.explanation == back or asked.explanation.startswith(f"{back}\n"):
            asked.explanation = asked.explanation[len(back) + 1 :]
        self.add(asked, Kind.FLASHCARD, asked.text, answer=back)

    def _gapselect(self, asked: Asked) -> None:
        """`Moscow is the [[1]] of Russia`, the options in a list; those of the gap's group can be put into it."""
        ask = asked.text.replace(GAP, "")
        gaps = [gap[1] for gap in islice(NUMBERED_GAP.finditer(ask), MOST_GAPS)]
        options = asked.element.all("selectoption") + asked.element.all("dragbox")
        if not self._has_one_gap(asked, len(gaps)):
            return
        chosen = int(gaps[0]) - 1
        if not 0 <= chosen < len(options):
            self.fault(asked.element.line, "moodle-no-option", gap=f"[[{gaps[0]}]]", options=str(len(options)))
            return
        right = options[chosen]
        wrong = [asked.words(each) for each in options if each is not right and _group(each) == _group(right)]
        answer = asked.words(right)
        self._add_cloze(asked, NUMBERED_GAP.sub(GAP, ask), answer, wrong=wrong)

    def _cloze(self, asked: Asked) -> None:
        source = asked.source.replace(GAP, "")
        gaps = list(islice(find_gaps(source), MOST_GAPS))
        if not self._has_one_gap(asked, len(gaps)):
            return
        (gap,) = gaps
        if gap.type in SEVERAL:
            self.leave_out(asked.element, "moodle-kind", type=gap.type)
            return
        ask = asked.words_in(f"{source[: gap.start]}{GAP}{source[gap.end :]}")
        answers = [Answer(each.text, each.worth, each.feedback) for each in gap.alternatives]
        if gap.type in CHOSEN:
            self._chosen(asked, ask, answers)
        elif right := self._written(asked, answers):
            fields: dict[str, Value] = {"expects": "number"} if gap.type in NUMBERS else {}
            self.counted["moodle-tolerance"] += sum(each.tolerant for each in gap.alternatives)
            accept = tuple(each.text for each in right[1:])
            self._add_cloze(asked, ask, right[0].text, right[0].feedback, accept=accept, **fields)

    def _chosen(self, asked: Asked, ask: str, answers: list[Answer]) -> None:
        right = [each for each in answers if each.worth >= 99.9]
        if not right:
            self.fault(asked.element.line, "moodle-no-right")
            return
        if len(right) > 1:
            self.leave_out(asked.element, "moodle-several-right", count=str(len(right)))
            return
        wrong = [(each.text, each.feedback) for each in answers if each is not right[0]]
        self.counted["moodle-partly"] += sum(each.worth > 0 for each in answers) - 1
        self._add_cloze(asked, ask, right[0].text, right[0].feedback, wrong=wrong)

    def _add_cloze(self, asked: Asked, ask: str, answer: str, feedback: str = "", **fields: Value) -> None:
        """ask: with GAP where the answer belongs."""
        if re.search("[{}]", ask + answer):
            self.leave_out(asked.element, "moodle-braces")
        elif asked.dropped and not answer:
            self.leave_out(asked.element, "moodle-picture-only")
        else:
            self.add(asked, Kind.CLOZE, ask.replace(GAP, f"{{{answer}}}"), feedback, **fields)

    def _has_one_gap(self, asked: Asked, count: int) -> bool:
        if count != 1:
            self.leave_out(asked.element, "moodle-several-gaps" if count else "moodle-no-gap", count=str(count))
        return count == 1


def _group(option: Element) -> str:
    return option.said("group") or "1"
