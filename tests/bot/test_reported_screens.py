"""What a teacher sees of reported questions: whole, within Telegram's limits, and in plain words."""

from __future__ import annotations

import re
from dataclasses import replace
from html import unescape

import pytest

from bot.screens.notices import notice_screen
from bot.screens.reported import WORDS_SHOWN, await_reply_screen, closed_screen, reports_screen
from bot.screens.screen import Screen
from bot.screens.taught import taught_set_screen
from bot.texts import LANGUAGES, teaching_words, words
from quiz.model import FactId, LearnerId, Notice, NoticeId, PublishedSet, SetId
from quiz.roles import Role
from quiz.usecases.reported import NEWEST, AwaitingReply, Closed, NoReports, Report
from quiz.usecases.taught import TaughtSet
from tests.bot.test_drafting_screens import fits
from tests.bot.test_screens import EVERY, NOW

SET = PublishedSet(SetId(10**9), "code", "<Поход>", "ru", "", "", LearnerId(1), 12)
FACT, QUESTION = EVERY[0]
REPORT = Report(SET, FactId(10**9), "k" * 40, FACT, QUESTION, 2, ("<b>неверно</b>",), 2, 3)


def read(screen: Screen) -> str:
    return unescape(re.sub("<[^>]*>", "", screen.text))


def labels(screen: Screen) -> list[list[str]]:
    return [[key.label for key in row] for row in screen.keys]


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_question_is_shown_with_its_evidence_and_the_newest_words(language: str) -> None:
    say = teaching_words(language)
    for fact, question in EVERY:
        report = replace(REPORT, fact=fact, question=question, key=question.key, words=("ё" * 1000,) * NEWEST)
        for screen in (reports_screen(say, report), await_reply_screen(say, AwaitingReply(report, refused=True))):
            fits(screen)
            assert read(screen).count("ё" * (WORDS_SHOWN - 1) + "…") == NEWEST
        assert fact.evidence_of(question)[1] in read(reports_screen(say, report))


@pytest.mark.parametrize("language", LANGUAGES)
def test_keys_are_as_short_as_a_phone_shows_them_and_the_longest_key_of_a_question_fits(language: str) -> None:
    say = teaching_words(language)
    hub = taught_set_screen(say, TaughtSet(SET, Role.OWNER, 12))
    for screen in (reports_screen(say, REPORT), await_reply_screen(say, AwaitingReply(REPORT)), hub):
        fits(screen)
        for row in labels(screen):
            assert all(len(label) <= (28 if len(row) == 1 else 13) for label in row), row


def test_the_way_on_is_there_only_if_there_is_somewhere_to_go() -> None:
    say = teaching_words("ru")
    assert ["← Назад", "Дальше →"] in labels(reports_screen(say, REPORT))
    assert ["Дальше →"] in labels(reports_screen(say, replace(REPORT, nth=1)))
    assert ["← Назад"] in labels(reports_screen(say, replace(REPORT, nth=3)))
    alone = str(labels(reports_screen(say, replace(REPORT, nth=1, all=1))))
    assert "Назад" not in alone
    assert "Дальше" not in alone
    assert labels(reports_screen(say, NoReports(SET))) == [["← К набору"]]


def test_a_question_that_is_gone_is_not_called_right() -> None:
    screen = reports_screen(teaching_words("ru"), replace(REPORT, question=None))
    assert "больше нет" in screen.text
    assert "Вопрос верный" not in str(labels(screen))


def test_the_set_tells_of_reports_only_while_there_are_any() -> None:
    say = teaching_words("ru")
    assert ["⚠️ Жалобы: 3"] in labels(taught_set_screen(say, TaughtSet(SET, Role.OWNER, 3)))
    assert "Жалобы" not in str(labels(taught_set_screen(say, TaughtSet(SET, Role.OWNER))))


@pytest.mark.parametrize(
    ("people", "said"), [(1, "Его получит 1 ученик."), (3, "Его получат 3 ученика."), (11, "Его получат 11 учеников.")]
)
def test_so_many_are_told_in_plain_russian(people: int, said: str) -> None:
    screen = closed_screen(teaching_words("ru"), Closed(people, NoReports(SET)), "report-told")
    assert said in screen.text


def test_who_comes_second_is_told_so() -> None:
    screen = closed_screen(teaching_words("ru"), Closed(0, REPORT), "report-told")
    assert "уже ответили" in screen.text
    assert "отправлен" not in screen.text


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_word_that_is_sent_has_its_sentence_and_fits(language: str) -> None:
    added: tuple[tuple[str, dict[str, str | int]], ...] = (
        ("reported", {"set": 10**9}),
        ("report-answered", {"answer": "щ" * 1000}),
        ("report-answered-by", {"answer": "щ" * 1000, "name": "Я" * 40}),
        ("report-thanks", {}),
        ("report-removed", {}),
        ("report-fixed", {}),
        ("report-fixed", {"fact": 10**9, "version": 2, "was": "щ" * 300, "now": "ы" * 300}),
    )
    for word, more in added:
        data: dict[str, str | int] = {"title": "<" * 100, "question": "ё" * 300, **more}
        screen = notice_screen(words(language), Notice(LearnerId(1), NoticeId(1), NOW, word, data))
        fits(screen)
        assert screen.keys, "there is a way on"
