"""What all of Moodle's kinds of question have in common: the text, the answers and what they are worth."""

from __future__ import annotations

import math
import re
from dataclasses import dataclass, replace

from quiz.errors import Fault
from quiz.formats.moodle.texts import words_in, words_of
from quiz.formats.moodle.xml import Element
from quiz.formats.shape import tidy

LONGEST_LABEL = 60
STAR = re.compile(r"(?<!\\)\*")
"""Stands for anything at all in a typed answer; `\\*` is the sign itself."""
STARS_AROUND = re.compile(r"\A\s*+\*++|(?<![\\*])\*++\s*+\Z")


@dataclass(frozen=True, slots=True)
class Answer:
    """worth: in per cent of full marks."""

    text: str
    worth: float
    feedback: str = ""


@dataclass(slots=True)
class Asked:
    """A question's own text. source: as it stands in the file. tags: words a teacher has put on it. dropped: there is
    more in it than words.
    """

    element: Element
    source: str
    text: str
    explanation: str
    written_in: str
    tags: list[str]
    dropped: bool

    def words(self, element: Element | None) -> str:
        """What a part of the question says, on one line."""
        words = words_of(element, self.written_in)
        self.dropped = self.dropped or words.dropped
        return tidy(words.text)

    def words_in(self, source: str) -> str:
        """What a text says that is written as the question is."""
        return words_in(source, self.written_in).text

    def answers(self, faults: list[Fault], *, plain: bool = False) -> list[Answer]:
        """Its answers. plain: typed ones, which have no format. Tells of what is worth no number."""
        return [self._answer(each, faults, plain) for each in self.element.all("answer")]

    def _answer(self, answer: Element, faults: list[Fault], plain: bool) -> Answer:
        said = answer.attributes.get("fraction", "0").strip().replace(",", ".")
        try:
            worth = float(said)
        except ValueError:
            worth = math.nan
        if not math.isfinite(worth):
            faults.append(Fault(answer.line, None, "", "moodle-fraction", {"said": said[:LONGEST_LABEL]}))
            worth = 0.0
        feedback = words_of(answer.first("feedback"), self.written_in)
        self.dropped = self.dropped or feedback.dropped
        text = tidy(answer.said("text") or answer.text) if plain else self.words(answer)
        return Answer(text, worth, feedback.text)


def asked_in(question: Element) -> Asked:
    """The question's text and explanation."""
    holder = question.first("questiontext")
    text = words_of(holder)
    explained = words_of(question.first("generalfeedback"))
    source = question.said("questiontext", "text") or (holder.text if holder else "")
    written_in = holder.attributes.get("format", "html") if holder else "html"
    has_image = any(question.said(name) for name in ("image", "image_base64"))
    dropped = text.dropped or explained.dropped or has_image
    tags = tags_of(question)
    return Asked(question, source, text.text, explained.text, written_in, tags, dropped)


def label_of(question: Element) -> str:
    """What a teacher knows the question by."""
    name = tidy(question.said("name", "text") or words_of(question.first("questiontext")).text)
    return name if len(name) <= LONGEST_LABEL else name[: LONGEST_LABEL - 1].rstrip() + "…"


def tags_of(question: Element) -> list[str]:
    """The words a teacher has put on the question."""
    return [tidy(tag.said("text")) for tags in question.all("tags") for tag in tags.all("tag")]


def any_answer(answer: Answer) -> bool:
    """Whether it leaves a part open."""
    return STAR.search(answer.text) is not None


def cut_at_stars(answer: Answer) -> Answer | None:
    """The answer without the stars around it; None if one stands inside, or there is nothing else."""
    text = STARS_AROUND.sub("", answer.text)
    if STAR.search(text) or not text.strip():
        return None
    return replace(answer, text=tidy(text.replace("\\*", "*")))
