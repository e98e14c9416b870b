"""One question of a draft under review, with what it rests on; and the set that became of it."""

from __future__ import annotations

from collections.abc import Iterable
from urllib.parse import urlencode

from bot.buttons import (
    AddQuestion,
    ChooseDay,
    EditQuestion,
    JudgeSeen,
    KeepOpen,
    Leaf,
    OpenDraft,
    ReopenSeen,
    ReviewDraft,
    SeeAssignment,
    TeachSet,
    TryQuestion,
)
from bot.screens.drafting import home_row, key
from bot.screens.phrases import lines, paragraphs
from bot.screens.screen import Key, Screen, rows
from bot.texts import Html, Words, escape
from quiz.drafts import DraftQuestion, Only, Verdict
from quiz.model import PublishedSet
from quiz.questions import (
    Choice,
    Cloze,
    Fact,
    Flashcard,
    Kind,
    Match,
    MultiChoice,
    Option,
    Order,
    Question,
    TrueFalse,
    Typed,
    kind_of,
    stem_of,
)
from quiz.usecases.reviewing import ChoosingKind, Reviewing
from quiz.usecases.trying import Tap

UNFOLDED = 200
"""Characters of a quote that a phone shows in a few lines."""


def review_screen(say: Words, reviewing: Reviewing) -> Screen:
    """The question as it would be asked, its answer, and the sentence it rests on."""
    asked, draft, only = reviewing.asked, reviewing.draft.number, reviewing.only
    question, tally = asked.question, reviewing.tally
    kind = kind_name(say, kind_of(question))
    nth, all_ = reviewing.place or (asked.nth, tally.questions)
    place = say("place-check" if asked.to_check else "place", nth=nth, all=all_, kind=kind)
    return Screen(
        paragraphs(
            lines([Html(f"<i>{place}</i>"), _only(say, reviewing), _verdict(say, asked)]),
            Html(f"<b>{escape(stem_of(question))}</b>"),
            lines(answers(say, question)),
            say("explained", text=question.explanation) if question.explanation else None,
            evidence(say, asked.fact, question),
        ),
        rows(
            _verdict_keys(say, reviewing),
            (key(say, "back", Leaf(draft, asked.nth, -1, only)), key(say, "next", Leaf(draft, asked.nth, 1, only))),
            (key(say, "edit", EditQuestion(draft, asked.nth, only)),),
            (key(say, "try", TryQuestion(draft, asked.nth, only, "", 0, Tap.NOTHING.value, 0)),),
            (key(say, "add-beside", AddQuestion(draft, asked.nth)),),
            (key(say, "keep-rest", KeepOpen(draft, tally.open), count=tally.open),) if tally.open else (),
            (key(say, "overview", OpenDraft(draft)),),
        ),
    )


def _verdict_keys(say: Words, reviewing: Reviewing) -> tuple[Key, Key]:
    """What was said of the question is ticked; pressed again it is taken back."""
    asked = reviewing.asked
    back = ReopenSeen(reviewing.draft.number, asked.nth, reviewing.only, asked.edition)
    keep, drop = _judge(reviewing, 1), _judge(reviewing, 0)
    match asked.verdict:
        case Verdict.KEPT:
            return key(say, "kept", back), key(say, "drop", drop)
        case Verdict.DROPPED:
            return key(say, "keep-after-all", keep), key(say, "dropped", back)
        case Verdict.OPEN:
            return key(say, "keep", keep), key(say, "drop", drop)


def _judge(reviewing: Reviewing, keep: int) -> JudgeSeen:
    asked = reviewing.asked
    return JudgeSeen(reviewing.draft.number, asked.nth, keep, reviewing.only, asked.edition)


def choose_kind_screen(say: Words, choosing: ChoosingKind) -> Screen:
    """A key for each kind there is, and one for what asks to be checked."""
    draft = choosing.draft.number
    keys = [
        (Key(f"{kind_name(say, only.kind)}: {choosing.kinds[only.kind]}", ReviewDraft(draft, only)),)
        for only in Only
        if only.kind and only.kind in choosing.kinds
    ]
    check = key(say, "check", ReviewDraft(draft, Only.CHECK), count=choosing.to_check)
    return Screen(
        say("choose-kind"),
        rows(*keys, (check,) if choosing.to_check else (), (key(say, "overview", OpenDraft(draft)),)),
    )


def published_screen(say: Words, set_: PublishedSet, link: str, picture: bytes) -> Screen:
    """The set is out: its link, and below it a picture with words to be forwarded."""
    invitation = Screen(say("invitation", title=set_.title, facts=set_.facts, link=link), picture=picture)
    choose_day = ChooseDay(set_.id, 0, 0, 0, 0)
    return Screen(
        say("published", title=set_.title, link=link),
        rows(_share_row(say, set_, link), _on_row(say, set_, key(say, "assign-choose", choose_day)), home_row(say)),
        follow=invitation,
    )


def published_already_screen(say: Words, set_: PublishedSet, link: str) -> Screen:
    """A key of its draft was pressed once more, at once or after weeks: nothing is left to do but to go to the set."""
    return Screen(
        say("published-already", title=set_.title, link=link),
        rows(
            _share_row(say, set_, link),
            _on_row(say, set_, key(say, "assignment", SeeAssignment(set_.id))),
            home_row(say),
        ),
    )


def _share_row(say: Words, set_: PublishedSet, link: str) -> tuple[Key, ...]:
    share = "https://t.me/share/url?" + urlencode({"url": link, "text": say.plain("share-text", title=set_.title)})
    return (Key(say.plain("key-share"), url=share),)


def _on_row(say: Words, set_: PublishedSet, assign: Key) -> tuple[Key, ...]:
    """What comes next for its teacher."""
    return key(say, "to-set", TeachSet(set_.id)), assign


def updated_screen(say: Words, set_: PublishedSet, link: str) -> Screen:
    """The set was out before, and is up to date."""
    return Screen(
        say("updated", title=set_.title, facts=set_.facts, link=link),
        rows((key(say, "to-set", TeachSet(set_.id)),), home_row(say)),
    )


def _verdict(say: Words, asked: DraftQuestion) -> Html | None:
    return None if asked.verdict is Verdict.OPEN else say(f"verdict-{asked.verdict}")


def kind_name(say: Words, kind: Kind) -> str:
    """«выбор», «ответ словами»."""
    return say.plain("kind-" + kind.replace("_", "-"))


def _only(say: Words, reviewing: Reviewing) -> Html | None:
    """Which questions are gone through, if not all, and which of all this one is."""
    only, nth = reviewing.only, reviewing.asked.nth
    if only is Only.CHECK:
        return say("only-check", nth=nth)
    return say("only-kind", kind=kind_name(say, only.kind), nth=nth) if only.kind else None


def answers(say: Words, question: Question) -> list[Html]:
    """What is right and what is wrong, a line each."""
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


def evidence(say: Words, fact: Fact, question: Question) -> Html:
    """The sentence that the question rests on. What an order or pairs rest on may be half a page: it is folded."""
    subject, quote = fact.evidence_of(question)
    if not quote:
        return say("no-evidence")
    long = "-long" if len(quote) > UNFOLDED else ""
    return say(f"evidence-of{long}", subject=subject, quote=quote) if subject else say(f"evidence{long}", quote=quote)
