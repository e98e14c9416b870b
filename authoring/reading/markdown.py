"""Markdown → plain text: what a reader of the rendered page would read, a paragraph a line."""

from __future__ import annotations

import html
import re
from dataclasses import dataclass

from authoring.reading.cleaning import clean
from authoring.reading.document import Document, Full, Sheet

COMMENT = re.compile(r"<!--.*?(?:-->|\Z)", re.DOTALL)
FRONT_MATTER = re.compile(r"\A---[ \t]*\n(.*?)\n(?:---|\.\.\.)[ \t]*(?:\n|\Z)", re.DOTALL)
FRONT_TITLE = re.compile(r"^title:[ \t]*[\"'«]?(.*?)[\"'»]?[ \t]*$", re.MULTILINE)
FENCE = re.compile(r" {0,3}(`{3,}|~{3,})")
HEADING = re.compile(r" {0,3}#{1,6}[ \t]+(\S.*)")
UNDERLINE = re.compile(r" {0,3}(=+|-+)[ \t]*")
RULE = re.compile(r" {0,3}(?:(?:\*[ \t]*){3,}|(?:-[ \t]*){3,}|(?:_[ \t]*){3,})")
QUOTE = re.compile(r"\A {0,3}(?:>[ \t]?)+")
ITEM = re.compile(r"[ \t]*(?:[-*+]|\d{1,3}[.)])[ \t]+(?:\[[ xX]\][ \t]+)?(?=\S)")  # «1917. Февраль» is a year, no item
DEFINITION = re.compile(r" {0,3}\[(?!\^)[^\]\n]{1,200}\]:[ \t]*\S")
FOOTNOTE = re.compile(r" {0,3}\[\^[^\]\n]{1,200}\]:")
TABLE_RULE = re.compile(r"[ \t]*\|?[ \t]*:?-+:?[ \t]*(?:\|[ \t]*:?-+:?[ \t]*)*\|?[ \t]*")

MEANT_BREAK = re.compile(r"(?<=\S)[ ]{2,}\r?\n")
ESCAPED = re.compile(r"\\([!-/:-@\[-`{-~])")
KEPT = re.compile("[\ue021-\ue07e]")  # where an escaped sign waits; a cleaned text has no such letters
IMAGE = re.compile(r"!\[[^\[\]]{0,1000}\](?:\([^()\n]{0,2000}\)|\[[^\]\n]{0,200}\])?")
LINK = re.compile(r"\[([^\[\]]{0,1000})\](?:\((?:[^()\n]|\([^()\n]{0,200}\)){0,2000}\)|\[[^\]\n]{0,200}\])")
FOOTNOTE_MARK = re.compile(r"\[\^[^\]\n]{1,200}\]")
ADDRESS = re.compile(r"<([a-z][a-z0-9+.-]{1,30}:[^<>\s]{0,2000}|[^<>\s@]{1,200}@[^<>\s]{1,200})>")
TAG = re.compile(r"</?[A-Za-z][^<>]{0,1000}>")
BREAK = re.compile(r"<br\s*/?>", re.IGNORECASE)
IMAGE_TAG = re.compile(r"<img\b[^<>]{0,1000}>", re.IGNORECASE)
CODE = re.compile(r"(`+)([^`]{1,1000})\1")
PUNCTUATION = re.compile(r"[!-/:-@\[-`{-~]")
STARS = re.compile(r"(?<=\S)\*{1,3}|\*{1,3}(?=\S)|(?<=\S)~~|~~(?=\S)|(?<=\S)==(?=[\s.,;:!?)]|$)|(?<!\S)==(?=\S)")
LOW_LINES = re.compile(r"(?<![^\W_])_{1,3}(?=[^\s_])|(?<=[^\s_])_{1,3}(?![^\W_])")


@dataclass(slots=True)
class Block:
    """A paragraph, item, row or heading. open: the next line may go on with it."""

    lines: list[str]
    heading: bool = False
    open: bool = False


def read_markdown(written: str) -> Document:
    """A text as Document. Pictures and footnotes are left out and counted."""
    sheet = Sheet()
    text = clean(MEANT_BREAK.sub(r"\\\n", written))
    if front := FRONT_MATTER.match(text):
        text = text[front.end() :]
        if title := FRONT_TITLE.search(front[1]):
            sheet.title = title[1]
    lines = ESCAPED.sub(_put_by, COMMENT.sub("", text)).split("\n")
    notes: tuple[str, ...] = ()
    try:
        for block in _blocks(lines, sheet):
            _write(block, sheet)
    except Full:
        notes = ("cut",)
    return sheet.document("md", *notes)


def _write(block: Block, sheet: Sheet) -> None:
    plain = _plain(" ".join(block.lines), sheet)
    if block.heading and not sheet.title:
        sheet.title = plain
    if plain or not block.lines:
        sheet.write(plain)


def _blocks(lines: list[str], sheet: Sheet) -> list[Block]:
    """The blocks in their order; one without lines parts others."""
    found = [Block([])]
    fence = ""
    for line in lines:
        if fence:
            fence = "" if line.strip().startswith(fence) else fence
            found.append(Block([line] if fence else []))
            continue
        line = QUOTE.sub("", line, count=1)
        last = found[-1]
        if opened := FENCE.match(line):
            fence = opened[1]
            found.append(Block([]))
        elif last.open and UNDERLINE.fullmatch(line):
            last.heading, last.open = True, False
        elif not line.strip() or RULE.fullmatch(line) or DEFINITION.match(line):
            found.append(Block([]))
        elif FOOTNOTE.match(line):
            sheet.count("footnotes")
            found.append(Block([]))
        else:
            _add_line(found, line)
    return found


def _add_line(found: list[Block], line: str) -> None:
    """A line of text goes on with the last block, or begins one of its own."""
    if heading := HEADING.fullmatch(line):
        found.append(Block([heading[1].rstrip(" \t#")], heading=True))
    elif "|" in line and TABLE_RULE.fullmatch(line):
        found[-1].open = False
    elif line.lstrip().startswith("|"):
        found.append(Block(["\t".join(cell.strip() for cell in line.strip().strip("|").split("|"))]))
    elif item := ITEM.match(line):
        found.append(Block([line[item.end() :]], open=True))
    elif found[-1].open:
        found[-1].lines.append(line.strip().removesuffix("\\"))
        found[-1].open = not line.endswith("\\")  # a line break that was meant
    else:
        found.append(Block([line.removesuffix("\\")], open=not line.endswith("\\")))


def _plain(paragraph: str, sheet: Sheet) -> str:
    """A paragraph without the signs of emphasis, links, code and tags."""
    text = CODE.sub(lambda code: PUNCTUATION.sub(_put_by, code[2]), paragraph)
    text, pictures = IMAGE.subn("", text)
    if pictures:
        sheet.count("pictures", pictures)
    text, marks = FOOTNOTE_MARK.subn("", text)
    if marks:
        sheet.count("footnotes", marks)
    text = LINK.sub(r"\1", text)
    text = ADDRESS.sub(r"\1", text)
    if shown := len(IMAGE_TAG.findall(text)):
        sheet.count("pictures", shown)
    text = TAG.sub("", BREAK.sub(" ", text))
    text = html.unescape(STARS.sub("", LOW_LINES.sub("", text)))
    return KEPT.sub(lambda sign: chr(ord(sign[0]) - 0xE000), text).strip()


def _put_by(sign: re.Match[str]) -> str:
    """The sign as one that means nothing to Markdown, until the rest is read."""
    return chr(0xE000 + ord(sign[0][-1]))
