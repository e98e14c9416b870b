"""An open question, for every kind."""

from __future__ import annotations

from datetime import datetime

from bot.buttons import Clear, GiveUp, Hint, Mark, Option, Pause, Rate, Submit
from bot.screens.phrases import bar, lines, paragraphs, when
from bot.screens.screen import Key, Screen, rows, spread
from bot.texts import Html, Words, escape
from quiz.grading import options
from quiz.hints import FewerOptions, FirstLetters
from quiz.model import Asking
from quiz.questions import Choice, Cloze, Flashcard, Match, MultiChoice, Order, TrueFalse
from quiz.usecases.study import Asked

ON_A_KEY = 34
"""Characters of an option that a phone shows on a key; longer ones stand in the text, with a letter on the key."""
ON_HALF_A_KEY = 14
LETTERS_IN_A_ROW = 5
MARK, NO_MARK = "☑️ ", "▫️ "


def question_screen(words: Words, asked: Asked, now: datetime, above: Html | None = None) -> Screen:
    """The question as it stands now, with what was pressed so far. above: a line to be said first."""
    keys = _answer_keys(words, asked, now)
    asking = asked.asking
    hint = Key(words.plain("key-hint"), Hint(asking.id, asking.nonce)) if asked.can_hint else None
    give_up = Key(words.plain("key-give-up"), GiveUp(asking.id, asking.nonce))
    clear = Key(words.plain("key-clear"), Clear(asking.id, asking.nonce)) if _can_clear(asked) else None
    last = (
        (Key(words.plain("key-pause"), Pause()),)
        if isinstance(asked.question, Flashcard)
        else (clear, hint, give_up, Key(words.plain("key-pause"), Pause()))
    )
    return Screen(
        text=paragraphs(
            above,
            words("corrected-question") if asked.corrected else None,
            _progress(words, asked),
            _stem(words, asked),
            _below(words, asked),
        ),
        keys=rows(*keys, *_folded(last)),
        live=True,
    )


def _folded(keys: tuple[Key | None, ...]) -> list[tuple[Key | None, ...]]:
    """The service keys two in a row: of three a phone would cut off the words."""
    kept = tuple(key for key in keys if key)
    return [kept[start : start + 2] for start in range(0, len(kept), 2)]


def _progress(words: Words, asked: Asked) -> Html:
    done, all_ = asked.progress.done, asked.progress.done + asked.progress.left
    line = words("progress", bar=bar(done, all_), done=min(done + 1, all_), all=all_)
    return Html(f"<i>{line}{'  ·  ' + words('new-fact') if asked.is_new else ''}</i>")


def _stem(words: Words, asked: Asked) -> Html:
    question = asked.question
    match question:
        case Cloze():
            return lines([words("ask-gap"), Html(f"<b>{escape(question.stem)}</b>")])
        case TrueFalse():
            return lines([words("ask-true-false"), Html(f"<b>{escape(question.ask)}</b>")])
        case _:
            return Html(f"<b>{escape(question.ask)}</b>")


def _below(words: Words, asked: Asked) -> Html | None:
    """What helps to answer: lettered options, presses so far, the hint, what to do."""
    question = asked.question
    match question:
        case Flashcard() if asked.asking.picked:
            return paragraphs(escape(question.answer), words("ask-rate"))
        case Flashcard():
            return words("ask-flashcard")
        case Order():
            items = [question.answer[index] for index in asked.asking.picked]
            taken = [words("picked-line", number=number, text=item) for number, item in enumerate(items, 1)]
            return paragraphs(lines(taken), _lettered(words, asked), words("ask-order"))
        case Match():
            return _match_below(words, asked, question)
        case MultiChoice():
            return paragraphs(_lettered(words, asked), words("ask-multi"))
        case Choice() | TrueFalse():
            return _lettered(words, asked)
        case Cloze() if question.wrong:
            return _lettered(words, asked)
        case _:
            shape = asked.hint.shape if isinstance(asked.hint, FirstLetters) else ""
            return paragraphs(words("hint-letters", shape=shape) if shape else None, words("ask-typed"))


def _match_below(words: Words, asked: Asked, question: Match) -> Html:
    picked = asked.asking.picked
    pairs = [words("pair-line", left=question.answer[n][0], right=question.answer[i][1]) for n, i in enumerate(picked)]
    left = question.answer[len(picked)][0]
    return paragraphs(lines(pairs), _lettered(words, asked), words("ask-match", left=left))


def _offered(asked: Asked) -> list[tuple[int, str]]:
    """(place, text) of the options that can still be pressed."""
    texts = options(asked.question)
    hidden = set(asked.hint.hidden) if isinstance(asked.hint, FewerOptions) else set()
    if isinstance(asked.question, Order | Match):
        hidden |= set(asked.asking.picked)
    return [(place, texts[index]) for place, index in enumerate(asked.asking.shown) if index not in hidden]


def _is_lettered(asked: Asked) -> bool:
    return any(len(text) > ON_A_KEY for text in options(asked.question))


def _lettered(words: Words, asked: Asked) -> Html | None:
    """Long options, spelled out above the keys."""
    if not _is_lettered(asked):
        return None
    letters = words.plain("letters")
    return lines([words("option-line", letter=letters[place], text=text) for place, text in _offered(asked)])


def _answer_keys(words: Words, asked: Asked, now: datetime) -> list[tuple[Key, ...]]:
    asking, question = asked.asking, asked.question
    match question:
        case Flashcard() if asking.picked:
            return _rating_keys(words, asked, now)
        case Flashcard():
            return [(Key(words.plain("key-show"), Option(asking.id, asking.nonce, 0)),)]
        case TrueFalse():
            labels = [(0, words.plain("key-true")), (1, words.plain("key-false"))]
        case _:
            lettered = _is_lettered(asked)
            letters = words.plain("letters")
            labels = [(place, letters[place] if lettered else text) for place, text in _offered(asked)]
    keys = [Key(text, Option(asking.id, asking.nonce, place)) for place, text in labels]
    if isinstance(question, MultiChoice):
        keys = [_mark_key(asking, place, text) for place, text in labels]
    short = all(len(key.label) <= ON_HALF_A_KEY for key in keys)
    found = spread(keys, LETTERS_IN_A_ROW if _is_lettered(asked) else 2 if short else 1)
    if isinstance(question, MultiChoice):
        found.append((Key(words.plain("key-submit"), Submit(asking.id, asking.nonce)),))
    return found


def _mark_key(asking: Asking, place: int, text: str) -> Key:
    marked = asking.shown[place] in asking.picked
    return Key((MARK if marked else NO_MARK) + text, Mark(asking.id, asking.nonce, place, int(not marked)))


def _rating_keys(words: Words, asked: Asked, now: datetime) -> list[tuple[Key, ...]]:
    keys = []
    for rating, memory in asked.intervals:
        if memory.due_at is not None:
            again = words.plain("short-minutes", count=max(1, round((memory.due_at - now).total_seconds() / 60)))
        else:
            again = when(words, (memory.due_day - (asked.today or memory.last_day)).days, short=True)
        label = words.plain(f"key-rate-{int(rating)}", again=again)
        keys.append(Key(label, Rate(asked.asking.id, asked.asking.nonce, int(rating))))
    return [tuple(keys[:2]), tuple(keys[2:])]


def _can_clear(asked: Asked) -> bool:
    return isinstance(asked.question, Order | Match) and bool(asked.asking.picked)
