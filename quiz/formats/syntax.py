"""What a YAML parser complains about, turned into what the author should change."""

from __future__ import annotations

import re
from itertools import islice

from ruamel.yaml.error import MarkedYAMLError, StringMark
from ruamel.yaml.reader import ReaderError

from quiz.errors import Fault
from quiz.formats.shape import MOST_FAULTS

EXCERPT = 60
TABBED = re.compile(r" *\t")
RULES: tuple[tuple[str, str], ...] = (
    # ask: Что произошло: съезд или пленум?
    (r"mapping values are not allowed", "syntax-colon"),
    # ask: @smirnov    ask: %d    ask: `x`
    (r"cannot start any token", "syntax-first-character"),
    # ask: "Сколько…      (and no second quotation mark up to the end)
    (r"quoted scalar: found unexpected (end of stream|document separator)", "syntax-quote-open"),
    # "10\15"
    (r"unknown escape character|escape sequence", "syntax-escape"),
    # ask: - что
    (r"sequence entries are not allowed", "syntax-dash"),
    # answer: [A, B        answer: {1923: A
    (r"expected ',' or '[]}]'|flow (sequence|mapping|node)", "syntax-bracket"),
    # ask: *что?    ask: &
    (r"scanning an (alias|anchor)|found undefined alias", "syntax-alias"),
    # ask: !
    (r"(scanning|parsing) a (tag|node)|tag (handle|directive)|URI", "syntax-tag"),
    # ask: > что
    (r"block scalar", "syntax-block"),
    # explanation (and nothing more on the line)
    (r"could not find expected ':'", "syntax-no-colon"),
    # indentation that fits nothing above
    (r"expected <block end>|did not find expected|expected <document start>|indentation", "syntax-indent"),
)


def syntax_fault(error: MarkedYAMLError, text: str) -> list[Fault]:
    """The faults behind one complaint: usually one; lines indented with tabs are told one by one."""
    lines = text.splitlines()
    problem, context = error.problem or "", error.context or ""
    mark: StringMark | None = error.problem_mark or error.context_mark
    line, column = (mark.line + 1, mark.column + 1) if mark else (None, None)
    row = _row(lines, line)
    tabbed = list(islice((number for number, each in enumerate(lines, 1) if TABBED.match(each)), MOST_FAULTS))
    if tabbed and (TABBED.match(row) or "\\t" in problem or "tab" in problem):
        return [Fault(number, lines[number - 1].index("\t") + 1, "", "tab") for number in tabbed]
    code = next((code for rule, code in RULES if re.search(rule, f"{context}: {problem}")), "syntax")
    if code == "syntax-indent" and _text_after_quotes(row):
        code = "syntax-after-quote"
    if code == "syntax-colon" and mark is not None and ":" not in row[: mark.column]:
        code = "syntax-continued"
    opened = error.context_mark
    if code in {"syntax-quote-open", "syntax-bracket", "syntax-no-colon"} and opened is not None:
        line, column = opened.line + 1, opened.column + 1
        row = _row(lines, line)
    data = {"excerpt": _excerpt(row)}
    if code == "syntax-first-character" and column is not None:
        data["character"] = row[column - 1 : column]
    if code == "syntax":
        data["problem"] = problem
    return [Fault(line, column, "", code, data)]


def unreadable_character(error: ReaderError, text: str) -> Fault:
    """A control character, which YAML does not allow."""
    before = text[: error.position]
    column = error.position - (before.rfind("\n") + 1) + 1
    character = f"U+{ord(text[error.position]):04X}"
    return Fault(before.count("\n") + 1, column, "", "control-character", {"character": character})


def _row(lines: list[str], line: int | None) -> str:
    return lines[line - 1] if line is not None and line <= len(lines) else ""


def _text_after_quotes(row: str) -> bool:
    """ask: "Правда" писала…"""
    return re.search(r"""(?:[:-]\s+)(?:"[^"]*"|'[^']*')\s*[^\s#,]""", row) is not None


def _excerpt(row: str) -> str:
    row = row.strip()
    return row if len(row) <= EXCERPT else row[: EXCERPT - 1] + "…"
