"""Rows of facts ↔ facts as they are published."""

from __future__ import annotations

import json
from functools import lru_cache
from typing import Any

from sqlalchemy import BindParameter, bindparam, select

from db.columns import to_json
from db.tables import IN_USE, facts
from quiz.formats import question_from_plain, question_to_plain
from quiz.model import PublishedFact
from quiz.questions import Fact

SET: BindParameter[int] = bindparam("set")
_SHOWN = ("id", "set_id", "key", "statement", "subject", "quote", "questions", "retired", "righted_at")
FACTS = select(*(facts.c[name] for name in _SHOWN))
IN_SET = FACTS.where(facts.c.set_id == SET, IN_USE).order_by(facts.c.position, facts.c.id)


def fact_of(row: Any) -> PublishedFact:
    fact = _fact_from_text(row.key, row.statement, row.quote, row.questions, row.subject)
    return PublishedFact(row.id, row.set_id, fact, row.retired, row.righted_at)


def questions_to_text(fact: Fact) -> str:
    return to_json([question_to_plain(question) for question in fact.questions])


@lru_cache(maxsize=4096)
def _fact_from_text(key: str, statement: str, quote: str, questions: str, subject: str) -> Fact:
    """Facts change seldom and are asked for with every question, so what was read stays read."""
    asked = tuple(question_from_plain(plain) for plain in json.loads(questions))
    return Fact(key, statement, quote, asked, subject)
