"""Tables of plain text are read whatever wrote them: their delimiter, quotation marks and encoding are found."""

from __future__ import annotations

import csv
import io
import os
import time
from pathlib import Path
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quiz.errors import BadFile, sentence
from quiz.formats import write_yaml
from quiz.formats.exchange import import_file
from quiz.formats.tables.csv_rows import delimiter_of, read_csv, write_csv, write_tsv
from quiz.questions import Choice, Fact, Flashcard, QuestionSet
from tests.formats.documents import ROOT
from tests.formats.grown import SEEDS, SIGNS, set_of

GOLDEN = ROOT / "tests" / "golden" / "rows"
FILES = sorted(path for path in GOLDEN.iterdir() if path.suffix in (".csv", ".tsv"))
GOOD = 'вопрос;ответ;неверный 1\n"Кто; и где?";Ленин;Радек\n'
LONGEST = 30.0
"""Seconds, on a busy machine; each takes one or two on an idle one."""


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_a_file_of_another_program_is_read(path: Path) -> None:
    imported = import_file(path.read_bytes(), path.name)
    told = "".join(f"# {sentence(fault, 'en')}\n" for fault in imported.left_out)
    made = write_yaml(imported.questions).decode() + told
    expected = path.with_suffix(".yaml")
    if os.environ.get("UPDATE_GOLDEN"):
        expected.write_text(made, "utf-8")
    assert made == expected.read_text("utf-8")


@given(SEEDS, st.sampled_from([write_csv, write_tsv]))
def test_what_is_written_is_read_back_equal(chance: Random, write: object) -> None:
    asked = set_of(chance)
    written = write_csv(asked) if write is write_csv else write_tsv(asked)
    assert written.lost == ()
    assert read_csv(written.data, "a.csv").questions == asked


def test_a_file_is_written_so_that_excel_shows_it() -> None:
    card = Flashcard(key="flashcard-1", ask="Что?", answer="=1+1")
    asked = QuestionSet("Набор", "ru", (Fact("one", "Факт.", "", (card,)),))
    assert write_csv(asked).data.decode("utf-8") == (
        "\ufeffвид;вопрос;ответ;факт;набор;язык;id факта;id вопроса\r\n"
        "карточка;Что?;'=1+1;Факт.;Набор;ru;one;flashcard-1\r\n"
    )
    english = QuestionSet("Set", "en", asked.facts)
    assert write_csv(english).data.decode("utf-8-sig").startswith("kind,question,answer,")


@given(SEEDS)
def test_no_cell_that_is_written_runs_in_a_spreadsheet(chance: Random) -> None:
    text = write_csv(set_of(chance)).data.decode("utf-8-sig")
    delimiter = ";" if text.startswith("вид") else ","
    for row in csv.reader(io.StringIO(text, newline=""), delimiter=delimiter):
        for cell in row:
            number = cell[1:].replace(",", "", 1).replace(".", "", 1)
            assert cell[:1] not in {"=", "+", "@", "\t", "\r"}
            assert cell[:1] != "-" or number.isdecimal()


@pytest.mark.parametrize("sign", [",", ";", "\t", "|"])
@pytest.mark.parametrize("codec", ["utf-8", "utf-8-sig", "utf-16", "cp1251", "koi8-r", "cp866", "mac-cyrillic"])
def test_the_delimiter_and_the_encoding_are_found(sign: str, codec: str) -> None:
    rows = ["Для чего созвали съезд в Москве?{0}Ленин{0}Радек", '"Где, и когда; он был|открыт?"{0}В Москве{0}В Томске']
    data = "\r\n".join(rows).format(sign).encode(codec)
    assert [fact.questions[0].ask for fact in read_csv(data, "a.csv").questions.facts] == [
        "Для чего созвали съезд в Москве?",
        "Где, и когда; он был|открыт?",
    ]


def test_commas_within_texts_do_not_make_columns() -> None:
    assert delimiter_of("НЭП;новая, да ещё какая, политика\nсъезд;собрание\n") == ";"
    assert delimiter_of("a, b\tc\nd\te, f, g\n") == "\t"


def test_excels_own_word_for_the_delimiter_is_heeded() -> None:
    [fact] = read_csv("sep=|\r\nвопрос|ответ\r\nЧто, где; когда?|Съезд\r\n".encode(), "a.csv").questions.facts
    assert fact.questions[0].ask == "Что, где; когда?"


def test_a_quotation_mark_that_stays_open_is_told_with_its_row_except_between_tabs() -> None:
    with pytest.raises(BadFile) as bad:
        read_csv(f'{GOOD}"Что?;Съезд;Пленум\nГде?;Там;Тут\n'.encode(), "a.csv")
    assert [(fault.line, fault.code) for fault in bad.value.faults] == [(3, "rows-quotation-mark")]
    facts = read_csv('5" диск\tдискета\n"Правда\tгазета\n'.encode(), "a.tsv").questions.facts
    assert [fact.questions[0].ask for fact in facts] == ['5" диск', '"Правда']


def test_a_notes_gaps_become_a_question_each_and_braces_nothing_else() -> None:
    text = "#separator:tab\n#html:false\n{x} {{c1::Ленин}} и {{c2::Троцкий::кто?}}\t\n"
    facts = read_csv(text.encode(), "a.tsv").questions.facts
    assert [fact.questions[0].ask for fact in facts] == ["(x) {Ленин} и Троцкий", "(x) Ленин и {Троцкий}"]


def test_the_columns_that_anki_names_are_heeded() -> None:
    head = "#separator:semicolon\n#html:false\n#columns:"
    [note] = read_csv(f"{head}Tags;Back;Front\nсъезды;Ленин;Кто?\n".encode(), "a.txt").questions.facts
    assert note.questions[0] == Flashcard(key="flashcard-1", ask="Кто?", answer="Ленин")
    [ours] = read_csv(f"{head}Вопрос;Ответ;Неверный 1\nКто?;Ленин;Радек\n".encode(), "a.txt").questions.facts
    assert isinstance(ours.questions[0], Choice)


def test_a_note_keeps_its_fact_when_its_words_change() -> None:
    head = "#separator:tab\n#guid column:1\n"
    [before] = read_csv(f"{head}aB#1\tКто?\tЛенин\n".encode(), "a.tsv").questions.facts
    [after] = read_csv(f"{head}aB#1\tКто же?\tЛенин\n".encode(), "a.tsv").questions.facts
    [other] = read_csv(f"{head}ab#1\tКто?\tЛенин\n".encode(), "a.tsv").questions.facts
    assert before.key == after.key != other.key


HOSTILE = {
    "nothing": (b"", "no-questions"),
    "only headings": ("вопрос;ответ\n".encode(), "no-questions"),
    "only empty cells": (b";;;\n;;;\n", "no-questions"),
    "a picture": (b"\x89PNG\r\n\x1a\n", "not-a-text"),
    "a workbook by another name": (b"PK\x03\x04xl/workbook.xml", "not-a-text"),
    "zeros": ("Что?\0;Съезд\n".encode(), "control-character"),
    "ten megabytes in a cell": (f"{GOOD}Что?;Съезд;{'а' * 5_000_000}\n".encode(), "rows-cell-long"),
    "a quotation mark open for ten megabytes": (f'{GOOD}"{"Что?;Съезд" * 500_000}'.encode(), "rows-cell-long"),
    "ten megabytes of headings": (b"question " * 1_200_000, "rows-cell-long"),
    "ten megabytes of delimiters": (b";" * 10_000_000, "no-questions"),
    "a hundred thousand rows": ("".join(f"Что {n}?;{n}\n" for n in range(100_000)).encode(), "rows-too-many-questions"),
    "one question again and again": ((GOOD + "Что?;1;2\n" * 21_000).encode(), "rows-too-many-questions"),
    "thousands of faults": (b"a;\n" * 30_000, "more-faults"),
    "more rows than are read": (b"a;b\n" * 100_002, "rows-too-many"),
    "more than is taken": (b"a" * 20_000_001, "too-big"),
}


@pytest.mark.parametrize("what", HOSTILE)
def test_a_table_made_to_do_harm_is_refused_at_once(what: str) -> None:
    data, code = HOSTILE[what]
    begun = time.process_time()
    with pytest.raises(BadFile) as bad:
        read_csv(data, "a.csv")
    assert time.process_time() - begun < LONGEST
    assert code in {fault.code for fault in bad.value.faults}
    assert len(bad.value.faults) < 1000


@given(SEEDS)
def test_any_table_is_read_or_refused_in_words(chance: Random) -> None:
    signs = SIGNS + '\t\n\r;;,,||""=\0'
    heads = ["", GOOD, "#separator:tab\n#html:true\n", "вид;вопрос;ответ;accept;why;id факта\n", "term\tdefinition\n"]
    words = ["пары", "порядок", "верно", "нет", "{{c1::a::b}}", "{a}", "[sound:a]", "a=b", "1", "\n", ";", "\t", "&lt;"]
    cells = (chance.choice([*words, "".join(chance.choices(signs, k=4))]) for _ in range(chance.randint(0, 40)))
    text = chance.choice(heads) + chance.choice([";", "\t", ""]).join(cells)
    read_or_refused(text.encode(chance.choice(["utf-8", "utf-16", "cp1251", "cp866"]), "replace"))


@given(st.binary(max_size=60))
def test_any_bytes_are_read_or_refused_in_words(data: bytes) -> None:
    read_or_refused(data)
    read_or_refused(GOOD.encode() + data)


def read_or_refused(data: bytes) -> None:
    """The same outcome for every file: a set, or words in both languages."""
    try:
        told = read_csv(data, "a.csv").left_out
    except BadFile as bad:
        told = bad.faults
        assert told
    assert all(sentence(fault, "ru") and sentence(fault, "en") for fault in told)
