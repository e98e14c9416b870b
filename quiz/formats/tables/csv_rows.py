"""CSV and TSV: what Excel and Google Sheets save, what Quizlet and Anki export, and one's own lists."""

from __future__ import annotations

import csv
import io
import re
from collections import Counter
from typing import Literal

from quiz.errors import BadFile, Fault
from quiz.formats.decoding import decode_any
from quiz.formats.foreign import Exported, Imported
from quiz.formats.tables.anki_text import read_anki_head
from quiz.formats.tables.cells import Row
from quiz.formats.tables.columns import read_headings
from quiz.formats.tables.rows import MOST_COLUMNS, MOST_ROWS, Table, read_tables, too_many_rows
from quiz.formats.tables.written import as_rows, language_for, neutral, without_neutral
from quiz.questions import QuestionSet

DELIMITERS = ("\t", ";", ",", "|")
"""In the order in which they are preferred where several would do."""
SAMPLE = 40
"""Lines by which the delimiter is found."""
LONGEST_SAMPLE = 100_000
"""Characters looked at for it."""


def read_csv(data: bytes, name: str) -> Imported:
    """The questions in a table of plain text, whatever its delimiter and encoding. Raises BadFile."""
    text = decode_any(data)
    head = read_anki_head(text)
    if head is not None:
        rows = read_rows(head.body, head.separator, head.lines)
        return read_tables([head.table(rows)], name)
    text, delimiter = _told_delimiter(text)
    if not delimiter and (single := _quizlet_rows(text)):
        return read_tables([Table(single)], name)
    rows = read_rows(text, delimiter or delimiter_of(text))
    return read_tables([Table(rows)], name)


def write_csv(questions: QuestionSet) -> Exported:
    """The set as CSV in UTF-8 with a byte order mark: without one, Excel shows Cyrillic as gibberish. In Russian with
    semicolons, which is what Excel expects wherever the decimal sign is a comma; in English with commas."""
    return _written(questions, ";" if language_for(questions) == "ru" else ",")


def write_tsv(questions: QuestionSet) -> Exported:
    """The set with tabs between the columns."""
    return _written(questions, "\t")


def _written(questions: QuestionSet, delimiter: str) -> Exported:
    headings, rows, _ = as_rows(questions)
    out = io.StringIO(newline="")
    writer = csv.writer(out, delimiter=delimiter, lineterminator="\r\n")
    writer.writerow(headings)
    writer.writerows([neutral(cell) for cell in row] for row in rows)
    return Exported(out.getvalue().encode("utf-8-sig"))


def read_rows(text: str, delimiter: str, above: int = 0) -> list[Row]:
    """All rows in which something stands. above: lines of the file before the text. Raises BadFile for quotation marks
    that do not pair up; between tabs, where programs write no quotation marks of their own, they are taken as signs.
    """
    try:
        return _parsed(text, delimiter, above, quoted=True)
    except _QuoteError as error:
        if delimiter == "\t":
            return _parsed(text, delimiter, above, quoted=False)
        raise BadFile([Fault(error.row, None, "", "rows-quotation-mark")]) from None


class _QuoteError(Exception):
    def __init__(self, row: int) -> None:
        super().__init__(row)
        self.row = row


def _parsed(text: str, delimiter: str, above: int, quoted: bool) -> list[Row]:
    quotes: Literal[0, 3] = csv.QUOTE_MINIMAL if quoted else csv.QUOTE_NONE
    lines = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, quoting=quotes, strict=True)
    rows: list[Row] = []
    number = above
    try:
        for number, cells in enumerate(lines, above + 1):
            if len(rows) > MOST_ROWS:
                raise BadFile([too_many_rows()])
            if any(cell.strip() for cell in cells):
                _check_width(cells, number)
                rows.append(Row(number, [_unbroken(without_neutral(cell)) for cell in cells]))
    except csv.Error as error:
        if "field larger" in str(error):
            raise BadFile([Fault(number + 1, None, "", "rows-cell-long")]) from None
        raise _QuoteError(number + 1) from None
    return rows


def _check_width(cells: list[str], number: int) -> None:
    if len(cells) > MOST_COLUMNS and any(cell.strip() for cell in cells[MOST_COLUMNS:]):
        raise BadFile([Fault(number, None, "", "rows-too-wide", {"most": str(MOST_COLUMNS)})])


def _unbroken(cell: str) -> str:
    return cell.replace("\r\n", "\n").replace("\r", "\n") if "\r" in cell else cell


def _told_delimiter(text: str) -> tuple[str, str]:
    """Excel's own first line «sep=;» says what the delimiter is. The line stays empty, so that rows keep their
    numbers."""
    told = re.match(r"\ufeff?\"?sep=([^\r\n])\"?(?=[\r\n])", text[:20])
    return (text[told.end() :], told[1]) if told else (text, "")


def _quizlet_rows(text: str) -> list[Row]:
    """Quizlet can put a semicolon instead of a line break between «term<TAB>definition»."""
    if "\n" in text.strip() or text.count("\t") < 2:
        return []
    parts = [part for part in text.strip().split(";") if part.strip()]
    if len(parts) < 2 or not all(part.count("\t") == 1 for part in parts):
        return []
    return [Row(1, part.split("\t")) for part in parts]


def delimiter_of(text: str) -> str:
    """What stands between the columns: what makes headings that are known, or else most rows equally wide."""
    sample = text[:LONGEST_SAMPLE]
    return max(DELIMITERS, key=lambda sign: (_likeness(sample, sign), -DELIMITERS.index(sign)))


def _likeness(sample: str, delimiter: str) -> tuple[bool, float]:
    rows: list[list[str]] = []
    try:
        for cells in csv.reader(io.StringIO(sample, newline=""), delimiter=delimiter):
            if any(cell.strip() for cell in cells):
                rows.append(cells[:MOST_COLUMNS])
            if len(rows) >= SAMPLE:
                break
    except csv.Error:  # a cell that is too long: what was read so far will do
        pass
    if not rows:
        return False, float(delimiter in sample)
    wide, often = Counter(map(len, rows)).most_common(1)[0]
    return read_headings(rows[0]).complete, often / len(rows) if wide > 1 else 0.0
