"""Which town, country, university or party it was: what a verb was done to, or whither it led."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from authoring.asking.asked import Asked, about, otherwise
from authoring.asking.particular import is_particular
from authoring.asking.stated import in_other_words
from authoring.asking.wrong_places import WRONG, wrong_places
from authoring.dates import Precision
from authoring.events.after_word import inverted
from authoring.events.event import Event
from authoring.events.wording import Said, capital
from authoring.events.wordlists import listed
from authoring.gazetteer import Entry, look_up, peers
from quiz.drafts import Step
from quiz.questions import Choice, Cloze, Expects, Option, TrueFalse, Typed

_STEM: Final = 5
_PLACES: Final = frozenset({"city", "country"})
_WHICH: Final = {
    "city": "какой город",
    "country": "какую страну",
    "university": "какой университет",
    "party": "какую партию",
}
_WRITE: Final = {
    "city": "Впиши город.",
    "country": "Впиши страну.",
    "university": "Впиши университет.",
    "party": "Впиши партию.",
}
_TIMES: Final = frozenset({Precision.DAY, Precision.MONTH, Precision.SEASON, Precision.YEAR})
_TAKING: Final = listed("занять взять захватить освободить осадить покорить оккупировать оставить покинуть сдать")
_FOUNDING: Final = listed("основать заложить")
_MOVING: Final = listed(
    "переехать переселиться эмигрировать бежать перебраться сослать выслать депортировать эвакуировать"
)
_DONE_TO: Final = {
    "city": _TAKING | _FOUNDING,
    "country": _TAKING,
    "university": listed("окончить закончить основать"),
    "party": listed("основать создать покинуть"),
}
_INTO: Final = {"city": _MOVING, "country": _MOVING, "university": listed("поступить"), "party": listed("вступить")}
"""By which verbs a thing of the kind is one of its own: who studied in a town visited others too."""


@dataclass(frozen=True, slots=True)
class _Named:
    """entry: what is named. first, last: its tokens. preposition: before it, or ""."""

    entry: Entry
    first: int
    last: int
    preposition: str

    @property
    def words(self) -> set[int]:
        return set(range(self.first - bool(self.preposition), self.last + 1))

    def said(self, entry: Entry) -> str:
        """«в Казань», «Казань»."""
        into = entry.preposition or self.preposition
        return f"{into} {entry.accusative}" if self.preposition else entry.accusative


def ask_which(event: Event, seed: int) -> Asked | None:
    """The named thing in the accusative under the verb, with the event's date in the question."""
    if event.date is None or not event.date.complete or event.date.precision not in _TIMES:
        return None
    found = _named(event)
    if found is None or not is_particular(event, found.words, dated=False):
        return None
    if event.standing.lemma in _TAKING and event.date.precision is not Precision.DAY:
        return None  # in a year, or in a month, an army takes more than one town
    which = f"{'в ' if found.preposition else ''}{_WHICH[found.entry.kind]}"
    question = f"{capital(which)} {inverted(event, found.words)}?"
    if found.entry.name[:5].lower() in question.lower():
        return None
    return _fact(event, found, question, seed)


def _named(event: Event) -> _Named | None:
    """The one thing the gazetteer knows under the verb, with nothing more told of it."""
    clause = event.standing.clause
    for head in clause.words():
        if head.head != clause.verb or head.rel not in {"obj", "obl"}:
            continue
        case = clause.parsed.child(head.i, "case")
        inner = clause.parsed.subtree(head.i) & set(clause.kept) - ({case.i} if case is not None else set())
        first, last = min(inner), max(inner)
        if case is not None and (case.i != first - 1 or case.lower not in {"в", "во"} or _goes_on(event, last)):
            continue
        surface = event.context.text[clause.token(first).start : clause.token(last).end]
        entry = look_up(surface, tuple(_WHICH)) if len(inner) == last - first + 1 else None
        verbs = _DONE_TO if case is None else _INTO
        if entry is not None and entry.accusative == surface and event.standing.lemma in verbs[entry.kind]:
            return _Named(entry, first, last, case.lower if case is not None else "")
    return None


def _goes_on(event: Event, last: int) -> bool:
    """«в Казань на Волге», «в Казань, к родным»."""
    return any(i > last and i not in event.date_words for i in event.standing.clause.kept)


def _fact(event: Event, found: _Named, question: str, seed: int) -> Asked:
    entry = found.entry
    asked = about(event, "which", capital(f"{event.whole}."), (entry.name,))
    expects = Expects.PLACE if entry.kind in _PLACES else Expects.TEXT
    others = _others(event, entry, seed)
    if len(others) == WRONG:
        right, *options = (capital(found.said(one)) for one in (entry, *others))
        choice = Choice(key="", ask=question, answer=right, wrong=tuple(map(Option, options)))
        asked.add("which-choice", choice, 0.0, Step("gazetteer", "; ".join(options)))
        _swapped(asked, event, found, others[seed % WRONG], seed)
    if found.preposition != "во":  # of what may be meant few begin so
        said = otherwise(event, found.first, Said(found.last, "{" + entry.accusative + "}"))
        gap = f"{said} {_WRITE[entry.kind]}"
        asked.add("which-cloze", Cloze(key="", ask=gap, expects=expects, level=2))
    asked.add("which-typed", Typed(key="", ask=question, answer=entry.name, expects=expects, level=3))
    return asked


def _others(event: Event, entry: Entry, seed: int) -> Sequence[Entry]:
    """Places near it, or others of its kind that the text does not name: those he may have studied at, too."""
    if entry.kind in _PLACES:
        said = {token.lower[:_STEM] for token in event.standing.clause.words()}  # «с саратовскими сотрудниками»
        places = [one for one in wrong_places(event, entry, seed) if one.name.lower()[:_STEM] not in said]
        taken = event.standing.lemma in _TAKING  # the fall of a capital is known to everybody
        return [one for one in places if one.capital == entry.capital] if taken else places
    assert event.date is not None
    text = event.context.text
    others = peers(entry, year=event.date.first[0], count=12, seed=seed)
    at_home = [one for one in others if one.area == entry.area]  # no Russian joined the Labour Party
    return [one for one in at_home if not any(form in text for form in one.forms)][:WRONG]


def _swapped(asked: Asked, event: Event, found: _Named, other: Entry, seed: int) -> None:
    said = otherwise(event, min(found.words), Said(found.last, found.said(other)))
    why = f"На самом деле — {found.said(found.entry)}."
    asked.add(
        "which-false", TrueFalse(key="", ask=said, answer=False, explanation=why), -0.03, Step("swapped", other.name)
    )
    true = in_other_words(event, seed)
    if true is not None:
        asked.add("which-true", TrueFalse(key="", ask=true, answer=True), -0.03)
