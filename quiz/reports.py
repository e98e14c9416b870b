"""The class as a spreadsheet: learners, facts, who will recall what on a day, and how each question works."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from io import BytesIO
from typing import TYPE_CHECKING, Any
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from quiz.classroom import Classroom, Standing
from quiz.grading import options
from quiz.items import Item, Taken
from quiz.model import LearnerId, PublishedFact, Score
from quiz.questions import Question, TrueFalse, stem_of

if TYPE_CHECKING:
    from openpyxl import Workbook  # type: ignore[import-untyped]  # it has no types

Value = str | int | float | date | None

SHEETS = {
    "about": ("set", "made-on", "exam", "people"),
    "learners": (
        "name", "joined", "last-answer", "quiet-days", "silent", "not-started", "learning", "learned", "set-aside",
        "recall-today", "recall-exam", "answers-behind", "behind",
    ),
    "facts": (
        "fact", "met", "all-today", "all-exam", "met-week", "forgotten-by", "lapses", "losing", "answers-behind",
    ),
    "chances": ("fact",),
    "items": (
        "fact", "question", "answers", "facility", "discrimination", "compared", "better-half", "weaker-half", "taken",
        "idle", "looks-wrong",
    ),
}  # fmt: skip
"""Sheets, and the headings of their columns; on «chances» the learners follow."""
OTHER_WORDS = ("day-form", "nameless", "yes", "true", "false", "reversed", "other_answer", "below_chance")
WORDS = (*SHEETS, *dict.fromkeys(name for headings in SHEETS.values() for name in headings), *OTHER_WORDS)
"""What has to be named by whoever wants the report, in the language of its reader. «day-form»: how a spreadsheet is to
show a day, in its own signs."""

LONGEST = 32_767
"""Characters that Excel takes in a cell."""
LONGEST_TITLE = 31
WIDTHS = {"set": 40, "fact": 60, "question": 60, "name": 24, "taken": 40, "idle": 30, "looks-wrong": 30}
NARROW, WIDEST = 12, 60
"""Signs that a column has room for."""
_FORMULA = re.compile(r"^\s*[-=+@\uff0d\uff1d\uff0b\uff20]")
_NO_CHARACTER = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_NOT_IN_TITLES = re.compile(r"[][:*?/\\]")
_WRITTEN_AT = re.compile(rb"(<dcterms:(created|modified)[^>]*>)[^<]*(</dcterms:)")


@dataclass(frozen=True, slots=True)
class About:
    """What a report is of. today: of its reader. exam: the day looked ahead to, if there is one. at: when it was made
    (UTC)."""

    title: str
    today: date
    exam: date | None
    at: datetime


def class_report(
    about: About,
    room: Classroom,
    facts: Sequence[PublishedFact],
    items: Iterable[Item],
    behind: Mapping[LearnerId, int],
    words: Mapping[str, str],
) -> bytes:
    """An XLSX file; the same arguments give the same bytes. KeyError if one of WORDS is not named.

    Shares are whole per cent. «chances» are those of the exam's day if there is one, else today's. Whatever people
    typed stays text: nothing of it is ever a formula, here or copied elsewhere. behind: by how many facts people are
    behind what the class has been set; of whoever is not, the cell stays empty.
    """
    words = {word: words[word] for word in WORDS}  # all of them, before a sheet is begun that could not be ended
    # Loaded when first needed: most processes write no report.
    from openpyxl import Workbook

    book = Workbook(write_only=True)
    named = {fact.id: fact for fact in facts}
    _write(book, "about", words, [(about.title, about.today, about.exam, len(room.learners))])
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
    return _the_same_each_time(out, about.at)


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
        stem_of(question),
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
    headings = [*(words[heading] for heading in SHEETS[name]), *more]
    for place, heading in enumerate(headings):
        least = WIDTHS.get(SHEETS[name][place], NARROW) if place < len(SHEETS[name]) else NARROW
        longest = max(map(len, heading.split()), default=0) + 2  # room for the margins
        sheet.column_dimensions[get_column_letter(place + 1)].width = min(max(least, longest), WIDEST)
    if more:
        scale = ColorScaleRule("num", 50, "F8696B", "num", 80, "FFEB84", "num", 100, "63BE7B")
        sheet.conditional_formatting.add(f"B2:{get_column_letter(1 + len(more))}{2**20}", scale)
    sheet.append([_heading(sheet, heading) for heading in headings])
    for row in rows:
        sheet.append([_cell(sheet, value, words["day-form"]) for value in row])


def _heading(sheet: Any, value: str) -> Any:
    from openpyxl.styles import Alignment, Font  # type: ignore[import-untyped]  # it has no types

    cell = _text_cell(sheet, value)
    cell.font = Font(bold=True)
    cell.alignment = Alignment(wrap_text=True, vertical="top")
    return cell


def _cell(sheet: Any, value: Value, day_form: str) -> Any:
    """As a cell takes it; a long text is broken into lines."""
    from openpyxl.styles import Alignment

    if isinstance(value, date):
        cell = _new_cell(sheet, value.date() if isinstance(value, datetime) else value)
        cell.number_format = day_form
        return cell
    if not isinstance(value, str):
        return value
    if len(value) <= NARROW and "\n" not in value and not _FORMULA.match(value):
        return _text(value)
    cell = _text_cell(sheet, value)
    cell.alignment = Alignment(wrap_text=True, vertical="top")
    return cell


def _text_cell(sheet: Any, value: str) -> Any:
    """What would be read as a formula is marked as text, so that it stays one when it is edited."""
    text = _text(value)
    cell = _new_cell(sheet, text)
    if _FORMULA.match(text):
        cell.data_type = "s"
        cell.quotePrefix = True
    return cell


def _new_cell(sheet: Any, value: Value) -> Any:
    from openpyxl.cell import WriteOnlyCell  # type: ignore[import-untyped]  # it has no types

    return WriteOnlyCell(sheet, value)


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
