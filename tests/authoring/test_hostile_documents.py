"""Documents made to do harm, read by the real worker: it refuses them, or is ended, and takes the next one."""

from __future__ import annotations

import time
import zipfile
from collections.abc import AsyncIterator, Callable
from io import BytesIO
from pathlib import Path

import pytest
import pytest_asyncio

from authoring.errors import UnreadableText
from authoring.foreman import MEGABYTE
from authoring.workshop import Workshop
from tests.authoring.reading_files import book, pdf, word_of, zipped

pytestmark = pytest.mark.asyncio(loop_scope="module")

MEGABYTES = 400
"""What the worker may have."""
LONGEST = 20.0
"""Seconds for a document of any kind here; each takes one or two. Without bounds it would be minutes, or for ever."""
STORY = "В 1923 году Иван Смирнов стал наркомом почт и телеграфов. В 1927 году Смирнов был исключён из партии."
ENTITIES = "".join(f"<!ENTITY l{n} '{f'&l{n - 1};' * 10 if n else 'ха'}'>" for n in range(10))
LAUGHS = f"<!DOCTYPE x [{ENTITIES}]><x>&l9;</x>"
RELATIONS = ("_rels/.rels", "<Relationships/>")
MAIN = "word/document.xml"


def crowded(entries: int) -> bytes:
    """A book of so many files."""
    out = BytesIO(book(f"<p>{STORY}</p>"))
    with zipfile.ZipFile(out, "a") as archive:
        for number in range(entries):
            archive.writestr(f"OEBPS/{number}.xhtml", b"")
    return out.getvalue()


def zip_bomb() -> bytes:
    """A document whose text is 200 MB of the same letter, packed to 200 KB."""
    chunk = b"<p>" + b"a" * 1_000_000
    out = BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(*RELATIONS)
        with archive.open(MAIN, "w", force_zip64=True) as entry:
            for _ in range(200):
                entry.write(chunk)
    return out.getvalue()


def changed(old: bytes, new: bytes) -> bytes:
    """A sound PDF with this put in the place of that; readers look for what has moved."""
    document = pdf([STORY])
    assert old in document
    return document.replace(old, new)


def drawing_itself() -> bytes:
    """A PDF whose picture is a drawing that shows itself twice."""
    page = pdf([STORY], picture=True).replace(b"BT /F", b"/P Do BT /F")
    image, dot = b"/Subtype/Image/Width 1/Height 1/BitsPerComponent 8/ColorSpace/DeviceGray", b"/Length 1>>stream\n\0"
    assert image in page
    assert dot in page
    form = b"/Subtype/Form/BBox[0 0 9 9]/Resources<</XObject<</P 6 0 R>>>>"
    return page.replace(image, form).replace(dot, b"/Length 11>>stream\n/P Do /P Do")


OUTSIDE = "<Relationships><Relationship Type='/officeDocument' Target='../../../../etc/passwd'/></Relationships>"
FOREIGN = "<!DOCTYPE x [<!ENTITY f SYSTEM 'file:///etc/passwd'>]><x>&f;</x>"
READ = ""
HOSTILE: dict[str, tuple[str, Callable[[], bytes], str]] = {
    "a zip bomb": ("a.docx", zip_bomb, "bomb"),
    "a book of 100,000 files": ("a.epub", lambda: crowded(100_000), "bomb"),
    "a billion laughs in a document": ("a.docx", lambda: zipped(RELATIONS, (MAIN, LAUGHS)), "bomb"),
    "a billion laughs in its properties": (
        "a.docx",
        lambda: zipped(RELATIONS, (MAIN, "<x/>"), ("docProps/core.xml", LAUGHS)),
        "bomb",
    ),
    "an entity that is another file": ("a.docx", lambda: zipped(RELATIONS, (MAIN, FOREIGN)), "bomb"),
    "tables in tables": ("a.docx", lambda: word_of("<w:tbl><w:tr><w:tc>" * 100_000), "damaged"),
    "a path out of the archive": ("a.docx", lambda: zipped(("_rels/.rels", OUTSIDE)), "unknown-format"),
    "pages that contain themselves": ("a.pdf", lambda: changed(b"/Kids[7 0 R]", b"/Kids[2 0 R]"), "damaged"),
    "pages without end": (
        "a.pdf",
        lambda: changed(b"/Kids[7 0 R]", b"/Kids[" + b"7 0 R " * 100_000 + b"]"),
        "too-many-pages",
    ),
    "a list of places that leads back to itself": ("a.pdf", lambda: changed(b"/Info 5 0 R", b"/Prev 9"), READ),
    "a drawing that draws itself": ("a.pdf", drawing_itself, READ),
    "brackets in brackets": ("a.pdf", lambda: changed(b"BT /F", b"[" * 50_000 + b"BT /F"), "damaged"),
    "a tag without an end": ("a.epub", lambda: book("<" + "a" * 400_000), READ),
    "tags in tags": ("a.epub", lambda: book("<div>" * 200_000), "empty"),
    "attributes without an end": ("a.epub", lambda: book(f"<a {'b' * 9000}>" * 200), "empty"),
    "markdown without an end": ("a.md", lambda: b"[![" * 100_000 + b"*_`" * 100_000, READ),
    "a name that is a path": ("../../../../etc/passwd\0.txt", STORY.encode, READ),
}


@pytest_asyncio.fixture(loop_scope="module", scope="module")
async def workshop() -> AsyncIterator[Workshop]:
    """As the program has it."""
    async with Workshop() as opened:
        yield opened


@pytest.mark.parametrize("what", HOSTILE)
async def test_a_document_made_to_do_harm_is_read_or_refused_and_so_is_the_next(what: str, workshop: Workshop) -> None:
    name, made, code = HOSTILE[what]
    document, begun = made(), time.monotonic()
    if code:
        with pytest.raises(UnreadableText) as refused:
            await workshop.draft(document, name)
        assert refused.value.code == code
    else:
        draft = await workshop.draft(document, name)
        assert "root:" not in draft.questions.material
        assert "/" not in draft.questions.title
    assert time.monotonic() - begun < LONGEST
    assert _most_ever(workshop.pid) < MEGABYTES * MEGABYTE
    assert (await workshop.draft(STORY.encode(), "a.txt")).questions.facts


def _most_ever(pid: int | None) -> int:
    """Bytes of memory that a process has ever had in use; 0 where the system does not say."""
    status = Path(f"/proc/{pid}/status")
    lines = status.read_text().splitlines() if status.exists() else ["VmHWM: 0"]
    return int(next(line for line in lines if line.startswith("VmHWM")).split()[1]) * 1024
