"""Aiken, the plainest format of questions: a question, lettered options, and a line with the right letter."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from quiz.errors import Fault
from quiz.formats.aiken.lines import LATIN, Line, Lines
from quiz.formats.decoding import decode_any
from quiz.formats.foreign import Exported, Imported, Sheet, fingerprint
from quiz.formats.text_rows import rows_of
from quiz.questions import Choice, Cloze, Question, QuestionSet, TrueFalse

VERDICTS = {"ru": ("Верно", "Неверно"), "en": ("True", "False")}
ANSWER_LINE = re.compile(r"^\s*(?:ANSWERS?|ОТВЕТЫ?)\s*:\s*[^\W\d_]\b", re.IGNORECASE | re.MULTILINE)
OPTION_LINE = re.compile(r"^\s*[^\W\d_][.)]", re.MULTILINE)


def read_aiken(data: bytes, name: str) -> Imported:
    """The questions of an Aiken file in whatever encoding. Raises BadFile with all that is wrong."""
    return read_aiken_text(decode_any(data), name)


def read_aiken_text(text: str, name: str) -> Imported:
    """The same of a text that is decoded already."""
    sheet = Sheet(re.sub(r"(?i)(\.aiken)?\.txt$", ".txt", name))
    lines = Lines(sheet, wraps=True, numbered=False)
    lines.take_all(Line(number, row) for number, row in enumerate(rows_of(text), start=1))
    return sheet.finish()


def looks_like_aiken(text: str) -> bool:
    """Whether some line names the letter of a right answer, and some other is an option."""
    head = text[:200_000]
    return ANSWER_LINE.search(head) is not None and OPTION_LINE.search(head) is not None


def write_aiken(questions: QuestionSet) -> Exported:
    """The file: what is chosen from options, a statement to be judged among it. The rest is told as lost."""
    language = "en" if questions.language == "en" else "ru"
    counts: Counter[str] = Counter({"aiken-lost-facts": len(questions.facts)})
    blocks = []
    for fact in questions.facts:
        for question in fact.questions:
            options = _options(question, VERDICTS[language])
            if not options:
                counts["aiken-lost-questions"] += 1
                continue
            counts.update(_lost_of(question))
            blocks.append("\n".join(_block(question, options)))
    lost = tuple(Fault(None, None, "", code, {"count": str(count)}) for code, count in sorted(counts.items()))
    return Exported("\n".join(f"{block}\n" for block in blocks).encode("utf-8"), lost)


def _options(question: Question, verdicts: tuple[str, str]) -> list[str]:
    """The right one first; none if the question is of another kind."""
    match question:
        case Choice():
            return [question.answer, *(option.text for option in question.wrong)]
        case Cloze(wrong=(_, *_)):
            return [question.answer, *(option.text for option in question.wrong)]
        case TrueFalse():
            return [verdicts[not question.answer], verdicts[question.answer]]
        case _:
            return []


def _lost_of(question: Question) -> Iterator[str]:
    if question.explanation:
        yield "aiken-lost-explanations"
    if any(option.why for option in getattr(question, "wrong", ())):
        yield "aiken-lost-reasons"
    if "\n" in question.ask:
        yield "aiken-lost-lines"
    if isinstance(question, Cloze) and question.accept:
        yield "aiken-lost-accepted"


def _block(question: Question, options: list[str]) -> Iterator[str]:
    ask = question.stem if isinstance(question, Cloze) else question.ask
    yield " ".join(ask.split("\n"))  # Moodle takes a question of one line only
    place = int(fingerprint(question.ask), 16) % len(options)  # not always the first, where options are not shuffled
    right, *others = options
    if isinstance(question, TrueFalse):
        place = 0 if question.answer else 1
    others.insert(place, right)
    yield from (f"{LATIN[number]}. {text}" for number, text in enumerate(others))
    yield f"ANSWER: {LATIN[place]}"
