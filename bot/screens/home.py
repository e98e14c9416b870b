"""Coming in, the end of a stretch, help, and what is said when something does not fit."""

from __future__ import annotations

from dataclasses import replace

from bot.buttons import ChangeName, Forget, Go, GoOn, JoinSet, Learn, More, Next, Place, Remind
from bot.callback_data import Button
from bot.screens.assigned import assigned_lines
from bot.screens.called import seen_line, teacher_line
from bot.screens.phrases import clock, coming_line, lines, paragraphs
from bot.screens.screen import Key, Screen, rows
from bot.texts import Html, Words
from quiz.model import Learner
from quiz.usecases.coming import Soon
from quiz.usecases.people import Home, Invited, Refusal
from quiz.usecases.study import Finished, NothingJoined, Paused

LISTED = 8
"""Sets offered on the first screen."""
EVENING_CHOICES = (8 * 60, 13 * 60, 19 * 60, 21 * 60)


def key(words: Words, name: str, press: Button) -> Key:
    """A key with the label of that name."""
    return Key(words.plain(f"key-{name}"), press)


def back(words: Words, place: Place = Place.HOME) -> tuple[Key, ...]:
    """The last row of a screen one level down."""
    return (key(words, "home" if place is Place.HOME else "back", Go(place)),)


def home_screen(words: Words, home: Home, above: Html | None = None) -> Screen:
    """The way in: what waits today, and where one can go."""
    hello = _welcome(words, home.learner) if home.new else words("welcome-back")
    if home.joined:
        waits = words("home-waiting", count=home.waiting) if home.waiting else words("home-done")
        begin = [(key(words, "learn", Learn(0)),)]
    else:
        waits = words("home-pick") if home.listed else words("home-empty")
        begin = [(Key(f"📚 {set_.title}", JoinSet(set_.id)),) for set_ in home.listed[:LISTED]]
    taught = (key(words, "my-sets", Go(Place.CLASS)),)
    return Screen(
        text=paragraphs(
            above or (refusal(words, home.refused, "bad-code") if home.refused else None),
            hello,
            waits,
            assigned_lines(words, home.assigned, home.today) if home.today else None,
        ),
        keys=rows(*begin, *([taught] if home.teaches else []), *_places(words, home.learner)),
    )


def refusal(words: Words, why: Refusal, unknown: str) -> Html:
    """Why a set cannot be joined; `unknown` is said of one that is not there for them at all."""
    return words(unknown if why is Refusal.GONE else f"refused-{why}")


def _welcome(words: Words, learner: Learner) -> Html:
    return words("welcome", name=learner.name or words.plain("friend"))


def _places(words: Words, learner: Learner) -> list[tuple[Key | None, ...]]:
    return [
        (key(words, "sets", Go(Place.SETS)), key(words, "stats", Go(Place.STATS))),
        (_settings_key(words, learner), key(words, "help", Go(Place.HELP))),
    ]


def _settings_key(words: Words, learner: Learner) -> Key:
    """For somebody new the way through language, clock and reminder, one after the other."""
    new = not learner.zone_known and not learner.reminder_known
    return key(words, "settings", Go(Place.LANGUAGE if new else Place.SETTINGS))


def invited_screen(words: Words, invited: Invited) -> Screen:
    """Somebody came by a link: one press from the first question."""
    set_ = invited.set
    pace = invited.assigned[0].pace if invited.assigned else invited.learner.new_per_day
    facts = words("invited-facts", count=set_.facts, pace=pace)
    return Screen(
        text=paragraphs(
            _welcome(words, invited.learner) if invited.new else None,
            lines([words("invited", title=set_.title), facts, teacher_line(words, invited.teacher)]),
            set_.about,
            assigned_lines(words, invited.assigned, invited.today) if invited.today else None,
            words("invited-again") if invited.again else seen_line(words, invited.seen_as),
        ),
        keys=rows(
            (key(words, "continue" if invited.again else "start", Learn(set_.id)),),
            (key(words, "name", ChangeName(set_.id)),) if invited.seen_as is not None else (),
            (_settings_key(words, invited.learner), key(words, "help", Go(Place.HELP))),
        ),
    )


def nothing_joined_screen(words: Words, nothing: NothingJoined) -> Screen:
    """There is nothing to learn yet."""
    begin = [(Key(f"📚 {set_.title}", JoinSet(set_.id)),) for set_ in nothing.listed[:LISTED]]
    return Screen(words("home-pick") if begin else words("home-empty"), rows(*begin, back(words)))


def finished_screen(words: Words, finished: Finished) -> Screen:
    """The summary of a stretch, what comes next, and once, when to be reminded."""
    done = finished.answered > 0
    minutes = round(finished.seconds / 60)
    score = words("finished-score", right=finished.right, answered=finished.answered, minutes=minutes)
    streak = finished.streak
    ask_when = done and finished.ask_when
    of = "set" if finished.of_one else "all"
    return Screen(
        text=paragraphs(
            words("finished-for-now")
            if finished.soon
            else words("finished-title" if done else "finished-nothing", of=of),
            lines(
                [
                    score if done else None,
                    words("finished-streak", days=streak.length) if streak.length else None,
                    words("finished-freeze", count=streak.freezes_left) if streak.freezes_left else None,
                    *_soon(words, finished.soon),
                    coming_line(words, finished.coming, finished.today, of),
                ]
            ),
            assigned_lines(words, finished.assigned, finished.today),
            words("finished-more", count=finished.more) if finished.more else words("finished-all"),
            words("finished-remind") if ask_when else None,
        ),
        keys=rows(
            tuple(Key(clock(minute), Remind(minute)) for minute in EVENING_CHOICES) if ask_when else (),
            (key(words, "more", More(finished.only or 0)),) if finished.more else (),
            (key(words, "stats", Go(Place.STATS)), key(words, "home", Go(Place.HOME))),
        ),
        live=True,
    )


def _soon(words: Words, soon: Soon | None) -> list[Html]:
    """What is on its way back today, and a kind word for what does not stick."""
    if soon is None:
        return []
    back = words("finished-soon", count=soon.questions, when=words.plain("when-minutes", count=soon.minutes))
    return [back, words("finished-slipping", count=soon.slipping)] if soon.slipping else [back]


def paused_screen(words: Words, paused: Paused) -> Screen:
    """The place is kept."""
    left = paused.progress.left
    return Screen(
        words("paused", left=left) if left else words("paused-empty"),
        rows((key(words, "continue", Next()),), (key(words, "home", Go(Place.HOME)),)),
        live=True,
    )


def help_screen(words: Words) -> Screen:
    """How everything works."""
    return Screen(words("help"), rows((key(words, "learn", Learn(0)),), back(words)))


def forget_screen(words: Words, sets: int = 0) -> Screen:
    """Asks before everything is deleted. sets: that they own."""
    return Screen(
        paragraphs(words("forget-ask"), words("forget-sets", count=sets) if sets else None),
        rows((key(words, "forget-sure", Forget()),), (key(words, "keep", Go(Place.HOME)),)),
    )


def complained_screen(words: Words) -> Screen:
    """A bad question was reported; the verdict stays above."""
    return Screen(words("complained"), rows((key(words, "next", Next()),)), keeps=True)


def plain_screen(words: Words, name: str, to_learning: bool = False) -> Screen:
    """One sentence, with the way on."""
    on = (key(words, "next", Next()),) if to_learning else (key(words, "learn", Learn(0)),)
    return Screen(words(name), rows(on, back(words)))


def no_answer_screen(words: Words) -> Screen:
    """A picture came, or whatever else is no answer, while a question is open; that one stays where it is."""
    return Screen(words("no-answer"), rows((key(words, "continue", Next()),)))


def beside_question(words: Words, screen: Screen) -> Screen:
    """This screen, below a question that is open and stays so."""
    return replace(
        screen,
        text=paragraphs(words("question-waits"), screen.text),
        keys=rows((key(words, "go-on", GoOn()),), *screen.keys),
        live=False,
    )
