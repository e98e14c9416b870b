"""What is known of the whole text while its sentences are looked at one by one."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Final

from authoring.dates import Date, old_style
from authoring.gazetteer import Entry
from authoring.parsing import Name, Parsed, Token
from authoring.people import Person
from authoring.people.aliases import told_as_one
from authoring.people.callings import callings_of
from authoring.people.lives import Life, birth_without_name, death_without_name, lives_of
from authoring.text.chronicle import LEAST, year_of_entry
from authoring.topic import Topic

_TERSE: Final = 5, 0.3
"""Sentences that open with a verb and leave its subject out, and their share of all."""
_STEM: Final = 6
_OF_PLACE: Final = 4


def stem(word: str) -> str:
    """A beginning that the forms of one noun share, roughly."""
    low = word.lower().replace("ё", "е")
    return low[: max(3, min(_STEM, len(low) - 2))]


def _tells_tersely(parsed: Sequence[Parsed]) -> bool:
    least, share = _TERSE
    bare = sum(map(_says_nobody, parsed))
    return bare >= least and bare >= share * len(parsed)


def _says_nobody(sentence: Parsed) -> bool:
    """«Окончил гимназию», «В 1924 году назначен наркомом»: a verb in the singular, and no subject of it."""
    verb = next((t for t in sentence.tokens if t.head == -1), None)
    if verb is None or not verb.has(Number="Sing") or not (verb.has(Tense="Past") and verb.pos in {"VERB", "AUX"}):
        return False
    named = any(t.rel.startswith("nsubj") for t in sentence.children(verb.i))
    return not named and not verb.has(Gender="Neut")


@dataclass(slots=True)
class Context:
    """The levelled text, its sentences, dates by sentence, people, and which nouns were met where first.

    town, topic: the town and the thing the text is about, if any.
    persons: (sentence, first token of the name) → the person. anchors: (sentence, start of a date «of the same year»)
    → the sentence that names the year.
    """

    text: str
    parsed: Sequence[Parsed]
    dates: Sequence[Sequence[Date]]
    persons: dict[tuple[int, int], Person]
    hero: Person | None
    town: Entry | None = None
    topic: Topic | None = None
    anchors: dict[tuple[int, int], int] = field(default_factory=dict)
    first_met: dict[str, int] = field(default_factory=dict)
    capitals: set[str] = field(default_factory=set)
    """Stems of words that have a capital inside a sentence: they have it at the beginning of their own right, too."""
    lives: dict[int, Life] = field(init=False)
    """When each person, by key, lived."""
    callings: dict[int, frozenset[str]] = field(init=False)
    """What each person, by key, is called: see `people.callings`."""
    same: frozenset[frozenset[int]] = field(init=False)
    """Pairs of people whom the text tells to be one."""
    two_calendars: bool = field(init=False)
    """Whether some day is told by both: «15 (27) февраля»."""
    terse: bool = field(init=False)
    """Whether a life is told as dictionaries do, and seldom says who: «Окончил гимназию. Назначен наркомом.»"""
    by_years: bool = field(init=False)
    """Whether it is a chronicle whose entries open with their year."""
    places: set[str] = field(init=False)
    """How every place that the text names begins, in its first four letters."""
    _beginning: dict[str, frozenset[int]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.lives = lives_of(self.text, self.parsed, self.dates, self.persons)
        if self.hero is not None and self.lives[self.hero.key].born is None:
            self.lives[self.hero.key].born = birth_without_name(self.parsed, self.dates)
        if self.hero is not None and self.lives[self.hero.key].died is None:
            self.lives[self.hero.key].died = death_without_name(self.parsed, self.dates)
        self.callings = callings_of(self.parsed, self.persons)
        self.same = told_as_one(self.text, self.parsed, self.persons)
        self.terse = self.hero is not None and _tells_tersely(self.parsed)
        heads = (year_of_entry(self.text[one.start : one.end]) for one in self.parsed)
        self.by_years = sum(year is not None for year in heads) >= LEAST
        self.two_calendars = any(old_style(one) for some in self.dates for one in some)
        self.places = {
            " ".join(t.text for t in parsed.tokens[name.first : name.last + 1])[:_OF_PLACE]
            for parsed in self.parsed
            for name in parsed.names
            if name.kind == "LOC"
        }
        for number, parsed in enumerate(self.parsed):
            for token in parsed.tokens:
                if token.pos in {"NOUN", "PROPN"}:
                    self.first_met.setdefault(stem(token.text), number)
                if token.i and token.text.istitle() and parsed.tokens[token.i - 1].text not in {"«", ".", ":", "—"}:
                    self.capitals.add(stem(token.text))

    def known_before(self, token: Token, sentence: int) -> bool:
        """Whether a noun was spoken of in an earlier sentence."""
        return self.first_met.get(stem(token.text), sentence) < sentence

    def is_place(self, word: str) -> bool:
        """Whether the text names a place that begins as the word does."""
        return word[:_OF_PLACE] in self.places

    def sentences_with(self, beginning: str) -> frozenset[int]:
        """Numbers of the sentences that have a word with this beginning; looked for once."""
        if beginning not in self._beginning:
            self._beginning[beginning] = frozenset(
                number
                for number, parsed in enumerate(self.parsed)
                if any(token.lower.startswith(beginning) for token in parsed.tokens)
            )
        return self._beginning[beginning]

    def life(self, person: Person) -> Life:
        """What the text tells of a person's time."""
        return self.lives.get(person.key, Life())

    def people_in(self, sentence: int) -> list[tuple[Name, Person]]:
        """The people named in a sentence, in order."""
        found = []
        for name in self.parsed[sentence].names:
            person = self.persons.get((sentence, name.first))
            if person is not None and not person.ambiguous:
                found.append((name, person))
        return found
