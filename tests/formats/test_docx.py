"""Word files: what teachers type there is understood as they see it, and nothing in them does harm."""

from __future__ import annotations

import time
from io import BytesIO
from random import Random

import docx
import pytest
from hypothesis import given
from hypothesis import strategies as st

from quiz.errors import BadFile, sentence
from quiz.formats.exchange import import_file
from quiz.formats.foreign import Imported
from quiz.formats.plain import question_from_plain
from quiz.questions import Kind, Question
from tests.formats.word_files import SPACE, archive, body, paragraph, run, typed, word
from tests.rows import each_row


def read(data: bytes) -> Imported:
    return import_file(data, "quiz.docx")


def questions(data: bytes) -> list[Question]:
    return [question for fact in read(data).questions.facts for question in fact.questions]


def told(data: bytes) -> list[tuple[str, int | None]]:
    try:
        found = read(data).left_out
    except BadFile as bad:
        found = bad.faults
    return [(fault.code, fault.line) for fault in found]


def choice(ask: str, answer: str, *wrong: str) -> Question:
    return question_from_plain({"kind": Kind.CHOICE, "key": "choice-1", "ask": ask, "answer": answer, "wrong": wrong})


def dressed(text: str, properties: str) -> str:
    return f"<w:r><w:rPr>{properties}</w:rPr><w:t>{text}</w:t></w:r>"


ROME = choice("Столица Италии?", "Рим", "Милан", "Бари")


@each_row(
    "data",
    [
        typed("Столица Италии?\nA. Милан\nB. Рим\nC. Бари\nANSWER: B"),
        typed("1. Столица Италии?\n\nа) Милан\nб) Рим\nв) Бари\nОтвет: б"),
        typed("12) Столица Италии?\nа) Милан\nб) *Рим\nв) Бари"),
        word(
            paragraph("Столица Италии?", number="1"),
            *(paragraph(text, number="2") for text in ("Милан", "Рим", "Бари")),
            paragraph("Ответ: б"),
        ),
        word(
            paragraph("Столица Италии?", number="1", bold=True),
            paragraph("Милан", number="1", level="1"),
            paragraph("Рим", number="1", level="1", bold=True),
            paragraph("Бари", number="1", level="1"),
        ),
        word(
            paragraph("Столица Италии?", style="1"),
            paragraph("А) Милан"),
            paragraph(run("Б) ") + run("Ри", bold=True) + run("м", bold=True)),
            paragraph(run("В) ", bold=True) + run("Бари")),
        ),
        word(
            paragraph("Столица Италии?"),
            paragraph("Милан", number="2"),
            paragraph(dressed("Рим", "<w:highlight w:val='yellow'/><w:b w:val='0'/>"), number="2"),
            paragraph(dressed("Бари", "<w:highlight w:val='none'/>"), number="2"),
        ),
        word(
            paragraph("Столица Италии?"),
            paragraph("Милан", number="2"),
            paragraph(dressed("Рим", "<w:rStyle w:val='strong'/>"), number="2"),
            paragraph(f"<w:ins>{run('Бари')}</w:ins><w:del>{run('!')}</w:del>", number="2"),
        ),
        word(
            paragraph(
                "<w:r><w:t>Столица Италии?</w:t><w:br/><w:t>А) Милан</w:t><w:br/><w:t>Б) Рим</w:t>"
                "<w:br/><w:t>В) Бари</w:t><w:br/><w:t>ОТВЕТ: Б</w:t></w:r>"
            )
        ),
    ],
)
def test_options_are_letters_or_items_and_the_right_one_is_named_or_set_apart(data: bytes) -> None:
    assert questions(data) == [ROME]
    assert told(data) == []


def test_questions_follow_each_other_without_answer_lines() -> None:
    paragraphs = [
        paragraph("Столицы", style="a"),
        paragraph("Европа", style="1"),
        *(paragraph(text, bold=text == "Б) Рим") for text in ("1. Столица Италии?", "А) Милан", "Б) Рим", "В) Бари")),
        *(paragraph(text, bold=text == "А) Осло") for text in ("Столица Норвегии?", "А) Осло", "Б) Берген")),
    ]
    data = word(*paragraphs)
    assert questions(data) == [ROME, choice("Столица Норвегии?", "Осло", "Берген")]
    assert read(data).questions.title == "Столицы"
    assert told(data) == [("aiken-text", 2)]


def test_a_document_of_another_program_is_read_too() -> None:
    document = docx.Document()
    document.add_heading("Столицы", 0)
    document.add_paragraph("Столица Италии?", style="List Number")
    for text in ("Милан", "Рим", "Бари"):
        words = document.add_paragraph(style="List Bullet").add_run(text)
        words.bold = text == "Рим"
    table = document.add_table(rows=1, cols=1)
    table.cell(0, 0).text = "Столица Норвегии?\nA. Осло\nB. Берген\nANSWER: A"
    made = BytesIO()
    document.save(made)
    assert questions(made.getvalue()) == [ROME, choice("Столица Норвегии?", "Осло", "Берген")]
    assert read(made.getvalue()).questions.title == "Столицы"


ASK, OPTIONS = "Кто?", ["A. Он", "B. Она", "ANSWER: A"]
QUIZ = "\n".join([ASK, *OPTIONS])


@each_row(
    ("data", "codes"),
    [
        (b"", [("docx-not", None)]),
        (b"%PDF-1.7", [("docx-not", None)]),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", [("docx-old", None)]),
        (b"PK\x03\x04", [("docx-damaged", None)]),
        (archive({"a.txt": ""}), [("docx-not", None)]),
        (archive({"word/document.xml": "<w:document>"}), [("docx-damaged", None)]),
        (archive({"word/document.xml": "<?xml version='1.0' encoding='zzz'?><a/>"}), [("docx-damaged", None)]),
        (typed(QUIZ)[:-30], [("docx-damaged", None)]),
        (word(), [("no-questions", None)]),
        (typed("Кто?\nA. Он\nB. Она"), [("aiken-no-answer", 1)]),
        (word(*(paragraph(line, bold=True) for line in [ASK, *OPTIONS[:2]])), [("aiken-no-answer", 1)]),
        (word(paragraph(f"{run('Кто?')}<w:r><w:drawing/></w:r>"), *map(paragraph, OPTIONS)), [("docx-dropped", 1)]),
        (word(*map(paragraph, [ASK, *OPTIONS]), f"<w:p><w:oMath>{run('x')}</w:oMath></w:p>"), [("docx-dropped", 5)]),
    ],
)
def test_what_is_wrong_or_left_out_is_told_with_its_paragraph(data: bytes, codes: list[tuple[str, int | None]]) -> None:
    assert told(data) == codes


LAUGHS = "".join(f"<!ENTITY a{n} '{f'&a{n - 1};' * 10 if n else 'ха'}'>" for n in range(10))
DEEP = "<w:p>" * 100_000
HARMFUL: dict[str, tuple[bytes, str]] = {
    "a zip bomb": (archive({"word/document.xml": b" " * 49_000_000}), "docx-bomb"),
    "more than fifty megabytes": (archive({f"{n}": b" " * 10_000_000 for n in range(6)}), "docx-bomb"),
    "thousands of members": (archive({f"{n}": b"" for n in range(2_100)}), "docx-bomb"),
    "a billion laughs": (
        archive({"word/document.xml": f"<!DOCTYPE a [{LAUGHS}]>{body(paragraph('&a9;'))}"}),
        "docx-bomb",
    ),
    "a file of the machine": (
        archive(
            {"word/document.xml": f"<!DOCTYPE a [<!ENTITY x SYSTEM 'file:///etc/passwd'>]>{body(paragraph('&x;'))}"}
        ),
        "docx-bomb",
    ),
    "a way out": (archive({"../../etc/passwd": "", "/word/document.xml": body()}), "docx-not"),
    "paragraphs in paragraphs": (archive({"word/document.xml": f"<w:document {SPACE}>{DEEP}"}), "docx-damaged"),
}


@pytest.mark.parametrize("what", HARMFUL)
def test_a_word_file_made_to_do_harm_is_refused_at_once(what: str) -> None:
    data, code = HARMFUL[what]
    begun = time.process_time()
    assert told(data) == [(code, None)]
    assert time.process_time() - begun < 10


def test_a_document_that_would_take_too_long_is_cut_off(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("quiz.formats.word.paragraphs.MOST_ELEMENTS", 10)
    assert told(typed(QUIZ)) == [("too-much", None)]


@given(st.integers(0, 2**32).map(Random))
def test_a_file_spoilt_at_any_place_is_read_or_refused_in_words(chance: Random) -> None:
    good = typed(QUIZ)
    place = chance.randrange(len(good))
    spoilt = good[:place] + chance.randbytes(chance.randint(0, 4)) + good[place + chance.randint(0, 4) :]
    try:
        faults = read(spoilt).left_out
    except BadFile as bad:
        faults = bad.faults
    for fault in faults:
        assert sentence(fault, "ru") != sentence(fault, "en")
