"""Markup as a stream of events, from XML that must be right and from pages that need not be."""

from __future__ import annotations

import html
import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from xml.parsers import expat

from authoring.errors import UnreadableText

Attributes = Mapping[str, str]


def parse_xml(
    chunks: Iterable[bytes],
    start: Callable[[str, Attributes], None],
    end: Callable[[str], None],
    text: Callable[[str], None],
) -> None:
    """Tell the callbacks of every element, by its name without a prefix. The document is never held as a whole.

    Raises UnreadableText: "bomb" for a document that declares entities, "damaged" for one that is no XML.
    """
    parser = expat.ParserCreate()
    parser.buffer_text = True
    parser.StartElementHandler = lambda name, values: start(local(name), {local(key): values[key] for key in values})
    parser.EndElementHandler = lambda name: end(local(name))
    parser.CharacterDataHandler = text
    parser.EntityDeclHandler = _refuse_entity
    try:
        for chunk in chunks:
            parser.Parse(chunk, False)
        parser.Parse(b"", True)
    except (expat.ExpatError, ValueError, LookupError) as error:  # the last two: encodings Python does not know
        raise UnreadableText("damaged") from error
    finally:
        # Handlers and parser hold each other: without this a large document stays until the collector comes by.
        parser.StartElementHandler = parser.EndElementHandler = parser.CharacterDataHandler = None


def _refuse_entity(*_declaration: object) -> None:
    raise UnreadableText("bomb")


def local(name: str) -> str:
    """The name without its prefix: "p" for "w:p"."""
    return name.rpartition(":")[2]


@dataclass(frozen=True, slots=True)
class Start:
    """`<name …>`; `closed` if it is its own end as well."""

    name: str
    attributes: Attributes
    closed: bool


@dataclass(frozen=True, slots=True)
class End:
    name: str


TOKEN = re.compile(
    r"<!--.*?(?:-->|\Z)|<!\[CDATA\[(?P<cdata>.*?)(?:\]\]>|\Z)|<[!?][^>]*(?:>|\Z)"
    r"|<(?P<end>/?)(?P<name>[A-Za-z][\w.:-]*+)(?P<rest>[^<>]*+)>|(?P<text>[^<]+|<)",
    re.DOTALL,
)
"""`*+` gives nothing back: a tag without an end, tried at each of its letters, would take the square of its length."""
ATTRIBUTE = re.compile(r"""(?<![\w.:-])([\w.:-]++)\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'>]+))""")


def tokens(page: str) -> Iterator[Start | End | str]:
    """The tags and texts of a page, however it is broken, in time that grows with its length.

    Names are in small letters, without a prefix. Entities a page declares for itself are not known.
    """
    for token in TOKEN.finditer(page):
        if token["text"] is not None:
            yield html.unescape(token["text"])
        elif token["cdata"] is not None:
            yield token["cdata"]
        elif token["name"] and token["end"]:
            yield End(local(token["name"]).lower())
        elif token["name"]:
            rest = token["rest"]
            yield Start(local(token["name"]).lower(), _attributes(rest), rest.endswith("/"))


def _attributes(rest: str) -> Attributes:
    """Their names whole and in small letters ("epub:type"), for prefixes part some that are otherwise the same."""
    found = (match.groups() for match in ATTRIBUTE.finditer(rest[:10_000]))
    return {name.lower(): html.unescape(first or second or third or "") for name, first, second, third in found}
