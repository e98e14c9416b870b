"""A package of Anki's (.apkg, .colpkg) → a question set.

A note is a fact, and its cards are the ways of asking it: front and back, also the other way round, typed, or gaps.
How well its owner knew it in Anki is not taken over.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace

from quiz.errors import BadFile, Fault
from quiz.formats import shape
from quiz.formats.anki.archive import database_in
from quiz.formats.anki.cloze import GapText, gap_texts, numbers_in, whole_text
from quiz.formats.anki.database import Collection, Deck, Note, NoteType, Template, collection_in
from quiz.formats.anki.own import fields_in, identity_in, own_kind
from quiz.formats.anki.templates import Sides
from quiz.formats.foreign import Imported, Sheet, Value
from quiz.formats.gaps import Gap, read_gap, without_gaps
from quiz.formats.html_text import plain_text
from quiz.formats.shape import folded
from quiz.questions import Kind

LONGEST_NOTE = 50_000
"""Characters of HTML in one note, pictures in it not counted. A question has some hundreds."""
MOST_HTML = 50_000_000
"""Characters of all that is turned into words; it takes some seconds."""
SOUND = re.compile(r"\[(?:sound|anki):[^\[\]]*\]")
PICTURE = re.compile(r"<(?:img|audio|video|object|embed|svg|canvas)\b", re.IGNORECASE)
INLINE_PICTURE = re.compile(r"<img\b[^<>]*>", re.IGNORECASE)
OCCLUSION = "image-occlusion:"
"""Begins a gap that is a place in a picture."""
NAMED_DECKS = 5


def read_apkg(data: bytes, name: str) -> Imported:
    """What a package holds. Raises BadFile with all its faults; the line of each is the number of the note."""
    collection = collection_in(database_in(data))
    deck = next((deck for deck in collection.decks if deck.name), Deck("", "", 0))
    notes = _Notes(collection, Sheet(name, deck.name.replace("::", ": "), plain_text(deck.about)[0]))
    try:
        found = notes.read()
    except BadFile as bad:
        raise BadFile(_with_numbering(bad.faults)) from None
    return replace(found, left_out=_with_numbering(found.left_out))


def _with_numbering(faults: tuple[Fault, ...]) -> tuple[Fault, ...]:
    """Notes have no numbers that people see, so it is said how ours come about."""
    numbered = any(fault.line for fault in faults)
    return (Fault(None, None, "", "apkg-numbering"), *faults) if numbered else faults


class _Notes:
    def __init__(self, collection: Collection, sheet: Sheet) -> None:
        self.collection, self.sheet = collection, sheet
        self.sides = {
            key: [Sides(template) for template in kind.templates] or [Sides(Template("", ""))]
            for key, kind in collection.types.items()
        }
        self.left = MOST_HTML
        self.left_out: dict[str, tuple[int, int]] = {}

    def read(self) -> Imported:
        for note in self.collection.notes:
            self.take(note)
        for code, (first, count) in self.left_out.items():
            self.sheet.leave_out(first, code, count=str(count))
        if others := self.collection.decks[1:]:
            names = ", ".join(f"«{deck.name or 'Default'}»" for deck in others[:NAMED_DECKS])
            names += ", …" if len(others) > NAMED_DECKS else ""
            self.sheet.leave_out(None, "apkg-decks", count=str(len(others)), names=names)
        return self.sheet.finish()

    def words(self, source: str) -> str:
        self.spend(len(source))
        return plain_text(source)[0]

    def spend(self, characters: int) -> None:
        """Raises BadFile when all notes together have had their share: a short one may be filled in very often."""
        self.left -= characters
        if self.left < 0:
            raise BadFile([Fault(None, None, "", "apkg-too-much")])

    def leave_out(self, code: str, note: Note) -> None:
        first, count = self.left_out.get(code, (note.number, 0))
        self.left_out[code] = (first, count + 1)

    def take(self, note: Note) -> None:
        kind = self.collection.types.get(note.type)
        if kind is None:
            self.sheet.fault(note.number, "apkg-no-type")
            return
        values = dict(zip(kind.fields, (SOUND.sub("", value) for value in note.values), strict=False))
        if sum(len(INLINE_PICTURE.sub("<img>", value)) for value in values.values()) > LONGEST_NOTE:
            self.sheet.fault(note.number, "apkg-note-long", limit=str(LONGEST_NOTE))
            return
        values = {name: INLINE_PICTURE.sub("<img>", value) for name, value in values.items()}
        has_media = any(map(PICTURE.search, values.values())) or any(map(SOUND.search, note.values))
        if self.questions(note, kind, values):
            if has_media:
                self.leave_out("apkg-media", note)
        else:
            self.leave_out("apkg-media-only" if has_media else "apkg-one-sided", note)

    def questions(self, note: Note, kind: NoteType, values: Mapping[str, str]) -> bool:
        """Whether the note asks anything."""
        own = own_kind(kind.name)
        if own and (own is not Kind.CLOZE or numbers_in(values.get("Front", "")) == [1]):
            return self.own(note, own, values)
        sides = self.sides[note.type]
        if kind.cloze:
            gapped = [name for name in sides[0].gapped if numbers_in(values.get(name, ""))]
            return bool(gapped) and self.cloze(note, sides[0], gapped[0], values)
        return self.cards(note, sides, values)

    def own(self, note: Note, kind: Kind, values: Mapping[str, str]) -> bool:
        found = fields_in(kind, values)
        if not found["ask"]:
            return False
        fact, key = identity_in(note.guid)
        ask, statement, quote = (str(found.pop(name, "")) for name in ("ask", "statement", "quote"))
        given = {name: value for name, value in found.items() if value or value is False}
        self.sheet.add(note.number, kind, ask, key=key, fact=fact, statement=statement, quote=quote, **given)
        return True

    def cloze(self, note: Note, sides: Sides, field: str, values: Mapping[str, str]) -> bool:
        text, numbers = values[field], numbers_in(values[field])
        if len(numbers) > shape.QUESTIONS[1]:
            self.sheet.fault(note.number, "apkg-many-gaps", count=str(len(numbers)), most=str(shape.QUESTIONS[1]))
            return True
        self.spend(len(text) * (len(numbers) + 1))
        asked = [gap for gap in gap_texts(text, numbers) if _asks(gap)]
        explanation = self.words(sides.answer({**values, field: ""}))
        for gap in asked:
            kind, ask, fields = Kind.CLOZE, gap.ask, dict[str, Value]()
            if not _is_one_gap(gap.ask):
                kind, ask, fields = Kind.FLASHCARD, gap.stem, {"answer": "; ".join(gap.answers)}
                self.leave_out("apkg-gaps-as-cards", note)
            self.add(note, kind, ask, f"c{gap.number}", explanation, _short(whole_text(text)), **fields)
        return bool(asked)

    def cards(self, note: Note, sides: list[Sides], values: Mapping[str, str]) -> bool:
        """The first card, and those that show the same fields: the other way round is the same fact."""
        numbers = [number for number in sorted(note.cards) or [0] if number < len(sides)]
        asked = False
        for number in numbers:
            if sides[number].fields != sides[numbers[0]].fields:
                self.leave_out("apkg-other-cards", note)
            else:
                asked |= self.card(note, sides[number], number, values)
        return asked

    def card(self, note: Note, sides: Sides, number: int, values: Mapping[str, str]) -> bool:
        ask, back = self.words(sides.front(values)), self.words(sides.answer(values))
        if not ask or not back:
            return False
        key, typed = f"card-{number + 1}", self.words(values.get(sides.typed, ""))
        if typed and _can_be_typed(typed, ask):
            explanation = self.words(sides.answer({**values, sides.typed: ""}))
            self.add(note, Kind.TYPED, ask, key, explanation, answer=typed)
            return True
        if typed:
            self.leave_out("apkg-typed-as-cards", note)
        first = sides.begins_with(values) if len(back) > shape.BACK else ""
        if answer := self.words(values.get(first, "")):  # what stands behind the answer explains it
            explanation = self.words(sides.answer({**values, first: ""}))
            self.add(note, Kind.FLASHCARD, ask, key, explanation, answer=answer)
        else:
            self.add(note, Kind.FLASHCARD, ask, key, "", answer=back)
        return True

    def add(
        self, note: Note, kind: Kind, ask: str, key: str, explanation: str, statement: str = "", **fields: Value
    ) -> None:
        fact, own_key = identity_in(note.guid)
        key = own_key if own_key and key in ("card-1", "c1") else key
        self.sheet.add(
            note.number, kind, ask, key=key, fact=fact, statement=statement, quote="", explanation=explanation, **fields
        )


def _asks(gap: GapText) -> bool:
    """Something stands in the gap, and around it."""
    around = re.sub(r"_{5}", " ", gap.stem)
    return any(gap.answers) and bool(re.search(r"\w", around)) and not any(OCCLUSION in said for said in gap.answers)


def _is_one_gap(ask: str) -> bool:
    """Whether it will do as a cloze of ours: otherwise it is asked as a card."""
    gap = read_gap(ask)
    return isinstance(gap, Gap) and _can_be_typed(gap.answer, without_gaps(gap.ask))


def _can_be_typed(answer: str, around: str) -> bool:
    """One line that is not too long, and does not stand in the question."""
    if "\n" in answer or len(answer) > shape.OPTION:
        return False
    return not re.search(rf"(?<!\w){re.escape(folded(answer))}(?!\w)", folded(around))


def _short(statement: str) -> str:
    statement = shape.tidy(statement)
    return statement if len(statement) <= shape.STATEMENT else f"{statement[: shape.STATEMENT - 1].rstrip()}…"
