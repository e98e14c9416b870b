"""How a class stands with a set: its page, who learns, and what goes with the spreadsheet and the picture."""

from __future__ import annotations

from math import fsum

from bot.buttons import ClassMap, ClassReport, SeeClass, SeeLearners, ShareSet, TeachSet
from bot.heat_map import MOST_DRAWN, MOST_FACTS, Labels
from bot.screens.class_exam import exam_map_text, exam_text, of_learner_text, on_exam_text
from bot.screens.drafting import key
from bot.screens.phrases import lines, paragraphs
from bot.screens.screen import Screen, Toast, rows
from bot.texts import Html, Words
from quiz.classroom import Classroom, Standing
from quiz.items import Item
from quiz.model import PublishedFact
from quiz.questions import Cloze
from quiz.reports import WORDS
from quiz.usecases.classes import ClassPage

WORST_SHOWN = 5
"""Facts, and questions, named on the page: the report has them all."""
ON_A_PAGE = 10
"""Learners."""
IN_A_LIST, NAME, TITLE = 120, 40, 200
"""Characters."""


def class_screen(say: Words, page: ClassPage) -> Screen:
    """Who learns, what the class knows, what it is losing, and which questions look wrong."""
    room, set_ = page.room, page.set.id
    title = say("class-title", title=short(page.set.title, TITLE))
    to_set = (key(say, "class-to-set", TeachSet(set_)),)
    if not room.learners:
        return Screen(paragraphs(title, say("class-empty")), rows((key(say, "share-link", ShareSet(set_)),), to_set))
    counts = say("class-counts", count=len(room.learners), silent=len(room.silent))
    beyond = say("class-beyond", count=page.beyond) if page.beyond else None
    drawn = len(room.learners) <= MOST_DRAWN
    return Screen(
        paragraphs(
            title,
            lines([counts, beyond]),
            _known(say, room),
            exam_text(say, page),
            _losing(say, page),
            _looks_wrong(say, page),
        ),
        rows(
            (key(say, "class-learners", SeeLearners(set_, 0)),),
            (key(say, "class-map", ClassMap(set_)) if drawn else None, key(say, "class-report", ClassReport(set_))),
            to_set,
        ),
    )


def learners_screen(say: Words, page: ClassPage, number: int) -> Screen:
    """Ten learners: those who fell silent first, then those who recall least. A page that is none is the nearest."""
    set_ = page.set.id
    everybody = sorted(page.room.learners, key=lambda one: (not one.silent, one.expected))
    last = max(len(everybody) - 1, 0) // ON_A_PAGE
    number = min(max(number, 0), last)
    shown = everybody[number * ON_A_PAGE : (number + 1) * ON_A_PAGE]
    title = say("class-learners-title", title=short(page.set.title, TITLE))
    place = say("class-page", nth=number + 1, all=last + 1) if last else None
    return Screen(
        paragraphs(
            lines([title, place]),
            lines(_learner(say, one, page) for one in shown),
            None if shown else say("class-empty"),
        ),
        rows(
            (
                key(say, "back", SeeLearners(set_, number - 1)) if number else None,
                key(say, "next", SeeLearners(set_, number + 1)) if number < last else None,
            ),
            (key(say, "class-to-class", SeeClass(set_)),),
        ),
    )


def report_screen(say: Words, page: ClassPage, file: bytes) -> Screen:
    """The spreadsheet; the page it was asked on stays."""
    caption = say("class-report", title=short(page.set.title, TITLE))
    return Screen(caption, document=(say.plain("class-report-file"), file))


def report_words(say: Words) -> dict[str, str]:
    """What the report asks to be named."""
    return {word: say.plain("class-report-" + word.replace("_", "-")) for word in WORDS}


def map_screen(say: Words, page: ClassPage, picture: bytes) -> Screen:
    """The picture; the page it was asked on stays."""
    part = say("class-map-part", count=MOST_FACTS) if len(page.facts) > MOST_FACTS else None
    title = short(page.set.title, TITLE)
    said = say("class-map", title=title) if page.exam is None else exam_map_text(say, page, title)
    return Screen(lines([said, part]), picture=picture)


def map_labels(say: Words) -> Labels:
    """The words on the picture."""
    return Labels(*(say.plain(f"class-map-{name}") for name in Labels._fields))


def no_map(say: Words) -> Toast:
    """The class is empty, or does not fit."""
    return Toast(say.plain("class-no-map", limit=MOST_DRAWN), alert=True)


def _known(say: Words, room: Classroom) -> Html:
    counts = [one.learned for one in room.learners]

    def each(numbers: list[int]) -> float:
        return round(fsum(numbers) / len(numbers), 1)

    aside = each([one.set_aside for one in counts])
    return lines(
        [
            say("class-expected", percent=_percent(room.expected or 0.0)),
            say(
                "class-learned",
                learned=each([one.learned for one in counts]),
                learning=each([one.learning for one in counts]),
                ahead=each([one.not_started for one in counts]),
            ),
            say("class-aside", count=aside) if aside else None,
        ]
    )


def _losing(say: Words, page: ClassPage) -> Html:
    room, named = page.room, {fact.id: fact.fact.statement for fact in page.facts}
    if not any(hold.met for hold in room.facts):
        return say("class-not-begun")
    if not room.losing:
        return say("class-holds")
    worst = [
        Html(
            say(
                "class-losing-line",
                nth=nth,
                statement=short(named[hold.fact], IN_A_LIST),
                met=hold.met,
                forgotten=hold.forgotten,
                percent=_percent(hold.lasting or 0.0),
            )
            + on_exam_text(say, hold)
        )
        for nth, hold in enumerate(room.losing[:WORST_SHOWN], start=1)
    ]
    return lines([say("class-losing"), *worst, _more(say, len(room.losing))])


def _looks_wrong(say: Words, page: ClassPage) -> Html | None:
    flagged = [item for item in page.items if item.flags]
    if not flagged:
        return None
    facts = {fact.id: fact for fact in page.facts}
    shown = [_suspect(say, item, facts[item.fact]) for item in flagged[:WORST_SHOWN]]
    return lines([say("class-wrong"), *shown, _more(say, len(flagged))])


def _suspect(say: Words, item: Item, fact: PublishedFact) -> Html:
    question = next(each for each in fact.fact.questions if each.key == item.question)
    asked = question.stem if isinstance(question, Cloze) else question.ask
    why = ", ".join(say.plain("class-flag-" + flag.value.replace("_", "-")) for flag in item.flags)
    return say("class-wrong-line", question=short(asked, IN_A_LIST), why=why, answers=item.answers.total)


def _more(say: Words, count: int) -> Html | None:
    return say("class-more", count=count - WORST_SHOWN) if count > WORST_SHOWN else None


def _learner(say: Words, one: Standing, page: ClassPage) -> Html:
    name = short(one.member.name, NAME) or say.plain("class-nameless")
    days = one.quiet
    if one.last_active is None:
        last = say.plain("class-never")
    elif days < 2:
        last = say.plain("class-yesterday" if days else "class-today")
    else:
        last = say.plain("class-days-ago", count=days)
    sentence = "class-learner-silent" if one.silent else "class-learner"
    said = say(sentence, name=name, percent=_percent(one.expected), last=last)
    return Html(said + of_learner_text(say, one, page.behind.get(one.member.id, 0)))


def short(text: str, length: int) -> str:
    """On one line, at most so many characters."""
    line = " ".join(text.split())
    return line if len(line) <= length else line[: length - 1].rstrip() + "…"


def _percent(share: float) -> int:
    return round(share * 100)
