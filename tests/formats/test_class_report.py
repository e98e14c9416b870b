"""The class as a spreadsheet: read back as another program would."""

from __future__ import annotations

import zipfile
from collections.abc import Mapping
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from io import BytesIO
from types import MappingProxyType
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from openpyxl import load_workbook  # type: ignore[import-untyped]  # it has no types

from quiz.classroom import Member, Traces, classroom
from quiz.items import FirstAnswers, Reply, analyse
from quiz.model import FactId, LearnerId, Phase, PublishedFact, SetId, StudyDay
from quiz.questions import Choice, Cloze, Fact, Option, TrueFalse
from quiz.reports import SHEETS, WORDS, About, class_report

NOW = datetime(2026, 3, 10, 12, tzinfo=UTC)
TODAY = StudyDay(date(2026, 3, 10))
NAMED = {word: f"<{word}>" for word in WORDS} | {"day-form": "DD.MM.YYYY"}
ABOUT = About("Moons", TODAY, None, NOW)


def fact(number: int, statement: str) -> PublishedFact:
    wrong = (Option("=1+1"), Option("1921"), Option("1922"))
    questions = (
        Choice(key="q", ask=f"When was {number}?", answer="1920", wrong=wrong),
        TrueFalse(key="t", ask="Was it?", answer=False),
    )
    return PublishedFact(FactId(number), SetId(1), Fact(f"f{number}", statement, "It was.", questions))


def report(
    *names: str,
    statements: tuple[str, ...] = ("It was.", "It was not."),
    exam: bool = False,
    numbers: tuple[int, ...] = (),
    behind: Mapping[LearnerId, int] = MappingProxyType({}),
) -> bytes:
    """Of learners with these names, who met the first fact ten days ago; the first option but one was picked twice."""
    facts = [fact(number, statement) for number, statement in enumerate(statements, start=1)]
    members = [Member(LearnerId(n), name, "Europe/Moscow", NOW - timedelta(days=20)) for n, name in enumerate(names)]
    members = [replace(one, nth=nth) for one, nth in zip(members, numbers or [1] * len(members), strict=True)]
    ten_days_ago = StudyDay(TODAY - timedelta(days=10))
    met = Traces([FactId(1)], [Phase.REVIEW], [10.0], [ten_days_ago], [2], [False], [5])
    room = classroom(
        members,
        [each.id for each in facts],
        {member.id: met for member in members},
        NOW,
        StudyDay(TODAY + timedelta(days=10)) if exam else None,
    )
    replies = {LearnerId(n): Reply(False, (1,)) if n < 2 else Reply(True) for n in range(12)}
    answers: FirstAnswers = {(FactId(1), "q"): replies}
    about = replace(ABOUT, exam=StudyDay(TODAY + timedelta(days=10)) if exam else None)
    return class_report(about, room, facts, analyse(facts, answers), behind, NAMED)


def sheet(data: bytes, name: str) -> list[list[Any]]:
    book = load_workbook(BytesIO(data))
    return [list(row) for row in book[f"<{name}>"].iter_rows(values_only=True)]


def test_the_report_has_five_sheets_with_the_headings_it_was_given() -> None:
    data = report("Аня")
    assert load_workbook(BytesIO(data)).sheetnames == [f"<{name}>" for name in SHEETS]
    for name, headings in SHEETS.items():
        assert sheet(data, name)[0][: len(headings)] == [NAMED[heading] for heading in headings]


def test_the_first_sheet_says_of_which_set_and_of_which_day_the_report_is() -> None:
    headings, row = sheet(report("Аня", exam=True), "about")
    assert headings == ["<set>", "<made-on>", "<exam>", "<people>"]
    assert row == ["Moons", datetime(2026, 3, 10), datetime(2026, 3, 20), 1]  # noqa: DTZ001  a spreadsheet has no zones


def test_days_are_shown_as_the_reader_writes_them_and_headings_have_room() -> None:
    words = NAMED | {"joined": "In the class since", "learned": "Unforgettableness of it"}
    room = classroom([Member(LearnerId(1), "Аня", "Europe/Moscow", NOW)], [], {}, NOW)
    learners = load_workbook(BytesIO(class_report(ABOUT, room, [], [], {}, words)))["<learners>"]
    assert learners["B2"].is_date
    assert learners["B2"].number_format == "DD.MM.YYYY"
    assert all(cell.alignment.wrap_text and cell.font.bold for cell in learners[1])
    widths = [learners.column_dimensions[cell.column_letter].width for cell in learners[1]]
    lengths = [max(map(len, cell.value.split())) for cell in learners[1]]
    assert all(width > length for width, length in zip(widths, lengths, strict=True))


def test_a_gap_is_left_open_as_in_the_chat() -> None:
    gap = Cloze(key="g", ask="Peace was made in {Riga}.", wrong=(Option("Minsk"),))
    facts = [PublishedFact(FactId(1), SetId(1), Fact("f", "It was.", "It was.", (gap,)))]
    data = class_report(ABOUT, classroom([], [FactId(1)], {}, NOW), facts, analyse(facts, {}), {}, NAMED)
    assert sheet(data, "items")[1][1] == gap.stem


def test_learners_stand_with_their_days_counts_and_shares() -> None:
    """Of two facts one was met, recalled with 90 % today and 84.6 % on the exam (as in tests/quiz/test_classroom)."""
    [row] = sheet(report("Аня", exam=True), "learners")[1:]
    assert [moment.date() for moment in row[1:3]] == [date(2026, 2, 18), date(2026, 2, 28)]
    assert row[3:] == [10, "<yes>", 1, 1, 0, 0, 45, 42, 5, None]


def test_by_how_much_somebody_is_behind_stands_with_them_and_of_others_nothing_does() -> None:
    data = report("Аня", "Боря", behind={LearnerId(1): 7})
    assert sheet(data, "learners")[0][-1] == "<behind>"
    assert {row[0]: row[-1] for row in sheet(data, "learners")[1:]} == {"Аня": None, "Боря": 7}


def test_who_has_no_name_and_who_has_that_of_another_are_told_apart_on_both_sheets() -> None:
    data = report("", "Аня", numbers=(3, 2))
    names = ["<nameless> (3)", "Аня (2)"]
    assert [row[0] for row in sheet(data, "learners")[1:]] == names
    assert sheet(data, "chances")[0][1:] == names


def test_facts_stand_with_what_the_class_is_expected_to_recall() -> None:
    first, second = sheet(report("Аня", "Боря"), "facts")[1:]
    assert first == ["It was.", 2, 90, None, 86, 2, 4, None, 10]
    assert second == ["It was not.", 0, 0, None, None, 0, 0, None, 0]


@pytest.mark.parametrize(("exam", "chance"), [(False, 90), (True, 85)])
def test_each_fact_meets_each_learner_today_or_on_the_exams_day(exam: bool, chance: int) -> None:
    assert sheet(report("Аня", "Боря", exam=exam), "chances") == [
        ["<fact>", "Аня", "Боря"],
        ["It was.", chance, chance],
        ["It was not.", None, None],
        ["<answers-behind>", "5", "5"],
    ]


def test_each_question_stands_with_its_figures_and_what_was_picked() -> None:
    first, second, *_ = sheet(report("Аня"), "items")[1:]
    taken = "✓ 1920: 10\n=1+1: 2\n1921: 0\n1922: 0"
    assert first == ["It was.", "When was 1?", 12, 83, None, 0, None, None, taken, None, None]
    assert second[:4] == ["It was.", "Was it?", 0, None]
    assert second[8] == "<true>: 0\n✓ <false>: 0"


FORMULAS = ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "＝1+1", " =cmd|' /C calc'!A0"]


@pytest.mark.parametrize("name", FORMULAS)
def test_nothing_that_people_typed_is_a_formula(name: str) -> None:
    book = load_workbook(BytesIO(report(name, statements=(name,))))
    cells = [cell for each in book for row in each.iter_rows() for cell in row if cell.value == name]
    assert len(cells) >= 4  # the learner, the fact, and both again where they meet
    assert {(cell.data_type, bool(cell.quotePrefix)) for cell in cells} == {("s", True)}


@given(st.text(st.characters(exclude_categories=()), max_size=40))
def test_whatever_people_are_called_the_file_can_be_read(name: str) -> None:
    rows = sheet(report(name), "learners")
    assert len(rows) == 2
    assert rows[1][9] == 45


def test_a_text_too_long_for_a_cell_is_cut() -> None:
    assert len(sheet(report("Аня", statements=("a" * 40_000,)), "facts")[1][0]) == 32_767


def test_the_same_class_gives_the_same_bytes_and_no_file_tells_another_time() -> None:
    data = report("Аня", "Боря")
    assert report("Аня", "Боря") == data
    with zipfile.ZipFile(BytesIO(data)) as packed:
        assert {entry.date_time for entry in packed.infolist()} == {(2026, 3, 10, 12, 0, 0)}
        assert packed.read("docProps/core.xml").count(b"2026-03-10T12:00:00Z") == 2


def test_a_sheet_is_named_even_by_words_that_are_no_title() -> None:
    words = NAMED | {"learners": "Кто [и как]: учится? И ещё тридцать знаков после этого"}
    room = classroom([], [], {}, NOW)
    book = load_workbook(BytesIO(class_report(ABOUT, room, [], [], {}, words)))
    assert book.sheetnames[1] == "Кто  и как   учится  И ещё трид"


def test_a_word_that_is_missing_is_named() -> None:
    words = {word: name for word, name in NAMED.items() if word != "met-week"}
    with pytest.raises(KeyError, match="met-week"):
        class_report(ABOUT, classroom([], [], {}, NOW), [], [], {}, words)
