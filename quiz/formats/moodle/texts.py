"""Texts as Moodle keeps them (HTML, Markdown, plain) ↔ the words a reader sees."""

from __future__ import annotations

import html
import re
from dataclasses import dataclass

from quiz.formats.html_text import plain_text
from quiz.formats.moodle.xml import FORBIDDEN, Element

PICTURE = re.compile(r"!\[[^\[\]\n]{0,300}\]\([^()\n]{0,400}\)")
LONGEST_SOURCE = 100_000
"""Characters of a text with its tags. A longer one stays as it is, and is told to be too long."""
EMBEDDED = re.compile(r"data:[\w/.+-]{1,60};base64,[A-Za-z0-9+/=]*+")
"""A picture inside the text itself."""
# No mark may stand inside of what it marks: so the time stays proportional to the length.
MARKDOWN = (
    (re.compile(r"\[([^\[\]\n]{1,300})\]\([^()\n]{0,400}\)"), r"\1"),  # [the page](https://…)
    (re.compile(r"^ {0,3}(?:#{1,6}|>) +", re.MULTILINE), ""),  # ## A title
    (re.compile(r"(?<!\\)(\*\*|__)(?=\S)([^*_\n]{1,400})(?<=\S)\1"), r"\2"),  # **strong**
    (re.compile(r"(?<![\w*\\])\*(?=\S)([^*\n]{1,400})(?<=[^\s\\])\*(?![\w*])"), r"\1"),  # *emphasis*
    (re.compile(r"(?<![\w\\])_(?=\S)([^_\n]{1,400})(?<=\S)_(?!\w)"), r"\1"),  # _emphasis_
    (re.compile(r"(?<!\\)`([^`\n]{1,400})`"), r"\1"),  # `code`
    (re.compile(r"\\([\\`*_{}\[\]()#+.!>-])"), r"\1"),  # \*
)


@dataclass(frozen=True, slots=True)
class Words:
    """What a text says. dropped: there is more in it than words: a picture, a file, a sound."""

    text: str = ""
    dropped: bool = False


def words_of(element: Element | None, written_in: str = "html") -> Words:
    """What an element with a <text> says. written_in: the format of a text that does not name its own."""
    if element is None:
        return Words()
    holder = element.first("text") or element
    words = words_in(holder.text, element.attributes.get("format", written_in))
    return Words(words.text, True) if element.first("file") else words


def words_in(source: str, written_in: str) -> Words:
    """What a text says. written_in: html, markdown, plain_text or moodle_auto_format (HTML whose lines count)."""
    has_picture = False
    if ";base64," in source:
        source = EMBEDDED.sub("", source)
    if len(source) > LONGEST_SOURCE:
        return Words(source)
    match written_in:
        case "plain_text":
            return Words(source.strip())
        case "markdown":
            shown = PICTURE.sub("", source)
            has_picture = shown != source
            for mark, words in MARKDOWN:
                shown = mark.sub(words, shown)
            text, dropped = plain_text(shown, keep_lines=True)
        case "moodle_auto_format" | "wiki_like":
            text, dropped = plain_text(source, keep_lines=True)
        case _:
            text, dropped = plain_text(source)
    return Words(text, has_picture or bool(dropped))


def as_html(text: str) -> str:
    """The text as HTML; `words_of` gives it back."""
    return html.escape(text, quote=False).replace("\n", "<br />")


def as_xml(text: str) -> str:
    """The text as it may stand between two tags: in CDATA if there is anything to protect."""
    text = FORBIDDEN.sub("", text)
    if not re.search(r"[<>&]", text):
        return text
    return f"<![CDATA[{text.replace(']]>', ']]]]><![CDATA[>')}]]>"
