"""A question that learners reported, what they say of it, and what became of it."""

from __future__ import annotations

from dataclasses import replace

from bot.buttons import AnswerReport, FixReported, LeaveAsRight, OpenReports, TeachSet, TurnReport
from bot.screens.drafting import key
from bot.screens.phrases import lines, paragraphs
from bot.screens.reviewing import answers, evidence
from bot.screens.screen import Key, Screen, rows
from bot.texts import Html, Words, escape
from quiz.usecases.reported import MOST_WORDS, AwaitingReply, Closed, NoReports, Report

WORDS_SHOWN = 300
"""Characters of what one learner says."""


def reports_screen(say: Words, shown: Report | NoReports) -> Screen:
    """The question as it is, its right answer, its evidence, who reported it and how."""
    back = (key(say, "report-set", TeachSet(shown.set.id)),)
    if isinstance(shown, NoReports):
        return Screen(say("report-none", title=shown.set.title), rows(back))
    fact, name = shown.fact_id, shown.key
    right = "report-close" if shown.question is None else "report-right"
    return Screen(
        paragraphs(
            say("report-place", nth=shown.nth, all=shown.all, title=shown.set.title),
            *_question(say, shown),
            lines([say("report-people", count=shown.people), *_words(say, shown)]),
        ),
        rows(
            (key(say, "report-answer", AnswerReport(fact, name)),),
            (key(say, "fix-reported", FixReported(fact, name)),) if shown.question is not None else (),
            (key(say, right, LeaveAsRight(fact, name)),),
            (
                key(say, "report-before", TurnReport(fact, name, -1)) if shown.nth > 1 else None,
                key(say, "report-next", TurnReport(fact, name, 1)) if shown.nth < shown.all else None,
            ),
            back,
        ),
    )


def await_reply_screen(say: Words, awaiting: AwaitingReply) -> Screen:
    """What to write, and to whom it goes."""
    report = awaiting.report
    return Screen(
        paragraphs(
            say("report-refused", most=MOST_WORDS) if awaiting.refused else None,
            say("report-await", count=report.people),
            Html(f"<b>{escape(report.fact.read_as(report.key))}</b>"),
            lines(_words(say, report)) or None,
        ),
        rows((key(say, "report-leave", TurnReport(report.fact_id, report.key, 0)),)),
    )


def closed_screen(say: Words, closed: Closed, word: str) -> Screen:
    """What is left to see to, below a word on what was done: of that name, if anybody was told."""
    told = say(word, count=closed.people) if closed.people else say("report-closed-before")
    below = reports_screen(say, closed.then)
    return replace(below, text=paragraphs(told, below.text))


def reported_keys(words: Words, set_: int) -> tuple[Key, ...]:
    """The way from a notice to what was reported."""
    return (Key(words.plain("key-reported"), OpenReports(set_)),)


def _question(say: Words, report: Report) -> list[Html]:
    asked = Html(f"<b>{escape(report.fact.read_as(report.key))}</b>")
    if report.question is None:
        return [asked, say("report-gone")]
    return [asked, lines(answers(say, report.question)), evidence(say, report.fact, report.question)]


def _words(say: Words, report: Report) -> list[Html]:
    return [say("report-words", words=_short(said)) for said in report.words]


def _short(said: str) -> str:
    said = " ".join(said.split())
    return said if len(said) <= WORDS_SHOWN else said[: WORDS_SHOWN - 1].rstrip() + "…"
