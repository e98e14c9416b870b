"""What came of an answer."""

from __future__ import annotations

from bot.buttons import Complain, Next, Undo
from bot.screens.phrases import day_name, lines, paragraphs, when
from bot.screens.screen import Key, Screen, rows
from bot.texts import Html, Words, escape
from quiz.corrections import Righted
from quiz.grading import GaveUp, Picked, Rated, Said, options, right_answer
from quiz.questions import Choice, Cloze, Match, MultiChoice, Order, Question, TrueFalse
from quiz.typed import Outcome
from quiz.usecases.answer import Answered

SAID_LENGTH = 200
"""Characters of a typed answer that are shown back."""
PRAISES = 3


def verdict_screen(words: Words, answered: Answered) -> Screen:
    """Right or wrong, the right answer, the explanation, the evidence, when it comes again."""
    question = answered.question
    return Screen(
        text=paragraphs(
            _verdict(words, answered),
            Html(f"<b>{escape(question.stem if isinstance(question, Cloze) else question.ask)}</b>"),
            lines([_given(words, answered), _right(words, answered), _why(words, answered)]),
            righted_line(words, answered.righted) if answered.righted else None,
            lines([question.explanation, _evidence(words, answered)]),
            words("leech") if answered.leech else _again(words, answered),
        ),
        keys=rows(
            (Key(words.plain("key-next"), Next()),),
            (
                Key(words.plain("key-undo"), Undo(answered.review)),
                Key(words.plain("key-complain"), Complain(answered.asking.id)),
            ),
        ),
        live=True,
    )


def _verdict(words: Words, answered: Answered) -> Html:
    match answered.verdict.outcome, answered.answer:
        case Outcome.WRONG, GaveUp():
            return words("verdict-gave-up")
        case Outcome.WRONG, Rated():
            return words("verdict-forgotten")
        case _, Rated():
            return words("verdict-recalled")
        case Outcome.WRONG, _:
            return words("verdict-wrong")
        case Outcome.ALMOST, _:
            missing = answered.verdict.missing
            note = words(f"missing-{missing.value.replace('_', '-')}") if missing else ""
            return Html(f"{words('verdict-almost')} {note}".strip())
    # The wording changes from answer to answer, the same one on every redraw.
    variant = answered.review % PRAISES
    return words("verdict-right" if variant == 0 else f"verdict-right-{variant + 1}")


def _given(words: Words, answered: Answered) -> Html | None:
    """What the learner answered, unless it was right."""
    outcome = answered.verdict.outcome
    if outcome is Outcome.RIGHT:
        return None
    match answered.answer:
        case Said(text):
            shown = text.strip()[:SAID_LENGTH] + ("…" if len(text.strip()) > SAID_LENGTH else "")
            return words("your-answer-almost" if outcome is Outcome.ALMOST else "your-answer", said=shown)
        case Picked(indexes) if isinstance(answered.question, Choice | Cloze | MultiChoice):
            texts = options(answered.question)
            return words("your-answer", said="; ".join(texts[index] for index in sorted(indexes)))
    return None


def _right(words: Words, answered: Answered) -> Html:
    question = answered.question
    picked = answered.answer.indexes if isinstance(answered.answer, Picked) else ()
    match question:
        case TrueFalse():
            return words("right-true" if question.answer else "right-false")
        case Order():
            items = [words("picked-line", number=n, text=text) for n, text in enumerate(question.answer, 1)]
            return lines([words("right-order"), *_ticked(items, picked)])
        case Match():
            pairs = [words("pair-line", left=left, right=right) for left, right in question.answer]
            return lines([words("right-pairs"), *_ticked(pairs, picked)])
        case _:
            return words("right-answer", answer=right_answer(question))


def _ticked(items: list[Html], picked: tuple[int, ...]) -> list[Html]:
    """Each line with a mark whether it was in its place, if the learner tried."""
    if len(picked) != len(items):
        return items
    return [Html(f"{'✓' if picked[n] == n else '✗'} {item}") for n, item in enumerate(items)]


def _why(words: Words, answered: Answered) -> Html | None:
    """Why the option that was chosen is wrong, where the author said so."""
    if not isinstance(answered.answer, Picked) or answered.verdict.correct:
        return None
    wrong = _wrong_options(answered.question)
    reasons = [wrong.get(index) for index in answered.answer.indexes]
    return lines([words("why-wrong", option=option, why=why) for option, why in filter(None, reasons)]) or None


def _wrong_options(question: Question) -> dict[int, tuple[str, str]]:
    """Index → (text, reason) of the wrong options that have a reason."""
    if not isinstance(question, Choice | MultiChoice | Cloze):
        return {}
    first = len(question.answer) if isinstance(question, MultiChoice) else 1
    return {n: (option.text, option.why) for n, option in enumerate(question.wrong, first) if option.why}


def _evidence(words: Words, answered: Answered) -> Html | None:
    """The passage of the source the answer rests on, and whom it speaks of if it does not say so itself."""
    subject, quote = answered.fact.fact.evidence_of(answered.question)
    if not quote:
        return None
    return words("evidence-of", subject=subject, quote=quote) if subject else words("evidence", quote=quote)


def _again(words: Words, answered: Answered) -> Html:
    memory = answered.memory
    if memory.due_at is not None:
        # What was right and yet comes back today was slow, or took a hint.
        unsure = answered.verdict.outcome is Outcome.RIGHT
        return words("comes-again-once" if unsure else "comes-again-today")
    days = (memory.due_day - answered.today).days
    if days > 1:
        return words("comes-again-date", when=when(words, days), date=day_name(words, memory.due_day))
    return words("comes-again", when=when(words, days))


def righted_line(words: Words, righted: Righted) -> Html:
    """What was taken for right, and what is."""
    return words("corrected-was", was=righted.was, now=righted.now) if righted.was else words("corrected-else")
