"""What is taken from a Moodle file, under which ids and title, and what is told of the rest."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from itertools import takewhile

from quiz.errors import BadFile, Fault
from quiz.formats import shape
from quiz.formats.foreign import Imported, Sheet, Value
from quiz.formats.ids import spelled_as_id
from quiz.formats.moodle.asked import Asked, label_of
from quiz.formats.moodle.texts import words_of
from quiz.formats.moodle.xml import Element
from quiz.formats.shape import tidy
from quiz.questions import Kind

MARK = "uzelok"
"""The tag on all that we wrote ourselves; further tags begin with it: "uzelok level 3", "uzelok expects date"."""
DEFAULT_KEY = re.compile(rf"({'|'.join(map(str, Kind))})-[0-9]+")
NOWHERE = re.compile(r"\A\s*(\$\w+\$\s*(/|\Z)\s*)?(top\s*(/|\Z))?")
"""`$course$/top/`: where every way to a category begins."""
SLASH = "\ue000"
"""Stands for a slash that belongs to a name; of no meaning in any text."""


class MoodleSheet:
    """A set that grows out of Moodle's questions."""

    def __init__(self, name: str) -> None:
        self.faults: list[Fault] = []
        self.counted: Counter[str] = Counter()
        self._sheet = Sheet(name)
        self._category: tuple[str, ...] = ()
        self._categories: dict[tuple[str, ...], None] = {}
        self._about: dict[tuple[str, ...], str] = {}
        self._taken: set[str] = set()
        self._again: Counter[str] = Counter()

    def finish(self) -> Imported:
        """The set. Raises BadFile."""
        if not self._categories and self.faults:
            raise BadFile(self.faults)
        for fault in self.faults:
            self._sheet.fault(fault.line, fault.code, fault.column, **fault.data)
        for code, count in (+self.counted).items():
            self._sheet.leave_out(None, code, count=str(count))
        shared = _shared_start(self._categories)
        self._sheet.title, self._sheet.about = (shared[-1] if shared else ""), self._about.get(shared, "")
        return self._sheet.finish()

    def fault(self, line: int, code: str, **data: str) -> None:
        self.faults.append(Fault(line, None, "", code, data))

    def leave_out(self, question: Element, code: str, **data: str) -> None:
        self._sheet.leave_out(question.line, code, name=label_of(question), **data)

    def enter(self, category: Element) -> None:
        """`$course$/top/History/Congress`: of the questions that follow. Two slashes are one that belongs to a name."""
        path = category.said("category", "text").replace("//", SLASH)
        parts = [tidy(part.replace(SLASH, "/")) for part in NOWHERE.sub("", path).split("/")]
        self._category = tuple(part for part in parts if part)
        if about := words_of(category.first("info")).text:
            self._about[self._category] = about

    def add(self, asked: Asked, kind: Kind, ask: str, feedback: str = "", **fields: Value) -> None:
        """feedback: on the right answer, which explains if nothing else does."""
        question = asked.element
        if asked.dropped and not (ask and all(_said(name, value) for name, value in fields.items())):
            self.leave_out(question, "moodle-picture-only")
            return
        if asked.dropped:
            self.leave_out(question, "moodle-media")
        if feedback and asked.explanation and feedback != asked.explanation:
            self.counted["moodle-feedback"] += 1
        fact, key, statement = self._identity(question, asked.tags)
        fields |= {name: said for name in ("level", "expects") if (said := _tagged(asked.tags, name))}
        fields["explanation"] = asked.explanation or feedback
        self._categories[self._category] = None
        self._sheet.add(question.line, kind, ask, key=key, fact=fact, statement=statement, quote="", **fields)

    def _identity(self, question: Element, tags: list[str]) -> tuple[str, str, str]:
        """The ids of fact and question, and the fact in a sentence: as we wrote them ourselves; else of the fact
        only, by Moodle's ID number."""
        number = question.said("idnumber")
        fact, _, key = number.partition("/")
        ours = MARK in tags
        if shape.FACT_ID.fullmatch(fact) and shape.QUESTION_ID.fullmatch(key) and (ours or DEFAULT_KEY.fullmatch(key)):
            self._taken.add(fact)
            return fact, key, question.said("name", "text") if ours else ""
        if not re.search(r"\w", number):
            return "", "", ""
        spelled = free = spelled_as_id(number)
        while free in self._taken:  # in each category the numbers begin anew
            self._again[spelled] += 1
            free = f"{spelled[: shape.ID - 7].rstrip('-')}-{self._again[spelled] + 1}"
        self._taken.add(free)
        return free, "", ""


def _tagged(tags: list[str], name: str) -> str:
    """ "uzelok level 3" → "3"."""
    start = f"{MARK} {name} "
    return next((tag.removeprefix(start) for tag in tags if tag.startswith(start)), "")


def _said(name: str, value: Value) -> bool:
    """Whether nothing in it is empty; the reasons of wrong options may be."""
    if isinstance(value, bool | str):
        return value != ""
    return all(item if isinstance(item, str) else item[0] and (item[1] or name == "wrong") for item in value)


def _shared_start(categories: Iterable[tuple[str, ...]]) -> tuple[str, ...]:
    """The way to the innermost category that holds them all."""
    shared: tuple[str, ...] | None = None
    for category in categories:
        if shared is None:
            shared = category
        alike = takewhile(lambda names: names[0] == names[1], zip(shared, category, strict=False))
        shared = tuple(name for name, _ in alike)
    return shared or ()
