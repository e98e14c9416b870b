"""Aiken: lettered options and the letter of the right one, in Latin letters or Russian ones."""

from __future__ import annotations

from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quiz.errors import BadFile, sentence
from quiz.formats.aiken.text_file import holds_questions
from quiz.formats.aiken.writer import write_aiken
from quiz.formats.drawn_gaps import DRAWN_GAP
from quiz.formats.exchange import import_file
from quiz.formats.foreign import Imported
from quiz.formats.plain import question_from_plain
from quiz.formats.shape import tidy
from quiz.questions import Choice, Cloze, Fact, Flashcard, Kind, Option, Question, QuestionSet, TrueFalse
from tests.formats.grown import SEEDS, set_of
from tests.rows import each_row


def read(text: str) -> Imported:
    return import_file(text.encode(), "quiz.aiken")


def asked(kind: Kind, ask: str, **fields: object) -> Question:
    plain: dict[str, object] = {"kind": kind, "key": f"{kind}-1", "ask": ask, **fields}
    return question_from_plain(plain)


DIGITS = ["1", "2", "3", "4"]
ROME = asked(Kind.CHOICE, "Столица Италии?", answer="Рим", wrong=["Милан", "Бари"])


@each_row(
    ("text", "question"),
    [
        ("Столица Италии?\nA. Милан\nB. Рим\nC. Бари\nANSWER: B", ROME),
        ("Столица Италии?\nA) Милан\nB) Рим\nC) Бари\nANSWER: B)", ROME),
        ("Столица Италии?\r\nа)Милан\r\nб)Рим\r\nв)Бари\r\nОтвет: б\r\n", ROME),
        ("Столица Италии?\nА. Милан\nБ. Рим\nВ. Бари\nОТВЕТ: Б", ROME),
        ("Столица Италии?\nA. Милан\nB. Рим\nC. Бари\nОТВЕТ: Б", ROME),
        ("Столица Италии?\nА. Милан\nВ. Рим\nС. Бари\nANSWER: B", ROME),
        ("Столица Италии?\nA. Милан\nB. Рим\nC. Бари\nАNSWЕR: В", ROME),
        ("Столица Италии?\nA. Милан\nB. Рим\nC. Бари\nANSWER: Рим", ROME),
        ("Столица Италии?\nA. Милан\nB. Рим\nC. Бари\nANSWER: B. Рим", ROME),
        ("Какая?\nA. B\nB. A\nANSWER: B", asked(Kind.CHOICE, "Какая?", answer="A", wrong=["B"])),
        ("Да?\nA. 1\nB. 2\nC. 3\nD. 4\nE. Да\nОТВЕТ: да", asked(Kind.CHOICE, "Да?", answer="Да", wrong=DIGITS)),
        ("Столица Италии?\nA. Милан\n*B. Рим\nC. Бари", ROME),
        ("Столица Италии?\nA. Милан\nB. Рим*\nC. Бари", ROME),
        ("\n\nСтолица Италии?\n\nA. Милан\n\nB. Рим\n\nC. Бари\n\nANSWER: B", ROME),
        ("Кто\nэто?\nA. Тот\nкто\nB. Та\nANSWER: A", asked(Kind.CHOICE, "Кто\nэто?", answer="Тот кто", wrong=["Та"])),
        (
            "Кто?\nA. Раз\nB. Два\nC. Три\nANSWER: A и C\nПОЯСНЕНИЕ: Так\nвышло.",
            asked(Kind.MULTI_CHOICE, "Кто?", answer=["Раз", "Три"], wrong=["Два"], explanation="Так\nвышло."),
        ),
        ("Земля круглая.\nА) Верно\nБ) Неверно\nОТВЕТ: А", asked(Kind.TRUE_FALSE, "Земля круглая.", answer=True)),
        ("В ___ году\nA. 1920\nB. 1921\nANSWER: B", asked(Kind.CLOZE, "В {1921} году", wrong=["1920"])),
        (
            "А. С. Пушкин родился\nА. С. Грибоедов нет\nА. в Москве\nБ. в Туле\nОТВЕТ: А",
            asked(Kind.CHOICE, "А. С. Пушкин родился\nА. С. Грибоедов нет", answer="в Москве", wrong=["в Туле"]),
        ),
        (
            "Кто?\nA. К. Маркс\nB. Ф. Энгельс\nANSWER: B",
            asked(Kind.CHOICE, "Кто?", answer="Ф. Энгельс", wrong=["К. Маркс"]),
        ),
    ],
)
def test_letters_of_both_alphabets_name_the_right_option(text: str, question: Question) -> None:
    assert [each.questions for each in read(text).questions.facts] == [(question,)]


@each_row(
    ("text", "codes"),
    [
        ("ANSWER: A", [("aiken-answer-alone", 1)]),
        ("Кто?\nANSWER: A", [("aiken-no-options", 1)]),
        ("Кто?\nA. Он\nANSWER: A", [("aiken-one-option", 1)]),
        ("Кто?\nA. Он\nB. Она\n\nЧто?\nA. То\nB. Это\nANSWER: A", [("aiken-no-answer", 1)]),
        ("Кто?\nA. Он\nB. Она\nANSWER: A, B", [("aiken-all-right", 4)]),
        ("Кто?\nA. Он\nB. Она\nANSWER: D", [("aiken-answer-unknown", 4)]),
        ("Кто?\nA. Он\nB. Она\nANSWER:", [("aiken-answer-unknown", 4)]),
        ("Кто?\nA. Он\nA. Она\nANSWER: A", [("aiken-letter-twice", 3)]),
        ("Тест\n\nЧасть 1\n\nКто?\nA. Он\nB. Она\nANSWER: A\n\nКонец.", [("aiken-text", 3), ("aiken-text", 10)]),
        ("Кто?\nA. Он\nB. он\nANSWER: A", [("answer-in-wrong", 1)]),
        ("Кто?\nA. Он\nB. Он\nC. Она\nANSWER: A", [("answer-in-wrong", 1)]),
        ("Кто?", [("aiken-text", 1)]),
        ("", [("no-questions", None)]),
    ],
)
def test_what_is_wrong_or_left_out_is_told_with_its_line(text: str, codes: list[tuple[str, int | None]]) -> None:
    try:
        found = read(text).left_out
    except BadFile as bad:
        found = bad.faults
    assert [(fault.code, fault.line) for fault in found] == codes


def test_a_line_above_all_questions_is_the_title() -> None:
    text = "Столицы\n\nСтолица Италии?\nA. Милан\nB. Рим\nANSWER: B"
    assert read(text).questions.title == "Столицы"
    assert read(text.partition("\n\n")[2]).questions.title == "quiz"


def test_what_a_text_holds_tells_aiken_from_gift_and_from_a_story() -> None:
    aiken = import_file("Кто?\nA. Он\nB. Она\nANSWER: A".encode(), "a.txt").questions
    gift = import_file("Кто? {=Он ~Она}".encode("cp1251"), "a.TXT").questions
    assert aiken.facts[0].questions == gift.facts[0].questions
    with pytest.raises(BadFile, match="ANSWER: B"):
        import_file("В 1921 году съезд решил…".encode(), "a.txt")


def carried(question: Question) -> Question | None:
    """What of a question comes back from an Aiken file."""
    ask = question.ask.replace("\n", " ")
    match question:
        case Choice() if not DRAWN_GAP.search(ask):
            wrong = tuple(Option(option.text) for option in question.wrong)
            return Choice(key="", ask=tidy(ask), answer=question.answer, wrong=wrong)
        case Cloze() if question.wrong and not DRAWN_GAP.search(ask):
            return Cloze(key="", ask=tidy(ask), wrong=tuple(Option(option.text) for option in question.wrong))
        case TrueFalse():
            return TrueFalse(key="", ask=tidy(ask), answer=question.answer)
        case _:
            return None


@given(SEEDS)
def test_questions_with_one_right_option_come_back(chance: Random) -> None:
    whole = set_of(chance)
    expected = [carried(question) for fact in whole.facts for question in fact.questions]
    written = write_aiken(whole)
    for fault in written.lost:
        assert sentence(fault, "en") != sentence(fault, "ru")
    if any(expected):
        back = import_file(written.data, "a.aiken").questions
        came = [question for fact in back.facts for question in fact.questions]
        wanted = [question for question in expected if question]
        assert [(each.ask, each.answer, _options(each)) for each in came] == [
            (each.ask, each.answer, _options(each)) for each in wanted
        ]


def _options(question: Question) -> tuple[Option, ...]:
    return tuple(sorted(getattr(question, "wrong", ()), key=lambda option: option.text))


def test_what_is_lost_in_writing_is_told_once_with_its_number() -> None:
    wrong = (Option("б", "Нет."),)
    questions: tuple[Question, ...] = (
        Choice(key="choice-1", ask="Кто\nэто?", answer="а", wrong=wrong, explanation="Так."),
        Cloze(key="cloze-1", ask="Он {а}.", accept=("аа",), wrong=wrong),
        Flashcard(key="flashcard-1", ask="А?", answer="Б"),
    )
    lost = write_aiken(QuestionSet("Набор", "ru", (Fact("f", "Факт.", "", questions),))).lost
    assert [(fault.code, fault.data["count"]) for fault in lost] == [
        ("aiken-lost-accepted", "1"),
        ("aiken-lost-explanations", "1"),
        ("aiken-lost-facts", "1"),
        ("aiken-lost-lines", "1"),
        ("aiken-lost-questions", "1"),
        ("aiken-lost-reasons", "2"),
    ]


@given(st.text("АBВaб.):*_ \n\n1и,ANSWER:Ответ", max_size=80), st.booleans())
def test_anything_at_all_is_read_or_refused_in_words(text: str, answered: bool) -> None:
    try:
        faults = read(f"{text}\nANSWER: B\n" if answered else text).left_out
    except BadFile as bad:
        faults = bad.faults
    for fault in faults:
        assert sentence(fault, "ru") != sentence(fault, "en")


@pytest.mark.parametrize(
    ("text", "holds"),
    [
        ("Когда?\nA. 1918\nB. 1919\nANSWER: B", True),
        ("Когда?\nА) 1918\nБ) 1919\nОТВЕТ: Б", True),
        ("Когда? {=1919 ~1918}", True),
        ("И. В. Иванов вышел в поход.\nА. П. Петров остался.", False),
        ("Когда же он вышел?\nОтвет: в начале весны.", False),
        ("И. В. Иванов вышел.\nОтвет: в начале весны.", False),
        ("В 1919 году {по старому стилю} был поход.", False),
        ("", False),
    ],
)
def test_a_text_sent_as_material_is_known_for_questions_only_if_it_is_full_of_them(text: str, holds: bool) -> None:
    assert holds_questions(text.encode()) is holds


def test_what_is_no_text_holds_no_questions() -> None:
    assert not holds_questions(b"%PDF-1.7\n\x00\x01\xff")
