"""A teacher's draft and its questions as rows, and back."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from db.outcome_rows import outcome_from_plain, outcome_to_plain
from quiz.drafts import DraftId, DraftQuestion, Phase, SentFile, TeacherDraft, Verdict
from quiz.formats import question_from_plain, question_to_plain
from quiz.model import LearnerId
from quiz.questions import Fact, Question


def values_of(draft: TeacherDraft) -> dict[str, Any]:
    """The columns of a draft, without its key and its material."""
    file = draft.file
    return {
        "phase": draft.phase.value,
        "changed_at": draft.changed_at,
        "pieces": draft.pieces,
        "characters": draft.characters,
        "file_id": file.id if file else None,
        "file_name": file.name if file else None,
        "file_size": file.size if file else None,
        "title": draft.title,
        "language": draft.language,
        "about": draft.about,
        "source": draft.source,
        "attempt": draft.attempt,
        "tries": draft.tries,
        "take_at": draft.take_at,
        "message": draft.message,
        "outcome": outcome_to_plain(draft.outcome) if draft.outcome else None,
        "code": draft.code,
        "set_id": draft.set,
        "edition": draft.edition,
        "invite": draft.invite or None,
        "chairs": draft.chairs,
    }


def draft_of(row: Any) -> TeacherDraft:
    """The draft of this row, as its owner looks at it."""
    return TeacherDraft(
        learner=row.learner_id,
        id=row.id,
        phase=Phase(row.phase),
        changed_at=row.changed_at,
        pieces=row.pieces,
        characters=row.characters,
        file=None if row.file_id is None else SentFile(row.file_id, row.file_name or "", row.file_size or 0),
        title=row.title,
        language=row.language,
        about=row.about,
        source=row.source,
        attempt=row.attempt,
        tries=row.tries,
        take_at=row.take_at,
        message=row.message,
        outcome=outcome_from_plain(row.outcome) if row.outcome else None,
        code=row.code,
        set=row.set_id,
        edition=row.edition,
        invite=row.invite or "",
        chairs=row.chairs or 0,
    )


def fact_row(learner: LearnerId, draft: DraftId, nth: int, fact: Fact) -> dict[str, Any]:
    """The nth fact of a draft, to be inserted."""
    texts = {"key": fact.key, "statement": fact.statement, "subject": fact.subject, "quote": fact.quote}
    return {"learner_id": learner, "draft_id": draft, "nth": nth, **texts}


def question_row(
    learner: LearnerId, draft: DraftId, nth: int, fact: int, question: Question, verdict: Verdict, chair: int = 0
) -> dict[str, Any]:
    """The nth question of a draft, to be inserted. fact: the number of its fact; chair: see Seat."""
    plain, to_check = question_to_plain(question), bool(question.origin and question.origin.check)
    said = {"question": plain, "to_check": to_check, "verdict": verdict.value, "edition": 0, "chair": chair}
    return {"learner_id": learner, "draft_id": draft, "nth": nth, "fact": fact, **said}


def fact_of(rows: Sequence[Any]) -> Fact:
    """The fact of all these rows."""
    first, questions = rows[0], tuple(question_from_plain(row.question) for row in rows)
    return Fact(first.key, first.statement, first.quote, questions, first.subject)


def question_of(row: Any) -> DraftQuestion | None:
    """The question of this row, None without one."""
    if row is None:
        return None
    question = question_from_plain(row.question)
    fact = Fact(row.key, row.statement, row.quote, (question,), row.subject)
    return DraftQuestion(row.nth, fact, question, row.to_check, Verdict(row.verdict), row.edition or 0, row.chair or 0)
