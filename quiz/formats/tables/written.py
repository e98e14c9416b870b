"""A question set as rows: a heading and one row for each question; `rows` reads them back equal."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from quiz.errors import Language
from quiz.formats.pairs import as_pairs
from quiz.formats.plain import default_level
from quiz.formats.tables.columns import EXPECTED, HEADINGS, KINDS, NUMBERED, VERDICTS
from quiz.questions import Cloze, Expects, Match, MultiChoice, Order, Question, QuestionSet, TrueFalse, Typed, kind_of

ALWAYS = frozenset({"kind", "ask", "answer", "statement", "fact_id", "id", "title", "language"})
"""Columns that are there even if nothing stands in them."""
YES: dict[Language, str] = {"ru": "да", "en": "yes"}
NEUTRAL = re.compile(r"'*[=+\-@\t\r\n\uFF1D\uFF0B\uFF0D\uFF20]")
"""What a spreadsheet may take for a formula, and what would look like one that was made harmless."""
PLAIN_NUMBER = re.compile(r"-\d+([.,]\d+)?")


def language_for(questions: QuestionSet) -> Language:
    """In which language the headings are."""
    return "ru" if questions.language == "ru" else "en"


def as_rows(questions: QuestionSet, only: Sequence[str] = ()) -> tuple[list[str], list[list[str]], list[str]]:
    """The headings, the rows, and the field of each column ("wrong", "ask"). only: the columns to write ("ask",
    "wrong 1"); without it those in which something stands."""
    language = language_for(questions)
    named = list(_questions(questions, language))
    used = set(only) or {name for row in named for name, said in row.items() if said} | ALWAYS
    names = [name for name in _all_names() if name in used]
    headings = [_heading(name, language) for name in names]
    return headings, [[row.get(name, "") for name in names] for row in named], [name.split()[0] for name in names]


def neutral(text: str) -> str:
    """The text with an apostrophe before what a spreadsheet would run."""
    return f"'{text}" if NEUTRAL.match(text) and not PLAIN_NUMBER.fullmatch(text) else text


def without_neutral(text: str) -> str:
    """The text as it was before `neutral`."""
    return text[1:] if text.startswith("'") and NEUTRAL.match(text) else text


def as_list(texts: Sequence[str]) -> str:
    """One a line; a single one that would be taken apart ends in a line break."""
    return texts[0] + "\n" if len(texts) == 1 and "|" in texts[0] else "\n".join(texts)


def _all_names() -> Iterator[str]:
    for name in HEADINGS:
        if name in ("wrong", "why"):
            yield from (f"{name} {number}" for number in range(1, 8))
        else:
            yield name


def _heading(name: str, language: Language) -> str:
    field, _, number = name.partition(" ")
    heading = HEADINGS[field][language]
    return f"{heading} {number}" if field in NUMBERED and number else heading


def _questions(questions: QuestionSet, language: Language) -> Iterator[dict[str, str]]:
    of_the_set = {
        "title": questions.title,
        "language": questions.language,
        "about": questions.about,
        "source": questions.source,
        "draft": YES[language] if questions.draft else "",
    }
    for fact in questions.facts:
        of_the_fact = {"statement": fact.statement, "subject": fact.subject, "quote": fact.quote}
        for question in fact.questions:
            yield _question(question, language) | {"fact_id": fact.key} | of_the_fact | of_the_set
            of_the_fact, of_the_set = {}, {}


def _question(question: Question, language: Language) -> dict[str, str]:
    row = {
        "kind": KINDS[kind_of(question)][language],
        "ask": question.ask,
        "answer": _answer(question, language),
        "explanation": question.explanation,
        "level": "" if question.level == default_level(question) else str(question.level),
        "own_quote": question.quote,
        "id": question.key,
    }
    for number, option in enumerate(getattr(question, "wrong", ()), 1):
        row |= {f"wrong {number}": option.text, f"why {number}": option.why}
    if isinstance(question, Typed | Cloze):
        row["accept"] = as_list(question.accept) if question.accept else ""
        row["expects"] = "" if question.expects is Expects.TEXT else EXPECTED[question.expects][language]
    if (origin := question.origin) is not None:
        yes = YES[language]
        row |= {"rule": origin.rule, "score": f"{origin.score:.2f}"}
        row |= {"check": yes if origin.check else "", "edited": yes if origin.edited else ""}
    return row


def _answer(question: Question, language: Language) -> str:
    match question:
        case TrueFalse(answer=answer):
            return VERDICTS[language][answer]
        case MultiChoice(answer=answers) | Order(answer=answers):
            return as_list(answers)
        case Match(answer=pairs):
            return as_pairs(pairs)
        case Cloze():
            return ""
        case _:
            return question.answer
