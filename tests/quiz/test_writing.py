"""Pasted messages are one text again, and it has a title, given or not."""

from __future__ import annotations

import pytest

from quiz.questions import Fact, Flashcard, QuestionSet
from quiz.usecases.writing import is_made_up, joined, title_of

FACT = Fact("a", "Поход был.", "", (Flashcard(key="card", ask="Что было?", answer="Поход"),))


def test_what_the_messenger_cut_is_put_together_again() -> None:
    long = "слово " * 600
    assert joined(["Глава.", "Текст."]) == "Глава.\nТекст."
    assert joined([long, "дальше."]) == f"{long.strip()} дальше."
    assert joined([f"{long.strip()}.", "Новое."]) == f"{long.strip()}.\nНовое."
    assert joined([]) == ""


@pytest.mark.parametrize(
    ("text", "made_up"),
    [
        ("# Гражданская война\nНачалась она в 1918 году.", False),
        ("Гражданская война", True),
        ("Поход начался в 1872 году.\nЧерез год он кончился.", True),
        ("Поход начался в 1872 году. Через двадцать пять лет он ещё не кончился, и всем надоел.\nНо…", True),
        ("", False),
    ],
)
def test_a_heading_is_a_title_that_somebody_gave_and_a_beginning_is_none(text: str, made_up: bool) -> None:
    questions = QuestionSet(title_of(text), "ru", (FACT,), draft=True)
    assert is_made_up(questions, text) is made_up


def test_a_title_is_the_first_line_or_its_first_words() -> None:
    assert title_of("Гражданская война\n\nНачалась она…") == "Гражданская война"
    assert title_of("## **Гражданская война**\nНачалась она…") == "Гражданская война"
    assert (
        title_of("Поход начался в 1872 году. Через двадцать пять лет он ещё не кончился.")
        == "Поход начался в 1872 году"
    )
    assert title_of("В 1923 г. И. Н. Смирнов стал наркомом почт и телеграфов всей страны, как пишут.").endswith("…")
    long = title_of("Она началась, как принято считать, весной тысяча девятьсот восемнадцатого года.")
    assert long == "Она началась, как принято считать, весной тысяча девятьсот…"
    assert title_of("а" * 200) == "а" * 60 + "…"
