"""A question set → a file in YAML as a person would write it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from quiz.formats.plain import default_keys, default_level
from quiz.formats.shape import tidy
from quiz.questions import (
    Choice,
    Cloze,
    Expects,
    Fact,
    Flashcard,
    Match,
    MultiChoice,
    Option,
    Order,
    Origin,
    Question,
    QuestionSet,
    TrueFalse,
    Typed,
    kind_of,
)

WIDTH = 100
"""Columns; longer texts go on in the next line."""
MOST_IN_BRACKETS = 60
"""A list no longer than this is written in brackets, a longer one line by line."""
WORD = "A-Za-zА-Яа-яЁё0-9"
BARE = re.compile(rf"[{WORD}«(—…№][^\n\t\"\\]*")
"""Texts that may stand without quotation marks, if nothing in them means something to YAML."""
MEANS_SOMETHING = re.compile(r":(\s|$)|\s#|[\x00-\x1f\x7f-\x9f\u2028\u2029\ufeff\ud800-\udfff]| $|^---")
NOT_AS_IS = re.compile(r"[\x00-\x1f\x7f-\x9f\u2028\u2029\ufeff\ufffe\uffff]")
"""What can only be written by an escape."""
OTHER_TYPE = re.compile(r"(?i)(true|false|yes|no|on|off|y|n|null|nan|inf)|[-+.\d][-+.,:_\dexob a-ftz]*|[\W_]+")
"""Texts that some reader of YAML would take for a number, a date, a truth value or nothing."""


def write_yaml(questions: QuestionSet) -> bytes:
    """The file of a question set; `read_yaml` gives the same set back, scores to two decimals. The material
    itself is not written.
    """
    return ("\n".join(_file_lines(questions)) + "\n").encode("utf-8")


def _file_lines(questions: QuestionSet) -> Iterator[str]:
    yield from _entry("title", questions.title, 0)
    yield from _entry("language", questions.language, 0)
    if questions.draft:
        yield "draft: true"
    for name, text in (("source", questions.source), ("about", questions.about)):
        if text:
            yield from _entry(name, text, 0)
    yield "facts:"
    for index, fact in enumerate(questions.facts):
        if index:
            yield ""
        yield from _dashed(_fact_lines(fact), 2)


def _dashed(lines: Iterator[str], indent: int) -> Iterator[str]:
    """Lines that belong to one item of a list: the first begins with a dash."""
    for index, line in enumerate(lines):
        yield (" " * indent + ("- " if index == 0 else "  ") + line) if line else ""


def _fact_lines(fact: Fact) -> Iterator[str]:
    yield from _entry("id", fact.key, 4)
    yield from _entry("statement", fact.statement, 4)
    if fact.subject:
        yield from _entry("subject", fact.subject, 4)
    if fact.quote:
        yield from _entry("quote", fact.quote, 4)
    yield "questions:"
    keys = default_keys(kind_of(question) for question in fact.questions)
    for question, key in zip(fact.questions, keys, strict=True):
        yield from _dashed(_question_lines(question, key), 2)


def _question_lines(question: Question, default_key: str) -> Iterator[str]:
    yield f"kind: {kind_of(question)}"
    if question.key != default_key:
        yield from _entry("id", question.key, 8)
    yield from _entry("ask", question.ask, 8)
    yield from _answer_lines(question)
    if question.explanation:
        yield from _entry("explanation", question.explanation, 8)
    if question.quote:
        yield from _entry("quote", question.quote, 8)
    if question.level != default_level(question):
        yield f"level: {question.level}"
    if question.origin is not None:
        yield from _origin_lines(question.origin)


def _origin_lines(origin: Origin) -> Iterator[str]:
    yield from _entry("rule", origin.rule, 8)
    yield f"score: {origin.score:.2f}"
    if origin.check:
        yield "check: true"
    if origin.edited:
        yield "edited: true"


def _answer_lines(question: Question) -> Iterator[str]:
    match question:
        case Choice():
            yield from _entry("answer", question.answer, 8)
            yield from _options(question.wrong)
        case MultiChoice():
            yield from _list("answer", question.answer)
            yield from _options(question.wrong)
        case TrueFalse():
            yield f"answer: {str(question.answer).lower()}"
        case Typed():
            yield from _entry("answer", question.answer, 8)
            yield from _written(question)
        case Cloze():
            yield from _written(question)
            if question.wrong:
                yield from _options(question.wrong)
        case Order():
            yield from _list("answer", question.answer, brackets=False)
        case Match():
            yield "answer:"
            for left, right in question.answer:
                yield f"  {quoted_if_needed(left)}: {quoted_if_needed(right)}"
        case Flashcard():
            yield from _entry("answer", question.answer, 8)


def _written(question: Typed | Cloze) -> Iterator[str]:
    if question.accept:
        yield from _list("accept", question.accept)
    if question.expects is not Expects.TEXT:
        yield f"expects: {question.expects}"


def _options(options: Sequence[Option]) -> Iterator[str]:
    if not any(option.why for option in options):
        yield from _list("wrong", [option.text for option in options])
        return
    yield "wrong:"
    for option in options:
        if option.why:
            yield f"  - text: {quoted_if_needed(option.text)}"
            yield from ("    " + line for line in _entry("why", option.why, 12))
        else:
            yield f"  - {quoted_if_needed(option.text)}"


def _list(name: str, texts: Sequence[str], brackets: bool = True) -> Iterator[str]:
    row = f"{name}: [{', '.join(quoted_if_needed(text, ',[]{}:?') for text in texts)}]"
    if brackets and len(row) <= MOST_IN_BRACKETS:
        yield row
        return
    yield f"{name}:"
    for text in texts:
        yield f"  - {quoted_if_needed(text)}"


def _entry(name: str, text: str, indent: int) -> Iterator[str]:
    """`name: text`, on one line if it fits, else as a block below; `indent` is where the name will stand."""
    row = f"{name}: {quoted_if_needed(text)}"
    if "\n" in text and _fits_block(text):
        yield f"{name}: |-"
        yield from (f"  {line}" if line else "" for line in text.split("\n"))
    elif indent + len(row) > WIDTH and " " in text and _fits_block(text) and "\n" not in text:
        yield f"{name}: >-"
        yield from (f"  {line}" for line in _wrapped(text, WIDTH - indent - 2))
    else:
        yield row


def _wrapped(text: str, width: int) -> Iterator[str]:
    """The text broken at plain spaces only: textwrap drops no-break spaces where a line ends."""
    line = ""
    for word in text.split(" "):
        if line and len(line) + 1 + len(word) > width:
            yield line
            line = word
        else:
            line = f"{line} {word}" if line else word
    yield line


def _fits_block(text: str) -> bool:
    """Whether the text comes back from a block unchanged: words, single spaces and line breaks only."""
    return all(line == tidy(line) for line in text.split("\n")) and not text.startswith("\n")


def quoted_if_needed(text: str, meaningful: str = "") -> str:
    """The text as one YAML scalar, bare where nothing can be misread. meaningful: signs that end it here."""
    bare = BARE.fullmatch(text) and not MEANS_SOMETHING.search(text) and not OTHER_TYPE.fullmatch(text)
    if bare and not any(sign in text for sign in meaningful):
        return text
    escaped = re.sub(r'["\\]', r"\\\g<0>", text)
    return '"' + NOT_AS_IS.sub(_escape, escaped) + '"'


def _escape(match: re.Match[str]) -> str:
    return {"\n": "\\n", "\t": "\\t"}.get(match[0], f"\\u{ord(match[0]):04X}")
