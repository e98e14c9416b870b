"""Which formats there are, and which one a file has: by its ending."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

from quiz.errors import BadFile, Fault
from quiz.formats.aiken.text_file import read_text_file
from quiz.formats.aiken.writer import write_aiken
from quiz.formats.anki.reader import read_apkg
from quiz.formats.anki.writer import write_apkg
from quiz.formats.foreign import Exported, Format, Imported
from quiz.formats.gift.reader import read_gift
from quiz.formats.gift.writer import write_gift
from quiz.formats.moodle.reader import read_moodle
from quiz.formats.moodle.writer import write_moodle
from quiz.formats.tables.csv_rows import read_csv, write_csv, write_tsv
from quiz.formats.tables.xlsx_rows import read_xlsx
from quiz.formats.tables.xlsx_written import write_xlsx
from quiz.formats.word.reader import read_docx
from quiz.formats.yaml_reader import read_yaml
from quiz.formats.yaml_writer import write_yaml
from quiz.questions import QuestionSet


def _timeless(write: Callable[[QuestionSet], Exported]) -> Callable[[QuestionSet, datetime], Exported]:
    """Most formats do not tell when a file was made."""
    return lambda questions, _: write(questions)


YAML = Format(
    "yaml",
    (".yaml", ".yml"),
    lambda data, _: Imported(read_yaml(data)),
    _timeless(lambda questions: Exported(write_yaml(questions))),
)
XLSX = Format("xlsx", (".xlsx",), read_xlsx, _timeless(write_xlsx))
CSV = Format("csv", (".csv",), read_csv, _timeless(write_csv))
TSV = Format("tsv", (".tsv", ".tab"), read_csv, _timeless(write_tsv))
GIFT = Format("gift", (".gift", ".gift.txt"), read_gift, _timeless(write_gift))
AIKEN = Format("aiken", (".aiken", ".aiken.txt", ".txt"), read_text_file, _timeless(write_aiken))
DOCX = Format("docx", (".docx",), read_docx, None)
MOODLE = Format("moodle", (".xml", ".moodle.xml"), read_moodle, _timeless(write_moodle))
APKG = Format("apkg", (".apkg",), read_apkg, write_apkg)
COLPKG = Format("colpkg", (".colpkg",), read_apkg, None)  # a whole collection: Anki would throw away the other one
FORMATS: tuple[Format, ...] = (YAML, XLSX, CSV, TSV, GIFT, AIKEN, DOCX, MOODLE, APKG, COLPKG)
"""In the order in which people are told of them."""
OTHER_TABLES = (".xls", ".xlsm", ".xlsb", ".ods", ".numbers")
"""Endings of tables that their programs can save as one of ours."""


def format_of(name: str) -> Format | None:
    """The format of a file of this name, None if there is none with its ending; the longest ending counts."""
    fitting = [
        (len(ending), place, each)
        for place, each in enumerate(FORMATS)
        for ending in each.endings
        if name.casefold().endswith(ending)
    ]
    return max(fitting, key=lambda found: (found[0], -found[1]))[2] if fitting else None


def import_file(data: bytes, name: str) -> Imported:
    """What a file holds, in whatever format its ending names. Raises BadFile with everything that is wrong."""
    found = format_of(name)
    if name.casefold().endswith(OTHER_TABLES):
        raise BadFile([Fault(None, None, "", "rows-save-as", {"name": name})])
    if found is None or found.read is None:
        endings = ", ".join(ending for each in FORMATS if each.read for ending in each.endings)
        raise BadFile([Fault(None, None, "", "ending-unknown", {"name": name, "endings": endings})])
    return found.read(data, name)
