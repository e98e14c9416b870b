"""One question of a draft under review, with what it rests on; and the set that became of it."""

from __future__ import annotations

from collections.abc import Iterable
from urllib.parse import urlencode

from bot.buttons import AddQuestion, EditQuestion, Judge, KeepRest, Leaf, OpenDraft
from bot.screens.drafting import home_row, key
from bot.screens.phrases import lines, paragraphs
from bot.screens.screen import Key, Screen, rows
from bot.texts import Html, Words, escape
from quiz.drafts import DraftQuestion, Verdict
from quiz.model import PublishedSet
from quiz.questions import (
    Choice,
    Cloze,
    Flashcard,
    Match,
    MultiChoice,
    Option,
    Order,
    Question,
    TrueFalse,
    Typed,
    kind_of,
)
from quiz.usecases.reviewing import Reviewing


def review_screen(say: Words, reviewing: Reviewing) -> Screen:
    """The question as it would be asked, its answer, and the sentence it rests on."""
    asked, draft, only = reviewing.asked, reviewing.draft.id, int(reviewing.only_check)
    question, tally = asked.question, reviewing.tally
    kind = say.plain("kind-" + kind_of(question).replace("_", "-"))
    place = say("place-check" if asked.to_check else "place", nth=asked.nth, all=tally.questions, kind=kind)
    return Screen(
        paragraphs(
            lines([Html(f"<i>{place}</i>"), _verdict(say, asked)]),
            Html(f"<b>{escape(_asked(question))}</b>"),
            lines(_answers(say, question)),
            say("explained", text=question.explanation) if question.explanation else None,
            _evidence(say, asked),
        ),
        rows(
            (key(say, "keep", Judge(draft, asked.nth, 1, only)), key(say, "drop", Judge(draft, asked.nth, 0, only))),
            (key(say, "back", Leaf(draft, asked.nth, -1, only)), key(say, "next", Leaf(draft, asked.nth, 1, only))),
            (key(say, "edit", EditQuestion(draft, asked.nth, only)),),
            (key(say, "add-beside", AddQuestion(draft, asked.nth)),),
            (key(say, "keep-rest", KeepRest(draft), count=tally.open),) if tally.open else (),
            (key(say, "overview", OpenDraft(draft)),),
        ),
    )


def published_screen(say: Words, set_: PublishedSet, link: str, picture: bytes) -> Screen:
    """The set is out: its link, and below it a picture with words to be forwarded."""
    share = "https://t.me/share/url?" + urlencode({"url": link, "text": say.plain("share-text", title=set_.title)})
    invitation = Screen(say("invitation", title=set_.title, facts=set_.facts, link=link), picture=picture)
    return Screen(
        say("published", title=set_.title, link=link),
        rows((Key(say.plain("key-share"), url=share),), home_row(say)),
        follow=invitation,
    )


def _verdict(say: Words, asked: DraftQuestion) -> Html | None:
    return None if asked.verdict is Verdict.OPEN else say(f"verdict-{asked.verdict}")


def _asked(question: Question) -> str:
    return question.stem if isinstance(question, Cloze) else question.ask


def _answers(say: Words, question: Question) -> list[Html]:
    match question:
        case Choice():
            return [say("right", text=question.answer), *_wrong(say, question.wrong)]
        case MultiChoice():
            return [*(say("right", text=text) for text in question.answer), *_wrong(say, question.wrong)]
        case TrueFalse():
            return [say("true" if question.answer else "false")]
        case Typed() | Cloze():
            accepted = [say("accepted", texts="; ".join(question.accept))] if question.accept else []
            wrong = question.wrong if isinstance(question, Cloze) else ()
            return [say("right", text=question.answer), *accepted, *_wrong(say, wrong)]
        case Order():
            return [say("ordered", nth=nth, text=text) for nth, text in enumerate(question.answer, 1)]
        case Match():
            return [say("pair", left=left, right=right) for left, right in question.answer]
        case Flashcard():
            return [say("right", text=question.answer)]


def _wrong(say: Words, options: Iterable[Option]) -> list[Html]:
    return [
        say("wrong-why", text=option.text, why=option.why) if option.why else say("wrong", text=option.text)
        for option in options
    ]


def _evidence(say: Words, asked: DraftQuestion) -> Html:
    subject, quote = asked.fact.evidence_of(asked.question)
    if not quote:
        return say("no-evidence")
    return say("evidence-of", subject=subject, quote=quote) if subject else say("evidence", quote=quote)
