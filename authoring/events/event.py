"""An event: a clause that stands alone, with its time if it has one that can be trusted."""

from __future__ import annotations

import itertools
import re
from collections.abc import Collection
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Final

from authoring.dates import Date, Period, Precision, Role, at, certain, phrase
from authoring.events.clause import Refused, is_quoted
from authoring.events.clauses import clauses_of
from authoring.events.context import Context
from authoring.events.deeds import deeds
from authoring.events.defined import defined
from authoring.events.deverbal import is_event_noun
from authoring.events.lifespans import lifespans
from authoring.events.order import spoken, told
from authoring.events.participles import participles
from authoring.events.posts import posts
from authoring.events.shared_date import share_dates
from authoring.events.stand import LONGEST_QUOTE, Standing
from authoring.events.standing import stand
from authoring.events.trimming import vague_company, weekday
from authoring.events.whose_date import behind_place, behind_predicate, ends_object, shifted
from authoring.events.wording import Said, wording
from authoring.events.wordlists import HELD, TO_DATES
from authoring.text.chronicle import OF_ENTRY
from quiz.drafts import Step

_HAPPENING: Final = frozenset({"состояться", "пройти", "произойти", "начаться", "завершиться", "закончиться"})
_DEEDS: Final = ("знакомств", "встреч", "визит", "поездк", "участи", "служб", "работа", "смерть", "гибель", "победа")
_SHORT_YEAR: Final = re.compile(r"\d{4}-(?:м|го|й|му)$|\d(?: гг?\.?)?$")


@dataclass
class Event:
    """standing: the clause; date: its time, if certain and its own; date_words: the tokens of that date."""

    standing: Standing
    context: Context
    date: Date | None = None
    date_words: frozenset[int] = frozenset()

    @property
    def sentence(self) -> int:
        """Number of the sentence it stands in."""
        return self.standing.sentence

    @cached_property
    def body(self) -> str:
        """The clause without its date and without a capital: «Смирнов был назначен наркомом»."""
        return self.standing.retold or self.said(self.date_words)

    @cached_property
    def spoken(self) -> str:
        """The body as it sounds behind a question word or a date: see `order.spoken`."""
        return self.standing.retold or spoken(self)

    @cached_property
    def told(self) -> str:
        """The body as it sounds behind no question word: see `order.told`."""
        return self.standing.retold or told(self)

    @cached_property
    def whole(self) -> str:
        """The clause as it stands in the text, date and all."""
        if self.date is not None and (self.sentence, self.date.start) in self.context.anchors:
            return f"{at(self.date)} {self.body}"
        return self.said(())

    def said(self, without: Collection[int]) -> str:
        """The clause without some words."""
        return self.said_with(without, {})

    def said_with(self, without: Collection[int], instead: dict[int, Said]) -> str:
        """The clause without some words and with others said otherwise."""
        return wording(
            self.standing.clause,
            self.standing.without | set(without),
            {**self.date_in_full(without), **self.standing.reworded, **self.standing.instead, **instead},
        )

    def date_in_full(self, without: Collection[int]) -> dict[int, Said]:
        """«в 1900-м», «в 1900 г.», «в 1900» is «в 1900 году» where no year stands before it; «27 октября» has the year
        that the story told."""
        words = sorted(self.date_words - set(without))
        if self.date is None or not words or not self.date.complete:
            return {}
        short = _SHORT_YEAR.search(self.context.text[self.date.start : self.date.end]) is not None
        short = short or (self.sentence, self.date.start) in self.context.anchors
        together = words == list(range(words[0], words[-1] + 1))
        return {words[0]: Said(words[-1], phrase(self.date, self.date.role))} if short and together else {}

    @property
    def span(self) -> tuple[int, int]:
        """Where its evidence stands in the text: from the sentence that names who is meant to its own."""
        parsed = self.context.parsed
        return parsed[self.standing.evidence_from].start, parsed[self.sentence].end


def events_of(context: Context, sentence: int) -> tuple[list[Event], list[Step]]:
    """The events of one sentence, and why other clauses gave none."""
    parsed = context.parsed[sentence]
    if not parsed.tokens:
        return [], [Step("too-long")]
    clauses, refused = clauses_of(parsed, context.dates[sentence])
    events: list[Event] = []
    for clause in clauses:
        try:
            standing = stand(clause, sentence, context)
        except Refused as refusal:
            refused.append(refusal.step)
            continue
        standing.without |= vague_company(clause)
        event = Event(standing, context)
        try:
            event.date, event.date_words = _own_date(standing, context)
        except Refused as refusal:
            if refusal.step.rule == "disputed-date":
                refused.append(refusal.step)
                continue
            standing.steps.append(refusal.step)
            event.date_words = _all_date_words(standing, context)
        events.append(event)
    share_dates(events)
    ways = (participles, deeds, lifespans, defined, posts)
    told_aside = [parts for way in ways for parts in way(context, sentence)]
    for standing, _, date, _ in told_aside:
        _reach_year(standing, context, date)
    return events + [Event(*parts) for parts in told_aside], refused


def _all_date_words(standing: Standing, context: Context) -> frozenset[int]:
    return frozenset(i for date in context.dates[standing.sentence] for i in _words(standing, date))


def _words(standing: Standing, date: Date) -> list[int]:
    clause = standing.clause
    return [i for i in clause.kept if date.start <= clause.token(i).start < date.end and i not in standing.without]


def _own_date(standing: Standing, context: Context) -> tuple[Date | None, frozenset[int]]:
    """The one date of a clause, if it is the verb's. Raises Refused when it is another word's, or doubtful."""
    for date in context.dates[standing.sentence]:
        standing.without |= weekday(standing.clause, date)
    inside = [(date, words) for date in context.dates[standing.sentence] if (words := _words(standing, date))]
    inside = [one for one in inside if not is_quoted(standing.clause, standing.clause.token(one[1][0]))]  # of a title
    outer = [(date, words) for date, words in inside if date.role is not Role.BARE]
    if not outer:
        entry = next((one for one in context.dates[standing.sentence] if one.rule == OF_ENTRY), None)
        if entry is not None and not inside:
            _reach_year(standing, context, entry)
        return entry, frozenset()
    if len(outer) > 1:
        raise Refused("several-dates")
    date, words = outer[0]
    if date.disputed:
        raise Refused("disputed-date", date.hedge)
    if not certain(date) or "ноч" in context.text[date.start : date.end].lower():
        raise Refused("doubtful-date", context.text[date.start : date.end])
    _refuse_if_anothers(standing, words, context.text[date.start : date.end])
    _reach_year(standing, context, date)
    return _year_held(standing, date), frozenset([*_particles(standing, words), *words])


def _year_held(standing: Standing, date: Date) -> Date:
    """«Игры проходили с 26 января по 5 февраля 1956 года»: in 1956."""
    year = date.first[0]
    spans = date.precision in {Precision.DAYS, Precision.MONTHS} and date.role is Role.SPAN and date.complete
    if standing.lemma not in HELD or not spans or year != date.last[0]:
        return date
    return replace(date, role=Role.AT, period=Period(Precision.YEAR, (year, 1, 1), (year, 12, 31)))


def _reach_year(standing: Standing, context: Context, date: Date) -> None:
    """The evidence begins where the year stands, if that is not too far."""
    anchor = context.anchors.get((standing.sentence, date.start))
    if anchor is None:
        return
    begin = min(standing.evidence_from, anchor)
    standing.year_far = context.parsed[standing.sentence].end - context.parsed[begin].start > LONGEST_QUOTE
    standing.evidence_from = standing.evidence_from if standing.year_far else begin
    standing.lower(0.05, "same-year", context.text[date.start : date.end])


def _subject_has_its_time(standing: Standing) -> bool:
    """«знакомство с Беловым в 1909 году сыграло роль»: the year is the meeting's; «встреча в 1909 году состоялась»."""
    clause = standing.clause
    subject = clause.token(clause.subject).lower if clause.subject is not None else ""
    return standing.lemma not in _HAPPENING and (is_event_noun(subject) or subject.startswith(_DEEDS))


def _particles(standing: Standing, words: list[int]) -> list[int]:
    """«лишь в июне», «только в 1923 году»: they belong to the date and go with it."""
    kept = [i for i in standing.clause.kept if i not in standing.without]
    place = kept.index(words[0])
    found: list[int] = []
    while place and standing.clause.token(kept[place - 1]).lower in TO_DATES:
        place -= 1
        found.append(kept[place])
    return found


def _refuse_if_anothers(standing: Standing, words: list[int], quote: str) -> None:
    """The date must hang on the verb, or open the clause; behind «после смерти» it is the death's."""
    clause = standing.clause
    tokens = clause.parsed.tokens
    kept = [i for i in clause.kept if tokens[i].text != "," and i not in standing.without]
    place = kept.index(words[0])
    before = tokens[kept[place - 1]] if place else None
    top = next((tokens[i] for i in words if tokens[i].head not in words), tokens[words[0]])
    own_verbs = {clause.verb} | {t.i for t in clause.parsed.children(clause.verb) if t.rel.startswith("aux")}
    if before is None:
        return
    if before.lower == "и" and before.rel == "cc" and not tokens[kept[place - 2]].text.isdigit():
        raise Refused("date-elsewhere", quote)  # «превратился в защитника и в 1922 году [возглавил …]»
    if clause.borrowed and clause.subject is not None:
        phrase = clause.parsed.subtree(clause.subject)
        if before.i in phrase and tokens[words[0]].i > max(phrase):
            return
    if before.i in own_verbs and top.head in own_verbs:
        return
    behind = kept[kept.index(words[-1]) + 1 :]
    after = list(itertools.dropwhile(lambda i: tokens[i].pos == "ADV" and tokens[i].head in own_verbs, behind))[:1]
    in_subject = clause.subject is not None and before.i in clause.parsed.subtree(clause.subject)
    if in_subject and _subject_has_its_time(standing):
        raise Refused("date-after-noun", f"{before.text} {quote}")  # «знакомство с Беловым в 1909 году сыграло роль»
    telling = in_subject or before.pos in {"ADV", "PART"} or ends_object(standing, before)
    if after and after[0] in own_verbs and telling:
        standing.lower(0.02, "date:before-verb", quote)
        return
    if behind_place(standing, before):
        standing.lower(0.03, "date:behind-place", quote)
        return
    if shifted(standing, before):
        raise Refused("date-after-noun", f"{before.text} {quote}")
    if top.head in own_verbs or behind_predicate(standing, top, before):
        standing.lower(0.05, "date:tree", quote)
        return
    raise Refused("date-elsewhere", quote)
