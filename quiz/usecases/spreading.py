"""Who answered a question as it was hears that something else is right: once for all that was corrected meanwhile."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from quiz.corrections import Righted
from quiz.model import Correction, FactId, LearnerId, PublishedSet, SetId
from quiz.ports import Tx
from quiz.usecases.corrected import righted_between
from quiz.usecases.reported import thanked_with
from quiz.usecases.rights import teachers_of
from quiz.usecases.telling import tell

WORD = "corrected"
AT_A_TIME = 10
"""Learners looked at in one transaction: others get their answers in between."""
LISTED = 5
"""Corrections that one message spells out; of others it says how many there are."""

Data = Mapping[str, str | int]


@dataclass(frozen=True, slots=True)
class Line:
    """A question that was set right, as it is read now."""

    question: str
    righted: Righted


def spread(tx: Tx, now: datetime) -> bool:
    """Tell the next few learners of a set what was set right in it; False if nobody is left to be told for now.

    Whatever waits in the set is told together. Who answered the question only since, or not at all, hears nothing, and
    neither do those who teach it.
    """
    set_ = tx.corrections.due(now)
    published = tx.sets.get(set_) if set_ is not None else None
    if set_ is None or published is None:
        return False
    tx.sets.edition(set_, hold=True)  # other copies of the bot wait, and go on from where this one stopped
    waiting = tx.corrections.waiting(set_)
    first = next((each for each in waiting if each.tell_at is not None and each.tell_at <= now), None)
    if first is None:
        return True
    told = [each for each in waiting if each.told_up_to == first.told_up_to]
    people = tx.classes.learners(set_, first.told_up_to, AT_A_TIME)
    answers = tx.corrections.last_answers(set_, people)
    teachers = teachers_of(tx, published)
    for learner in people:
        answered = {} if learner in teachers else answers.get(learner, {})
        lines = _lines(tx, _untold(tx, learner, told), answered) if answered else []
        if lines:
            _tell(tx, learner, published, lines, now)
    tx.corrections.told(told, people[-1] if len(people) == AT_A_TIME else None)
    return True


def lines_of(data: Data) -> tuple[Line, ...]:
    """What a notice spells out."""
    return tuple(
        Line(str(data[f"question{n}"]), Righted(str(data[f"was{n}"]), str(data[f"now{n}"])))
        for n in range(LISTED)
        if f"question{n}" in data
    )


def _lines(tx: Tx, told: Sequence[Correction], answered: Mapping[tuple[FactId, str], datetime]) -> list[Line]:
    """What this learner was told wrong, by fact and question."""
    lines = []
    for (fact, key), last in sorted(answered.items()):
        published = tx.facts.get(fact)
        question = published.fact.asked_by(key) if published and not published.retired else None
        about = [each for each in told if each.fact == fact]
        found = righted_between(about, question, last) if question is not None else None
        if published is not None and found is not None:
            lines.append(Line(published.fact.read_as(key), found))
    return lines


def _untold(tx: Tx, learner: LearnerId, told: Sequence[Correction]) -> list[Correction]:
    """Without what they know already: it came along with thanks for their report."""
    known = thanked_with(tx, learner)
    return [each for each in told if each.version > known.get(each.fact, 0)]


def _tell(tx: Tx, learner: LearnerId, set_: PublishedSet, lines: Sequence[Line], now: datetime) -> None:
    """One message; what still waits for the morning is told along with it."""
    count, all_lines = len(lines), list(lines)
    for notice in tx.notices.of(learner):
        if (notice.word, notice.status, notice.data.get("set")) == (WORD, "planned", set_.id) and tx.notices.change(
            notice, replace(notice, status="dropped")
        ):
            known = lines_of(notice.data)
            all_lines = _joined(known, all_lines)
            count = len(all_lines) + int(notice.data["count"]) - len(known)
    if count:
        tell(tx, learner, WORD, _data(set_.id, set_.title, all_lines, count), now)


def _joined(earlier: Sequence[Line], later: Sequence[Line]) -> list[Line]:
    """All of them; a question that was set right twice is told once, from what it was first to what it is; if that is
    the same, not at all."""
    newer = {line.question: line for line in later}
    joined = [
        Line(line.question, Righted(line.righted.was, newer.pop(line.question).righted.now))
        if line.question in newer
        else line
        for line in earlier
    ]
    return [line for line in (*joined, *newer.values()) if not line.righted.was or line.righted.was != line.righted.now]


def _data(set_: SetId, title: str, lines: Sequence[Line], count: int) -> dict[str, str | int]:
    data: dict[str, str | int] = {"set": set_, "title": title, "count": count}
    for n, line in enumerate(lines[:LISTED]):
        data |= {f"question{n}": line.question, f"was{n}": line.righted.was, f"now{n}": line.righted.now}
    return data
