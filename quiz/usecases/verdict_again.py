"""The verdict on the last answer, once more: the first time it may not have arrived."""

from __future__ import annotations

from datetime import datetime

from quiz.grading import Answer, GaveUp, Picked, Rated, Said, Verdict, grade, is_typed
from quiz.model import AskingId, Learner
from quiz.ports import Tx
from quiz.questions import Flashcard
from quiz.study_day import study_day
from quiz.typed import Outcome
from quiz.usecases.agenda import find, progress, still_asks
from quiz.usecases.answer import Answered
from quiz.usecases.corrected import set_right_since


def verdict_again(
    tx: Tx, learner: Learner, asking_id: AskingId, now: datetime, said: str | None = None
) -> Answered | None:
    """The verdict on the answer given last, if it was to this asking and nothing was asked since; else None.

    said: what was typed, if the caller knows it: texts are not kept.
    """
    stretch = tx.talks.get(learner.id).study
    last = tx.log.last_answer(learner.id)
    asking = tx.askings.get(learner.id, asking_id)
    if stretch is None or stretch.asking != asking_id or last is None or last.asking != asking_id or asking is None:
        return None
    memory = tx.memories.get(learner.id, asking.fact)
    if memory is None or last.rating is None or not still_asks(tx, asking):
        return None
    published, question = find(tx, asking)
    answer: Answer = GaveUp()
    if isinstance(question, Flashcard):
        answer = Rated(last.rating)
    elif is_typed(question) and said is not None:
        answer = Said(said)
    elif asking.picked:
        answer = Picked(asking.picked)
    set_ = tx.sets.get(published.set_id)
    verdict = grade(question, answer, set_.language if set_ else learner.language)
    if verdict.correct != bool(last.correct):
        verdict = Verdict(Outcome.RIGHT if last.correct else Outcome.WRONG)
    return Answered(
        asking=asking,
        fact=published,
        question=question,
        verdict=verdict,
        answer=answer,
        review=last.id,
        memory=memory,
        today=study_day(now, learner.zone),
        progress=progress(tx, learner, stretch, now),
        leech=memory.set_aside,
        righted=set_right_since(tx, learner, asking, published),
    )
