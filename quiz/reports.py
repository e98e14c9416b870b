"""The class as a spreadsheet: learners, facts, who will recall what on a day, and how each question works."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from datetime import date, datetime
from io import BytesIO
from typing import TYPE_CHECKING, Any
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from quiz.classroom import Classroom, Standing
from quiz.grading import options
from quiz.items import Item, Taken
from quiz.model import LearnerId, PublishedFact, Score
from quiz.questions import Question, TrueFalse

if TYPE_CHECKING:
    from openpyxl import Workbook  # type: ignore[import-untyped]  # it has no types

Value = str | int | float | date | None

SHEETS = {
    "learners": (
        "name", "joined", "last-answer", "quiet-days", "silent", "not-started", "learning", "learned", "set-aside",
        "recall-today", "recall-exam", "answers-behind", "behind",
    ),
    "facts": (
        "fact", "met", "recall-today", "recall-exam", "recall-week", "forgotten-by", "lapses", "losing",
        "answers-behind",
    ),
    "chances": ("fact",),
    "items": (
        "fact", "question", "answers", "facility", "discrimination", "compared", "better-half", "weaker-half", "taken",
        "idle", "looks-wrong",
    ),
}  # fmt: skip
"""Sheets, and the headings of their columns; on «chances» the learners follow."""
OTHER_WORDS = ("nameless", "yes", "true", "false", "reversed", "other_answer", "below_chance")
WORDS = (*SHEETS, *dict.fromkeys(name for headings in SHEETS.values() for name in headings), *OTHER_WORDS)
"""What has to be named by whoever wants the report, in the language of its reader."""

LONGEST = 32_767
"""Characters that Excel takes in a cell."""
LONGEST_TITLE = 31
WIDE, NARROW = 60, 14
_FORMULA = re.compile(r"^\s*[-=+@\uff0d\uff1d\uff0b\uff20]")
_NO_CHARACTER = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_NOT_IN_TITLES = re.compile(r"[][:*?/\\]")
_WRITTEN_AT = re.compile(rb"(<dcterms:(created|modified)[^>]*>)[^<]*(</dcterms:)")


def class_report(
    room: Classroom,
    facts: Sequence[PublishedFact],
    items: Iterable[Item],
    behind: Mapping[LearnerId, int],
    words: Mapping[str, str],
    at: datetime,
) -> bytes:
    """An XLSX file; the same arguments give the same bytes. KeyError if one of WORDS is not named.

    Shares are whole per cent. «chances» are those of the exam's day if there is one, else today's. Whatever people
    typed stays text: nothing of it is ever a formula, here or copied elsewhere. at: when it was made (UTC). behind: by
    how many facts people are behind what the class has been set; of whoever is not, the cell stays empty.
    """
    words = {word: words[word] for word in WORDS}  # all of them, before a sheet is begun that could not be ended
    # Loaded when first needed: most processes write no report.
    from openpyxl import Workbook

    book = Workbook(write_only=True)
    named = {fact.id: fact for fact in facts}
    _write(book, "learners", words, (_learner(one, words, behind.get(one.member.id)) for one in room.learners))
    rows = (
        (
            named[hold.fact].fact.statement,
            hold.met,
            _percent(hold.expected),
            _percent(hold.on_exam),
            _percent(hold.lasting),
            hold.forgotten,
            hold.lapses,
            words["yes"] if hold.losing else None,
            hold.answers,
        )
        for hold in room.facts
    )
    _write(book, "facts", words, rows)
    chances = [one.chances if one.chances_on_exam is None else one.chances_on_exam for one in room.learners]
    matrix = ((fact.fact.statement, *(_percent(each[place]) for each in chances)) for place, fact in enumerate(facts))
    # As texts: numbers would be coloured as chances are.
    resting = (words["answers-behind"], *(str(one.answers) for one in room.learners))
    _write(book, "chances", words, (*matrix, resting), [one.member.called(words["nameless"]) for one in room.learners])
    _write(book, "items", words, (_item(item, named[item.fact], words) for item in items))
    out = BytesIO()
    book.save(out)
    return _the_same_each_time(out, at)


def _learner(one: Standing, words: Mapping[str, str], behind: int | None) -> Iterable[Value]:
    counts = one.learned
    return (
        one.member.called(words["nameless"]),
        one.joined,
        one.last_active,
        one.quiet,
        words["yes"] if one.silent else None,
        counts.not_started,
        counts.learning,
        counts.learned,
        counts.set_aside,
        _percent(one.expected),
        _percent(one.on_exam),
        one.answers,
        behind,
    )


def _item(item: Item, fact: PublishedFact, words: Mapping[str, str]) -> Iterable[Value]:
    question = next(each for each in fact.fact.questions if each.key == item.question)
    names = _options(question, words)
    return (
        fact.fact.statement,
        question.ask,
        item.answers.total,
        _percent(item.facility),
        None if item.discrimination is None else round(item.discrimination, 2),
        item.compared,
        _part(item.better),
        _part(item.weaker),
        "\n".join(_taken(each, names) for each in item.taken) or None,
        "\n".join(names[each.index] for each in item.taken if each.idle) or None,
        "\n".join(words[flag.value] for flag in item.flags) or None,
    )


def _options(question: Question, words: Mapping[str, str]) -> tuple[str, ...]:
    return (words["true"], words["false"]) if isinstance(question, TrueFalse) else options(question)


def _taken(each: Taken, names: Sequence[str]) -> str:
    """The right options carry a mark."""
    return f"{'✓ ' if each.right else ''}{names[each.index]}: {each.times}"


def _part(part: Score) -> str | None:
    return f"{part.right} / {part.total}" if part.total else None


def _percent(share: float | None) -> int | None:
    return None if share is None else round(share * 100)


def _write(
    book: Workbook, name: str, words: Mapping[str, str], rows: Iterable[Iterable[Value]], more: Sequence[str] = ()
) -> None:
    """A sheet with its headings, those in `more` included; they and the first column stay in sight."""
    from openpyxl.formatting.rule import ColorScaleRule  # type: ignore[import-untyped]  # it has no types
    from openpyxl.utils import get_column_letter  # type: ignore[import-untyped]  # it has no types

    sheet = book.create_sheet(_NOT_IN_TITLES.sub(" ", _text(words[name])).strip("'")[:LONGEST_TITLE])
    sheet.freeze_panes = "B2"
    headings = [words[heading] for heading in SHEETS[name]]
    for place, heading in enumerate(SHEETS[name], start=1):
        wide = heading in ("fact", "question", "taken")
        sheet.column_dimensions[get_column_letter(place)].width = WIDE if wide else NARROW
    if more:
        scale = ColorScaleRule("num", 50, "F8696B", "num", 80, "FFEB84", "num", 100, "63BE7B")
        sheet.conditional_formatting.add(f"B2:{get_column_letter(1 + len(more))}{2**20}", scale)
    for row in ((*headings, *more), *rows):
        sheet.append([_cell(sheet, value) for value in row])


def _cell(sheet: Any, value: Value) -> Any:
    """As a cell takes it: what would be read as a formula is marked as text, so that it stays one when it is edited."""
    from openpyxl.cell import WriteOnlyCell  # type: ignore[import-untyped]  # it has no types

    if not isinstance(value, str):
        return value
    text = _text(value)
    if not _FORMULA.match(text):
        return text
    cell = WriteOnlyCell(sheet, text)
    cell.data_type = "s"
    cell.quotePrefix = True
    return cell


def _text(text: str) -> str:
    """Without what no spreadsheet can hold."""
    return _NO_CHARACTER.sub("", text)[:LONGEST]


def _the_same_each_time(file: BytesIO, at: datetime) -> bytes:
    """Packed anew with one moment everywhere: the library writes the present one."""
    stamp = at.strftime("%Y-%m-%dT%H:%M:%SZ").encode()
    out = BytesIO()
    with ZipFile(file) as packed, ZipFile(out, "w", ZIP_DEFLATED) as again:
        for name in packed.namelist():
            data = packed.read(name)
            if name == "docProps/core.xml":
                data = _WRITTEN_AT.sub(rb"\g<1>" + stamp + rb"\g<3>", data)
            entry = ZipInfo(name, (at.year, at.month, at.day, at.hour, at.minute, at.second))
            entry.compress_type = ZIP_DEFLATED
            again.writestr(entry, data)
    return out.getvalue()
