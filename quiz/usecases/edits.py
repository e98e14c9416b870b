"""What is done to a published question while it is corrected: each edit has a name, and a text if it takes one.

Edits are kept until they are saved, and done once more then: on the version they were begun on they give the same.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from quiz.editing import part_named, said_anew, without_option
from quiz.errors import Fault
from quiz.model import PublishedFact
from quiz.ports import Tx
from quiz.questions import Fact, TrueFalse

RETIRE, RESTORE, REMOVE = "retire", "restore", "remove"
IS_TRUE, IS_FALSE = "true", "false"
DROP, VERSION = "drop", "version"
"""These go on with numbers: «drop-1-3», the option 1 of 3; «version-2», as the fact was then."""
MOST = 40
"""Edits of one correction."""

Cannot = tuple[Fault, ...]
"""Why an edit cannot be made; () where there is nothing it could be done to."""


def after_all(
    tx: Tx, language: str, fact: PublishedFact, question: str, edits: Iterable[tuple[str, str]]
) -> PublishedFact | None:
    """The fact after these edits of one of its questions; None if one of them cannot be made."""
    for name, text in edits:
        after = after_one(tx, language, fact, question, name, text)
        if not isinstance(after, PublishedFact):
            return None
        fact = after
    return fact


def after_one(
    tx: Tx, language: str, fact: PublishedFact, question: str, name: str, text: str
) -> PublishedFact | Cannot:
    """The fact after this edit, under the rules of a question file. language: of the set."""
    word, *numbers = name.split("-")
    match word, [int(number) for number in numbers if number.isascii() and number.isdigit()]:
        case "retire" | "restore", []:
            return replace(fact, retired=word == RETIRE)
        case "version", [version]:
            made_next = tx.corrections.get(fact.id, version + 1)
            return () if made_next is None else replace(fact, fact=made_next.before)
    asked = fact.fact.asked_by(question)
    if asked is None:
        return ()
    after: Fact | Cannot | None
    match word, [int(number) for number in numbers if number.isascii() and number.isdigit()]:
        case "remove", []:
            rest = tuple(each for each in fact.fact.questions if each.key != question)
            after = replace(fact.fact, questions=rest) if rest else None
        case "true" | "false", []:
            judged = replace(asked, answer=word == IS_TRUE) if isinstance(asked, TrueFalse) else asked
            after = replace(
                fact.fact, questions=tuple(judged if each.key == question else each for each in fact.fact.questions)
            )
        case "drop", [index, of]:
            there = len(getattr(asked, "wrong", ()))
            after = without_option(fact.fact, asked, index) if there == of else None
        case _:
            part = part_named(fact.fact, asked, name)
            after = None if part is None else said_anew(language, fact.fact, asked, part, text)
    if isinstance(after, Fact):
        return replace(fact, fact=after)
    return after or ()
