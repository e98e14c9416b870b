"""What a teacher sees of files: names that every system takes, what is lost, what would change."""

from __future__ import annotations

import pytest

from bot.screens.collecting import collecting_screen
from bot.screens.drafting import overview_screen
from bot.screens.files import IN_CAPTION, WRITTEN, file_name, file_screen, files_screen, template_screen
from bot.screens.reviewing import updated_screen
from bot.texts import LANGUAGES, teaching_words
from quiz.drafts import Changes, DraftId, DraftTally, Outcome, Phase, TeacherDraft
from quiz.errors import Fault
from quiz.formats.foreign import Exported
from quiz.model import LearnerId, PublishedSet, SetId
from quiz.questions import Kind, QuestionSet
from quiz.usecases.files import SetFiles
from quiz.usecases.standing import Collecting, Overview
from tests.bot.test_drafting_screens import fits
from tests.bot.test_screens import NOW
from tests.rows import each_row

SET = PublishedSet(SetId(10**17), "code", "<b>" * 33, "ru", "", "", None, 21)
RU = teaching_words("ru")


def draft_with(outcome: Outcome | None, phase: Phase = Phase.REVIEWING) -> TeacherDraft:
    return TeacherDraft(LearnerId(1), DraftId(10**17), phase, NOW, title="<Имя>", outcome=outcome, set=SET.id)


@each_row(
    ("title", "name"),
    [
        ("Походы: 1919/20", "Походы 1919 20.xlsx"),
        ("../../etc/passwd", "etc passwd.xlsx"),
        ("«Луна» (9-й класс), №1", "«Луна» (9-й класс), №1.xlsx"),
        ("?!", "Вопросы.xlsx"),
        ("а\u202eб\x00в\nг", "а б в г.xlsx"),
        ("д" * 100, "д" * 60 + ".xlsx"),
    ],
)
def test_a_file_is_named_after_its_set(title: str, name: str) -> None:
    assert file_name(title, ".xlsx", "Вопросы") == name


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_is_said_of_files_fits(language: str) -> None:
    say = teaching_words(language)
    fits(files_screen(say, SetFiles(SET)))
    fits(template_screen(say, b""))
    fits(updated_screen(say, SET, "https://t.me/uzelok_bot?start=" + "x" * 64))
    fits(collecting_screen(say, Collecting(draft_with(None, Phase.COLLECTING), updates=SET.title)))
    everything = Outcome(kinds=dict.fromkeys(Kind, 20_000), changes=Changes(20_000, 1, 40_000, 2, True), known=SET.id)
    screen = overview_screen(say, Overview(draft_with(everything), DraftTally(9, 0, 9)))
    fits(screen)
    assert all(len(key.label) <= 28 for row in screen.keys for key in row)
    assert say("changes-again") in screen.text
    assert say("changes-most-gone") in screen.text
    fits(overview_screen(say, Overview(draft_with(Outcome(kinds=dict.fromkeys(Kind, 20_000))), DraftTally(9, 0, 9))))


def test_what_a_format_loses_is_told_under_the_file_or_below_it_if_it_is_much() -> None:
    questions = QuestionSet(SET.title, "ru", ())
    few, much = (Exported(b"x", (Fault(None, None, "", "gift-lost-quotes", {"count": "3"}),) * n) for n in (1, 60))
    screen = file_screen(RU, SET.id, questions, WRITTEN[0], few)
    assert (screen.follow, "вмещает не всё" in screen.text) == (None, True)
    screen = file_screen(RU, SET.id, questions, WRITTEN[0], much)
    assert len(screen.text) <= IN_CAPTION
    assert screen.follow is not None
    assert screen.follow.text.count("•") == 60


def test_all_that_was_left_out_comes_once_as_a_file() -> None:
    left = Outcome(left_out=tuple(Fault(n, None, "", "empty") for n in range(1, 41)))
    overview = Overview(draft_with(left), DraftTally(9, 0, 9))
    first, later = overview_screen(RU, overview, first=True), overview_screen(RU, overview)
    assert "…и ещё 25" in first.text
    assert first.follow is not None
    assert first.follow.document is not None
    assert first.follow.document[1].decode().count("\n") == 40
    assert later.follow is None
