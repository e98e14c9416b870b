"""A sheet is written, filled in by a person, and read back."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from bench.quality.__main__ import main
from bench.quality.figures import measure
from bench.quality.judged import BEGIN, END, percent, report, rewrite, shares, verdicts
from bench.quality.sheet import COLUMNS, BadSheet, Row, read_sheet, rows_of, write_sheet
from quiz.questions import QuestionSet
from tests.bench.asking import GOOD, MATCH, MATERIAL, OPENED, ORDER, cloze, fact

OURS = "bench/texts/tuned/battle.ru.txt"
FACTS = (*GOOD, fact(ORDER, MATERIAL, "order-1"), fact(MATCH, MATERIAL, "order-2"))
ROWS = [*rows_of([measure(OURS, QuestionSet(title="", language="ru", facts=FACTS, material=MATERIAL))])]
PASS = (True,) * 9
FAIL = (True, False, True, True, False, True, True, True, True)


def _row(rule: str, kind: str = "choice", marks: tuple[bool, ...] = PASS, text: str = OURS, remark: str = "") -> Row:
    return Row(text, f"{rule}-{kind}", kind, rule, "Когда это было?", "✓ 1 · 2", "Было в 1 году.", marks, remark)


@pytest.mark.parametrize("suffix", [".tsv", ".md"])
def test_a_sheet_comes_back_as_it_was_written(tmp_path: Path, suffix: str) -> None:
    path = tmp_path / f"sheet{suffix}"
    filled = [replace(ROWS[0], marks=FAIL, remark="«он» | кто?"), replace(ROWS[1], marks=PASS), *ROWS[2:]]
    write_sheet(filled, path, "2025-11-30")
    assert read_sheet(path) == (filled, "2025-11-30")


def test_a_line_of_the_sheet_is_a_question() -> None:
    assert len(ROWS) == 12
    assert ROWS[0].options == "✓ П. С. Громов · А. Н. Зимин · В. Ю. Лесков · И. П. Белов"
    assert ROWS[1].ask == "В 1932 году _____ привёл ледокол «Байкал» к острову Крайнему."
    assert ROWS[2].options == "✓ false | then: На самом деле — П. С. Громов."
    assert " → " in next(row.options for row in ROWS if row.kind == "order")
    assert "\n" not in "".join(row.quote for row in ROWS)


def test_what_else_is_taken_for_right_is_shown_to_the_reader() -> None:
    gap = cloze("{14 марта 1934 года} А. Н. Зимин открыл станцию «Заря».", accept=("27 марта 1934 года",))
    facts = (fact(gap, OPENED),)
    (row,) = rows_of([measure(OURS, QuestionSet(title="", language="ru", facts=facts, material=MATERIAL))])
    assert row.options == "✓ 14 марта 1934 года (also 27 марта 1934 года)"


def _with_marks(tmp_path: Path, *marks: str) -> Path:
    path = tmp_path / "sheet.tsv"
    write_sheet([ROWS[0]], path)
    head, names, line = path.read_text().splitlines()
    cells = line.split("\t")
    cells[7 : 7 + len(marks)] = marks
    path.write_text("\n".join([head, names, "\t".join(cells)]) + "\n")
    return path


def test_marks_are_taken_as_people_write_them(tmp_path: Path) -> None:
    assert read_sheet(_with_marks(tmp_path, *"+-1xдн+++"))[0][0].failing == (2, 4, 6)
    assert read_sheet(_with_marks(tmp_path, "++-++++++"))[0][0].failing == (3,)
    assert read_sheet(_with_marks(tmp_path, ""))[0][0].marks == ()


def test_a_spreadsheets_quotation_marks_are_taken_off(tmp_path: Path) -> None:
    path = _with_marks(tmp_path, *"+++++++++", 'сказано ""так""'.join('""'))
    assert read_sheet(path)[0][0].remark == 'сказано "так"'


@pytest.mark.parametrize("marks", [("+",), tuple("+++?+++++"), ("++++",)])
def test_a_line_half_filled_is_refused_by_its_number(tmp_path: Path, marks: tuple[str, ...]) -> None:
    with pytest.raises(BadSheet, match=r"sheet\.tsv, line 3"):
        read_sheet(_with_marks(tmp_path, *marks))


def test_what_is_no_sheet_is_refused(tmp_path: Path) -> None:
    (tmp_path / "other.tsv").write_text("a\tb\n")
    with pytest.raises(BadSheet, match="first line"):
        read_sheet(tmp_path / "other.tsv")
    with pytest.raises(BadSheet, match="tsv"):
        write_sheet(ROWS, tmp_path / "sheet.xls")


def test_a_question_passes_only_if_all_nine_lines_hold() -> None:
    rows = [_row("when-year"), _row("when-day", marks=FAIL), _row("order", "order"), _row("who-choice", marks=FAIL)]
    found = {name: (passed, total) for name, passed, total in shares(rows)}
    assert found == {
        "all": (2, 4),
        "dates": (1, 2),
        "order and matching": (1, 1),
        "dates and order together": (2, 3),
        "the rest": (0, 1),
    }
    assert percent(2, 3) == "66.7 %"
    assert percent(0, 0) == "–"


def test_every_failure_is_told_with_its_verdict() -> None:
    (told,) = verdicts([_row("when-year"), _row("who-choice", marks=FAIL, remark="кто он?")])
    assert "who-choice-choice" in told
    assert "2 stands alone, 5 good distractors" in told
    assert "Когда это было?" in told
    assert "кто он?" in told


def test_sentences_of_texts_from_elsewhere_stay_out_of_the_page() -> None:
    told = report([_row("who-choice", marks=FAIL, text="their.txt", remark="о нём")], "2025-11-30")
    assert "their.txt who-choice-choice" in told
    assert "Когда это было?" not in told
    assert "о нём" not in told


def test_the_page_is_written_between_its_markers(tmp_path: Path) -> None:
    page = tmp_path / "quality.md"
    page.write_text(f"before\n\n{BEGIN}\nold\n{END}\n\nafter\n")
    for _ in range(2):
        rewrite(page, "new")
    assert page.read_text() == f"before\n\n{BEGIN}\n\nnew\n\n{END}\n\nafter\n"
    page.write_text("no markers")
    with pytest.raises(BadSheet, match="markers"):
        rewrite(page, "new")


def test_judged_sheets_become_a_page(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    page = tmp_path / "quality.md"
    page.write_text(f"{BEGIN}{END}")
    first, second = tmp_path / "1.tsv", tmp_path / "2.md"
    write_sheet([_row("when-year", marks=FAIL), _row("who-choice")], first, "2025-11-29")
    write_sheet([_row("when-year"), _row("order", "order", marks=())], second, "2025-11-30")
    assert main(["--judged", str(first), str(second), "--page", str(page)]) == 0
    assert "2025-11-30: 2 questions made from 1 texts" in page.read_text()
    assert "| all | 2 | 2 | 100.0 % |" in page.read_text()
    assert "not judged: 1" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("rows", "word"), [([_row("order", marks=())], "judged yet"), ([_row("order")], "when was it")]
)
def test_what_is_missing_on_a_sheet_is_said(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], rows: list[Row], word: str
) -> None:
    write_sheet(rows, tmp_path / "1.tsv")
    assert main(["--judged", str(tmp_path / "1.tsv")]) == 1
    assert word in capsys.readouterr().err


def test_the_page_of_the_docs_has_its_markers_and_the_sheet_its_nine_lines() -> None:
    from bench.quality.__main__ import PAGE

    assert BEGIN in PAGE.read_text("utf-8")
    assert END in PAGE.read_text("utf-8")
    assert len(COLUMNS) == 7 + 9 + 1
