"""How a question works, in words a teacher understands."""

from __future__ import annotations

from collections.abc import Iterator

from bot.screens.phrases import lines
from bot.texts import Html, Words, escape
from quiz.formats.excerpts import cut
from quiz.grading import options, right_answer
from quiz.items import HARDLY, LEAST_ANSWERS, Flag, Item, Taken
from quiz.questions import Match, Order, Question, TrueFalse, stem_of
from quiz.rating import guess_chance

OPTION, ANSWER, ASKED = 60, 200, 400
"""Characters."""
LINES = 12
"""Options."""


def item_lines(say: Words, item: Item, question: Question, place: Html | None) -> list[Html | None]:
    """The question, what is doubtful about it, its answer and what was taken: a paragraph each. place: stands above."""
    return [
        lines([place, Html(f"<b>{escape(short(stem_of(question), ASKED))}</b>")]),
        lines(say("item-doubt", why=why) for why in doubts(say, item, question)) or None,
        lines(_answers(say, item, question)),
        lines(_figures(say, item)),
    ]


def doubts(say: Words, item: Item, question: Question) -> Iterator[str]:
    """Why it looks wrong, a sentence or two for each reason."""
    right, total = item.answers.right, item.answers.total
    for flag in item.flags:
        rival = item.rival
        match flag:
            case Flag.REVERSED:
                yield say.plain("item-reversed", right=right, total=total)
            case Flag.OTHER_ANSWER if rival is not None:
                taken = sum(each.times for each in item.taken if each.right)
                text = short(_named(say, question)[rival.index], OPTION)
                yield say.plain("item-other-answer", text=text, taken=rival.times, right=taken)
            case _:
                word = "item-below-chance" if guess_chance(question) > HARDLY else "item-hardly-known"
                yield say.plain(word, right=right, total=total)


def _figures(say: Words, item: Item) -> list[Html]:
    total = item.answers.total
    if item.facility is None:
        return [say("item-few", answers=total, least=LEAST_ANSWERS) if total else say("item-no-answers")]
    found = [say("item-facility", right=item.answers.right, total=total, percent=round(item.facility * 100))]
    if item.better.total and item.weaker.total:
        better, weaker = item.better, item.weaker
        shares = {"better": better.right, "strong": better.total, "weaker": weaker.right, "weak": weaker.total}
        found.append(say("item-halves", **shares))
    if item.telling is not None and Flag.REVERSED not in item.flags:
        found.append(say(f"item-tells-{item.telling}", compared=item.compared))
    return found


def _answers(say: Words, item: Item, question: Question) -> list[Html]:
    """What is right, and how often each option was taken as soon as one was."""
    named = _named(say, question)
    if item.pressed:
        return [
            say("item-taken", pressed=item.pressed),
            *(_counted(say, each, short(named[each.index], OPTION)) for each in item.taken[:LINES]),
        ]
    match question:
        case Order():
            return [
                say("ordered", nth=nth, text=short(text, OPTION)) for nth, text in enumerate(question.answer[:LINES], 1)
            ]
        case Match():
            pairs = question.answer[:LINES]
            return [say("pair", left=short(left, OPTION), right=short(right, OPTION)) for left, right in pairs]
        case _ if item.taken:
            right = [short(named[each.index], OPTION) for each in item.taken if each.right]
        case _:
            right = [short(right_answer(question), ANSWER)]
    return [say("right", text=text) for text in right[:LINES]]


def _counted(say: Words, each: Taken, text: str) -> Html:
    if each.idle:
        return say("item-idle", text=text)
    return say("item-right" if each.right else "item-wrong", text=text, times=each.times)


def _named(say: Words, question: Question) -> tuple[str, ...]:
    """The options, in the question's own order."""
    if isinstance(question, TrueFalse):
        return say.plain("class-report-true"), say.plain("class-report-false")
    return options(question)


def short(text: str, length: int) -> str:
    """On one line, at most so many characters."""
    return cut(" ".join(text.split()), length)
