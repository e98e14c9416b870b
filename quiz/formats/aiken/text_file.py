"""A file that ends in .txt: Moodle calls both its text formats so, lists of cards come so as well, and what stands in
it tells which."""

from __future__ import annotations

from quiz.errors import BadFile, Fault
from quiz.formats.aiken.writer import ANSWER_LINE, OPTION_LINE, looks_like_aiken, read_aiken_text
from quiz.formats.decoding import decode_any
from quiz.formats.foreign import Imported
from quiz.formats.gift.reader import looks_like_gift, read_gift_text
from quiz.formats.tables.cards import cards_in, read_cards

SEEN = 200_000
"""Characters of the beginning that tell what it is."""


def holds_questions(data: bytes) -> bool:
    """Whether a text that was sent as material is a file of questions: whoever writes of history may begin a line with
    initials, or with «Ответ: в конце…», but hardly does both time and again."""
    try:
        text = decode_any(data)
    except BadFile:
        return False
    head = text[:SEEN]
    options, answers = OPTION_LINE.findall(head), ANSWER_LINE.findall(head)
    return 0 < len(answers) < len(options) or looks_like_gift(text)


def cards_held(data: bytes) -> int:
    """How many cards the text is a list of; 0 if it is anything else. A chronicle may look like one: only its author
    knows."""
    try:
        cards = cards_in(decode_any(data)[:SEEN])
    except BadFile:
        return 0
    return len(cards.rows) if cards else 0


def read_text_file(data: bytes, name: str) -> Imported:
    """The questions of a text in Aiken or in GIFT, or a list of cards. Raises BadFile with all that is wrong; for any
    other text, too."""
    text = decode_any(data)
    if name.casefold().endswith(".aiken.txt") or name.casefold().endswith(".aiken") or looks_like_aiken(text):
        return read_aiken_text(text, name)
    if looks_like_gift(text):
        return read_gift_text(text, name)
    cards = cards_in(text)
    if cards is not None:
        return read_cards(cards, name)
    raise BadFile([Fault(None, None, "", "aiken-none", {})])
