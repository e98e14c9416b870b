"""Workbooks are read as people see them, written so that nothing in them runs, and opened only after a look inside."""

from __future__ import annotations

import datetime
import io
import re
import time
import zipfile
from random import Random
from typing import Any

import pytest
from hypothesis import given
from openpyxl import load_workbook  # type: ignore[import-untyped]  # it carries no types

from quiz.errors import BadFile, Language, sentence
from quiz.formats.exchange import import_file
from quiz.formats.tables.template import template_xlsx
from quiz.formats.tables.xlsx_rows import read_xlsx
from quiz.formats.tables.xlsx_written import write_xlsx
from quiz.questions import Choice, Fact, Flashcard, QuestionSet
from tests.formats.grown import SEEDS, set_of, text
from tests.formats.workbooks import ASKED, HEAD, HOSTILE, SHEET, by_hand, rewritten, workbook

LONGEST = 30.0
"""Seconds, on a busy machine; each takes one or two on an idle one."""


def flashcards(*texts: str) -> QuestionSet:
    facts = [
        Fact(f"a-{number}", "Факт.", "", (Flashcard(key="flashcard-1", ask=said, answer=said),))
        for number, said in enumerate(texts)
    ]
    return QuestionSet("Набор", "ru", tuple(facts))


def answer(data: bytes) -> str:
    """The answer to the only question."""
    [fact] = read_xlsx(data, "a.xlsx").questions.facts
    [question] = fact.questions
    assert isinstance(question, Flashcard)
    return question.answer


def codes(data: bytes) -> list[tuple[int | None, str]]:
    """What the file is refused for."""
    begun = time.monotonic()
    with pytest.raises(BadFile) as bad:
        read_xlsx(data, "a.xlsx")
    assert time.monotonic() - begun < LONGEST
    assert all(sentence(fault, "ru") and sentence(fault, "en") for fault in bad.value.faults)
    return [(fault.line, fault.code) for fault in bad.value.faults]


@given(SEEDS)
def test_what_is_written_is_read_back_equal(chance: Random) -> None:
    asked = set_of(chance)
    written = write_xlsx(asked)
    assert written.lost == ()
    assert read_xlsx(written.data, "a.xlsx").questions == asked


@given(SEEDS)
def test_no_cell_is_a_formula_and_all_come_back(chance: Random) -> None:
    texts = [text(chance, 9, "=+-@'ab1!()_x000D ") for _ in range(12)]
    asked = flashcards(*texts)
    written = write_xlsx(asked).data
    assert read_xlsx(written, "a.xlsx").questions == asked
    assert not re.search(rb"<f[ />]", zipfile.ZipFile(io.BytesIO(written)).read(SHEET))


def test_what_looks_like_a_formula_is_text_to_a_spreadsheet_for_good() -> None:
    book = load_workbook(io.BytesIO(write_xlsx(flashcards("=1+1", "@SUM(A1)", "Съезд")).data))
    sheet = book.worksheets[0]
    cells = [sheet.cell(row, 2) for row in (2, 3, 4)]
    assert [(cell.value, cell.data_type, cell.quotePrefix) for cell in cells] == [
        ("=1+1", "s", True),
        ("@SUM(A1)", "s", True),
        ("Съезд", "s", False),
    ]


def test_a_workbook_is_laid_out_for_people() -> None:
    book = load_workbook(io.BytesIO(write_xlsx(flashcards("Съезд")).data))
    assert book.sheetnames == ["Вопросы", "Как заполнять", "How to fill in"]
    sheet = book.worksheets[0]
    assert sheet.freeze_panes == "A2"
    assert [cell.value for cell in sheet[1]][:3] == ["вид", "вопрос", "ответ"]
    assert [cell.value for cell in sheet[1]][-2:] == ["id факта", "id вопроса"]
    assert all(cell.font.bold for cell in sheet[1])
    assert sheet["B2"].alignment.wrap_text
    [validation] = sheet.data_validations.dataValidation
    assert validation.formula1.startswith('"выбор,несколько верных,верно или нет,')
    assert len(validation.formula1) < 256  # Excel calls a longer list damage


@pytest.mark.parametrize("language", ["ru", "en"])
def test_the_template_is_a_valid_set_as_it_is(language: Language) -> None:
    data = template_xlsx(language)
    imported = import_file(data, "template.xlsx")
    assert imported.left_out == ()
    assert imported.questions.language == language
    assert [str(type(fact.questions[0]).__name__) for fact in imported.questions.facts] == ["Choice", "Typed", "Cloze"]
    [head, *_] = load_workbook(io.BytesIO(data)).worksheets[0].iter_rows(values_only=True)
    assert not any("id" in said.split() for said in head)


def test_what_is_typed_into_the_template_stays_what_it_is() -> None:
    [sheet, *_] = load_workbook(io.BytesIO(template_xlsx("ru"))).worksheets
    assert [cell.value for cell in sheet[1]] == [
        "вид", "вопрос", "ответ", "неверный 1", "неверный 2", "неверный 3", "тоже верно", "пояснение", "уровень",
    ]  # fmt: skip
    assert {sheet.column_dimensions[letter].number_format for letter in "ABCDEFGHI"} == {"@"}


@pytest.mark.parametrize(
    ("value", "number_format", "shown"),
    [
        (1921, "General", "1921"),
        (1921.0, "0.00", "1921"),
        (0.1 + 0.2, "General", "0.3"),
        (0.5, "0%", "50%"),
        (datetime.datetime(1921, 3, 8), "mm-dd-yy", "08.03.1921"),  # noqa: DTZ001  cells have no zone
        (datetime.datetime(1921, 3, 8), "yyyy", "1921"),  # noqa: DTZ001  cells have no zone
        (datetime.datetime(1921, 3, 8), "d mmmm yyyy", "8 March 1921"),  # noqa: DTZ001  cells have no zone
        (datetime.datetime(1921, 3, 8), "[$-419]d mmmm yyyy", "8 марта 1921"),  # noqa: DTZ001  cells have no zone
        (datetime.datetime(1921, 3, 8, 14, 5), "dd.mm.yyyy hh:mm", "08.03.1921 14:05"),  # noqa: DTZ001  cells have no zone
        (datetime.time(14, 5), "h:mm", "14:05"),
        (True, "General", "true"),
        ("'46", "General", "'46"),
    ],
)
def test_numbers_and_days_are_read_as_people_see_them(value: object, number_format: str, shown: str) -> None:
    def change(book: Any) -> None:
        book.active["B2"].value = value
        book.active["B2"].number_format = number_format

    assert answer(workbook(["вид", "ответ", "вопрос"], ["карточка", "", "Когда?"], change=change)) == shown


def test_every_worksheet_with_headings_counts_and_others_are_told() -> None:
    def change(book: Any) -> None:
        for title, rows in (("История", [HEAD[:2], ["Кто?", "Ленин"]]), ("Оценки", [["Иванов", 5]]), ("Пусто", [])):
            sheet = book.create_sheet(title)
            for row in rows:
                sheet.append(row)
        book.create_sheet("Черновик").sheet_state = "hidden"

    imported = read_xlsx(workbook(HEAD, ASKED, change=change), "a.xlsx")
    assert [fact.questions[0].ask for fact in imported.questions.facts] == ["Сколько?", "Кто?"]
    assert [(fault.code, fault.data["name"]) for fault in imported.left_out] == [
        ("rows-worksheet-hidden", "Черновик"),
        ("rows-worksheet-other", "Оценки"),
    ]


def test_a_fault_names_the_cell_and_the_worksheet_if_there_are_several() -> None:
    def change(book: Any) -> None:
        sheet = book.create_sheet("Второй")
        for row in ([], HEAD, ["Сколько?", "46", "46"]):
            sheet.append(row)

    with pytest.raises(BadFile) as bad:
        read_xlsx(workbook(HEAD, ["а" * 301, "46", "123"], change=change), "a.xlsx")
    first, second = (sentence(fault, "en") for fault in bad.value.faults)
    assert first == "line 2: Sheet › A2: 301 characters, at most 300 are allowed; shorten it"
    assert second.startswith("line 3: Второй › C3: “46” is a right answer and also among the wrong options")


def test_merged_cells_say_in_every_row_what_they_say_in_the_first() -> None:
    def change(book: Any) -> None:
        book.active.merge_cells("A2:A3")
        book.active.merge_cells("D1:E1")

    data = workbook(
        ["факт", "вопрос", "ответ", "неверные", None, "id факта"],
        ["Был съезд.", "Кто?", "Ленин", "Радек", "Томский", "a"],
        [None, "Где?", "В Москве", "В Томске", "В Алма-Ате", "b"],
        change=change,
    )
    first, second = read_xlsx(data, "a.xlsx").questions.facts
    assert (first.statement, second.statement) == ("Был съезд.", "Был съезд.")
    assert isinstance(first.questions[0], Choice)
    assert [option.text for option in first.questions[0].wrong] == ["Радек", "Томский"]


def test_formulas_count_by_their_stored_value() -> None:
    data = workbook(HEAD[:2], ["Сколько?", "=40+6"])
    assert codes(data) == [(2, "rows-formula-empty")]
    stored = rewritten(data, SHEET, lambda xml: re.sub(rb"<v ?/>|<v></v>", b"<v>46</v>", xml))
    assert answer(stored) == "46"


def test_texts_that_cells_share_are_read_without_fonts_and_readings() -> None:
    strings = "".join(
        f"<si>{said}</si>"
        for said in (
            "<t>вопрос</t>",
            "<t>ответ</t>",
            "<t>Кто?</t>",
            '<r><t>Ле</t></r><r><rPr><b/></rPr><t xml:space="preserve">нин_x000D_</t></r><rPh><t>x</t></rPh>',
        )
    )
    rows = "".join(f'<row><c t="s"><v>{left}</v></c><c t="s"><v>{right}</v></c></row>' for left, right in ("01", "23"))
    assert answer(by_hand(rows, strings)) == "Ленин"


def test_a_workbook_of_another_maker_is_read() -> None:
    """With prefixes before names, and cells that do not say where they are."""
    cell = '<x:c t="str"><x:v>{}</x:v></x:c>'
    rows = f"<x:row>{cell * 2}</x:row>".format("вопрос", "ответ") + f"<x:row>{cell * 2}</x:row>".format("Кто?", "Ленин")
    assert answer(by_hand(rows, prefix="x:")) == "Ленин"


@pytest.mark.parametrize("what", HOSTILE)
def test_a_workbook_made_to_do_harm_is_refused_at_once(what: str) -> None:
    make, code = HOSTILE[what]
    assert {told for _, told in codes(make())} == {code}


@given(SEEDS)
def test_a_workbook_spoilt_at_any_place_is_read_or_refused_in_words(chance: Random) -> None:
    data = bytearray(workbook(HEAD, ASKED))
    for _ in range(chance.randint(1, 6)):
        data[chance.randrange(len(data))] = chance.randrange(256)
    _read_or_refused(bytes(data))


@given(SEEDS)
def test_a_part_spoilt_at_any_place_is_read_or_refused_in_words(chance: Random) -> None:
    good = workbook(HEAD, ASKED, ["Когда?", datetime.datetime(1921, 3, 8), 1.5])  # noqa: DTZ001  cells have no zone

    def spoil(xml: bytes) -> bytes:
        place = chance.randint(0, len(xml))
        inserted = bytes(chance.choices(b'<>/"=&1aZ\0\xd0 c', k=chance.randint(0, 4)))
        return xml[:place] + inserted + xml[place + chance.randint(0, 12) :]

    part = chance.choice(
        [SHEET, "xl/workbook.xml", "xl/styles.xml", "xl/sharedStrings.xml", "xl/_rels/workbook.xml.rels"]
    )
    _read_or_refused(rewritten(good, part, spoil))


def _read_or_refused(data: bytes) -> None:
    try:
        told = read_xlsx(data, "a.xlsx").left_out
    except BadFile as bad:
        told = bad.faults
    assert all(sentence(fault, "ru") and sentence(fault, "en") for fault in told)
