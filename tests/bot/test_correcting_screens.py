"""What is seen of published questions and their corrections: whole, within Telegram's limits, and in plain words."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from bot.screens.correcting import (
    await_fix_screen,
    choose_fix_screen,
    found_screen,
    history_screen,
    no_questions_screen,
    outdated_screen,
    preview_screen,
    saved_screen,
    seen_screen,
    taken_out_screen,
)
from bot.screens.notices import notice_screen
from bot.screens.question import question_screen
from bot.screens.screen import Screen
from bot.screens.verdict import righted_line
from bot.texts import LANGUAGES, teaching_words, words
from quiz.corrections import Righted
from quiz.doubts import Doubts
from quiz.editing import parts_of
from quiz.errors import Fault
from quiz.model import Change, Correction, FactId, LearnerId, Notice, NoticeId, PublishedFact, PublishedSet, SetId
from quiz.questions import Choice, Fact, Flashcard, Option, Question, TrueFalse, Typed
from quiz.usecases.browsing import Found, History, NoQuestions, Seen, TakenOut
from quiz.usecases.correcting import AwaitingFix, ChoosingFix, Outdated, Previewing, Saved
from quiz.usecases.spreading import LISTED
from tests.bot.test_drafting_screens import fits
from tests.bot.test_reported_screens import labels, read
from tests.bot.test_screens import EVERY, NOW, asked

SET = PublishedSet(SetId(10**9), "code", "<Поход>", "ru", "", "", LearnerId(1), 12)
ID = FactId(10**9)


def seen(fact: Fact, nth: int = 0, place: int = 3, version: int = 1, out: int = 0, *, retired: bool = False) -> Seen:
    return Seen(SET, PublishedFact(ID, SET.id, fact, retired), nth, place, version, out)


def every_screen(language: str) -> list[Screen]:
    """All there are, for each kind of question."""
    say = teaching_words(language)
    found: list[Screen] = []
    for fact, question in EVERY:
        here = seen(fact, fact.questions.index(question), version=20_000, out=20_000)
        after = here.published
        found += [
            seen_screen(say, here),
            seen_screen(say, replace(here, published=replace(after, retired=True))),
            choose_fix_screen(say, ChoosingFix(here, after, question, begun=True)),
            saved_screen(say, Saved(here, correction(fact), 11)),
            outdated_screen(say, Outdated(here)),
        ]
        found += [await_fix_screen(say, AwaitingFix(here, after, question, part)) for part in parts_of(fact, question)]
    return found


def correction(before: Fact, version: int = 2, change: Change = Change.EDITED) -> Correction:
    return Correction(ID, SET.id, version, NOW, LearnerId(1), change, before, ("choice-1",))


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_question_fits_with_keys_as_short_as_a_phone_shows_them(language: str) -> None:
    for screen in every_screen(language):
        fits(screen)
        for row in labels(screen):
            assert all(len(label) <= (29 if len(row) == 1 else 13) for label in row), row


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_longest_of_everything_fits(language: str) -> None:
    say = teaching_words(language)
    wrong = tuple(Option(f"{n}" + "<" * 99, "<" * 150) for n in range(7))  # longer ones go out in two messages
    questions = tuple(
        Choice(key=f"{n}" * 20, ask=f"{n}" + "ё" * 299, answer="<" * 100, wrong=wrong, explanation="<" * 400)
        for n in range(10, 30)
    )
    fact = Fact("k" * 40, "ф" * 300, "<" * 500 + "ц" * 400, questions)
    other = replace(fact, statement="", questions=tuple(replace(each, answer="да", wrong=()) for each in questions))
    here = seen(fact, 19, 20_000, 20_000, 20_000)
    preview = Previewing(here, replace(here.published, fact=other), tells=True)
    changed = [correction(other if n % 2 else fact, n) for n in range(20, 1, -1)]
    fault = Fault(None, None, "", "empty")
    explanation = parts_of(fact, questions[0])[-2]
    screens = [
        preview_screen(say, preview),
        history_screen(say, History(here, tuple(changed), ("ы" * 64,) * len(changed)), "Europe/Moscow"),
        seen_screen(say, here),
        choose_fix_screen(say, ChoosingFix(here, here.published, questions[-1])),
        await_fix_screen(say, AwaitingFix(here, here.published, questions[0], explanation, (fault,))),
        found_screen(say, Found(SET, "<" * 4096, tuple((ID, 19, each) for each in questions[:8]), 20_000)),
        taken_out_screen(say, TakenOut(SET, (here.published,) * 8, 1, 3)),
        preview_screen(say, replace(preview, after=replace(here.published, retired=True))),
        no_questions_screen(say, NoQuestions(SET, 20_000)),
    ]
    for screen in screens:
        fits(screen)


def test_questions_that_are_found_are_told_apart_though_they_begin_alike() -> None:
    say = teaching_words("ru")
    ask = "В каком году на съезде в Петрограде выступил "
    alike: tuple[Question, ...] = (
        Typed(key="t", ask=f"{ask}Смирнов?", answer="1921"),
        Choice(key="c", ask=f"{ask}Смирнов?", answer="1921", wrong=(Option("1922"),)),
        Typed(key="u", ask=f"{ask}Иванов?", answer="1921"),
    )
    screen = found_screen(say, Found(SET, "съезде", tuple((ID, nth, each) for nth, each in enumerate(alike)), 3))
    assert labels(screen)[0] == ["1", "2", "3"]
    for told in ("1. " + ask + "Смирнов? (ответ словами)", "2. " + ask + "Смирнов? (выбор)", "3. " + ask + "Иванов?"):
        assert told in read(screen)


def test_the_likelier_way_to_save_comes_first_and_nothing_is_saved_where_nothing_changed() -> None:
    say = teaching_words("ru")
    here = seen(EVERY[0][0])
    after = replace(here.published, fact=replace(here.published.fact, statement="Иначе."))
    loud = labels(preview_screen(say, Previewing(here, after, tells=True)))
    quiet = labels(preview_screen(say, Previewing(here, after, tells=False)))
    assert loud[0] == quiet[1] == ["📣 Сохранить и сообщить"]
    assert quiet[0] == loud[1] == ["✅ Опечатка: сохранить тихо"]
    same = preview_screen(say, Previewing(here, here.published, tells=False))
    assert "Ничего не изменилось" in same.text
    assert "хранить" not in "".join(label for row in labels(same)[:-1] for label in row)


def test_a_preview_warns_of_an_answer_that_speaks_against_its_quote() -> None:
    here = seen(EVERY[0][0])
    after = replace(here.published, fact=replace(here.published.fact, statement="Иначе."))
    doubtful = Previewing(here, after, tells=True, doubts=Doubts("1884", (), "Был поход."))
    said = read(preview_screen(teaching_words("ru"), doubtful))
    assert "⚠️ В цитате этого нет: «1884»." in said
    assert "⚠️ Факт об этом не говорит: «Был поход.»." in said


def test_a_preview_names_each_question_where_several_change_and_says_true_and_false_in_words() -> None:
    fact = Fact("f", "Был поход.", "", (TrueFalse(key="t", ask="Так было.", answer=True),
                                        Flashcard(key="c", ask="Что было?", answer="Поход")))  # fmt: skip
    judged, card = fact.questions
    assert isinstance(judged, TrueFalse)
    assert isinstance(card, Flashcard)
    after = replace(fact, questions=(replace(judged, answer=False), replace(card, answer="Война")))
    shown = Previewing(seen(fact), PublishedFact(ID, SET.id, after), tells=True)
    said = read(preview_screen(teaching_words("ru"), shown))
    for words_ in ("Так было.", "Утверждение:\nверно\nневерно", "Что было?", "Ответ:\nПоход\nВойна"):
        assert words_ in said


def test_the_way_on_is_there_only_if_there_is_somewhere_to_go() -> None:
    say = teaching_words("ru")
    fact = EVERY[0][0]
    last = len(fact.questions) - 1
    assert labels(seen_screen(say, seen(fact, 0, 1)))[0] == ["Дальше →"]
    assert labels(seen_screen(say, seen(fact, last, 12)))[0] == ["← Назад"]
    assert labels(seen_screen(say, seen(fact, 0, 5)))[0] == ["← Назад", "Дальше →"]


def test_the_history_tells_the_day_where_the_teacher_lives_and_what_was_changed() -> None:
    fact = EVERY[0][0]
    late = replace(correction(replace(fact, statement="Иначе.")), at=NOW.replace(hour=22))
    history = History(
        seen(fact, version=3), (replace(correction(fact, 3, Change.BACK), at=late.at), late), ("", "Марина")
    )
    said = read(history_screen(teaching_words("ru"), history, "Europe/Moscow"))
    day = (late.at + timedelta(days=1)).day
    assert f"Версия 2 · {day}" in said
    assert "Марина\nИзменено: факт." in said
    assert "Факт возвращён." in said


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_notice_of_corrections_fits_whatever_was_corrected(language: str) -> None:
    say = words(language)
    for count, listed in ((1, 1), (LISTED, LISTED), (20_000, LISTED)):
        data: dict[str, str | int] = {"set": 5, "title": "<" * 100, "count": count}
        for n in range(listed):
            said = {f"was{n}": "<" * 100, f"now{n}": "й" * 100} if n % 2 == 0 else {f"was{n}": "", f"now{n}": ""}
            data |= {f"question{n}": "ё" * 300, **said}
        screen = notice_screen(say, Notice(LearnerId(1), NoticeId(1), NOW, "corrected", data))
        fits(screen)
        assert read(screen).count("ё" * 300) == listed
        assert (str(count - listed)[:2] in read(screen)) or count == listed


@pytest.mark.parametrize(
    ("count", "said"),
    [
        (1, "исправлен 1 вопрос,"),
        (3, "исправлены 3 вопроса,"),
        (5, "исправлены 5 вопросов,"),
        (21, "исправлен 21 вопрос,"),
    ],
)
def test_so_many_corrections_in_plain_russian(count: int, said: str) -> None:
    data: dict[str, str | int] = {"set": 5, "title": "Поход", "count": count}
    screen = notice_screen(words("ru"), Notice(LearnerId(1), NoticeId(1), NOW, "corrected", data))
    assert said in screen.text


def test_what_is_right_is_told_in_words_where_there_are_any() -> None:
    said = righted_line(words("ru"), Righted("1924 <", "1926"))
    assert said == "✏️ Вопрос исправлен: раньше верным считалось «1924 &lt;», теперь верно — «1926»."
    assert "«" not in righted_line(words("ru"), Righted("", ""))


def test_a_corrected_question_says_so_and_gives_nothing_away() -> None:
    fact, question = EVERY[0]
    shown = asked(fact, question)
    plain, told = (question_screen(words("ru"), replace(shown, corrected=each), NOW) for each in (False, True))
    assert "исправили" in told.text
    assert "исправили" not in plain.text
    assert told.keys == plain.keys
