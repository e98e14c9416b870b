"""PDF → text with pypdf, within bounds; a scan is told from a text, a locked file from an open one."""

from __future__ import annotations

import logging
import re
from collections.abc import Iterator
from contextlib import contextmanager
from io import BytesIO
from typing import TYPE_CHECKING

from authoring.errors import UnreadableText
from authoring.reading.document import MOST_CHARACTERS, Document, Full, Sheet
from authoring.reading.paragraphs import joined, without_running_heads

if TYPE_CHECKING:
    from pypdf import PageObject, PdfReader

MOST_PAGES = 2_000
MOST_STREAM = 20_000_000
"""Bytes one stream may unpack to; the text of a page takes some thousands."""

MOST_OPERATIONS = 200_000
"""Of one page, with their operands: a dense one has some ten thousand, and pypdf takes the square of their time."""

LEAST_LETTERS = 15
"""On a page, for it to count as one with text: a scan may bear a stamp or a number."""

GENERATED_TITLE = re.compile(
    r"microsoft (?:word|powerpoint)\b.*|.*\.(?:docx?|pdf|indd|qxd|odt|rtf|tex|dvi)|untitled.*"
    r"|(?:document|документ)\s*\d*|без (?:имени|названия).*|(?:print|scan|slide)\b.*",
    re.IGNORECASE,
)
WESTERN_CAPITALS = re.compile("[À-ÿ]")
LETTER = re.compile(r"[^\W\d_]")
UNMAPPED = re.compile("\ufffd|[\ue000-\uf8ff]|/g\\d+|\\(cid:\\d+\\)|[\x00-\x08]")


def read_pdf(data: bytes) -> Document:
    """The text of a PDF, a paragraph a line, without running heads and page numbers.

    Raises UnreadableText: "password", "scanned", "garbled", "too-many-pages", "damaged".
    """
    try:
        with _bounded():
            return _document(_opened(data))
    except UnreadableText:
        raise
    except Exception as error:  # pypdf meets a broken file with whatever breaks first, KeyError to RecursionError
        raise UnreadableText("damaged") from error


@contextmanager
def _bounded() -> Iterator[None]:
    from pypdf import apply_configuration

    logging.getLogger("pypdf").setLevel(logging.CRITICAL)  # it logs what is in the file
    with apply_configuration(
        maximum_declared_stream_length=MOST_STREAM,
        array_based_stream_maximum_output_length=MOST_STREAM,
        zlib_maximum_output_length=MOST_STREAM,
        lzw_maximum_output_length=MOST_STREAM,
        run_length_maximum_output_length=MOST_STREAM,
        stream_decoding_work_maximum_length=4 * MOST_STREAM,
        stream_parsing_work_maximum_count=MOST_OPERATIONS,
        page_tree_maximum_entries=2 * MOST_PAGES + 1_000,
        xform_maximum_invocations_per_extraction=500,
    ):
        yield


def _opened(data: bytes) -> PdfReader:
    from pypdf import PdfReader
    from pypdf.errors import DependencyError, FileNotDecryptedError, LimitReachedError

    try:
        reader = PdfReader(BytesIO(data))
        if reader.is_encrypted and not reader.decrypt(""):
            raise UnreadableText("password")
        count = len(reader.pages)
    except (DependencyError, FileNotDecryptedError) as error:  # AES needs a library of its own
        raise UnreadableText("password") from error
    except LimitReachedError as error:
        if "page tree" in str(error):
            raise UnreadableText("too-many-pages", limit=str(MOST_PAGES)) from error
        raise
    if count > MOST_PAGES:
        raise UnreadableText("too-many-pages", limit=str(MOST_PAGES), pages=str(count))
    if not count:
        raise UnreadableText("damaged")
    return reader


def _document(reader: PdfReader) -> Document:
    pages, notes = _pages(reader)
    texts = without_running_heads(pages)
    _refuse_garbled(pages)
    silent = sum(len(LETTER.findall(" ".join(page))) < LEAST_LETTERS for page in texts)
    if silent == len(texts) and any(map(_has_picture, reader.pages[:20])):
        raise UnreadableText("scanned")
    lines, encoding = _russian([line for page in texts for line in page])
    sheet = Sheet(title=_title(reader))
    if 0 < silent < len(texts):
        sheet.count("pages-without-text", silent)
    try:
        for paragraph in joined(lines):
            sheet.write(paragraph)
    except Full:
        notes.append("cut")
    return sheet.document("pdf", *encoding, *notes)


def _pages(reader: PdfReader) -> tuple[list[list[str]], list[str]]:
    """The lines of every page, of no more than may be read, and notes. A page that cannot be read has none."""
    pages: list[list[str]] = []
    room, broken = MOST_CHARACTERS, 0
    for page in reader.pages:
        try:
            text = page.extract_text()
        except Exception:  # as in read_pdf; one bad page does not spoil the rest
            text, broken = "", broken + 1
        pages.append(text[:room].splitlines())
        room -= len(text)
        if room <= 0:
            return pages, ["cut"]
    if broken == len(pages):
        raise UnreadableText("damaged")
    return pages, [f"damaged-pages:{broken}"] if broken else []


def _has_picture(page: PageObject) -> bool:
    from pypdf.generic import DictionaryObject

    try:
        resources = page["/Resources"].get_object()
        objects = resources["/XObject"].get_object() if isinstance(resources, DictionaryObject) else None
        shapes = [one.get_object() for one in objects.values()] if isinstance(objects, DictionaryObject) else []
        return any(isinstance(one, DictionaryObject) and one.get("/Subtype") == "/Image" for one in shapes)
    except Exception:  # as in read_pdf; no picture that can be seen
        return False


def _refuse_garbled(pages: list[list[str]]) -> None:
    """A file may draw its letters without saying which they are."""
    text = "".join(line for page in pages for line in page)
    unknown = len(UNMAPPED.findall(text))
    if unknown > max(LEAST_LETTERS, 0.2 * len(LETTER.findall(text))):
        raise UnreadableText("garbled")


def _russian(lines: list[str]) -> tuple[list[str], tuple[str, ...]]:
    """Lines whose letters are what they look like: old programs wrote Russian as «Âàñèëèé»."""
    text = "".join(lines)
    letters = len(LETTER.findall(text))
    if len(WESTERN_CAPITALS.findall(text)) < 0.6 * letters:
        return lines, ()
    return [_as_cp1251(line) for line in lines], ("encoding:cp1251",)


def _as_cp1251(line: str) -> str:
    return "".join(letter.encode("cp1252").decode("cp1251") if "\x7f" < letter < "Ā" else letter for letter in line)


def _title(reader: PdfReader) -> str:
    """The title in the file's data, if a person gave it one."""
    try:
        title = str(reader.metadata.title or "").strip() if reader.metadata else ""
    except Exception:  # as in read_pdf; a title is not worth failing for
        return ""
    return "" if GENERATED_TITLE.fullmatch(title) else title
