"""Lines of questions with lettered options → questions: what Aiken files and Word files have in common.

В каком году X съезд принял решение о нэпе?
A. 1920
B. 1921
ANSWER: B
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field

from quiz.formats import shape
from quiz.formats.drawn_gaps import fill_gap
from quiz.formats.excerpts import beginning
from quiz.formats.foreign import Sheet
from quiz.questions import Kind

MOST_OPTIONS = 50
"""Of one question; more are not even looked at, for so many are too many anyway."""
LATIN, CYRILLIC = "ABCDEFGHIJKL", "АБВГДЕЖЗИКЛМ"
TWINS = str.maketrans("АВСЕНКМОРТХУІаеорсху", "ABCEHKMOPTXYIaeopcxy")
"""Cyrillic letters that look like Latin ones, and often stand in their places."""
LETTER = "A-Za-zА-Яа-яЁё"
LABEL = re.compile(rf"(\*?)\s*([{LETTER}])(?:\)\s*|\.\s+|\.(?=[^\s.][^.]))(\S.*)")
INITIAL = re.compile(rf"[{LETTER}]\.")
NUMBERED = re.compile(r"(?:№\s*)?\d{1,3}[.)]\s+(?=\S)")
ANSWER_HEADS = frozenset(
    head.translate(TWINS)
    for head in ("ANSWER", "ANSWERS", "CORRECT ANSWER", "ОТВЕТ", "ОТВЕТЫ", "ПРАВИЛЬНЫЙ ОТВЕТ", "ВЕРНЫЙ ОТВЕТ")
)
REASON_HEADS = frozenset(
    head.translate(TWINS)
    for head in ("FEEDBACK", "EXPLANATION", "ANSWER_EXPLANATION", "ПОЯСНЕНИЕ", "ОБЪЯСНЕНИЕ", "КОММЕНТАРИЙ")
)
LETTERS = re.compile(rf"([{LETTER}])(?:\s*(?:[,;/+&]|\bи\b|\band\b)?\s*[{LETTER}]){{0,11}}\W{{0,3}}")
VERDICTS = {frozenset(pair): pair[0] for pair in (("true", "false"), ("верно", "неверно"))}
"""Two options that make a statement of the question, with the word for yes."""


@dataclass(frozen=True, slots=True)
class Line:
    """A line of the file, or a paragraph. text: "" for an empty one. option: it is an item of a lettered list, whose
    letter does not stand in the text. begins: it has a number of its own. marked: set apart as right."""

    number: int
    text: str
    option: bool = False
    begins: bool = False
    marked: bool = False


@dataclass(slots=True)
class _Option:
    label: str
    texts: list[str]
    marked: bool


@dataclass(slots=True)
class _Draft:
    line: int = 0
    texts: list[str] = field(default_factory=list)
    options: list[_Option] = field(default_factory=list)
    answer: str | None = None
    answer_line: int = 0
    reasons: list[str] = field(default_factory=list)

    @property
    def said(self) -> str:
        return beginning(" ".join(self.texts))


class Lines:
    """Takes lines from top to bottom, puts questions into the sheet, and tells what is wrong.

    wraps: a line behind an option may be the rest of it; paragraphs of a Word file are whole.
    numbered: numbers before questions are none of their words.
    """

    def __init__(self, sheet: Sheet, *, wraps: bool, numbered: bool) -> None:
        self._sheet, self._wraps, self._numbered = sheet, wraps, numbered
        self._draft = _Draft()
        self._heading: _Draft | None = None
        self._begun = False
        self._after_empty = True

    def take_all(self, lines: Iterable[Line]) -> None:
        """All lines of a file."""
        for line in lines:
            if line.text.strip():
                self._take(line, line.text.strip())
                self._after_empty = False
            else:
                self._after_empty = True
        self._end()
        if self._heading and not self._begun:
            self._sheet.leave_out(self._heading.line, "aiken-text", said=self._heading.said)

    def _take(self, line: Line, text: str) -> None:
        head = _head(text)
        reading = bool(self._draft.texts) and self._draft.answer is None
        if head in ANSWER_HEADS and (reading or LETTERS.fullmatch(text.partition(":")[2].strip())):
            self._take_answer(line, text)
        elif head in REASON_HEADS and not self._after_empty and (self._draft.answer is not None or self._draft.options):
            self._draft.reasons.append(text.partition(":")[2].strip())
        elif not (reading and self._take_option(line, text)):
            self._take_words(line, text)

    def _take_answer(self, line: Line, text: str) -> None:
        if not self._draft.texts or self._draft.answer is not None:
            self._end()
            self._sheet.fault(line.number, "aiken-answer-alone")
            return
        self._draft.answer = text.partition(":")[2].strip()
        self._draft.answer_line = line.number

    def _take_option(self, line: Line, text: str) -> bool:
        """Whether the line is an option, and then it is taken."""
        options = self._draft.options
        if len(options) > MOST_OPTIONS:
            return False
        found = LABEL.fullmatch(text)
        if line.option and not (found and not options and _place(found[2], 0)):
            options.append(_Option("", [text], line.marked or _starred(text)))
            return True
        if found is None:
            return False
        label, said = found[2].upper(), found[3]
        used = next((option for option in options if option.label.translate(TWINS) == label.translate(TWINS)), None)
        if used is not None:
            if len(options) == 1 and INITIAL.match(used.texts[0]):  # «А. С. Пушкин» before the first option
                self._draft.texts.append(f"{used.label}. {used.texts[0]}")
                options.clear()
            else:
                self._sheet.fault(line.number, "aiken-letter-twice", letter=label)
        elif not any(_place(label, place) for place in range(len(options) + 3 if options else 1)):
            return False  # «К. Маркс» is not the third option
        options.append(_Option(label, [said], line.marked or bool(found[1]) or _starred(said)))
        return True

    def _take_words(self, line: Line, text: str) -> None:
        draft = self._draft
        begins = line.begins or (self._numbered and NUMBERED.match(text) is not None)
        if draft.answer is not None and draft.reasons and not self._after_empty and not begins:
            draft.reasons.append(text)
            return
        goes_on = self._wraps and not self._after_empty and not begins
        if draft.answer is None and draft.options and goes_on:
            draft.options[-1].texts.append(text)
            return
        if draft.answer is not None or draft.options or begins or (self._after_empty and draft.texts):
            self._end()
            draft = self._draft
        if not draft.texts:
            draft.line = line.number
            text = NUMBERED.sub("", text, count=1) if self._numbered else text
        draft.texts.append(text)

    def _end(self) -> None:
        """The question that was being read is whole."""
        draft, self._draft = self._draft, _Draft()
        if not draft.texts:
            return
        if not draft.options and draft.answer is None:
            if self._begun or self._heading or self._sheet.title:
                self._sheet.leave_out(draft.line, "aiken-text", said=draft.said)
            else:
                self._heading = draft
        elif len(draft.options) < 2:
            code = "aiken-one-option" if draft.options else "aiken-no-options"
            self._sheet.fault(draft.line, code, said=draft.said)
        else:
            self._add(draft)

    def _add(self, draft: _Draft) -> None:
        options = [" ".join(option.texts) for option in draft.options]
        if draft.answer is None:
            options = [_without_star(text) for text in options]
            right = [place for place, option in enumerate(draft.options) if option.marked]
            if not right or len(right) == len(options):
                self._sheet.fault(draft.line, "aiken-no-answer", said=draft.said)
                return
        elif not (right := _right(draft.answer, draft.options)):
            letters = ", ".join(option.label or LATIN[place % 12] for place, option in enumerate(draft.options))
            said = beginning(draft.answer) or "—"
            self._sheet.fault(draft.answer_line, "aiken-answer-unknown", answer=said, letters=letters)
            return
        self._add_choice(draft, options, right)

    def _add_choice(self, draft: _Draft, options: list[str], places: list[int]) -> None:
        right = [options[place] for place in places]
        wrong = [text for place, text in enumerate(options) if place not in places]
        if self._heading and not self._begun:
            self._sheet.title = shape.tidy(" ".join(self._heading.texts))
        self._begun = True
        line, ask, reason = draft.line, "\n".join(draft.texts), "\n".join(draft.reasons)
        yes = VERDICTS.get(frozenset(map(shape.folded, options))) if len(options) == 2 else None
        if not wrong:
            self._sheet.fault(draft.answer_line, "aiken-all-right", said=draft.said)
        elif len(right) > 1:
            self._sheet.add(line, Kind.MULTI_CHOICE, ask, answer=right, wrong=wrong, explanation=reason)
        elif yes is not None:
            self._sheet.add(line, Kind.TRUE_FALSE, ask, answer=shape.folded(right[0]) == yes, explanation=reason)
        elif sentence := fill_gap(ask, right[0]):
            self._sheet.add(line, Kind.CLOZE, sentence, wrong=wrong, explanation=reason)
        else:
            self._sheet.add(line, Kind.CHOICE, ask, answer=right[0], wrong=wrong, explanation=reason)


def _head(text: str) -> str:
    """What stands before the colon, as the heads above are spelled; "" if it is too long for one."""
    head, colon, _ = text.partition(":")
    return " ".join(head.upper().split()).translate(TWINS) if colon and len(head) < 30 else ""


def _place(label: str, place: int) -> bool:
    """Whether this letter is the so-manyth of either alphabet."""
    label = label.upper()
    return place < len(LATIN) and (label.translate(TWINS) == LATIN[place] or label == CYRILLIC[place])


def _starred(text: str) -> bool:
    return len(text) > 1 and (text.startswith("*") != text.endswith("*"))


def _without_star(text: str) -> str:
    return text.strip("*").strip() if _starred(text) else text


def _right(answer: str, options: list[_Option]) -> list[int]:
    """Places of the right options; none if there is no telling."""
    said = [
        place for place, option in enumerate(options) if shape.folded(" ".join(option.texts)) == shape.folded(answer)
    ]
    single = re.fullmatch(rf"[{LETTER}]\W{{0,3}}", answer)  # names an option even where another one reads like it
    if said and not (single and _place_of(answer[0].upper(), options) is not None):
        return said
    if LETTERS.fullmatch(answer):
        letters = re.findall(rf"[{LETTER}]", re.sub(r"\bи\b|\band\b", " ", answer))
    elif found := LABEL.fullmatch(answer):
        letters = [found[2]]
    else:
        return []
    places = [_place_of(letter.upper(), options) for letter in letters]
    return [] if None in places else sorted({place for place in places if place is not None})


def _place_of(letter: str, options: list[_Option]) -> int | None:
    twin = letter.translate(TWINS)
    for place, option in enumerate(options):
        if option.label and option.label.translate(TWINS) == twin:
            return place
    unlabelled = not any(option.label for option in options)
    for alphabet, spelled in ((CYRILLIC, letter), (LATIN, twin)):
        place = alphabet.find(spelled)
        if 0 <= place < len(options) and (unlabelled or options[place].label in LATIN + CYRILLIC):
            return place
    return None
