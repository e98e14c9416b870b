"""One learner of a class; the facts of its set, and one of them."""

from __future__ import annotations

from collections.abc import Sequence

from bot.buttons import EnlargeFact, FixQuestion, SeeClass, SeeFact, SeeFacts, SeeLearners
from bot.screens.called import isolated
from bot.screens.classroom import IN_A_LIST, ON_A_PAGE, TITLE, last_active, percent, place_of, turns
from bot.screens.drafting import key
from bot.screens.forecast import trust
from bot.screens.items import item_lines, short
from bot.screens.phrases import day_name, lines, paragraphs
from bot.screens.screen import Key, Screen, rows
from bot.texts import Html, Words, escape
from quiz.calibration import Calibration
from quiz.classroom import Hold, Member
from quiz.model import FactId, PublishedFact, StudyDay
from quiz.usecases.classes import ClassPage
from quiz.usecases.pupils import FactPage, Gone, HardFact, PupilPage

NAMES_SHOWN = 8
STATEMENT = 400
"""Characters."""


def pupil_screen(say: Words, shown: PupilPage | Gone) -> Screen:
    """Since when they learn, what they know and will know, what is hard for them."""
    page = shown.page
    if isinstance(shown, Gone):
        return Screen(say("pupil-gone"), rows(_to_learners(say, page, 0)))
    one = shown.pupil
    known, name = one.learned, isolated(one.member.called(say.plain("class-nameless")))
    exam = None
    if page.exam is not None and one.on_exam is not None:
        exam = say("pupil-exam", day=day_name(say, page.exam), percent=percent(one.on_exam))
    return Screen(
        paragraphs(
            say("pupil-title", name=name, title=short(page.set.title, TITLE)),
            lines(
                [
                    say(
                        "pupil-since",
                        day=_since(say, one.joined, page.today),
                        last=last_active(say, one),
                        answers=shown.answers,
                    ),
                    say("pupil-silent") if one.silent else None,
                ]
            ),
            lines(
                [
                    say("pupil-expected", percent=percent(one.expected)),
                    exam,
                    say("pupil-learned", learned=known.learned, learning=known.learning, ahead=known.not_started),
                    say("class-aside", count=known.set_aside) if known.set_aside else None,
                    trust(say, one.answers, page.checked.get(one.member.id, Calibration())) if one.answers else None,
                ]
            ),
            _hard(say, shown),
        ),
        rows(_to_learners(say, page, place_of(page, one.member) // ON_A_PAGE)),
    )


def facts_screen(say: Words, page: ClassPage, number: int, only: int) -> Screen:
    """Ten facts, the shakiest first; a page that is none is the nearest. only: 1 those with a question in doubt."""
    suspect = only == 1
    doubtful = {item.fact for item in page.items if item.flags}
    holds = [hold for hold in page.room.shakiest if not suspect or hold.fact in doubtful]
    last = max(len(holds) - 1, 0) // ON_A_PAGE
    number = min(max(number, 0), last)
    first = number * ON_A_PAGE
    shown = holds[first : first + ON_A_PAGE]
    facts = {fact.id: fact for fact in page.facts}
    title = say("facts-suspect-title" if suspect else "facts-title", title=short(page.set.title, TITLE))
    below = [_line(say, nth, hold, facts[hold.fact]) for nth, hold in enumerate(shown, start=first + 1)]
    opens = [
        Key(str(nth), SeeFact(page.set.id, hold.fact, _first_in_doubt(page, hold.fact)))
        for nth, hold in enumerate(shown, start=first + 1)
    ]
    return Screen(
        paragraphs(
            lines([title, say("class-page", nth=number + 1, all=last + 1) if last else None]),
            None if suspect else say("facts-order"),
            lines(below) or say("facts-none"),
        ),
        rows(
            tuple(opens[:5]),
            tuple(opens[5:]),
            turns(say, number, last, lambda to: SeeFacts(page.set.id, to, only)),
            (key(say, "all-facts", SeeFacts(page.set.id, 0, 0)),) if suspect else (),
            (key(say, "class-to-class", SeeClass(page.set.id)),),
        ),
    )


def fact_screen(say: Words, shown: FactPage | Gone) -> Screen:
    """How the class holds the fact, who does not know it, and how one of its questions works."""
    page = shown.page
    if isinstance(shown, Gone):
        return Screen(say("fact-gone"), rows((key(say, "to-facts", SeeFacts(page.set.id, 0, 0)),)))
    title = short(page.set.title, TITLE)
    set_, fact, questions = page.set.id, shown.fact, len(shown.fact.fact.questions)
    place = say("fact-place", nth=shown.at + 1, all=len(page.facts), title=title)
    nth = say("item-place", nth=shown.nth + 1, all=questions) if questions > 1 else None
    turn = (
        key(say, "question-before", SeeFact(set_, fact.id, shown.nth - 1)) if shown.nth else None,
        key(say, "question-next", SeeFact(set_, fact.id, shown.nth + 1)) if shown.nth + 1 < questions else None,
    )
    return Screen(
        paragraphs(
            place,
            Html(f"<b>{escape(short(fact.fact.statement, STATEMENT))}</b>"),
            _held(say, shown),
            _who(say, shown),
            *item_lines(say, shown.item, shown.question, nth),
        ),
        rows(
            turn,
            (key(say, "fix", FixQuestion(fact.id, shown.nth)),) if shown.corrects else (),
            (key(say, "add-beside", EnlargeFact(fact.id)),) if shown.corrects else (),
            (key(say, "to-facts", SeeFacts(set_, shown.at // ON_A_PAGE, 0)),),
        ),
    )


def _since(say: Words, day: StudyDay, today: StudyDay) -> str:
    """With its year, unless it is this one."""
    return day_name(say, day) if day.year == today.year else f"{day_name(say, day)} {day.year}"


def _to_learners(say: Words, page: ClassPage, number: int) -> tuple[Key, ...]:
    return (key(say, "to-learners", SeeLearners(page.set.id, number)),)


def _hard(say: Words, shown: PupilPage) -> Html | None:
    if not shown.hard:
        return say("pupil-no-mistakes") if shown.answers else None
    return lines([say("pupil-hard"), *(_hard_line(say, nth, each) for nth, each in enumerate(shown.hard, start=1))])


def _hard_line(say: Words, nth: int, each: HardFact) -> Html:
    told = {
        "nth": nth,
        "statement": short(each.fact.fact.statement, IN_A_LIST),
        "right": each.answers.right,
        "total": each.answers.total,
    }
    if each.set_aside:
        return say("pupil-hard-aside", **told)
    return say("pupil-hard-line", percent=percent(each.lasting), **told)


def _line(say: Words, nth: int, hold: Hold, fact: PublishedFact) -> Html:
    statement = short(fact.fact.statement, IN_A_LIST)
    if not hold.met:
        return say("facts-line-unmet", nth=nth, statement=statement)
    word = "facts-line-losing" if hold.losing else "facts-line"
    shares = {"percent": percent(hold.expected), "later": percent(hold.lasting or 0.0)}
    return say(word, nth=nth, statement=statement, met=hold.met, answers=hold.answers, **shares)


def _first_in_doubt(page: ClassPage, fact: FactId) -> int:
    """The number of the fact's first question that looks wrong, 0 if none does."""
    items = [item for item in page.items if item.fact == fact]
    return next((nth for nth, item in enumerate(items) if item.flags), 0)


def _held(say: Words, shown: FactPage) -> Html:
    hold, page = shown.hold, shown.page
    if not hold.met:
        return say("fact-nobody")
    exam = None
    if page.exam is not None and hold.on_exam is not None:
        exam = say("fact-exam", day=day_name(say, page.exam), percent=percent(hold.on_exam))
    return lines(
        [
            say("fact-losing" if hold.losing else "fact-lasting", percent=percent(hold.lasting or 0.0)),
            say("fact-expected", percent=percent(hold.expected), met=hold.met, all=len(page.room.learners)),
            exam,
            say("forecast-answers", answers=hold.answers),
        ]
    )


def _who(say: Words, shown: FactPage) -> Html | None:
    """Who may not know it, now or in a week, and who has forgotten it before; of a fact that nobody has met there is
    nothing to tell. Of one that the class is losing it is never said that all is well."""
    if not shown.hold.met:
        return None
    shaky, fading = (
        [say.plain("fact-name-chance", name=_name(say, one), percent=percent(chance)) for one, chance in those]
        for those in (shown.shaky, shown.fading)
    )
    forgot = [say.plain("fact-name-times", name=_name(say, one), times=times) for one, times in shown.forgot]
    learning, unmet = ([_name(say, one) for one in members] for members in (shown.learning, shown.unmet))
    named = {"fact-shaky": shaky, "fact-fading": fading, "fact-learning": learning, "fact-unmet": unmet}
    told = [say(word, names=_listed(say, names)) for word, names in named.items() if names]
    hold = shown.hold
    times = {"learners": hold.forgotten, "lapses": hold.lapses, "names": _listed(say, forgot)}
    calm = not (shaky or fading or learning or hold.losing)
    known = say("fact-known") if calm else None
    return lines([known, *told, say("fact-forgotten", **times) if forgot else None])


def _name(say: Words, member: Member) -> str:
    return isolated(member.called(say.plain("class-nameless")))


def _listed(say: Words, names: Sequence[str]) -> str:
    more = len(names) - NAMES_SHOWN
    listed = ", ".join(names[:NAMES_SHOWN])
    return f"{listed} {say.plain('fact-and-more', count=more)}" if more > 0 else listed
