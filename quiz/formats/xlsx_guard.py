"""What is looked at in an .xlsx file before it is opened: how large it unpacks, and what openpyxl does not tell."""

from __future__ import annotations

import io
import re
import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import dataclass, field

from quiz.errors import BadFile, Fault
from quiz.formats.decoding import MOST_BYTES

MOST_MEMBERS = 1_000
MOST_UNPACKED = 150_000_000
"""Bytes of all that is read; 100,000 rows of ten columns have half of it."""
LARGEST_PART = 4_000_000
"""Bytes of the parts that are read as a whole (styles, names): a thousand times what they need."""
MOST_STRINGS = 1_000_000
LONGEST_RUN = 4_000_000
"""Bytes of one row or one text. Each is held in memory as a tree."""
CHUNK = 1 << 20
OVERLAP = 1 << 15
"""Longer than anything that is looked for."""

PREFIX = rb"(?:\w{1,20}:)?"
ROW = re.compile(rb"<" + PREFIX + rb"row[\s/>]")
STRING = re.compile(rb"<" + PREFIX + rb"si[\s/>]")
MERGED = re.compile(rb"<" + PREFIX + rb'mergeCell\s{1,9}ref="([A-Z]{1,3})(\d{1,7}):([A-Z]{1,3})(\d{1,7})"')
EMPTY_FORMULA = re.compile(
    rb"<" + PREFIX + rb'c\s[^<>]{0,200}?r="([A-Z]{1,3}\d{1,7})"[^<>]{0,200}>\s{0,99}'
    rb"<" + PREFIX + rb"f(?:\s[^<>]{0,300})?(?:/>|>[^<]{0,9000}</" + PREFIX + rb"f>)\s{0,99}"
    rb"(?:<" + PREFIX + rb"v\s?/>|<" + PREFIX + rb"v></" + PREFIX + rb"v>)?\s{0,99}</" + PREFIX + rb"c>"
)
DECLARATION = re.compile(rb"<!(?:DOCTYPE|ENTITY)")


@dataclass(frozen=True, slots=True)
class Merged:
    """Cells that are one; rows and columns from 1."""

    top: int
    left: int
    bottom: int
    right: int


@dataclass(slots=True)
class Worksheet:
    """What is seen in a worksheet without reading it. unfilled: cells whose formula has no stored value."""

    merged: list[Merged] = field(default_factory=list)
    unfilled: list[str] = field(default_factory=list)


def look_into(data: bytes) -> dict[str, Worksheet]:
    """The worksheets by their paths in the archive. Raises BadFile for a file that is none or would unpack to harm."""
    if len(data) > MOST_BYTES:
        sizes = {"megabytes": f"{len(data) / 1_000_000:.1f}", "most": str(MOST_BYTES // 1_000_000)}
        raise BadFile([Fault(None, None, "", "too-big", sizes)])
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            return _look_into(archive)
    except (zipfile.BadZipFile, zlib.error, OSError, EOFError, ValueError, NotImplementedError, RuntimeError) as error:
        raise BadFile([not_xlsx(data)]) from error


def not_xlsx(data: bytes) -> Fault:
    """What to tell of a file that cannot be opened: an old or locked one can be saved anew."""
    locked = data.startswith(b"\xd0\xcf\x11\xe0")
    return Fault(None, None, "", "rows-old-excel" if locked else "rows-not-xlsx")


def _look_into(archive: zipfile.ZipFile) -> dict[str, Worksheet]:
    members = archive.infolist()
    read = [member for member in members if re.search(r"\.(xml|rels)$", member.filename, re.IGNORECASE)]
    if len(members) > MOST_MEMBERS or sum(member.file_size for member in read) > MOST_UNPACKED:
        raise BadFile([Fault(None, None, "", "rows-unpacks")])
    seen: dict[str, Worksheet] = {}
    for member in read:
        if re.search(r"(^|/)worksheets/[^/]+\.xml$", member.filename):
            seen[member.filename] = _worksheet(archive, member)
        elif member.filename.lower().endswith("sharedstrings.xml"):
            if _longest_run(archive, member, STRING)[1] > MOST_STRINGS:
                raise BadFile([Fault(None, None, "", "rows-unpacks")])
        elif member.file_size > LARGEST_PART:
            raise BadFile([Fault(None, None, "", "rows-unpacks")])
    if not seen:
        raise ValueError
    return seen


def _worksheet(archive: zipfile.ZipFile, member: zipfile.ZipInfo) -> Worksheet:
    merged: dict[Merged, None] = {}
    unfilled: dict[str, None] = {}
    for _, chunk in _chunks(archive, member):
        for found in MERGED.finditer(chunk):
            if len(merged) < 10_000:
                left, top, right, bottom = found.groups()
                merged[Merged(int(top), _number(left), int(bottom), _number(right))] = None
        if b"</f>" in chunk or b":f>" in chunk or b"<f" in chunk:
            unfilled |= dict.fromkeys(found[1].decode() for found in EMPTY_FORMULA.finditer(chunk))
    _longest_run(archive, member, ROW)
    return Worksheet(list(merged), list(unfilled))


def _longest_run(archive: zipfile.ZipFile, member: zipfile.ZipInfo, mark: re.Pattern[bytes]) -> tuple[int, int]:
    """How many bytes stand between two marks at most, and how many marks there are. Raises BadFile if it is too far."""
    last, longest, count, end = 0, 0, 0, 0
    for start, chunk in _chunks(archive, member):
        end = start + len(chunk)
        for found in mark.finditer(chunk):
            if (place := start + found.start()) > last:
                longest, last, count = max(longest, place - last), place, count + 1
        if max(longest, end - last) > LONGEST_RUN:
            raise BadFile([Fault(None, None, "", "rows-cell-long")])
    return longest, count


def _chunks(archive: zipfile.ZipFile, member: zipfile.ZipInfo) -> Iterator[tuple[int, bytes]]:
    """A part piece by piece, each beginning with the end of the one before; where it begins."""
    start, kept = 0, b""
    with archive.open(member) as stream:
        while more := stream.read(CHUNK):
            chunk = kept + more
            if DECLARATION.search(chunk):
                raise ValueError
            yield start, chunk
            kept = chunk[-OVERLAP:]
            start += len(chunk) - len(kept)


def _number(letters: bytes) -> int:
    number = 0
    for letter in letters:
        number = number * 26 + letter - 64
    return number
