"""The class page: what a teacher waits for who asks how 200 learners stand with 500 facts. `python -m bench.classes`.

Everybody has met every fact, and the log has three lines for each learner and fact, two of one question and one of
another, each with its asking; every third answer or so is wrong. Elsewhere in the database as many people learn another
set, so that nothing can be had by reading everything. A page is one look: all figures, chance by chance, for today and
for an exam, and the analysis of each question. What is drawn and written from it is measured beside it.
"""

from __future__ import annotations

import time
from collections.abc import Mapping
from contextlib import ExitStack, suppress
from datetime import timedelta
from typing import Any

from sqlalchemy import Connection, Double, Table, case, cast, insert, literal, null, select, update

from bench.databases import NoServer, fill, leave_nothing_behind, postgres_server, sqlite_file
from bench.figures import Figure
from bench.population import NOW, TODAY, ZONE, Library, add_learners, add_library
from bench.stores import opened
from bench.timing import Report, Told
from db.tables import IN_USE, askings, enrolments, facts, memories, reviews, sets
from quiz.model import Learner, LearnerId, SetId
from quiz.usecases.classes import ClassPage, class_of

GOAL = 1.0
RUNS = 7
LEARNERS, FACTS, ANSWERS = 200, 500, 3
TEACHER = LearnerId(2 * LEARNERS + 1)
SET = SetId(1)
EXAM = TODAY + timedelta(days=30)


def populate(connection: Connection, learners: int = LEARNERS, count: int = FACTS) -> None:
    """Two sets, the first of them the teacher's; half of the learners in each."""
    add_library(connection, Library(2, count))
    add_learners(connection, range(1, TEACHER + 1), None)
    connection.execute(update(sets).values(owner_id=TEACHER).where(sets.c.id == SET))
    joined = {"position": 0, "joined_at": NOW - timedelta(days=60), "met_edition": 1, "met_before": count}
    rows = [{"learner_id": one, "set_id": 1 + (one > learners), **joined} for one in range(1, 2 * learners + 1)]
    connection.execute(insert(enrolments), rows)
    chance = (enrolments.c.learner_id * 31 + facts.c.id * 17) % 100
    _insert(
        connection,
        memories,
        {
            "set_id": enrolments.c.set_id,
            "phase": "review",
            "step": 0,
            "stability": cast(chance, Double) * 0.37 + 0.5,
            "difficulty": 5.5,
            "last_day": _some_day(chance % 30),
            "due_day": TODAY,
            "due_at": None,
            "reviews": ANSWERS,
            "lapses": case((chance < 10, 2), else_=0),
            "set_aside": False,
        },
    )
    for nth in range(ANSWERS):
        _answer(connection, nth, count)


def _answer(connection: Connection, nth: int, count: int) -> None:
    """Everybody's nth answer to every fact."""
    chance = (enrolments.c.learner_id * 37 + facts.c.id * 23 + nth * 41) % 100
    right = chance < 45 + enrolments.c.learner_id * 7 % 50
    line = {"id": facts.c.position + 1 + nth * count, "question": "choice-1" if nth < 2 else "cloze-1"}
    options = [literal([index], askings.c.picked.type) for index in range(4)]
    own = case((right, options[0]), (chance % 3 == 0, options[1]), (chance % 3 == 1, options[2]), else_=options[3])
    asked = {"shown": [2, 0, 3, 1], "nonce": "1k", "asked_at": NOW, "picked": own, "hinted": False, "answered": True}
    _insert(connection, askings, line | asked)
    told = {"happening": "answer", "at": NOW, "day": TODAY, "rating": case((right, 3), else_=1), "correct": right}
    _insert(connection, reviews, line | told | {"asking_id": line["id"], "seconds": 7.5, "undoes": None})


def _some_day(ago: Any) -> Any:
    """A day of the last month."""
    days = [(ago == number, literal(TODAY - timedelta(days=number), memories.c.last_day.type)) for number in range(29)]
    return case(*days, else_=literal(TODAY - timedelta(days=29), memories.c.last_day.type))


def _insert(connection: Connection, table: Table, values: Mapping[str, Any]) -> None:
    """A row for each learner and fact of their set."""
    whose = enrolments.join(facts, (facts.c.set_id == enrolments.c.set_id) & IN_USE)
    values = {"learner_id": enrolments.c.learner_id, "fact_id": facts.c.id, **values}
    columns = [_expressed(table, name, value) for name, value in values.items()]
    connection.execute(insert(table).from_select(list(values), select(*columns).select_from(whose)))


def _expressed(table: Table, name: str, value: Any) -> Any:
    if value is None:
        return null()
    return value if hasattr(value, "compile") else literal(value, table.c[name].type)


def pages(url: str) -> tuple[list[float], ClassPage]:
    """Seconds until each of RUNS pages was there, the first one (where nothing is read yet) left out; and a page."""
    teacher = Learner(TEACHER, "Учитель", "ru", ZONE, NOW)
    seconds = []
    with opened(url) as store:
        for _ in range(RUNS + 1):
            begin = time.perf_counter()
            page = store.wait_for(store.store.look(class_of, teacher, SET, NOW, EXAM))
            seconds.append(time.perf_counter() - begin)
    assert isinstance(page, ClassPage)
    return seconds[1:], page


def _figure(database: str, seconds: list[float]) -> Figure:
    return Figure(f"the class page, {LEARNERS} learners × {FACTS} facts, {database}", tuple(seconds), GOAL, "s")


def measure_classes() -> list[Figure]:
    """On both databases; on SQLite alone where PostgreSQL does not start."""
    figures: list[Figure] = []
    with ExitStack() as stack:
        urls = {"SQLite": stack.enter_context(sqlite_file())}
        with suppress(NoServer):
            urls["PostgreSQL"] = stack.enter_context(postgres_server())("classes")
        for database, url in urls.items():
            fill(url, populate)
            figures.append(_figure(database, pages(url)[0]))
    return figures


if __name__ == "__main__":
    leave_nothing_behind()
    found = measure_classes()
    Report(found, [Told(figure.name, figure.ours) for figure in found], []).show("classes")
