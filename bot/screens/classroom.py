"""How a class stands with a set: its page, who learns, and what goes with the spreadsheet and the picture."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from math import fsum

from babel.dates import format_date

from bot.buttons import ClassMap, ClassReport, SeeClass, SeeFacts, SeeLearners, SeePupil, ShareSet, TeachSet
from bot.callback_data import Button
from bot.heat_map import MOST_DRAWN, MOST_FACTS, Labels, unwritten
from bot.screens.called import isolated
from bot.screens.class_exam import behind_text, of_learner_text, on_exam_text
from bot.screens.drafting import key
from bot.screens.files import file_name
from bot.screens.forecast import behind, trust
from bot.screens.items import doubts, short
from bot.screens.phrases import day_name, lines, paragraphs
from bot.screens.screen import Key, Screen, Toast, rows
from bot.texts import Html, Words
from quiz.classroom import SILENT_AFTER, Classroom, Member, Standing
from quiz.items import NOBODY, Item
from quiz.model import PublishedFact
from quiz.questions import stem_of
from quiz.reports import WORDS
from quiz.usecases.classes import ClassPage
from quiz.usecases.pupils import ticket

WORST_SHOWN = 5
"""Facts, and questions, named on the page: the report has them all."""
ON_A_PAGE = 10
"""Learners."""
NUMBERED_SHOWN = 12
"""Learners whose names the picture could not have."""
IN_A_LIST, TITLE, BESIDE_MAP, ON_A_KEY = 120, 200, 24, 24
"""Characters."""


def class_screen(say: Words, page: ClassPage) -> Screen:
    """Who learns, what the class knows, what it is losing, and which questions look wrong."""
    room, set_ = page.room, page.set.id
    title = say("class-title", title=short(page.set.title, TITLE))
    to_set = (key(say, "class-to-set", TeachSet(set_)),)
    if not room.learners:
        return Screen(paragraphs(title, say("class-empty")), rows((key(say, "share-link", ShareSet(set_)),), to_set))
    active, silent = len(room.active), len(room.silent)
    waiting = len(room.learners) - active - silent
    counts = say("class-counts", count=len(room.learners), active=active, silent=silent, waiting=waiting)
    newcomers = sum((page.today - one.joined).days < SILENT_AFTER for one in room.learners)
    new = say("class-new", count=newcomers) if 0 < newcomers < len(room.learners) else None
    beyond = say("class-beyond", count=page.beyond) if page.beyond else None
    drawn = len(room.learners) <= MOST_DRAWN
    suspects = {item.fact for item in page.items if item.flags}
    return Screen(
        paragraphs(
            title,
            lines([counts, new, behind_text(say, page), beyond]),
            _known(say, page),
            _losing(say, page),
            _looks_wrong(say, page),
        ),
        rows(
            (key(say, "class-learners", SeeLearners(set_, 0)), key(say, "class-facts", SeeFacts(set_, 0, 0))),
            (key(say, "suspects", SeeFacts(set_, 0, 1), count=len(suspects)),) if suspects else (),
            (key(say, "class-map", ClassMap(set_)) if drawn else None, key(say, "class-report", ClassReport(set_))),
            to_set,
        ),
    )


def learners_screen(say: Words, page: ClassPage, number: int) -> Screen:
    """Ten learners: those who fell silent first, then those who recall least. A page that is none is the nearest."""
    set_ = page.set.id
    everybody = _in_order(page)
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
            *_pupils(say, page, shown),
            turns(say, number, last, lambda to: SeeLearners(set_, to)),
            (key(say, "class-to-class", SeeClass(set_)),),
        ),
    )


def place_of(page: ClassPage, member: Member) -> int:
    """Where they stand among the learners, from 0."""
    return [one.member.id for one in _in_order(page)].index(member.id)


def turns(say: Words, number: int, last: int, to: Callable[[int], Button]) -> tuple[Key | None, ...]:
    """The ways to the page before and to the next one."""
    return (
        key(say, "back", to(number - 1)) if number else None,
        key(say, "next", to(number + 1)) if number < last else None,
    )


def _in_order(page: ClassPage) -> list[Standing]:
    return sorted(page.room.learners, key=lambda one: (not one.silent, one.expected))


def _pupils(say: Words, page: ClassPage, shown: Sequence[Standing]) -> list[tuple[Key, ...]]:
    """A key for each, two in a row."""
    nameless = say.plain("class-nameless")
    keys = [
        Key(isolated(one.member.called(nameless, ON_A_KEY)), SeePupil(page.set.id, *ticket(page, one.member)))
        for one in shown
    ]
    return [tuple(keys[place : place + 2]) for place in range(0, len(keys), 2)]


def report_screen(say: Words, page: ClassPage, file: bytes) -> Screen:
    """The spreadsheet; the page it was asked on stays."""
    caption = say("class-report", title=short(page.set.title, TITLE))
    title = file_name(page.set.title, "", say.plain("file-untitled"))
    return Screen(caption, document=(say.plain("class-report-file", title=title), file))


def report_words(say: Words, page: ClassPage) -> dict[str, str]:
    """What the report asks to be named; its chances carry their day."""
    day = format_date(page.exam or page.today, "dd.MM.y" if say.language == "ru" else "d MMM y", locale=say.language)
    return {word: say.plain("class-report-" + word.replace("_", "-"), day=str(day)) for word in WORDS}


def map_screen(say: Words, page: ClassPage, picture: bytes) -> Screen:
    """The picture; the page it was asked on stays."""
    part = say("class-map-part", count=MOST_FACTS) if len(page.facts) > MOST_FACTS else None
    title = say("class-map-exam" if page.exam else "class-map", title=short(page.set.title, TITLE))
    rests = trust(say, page.room.answers, page.checked_by_all)
    return Screen(lines([title, part, rests, _numbered(say, page.room)]), picture=picture)


def _numbered(say: Words, room: Classroom) -> Html | None:
    """Who is who where the picture has numbers for names."""
    found = unwritten(room)
    nameless = say.plain("class-nameless")
    names = [f"{nth} — {isolated(one.called(nameless, BESIDE_MAP))}" for nth, one in found[:NUMBERED_SHOWN]]
    more = _more(say, len(found), NUMBERED_SHOWN)
    return lines([say("class-map-numbered", names=", ".join(names)), more]) if names else None


def map_labels(say: Words, page: ClassPage) -> Labels:
    """The words on the picture; the day is that of the exam, if that is what it shows."""
    day, about = page.exam or page.today, "class-map-about-exam" if page.exam else "class-map-about"
    date = str(format_date(day, "d MMMM y", locale=say.language))
    told = {name: say.plain(f"class-map-{name}") for name in Labels._fields if name != "about"}
    return Labels(about=say.plain(about, title=page.set.title, date=date), **told)


def no_map(say: Words) -> Toast:
    """The class is empty, or does not fit."""
    return Toast(say.plain("class-no-map", limit=MOST_DRAWN), alert=True)


def _known(say: Words, page: ClassPage) -> Html:
    room = page.room
    exam = None
    if page.exam is not None and room.on_exam is not None:
        exam = say("class-exam", day=day_name(say, page.exam), percent=percent(room.on_exam))
    counts = [one.learned for one in room.learners]

    def each(numbers: list[int]) -> float:
        return round(fsum(numbers) / len(numbers), 1)

    aside = each([one.set_aside for one in counts])
    return lines(
        [
            say("class-expected", percent=percent(room.expected or 0.0)),
            exam,
            say(
                "class-learned",
                learned=each([one.learned for one in counts]),
                learning=each([one.learning for one in counts]),
                ahead=each([one.not_started for one in counts]),
            ),
            say("class-aside", count=aside) if aside else None,
            trust(say, room.answers, page.checked_by_all) if room.answers else None,
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
                percent=percent(hold.lasting or 0.0),
            )
            + on_exam_text(say, hold)
            + behind(say, hold.answers)
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
    why = " ".join(doubts(say, item, question))
    return say("class-wrong-line", question=short(stem_of(question), IN_A_LIST), why=why)


def _more(say: Words, count: int, shown: int = WORST_SHOWN) -> Html | None:
    return say("class-more", count=count - shown) if count > shown else None


def _learner(say: Words, one: Standing, page: ClassPage) -> Html:
    name = isolated(one.member.called(say.plain("class-nameless")))
    sentence = "class-learner-silent" if one.silent else "class-learner"
    firsts = page.firsts.get(one.member.id, NOBODY)
    right = {"answers": one.answers, "right": firsts.right, "total": firsts.total}
    said = say(sentence, name=name, percent=percent(one.expected), last=last_active(say, one), **right)
    return Html(said + of_learner_text(say, one, page.behind.get(one.member.id, 0)))


def last_active(say: Words, one: Standing) -> str:
    """«last answer today»."""
    if one.last_active is None:
        return say.plain("class-never")
    if one.quiet < 2:
        return say.plain("class-yesterday" if one.quiet else "class-today")
    return say.plain("class-days-ago", count=one.quiet)


def percent(share: float) -> int:
    """Whole ones."""
    return round(share * 100)
