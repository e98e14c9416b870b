"""HTML, as other programs keep their texts → the words a reader sees."""

from __future__ import annotations

import html
import re


def _names(listed: str) -> frozenset[str]:
    return frozenset(listed.split())


TAG = re.compile(r"""<(/?)([a-zA-Z][\w:-]*)(?![\w:-])((?:[^>"']++|"[^"]*+"|'[^']*+')*+)>""")
"""With quoted values, in which `>` may stand. The possessive forms keep the time proportional to the length."""
OPENED = re.compile(r"</?[a-zA-Z]")
SIMPLE_TAG = re.compile(r"<(/?)([a-zA-Z][\w:-]*)(?![\w:-])([^<>]*)>")
MOST_TAGS = 20_000
"""In one text; what stands behind them is left as it is."""
COMMENT = re.compile(r"<!--.*?(?:-->|\Z)|<!\[CDATA\[|\]\]>|<[!?][^<>]*>", re.DOTALL)
ENTITY = re.compile(r"&(?:#[0-9]{1,8}(?![0-9])|#[xX][0-9a-fA-F]{1,8}(?![0-9a-fA-F])|[a-zA-Z][a-zA-Z0-9]{1,31});?")
"""Shorter than the numbers that Python refuses to read."""
RAISED = re.compile(r"<(su[bp])>([^<>&]{1,40})</\1>", re.IGNORECASE)
SUPERSCRIPT = str.maketrans("0123456789+-−=()ni", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁻⁼⁽⁾ⁿⁱ")
SUBSCRIPT = str.maketrans("0123456789+-−=()", "₀₁₂₃₄₅₆₇₈₉₊₋₋₌₍₎")

BREAKS = _names(
    "address article aside blockquote br caption center dd details div dl dt fieldset figcaption figure footer form "
    "h1 h2 h3 h4 h5 h6 header hr legend li main nav ol p pre section summary table tbody tfoot thead tr ul"
)
"""A new line begins before and after these."""
INLINE = _names(
    "a abbr acronym b bdi bdo big body button cite code col colgroup data del dfn em font head html i input ins kbd "
    "label link map area mark math meta nobr optgroup option output param q rp rt ruby s samp select small source span "
    "strike strong sub sup td template textarea th time title track tt u var wbr"
)
DROPPED = {
    "img": "picture", "picture": "picture", "svg": "picture", "canvas": "picture",
    "audio": "sound", "video": "video",
    "script": "script", "noscript": "script",
    "iframe": "frame", "frame": "frame", "frameset": "frame", "object": "frame", "embed": "frame", "applet": "frame",
}  # fmt: skip
"""What is left out, by its tag, and the word for it."""
UNSEEN = ("script", "style", "noscript", "svg", "canvas", "audio", "video", "iframe", "object", "applet")
"""What stands between these and their ends is not read out either."""
KNOWN = BREAKS | INLINE | DROPPED.keys() | {"style"}


def plain_text(source: str, *, keep_lines: bool = False) -> tuple[str, tuple[str, ...]]:
    """The words of a piece of HTML, and what is left out: "picture", "sound", "video", "script", "frame", each once.

    Lines begin where a browser would begin them; `keep_lines`: and where the source does. `x<sup>2</sup>` becomes
    x². What only looks like a tag (`a <b, c> d`, `<iostream>`) stays. Never raises; time is proportional to length.
    """
    if "<" not in source and "&" not in source:
        return _tidy_lines(source if keep_lines else re.sub(r"\s*\n\s*", " ", source)), ()
    source = source if keep_lines else source.replace("\r", " ").replace("\n", " ")
    source = RAISED.sub(_raised, COMMENT.sub("", source))
    reading = _Reading()
    reading.read(source)
    return _tidy_lines("".join(reading.parts)), tuple(reading.dropped)


class _Reading:
    def __init__(self) -> None:
        self.parts: list[str] = []
        self.dropped: dict[str, None] = {}
        self._endless: set[str] = set()

    def read(self, source: str) -> None:
        place, tag = 0, TAG
        for _ in range(MOST_TAGS):
            opened = OPENED.search(source, place)
            if opened is None:
                break
            start = opened.start()
            self._say(source[place:start])
            found = tag.match(source, start)
            if found is None and tag is TAG:
                # A quotation mark is open to the very end; what follows is read without minding them.
                found = SIMPLE_TAG.match(source, start)
                tag = SIMPLE_TAG
            place = start + 1 if found is None else found.end()
            if found is None or not self._take(found[2].lower()):
                self._say(source[start:place])
            elif not found[1] and not found[3].endswith("/"):
                place = self._behind(source, found[2].lower(), place)
        self._say(source[place:])

    def _say(self, text: str) -> None:
        self.parts.append(ENTITY.sub(lambda entity: html.unescape(entity[0]), text))

    def _take(self, name: str) -> bool:
        """Whether it is a tag at all."""
        if name in DROPPED:
            self.dropped[DROPPED[name]] = None
        elif name in BREAKS:
            self.parts.append("\n")
        elif name in ("td", "th"):
            self.parts.append(" ")
        return name in KNOWN or ":" in name or "-" in name

    def _behind(self, source: str, name: str, place: int) -> int:
        """Where reading goes on behind a tag: at its end, if what stands between is not for readers."""
        if name not in UNSEEN or name in self._endless:
            return place
        if end := re.compile(rf"</{name}\s*>", re.IGNORECASE).search(source, place):
            return end.end()
        self._endless.add(name)  # not looked for again: it is not there
        return len(source) if name in ("script", "style") else place


def _raised(found: re.Match[str]) -> str:
    table, mark = (SUPERSCRIPT, "^") if found[1].lower() == "sup" else (SUBSCRIPT, "_")
    text = found[2].strip()
    return text.translate(table) if all(ord(letter) in table for letter in text) else f"{mark}{text}"


def _tidy_lines(text: str) -> str:
    """No empty lines, no white space at the ends of lines."""
    lines = (re.sub(r"[ \t\r]+", " ", line).strip() for line in text.split("\n"))
    return "\n".join(line for line in lines if line)


MARKDOWN = re.compile(
    r"(?P<picture>!)?\[(?P<linked>[^\[\]\n]{0,300})\]\([^()\n]{0,2000}\)"
    r"|(?<![\w*_])(?P<mark>\*{1,2}|_{1,2})(?=[^\s*_])(?P<strong>[^*_\n]{1,300})(?<=\S)(?P=mark)(?![\w*_])"
    r"|`(?P<code>[^`\n]{1,300})`|^#{1,6} +",
    re.MULTILINE,
)


def plain_markdown(source: str, *, keep_lines: bool = True) -> tuple[str, tuple[str, ...]]:
    """The words of a text in Markdown, which may hold HTML; otherwise as `plain_text`."""
    pictures = False

    def words(found: re.Match[str]) -> str:
        nonlocal pictures
        pictures = pictures or bool(found["picture"])
        return "" if found["picture"] else found["linked"] or found["strong"] or found["code"] or ""

    said, dropped = plain_text(MARKDOWN.sub(words, source), keep_lines=keep_lines)
    return said, tuple(dict.fromkeys((*(("picture",) if pictures else ()), *dropped)))
