"""`make quality`: questions from many texts, what is wrong with them, and a sheet to judge them on."""

from __future__ import annotations

import re
import sys
from argparse import ArgumentParser, Namespace
from collections.abc import Sequence
from pathlib import Path

from rich.console import Console

from bench.quality.figures import Measured, measure
from bench.quality.judged import judged, percent, report, rewrite, shares, shares_by, verdicts
from bench.quality.results import show, write_json
from bench.quality.sheet import BadSheet, Row, read_sheet, rows_of, write_sheet
from bench.quality.texts import ROOT, NoText, Text, texts_of

RESULTS = ROOT / "bench" / "quality.json"
PAGE = ROOT / "docs" / "quality.md"


def main(arguments: Sequence[str] | None = None) -> int:
    """0, or 1 with a word why not."""
    given = _arguments().parse_args(arguments)
    console = Console(highlight=False, width=None if sys.stdout.isatty() else 160)
    try:
        if given.judged:
            _tell_judged(given, console)
        else:
            _measure(given, console)
    except (BadSheet, NoText) as problem:
        print(problem, file=sys.stderr)
        return 1
    return 0


def _arguments() -> ArgumentParser:
    parser = ArgumentParser("python -m bench.quality", description=__doc__)
    parser.add_argument("texts", nargs="*", help="texts or folders; by default the project's own")
    parser.add_argument("--sheet", type=Path, help="write the questions into this .tsv or .md, to be judged")
    parser.add_argument("--judged", type=Path, nargs="+", help="read filled sheets, and write the docs")
    parser.add_argument("--json", type=Path, help="by default bench/quality.json, when all texts are measured")
    parser.add_argument("--date", type=_date, help="YYYY-MM-DD; by itself the newest judged sheet's")
    parser.add_argument("--seed", type=int, default=0, help="another number, other wrong options")
    parser.add_argument("--page", type=Path, default=PAGE, help="where --judged writes")
    return parser


def _date(text: str) -> str:
    if not re.fullmatch(r"\d{4}-\d\d-\d\d", text):
        raise ValueError(text)
    return text


def _measure(given: Namespace, console: Console) -> None:
    texts = texts_of(given.texts)
    measured = []
    with Console(stderr=True).status("writing questions …") as status:
        for text in texts:
            status.update(f"{text.name} …")
            measured.append(_questions(text, given.seed))
    show(measured, console)
    if path := given.json or (None if given.texts else RESULTS):
        write_json(measured, path, given.date or "")
    if given.sheet:
        write_sheet(list(rows_of(measured)), given.sheet, given.date or "")


def _questions(text: Text, seed: int) -> Measured:
    """What the generator makes of a text, read as `uzelok generate` reads it."""
    import authoring
    from authoring.errors import UnreadableText
    from authoring.reading import read_document

    try:
        document = read_document(text.path.read_bytes(), text.path.name)
    except UnreadableText as problem:
        raise NoText(f"{text.name}: {problem}") from None
    draft = authoring.generate(document.text, title=document.title or text.path.stem, seed=seed)
    return measure(text.name, draft.questions, text.language, text.open)


def _tell_judged(given: Namespace, console: Console) -> None:
    sheets = [read_sheet(path) for path in given.judged]
    rows = _each_once([row for found, _ in sheets for row in found])
    date = given.date or max(date for _, date in sheets)
    if not judged(rows):
        raise BadSheet("no question on these sheets is judged yet")
    if not date:
        raise BadSheet("when was it judged? Write the date into the sheet's first line, or give --date")
    rewrite(given.page, report(rows, date))
    counted = judged(rows)
    parts = (shares(counted), shares_by(counted, lambda row: row.text), shares_by(counted, lambda row: row.rule))
    for found in parts:
        for name, passed, total in found:
            console.print(f"{percent(passed, total):>8}  {passed:>4} of {total:<4}  {name}", markup=False)
        console.print()
    for line in verdicts(counted, everything=True):
        console.print(line, markup=False, soft_wrap=True)
    if len(counted) < len(rows):
        console.print(f"not judged: {len(rows) - len(counted)}")


def _each_once(rows: Sequence[Row]) -> list[Row]:
    """A question on several sheets counts as the last one has it."""
    return list({(row.text, row.question): row for row in rows}.values())


if __name__ == "__main__":
    sys.exit(main())
