"""Lines of print → paragraphs: running heads dropped, words and lines that were broken joined."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

EDGE = 2
"""Lines at the head and at the foot of a page among which running heads are looked for."""

LONGEST_HEAD = 120
LONGEST_NUMBERED = 40
"""A longer line that ends in a full stop is a sentence, however often it comes."""

OFTEN = 0.4
"""Of the pages: the head of left-hand pages stands on half of them."""

PAGE_NUMBER = re.compile(
    r"(?:[Сс]тр(?:аница|\.)?|[Pp]age|[Pp]\.)?[-–—\s|•]*(?:\d{1,3}|[ivxlc]{1,7})[-–—\s|•.]*(?:(?:из|of|/)\s*\d{1,4})?"
)
BROKEN_WORD = re.compile(r"[^\W\d_]{2,}[-\xad\u2010]$|[^\W\d_]\xad$")
FIRST_WORD = re.compile(r"[^\W\d_]+")
LAST_WORD = re.compile(r"([^\W\d_]+)[-\xad\u2010]$")
HYPHENATED = re.compile(r"[^\W\d_]+-[^\W\d_]+")
KEEPS_HYPHEN_BEFORE = frozenset({"то", "либо", "нибудь", "таки", "ка", "де"})
KEEPS_HYPHEN_AFTER = frozenset({"кое", "кой", "вице", "экс", "юго", "северо", "пол", "социал", "премьер", "генерал"})
ADVERB = re.compile(r"(?:\w+(?:ски|цки|ому|ему|ьи))")  # по-русски, по-новому
ITEM = re.compile(r"(?:[•▪◦‣●■·*–—-]|\(?\d{1,3}[.)]|\d{1,3}(?:\.\d{1,3}){1,4}\.?|[а-яa-z]\))\s+\S")
CONTENTS = re.compile(r"(?:\.[ ]?){5,}[ ]*\d*$|…{3,}[ ]*\d*$")  # «Глава первая . . . . . . 12»
ENDS = re.compile(r"[.!?…:;][»”\"')\]]*\d{0,3}$")

SHORT = 0.8
"""Of the usual width: a line that ends a sentence here ends its paragraph."""

VERY_SHORT = 0.6
"""Of the usual width: a line that ends here before a capital ends its paragraph, be it a heading or not."""


def without_running_heads(pages: Sequence[Sequence[str]]) -> list[list[str]]:
    """Pages as lines, without page numbers, heads and feet that come back from page to page, and tables of contents."""
    full = [[line.strip() for line in page if line.strip()] for page in pages]
    edges = [{_head(line, number) for line in (*page[:EDGE], *page[-EDGE:])} - {""} for number, page in enumerate(full)]
    counted = Counter(head for page in edges for head in page)
    with_text = sum(map(bool, full))
    often = 2 if with_text == 2 else max(3, OFTEN * with_text)
    running = {head for head, count in counted.items() if count >= often}
    for here, near in zip(edges, edges[2:], strict=False):  # the head of a chapter: for three pages in a row
        running |= {head for head in here & near if counted[head] >= 3}
    numbered = _are_numbered(full)
    return [_without(page, number, running, numbered) for number, page in enumerate(full)]


def _head(line: str, page: int) -> str:
    """What a line is as a running head, its number counted from that of the page; "" for a line that is none.

    «1917 год» over one page and «1918 год» over the next are headings of a chronicle.
    """
    if len(line) > LONGEST_HEAD or (len(line) > LONGEST_NUMBERED and ENDS.search(line)):
        return ""
    line = re.sub(r"(?<!\d)\d{1,3}(?!\d)", lambda number: f"#{int(number[0]) - page}", line)
    return re.sub(r"\b[ivxlc]+\b", "#", line)


def _are_numbered(pages: Sequence[Sequence[str]]) -> bool:
    """Three pages, or nearly all, have their number on a line of its own; of a single page nobody knows."""
    full = [page for page in pages if page]
    having = sum(any(PAGE_NUMBER.fullmatch(line) for line in (page[0], page[-1])) for page in full)
    return len(full) > 1 and (having >= 3 or having >= 0.6 * len(full))


def _without(page: list[str], number: int, running: set[str], numbered: bool) -> list[str]:
    """The page's own lines; all of them where nothing would be left."""

    def stays(place: int, line: str) -> bool:
        at_edge = place < EDGE or place >= len(page) - EDGE
        is_number = numbered and place in (0, len(page) - 1) and PAGE_NUMBER.fullmatch(line)
        return not is_number and not (at_edge and _head(line, number) in running) and not CONTENTS.search(line)

    own = [line for place, line in enumerate(page) if stays(place, line)]
    return own or [line for line in page if not PAGE_NUMBER.fullmatch(line) and not CONTENTS.search(line)]


def joined(lines: Sequence[str]) -> list[str]:
    """Paragraphs of the lines of a column of print; an empty line parts paragraphs."""
    width = _usual_width(lines)
    known = {word.lower() for line in lines for word in HYPHENATED.findall(line)}
    paragraphs: list[list[str]] = []
    going_on = False
    for place, line in enumerate(lines):
        if not line:
            going_on = False
            continue
        if going_on:
            paragraphs[-1].append(_seam(paragraphs[-1], line, known))
        else:
            paragraphs.append([])
        paragraphs[-1].append(line)
        following = lines[place + 1] if place + 1 < len(lines) else ""
        going_on = bool(following) and _goes_on(line, following, width)
    return ["".join(parts) for parts in paragraphs]


def _usual_width(lines: Sequence[str]) -> int:
    """Nine lines of ten are no longer."""
    lengths = sorted(len(line) for line in lines if line)
    return lengths[len(lengths) * 9 // 10] if lengths else 0


def _goes_on(line: str, following: str, width: int) -> bool:
    """Whether a paragraph goes on from this line to the next."""
    if BROKEN_WORD.search(line):
        return True
    if ITEM.match(following) and (ENDS.search(line) or len(line) < SHORT * width):
        return False
    if ENDS.search(line):
        return len(line) >= SHORT * width
    begins_anew = following[0].isupper() or following[0].isdigit() or following[0] in "«“\"'—–"
    return not (begins_anew and len(line) < VERY_SHORT * width)


def _seam(parts: list[str], line: str, known: set[str]) -> str:
    """What stands between two lines that belong together; a hyphen of mere hyphenation is taken off the first."""
    last = parts[-1]
    if re.search(r"\d[-–—]$", last) and line[0].isdigit():  # 1941–|1945
        return ""
    before, after = LAST_WORD.search(last), FIRST_WORD.match(line)
    if before is None or after is None or not BROKEN_WORD.search(last):
        return " "
    if not _is_spelt_with_hyphen(before[1].lower(), after[0], known) or last[-1] == "\xad":
        parts[-1] = last[:-1]
    return ""


def _is_spelt_with_hyphen(before: str, after: str, known: set[str]) -> bool:
    small = after.lower()
    return (
        after[0].isupper()  # Санкт-|Петербург
        or small in KEEPS_HYPHEN_BEFORE
        or before in KEEPS_HYPHEN_AFTER
        or (before == "по" and ADVERB.fullmatch(small) is not None)
        or f"{before}-{small}" in known
    )
