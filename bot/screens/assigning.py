"""What a class is set, in the hands of its teacher: the page, the choice of days, the preview."""

from __future__ import annotations

from datetime import date, timedelta

from babel.dates import format_date

from bot.buttons import (
    Assign,
    ChooseDay,
    Nudge,
    PlanAssignment,
    SeeAssignment,
    SeeLearners,
    ShareSet,
    TakeBack,
    TeachSet,
)
from bot.screens.called import isolated
from bot.screens.classroom import TITLE
from bot.screens.drafting import key
from bot.screens.items import short
from bot.screens.phrases import lines, paragraphs
from bot.screens.screen import Key, Screen, Toast, rows, spread
from bot.texts import Html, Words
from quiz.day_text import LEAP_YEAR, NoSuchDay
from quiz.model import Assignment, PublishedSet
from quiz.usecases.assigning import AssignmentPage
from quiz.usecases.planning import Begun, ChoosingDay, Plan, Preview, Trouble, WhichDay

BEHIND_SHOWN = 10
PACES_IN_A_ROW = 3
EXAMS_IN = (7, 14, 28, 56)
"""Days from today that are offered for an exam."""
FAR = 183
"""Days from which on a date is said with its year: the same day of another year is nearer."""


def assignment_screen(say: Words, page: AssignmentPage, above: Html | None = None) -> Screen:
    """What is set, who is behind, and what can be done."""
    set_, given = page.set, page.given
    title = say("assign-title", title=short(set_.title, TITLE))
    to_set = (key(say, "assign-set", TeachSet(set_.id)),)
    if given is None:
        choose = key(say, "assign-choose", ChooseDay(set_.id, 0, 0, 0, 0))
        return Screen(paragraphs(above, title, say("assign-none")), rows((choose,), to_set))
    if given.exam_on < page.today:
        again = key(say, "assign-again", ChooseDay(set_.id, 0, 0, 0, 0))
        over = say("assign-over", exam=_day(say, given.exam_on, page.today))
        take_back = key(say, "assign-take-back", TakeBack(set_.id, 0))
        return Screen(paragraphs(above, title, over), rows((again,), (take_back,), to_set))
    change = PlanAssignment(set_.id, given.starts_on.toordinal(), given.new_per_day, given.exam_on.toordinal())
    return Screen(
        paragraphs(above, title, _given(say, given, page.today), _standing(say, page)),
        rows(
            (key(say, "assign-nudge", Nudge(set_.id), count=page.reach),) if page.reach else (),
            (key(say, "share-link", ShareSet(set_.id)),) if not page.learners else (),
            (key(say, "class-learners", SeeLearners(set_.id, 0)),) if page.behind else (),
            (key(say, "assign-change", change), key(say, "assign-take-back", TakeBack(set_.id, 0))),
            to_set,
        ),
    )


def choose_day_screen(say: Words, choosing: ChoosingDay) -> Screen:
    """When is the exam, or the first day; dates to choose from, others are typed."""
    today, plan, id_ = choosing.today, choosing.plan, choosing.set.id
    example = _day(say, today + timedelta(days=15), today)
    if choosing.start:
        monday = today + timedelta(days=7 - today.weekday())
        days = sorted({today, today + timedelta(days=1), monday})
        keys = [(day, _preview_key(id_, Plan(day, plan.new_per_day, plan.exam_on))) for day in days]
    else:
        days = [today + timedelta(days=ahead) for ahead in EXAMS_IN]
        keys = [(day, _preview_key(id_, Plan(plan.starts_on, 0, day))) for day in days]
    offered = [Key(_day(say, day, today), press) for day, press in keys]
    return Screen(
        paragraphs(
            _refused(say, choosing.refused, example),
            say("assign-title", title=short(choosing.set.title, TITLE)),
            say("assign-ask-start" if choosing.start else "assign-ask-exam", example=example),
        ),
        rows(tuple(offered[:2]), tuple(offered[2:]), (key(say, "assign-page", SeeAssignment(id_)),)),
    )


def which_day_screen(say: Words, which: WhichDay) -> Screen:
    """Which of the two is that day?"""
    id_, day = which.set.id, _day(say, which.day, which.today)
    return Screen(
        paragraphs(
            say("assign-title", title=short(which.set.title, TITLE)),
            say("assign-which-day", day=day),
            _days(say, which),
        ),
        rows(
            (key(say, "assign-is-start", _preview_key(id_, which.as_start)),),
            (key(say, "assign-is-exam", _preview_key(id_, which.as_exam)),),
            (key(say, "assign-neither", _preview_key(id_, which.plan)),),
        ),
    )


def preview_screen(say: Words, seen: Preview, begun: Begun | None = None) -> Screen:
    """When all will be met and how much time is left then, or why it cannot be done. begun: by the class."""
    example = _day(say, seen.today + timedelta(days=15), seen.today)
    return Screen(
        paragraphs(
            _refused(say, seen.refused, example),
            _outdated(say, seen),
            say("assign-title", title=short(seen.set.title, TITLE)),
            _days(say, seen),
            _foreseen(say, seen, begun or Begun()),
            *_next_year(say, seen),
            say("assign-unchanged") if _is_set(seen) else say("assign-other-day"),
        ),
        rows(
            *spread(_paces(say, seen), PACES_IN_A_ROW),
            (_day_key(say, seen, start=True),),
            (_day_key(say, seen, start=False),),
            (key(say, "assign-do", _do(seen)),) if not seen.trouble and not _is_set(seen) else (),
            (key(say, "assign-page", SeeAssignment(seen.set.id)),),
        ),
    )


def done_text(say: Words, people: int, changed: bool) -> Html:
    """It is set. changed: it had been, otherwise."""
    return say("assign-changed") if changed and not people else say("assign-done", count=people)


def ask_take_back_screen(say: Words, set_: PublishedSet) -> Screen:
    """Asks first."""
    return Screen(
        say("assign-take-back-ask", title=short(set_.title, TITLE)),
        rows(
            (key(say, "assign-take-back-sure", TakeBack(set_.id, 1)),),
            (key(say, "assign-keep", SeeAssignment(set_.id)),),
        ),
    )


def not_nudged(say: Words) -> Toast:
    """Nobody is told anything."""
    return Toast(say.plain("assign-not-nudged"), alert=True)


def _given(say: Words, given: Assignment, today: date) -> Html:
    starts, exam = (_day(say, day, today) for day in (given.starts_on, given.exam_on))
    return say("assign-given", starts=starts, pace=given.new_per_day, exam=exam)


def _standing(say: Words, page: AssignmentPage) -> Html | None:
    assert page.given is not None
    if not page.learners:
        return say("assign-empty")
    if page.given.starts_on > page.today:
        return say("assign-not-begun")
    if page.given.exam_on == page.today:
        return None
    if not page.behind:
        return say("assign-all-on-track")
    named = [
        say("assign-behind-line", name=isolated(one.member.called(say.plain("class-nameless"))), count=one.by)
        for one in page.behind[:BEHIND_SHOWN]
    ]
    beyond = len(page.behind) - BEHIND_SHOWN
    more = say("assign-behind-more", count=beyond) if beyond > 0 else None
    listed = lines([say("assign-behind", count=len(page.behind), all=page.learners), *named, more])
    wait: Html | None = None
    if page.next_nudge is not None:
        last = page.next_nudge >= page.given.exam_on
        day = _day(say, page.next_nudge, page.today)
        wait = say("assign-last-nudge") if last else say("assign-next-nudge", day=day)
    elif not page.reach:
        wait = say("assign-unreachable")
    return paragraphs(listed, wait)


def _outdated(say: Words, seen: Preview) -> Html | None:
    """What is set, where the plan comes from an old message; that of an exam which is over is in nobody's way."""
    given = seen.given
    if not seen.outdated or given is None or given.exam_on < seen.today:
        return None
    return lines([say("assign-already-other"), _given(say, given, seen.today), say("assign-would-replace")])


def _days(say: Words, planned: Preview | WhichDay) -> Html:
    """The first day and that of the exam, each by its name."""
    plan = planned.plan
    starts, exam = (_day(say, day or planned.today, planned.today) for day in (plan.starts_on, plan.exam_on))
    return say("assign-days", starts=starts, exam=exam)


def _foreseen(say: Words, seen: Preview, begun: Begun) -> Html:
    if seen.trouble is not None:
        name = f"assign-trouble-{seen.trouble.value}"
        match seen.trouble:
            case Trouble.TOO_SLOW:
                return say(name, pace=seen.new_per_day, least=seen.least)
            case Trouble.TOO_SOON:
                return say(name, least=seen.least)
            case _:
                return say(name)
    assert seen.arrives_on is not None
    if begun.learners and begun.whole == begun.learners:
        return say("assign-all-begun", facts=seen.set.facts, pace=seen.new_per_day)
    mean = round(begun.facts / max(begun.learners, 1))
    counts = {"mean": mean, "facts": seen.set.facts, "whole": begun.whole, "learners": begun.learners}
    return lines(
        [
            say(
                "assign-preview",
                facts=seen.set.facts,
                pace=seen.new_per_day,
                arrives=_day(say, seen.arrives_on, seen.today),
                left=(seen.exam_on - seen.arrives_on).days - 1,  # on the day of the exam nobody goes over it
            ),
            say("assign-begun", **counts) if begun.facts else None,
        ]
    )


def _next_year(say: Words, seen: Preview) -> list[Html]:
    """Whoever types «26.11» on the 27th may mean the day before: the year is said aloud, unless the day will not do."""
    if seen.trouble is not None:
        return []
    days = {"start": seen.starts_on, "exam": seen.exam_on}
    return [
        say(f"assign-next-year-{name}", day=_day(say, day, seen.today))
        for name, day in days.items()
        if day.year > seen.today.year and (day - seen.today).days >= FAR
    ]


def _refused(say: Words, refused: NoSuchDay | bool, example: str) -> Html | None:
    if isinstance(refused, NoSuchDay):
        form, year = ("d MMMM", LEAP_YEAR) if refused.year is None else ("d MMMM y", refused.year)
        first = str(format_date(date(year, refused.month, 1), form, locale=say.language))
        return say("assign-no-such-day", day=first.replace("1", str(refused.day), 1), example=example)
    return say("assign-no-day", example=example) if refused else None


def _is_set(seen: Preview) -> bool:
    given = seen.given
    return given is not None and (given.starts_on, given.new_per_day, given.exam_on) == (
        seen.starts_on,
        seen.new_per_day,
        seen.exam_on,
    )


def _paces(say: Words, seen: Preview) -> tuple[Key, ...]:
    """The least that will do, some more, and the one there is; none where no pace helps."""
    if seen.trouble not in (None, Trouble.TOO_SLOW):
        return ()
    most = max(seen.set.facts, 1)
    paces = {min(each, most) for each in (seen.least, seen.least + 1, seen.least + 2, seen.least * 2)}
    return tuple(
        key(
            say,
            "assign-pace-chosen" if pace == seen.new_per_day else "assign-pace",
            _preview_key(seen.set.id, Plan(seen.starts_on, pace, seen.exam_on)),
            count=pace,
        )
        for pace in sorted(paces | {seen.new_per_day})
    )


def _day_key(say: Words, seen: Preview, start: bool) -> Key:
    name, day = ("assign-start", seen.starts_on) if start else ("assign-exam", seen.exam_on)
    starts, exam = seen.starts_on.toordinal(), seen.exam_on.toordinal()
    choose = ChooseDay(seen.set.id, starts, seen.new_per_day, exam, int(start))
    return Key(say.plain(f"key-{name}", day=_day(say, day, seen.today)), choose)


def _preview_key(set_: int, plan: Plan) -> PlanAssignment:
    starts, exam = (day.toordinal() if day else 0 for day in (plan.starts_on, plan.exam_on))
    return PlanAssignment(set_, starts, plan.new_per_day, exam)


def _do(seen: Preview) -> Assign:
    return Assign(seen.set.id, seen.starts_on.toordinal(), seen.new_per_day, seen.exam_on.toordinal())


def _day(say: Words, day: date, today: date) -> str:
    """«12 декабря», with the year if that is not clear."""
    form = "d MMMM" if abs((day - today).days) < FAR else "d MMMM y"
    return str(format_date(day, form, locale=say.language))
