"""A question set → Moodle XML, each question as the nearest of Moodle's types.

The ID number of a question is "fact/question", its name the fact; so a file that went through Moodle is read back
with the ids that learners' memories hang on.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from quiz.errors import Fault
from quiz.formats.foreign import Exported, language_of
from quiz.formats.moodle.gaps import Alternative, written_gap
from quiz.formats.moodle.sheet import MARK
from quiz.formats.moodle.texts import as_html, as_xml
from quiz.formats.plain import default_level
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
    Question,
    QuestionSet,
    TrueFalse,
    Typed,
)

LONGEST_NAME = 250
"""Characters of a question's name; Moodle cuts at 255."""
NUMBER = re.compile(r"-?[0-9]{1,15}(\.[0-9]{1,15})?")
"""What Moodle takes for a number, whatever the language."""
WRONG_AMONG_SEVERAL = "-100"
"""Per cent: whoever marks a wrong option beside the right ones gets nothing, as with us."""
ORDERING = {
    "layouttype": "VERTICAL",
    "selecttype": "ALL",
    "selectcount": "2",
    "gradingtype": "ALL_OR_NOTHING",
    "showgrading": "SHOW",
    "numberingstyle": "none",
}
ESSAY = {
    "responseformat": "plain",
    "responserequired": "0",
    "responsefieldlines": "5",
    "attachments": "0",
    "attachmentsrequired": "0",
}


def write_moodle(questions: QuestionSet) -> Exported:
    """The file for Moodle's import. What it has no place for is told in `lost`, once for each kind of thing."""
    lines = ['<?xml version="1.0" encoding="UTF-8"?>', "<quiz>", *_category(questions)]
    for fact in questions.facts:
        for question in fact.questions:
            lines += _question(fact, question)
    lines += ["</quiz>", ""]
    return Exported("\n".join(lines).encode("utf-8"), tuple(_lost(questions)))


def _lost(questions: QuestionSet) -> Iterator[Fault]:
    """What Moodle has no place for, with how often it is there."""
    counted: Counter[str] = Counter()
    for fact in questions.facts:
        counted["moodle-lost-quote"] += bool(fact.quote)
        counted["moodle-lost-name"] += len(fact.statement) > LONGEST_NAME
        for question in fact.questions:
            counted["moodle-lost-quote"] += bool(question.quote)
            counted["moodle-lost-origin"] += question.origin is not None
            counted["moodle-lost-card"] += isinstance(question, Flashcard)
            counted["moodle-lost-accept"] += isinstance(question, Cloze) and bool(question.wrong and question.accept)
    counted["moodle-lost-source"] = bool(questions.source)
    counted["moodle-lost-draft"] = questions.draft
    named = " ".join(fact.statement[:LONGEST_NAME] for fact in questions.facts[:200])
    counted["moodle-lost-language"] = language_of(named) != questions.language  # read here again, it is guessed
    for code, count in counted.items():
        if count:
            yield Fault(None, None, "", code, {"count": str(int(count))})


def _category(questions: QuestionSet) -> Iterator[str]:
    """The category that the questions go into: the set's title and what it is about."""
    name = questions.title.replace("/", "//")
    if name.startswith("/"):  # three in a row would not tell which of them divides
        name = f" {name}"
    yield '<question type="category">'
    yield f"<category>{_text(f'$course$/top/{name}')}</category>"
    yield _element("info", as_html(questions.about))
    yield "<idnumber></idnumber>"
    yield "</question>"


def _question(fact: Fact, question: Question) -> Iterator[str]:
    kind, ask, body = _as_moodle(question)
    statement = fact.statement
    name = statement if len(statement) <= LONGEST_NAME else statement[: LONGEST_NAME - 1].rstrip() + "…"
    explained = question.explanation
    if isinstance(question, Flashcard):  # who has written an answer sees the back first
        explained = f"{question.answer}\n{explained}".strip()
    yield f'<question type="{kind}">'
    yield f"<name>{_text(name)}</name>"
    yield _element("questiontext", ask)
    if explained:
        yield _element("generalfeedback", as_html(explained))
    if kind != "cloze":
        yield "<defaultgrade>1</defaultgrade>"
    yield f"<idnumber>{as_xml(f'{fact.key}/{question.key}')}</idnumber>"
    yield from body
    yield from _tags(question, kind)
    yield "</question>"


def _as_moodle(question: Question) -> tuple[str, str, Iterable[str]]:
    """Moodle's name of the type, the question's text in HTML, and what only this type has."""
    ask = as_html(question.ask)
    match question:
        case Choice(answer=answer, wrong=wrong):
            return "multichoice", ask, _options((answer,), wrong)
        case MultiChoice(answer=answers, wrong=wrong):
            return "multichoice", ask, _options(answers, wrong)
        case TrueFalse(answer=verdict):
            return "truefalse", ask, _verdicts(verdict)
        case Typed() if _is_number(question):
            return "numerical", ask, _numbers((question.answer, *question.accept))
        case Typed():
            return "shortanswer", ask, _short_answers((question.answer, *question.accept))
        case Cloze():
            return "cloze", _with_gap(question), ()
        case Order(answer=items):
            return "ordering", ask, _ordering(items)
        case Match(answer=pairs):
            return "matching", ask, _pairs(pairs)
        case Flashcard(answer=back):
            return "essay", ask, _essay(back)


def _is_number(question: Typed | Cloze) -> bool:
    answers = (question.answer, *question.accept)
    return question.expects is Expects.NUMBER and all(NUMBER.fullmatch(answer) for answer in answers)


def _options(right: Sequence[str], wrong: Sequence[Option]) -> Iterator[str]:
    single = len(right) == 1
    yield f"<single>{str(single).lower()}</single>"
    yield "<shuffleanswers>true</shuffleanswers>"
    yield "<answernumbering>none</answernumbering>"
    yield "<showstandardinstruction>0</showstandardinstruction>"
    for answer in right:
        yield _answer(f"{100 / len(right):.7g}", as_html(answer))
    for option in wrong:
        yield _answer("0" if single else WRONG_AMONG_SEVERAL, as_html(option.text), option.why)


def _verdicts(verdict: bool) -> Iterator[str]:
    for word in ("true", "false"):
        yield _answer("100" if (word == "true") is verdict else "0", word, written_in="moodle_auto_format")


def _numbers(numbers: Sequence[str]) -> Iterator[str]:
    for number in numbers:
        yield _answer("100", number, written_in="moodle_auto_format", more="<tolerance>0</tolerance>")


def _short_answers(answers: Sequence[str]) -> Iterator[str]:
    yield "<usecase>0</usecase>"
    for answer in answers:
        yield _answer("100", _starred(answer), written_in="moodle_auto_format")


def _ordering(items: Sequence[str]) -> Iterator[str]:
    yield from (f"<{name}>{value}</{name}>" for name, value in ORDERING.items())
    for place, item in enumerate(items, 1):
        yield _answer(str(place), as_html(item))


def _pairs(pairs: Sequence[tuple[str, str]]) -> Iterator[str]:
    yield "<shuffleanswers>true</shuffleanswers>"
    for left, right in pairs:
        answer = f"<answer>{_text(right)}</answer>"
        yield f'<subquestion format="html">{_text(as_html(left))}{answer}</subquestion>'


def _essay(back: str) -> Iterator[str]:
    yield from (f"<{name}>{value}</{name}>" for name, value in ESSAY.items())
    yield _element("graderinfo", as_html(back))
    yield _element("responsetemplate", "")


def _with_gap(question: Cloze) -> str:
    """The sentence in HTML, the gap in Moodle's own writing."""
    answer = question.answer
    right = Alternative(answer, 100)
    if question.wrong:
        wrong = [Alternative(option.text, 0, option.why) for option in question.wrong]
        gap = written_gap("MULTICHOICE", [right, *wrong])
    elif _is_number(question):
        gap = written_gap("NUMERICAL", [Alternative(each, 100) for each in (answer, *question.accept)])
    else:
        gap = written_gap("SHORTANSWER", [Alternative(_starred(each), 100) for each in (answer, *question.accept)])
    before, _, rest = question.ask.partition("{")
    return f"{as_html(before)}{gap}{as_html(rest.partition('}')[2])}"


def _tags(question: Question, kind: str) -> Iterator[str]:
    """What Moodle itself has no place for and keeps all the same."""
    tags = [MARK]
    if question.level != default_level(question):
        tags.append(f"{MARK} level {question.level}")
    if isinstance(question, Typed | Cloze) and question.expects is not Expects.TEXT and kind != "numerical":
        tags.append(f"{MARK} expects {question.expects}")
    yield f"<tags>{''.join(f'<tag>{_text(tag)}</tag>' for tag in tags)}</tags>"


def _answer(worth: str, text: str, why: str = "", *, written_in: str = "html", more: str = "") -> str:
    feedback = f'<feedback format="html">{_text(as_html(why))}</feedback>' if why else ""
    return f'<answer fraction="{worth}" format="{written_in}">{_text(text)}{feedback}{more}</answer>'


def _element(name: str, text: str) -> str:
    return f'<{name} format="html">{_text(text)}</{name}>'


def _text(text: str) -> str:
    return f"<text>{as_xml(text)}</text>"


def _starred(answer: str) -> str:
    """A star would stand for anything at all."""
    return answer.replace("*", r"\*")
